// How is a thread of ours asked, one question after the other, when nothing depends on it? What it does not answer is undefined.
import { parentPort, Worker, type WorkerOptions } from 'node:worker_threads';

interface Asked<Q> {
  readonly number: number;
  readonly question: Q;
}

interface Answered<A> {
  readonly number: number;
  readonly answer: A | undefined;
}

/** The program `name` as it lies beside the module of this address, as a source or bundled. */
export function programBeside(address: string, name: string): URL {
  return new URL(`./${name}.${address.endsWith('.ts') ? 'ts' : 'cjs'}`, address);
}

/** A thread that begins with the first question, and anew with the next one after it ended. */
export class AskedThread<Q, A> {
  readonly #program: URL;
  readonly #options: WorkerOptions;
  readonly #waiting = new Map<number, (answer: A | undefined) => void>();
  #worker: Worker | undefined;
  #number = 0;

  constructor(program: URL, options: WorkerOptions) {
    this.#program = program;
    this.#options = options;
  }

  /** Whether it has begun and not ended: what it learnt by earlier questions it still knows. */
  get isRunning(): boolean {
    return this.#worker !== undefined;
  }

  /** Undefined where it has no answer, or ended before it had one. */
  ask(question: Q): Promise<A | undefined> {
    const worker = this.#begun();
    const asked: Asked<Q> = { number: ++this.#number, question };
    return new Promise((resolve) => {
      this.#waiting.set(asked.number, resolve);
      // An answer that is waited for keeps the process alive; a thread that waits does not.
      worker.ref();
      worker.postMessage(asked);
    });
  }

  async end(): Promise<void> {
    await this.#worker?.terminate();
  }

  #begun(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const worker = new Worker(this.#program, this.#options);
    worker.on('message', ({ number, answer }: Answered<A>) => {
      this.#waiting.get(number)?.(answer);
      this.#waiting.delete(number);
      if (this.#waiting.size === 0) worker.unref();
    });
    const ended = (): void => {
      if (this.#worker !== worker) return;
      this.#worker = undefined;
      for (const resolve of this.#waiting.values()) resolve(undefined);
      this.#waiting.clear();
    };
    worker.on('error', ended);
    worker.on('exit', ended);
    this.#worker = worker;
    return worker;
  }
}

/** The other end: has the thread that this runs in answer whoever started it. A question that fails has no answer. */
export function answerQuestions<Q, A>(answer: (question: Q) => Promise<A | undefined>): void {
  // Both ends of this port are our own code in one process.
  parentPort?.on('message', async ({ number, question }: Asked<Q>) => {
    const answered: Answered<A> = { number, answer: await answer(question).catch(() => undefined) };
    parentPort?.postMessage(answered);
  });
}
