// What does a save cost beside a bare durable write of the same bytes, and does it cost more in a large library?
import { open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Article } from '../core/content/article.ts';
import type { BodyNode } from '../core/content/body.ts';
import { unwrap } from '../core/errors.ts';
import { files } from '../electron/storage/library-files.ts';
import { LibraryStore } from '../electron/storage/library-store.ts';
import { ScriptFailure } from '../scripts/project.ts';
import { rounded, summed, type Times } from './figures.ts';

const SAVES = 300;
/** Changes of two records at once. */
const COMMITS = 100;
/** Rounds that only warm up: the machine's caches, and the runtime's compiler. */
const WARM_UP = 20;

export interface SaveFigures {
  readonly articles: number;
  readonly bytes: number;
  readonly save: Times;
  readonly bare: Times;
  readonly ratioP50: number;
  readonly ratioP95: number;
}

export interface CommitFigures {
  /** Files of the library that one change replaces. */
  readonly files: number;
  readonly change: Times;
  readonly bare: Times;
  /** A change against bare writes of as many files, by p50. */
  readonly ratioPerFile: number;
}

class Saver {
  readonly save: number[] = [];
  readonly bare: number[] = [];
  bytes = 0;
  readonly store: LibraryStore;
  #article: Article;

  private constructor(store: LibraryStore, article: Article) {
    this.store = store;
    this.#article = article;
  }

  static async open(library: string): Promise<Saver> {
    const store = unwrap(await LibraryStore.open(library));
    const chosen = store.summaries()[Math.floor(store.summaries().length / 2)];
    if (chosen === undefined) throw new ScriptFailure('The library has no article.');
    return new Saver(store, unwrap(await store.article(chosen.id)).article);
  }

  /** One autosave, and a bare write of what it wrote. */
  async round(number: number): Promise<void> {
    const { id, revision, body } = this.#article;
    const edit = { body: { ...body, document: withLastWord(this.#article, number) } };
    const began = performance.now();
    const saved = await this.store.saveArticle(id, revision, edit);
    const took = performance.now() - began;
    this.#article = unwrap(saved).article;
    const same = await readFile(files.article(this.store.folder, id));
    this.bytes = same.length;
    const bareTook = await timeBare(this.store.folder, same);
    if (number < 0) return;
    this.save.push(took);
    this.bare.push(bareTook);
  }

  figures(): SaveFigures {
    const [save, bare] = [summed(this.save), summed(this.bare)];
    return {
      articles: this.store.summaries().length,
      bytes: this.bytes,
      save,
      bare,
      ratioP50: rounded(save.p50 / bare.p50),
      ratioP95: rounded(save.p95 / bare.p95),
    };
  }

  async close(): Promise<void> {
    await rm(bareFile(this.store.folder), { force: true });
    await this.store.close();
  }
}

/** Autosaves in each library in turn, so that whatever else the machine does falls on all of them. */
export async function measureSaves(libraries: readonly string[]): Promise<SaveFigures[]> {
  const savers: Saver[] = [];
  for (const library of libraries) savers.push(await Saver.open(library));
  for (let round = -WARM_UP; round < SAVES; round++) {
    for (const saver of savers) await saver.round(round);
  }
  const figures = savers.map((saver) => saver.figures());
  for (const saver of savers) await saver.close();
  return figures;
}

/** A published article gets another address: its record and the list of redirects change together. */
export async function measureCommits(library: string): Promise<CommitFigures> {
  const store = unwrap(await LibraryStore.open(library));
  const chosen = store.summaries().find((one) => one.status === 'published');
  if (chosen === undefined) throw new ScriptFailure('The library has no published article.');
  let { revision } = chosen;
  const [change, bare]: [number[], number[]] = [[], []];
  for (let round = -WARM_UP; round < COMMITS; round++) {
    const began = performance.now();
    const saved = await store.saveArticle(chosen.id, revision, { slug: `address-${round + 1000}` });
    const took = performance.now() - began;
    revision = unwrap(saved).article.revision;
    const written = [files.article(library, chosen.id), files.redirects(library)];
    let bareTook = 0;
    for (const path of written) bareTook += await timeBare(library, await readFile(path));
    if (round < 0) continue;
    change.push(took);
    bare.push(bareTook);
  }
  await rm(bareFile(library), { force: true });
  await store.close();
  const [own, its] = [summed(change), summed(bare)];
  return { files: 2, change: own, bare: its, ratioPerFile: rounded(own.p50 / its.p50) };
}

function withLastWord(article: Article, round: number): BodyNode {
  const { document } = article.body;
  const words: BodyNode = {
    type: 'paragraph',
    content: [{ type: 'text', text: `Written in round ${String(round + 1000)}.` }],
  };
  const content = document.content ?? [];
  const before = isRound(content.at(-1)) ? content.slice(0, -1) : content;
  return { ...document, content: [...before, words] };
}

function isRound(node: BodyNode | undefined): boolean {
  return node?.content?.[0]?.text?.startsWith('Written in round') === true;
}

function bareFile(library: string): string {
  return join(files.articles(library), 'bare-write.json');
}

/** Milliseconds of write, fsync, rename and fsync of the folder, with nothing around them. */
async function timeBare(library: string, bytes: Uint8Array): Promise<number> {
  const path = bareFile(library);
  const temporary = `${path}.tmp`;
  const began = performance.now();
  const file = await open(temporary, 'w');
  await file.write(bytes);
  await file.sync();
  await file.close();
  await rename(temporary, path);
  const folder = await open(dirname(path), 'r');
  await folder.sync();
  await folder.close();
  return performance.now() - began;
}
