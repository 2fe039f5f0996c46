// Is a version ever lost when a sync client writes in the library too: copies, overwriting, halves, deletions?
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArticleId } from '../../core/content/ids.ts';
import { extendLine } from '../../core/content/lineage.ts';
import { decodeRecord, encodeRecord } from '../../core/content/records.ts';
import { unwrap } from '../../core/errors.ts';
import { files, listArticleIds } from '../../electron/storage/library-files.ts';
import { LibraryStore } from '../../electron/storage/library-store.ts';
import { readRecord, sha256 } from '../../electron/storage/record-file.ts';
import { bodyOf } from './ledger.ts';
import { makeLibrary } from './make-library.ts';
import { fileSystemOf, memoryFolder } from './places.ts';
import { below, inFolder, type Random, type Suite, type SuiteReport, seeded } from './suite.ts';

/** How the clients name the version they do not put in place. */
const copyNames: readonly ((id: string, number: number) => string)[] = [
  (id) => `${id} (Tess's conflicted copy 2026-03-01).json`,
  (id) => `${id} (Copie en conflit de Ana 2026-03-01).json`,
  (id, number) => `${id}-DESKTOP-4F${number}.json`,
  (id, number) => `${id}.sync-conflict-20260301-1015${10 + (number % 50)}-ABCDEF1.json`,
  (id, number) => `${id} ${2 + number}.json`,
  (id, number) => `${id} (${1 + number}).json`,
  (id) => `${id} (conflicted copy 2026-03-01 101500).json`,
];

const events = [
  'an edit here',
  'an edit there arrives',
  'both edited, theirs beside ours',
  'both edited, ours beside theirs',
  'both edited, theirs over ours',
  'half of theirs, then all',
  'nothing of theirs, then all',
  'half of a copy, then all',
  'a duplicate of ours',
  'theirs goes on from ours, beside it',
  'an earlier state of ours, beside it',
  'ours is deleted',
] as const;

/** Someone who works in the folder: everything is asked of them that is asked of Galley. */
interface Person {
  /** Opens the library, looks at everything, and closes it. */
  look(): Promise<void>;
  /** Writes a text into an article and closes it; false where that was refused. */
  edit(id: ArticleId, text: string): Promise<boolean>;
  /** Brings back an article whose file is gone; false where it cannot be. */
  bringBack(id: ArticleId): Promise<boolean>;
  /** Every text that can be found: in articles, their history and the trash. */
  texts(): Promise<string>;
}

class GalleyPerson implements Person {
  readonly #library: string;

  constructor(library: string) {
    this.#library = library;
  }

  async #open<T>(work: (store: LibraryStore) => Promise<T>): Promise<T> {
    const store = unwrap(await LibraryStore.open(this.#library, { warn: () => undefined }));
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  }

  look(): Promise<void> {
    return this.#open((store) => store.scrub(() => Promise.resolve()));
  }

  edit(id: ArticleId, text: string): Promise<boolean> {
    return this.#open(async (store) => {
      const read = await store.article(id);
      if (!read.ok) return false;
      const { revision } = read.value.article;
      return (await store.saveArticle(id, revision, { body: bodyOf(text) })).ok;
    });
  }

  bringBack(id: ArticleId): Promise<boolean> {
    return this.#open(async (store) => {
      const { lost } = unwrap(await store.trash());
      const offer = lost.find((one) => one.id === id);
      return offer !== undefined && (await store.restoreRevision(id, offer.entry)).ok;
    });
  }

  texts(): Promise<string> {
    return this.#open(async (store) => {
      const found: string[] = [];
      for (const { id } of store.summaries()) {
        const read = await store.article(id);
        if (read.ok) found.push(JSON.stringify(read.value.article.body));
      }
      for (const id of await store.history.articles()) {
        for (const entry of await store.history.entries(id)) {
          const read = await store.history.read(id, entry.id);
          if (read.ok) found.push(JSON.stringify(read.value.article.body));
        }
      }
      return found.join('\n');
    });
  }
}

/** The known-bad one: names that are no article's are ignored, there is no history, and saves write over what is there. */
class CarelessPerson implements Person {
  readonly #library: string;

  constructor(library: string) {
    this.#library = library;
  }

  look(): Promise<void> {
    return Promise.resolve();
  }

