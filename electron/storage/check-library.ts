// Is a library whole? Every record, every stored file and every reference between them, named one by one.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { checkBody } from '../../core/blocks/check-body.ts';
import { articleOfHref } from '../../core/blocks/link.ts';
import { readableJson } from '../../core/canonical-json.ts';
import type { Article } from '../../core/content/article.ts';
import type { Asset } from '../../core/content/asset.ts';
import { nodesOf } from '../../core/content/body.ts';
import { type ArticleId, type AssetId, articleId, assetId } from '../../core/content/ids.ts';
import type { RecordOf, RecordType } from '../../core/content/records.ts';
import { failure, type Result, success } from '../../core/errors.ts';
import { isIndexWhole, rebuildArticleIndex } from './article-index.ts';
import { errorCode, moveDurably, TEMPORARY } from './durable-file.ts';
import { files, identifyLibrary } from './library-files.ts';
import { acquireLock } from './library-lock.ts';
import { readChecked } from './record-file.ts';

export const faultKinds = ['damaged', 'missing', 'reference'] as const;
export type FaultKind = (typeof faultKinds)[number];

/** One thing that is wrong, and the file to look at. */
export interface LibraryFault {
  /** The path inside the library. */
  readonly file: string;
  readonly kind: FaultKind;
  /** What is wrong with it, to follow the name in a sentence. */
  readonly detail: string;
  /** Whether a repair has moved it to the trash. */
  readonly setAside: boolean;
}

export interface LibraryCheck {
  readonly faults: readonly LibraryFault[];
  /** What is odd and does no harm, such as files that are not Galley's. */
  readonly notes: readonly { readonly file: string; readonly detail: string }[];
  readonly checked: { readonly records: number; readonly files: number; readonly bytes: number };
}

export interface CheckOptions {
  /** Moves what cannot be read to the trash, and makes the index anew. Needs the library to itself. */
  readonly repair?: boolean;
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
  readonly now?: () => Date;
}

const AT_ONCE = 16;

/** Folders and files of Galley that hold no records this check reads. */
const otherParts: ReadonlySet<string> = new Set([
  'newsroom.galley',
  'notes',
  'newsletters',
  'templates',
  'themes',
  'history',
  'receipts',
  'audit',
]);

/**
 * Checks a library. Without `repair` nothing is written and no lock is taken, so that it may be open elsewhere.
 * Fails with `library-missing`, `not-a-library`, `version-too-new`; with `repair` also with `library-locked`.
 */
export async function checkLibrary(
  library: string,
  options: CheckOptions = {},
): Promise<Result<LibraryCheck>> {
  const identified = await identifyLibrary(library);
  // A damaged card is damage to be named; a folder without one is no library.
  if (!identified.ok && identified.error.code !== 'damaged-record') return identified;
  if (options.repair !== true) return new Check(library, options).run();
  const lock = await acquireLock(library, { takeOver: false });
  if (!lock.ok) return failure('library-locked', lock.error);
  try {
    const checked = await new Check(library, options).run();
    if (checked.ok) await rebuildArticleIndex(library);
    return checked;
  } finally {
    await lock.value.release();
  }
}

/** One run over one library. */
class Check {
  readonly #library: string;
  readonly #options: CheckOptions;
  readonly #faults: LibraryFault[] = [];
  readonly #notes: { file: string; detail: string }[] = [];
  readonly #checked = { records: 0, files: 0, bytes: 0 };
  #done = 0;
  #total = 0;

  constructor(library: string, options: CheckOptions) {
    this.#library = library;
    this.#options = options;
  }

