// Is a file still arriving? Sync clients, unlike Galley, write files where they belong before all of them is there.
import { readFile, stat } from 'node:fs/promises';
import { isCutOff } from '../../core/content/half-arrived.ts';

/** A file that changed within this time may be half of one that a sync client is still writing. */
export const ARRIVAL_MS = 2 * 60 * 1000;

/** Whether a file was written to so recently that more of it may come. `now` is of the clock that file times are made of. */
export async function isFresh(path: string, now: Date): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && Math.abs(now.getTime() - found.mtimeMs) < ARRIVAL_MS;
}

/** Whether a file is fresh and holds the beginning of a record: damage looks otherwise, or is old. */
export async function isArriving(path: string, now: Date): Promise<boolean> {
  if (!(await isFresh(path, now))) return false;
  const bytes = await readFile(path).catch(() => undefined);
  if (bytes === undefined) return false;
  try {
    // A letter of several bytes that is cut in two is no damage.
    return isCutOff(new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true }));
  } catch {
    return false;
  }
}

/** How often files that are arriving are looked at again. */
const LOOK_EVERY_MS = 10_000;

/** The files of an open library that are still arriving, each looked at again until it is whole, or damaged after all. */
export class Arrivals {
  readonly #look: (path: string) => Promise<void>;
  readonly #fileNow: () => Date;
  readonly #paths = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  /** `look` reads a file again, and asks `isArriving` where it is not whole. */
  constructor(look: (path: string) => Promise<void>, fileNow: () => Date) {
    this.#look = look;
    this.#fileNow = fileNow;
  }

  /** Whether a file that cannot be read may be still on its way; then it is looked at again by itself. */
  async isArriving(path: string): Promise<boolean> {
    const arrives = !this.#isClosed && (await isArriving(path, this.#fileNow()));
    if (arrives) this.expect(path);
    return arrives;
  }

  /** Looks at a file again by itself. */
  expect(path: string): void {
    if (this.#isClosed) return;
    this.#paths.add(path);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.lookAgain();
    }, LOOK_EVERY_MS).unref();
  }

  /** Looks at every file that was still arriving. */
  async lookAgain(): Promise<void> {
    const paths = [...this.#paths];
    this.#paths.clear();
    for (const path of paths) if (!this.#isClosed) await this.#look(path);
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }
}
