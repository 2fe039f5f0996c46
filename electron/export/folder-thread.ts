// A thread that looks at the folders of exports: started by `folder-eyes.ts`, ended with its process.
import { parentPort } from 'node:worker_threads';
import { type Sighting, sight } from './folder-sight.ts';

export interface SightingWish {
  readonly turn: number;
  readonly folder: string;
  readonly withFiles: boolean;
}

export interface SightingAnswer {
  readonly turn: number;
  readonly sighting: Sighting | undefined;
}

/** One after the other: a folder is not looked at while what is known of another is still being taken in. */
let before: Promise<void> = Promise.resolve();

// Both ends of this port are our own code in one process.
parentPort?.on('message', ({ turn, folder, withFiles }: SightingWish) => {
  before = before.then(async () => {
    const answer: SightingAnswer = { turn, sighting: await sight(folder, withFiles) };
    parentPort?.postMessage(answer);
  });
});