  async run(): Promise<Result<LibraryCheck>> {
    const library = this.#library;
    await this.#needed('library', files.card(library));
    const site = await this.#needed('site', files.site(library));
    const taxonomy = await this.#needed('taxonomy', files.taxonomy(library));
    const people = await this.#needed('people', files.people(library));
    await this.#needed('redirects', files.redirects(library));
    await this.#needed('targets', files.targets(library));
    await this.#pointer();

    const articles = await this.#articleFiles(files.articles(library));
    const trashed = await this.#articleFiles(join(library, 'trash'), ['set-aside']);
    const media = await this.#mediaFiles();
    this.#total = articles.length + trashed.length + media.records.size + media.bytes.size;

    const terms = taxonomy && {
      categories: new Set(taxonomy.categories.map((term) => term.id)),
      newsTypes: new Set(taxonomy.newsTypes.map((term) => term.id)),
      tags: new Set(taxonomy.tags.map((term) => term.id)),
    };
    const known = {
      articles: new Set(articles),
      trashed: new Set(trashed),
      assets: new Set(media.records.keys()),
      terms,
      people: people && new Set(people.people.map((person) => person.id)),
    };
    await this.#each(articles, async (id) => {
      const path = files.article(library, id);
      const article = await this.#record('article', path, id);
      if (article !== undefined) await this.#references(article, path, known);
    });
    await this.#each(trashed, async (id) => {
      await this.#record('article', files.trashedArticle(library, id), id);
    });
    if (site?.logo != null) await this.#asset(site.logo, files.site(library), 'its logo', known);

    await this.#each([...media.records], async ([id, path]) => {
      const asset = await this.#record('asset', path, id);
      if (asset !== undefined) await this.#hasBytes(asset);
    });
    await this.#each([...media.bytes], async ([path, id]) => {
      await this.#bytes(path, id);
      if (!media.records.has(id)) this.#note(path, 'has no record: nothing can use it');
    });
    if (this.#options.signal?.aborted) return failure('cancelled', { subject: basename(library) });
    if ((await isIndexWhole(library)) === false && this.#options.repair !== true) {
      this.#fault(
        files.articleIndex(library),
        'damaged',
        'the index cannot be read; Galley makes it anew when it opens the newsroom',
      );
    }
    await this.#strangers();
    const byFile = (one: { file: string }, other: { file: string }): number =>
      one.file < other.file ? -1 : one.file > other.file ? 1 : 0;
    return success({
      faults: this.#faults.sort(byFile),
      notes: this.#notes.sort(byFile),
      checked: this.#checked,
    });
  }

  /** A record without which the library does not open: named when it is damaged, and never moved. */
  async #needed<T extends RecordType>(type: T, path: string): Promise<RecordOf<T> | undefined> {
    const read = await readChecked(type, path);
    this.#checked.records++;
    if (read.ok) return read.value.value;
    const isGone = read.error.code === 'not-found';
    this.#fault(
      path,
      isGone ? 'missing' : 'damaged',
      isGone ? 'the newsroom needs it' : (read.error.detail ?? 'it cannot be read'),
    );
    return undefined;
  }

  /** The file that a person double-clicks. Galley itself does without it. */
  async #pointer(): Promise<void> {
    const path = files.pointer(this.#library);
    const text = await readFile(path, 'utf8').catch(() => undefined);
    if (text !== undefined && text.trim() !== readableJson({ galley: 'newsroom' }).trim()) {
      this.#fault(path, 'damaged', 'a double-click on it may not open the newsroom');
    }
  }

  async #record<T extends 'article' | 'asset'>(
    type: T,
    path: string,
    id: string,
  ): Promise<RecordOf<T> | undefined> {
    const read = await readChecked(type, path);
    if (!read.ok) {
      // Moved meanwhile, by whoever has the library open.
      if (read.error.code === 'not-found') return undefined;
      this.#checked.records++;
      const detail = read.error.detail ?? 'it cannot be read';
      // A newer record is whole, and one that may not be read may be: neither is moved.
      if (read.error.code === 'damaged-record') await this.#damaged(path, detail);
      else this.#fault(path, 'damaged', detail);
      return undefined;
    }
    this.#checked.records++;
    const record = read.value.value;
    if (record.id !== id) {
      await this.#damaged(path, 'it holds the record of another name');
      return undefined;
    }
    return record;
  }

  async #bytes(path: string, id: AssetId): Promise<void> {
    try {
      const hash = createHash('sha256');
      for await (const piece of createReadStream(path)) {
        hash.update(piece);
        this.#checked.bytes += piece.length;
      }
      this.#checked.files++;
      if (hash.digest('hex') !== id)
        await this.#damaged(path, 'its bytes are not those of its name');
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return;
      this.#fault(path, 'damaged', `it cannot be read: ${errorCode(error) ?? String(error)}`);
    }
  }

  async #hasBytes(asset: Asset): Promise<void> {
    const path = files.assetBytes(this.#library, asset.id, asset.extension);
    const present = await stat(path).catch(() => undefined);
    if (present === undefined) {
      this.#fault(path, 'missing', `it was “${oneLine(asset.fileName)}”; add that file again`);
    }
  }

  async #references(article: Article, path: string, known: Known): Promise<void> {
    const assets = new Map<AssetId, string>();
    if (article.featuredImage !== undefined) {
      assets.set(article.featuredImage.asset, 'its featured image');
    }
    for (const { asset } of article.attachments) assets.set(asset, 'an attachment');
    for (const asset of checkBody(article.body).assets) assets.set(asset, 'a picture in its text');
    for (const [id, what] of assets) await this.#asset(id, path, what, known);

    const others = new Map<ArticleId, string>();
    if (article.translationOf !== undefined) others.set(article.translationOf, 'its original');
    for (const id of article.related?.pinned ?? []) others.set(id, 'pinned related news');
    for (const node of nodesOf(article.body.document)) {
      for (const mark of node.marks ?? []) {
        const href = mark.attrs?.href;
        const linked = typeof href === 'string' ? articleOfHref(href) : undefined;
        if (linked !== undefined) others.set(linked, 'a link in its text');
      }
    }
    for (const [id, what] of others) {
      if (known.articles.has(id)) continue;
      // Made, or moved, since the folder was read.
      if (await isThere(files.article(this.#library, id))) continue;
      const inTrash =
        known.trashed.has(id) || (await isThere(files.trashedArticle(this.#library, id)));
      if (inTrash) this.#note(path, `${what} leads to an article in the trash (${id})`);
      else this.#fault(path, 'reference', `${what} leads to an article that is not there (${id})`);
    }

    const named = (
      what: string,
      ids: readonly string[],
      there: ReadonlySet<string> | undefined,
    ) => {
      for (const id of ids) {
        if (there !== undefined && !there.has(id)) {
          this.#fault(path, 'reference', `${what} is not there (${id})`);
        }
      }
    };
    named('a category', article.categories, known.terms?.categories);
    named('its news type', [article.newsType], known.terms?.newsTypes);
    named('a tag', article.tags, known.terms?.tags);
    named('a person of its byline', article.bylines, known.people);
  }

  async #asset(id: AssetId, from: string, what: string, known: Known): Promise<void> {
    if (known.assets.has(id) || (await isThere(files.assetRecord(this.#library, id)))) return;
    this.#fault(from, 'reference', `${what} is not there (${id})`);
  }

  async #articleFiles(folder: string, besides: readonly string[] = []): Promise<ArticleId[]> {
    const ids: ArticleId[] = [];
    for (const name of await namesIn(folder)) {
      const id = articleId.safeParse(name.replace(/\.json$/, ''));
      if (name.endsWith('.json') && id.success) ids.push(id.data);
      else if (!besides.includes(name)) this.#stranger(join(folder, name));
    }
    return ids.sort();
  }

  async #mediaFiles(): Promise<{ records: Map<AssetId, string>; bytes: Map<string, AssetId> }> {
    const [records, bytes] = [new Map<AssetId, string>(), new Map<string, AssetId>()];
    for (const folder of await namesIn(files.media(this.#library))) {
      const inside = join(files.media(this.#library), folder);
      if (!/^[0-9a-f]{2}$/.test(folder)) {
        this.#stranger(inside);
        continue;
      }
      for (const name of await namesIn(inside)) {
        const [stem = '', extension] = name.split('.', 2);
        const id = assetId.safeParse(stem);
        if (!id.success || extension === undefined || !stem.startsWith(folder)) {
          this.#stranger(join(inside, name));
        } else if (extension === 'json') records.set(id.data, join(inside, name));
        else bytes.set(join(inside, name), id.data);
      }
    }
    return { records, bytes };
  }

  /** Files at the top that are not Galley's. What begins with a dot belongs to other programs, such as git. */
  async #strangers(): Promise<void> {
    const { card, site, taxonomy, people, redirects, targets, articles, media } = files;
    const own = [card, site, taxonomy, people, redirects, targets, articles, media].map((path) =>
      basename(path(this.#library)),
    );
    for (const name of await namesIn(this.#library)) {
      if (name === 'trash' || own.includes(name) || otherParts.has(name)) continue;
      this.#stranger(join(this.#library, name));
    }
  }

  #stranger(path: string): void {
    const name = basename(path);
    if (TEMPORARY.test(name)) this.#note(path, 'is left over from a write that did not end');
    else if (!name.startsWith('.')) this.#note(path, 'is not a file of Galley');
  }

  async #damaged(path: string, detail: string): Promise<void> {
    if (this.#options.repair !== true) {
      this.#fault(path, 'damaged', detail);
      return;
    }
    const stamp = (this.#options.now?.() ?? new Date()).toISOString().replaceAll(':', '-');
    await moveDurably(path, `${files.setAside(this.#library)}/${stamp} ${basename(path)}`);
    this.#fault(path, 'damaged', detail, true);
  }

  #fault(path: string, kind: FaultKind, detail: string, setAside = false): void {
    this.#faults.push({ file: this.#inside(path), kind, detail: oneLine(detail), setAside });
  }

  #note(path: string, detail: string): void {
    this.#notes.push({ file: this.#inside(path), detail });
  }

  #inside(path: string): string {
    return relative(this.#library, path).replaceAll('\\', '/');
  }

  async #each<I>(items: readonly I[], look: (item: I) => Promise<void>): Promise<void> {
    for (let start = 0; start < items.length; start += AT_ONCE) {
      if (this.#options.signal?.aborted) return;
      const batch = items.slice(start, start + AT_ONCE);
      await Promise.all(batch.map(look));
      this.#done += batch.length;
      this.#options.onProgress?.(this.#done, this.#total);
    }
  }
}

interface Known {
  readonly articles: ReadonlySet<ArticleId>;
  readonly trashed: ReadonlySet<ArticleId>;
  readonly assets: ReadonlySet<AssetId>;
  /** Missing where the record itself is damaged: then nothing can be said of what is in it. */
  readonly terms:
    | Readonly<Record<'categories' | 'newsTypes' | 'tags', ReadonlySet<string>>>
    | undefined;
  readonly people: ReadonlySet<string> | undefined;
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(() => [])).sort();
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** A terminal obeys control characters: names and messages from files must not. */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}
