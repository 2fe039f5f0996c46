// What is known to be wrong with a library, and where its damaged files went: moved aside, never deleted.
import { existsSync } from 'node:fs';
import { basename, dirname, relative } from 'node:path';
import { type ArticleId, articleId } from '../../core/content/ids.ts';
import type { Failure } from '../../core/errors.ts';
import type { LostArticle } from '../../core/ipc/article-contract.ts';
import type { LibraryProblem } from '../../core/ipc/contract.ts';
import type { Arrivals } from './arrival.ts';
import type { History } from './history.ts';
import { files } from './library-files.ts';
import { describeProblem } from './read-library.ts';
import { articlesSetAside, setFileAside } from './set-aside.ts';

/** Whoever set an article aside may not have been the one who is at the desk now, or may not have read of it. */
const REMEMBERED_MS = 7 * 24 * 60 * 60 * 1000;

export class KnownProblems {
  readonly list: LibraryProblem[] = [];
  readonly #library: string;
  readonly #history: History;
  readonly #mayWrite: boolean;
  readonly #now: () => Date;
  readonly #arrivals: Arrivals;

  constructor(
    library: string,
    history: History,
    mayWrite: boolean,
    now: () => Date,
    arrivals: Arrivals,
  ) {
    this.#library = library;
    this.#history = history;
    this.#mayWrite = mayWrite;
    this.#now = now;
    this.#arrivals = arrivals;
  }

  /** Lists a problem of a file, once. */
  add(path: string, found: Failure, how: Partial<LibraryProblem> = {}): void {
    this.note({ ...describeProblem(this.#library, path, found, false), ...how });
  }

  /** Lists a problem, unless its file is listed already; tells whether it was. */
  note(problem: LibraryProblem): boolean {
    if (this.list.some((known) => known.file === problem.file)) return false;
    this.list.push(problem);
    return true;
  }

  /**
   * Moves a damaged file out of the way and lists what is wrong with it, with the newest good entry of its history. One
   * of which only the checksum is wrong stays where it is until a person has chosen between the two, and one that is
   * still arriving until it is there.
   */
  async putAside(path: string, found: Failure): Promise<void> {
    if (found.code === 'damaged-record' && (await this.#arrivals.isArriving(path))) {
      this.add(path, found, { code: 'arriving-record' });
      return;
    }
    this.solved(path);
    const setAside = found.code === 'damaged-record' && this.#mayWrite;
    if (setAside) await this.moveAside(path);
    // Other records are named in the same way, and have no history.
    const isArticle = dirname(path) === files.articles(this.#library);
    const id = articleId.safeParse(isArticle ? basename(path, '.json') : undefined);
    const isAltered = found.code === 'altered-record';
    const revision = (setAside || isAltered) && id.success ? await this.offer(id.data) : undefined;
    this.add(path, found, {
      setAside,
      ...(revision === undefined ? {} : { revision }),
      ...(isAltered && id.success && this.#mayWrite ? { altered: id.data } : {}),
    });
  }

  /** Lists the articles that were set aside in the last week, by this session or an earlier one, and are still missing. */
  async rememberSetAside(isListed: (id: ArticleId) => boolean): Promise<void> {
    const since = new Date(this.#now().getTime() - REMEMBERED_MS);
    for (const id of await articlesSetAside(this.#library, since)) {
      if (isListed(id) || existsSync(files.trashedArticle(this.#library, id))) continue;
      const revision = await this.offer(id);
      // Without a word of its history there is nothing to be done about it here.
      if (revision === undefined) continue;
      this.add(
        files.article(this.#library, id),
        { code: 'damaged-record' },
        { setAside: true, revision },
      );
    }
  }

  /** Moves a file to where set-aside files are kept. */
  async moveAside(path: string): Promise<void> {
    await setFileAside(this.#library, path, this.#now());
  }

  /** A file is there again and whole, or gone for good; tells whether it was listed. */
  solved(path: string): boolean {
    const file = relative(this.#library, path);
    const index = this.list.findIndex((problem) => problem.file === file);
    if (index >= 0) this.list.splice(index, 1);
    return index >= 0;
  }

  /** The newest good entry of an article whose record is gone, for the person to open. */
  async offer(id: ArticleId): Promise<LostArticle | undefined> {
    const newest = await this.#history.newestGood(id).catch(() => undefined);
    if (newest === undefined) return undefined;
    const { at, article } = newest.entry;
    return { id, entry: newest.id, at, headline: article.headline };
  }
}
