// `npm run bench`: what do a save, an opening and a filter cost, and how does that grow with the library?
//
// Times are compared with a bare write of the same bytes in the same run and folder: a ratio says something on any
// machine, a time only on this one. `--store` leaves out the window, `--articles N` asks for another largest library.
import { mkdir, mkdtemp, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { serialize } from 'node:v8';
import type { Article } from '../core/content/article.ts';
import type { BodyNode } from '../core/content/body.ts';
import { unwrap } from '../core/errors.ts';
import { calls } from '../core/ipc/contract.ts';
import type { ArticleSummary } from '../core/library.ts';
import { runCommand } from '../electron/cli/run-command.ts';
import { files } from '../electron/storage/library-files.ts';
import { LibraryStore } from '../electron/storage/library-store.ts';
import { listGroups, listRows } from '../renderer/features/list/list-rows.ts';
import { inProject, runScript, ScriptFailure } from '../scripts/project.ts';
import { machine, type Row, rounded, summed, type Times, table } from './figures.ts';
import { measureSearch, measureSearchInWindow, reportSearch } from './search.ts';
import { measureWindow, type WindowFigures } from './window.ts';

const SAVES = 400;
const OPENINGS = 7;
/** Rounds that only warm up: the machine's caches, and the runtime's compiler. */
const WARM_UP = 20;

interface SaveFigures {
  readonly articles: number;
  readonly bytes: number;
  readonly save: Times;
  readonly bare: Times;
  readonly ratioP50: number;
  readonly ratioP95: number;
}

await runScript(async () => {
  const { values } = parseArgs({
    options: { store: { type: 'boolean' }, articles: { type: 'string' } },
  });
  const largest = Number(values.articles ?? '10000');
  if (!(largest >= 100)) throw new ScriptFailure('--articles is a number of at least 100.');
  const sizes = [100, 1000, 10_000].filter((size) => size < largest).concat(largest);
  const folder = await mkdtemp(join(tmpdir(), 'galley-bench-'));
  try {
    const saves: SaveFigures[] = [];
    for (const size of sizes) {
      console.error(`Saving in a library of ${size.toLocaleString('en')} articles …`);
      saves.push(await measureSaves(await generated(folder, size)));
    }
    const large = join(folder, String(largest));
    console.error('Opening …');
    const opening = await measureOpening(large);
    console.error('Listing and filtering …');
    const lists = await measureLists(large);
    const search = await measureSearch(large);
    await rm(folder, { recursive: true, force: true });
    const window = values.store === true ? undefined : await measureWindow(largest);
    const figures = { machine: machine(), articles: largest, saves, opening, lists, window };
    const path = inProject('bench', 'results', 'store.json');
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, `${JSON.stringify(figures, null, 2)}\n`);
    const inWindow = values.store === true ? undefined : await measureSearchInWindow();
    const searchRows = await reportSearch(search, inWindow);
    console.log(table([...rowsOf(saves, opening, lists, window), ...searchRows]));
    console.log(`\nWritten to ${path}. How to read it: bench/README.md`);
    return 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

async function generated(folder: string, count: number): Promise<string> {
  const library = join(folder, String(count));
  const environment = {
    print: () => {},
    note: (line: string) => console.error(line),
    progress: () => {},
    resources: '',
    cacheFolder: '',
    now: () => new Date(),
    timeZone: 'UTC',
    signal: new AbortController().signal,
  };
  const code = await runCommand(['generate', String(count), library], environment, '0');
  if (code !== 0) throw new ScriptFailure('The library could not be generated.');
  return library;
}

/** Saves of one article's text as autosave makes them, each beside a bare durable write of the same bytes. */
async function measureSaves(library: string): Promise<SaveFigures> {
  const store = unwrap(await LibraryStore.open(library));
  const chosen = store.summaries()[Math.floor(store.summaries().length / 2)];
  if (chosen === undefined) throw new ScriptFailure('The library has no article.');
  const path = files.article(library, chosen.id);
  const beside = join(files.articles(library), 'bare-write.json');
  let article: Article = unwrap(await store.article(chosen.id)).article;
  const [save, bare]: [number[], number[]] = [[], []];
  let bytes = 0;
  for (let round = -WARM_UP; round < SAVES; round++) {
    const edit = { body: { ...article.body, document: withLastWord(article, round) } };
    const began = performance.now();
    const saved = await store.saveArticle(article.id, article.revision, edit);
    const took = performance.now() - began;
    article = unwrap(saved).article;
    const same = await readFile(path);
    bytes = same.length;
    const bareBegan = performance.now();
    await writeBare(beside, same);
    const bareTook = performance.now() - bareBegan;
    if (round < 0) continue;
    save.push(took);
    bare.push(bareTook);
  }
  await rm(beside);
  const articles = store.summaries().length;
  await store.close();
  const [own, its] = [summed(save), summed(bare)];
  return {
    articles,
    bytes,
    save: own,
    bare: its,
    ratioP50: rounded(own.p50 / its.p50),
    ratioP95: rounded(own.p95 / its.p95),
  };
}

function withLastWord(article: Article, round: number): BodyNode {
  const { document } = article.body;
  const words: BodyNode = {
    type: 'paragraph',
    content: [{ type: 'text', text: `Written in round ${String(round + 1000)}.` }],
  };
  const content = document.content ?? [];
  const before = article.revision > 0 && isRound(content.at(-1)) ? content.slice(0, -1) : content;
  return { ...document, content: [...before, words] };
}

function isRound(node: BodyNode | undefined): boolean {
  return node?.content?.[0]?.text?.startsWith('Written in round') === true;
}

async function writeBare(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.tmp`;
  const file = await open(temporary, 'w');
  await file.write(bytes);
  await file.sync();
  await file.close();
  await rename(temporary, path);
  const folder = await open(dirname(path), 'r');
  await folder.sync();
  await folder.close();
}

interface OpeningFigures {
  /** No index: every file is read. */
  readonly cold: Times;
  readonly warm: Times;
}

async function measureOpening(library: string): Promise<OpeningFigures> {
  const time = async (): Promise<number> => {
    const began = performance.now();
    const store = unwrap(await LibraryStore.open(library));
    const took = performance.now() - began;
    await store.close();
    return took;
  };
  const [cold, warm]: [number[], number[]] = [[], []];
  for (let round = 0; round < 3; round++) {
    await rm(files.articleIndex(library), { force: true });
    cold.push(await time());
  }
  for (let round = 0; round < OPENINGS; round++) warm.push(await time());
  return { cold: summed(cold), warm: summed(warm) };
}

interface ListFigures {
  readonly contentsBytes: number;
  readonly contentsMilliseconds: number;
  readonly firstSort: number;
  readonly filter: Times;
  /** Nothing prepared: what the very first letter costs in the worst moment. */
  readonly firstLetter: number;
}

async function measureLists(library: string): Promise<ListFigures> {
  const store = unwrap(await LibraryStore.open(library));
  const began = performance.now();
  const contents = calls['library.contents'].output.parse({
    site: store.site,
    taxonomy: store.taxonomy,
    people: [...store.people],
    articles: store.summaries().map((one) => ({ ...one, categories: [...one.categories] })),
    problems: store.problems,
  });
  const contentsBytes = serialize(contents).length;
  const contentsMilliseconds = rounded(performance.now() - began);
  const summaries: ArticleSummary[] = store.summaries();
  await store.close();
  const sortBegan = performance.now();
  const groups = listGroups(summaries);
  const firstSort = rounded(performance.now() - sortBegan);
  const letterBegan = performance.now();
  listRows(groups, 'p');
  const firstLetter = rounded(performance.now() - letterBegan);
  const samples: number[] = [];
  for (const word of ['prague', 'prison', 'the', 'education', 'łódź', 'no such words', 'e', 'x']) {
    for (let length = 1; length <= word.length; length++) {
      const keyBegan = performance.now();
      listRows(groups, word.slice(0, length));
      samples.push(performance.now() - keyBegan);
    }
  }
  return { contentsBytes, contentsMilliseconds, firstSort, filter: summed(samples), firstLetter };
}

function rowsOf(
  saves: readonly SaveFigures[],
  opening: OpeningFigures,
  lists: ListFigures,
  window: WindowFigures | undefined,
): Row[] {
  const [first, last] = [saves[0], saves.at(-1)];
  const growth =
    first === undefined || last === undefined ? Number.NaN : last.save.p50 / first.save.p50;
  const plain = { budget: '', met: undefined };
  const most = (value: number, budget: number) => ({ budget: `≤ ${budget}`, met: value <= budget });
  return [
    ...saves.map(({ articles, save, bare, ratioP95 }) => ({
      what: `save of one article among ${articles.toLocaleString('en')}`,
      measured: `p50 ${save.p50} p95 ${save.p95} ms; bare ${bare.p50} / ${bare.p95}; ×${ratioP95}`,
      budget: 'p95 ≤ ×3',
      met: ratioP95 <= 3,
    })),
    {
      what: `the largest against the smallest library (p50)`,
      measured: `×${rounded(growth)}`,
      budget: '≤ ×1.2',
      met: growth <= 1.2,
    },
    { what: 'open, no index', measured: `${opening.cold.p50} ms`, ...plain },
    { what: 'open, by the index', measured: `${opening.warm.p50} ms`, ...plain },
    {
      what: 'contents for the window',
      measured: `${(lists.contentsBytes / 1e6).toFixed(2)} MB, ${lists.contentsMilliseconds} ms`,
      ...plain,
    },
    { what: 'sort the list', measured: `${lists.firstSort} ms`, ...plain },
    {
      what: 'filter, each keystroke, without painting',
      measured: `p50 ${lists.filter.p50} p95 ${lists.filter.p95} ms; first letter ${lists.firstLetter} ms`,
      ...plain,
    },
    ...(window === undefined
      ? []
      : [
          {
            what: 'filter, each keystroke to painted rows',
            measured: `p50 ${window.filter.p50} p95 ${window.filter.p95} ms`,
            ...most(window.filter.p95, 50),
          },
          {
            what: 'rows in the document',
            measured: `${window.rows}`,
            ...most(window.rows, 99),
          },
          {
            what: 'first usable window against an empty one',
            measured: `${window.firstWindow.p50} / ${window.emptyWindow.p50} ms = ×${window.windowRatio}`,
            ...most(window.windowRatio, 1.5),
          },
          {
            what: 'memory of all processes (PSS) against an empty one',
            measured: `${window.memoryMiB} / ${window.emptyMemoryMiB} MiB = ×${window.memoryRatio}`,
            ...most(window.memoryRatio, 1.6),
          },
        ]),
  ];
}
