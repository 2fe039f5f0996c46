// Calls of the keystroke journal: what is typed and not saved yet.
import { failure, success, toFailure } from '../../../core/errors.ts';
import { recoverAll } from '../../journal/recovery.ts';
import type { Handlers } from '../serve.ts';
import type { Desk } from './desk.ts';

export function journalHandlers(desk: Desk) {
  return {
    'journal.note': ({ id, baseRevision, text }) =>
      desk.inJournal(async (_store, journal) => {
        try {
          await journal.note(id, baseRevision, text);
          return success({});
        } catch (error) {
          return failure('write-failed', { detail: toFailure(error).detail });
        }
      }),
    'journal.clear': ({ id }) =>
      desk.inJournal(async (_store, journal) => {
        await journal.clear(id);
        return success({});
      }),
    'journal.list': () =>
      desk.inLibrary(async (store) => {
        const journal = desk.services.journal();
        if (journal === null) return success({ found: [] });
        return success({ found: await recoverAll(store, journal) });
      }),
  } satisfies Partial<Handlers>;
}
