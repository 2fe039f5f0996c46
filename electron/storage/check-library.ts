// Is a library whole? Every record, every stored file and every reference between them, named one by one.
import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readableJson } from '../../core/canonical-json.ts';
import type { Asset } from '../../core/content/asset.ts';
import { type ArticleId, type AssetId, articleId, assetId } from '../../core/content/ids.ts';
import type { RecordOf, RecordType } from '../../core/content/record-types.ts';
import { failure, type Result, success } from '../../core/errors.ts';
import { isIndexWhole, rebuildArticleIndex } from './article-index.ts';
import { checkBytes, filesBeside } from './check-beside.ts';
import {
  Findings,
  type LibraryFault,
  type LibraryNote,
  namesIn,
  oneLine,
} from './check-findings.ts';
import { checkAsset, checkReferences } from './check-references.ts';
import { writeDurably } from './durable-file.ts';
import { files, identifyLibrary } from './library-files.ts';
import { acquireLock } from './library-lock.ts';
import { readChecked } from './record-file.ts';

export interface LibraryCheck {
  readonly faults: readonly LibraryFault[];
  /** What is odd and does no harm, such as files that are not Galley's. */
  readonly notes: readonly LibraryNote[];
  readonly checked: { readonly records: number; readonly files: number; readonly bytes: number };
}

export interface CheckOptions {
  /** Moves what cannot be read to the trash, and makes caches anew. Needs the library to itself. */
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
  const isCardBroken =
    !identified.ok && ['damaged-record', 'altered-record'].includes(identified.error.code);
  if (!identified.ok && !isCardBroken) return identified;
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
  readonly #findings: Findings;
  #done = 0;
  #total = 0;

  constructor(library: string, options: CheckOptions) {
    this.#library = library;
    this.#options = options;
    const repairAt = options.repair === true ? (options.now ?? (() => new Date())) : undefined;
    this.#findings = new Findings(library, repairAt);
  }

  async run(): Promise<Result<LibraryCheck>> {
    const [library, findings] = [this.#library, this.#findings];
    await this.#needed('library', files.card(library));
    const site = await this.#needed('site', files.site(library));
    const taxonomy = await this.#needed('taxonomy', files.taxonomy(library));
    const people = await this.#needed('people', files.people(library));
    await this.#needed('redirects', files.redirects(library));
    await this.#needed('targets', files.targets(library));
    await this.#pointer();

    const articles = await this.#articleFiles(files.articles(library));
    const trashed = await this.#articleFiles(
      files.trash(library),
      /^(set-aside|media|newsletters|templates|format-\d+)$/,
    );
    const media = await this.#mediaFiles();
    const beside = await filesBeside(library, findings);
    this.#total =
      articles.length + trashed.length + media.records.size + media.bytes.size + beside.length;

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
      if (article !== undefined) await checkReferences(article, path, known, findings);
    });
    await this.#each(trashed, async (id) => {
      await this.#record('article', files.trashedArticle(library, id), id);
    });
    if (site?.logo != null) {
      await checkAsset(site.logo, files.site(library), 'its logo', known, findings);
    }

    await this.#each([...media.records], async ([id, path]) => {
      const asset = await this.#record('asset', path, id);
      if (asset !== undefined) await this.#hasBytes(asset);
    });
    await this.#each([...media.bytes], async ([path, id]) => {
      await checkBytes(path, findings);
      if (!media.records.has(id)) findings.note(path, 'has no record: nothing can use it');
    });
    await this.#each(beside, ({ look }) => look());
    if (this.#options.signal?.aborted) return failure('cancelled', { subject: basename(library) });
    if ((await isIndexWhole(library)) === false && !findings.isRepairing) {
      findings.fault(
        files.articleIndex(library),
        'damaged',
        'the index cannot be read; Galley makes it anew when it opens the newsroom',
      );
    }
    await this.#strangers();
    const { faults, notes, checked } = findings;
    return success({ faults, notes, checked });
  }

  /** A record without which the library does not open: named when it is damaged, and never moved. */
  async #needed<T extends RecordType>(type: T, path: string): Promise<RecordOf<T> | undefined> {
    const read = await readChecked(type, path);
    this.#findings.checked.records++;
    if (read.ok) return read.value.value;
    const { code, detail = 'it cannot be read' } = read.error;
    if (code === 'not-found') this.#findings.fault(path, 'missing', 'the newsroom needs it');
    else this.#findings.fault(path, code === 'altered-record' ? 'altered' : 'damaged', detail);
    return undefined;
  }

  /** The file that a person double-clicks. Galley itself does without it. */
  async #pointer(): Promise<void> {
    const path = files.pointer(this.#library);
    const text = await readFile(path, 'utf8').catch(() => undefined);
    if (text === undefined) return;
    const expected = readableJson({ galley: 'newsroom' });
    // Version control may have made other line ends of ours.
    if (text.replaceAll('\r\n', '\n') === expected) return;
    await this.#findings.damaged(path, 'a double-click on it may not open the newsroom');
    if (this.#findings.isRepairing) await writeDurably(path, expected);
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
      this.#findings.checked.records++;
      // A newer record is whole, one that may not be read may be, and an altered one waits for a person's choice.
      await this.#findings.unreadable(path, read.error);
      return undefined;
    }
    this.#findings.checked.records++;
    const record = read.value.value;
    if (record.id !== id) {
      await this.#findings.damaged(path, 'it holds the record of another name');
      return undefined;
    }
    return record;
  }

  async #hasBytes(asset: Asset): Promise<void> {
    const path = files.assetBytes(this.#library, asset.id, asset.extension);
    const present = await stat(path).catch(() => undefined);
    if (present === undefined) {
      this.#findings.fault(
        path,
        'missing',
        `it was “${oneLine(asset.fileName)}”; add that file again`,
      );
    }
  }

  async #articleFiles(folder: string, besides?: RegExp): Promise<ArticleId[]> {
    const ids: ArticleId[] = [];
    for (const name of await namesIn(folder)) {
      const id = articleId.safeParse(name.replace(/\.json$/, ''));
      if (name.endsWith('.json') && id.success) ids.push(id.data);
      else if (besides?.test(name) !== true) this.#findings.stranger(join(folder, name));
    }
    return ids.sort();
  }

  async #mediaFiles(): Promise<{ records: Map<AssetId, string>; bytes: Map<string, AssetId> }> {
    const [records, bytes] = [new Map<AssetId, string>(), new Map<string, AssetId>()];
    for (const folder of await namesIn(files.media(this.#library))) {
      const inside = join(files.media(this.#library), folder);
      if (!/^[0-9a-f]{2}$/.test(folder)) {
        this.#findings.stranger(inside);
        continue;
      }
      for (const name of await namesIn(inside)) {
        const [stem = '', extension] = name.split('.', 2);
        const id = assetId.safeParse(stem);
        if (!id.success || extension === undefined || !stem.startsWith(folder)) {
          this.#findings.stranger(join(inside, name));
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
      this.#findings.stranger(join(this.#library, name));
    }
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
