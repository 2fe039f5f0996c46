// Where is it kept what can still be undone after a restart? A file per article in the person's own folder, not the library.
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArticleId, LibraryId } from '../core/content/ids.ts';
import { errorCode } from './storage/durable-file.ts';

/** Older ones make room: who comes back to them wants their history, not their undo. */
const MOST_FILES = 60;

/**
 * A convenience beside the library: written after saves, never waited for by one, and losing it loses no text. What is
 * in a file is for the window alone to understand and to check.
 */
export class UndoFiles {
  readonly #folder: string;
  /** One after the other, so that an older writing never ends after a newer one. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** What was kept, or null. */
  async read(library: LibraryId, article: ArticleId): Promise<string | null> {
    try {
      await this.#turn;
      return await readFile(this.#path(library, article), 'utf8');
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return null;
      throw error;
    }
  }

  /** Keeps `text` for an article; null keeps nothing any more. */
  keep(library: LibraryId, article: ArticleId, text: string | null): Promise<void> {
    const work = async (): Promise<void> => {
      const path = this.#path(library, article);
      if (text === null) {
        await rm(path, { force: true });
        return;
      }
      await mkdir(this.#folder, { recursive: true });
      await writeFile(`${path}.new`, text);
      await rename(`${path}.new`, path);
      await this.#makeRoom();
    };
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async #makeRoom(): Promise<void> {
    const names = await readdir(this.#folder);
    if (names.length <= MOST_FILES) return;
    const dated = await Promise.all(
      names.map(async (name) => {
        const path = join(this.#folder, name);
        return { path, at: (await stat(path)).mtimeMs };
      }),
    );
    dated.sort((one, other) => other.at - one.at);
    for (const { path } of dated.slice(MOST_FILES)) await rm(path, { force: true });
  }

  #path(library: LibraryId, article: ArticleId): string {
    return join(this.#folder, `${library}-${article}.json`);
  }
}
