// The process that looks through a whole newsroom, so that the app goes on answering.
import { success } from '../../core/errors.ts';
import { answerApp } from '../asking/answer-app.ts';
import { measureFolders } from './disk-use.ts';
import { findReferences } from './find-references.ts';
import { mediaTalk } from './media-messages.ts';

answerApp(mediaTalk, async (question, { signal, onProgress }) => {
  const { library } = question;
  if (question.about === 'disk') {
    return success(await measureFolders(library, question.cacheFolder, signal));
  }
  const found = await findReferences({
    ...{ library, signal, undoFolder: question.undoFolder, wanted: new Set(question.wanted) },
    onProgress: (done, total) => onProgress(done, total, ''),
  });
  if (!found.ok) return found;
  return success({ kept: [...found.value.kept], unreadable: found.value.unreadable });
});
