// A thread that makes texts: started by `text-threads.ts`, ended by it.
import { parentPort, workerData } from 'node:worker_threads';
import { toFailure } from '../../core/errors.ts';
import { TextPress, type TextSetting } from './make-texts.ts';
import { packAnswer, type TextAnswer, type TextBatch } from './text-messages.ts';

// Both ends of this port are our own code in one process.
const press = new TextPress(workerData as TextSetting);

parentPort?.on('message', ({ batch, texts }: TextBatch) => {
  try {
    const answer = packAnswer(
      batch,
      texts.map((wanted) => press.make(wanted)),
    );
    parentPort?.postMessage(answer, [answer.content]);
  } catch (error) {
    const answer: TextAnswer = { batch, ok: false, error: toFailure(error) };
    parentPort?.postMessage(answer);
  }
});
