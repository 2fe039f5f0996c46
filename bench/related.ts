// What does related news cost among ten thousand articles: the first list, the next ones, all of them, and in memory?
import { type ChildProcess, fork } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ArticleId } from '../core/content/ids.ts';
import { bodyOf } from '../core/content/packed-article.ts';
import { unwrap } from '../core/errors.ts';
import { type RelatedFacts, relatedFacts } from '../core/related/related-facts.ts';
import { RelatedIndex } from '../core/related/related-index.ts';
import { relatedList } from '../core/related/related-list.ts';
import { type MessageToProcess, messageFromProcess } from '../electron/related/related-messages.ts';
import { readLibrary } from '../electron/storage/read-library.ts';
import { inProject } from '../scripts/project.ts';
import { machine, type Row, rounded, summed, type Times, table } from './figures.ts';
import { generatedLibrary } from './generated-library.ts';
import { weigh } from './search.ts';

/** So many lists are asked for, one after the other, of articles spread over the archive. */
const LISTS = 300;

interface RelatedFigures {
  readonly articles: number;
  /** The index alone: seconds to make it of texts that are in memory, and one list. */
  readonly buildSeconds: number;
  readonly indexList: Times;
  /** The process: until its first answer, each next one with reading the article, and all lists. */
  readonly firstSeconds: number;
  readonly nextList: Times;
  readonly planSeconds: number;
  readonly pssMiB: number | undefined;
}

/** Measures related news in generated newsrooms, and writes `bench/results/related.json`. */
export async function reportRelated(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { articles: { type: 'string' } } });
  const sizes = values.articles === undefined ? [1000, 10_000] : [Number(values.articles)];
  const folder = await mkdtemp(join(tmpdir(), 'galley-bench-'));
  try {
    const figures: RelatedFigures[] = [];
    for (const size of sizes) {
      const library = await generatedLibrary(folder, size);
      figures.push(await measure(library, size));
      await rm(library, { recursive: true, force: true });
    }
    const path = inProject('bench', 'results', 'related.json');
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, `${JSON.stringify({ machine: machine(), sizes: figures }, null, 2)}\n`);
    console.log(table(figures.flatMap(rowsOf)));
    return 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(library: string, articles: number): Promise<RelatedFigures> {
  console.error(`Related news among ${articles} …`);
  const facts = await factsOf(library);
  const began = performance.now();
  const index = new RelatedIndex();
  for (const one of facts) index.put(one);
  const buildSeconds = rounded((performance.now() - began) / 1000);
  const subjects = spread(facts);
  const indexTimes = subjects.map((subject) => {
    const asked = performance.now();
    relatedList(index, subject);
    return performance.now() - asked;
  });
  const process = await measureProcess(
    library,
    subjects.map(({ id }) => id),
  );
  return { articles, buildSeconds, indexList: summed(indexTimes), ...process };
}

async function measureProcess(library: string, ids: readonly ArticleId[]) {
  const child = fork(inProject('electron', 'related', 'related-process.ts'));
  const send = (message: MessageToProcess): void => void child.send(message);
  const began = performance.now();
  send({ type: 'open', library });
  const times: number[] = [];
  for (const [number, id] of ids.entries()) {
    const asked = number === 0 ? began : performance.now();
    send({ type: 'list', number, id });
    await answered(child, number);
    times.push(performance.now() - asked);
  }
  const weight = await weigh(child);
  const planned = performance.now();
  send({ type: 'plan', number: -1, now: new Date().toISOString() });
  await answered(child, -1);
  const planSeconds = rounded((performance.now() - planned) / 1000);
  child.kill();
  const [first = Number.NaN, ...next] = times;
  return {
    firstSeconds: rounded(first / 1000),
    nextList: summed(next),
    planSeconds,
    pssMiB: weight?.pssMiB,
  };
}

function answered(child: ChildProcess, number: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const hear = (message: unknown): void => {
      const heard = messageFromProcess.parse(message);
      if (heard.type === 'progress' || heard.number !== number) return;
      child.off('message', hear);
      if (heard.type === 'failed') reject(new Error(heard.detail));
      else resolve();
    };
    child.on('message', hear);
  });
}

async function factsOf(library: string): Promise<RelatedFacts[]> {
  const { snapshot } = unwrap(await readLibrary(library));
  const names = new Map(snapshot.people.map(({ id, name }) => [id, name]));
  return snapshot.articles.flatMap(
    (article) =>
      relatedFacts({ ...article, body: bodyOf(article) }, (person) => names.get(person)) ?? [],
  );
}

function spread<T>(all: readonly T[]): T[] {
  const step = Math.max(1, Math.floor(all.length / LISTS));
  return all.filter((_, place) => place % step === 0);
}

function rowsOf(of: RelatedFigures): Row[] {
  const among = `among ${of.articles.toLocaleString('en')}`;
  const row = (what: string, measured: string): Row => ({
    what: `${what} ${among}`,
    measured,
    budget: '',
    met: undefined,
  });
  return [
    row('index of related news', `${of.buildSeconds} s`),
    row('one list, the index alone', `p50 ${of.indexList.p50} p95 ${of.indexList.p95} ms`),
    row('first list of a process that begins', `${of.firstSeconds} s`),
    row('each next list', `p50 ${of.nextList.p50} p95 ${of.nextList.p95} ms`),
    row('all lists, for the dry run', `${of.planSeconds} s`),
    row('memory of the process', `${of.pssMiB ?? '?'} MiB`),
  ];
}
