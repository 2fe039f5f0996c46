// Calls of the keystroke journal: what is typed and not saved yet.
import { failure, success, toFailure } from '../../../core/errors.ts';
import { recoverAll } from '../../journal/recovery.ts';
import type { Handlers } from '../serve.ts';
import type { Desk } from './desk.ts';

export function journalHandlers(desk: Desk) {
  return {
    'journal.note': ({ id, baseRevision, text }, { window }) =>
      desk.inJournal(async (_store, journal) => {
        try {
          await journal.note(id, window, baseRevision, text);
          return success({});
        } catch (error) {
          return failure('write-failed', { detail: toFailure(error).detail });
        }
      }),
    'journal.clear': ({ id }, { window }) =>
      desk.inJournal(async (_store, journal) => {
        await journal.clear(id, window);
        return success({});
      }),
    'journal.list': (_nothing, { window }) =>
      desk.inLibrary(async (store) => {
        const journal = desk.services.journal();
        if (journal === null) return success({ found: [] });
        return success({ found: await recoverAll(store, journal, window) });
      }),
  } satisfies Partial<Handlers>;
}
