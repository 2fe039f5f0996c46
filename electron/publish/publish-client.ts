// How does the app have something published in a process of its own, follow it, stop it, and lend it a turn to change records?
import { randomUUID } from 'node:crypto';
import { failure, type Result, success } from '../../core/errors.ts';
import {
  fromPublishProcess,
  type PublishAnswer,
  type PublishPlace,
  type PublishQuestion,
  publishAnswers,
  type ToPublishProcess,
} from './publish-messages.ts';

/** What is needed of Electron's `UtilityProcess`; tests give a plain Node child the same shape. */
export interface PublishChild {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  kill(): boolean;
}

/** Lets records be changed until `work` is over: `LibraryStore.lendTurn`. */
export type LendTurn = (work: () => Promise<void>) => Promise<Result<null>>;

/** How a question is followed, stopped, and has signed what it makes. */
export interface AskHow {
  readonly signal: AbortSignal;
  readonly onProgress?: ((done: number, total: number, label: string) => void) | undefined;
  /** Signs the tag manifest of a bundle, once. */
  readonly sign?: ((manifest: string) => Result<string>) | undefined;
}

interface Asked {
  readonly onProgress: (done: number, total: number, label: string) => void;
  sign: AskHow['sign'];
  settle(outcome: Result<unknown>): void;
}

/** How long the process is kept with what it knows of the newsroom since its last plan, once nobody asks it anything. */
const KEPT_MILLISECONDS = 10 * 60 * 1000;
/** The same where it has made no plan. */
const IDLE_MILLISECONDS = 5000;

export class PublishClient {
  readonly #fork: () => PublishChild;
  #process: PublishProcess | undefined;

  constructor(fork: () => PublishChild) {
    this.#fork = fork;
  }

  /** Asks about the newsroom of `place`. Never rejects. */
  async ask<Q extends PublishQuestion>(
    place: PublishPlace,
    lendTurn: LendTurn,
    question: Q,
    how: AskHow,
  ): Promise<Result<PublishAnswer<Q>>> {
    if (how.signal.aborted) return failure('cancelled');
    if (this.#process?.isFor(place) !== true) {
      this.forget();
      this.#process = new PublishProcess(this.#fork(), place, lendTurn);
    }
    const answered = await this.#process.ask(question, how);
    if (!answered.ok) return answered;
    const parsed = publishAnswers[question.about].safeParse(answered.value);
    // The schema is that of this very question, which the compiler loses through the generic index.
    if (parsed.success) return success(parsed.data as PublishAnswer<Q>);
    return failure('internal', { detail: 'the publish process gave an answer of another shape' });
  }

  /** Ends the process, and with it the plan it holds: the newsroom was closed. */
  forget(): void {
    this.#process?.end();
    this.#process = undefined;
  }
}

/** One process, which publishes one newsroom. */
class PublishProcess {
  readonly #child: PublishChild;
  readonly #place: PublishPlace;
  readonly #lendTurn: LendTurn;
  readonly #asked = new Map<string, Asked>();
  readonly #turns = new Map<number, () => void>();
  #hasPlanned = false;
  #isAlive = true;
  #timer: NodeJS.Timeout | undefined;

  constructor(child: PublishChild, place: PublishPlace, lendTurn: LendTurn) {
    this.#child = child;
    this.#place = place;
    this.#lendTurn = lendTurn;
    child.on('message', (message) => this.#hear(message));
    child.on('exit', (code) => {
      this.#isAlive = false;
      this.#giveUp(`the publish process ended by itself (code ${code})`);
    });
  }

  isFor(place: PublishPlace): boolean {
    return this.#isAlive && place.library.folder === this.#place.library.folder;
  }

  ask(
    question: PublishQuestion,
    { signal, sign, onProgress = () => {} }: AskHow,
  ): Promise<Result<unknown>> {
    clearTimeout(this.#timer);
    const ask = randomUUID();
    if (question.about === 'plan') this.#hasPlanned = true;
    const cancel = (): void => this.#send({ type: 'cancel', ask });
    return new Promise((resolve) => {
      const settle = (outcome: Result<unknown>): void => {
        if (!this.#asked.delete(ask)) return;
        signal.removeEventListener('abort', cancel);
        resolve(outcome);
        this.#rest();
      };
      this.#asked.set(ask, { onProgress, sign, settle });
      signal.addEventListener('abort', cancel);
      this.#send({ type: 'ask', ask, place: this.#place, question });
    });
  }

  end(): void {
    this.#isAlive = false;
    clearTimeout(this.#timer);
    this.#child.kill();
    this.#giveUp('the newsroom was closed');
  }

  #hear(message: unknown): void {
    const parsed = fromPublishProcess.safeParse(message);
    if (!parsed.success) {
      this.end();
      return;
    }
    const { data } = parsed;
    switch (data.type) {
      case 'progress':
        this.#asked.get(data.ask)?.onProgress(data.done, data.total, data.label);
        return;
      case 'answer':
        this.#asked.get(data.ask)?.settle(success(data.value));
        return;
      case 'failed':
        this.#asked.get(data.ask)?.settle({ ok: false, error: data.error });
        return;
      case 'sign':
        this.#sign(data.ask, data.manifest);
        return;
      case 'turnWanted':
        void this.#lend(data.turn);
        return;
      case 'turnOver':
        this.#turns.get(data.turn)?.();
    }
  }

  /** A question has one bundle made, and that signed once; others have nothing signed. */
  #sign(ask: string, manifest: string): void {
    const asked = this.#asked.get(ask);
    const result = asked?.sign?.(manifest) ?? failure('no-signing-key');
    if (asked !== undefined) asked.sign = undefined;
    this.#send({ type: 'signed', ask, result });
  }

  /** Nothing else changes the newsroom's records until the process says that its turn is over, or ends. */
  async #lend(turn: number): Promise<void> {
    const lent = await this.#lendTurn(
      () =>
        new Promise((resolve) => {
          if (!this.#isAlive) return resolve();
          this.#turns.set(turn, resolve);
          this.#send({ type: 'turn', turn, refused: null });
        }),
    );
    this.#turns.delete(turn);
    if (!lent.ok) this.#send({ type: 'turn', turn, refused: lent.error });
  }

  #giveUp(detail: string): void {
    for (const over of this.#turns.values()) over();
    for (const { settle } of [...this.#asked.values()])
      settle(failure('publish-cut-short', { detail }));
  }

  #rest(): void {
    clearTimeout(this.#timer);
    if (this.#asked.size > 0 || !this.#isAlive) return;
    const kept = this.#hasPlanned ? KEPT_MILLISECONDS : IDLE_MILLISECONDS;
    this.#timer = setTimeout(() => this.end(), kept);
    this.#timer.unref();
  }

  #send(message: ToPublishProcess): void {
    if (this.#isAlive) this.#child.postMessage(message);
  }
}
