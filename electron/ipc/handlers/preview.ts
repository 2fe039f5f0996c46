// Calls of the preview.
import { success } from '../../../core/errors.ts';
import type { Handlers } from '../serve.ts';
import type { Desk } from './desk.ts';

export function previewHandlers(desk: Desk) {
  const { services } = desk;
  return {
    'preview.show': ({ article, isTyping }, { window }) =>
      services.preview.show(window, article, isTyping),
    'preview.reload': async ({ key }, { window }) =>
      success({ isBegun: services.reloadPreview(window, key) }),
    'preview.away': async (_input, { window }) => {
      services.preview.away(window);
      return success({});
    },
  } satisfies Partial<Handlers>;
}
