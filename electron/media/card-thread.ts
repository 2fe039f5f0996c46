// A thread that draws social cards: started by `card-threads.ts`. It gets all it needs as bytes and touches no file.
import { parentPort, workerData } from 'node:worker_threads';
import type { SocialCardFacts } from '../../core/site/social-card.ts';
import { drawCard } from './card-drawing.ts';
import type { CardLogo } from './card-logo.ts';
import { type CardTypeBytes, makeCardType } from './card-type.ts';

/** What a thread is started with. */
export interface CardThreadData {
  readonly type: CardTypeBytes;
  readonly logo: CardLogo | undefined;
}

export interface CardTask {
  readonly number: number;
  readonly facts: SocialCardFacts;
}

export interface DrawnCard {
  readonly number: number;
  readonly png: Uint8Array;
}

// Both ends are this program: what one thread sends, the other declares above.
const { type: bytes, logo } = workerData as CardThreadData;
const type = makeCardType(bytes);

parentPort?.on('message', (task: CardTask) => {
  void type.then((ready) => {
    const png = drawCard(task.facts, ready, logo);
    const drawn: DrawnCard = { number: task.number, png };
    parentPort?.postMessage(drawn);
  });
});
