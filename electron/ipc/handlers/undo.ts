// Calls for undo that reaches over a restart: the window keeps its steps here, and asks for them again.
import { failure, success, toFailure } from '../../../core/errors.ts';
import type { Handlers } from '../serve.ts';
import type { Desk } from './desk.ts';

export function undoHandlers(desk: Desk) {
  const { undoFiles } = desk.services;
  return {
    'undo.keep': ({ id, text }) =>
      desk.inLibrary(async ({ id: library }) => {
        try {
          await undoFiles.keep(library, id, text);
          return success({});
        } catch (error) {
          return failure('write-failed', { detail: toFailure(error).detail });
        }
      }),
    'undo.read': ({ id }) =>
      desk.inLibrary(async ({ id: library }) => {
        try {
          return success({ text: await undoFiles.read(library, id) });
        } catch (error) {
          return failure('file-unreadable', { detail: toFailure(error).detail });
        }
      }),
  } satisfies Partial<Handlers>;
}
