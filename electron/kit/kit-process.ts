// The process that reads a dropped folder: what lies in there may be anything, and the app goes on answering.
import { failure, success } from '../../core/errors.ts';
import { answerApp } from '../asking/answer-app.ts';
import { kitTalk } from './kit-messages.ts';
import { readFolder } from './read-folder.ts';

answerApp(kitTalk, async ({ folder }, { signal, onProgress }) => {
  const read = await readFolder(folder, { signal, onProgress });
  if (!read.ok) return read;
  if (signal.aborted) return failure('cancelled');
  const { facts, paths } = read.value;
  return success({
    facts,
    paths: paths.map(([number, path]) => [number, path] as [number, string]),
  });
});
