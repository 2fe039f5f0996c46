// The process that checks, so that windows and the main process go on answering.
import { failure, success } from '../../core/errors.ts';
import { answerApp } from '../asking/answer-app.ts';
import { internet } from '../web/ask-web.ts';
import { checkLibraryEdition, countLibraryFindings } from './check-library-edition.ts';
import { FileFacts } from './file-facts.ts';
import { preflightTalk } from './preflight-messages.ts';

answerApp(preflightTalk, async (question, { signal, onProgress }) => {
  const { library, cacheFolder } = question;
  if (question.about === 'pdfs') {
    const facts = new FileFacts(cacheFolder);
    const answers = [];
    for (const asset of question.assets) {
      if (signal.aborted) return failure('cancelled');
      answers.push({ asset: asset.id, facts: await facts.pdf(library, asset) });
    }
    return success(answers);
  }
  const options = { library, cacheFolder, asOf: new Date(question.asOf), signal, onProgress };
  if (question.about === 'articles') return await countLibraryFindings(options);
  const checked = await checkLibraryEdition({
    ...options,
    network: question.withLinks ? internet : undefined,
    most: question.most,
  });
  return checked.ok ? success(checked.value.report) : checked;
});
