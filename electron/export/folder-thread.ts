// A thread that looks at the folders of exports: started by `folder-eyes.ts`, ended with its process.
import { answerQuestions } from '../asking/asked-thread.ts';
import { type Sighting, type SightingWish, sight } from './folder-sight.ts';

/** One after the other: a folder is not looked at while what is known of another is still being taken in. */
let before: Promise<unknown> = Promise.resolve();

answerQuestions<SightingWish, Sighting>(({ folder, withFiles }) => {
  const seen = before.then(() => sight(folder, withFiles));
  before = seen;
  return seen;
});
