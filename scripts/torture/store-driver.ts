// The program that is killed: it opens a library, saves, and tells each save that was acknowledged on its stdout.
import { writeSync } from 'node:fs';
import { open, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { JSONFile } from 'lowdb/node';
import type { Article, ArticleEdit } from '../../core/content/article.ts';
import { articleId } from '../../core/content/ids.ts';
import { unwrap } from '../../core/errors.ts';
import { files, listArticleIds } from '../../electron/storage/library-files.ts';
import { LibraryStore } from '../../electron/storage/library-store.ts';
import { readRecord } from '../../electron/storage/record-file.ts';
import { hashOf } from './ledger.ts';
import {
  below,
  type DriverJob,
  type DriverMessage,
  type Random,
  type ReadState,
  seeded,
} from './suite.ts';

// Given by the harness, which has the same type.
const job = JSON.parse(process.argv[2] ?? '{}') as DriverJob;
const random = seeded(job.seed);

/** In one call to a pipe: what was told is told, even if the next instruction is the last. */
function tell(message: DriverMessage): void {
  writeSync(1, `${JSON.stringify(message)}\n`);
}

function makeBody(chance: Random, bytes: number): Article['body'] {
  const line = `${chance().toString(36)} the winter volunteers of ${chance().toString(36)} `;
  const text = line.repeat(Math.ceil(bytes / line.length)).slice(0, bytes);
  return {
    schemaVersion: 1,
    document: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
  };
}

async function readState(store: LibraryStore): Promise<ReadState> {
  const articles: Record<string, { revision: number; hash: string; slug: string }> = {};
  for (const id of await listArticleIds(job.library)) {
    const article = await readRecord('article', files.article(job.library, id));
    if (!article.ok) continue;
    const { revision, slug } = article.value;
    articles[id] = { revision, slug, hash: hashOf(article.value) };
  }
  const redirects = unwrap(await readRecord('redirects', files.redirects(job.library))).redirects;
  return {
    articles,
    redirects,
    problems: store.problems.map(({ file, code }) => `${file} ${code}`),
  };
}

/** Known-bad writers keep one file, by the plainest code there is and by lowdb's own adapter. */
async function runControl(): Promise<void> {
  const path = join(job.library, 'control.json');
  type Kept = { revision: number; hash: string; body: Article['body'] };
  const began = performance.now();
  let kept: Kept | null = null;
  try {
    // Written by this program.
    const text = await readFile(path, 'utf8').catch(() => undefined);
    if (text !== undefined) kept = JSON.parse(text) as Kept;
  } catch (error) {
    tell({ kind: 'unreadable', detail: String(error) });
    return;
  }
  const articles =
    kept === null
      ? {}
      : {
          control: {
            revision: kept.revision,
            hash: hashOf({ headline: '', body: kept.body }),
            slug: '',
          },
        };
  const ms = performance.now() - began;
  tell({ kind: 'opened', ms, readOnly: null, state: { articles, redirects: [], problems: [] } });
  const lowdb = new JSONFile<Kept>(path);
  let revision = kept?.revision ?? 0;
  const saveOnce = async (bytes: number): Promise<void> => {
    revision += 1;
    const body = makeBody(random, bytes);
    const next = { revision, hash: hashOf({ headline: '', body }), body };
    if (job.writer === 'plain') await writeFile(path, JSON.stringify(next));
    else await lowdb.write(next);
    tell({ kind: 'saved', id: 'control', revision, hash: next.hash });
  };
  if (job.mode === 'saves') for (;;) await saveOnce(100_000 + below(random, 100_000));
  for await (const line of createInterface({ input: process.stdin })) {
    if (line === 'end') return;
    if (line === 'die') await dieWriting(path, 120_000);
    await saveOnce(120_000);
    tell({ kind: 'done' });
  }
}

/** Begins as a plain writer does, by emptying the file, and is gone before it has filled it. */
async function dieWriting(path: string, bytes: number): Promise<void> {
  const file = await open(path, 'w');
  const half = Buffer.from(JSON.stringify(makeBody(random, bytes))).subarray(0, bytes / 2);
  if (job.diesWhen === 'half written') await file.write(half);
  process.kill(process.pid, 'SIGKILL');
}

async function runGalley(): Promise<void> {
  const began = performance.now();
  if (job.unlocked === true) await rm(join(files.own(job.library), 'lock'), { force: true });
  const opened = await LibraryStore.open(job.library, { takeOver: job.takeOver ?? false });
  const ms = performance.now() - began;
  if (!opened.ok) {
    tell({ kind: 'unreadable', detail: `${opened.error.code} ${opened.error.detail ?? ''}` });
    return;
  }
  const store = opened.value;
  const state = await readState(store);
  tell({ kind: 'opened', ms, readOnly: store.readOnly, state });
  const ids = Object.keys(state.articles).map((id) => articleId.parse(id));
  const revisions = new Map(ids.map((id) => [id, state.articles[id]?.revision ?? 0]));

  const save = async (position: number, edit: ArticleEdit): Promise<void> => {
    const id = ids[position];
    if (id === undefined) throw new Error('an article that is not there was to be saved');
    const saved = await store.saveArticle(id, revisions.get(id) ?? 0, edit);
    if (saved.ok) {
      const { article } = saved.value;
      revisions.set(id, article.revision);
      tell({ kind: 'saved', id, revision: article.revision, hash: hashOf(article) });
    } else {
      tell({ kind: 'refused', code: saved.error.code, detail: saved.error.detail ?? '' });
      // Somebody else saved: what is there is read again, as a person would.
      if (saved.error.code !== 'conflict') return;
      const current = await store.article(id);
      if (current.ok) revisions.set(id, current.value.article.revision);
    }
  };
  const move = (position: number): ArticleEdit => {
    const revision = revisions.get(ids[position] ?? ids[0] ?? articleId.parse('')) ?? 0;
    return { slug: `piece-${position}-move-${revision + 1}`, headline: `Moved ${revision + 1}` };
  };

  if (job.mode === 'saves') {
    for (let count = 0; ; count += 1) {
      const position = below(random, ids.length);
      const body = makeBody(random, 200 + below(random, below(random, 10) === 0 ? 200_000 : 8_000));
      await save(position, count % 5 === 4 ? { ...move(position), body } : { body });
    }
  }
  for await (const line of createInterface({ input: process.stdin })) {
    if (line === 'end') break;
    if (line === 'save') await save(0, { body: makeBody(random, 5_000) });
    else if (line === 'move') await save(0, move(0));
    else if (line === 'create') {
      const created = await store.createArticle();
      if (created.ok) {
        const { id, revision } = created.value;
        tell({ kind: 'saved', id, revision, hash: hashOf(created.value) });
      } else tell({ kind: 'refused', code: created.error.code, detail: '' });
    } else if (line === 'term') await store.addTerm('tag', `Tag ${random().toString(36)}`);
    else if (line === 'close') await store.close();
    tell({ kind: 'done' });
  }
  await store.close();
}

await (job.writer === 'galley' ? runGalley() : runControl());
// Its stdin is still open, and would keep it waiting.
process.exit(0);
