// What does a whole library hold right now? For readers, once or again and again: no lock is taken and nothing is written.
import { type Stats, statSync } from 'node:fs';
import { basename, relative } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { packArticle } from '../../core/content/packed-article.ts';
import type { RecordOf, RecordType } from '../../core/content/record-types.ts';
import { type Failure, type Result, success } from '../../core/errors.ts';
import type { LibraryProblem } from '../../core/ipc/contract.ts';
import type { LibrarySnapshot } from '../../core/library.ts';
import {
  files,
  identifyLibrary,
  listArticleIds,
  listAssetIds,
  listNewsletterIds,
  listTemplateIds,
} from './library-files.ts';
import { readRecordNow } from './record-file.ts';

/** Files looked at, and read, between two looks at the event loop. */
const LOOK_EVERY = 512;
const READ_EVERY = 32;

export interface ReadLibrary {
  readonly snapshot: LibrarySnapshot;
  readonly problems: readonly LibraryProblem[];
}

/** Reads a library once; see `LibraryReader`, which reads it again and again. */
export function readLibrary(library: string): Promise<Result<ReadLibrary>> {
  return new LibraryReader(library).read();
}

/**
 * Reads a library as often as asked; only files that changed since are opened. A record whose file is the same as before is the
 * same object as before. Damaged articles, assets and issues of the newsletter are reported and left out; a damaged site, taxonomy or list of people
 * fails the whole, since nothing right can be made without them.
 */
export class LibraryReader {
  readonly #library: string;
  readonly #files = new Map<string, { stamp: Stamp | undefined; result: Result<unknown> }>();

  constructor(library: string) {
    this.#library = library;
  }

  async read(): Promise<Result<ReadLibrary>> {
    const library = this.#library;
    const asItIs = <T>(record: T): T => record;
    const identified = await identifyLibrary(library);
    if (!identified.ok) return identified;
    const card = this.#one('library', files.card(library), asItIs);
    if (!card.ok) return card;
    const site = this.#one('site', files.site(library), asItIs);
    if (!site.ok) return site;
    const taxonomy = this.#one('taxonomy', files.taxonomy(library), asItIs);
    if (!taxonomy.ok) return taxonomy;
    const people = this.#one('people', files.people(library), asItIs);
    if (!people.ok) return people;
    const redirects = this.#one('redirects', files.redirects(library), asItIs);
    if (!redirects.ok) return redirects;

    const problems: LibraryProblem[] = [];
    const report = (path: string, problem: Failure): void => {
      problems.push(describeProblem(library, path, problem, false));
    };
    const articlePaths = (await listArticleIds(library)).map((id) => files.article(library, id));
    const articles = await this.#many('article', packArticle, articlePaths, report);
    const assetPaths = (await listAssetIds(library)).map((id) => files.assetRecord(library, id));
    const assets = await this.#many('asset', asItIs, assetPaths, report);
    const issuePaths = (await listNewsletterIds(library)).map((id) =>
      files.newsletter(library, id),
    );
    const newsletters = await this.#many('newsletterIssue', asItIs, issuePaths, report);
    const templatePaths = (await listTemplateIds(library)).map((id) => files.template(library, id));
    const templates = await this.#many('newsletterTemplate', asItIs, templatePaths, report);
    this.#forgetAllBut(articlePaths, assetPaths, issuePaths, templatePaths);
    return success({
      snapshot: {
        id: card.value.id,
        site: site.value,
        taxonomy: taxonomy.value,
        people: people.value.people,
        redirects: redirects.value.redirects,
        articles,
        assets: new Map(assets.map((asset) => [asset.id, asset])),
        newsletters,
        templates,
      },
      problems,
    });
  }

  async #many<T extends RecordType, Kept>(
    type: T,
    keep: (record: RecordOf<T>) => Kept,
    paths: readonly string[],
    report: (path: string, problem: Failure) => void,
  ): Promise<Kept[]> {
    const changed: string[] = [];
    for (const [index, path] of paths.entries()) {
      if (!isSameStamp(this.#files.get(path)?.stamp, stampOf(path))) changed.push(path);
      if (index % LOOK_EVERY === LOOK_EVERY - 1) await breathe();
    }
    for (const [index, path] of changed.entries()) {
      this.#one(type, path, keep);
      if (index % READ_EVERY === READ_EVERY - 1) await breathe();
    }
    return paths.flatMap((path) => {
      // What was kept of a path is of the type that is asked of it.
      const result = this.#files.get(path)?.result as Result<Kept> | undefined;
      if (result?.ok === true) return [result.value];
      if (result !== undefined) report(path, result.error);
      return [];
    });
  }

  #one<T extends RecordType, Kept>(
    type: T,
    path: string,
    keep: (record: RecordOf<T>) => Kept,
  ): Result<Kept> {
    const stamp = stampOf(path);
    const known = this.#files.get(path);
    // What was kept of a path is of the type that is asked of it.
    if (known !== undefined && isSameStamp(known.stamp, stamp)) return known.result as Result<Kept>;
    const read = readRecordNow(type, path);
    const result = read.ok ? success(keep(read.value)) : read;
    // A file that is replaced while it is read is looked at again the next time.
    const isSettled = isSameStamp(stampOf(path), stamp);
    this.#files.set(path, { stamp: isSettled ? stamp && bareStamp(stamp) : undefined, result });
    return result;
  }

  #forgetAllBut(...lists: readonly (readonly string[])[]): void {
    const single = [
      files.card(this.#library),
      files.site(this.#library),
      files.taxonomy(this.#library),
      files.people(this.#library),
      files.redirects(this.#library),
    ];
    // Everything that is there was just read, and is known.
    if (this.#files.size === lists.reduce((sum, list) => sum + list.length, single.length)) return;
    const kept = new Set([...lists.flat(), ...single]);
    for (const path of this.#files.keys()) {
      if (!kept.has(path)) this.#files.delete(path);
    }
  }
}

/**
 * Names the content of a file without opening it: every write of ours makes a new file, and every other one a new time, which a
 * number holds to a quarter of a microsecond.
 */
type Stamp = Pick<Stats, 'ino' | 'size' | 'mtimeMs' | 'ctimeMs'>;

function stampOf(path: string): Stamp | undefined {
  return statSync(path, { throwIfNoEntry: false });
}

/** What is kept of a look at a file: a tenth of it. */
function bareStamp({ ino, size, mtimeMs, ctimeMs }: Stamp): Stamp {
  return { ino, size, mtimeMs, ctimeMs };
}

function isSameStamp(one: Stamp | undefined, other: Stamp | undefined): boolean {
  return (
    one !== undefined &&
    other !== undefined &&
    one.ctimeMs === other.ctimeMs &&
    one.mtimeMs === other.mtimeMs &&
    one.size === other.size &&
    one.ino === other.ino
  );
}

export function describeProblem(
  library: string,
  path: string,
  problem: Failure,
  setAside: boolean,
): LibraryProblem {
  return {
    file: relative(library, path) || basename(path),
    code: problem.code,
    detail: problem.detail ?? '',
    setAside,
  };
}
