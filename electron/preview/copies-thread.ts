// The thread that makes copies of pictures, so that a page never waits for one: started by `copies.ts`.
import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod';
import { RenditionMaker } from '../media/rendition-maker.ts';
import type { CopiesAnswer, CopiesQuestion } from './copies.ts';

const { cacheFolder } = z.object({ cacheFolder: z.string() }).parse(workerData);
const maker = new RenditionMaker(cacheFolder);

// Only `copies.ts` starts this thread, and it asks in this shape.
parentPort?.on('message', async ({ number, picture, path }: CopiesQuestion) => {
  // What cannot be read or decoded is shown as it is.
  const made = await maker.make(picture, path).catch(() => undefined);
  const answer: CopiesAnswer = { number, made };
  parentPort?.postMessage(answer);
});
