// Who makes the copies of the pictures of a preview? A thread beside the one that makes pages, started with the first picture.
import { Worker } from 'node:worker_threads';
import type { PictureUse, Renditions } from '../../core/site/renditions.ts';

export interface CopiesQuestion {
  readonly number: number;
  readonly picture: PictureUse;
  /** Where its bytes are. */
  readonly path: string;
}

export interface CopiesAnswer {
  readonly number: number;
  readonly made: Renditions | undefined;
}

/** Makes copies of pictures, or finds them in the person's cache. */
export class Copies {
  readonly #cacheFolder: string;
  readonly #waiting = new Map<number, (made: Renditions | undefined) => void>();
  #worker: Worker | undefined;
  #number = 0;

  constructor(cacheFolder: string) {
    this.#cacheFolder = cacheFolder;
  }

  /** The copies of a picture whose bytes are at `path`; undefined where there can be none. */
  make(picture: PictureUse, path: string): Promise<Renditions | undefined> {
    const worker = this.#worker ?? this.#start();
    this.#number += 1;
    const number = this.#number;
    return new Promise((resolve) => {
      this.#waiting.set(number, resolve);
      const question: CopiesQuestion = { number, picture, path };
      worker.postMessage(question);
    });
  }

  #start(): Worker {
    const worker = new Worker(threadFile(), { workerData: { cacheFolder: this.#cacheFolder } });
    // Nothing waits for it that would have to be finished.
    worker.unref();
    worker.on('message', ({ number, made }: CopiesAnswer) => {
      this.#waiting.get(number)?.(made);
      this.#waiting.delete(number);
    });
    // A picture that ends the thread is shown as it is; the next one gets another thread.
    const gone = (): void => {
      if (this.#worker !== worker) return;
      this.#worker = undefined;
      for (const resolve of this.#waiting.values()) resolve(undefined);
      this.#waiting.clear();
    };
    worker.on('error', gone);
    worker.on('exit', gone);
    this.#worker = worker;
    return worker;
  }
}

/** The program of the thread lies beside this one, as a source or bundled. */
function threadFile(): URL {
  const isSource = import.meta.url.endsWith('.ts');
  return new URL(isSource ? './copies-thread.ts' : './copies-thread.cjs', import.meta.url);
}
