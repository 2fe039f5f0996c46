// The thread in which documents from outside are opened: started by `document-reader.ts`, which ends it when one keeps it too long.
import { parentPort, workerData } from 'node:worker_threads';
import { documentQuestion, readDocument } from './read-document.ts';

/** What it is started with: the program that reads PDFs. */
export interface KitThreadData {
  readonly pdf: Uint8Array;
}

// Both ends are this program: `document-reader.ts` sends what is declared above.
const { pdf } = workerData as KitThreadData;

parentPort?.on('message', (message: unknown) => {
  void readDocument(documentQuestion.parse(message), () => Promise.resolve(pdf)).then((facts) =>
    parentPort?.postMessage(facts),
  );
});
