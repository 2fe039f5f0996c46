// Calls about versions of an article in other languages.
import {
  earlierTexts,
  linkTranslation,
  makeTranslation,
  markTranslation,
  unlinkTranslation,
} from '../../desk/translations-desk.ts';
import type { Handlers } from '../serve.ts';
import type { Desk } from './desk.ts';

export function translationHandlers(desk: Desk) {
  const { jobs, changes, preflights } = desk.services;
  return {
    'translation.make': ({ job, ...asked }) =>
      desk.inWritableLibrary((store) =>
        jobs.run(job, (signal) => {
          preflights.outdate();
          return makeTranslation(changes, store, asked, { signal });
        }),
      ),
    'translation.link': ({ job, ...asked }) =>
      desk.inWritableLibrary((store) =>
        jobs.run(job, (signal) => {
          preflights.outdate();
          return linkTranslation(changes, store, asked, { signal });
        }),
      ),
    'translation.unlink': ({ job, id }) =>
      desk.inWritableLibrary((store) =>
        jobs.run(job, (signal) => {
          preflights.outdate();
          return unlinkTranslation(changes, store, id, { signal });
        }),
      ),
    'translation.mark': ({ job, ...asked }) =>
      desk.inWritableLibrary((store) =>
        jobs.run(job, (signal) => {
          preflights.outdate();
          return markTranslation(changes, store, asked, { signal });
        }),
      ),
    'translation.earlier': ({ id, prints }) =>
      desk.inLibrary((store) => earlierTexts(store, id, prints)),
  } satisfies Partial<Handlers>;
}
