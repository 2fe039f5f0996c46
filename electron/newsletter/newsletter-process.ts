// The process that makes the files of a mail and sends a test, so that windows and the main process go on answering.
import { failure, success } from '../../core/errors.ts';
import { answerApp } from '../asking/answer-app.ts';
import { writeDurably } from '../storage/durable-file.ts';
import { readLibrary } from '../storage/read-library.ts';
import { handOver } from './hand-over.ts';
import { makeMailFiles } from './mail-files.ts';
import { newsletterTalk } from './newsletter-messages.ts';
import { sendTest } from './test-send.ts';

answerApp(newsletterTalk, async (question, { signal, onProgress }) => {
  const { library, cacheFolder, issue } = question;
  const place = { libraryFolder: library, cacheFolder };
  const how = { asOf: new Date(question.asOf), signal, onProgress };
  if (question.about === 'handOver' && question.as !== 'eml') {
    const handed = await handOver(place, {
      ...{ ...how, issue, pictures: 'beside', inlineImages: false },
      destination: { kind: question.as, path: question.path },
    });
    if (!handed.ok) return handed;
    const { files } = handed.value;
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    return success({ files: files.length, bytes });
  }
  const read = await readLibrary(library);
  if (!read.ok) return read;
  const { snapshot } = read.value;
  const found = snapshot.newsletters.find(({ id }) => id === issue);
  if (found === undefined) return failure('not-found');
  const isTest = question.about === 'testSend';
  // A test goes to somebody who may not reach the website yet: its pictures travel with it.
  const wish = { ...how, pictures: 'beside', inlineImages: isTest } as const;
  const made = await makeMailFiles(found, snapshot, place, wish);
  const eml = made.files.find(({ path }) => path.endsWith('.eml'))?.bytes;
  if (eml === undefined) return failure('internal', { detail: 'the mail has no .eml' });
  if (question.about === 'handOver') {
    await writeDurably(question.path, eml);
    return success({ files: 1, bytes: eml.byteLength });
  }
  const { server, password, certificateFile, to } = question;
  return sendTest({
    ...{ server, password, to, eml, subject: made.view.subject, signal },
    certificateFile: certificateFile ?? undefined,
  });
});
