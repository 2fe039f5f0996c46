// The process that computes related news, so that reading the archive does not stop the app: started by `related.ts`.
import { toFailure } from '../../core/errors.ts';
import { hearParent, tellParent } from '../parent.ts';
import { RelatedEngine } from './related-engine.ts';
import {
  type MessageFromProcess,
  type MessageToProcess,
  messageToProcess,
} from './related-messages.ts';

/** Progress is told at most this often. */
const TELL_EVERY_MS = 100;

let engine: RelatedEngine | undefined;
/** Questions are answered in their order, after the archive has been read. */
let turn: Promise<unknown> = Promise.resolve();
const cancelled = new Set<number>();
let told = Number.NEGATIVE_INFINITY;

function tell(message: MessageFromProcess): void {
  tellParent(message);
}

function onStep(done: number, total: number): void {
  const now = performance.now();
  if (now - told < TELL_EVERY_MS && done < total) return;
  told = now;
  tell({ type: 'progress', done, total });
}

function inTurn(number: number, work: (ready: RelatedEngine) => Promise<MessageFromProcess>): void {
  turn = turn.then(async () => {
    try {
      if (engine === undefined) throw new Error('no library is open');
      tell(await work(engine));
    } catch (error) {
      tell({ type: 'failed', number, detail: toFailure(error).detail ?? '' });
    } finally {
      cancelled.delete(number);
    }
  });
}

function hear(message: MessageToProcess): void {
  switch (message.type) {
    case 'open': {
      const opened = new RelatedEngine(message.library);
      engine = opened;
      turn = opened.start(onStep).catch(() => {
        // Whoever asks is told that it cannot be read.
        engine = undefined;
      });
      return;
    }
    case 'changed':
      engine?.changed(message.ids);
      return;
    case 'list': {
      const { number, id } = message;
      inTurn(number, async (ready) => ({
        type: 'list',
        number,
        list: (await ready.list(id)) ?? null,
      }));
      return;
    }
    case 'plan': {
      const { number, now } = message;
      inTurn(number, async (ready) => ({
        type: 'plan',
        number,
        plan: (await ready.plan(new Date(now), onStep, () => !cancelled.has(number))) ?? null,
      }));
      return;
    }
    case 'cancel':
      cancelled.add(message.number);
  }
}

hearParent((message) => {
  const parsed = messageToProcess.safeParse(message);
  if (parsed.success) hear(parsed.data);
});