  async edit(id: ArticleId, text: string): Promise<boolean> {
    const path = files.article(this.#library, id);
    const read = await readRecord('article', path);
    if (!read.ok) return false;
    const next = { ...read.value, body: bodyOf(text), revision: read.value.revision + 1 };
    await writeFile(path, encodeRecord('article', next, sha256).text);
    return true;
  }

  bringBack(): Promise<boolean> {
    return Promise.resolve(false);
  }

  async texts(): Promise<string> {
    const found: string[] = [];
    for (const id of await listArticleIds(this.#library)) {
      found.push(await readFile(files.article(this.#library, id), 'utf8'));
    }
    return found.join('\n');
  }
}

/** The folder, the client that writes in it, and what must be findable there from now on. */
class SyncedFolder {
  readonly #library: string;
  readonly #person: Person;
  readonly #random: Random;
  readonly #ids: readonly ArticleId[];
  /** What must be findable from now on, whatever happens. */
  readonly #kept = new Set<string>();
  /** What lies in the place of each article: it must be there until something else comes. */
  readonly #current = new Map<ArticleId, string>();
  #number = 0;
  versions = 0;
  readonly wrong: string[] = [];

  constructor(library: string, person: Person, ids: readonly ArticleId[], random: Random) {
    this.#library = library;
    this.#person = person;
    this.#ids = ids;
    this.#random = random;
  }

  #token(): string {
    this.#number += 1;
    this.versions += 1;
    return `version-${this.#number}-of-the-text`;
  }

  /**
   * What another computer made of a version: a whole file with a text of its own. A Galley there goes on with its line;
   * other programs do not know of lines.
   */
  async #theirs(
    id: ArticleId,
    over: string,
    by: 'galley' | 'any' = 'any',
  ): Promise<{ token: string; bytes: Buffer }> {
    const { value } = unwrap(decodeRecord('article', over, sha256));
    const token = this.#token();
    const revision = value.revision + 1 + below(this.#random, 3);
    const isGalley = by === 'galley' || below(this.#random, 2) === 0;
    const lineage = isGalley ? extendLine(value.lineage, token, revision) : value.lineage;
    const next = { ...value, body: bodyOf(`${token} `.repeat(20)), revision, lineage, id };
    return { token, bytes: Buffer.from(encodeRecord('article', next, sha256).text) };
  }

  /** As clients do: beside, then renamed over. */
  async #arrive(name: string, bytes: Buffer): Promise<void> {
    const path = join(files.articles(this.#library), name);
    const beside = join(files.articles(this.#library), '.arriving');
    await writeFile(beside, bytes);
    await rename(beside, path);
  }

  async #edit(id: ArticleId): Promise<void> {
    const token = this.#token();
    const before = this.#current.get(id);
    if (!(await this.#person.edit(id, `${token} `.repeat(20)))) {
      this.wrong.push(`an edit of ${id} was refused`);
      return;
    }
    // What lay there is an entry now, wherever it came from.
    if (before !== undefined) this.#kept.add(before);
    this.#kept.add(token);
    this.#current.set(id, token);
  }

  /** Between two versions of which one was made from the other there is nothing to choose. */
  async #lookForNoDraft(event: string): Promise<void> {
    const before = (await listArticleIds(this.#library)).length;
    await this.#person.look();
    const made = (await listArticleIds(this.#library)).length - before;
    if (made > 0) this.wrong.push(`${event}: ${made} drafts were made of it`);
  }

  async round(): Promise<string> {
    const event = events[below(this.#random, events.length)] ?? events[0];
    const id = this.#ids[below(this.#random, this.#ids.length)];
    if (id === undefined) throw new Error('there is no article');
    const own = `${id}.json`;
    const path = join(files.articles(this.#library), own);
    const base = await readFile(path, 'utf8');
    const copy = copyNames[below(this.#random, copyNames.length)] ?? copyNames[0];
    const copyName = copy?.(id, this.#number) ?? '';
    switch (event) {
      case 'an edit here':
        await this.#edit(id);
        break;
      case 'an edit there arrives': {
        const { token, bytes } = await this.#theirs(id, base);
        await this.#arrive(own, bytes);
        this.#current.set(id, token);
        break;
      }
      case 'both edited, theirs beside ours': {
        const { token, bytes } = await this.#theirs(id, base);
        await this.#edit(id);
        await this.#arrive(copyName, bytes);
        this.#kept.add(token);
        break;
      }
      case 'both edited, ours beside theirs': {
        const { token, bytes } = await this.#theirs(id, base);
        await this.#edit(id);
        await rename(path, join(files.articles(this.#library), copyName));
        await this.#arrive(own, bytes);
        this.#current.set(id, token);
        break;
      }
      case 'both edited, theirs over ours': {
        const { token, bytes } = await this.#theirs(id, base);
        await this.#edit(id);
        await this.#arrive(own, bytes);
        this.#current.set(id, token);
        break;
      }
      case 'half of theirs, then all':
      case 'nothing of theirs, then all': {
        await this.#edit(id);
        const { token, bytes } = await this.#theirs(id, base);
        const half =
          event === 'nothing of theirs, then all' ? 0 : below(this.#random, bytes.length);
        await writeFile(path, bytes.subarray(0, half));
        await this.#person.look();
        await this.#arrive(own, bytes);
        this.#current.set(id, token);
        break;
      }
      case 'half of a copy, then all': {
        const { token, bytes } = await this.#theirs(id, base);
        const place = join(files.articles(this.#library), copyName);
        await writeFile(place, bytes.subarray(0, below(this.#random, bytes.length)));
        await this.#person.look();
        await this.#arrive(copyName, bytes);
        this.#kept.add(token);
        break;
      }
      case 'a duplicate of ours':
        await this.#arrive(copyName, Buffer.from(base));
        break;
      case 'theirs goes on from ours, beside it': {
        await this.#edit(id);
        const { token, bytes } = await this.#theirs(id, await readFile(path, 'utf8'), 'galley');
        await this.#arrive(copyName, bytes);
        await this.#lookForNoDraft(event);
        this.#current.set(id, token);
        break;
      }
      case 'an earlier state of ours, beside it': {
        await this.#edit(id);
        const earlier = await readFile(path);
        await this.#edit(id);
        await this.#arrive(copyName, earlier);
        await this.#lookForNoDraft(event);
        break;
      }
      case 'ours is deleted': {
        await this.#edit(id);
        await rm(path);
        await this.#person.look();
        if (!(await this.#person.bringBack(id))) {
          this.wrong.push(`${id} was deleted, and is not offered`);
          await writeFile(path, base);
        }
        break;
      }
    }
    await this.#person.look();
    return event;
  }

  /** Everything that must be findable and is not, told once. */
  async findLost(about: string): Promise<number> {
    const texts = await this.#person.texts();
    const wanted = [...this.#kept, ...this.#current.values()];
    const lost = wanted.filter((token) => !texts.includes(token));
    for (const token of lost) {
      this.wrong.push(`${about}: ${token} is not to be found`);
      this.#kept.delete(token);
    }
    for (const [id, token] of this.#current) if (lost.includes(token)) this.#current.delete(id);
    return lost.length;
  }
}

/** So many that the history of none reaches the fifty entries that are always kept. */
function articlesFor(rounds: number): number {
  return Math.max(8, Math.ceil(rounds / 10));
}

async function synchronise(
  folder: string,
  personOf: (library: string) => Person,
  { n, seed }: { n: number; seed: number },
): Promise<{ lost: number; versions: number; wrong: readonly string[]; library: string }> {
  const random = seeded(seed);
  const library = await makeLibrary(folder, { count: articlesFor(n), random });
  const ids = await listArticleIds(library);
  const synced = new SyncedFolder(library, personOf(library), ids, random);
  let lost = 0;
  let about = '';
  for (let round = 1; round <= n; round += 1) {
    about = `round ${round}, ${await synced.round()}`;
    if (round % 25 === 0) lost += await synced.findLost(about);
  }
  lost += await synced.findLost(about);
  return { lost, versions: synced.versions, wrong: synced.wrong, library };
}

export const syncedFolder: Suite = {
  name: 'synced-folder',
  unit: 'rounds of a sync client',
  fullN: 500,
  shortN: 30,
  missing: async () => undefined,
  run: ({ n, seed }) =>
    inFolder(async (folder): Promise<SuiteReport> => {
      const ours = await synchronise(folder, (library) => new GalleyPerson(library), { n, seed });
      const drafts = (await listArticleIds(ours.library)).length - articlesFor(n);
      const aside = await readdir(files.setAside(ours.library)).catch(() => []);
      await rm(ours.library, { recursive: true });
      const rounds = Math.min(n, 60);
      const careless = await synchronise(folder, (library) => new CarelessPerson(library), {
        n: rounds,
        seed,
      });
      return {
        suite: 'synced-folder',
        n,
        seed,
        where: `${fileSystemOf(folder)}; names of Dropbox, OneDrive, Syncthing, iCloud, Nextcloud, Google Drive`,
        figures: {
          versions: ours.versions,
          'versions lost': ours.lost,
          'other wrong outcomes': ours.wrong.length - ours.lost,
          'drafts made of copies': drafts,
          'files set aside': aside.length,
        },
        wrong: ours.wrong.length,
        examples: ours.wrong,
        controls: [
          {
            name: 'a reader that ignores such names, and writes over',
            lost: careless.lost,
            of: careless.versions,
          },
        ],
      };
    }, memoryFolder()),
};
