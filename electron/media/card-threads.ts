// How are many social cards drawn on all cores, a few at a time, until somebody stops it?
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { GalleyError } from '../../core/errors.ts';
import type { SocialCardFacts } from '../../core/site/social-card.ts';
import { programBeside } from '../asking/asked-thread.ts';
import type { CardTask, CardThreadData, DrawnCard } from './card-thread.ts';

/** More threads than this ask for more memory than they save time. */
const MOST_THREADS = 4;
/** So many wait in a thread that it never waits itself. */
const AHEAD = 2;

/**
 * Draws all cards, and hands each over as soon as it is there, in no particular order. Fails with `cancelled` when the
 * signal says so.
 */
export async function drawInThreads(
  cards: readonly SocialCardFacts[],
  data: CardThreadData,
  take: (index: number, png: Uint8Array) => Promise<void>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const count = Math.min(MOST_THREADS, availableParallelism(), cards.length);
  const program = programBeside(import.meta.url, 'card-thread');
  const threads = Array.from({ length: count }, () => new Worker(program, { workerData: data }));
  try {
    await new Promise<void>((resolve, reject) => {
      let next = 0;
      let left = cards.length;
      const stop = (): void => reject(new GalleyError({ code: 'cancelled' }));
      if (signal?.aborted === true) stop();
      signal?.addEventListener('abort', stop, { once: true });
      const give = (thread: Worker): void => {
        const facts = cards[next];
        if (facts === undefined) return;
        const task: CardTask = { number: next++, facts };
        thread.postMessage(task);
      };
      for (const thread of threads) {
        thread.on('error', reject);
        thread.on('exit', () => reject(new Error('a thread that draws cards ended by itself')));
        thread.on('message', ({ number, png }: DrawnCard) => {
          give(thread);
          take(number, png).then(() => {
            if (--left === 0) resolve();
          }, reject);
        });
        for (let task = 0; task < AHEAD; task++) give(thread);
      }
      if (left === 0) resolve();
    });
  } finally {
    for (const thread of threads) thread.removeAllListeners();
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}
