// Who makes the texts of an export: this thread where they are few, else one for each core with it, in the order asked for?
import { availableParallelism } from 'node:os';
import { setImmediate as breathe } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { GalleyError, toFailure } from '../../core/errors.ts';
import { programBeside } from '../asking/asked-thread.ts';
import { type MadeText, TextPress, type TextSetting, type WantedText } from './make-texts.ts';
import { type TextAnswer, type TextBatch, unpackAnswer } from './text-messages.ts';

/** Texts handed over at once. Parts of one large file are large themselves. */
const BATCH = 32;
const BATCH_OF_PARTS = 2;
/** Batches of each thread that are begun and not yet taken; what is in memory is bounded by them. */
const AHEAD = 3;
/** Fewer texts are made sooner here than a thread starts. */
const WORTH_A_THREAD = 400;

/** What a thread needs for a batch is little; without a limit it takes what it gets before it tidies up. */
const THREAD_LIMITS = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 192 };

/** Makes texts in order, some ahead of the one that is asked for. */
export interface TextSource {
  next(): Promise<MadeText>;
  /** Ends the threads. */
  close(): Promise<void>;
}

/**
 * Starts making texts. They come in the order given, each to one call of `next`. A text that cannot be made fails there.
 * @param most threads with this one, one for each core if not given
 */
export function startTexts(
  setting: TextSetting,
  wanted: readonly WantedText[],
  most = availableParallelism(),
): TextSource {
  if (wanted.length < WORTH_A_THREAD || most < 2) return onThisThread(setting, wanted);
  return new TextThreads(setting, wanted, most);
}

function onThisThread(setting: TextSetting, wanted: readonly WantedText[]): TextSource {
  const press = new TextPress(setting);
  let place = 0;
  return {
    async next() {
      return press.make(wantedAt(wanted, place++));
    },
    async close() {},
  };
}

function wantedAt(wanted: readonly WantedText[], place: number): WantedText {
  const found = wanted[place];
  if (found === undefined) throw new Error('More texts were asked for than were wanted.');
  return found;
}

function inBatches(wanted: readonly WantedText[]): WantedText[][] {
  const batches: WantedText[][] = [];
  for (const text of wanted) {
    const last = batches.at(-1);
    const [first] = last ?? [];
    const most = text.form === 'bytes' ? BATCH_OF_PARTS : BATCH;
    if (last === undefined || first?.form !== text.form || last.length >= most)
      batches.push([text]);
    else last.push(text);
  }
  return batches;
}

/**
 * This thread has everything at hand, where the others get copies: it makes texts too, whenever it would wait for
 * another one. So there is one thread less than cores.
 */
class TextThreads implements TextSource {
  /** All texts in their order, as they are handed over. */
  readonly #all: readonly (readonly WantedText[])[];
  readonly #press: TextPress;
  readonly #threads: { readonly worker: Worker; waiting: number }[] = [];
  /** The batches that are begun and not wholly taken yet, by their number; promises are those of other threads. */
  readonly #batches = new Map<number, Promise<readonly MadeText[]>>();
  readonly #made = new Map<number, readonly MadeText[]>();
  readonly #answers = new Map<number, (answer: TextAnswer) => void>();
  readonly #failed = new Set<(error: unknown) => void>();
  #begun = 0;
  /** The batch that is being taken, and the place in it. */
  #number = 0;
  #place = 0;

  constructor(setting: TextSetting, wanted: readonly WantedText[], most: number) {
    this.#all = inBatches(wanted);
    this.#press = new TextPress(setting);
    for (let count = 1; count < most; count++) {
      const worker = new Worker(programBeside(import.meta.url, 'text-thread'), {
        workerData: setting,
        resourceLimits: THREAD_LIMITS,
      });
      const thread = { worker, waiting: 0 };
      worker.on('message', (answer: TextAnswer) => {
        thread.waiting -= 1;
        this.#answers.get(answer.batch)?.(answer);
        this.#answers.delete(answer.batch);
        this.#askAhead();
      });
      worker.on('error', (error) => this.#fail(error));
      worker.on('exit', (code) => {
        if (code !== 0) this.#fail(new Error(`a thread ended by itself (code ${code})`));
      });
      this.#threads.push(thread);
    }
    this.#askAhead();
  }

  async next(): Promise<MadeText> {
    const number = this.#number;
    const batch = this.#made.get(number) ?? (await this.#batch(number));
    const made = batch[this.#place];
    if (made === undefined) throw new Error('More texts were asked for than were wanted.');
    this.#place += 1;
    if (this.#place === batch.length) {
      this.#batches.delete(number);
      this.#made.delete(number);
      this.#number += 1;
      this.#place = 0;
      this.#askAhead();
    }
    return made;
  }

  async close(): Promise<void> {
    for (const { worker } of this.#threads) worker.removeAllListeners('exit');
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()));
  }

  /** The batch of a number, others made here in the meantime. */
  async #batch(number: number): Promise<readonly MadeText[]> {
    for (;;) {
      const made = this.#made.get(number);
      if (made !== undefined) return made;
      if (!this.#mayBegin()) break;
      this.#makeHere();
      // What other threads have made arrives between two turns.
      await breathe();
    }
    const batch = this.#batches.get(number);
    if (batch === undefined) throw new Error('More texts were asked for than were wanted.');
    return await batch;
  }

  /** Whether there is a batch left, and room for it: what is made and not yet taken is bounded. */
  #mayBegin(): boolean {
    const most = (this.#threads.length + 1) * AHEAD;
    return this.#begun < this.#all.length && this.#batches.size < most;
  }

  #begin(): { readonly number: number; readonly texts: readonly WantedText[] } {
    const number = this.#begun++;
    return { number, texts: this.#all[number] ?? [] };
  }

  #makeHere(): void {
    const { number, texts } = this.#begin();
    try {
      const made = texts.map((text) => this.#press.make(text));
      this.#made.set(number, made);
      this.#batches.set(number, Promise.resolve(made));
    } catch (error) {
      this.#keep(number, Promise.reject(new GalleyError(toFailure(error), { cause: error })));
    }
  }

  /** Gives each of the other threads a few batches ahead, so that none of them waits. */
  #askAhead(): void {
    for (const thread of this.#threads) {
      while (thread.waiting < AHEAD - 1 && this.#mayBegin()) {
        const { number, texts } = this.#begin();
        const answered = new Promise<readonly MadeText[]>((resolve, reject) => {
          this.#failed.add(reject);
          this.#answers.set(number, (answer) => {
            this.#failed.delete(reject);
            if (!answer.ok) {
              reject(new GalleyError(answer.error));
              return;
            }
            const made = unpackAnswer(answer);
            if (this.#batches.has(number)) this.#made.set(number, made);
            resolve(made);
          });
        });
        this.#keep(number, answered);
        thread.waiting += 1;
        const request: TextBatch = { batch: number, texts };
        thread.worker.postMessage(request);
      }
    }
  }

  #keep(number: number, batch: Promise<readonly MadeText[]>): void {
    // It is awaited when its turn comes; until then a failure is nobody's.
    batch.catch(() => undefined);
    this.#batches.set(number, batch);
  }

  #fail(error: unknown): void {
    const failure = new GalleyError(
      { code: 'export-failed', detail: toFailure(error).detail },
      { cause: error },
    );
    for (const reject of this.#failed) reject(failure);
    this.#failed.clear();
  }
}
