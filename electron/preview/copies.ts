// Who makes the copies of the pictures of a preview? A thread beside the one that makes pages, started with the first picture.
import type { PictureUse, Renditions } from '../../core/site/renditions.ts';
import { AskedThread, programBeside } from '../asking/asked-thread.ts';

export interface CopiesQuestion {
  readonly picture: PictureUse;
  /** Where its bytes are. */
  readonly path: string;
}

/** Makes copies of pictures, or finds them in the person's cache. */
export class Copies {
  readonly #thread: AskedThread<CopiesQuestion, Renditions>;

  constructor(cacheFolder: string) {
    const program = programBeside(import.meta.url, 'copies-thread');
    this.#thread = new AskedThread(program, { workerData: { cacheFolder } });
  }

  /**
   * The copies of a picture whose bytes are at `path`; undefined where there can be none. A picture that ends the thread is shown as it is;
   * the next one gets another thread.
   */
  make(picture: PictureUse, path: string): Promise<Renditions | undefined> {
    return this.#thread.ask({ picture, path });
  }
}
