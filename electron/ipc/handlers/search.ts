// Calls of the full-text search.
import { success } from '../../../core/errors.ts';
import type { Handlers } from '../serve.ts';
import type { Desk } from './desk.ts';

export function searchHandlers(desk: Desk) {
  return {
    'search.start': () =>
      desk.inLibrary(() => {
        desk.services.search.start();
        return success({});
      }),
    'search.query': ({ text, limit }, { window }) =>
      desk.services.search.query(window, text, limit),
  } satisfies Partial<Handlers>;
}
