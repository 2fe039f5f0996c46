// How does the app run exports in a process of their own, follow them and stop them?
import { failure, type Result } from '../../core/errors.ts';
import type { ExportReceipt } from '../../core/ipc/contract.ts';
import {
  type ExportRequest,
  type MessageToProcess,
  messageFromProcess,
} from './export-messages.ts';

/** What is needed of Electron's `UtilityProcess`; tests give a plain Node child the same shape. */
export interface ExportChild {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  kill(): boolean;
}

export interface RunningExport {
  readonly result: Promise<Result<ExportReceipt>>;
  /** Asks it to stop: the result becomes `cancelled`, and no file is left. */
  cancel(): void;
}

/** Answers a tag manifest with the file of its signature. */
export type Sign = (manifest: string) => Result<string>;

/** How long a process waits for the next export of its library, with all it knows of it. */
const KEPT_MILLISECONDS = 10 * 60 * 1000;

/**
 * Runs exports. The process of an export is kept for a while: the next one of the same library reads, makes and writes only what
 * changed. A process that is busy is not waited for; another is started beside it.
 */
export class ExportClient {
  readonly #fork: () => ExportChild;
  readonly #keptMilliseconds: number;
  #kept: { readonly process: ExportProcess; readonly timer: NodeJS.Timeout } | undefined;

  constructor(fork: () => ExportChild, keptMilliseconds = KEPT_MILLISECONDS) {
    this.#fork = fork;
    this.#keptMilliseconds = keptMilliseconds;
  }

  /** @param sign signs what a process asks for, once, where this export is to be signed. */
  start(
    options: Omit<ExportRequest, 'isSigned'>,
    onProgress: (done: number, total: number, label: string) => void,
    sign?: Sign,
  ): RunningExport {
    const process = this.#take(options.libraryFolder);
    const running = process.run({ ...options, isSigned: sign !== undefined }, onProgress, sign);
    const result = running.result.then((outcome) => {
      this.#keep(process);
      return outcome;
    });
    return { ...running, result };
  }

  /** Ends the process that waits, if there is one: the library was closed. */
  forget(): void {
    const kept = this.#kept;
    this.#kept = undefined;
    if (kept === undefined) return;
    clearTimeout(kept.timer);
    kept.process.end();
  }

  #take(library: string): ExportProcess {
    const kept = this.#kept;
    if (kept === undefined || !kept.process.isAlive)
      return new ExportProcess(this.#fork(), library);
    if (kept.process.library !== library) {
      this.forget();
      return new ExportProcess(this.#fork(), library);
    }
    clearTimeout(kept.timer);
    this.#kept = undefined;
    return kept.process;
  }

  #keep(process: ExportProcess): void {
    if (!process.isAlive) return;
    this.forget();
    const timer = setTimeout(() => this.forget(), this.#keptMilliseconds);
    timer.unref();
    this.#kept = { process, timer };
  }
}

/** One process, which exports one library, one export at a time. */
class ExportProcess {
  readonly library: string;
  readonly #child: ExportChild;
  #settle: (outcome: Result<ExportReceipt>) => void = () => {};
  #onProgress: (done: number, total: number, label: string) => void = () => {};
  #sign: Sign | undefined;
  #isAlive = true;

  constructor(child: ExportChild, library: string) {
    this.library = library;
    this.#child = child;
    child.on('message', (message) => {
      const parsed = messageFromProcess.safeParse(message);
      if (!parsed.success) {
        this.#settle(failure('internal', { detail: 'the export process said something unknown' }));
        this.end();
      } else if (parsed.data.type === 'done') {
        this.#settle(parsed.data.result);
      } else if (parsed.data.type === 'sign') {
        this.#send({ type: 'signed', result: this.#signOnce(parsed.data.manifest) });
      } else {
        this.#onProgress(parsed.data.done, parsed.data.total, parsed.data.label);
      }
    });
    child.on('exit', (code) => {
      this.#isAlive = false;
      this.#settle(
        failure('export-failed', { detail: `the export process ended by itself (code ${code})` }),
      );
    });
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  run(
    options: ExportRequest,
    onProgress: (done: number, total: number, label: string) => void,
    sign: Sign | undefined,
  ): RunningExport {
    this.#sign = sign;
    let isOver = false;
    const result = new Promise<Result<ExportReceipt>>((resolve) => {
      this.#settle = (outcome) => {
        isOver = true;
        this.#sign = undefined;
        this.#onProgress = () => {};
        resolve(outcome);
      };
    });
    this.#onProgress = onProgress;
    this.#send({ type: 'start', options });
    return {
      result,
      cancel: () => {
        if (!isOver) this.#send({ type: 'cancel' });
      },
    };
  }

  /** An export has one list to be signed: whoever asks again is no export of ours. */
  #signOnce(manifest: string): Result<string> {
    const sign = this.#sign;
    this.#sign = undefined;
    return sign?.(manifest) ?? failure('no-signing-key');
  }

  end(): void {
    this.#isAlive = false;
    this.#child.kill();
  }

  #send(message: MessageToProcess): void {
    this.#child.postMessage(message);
  }
}
