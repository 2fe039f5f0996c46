// What do a search, and the index behind it, cost among ten thousand articles? Beside MiniSearch and a bare look through all texts.
import { type ChildProcess, fork } from 'node:child_process';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import MiniSearch from 'minisearch';
import { transliterate } from '../core/content/transliterate.ts';
import { unwrap } from '../core/errors.ts';
import { type ArticleText, articleText, searchFields } from '../core/search/article-text.ts';
import { readQuery } from '../core/search/query.ts';
import { SearchIndex } from '../core/search/search-index.ts';
import { eachWord } from '../core/search/words.ts';
import { Chance } from '../electron/cli/generated-newsroom.ts';
import { Search } from '../electron/search/search.ts';
import { files, listArticleIds } from '../electron/storage/library-files.ts';
import { readRecord } from '../electron/storage/record-file.ts';
import { runPlaywright } from '../scripts/playwright-run.ts';
import { inProject, ScriptFailure } from '../scripts/project.ts';
import { machine, type Row, rounded, summed, type Times } from './figures.ts';

/** What people type, letter by letter, from the third letter on: English, French, German, names, and slips. */
const typed = [
  'probation',
  'community service',
  'restorative justice',
  'housing and health',
  'mentors in lisbon',
  'the pilot project',
  'réinsertion',
  'conférence annuelle',
  'l’avenir du projet',
  'bénévoles à genève',
  'bewährungshilfe',
  'übergang',
  'die konferenz in wien',
  'łódź seminar',
  'kraków',
  'victm support ',
  'rehabilitasion ',
  'no such words',
];
/** Rounds of all of it; the first one warms up. */
const ROUNDS = 3;
const FIRST = 8;
const ALL = 100;

interface EngineFigures {
  /** Seconds until every article is known, with nothing kept and with everything kept. */
  readonly coldSeconds: number;
  readonly warmSeconds: number;
  readonly cacheBytes: number;
  /** From the question to the answer of the process: eight hits with their passages, and a hundred. */
  readonly first: Times;
  readonly complete: Times;
  readonly pssMiB: number | undefined;
  readonly rssMiB: number | undefined;
}

/** The same texts and questions, with the vocabulary of a real archive: some 80,000 different words. */
interface IndexFigures {
  readonly words: number;
  readonly ours: { readonly buildSeconds: number; readonly loadMs: number; readonly query: Times };
  readonly miniSearch: {
    readonly buildSeconds: number;
    readonly loadMs: number;
    readonly query: Times;
  };
  /** Every text is spelt already: this is `includes` and nothing else. */
  readonly scan: Times;
}

interface WindowSearchFigures {
  readonly headlines: Times;
  readonly firstFound: Times;
  readonly allFound: Times;
  readonly processPssMiB: number;
}

export interface SearchFigures {
  readonly engine: EngineFigures;
  readonly index: IndexFigures;
}

/** Measures the search of a library, and the index with the texts of it. */
export async function measureSearch(library: string): Promise<SearchFigures> {
  console.error('Searching …');
  return { engine: await measureEngine(library), index: await measureIndex(library) };
}

/** Writes the figures to `bench/results/search.json`; returns the lines of the table. */
export async function reportSearch(
  search: SearchFigures,
  window: WindowSearchFigures | undefined,
): Promise<Row[]> {
  const path = inProject('bench', 'results', 'search.json');
  await mkdir(dirname(path), { recursive: true });
  const figures = { machine: machine(), ...search, window };
  await writeFile(path, `${JSON.stringify(figures, null, 2)}\n`);
  return rowsOf(search, window);
}

function* prefixes(): Generator<string> {
  for (const words of typed) {
    for (let length = 3; length <= words.length; length++) {
      const prefix = words.slice(0, length);
      if (readQuery(prefix) !== undefined) yield prefix;
    }
  }
}

async function measureEngine(library: string): Promise<EngineFigures> {
  await rm(files.searchIndex(library), { force: true });
  const coldSeconds = await inProcess(library, async () => {});
  const [first, complete]: [number[], number[]] = [[], []];
  let weight: { pssMiB: number; rssMiB: number } | undefined;
  const warmSeconds = await inProcess(library, async (search, child) => {
    for (let round = 0; round < ROUNDS; round++) {
      for (const text of prefixes()) {
        const began = performance.now();
        unwrap(await search.query(1, text, FIRST));
        const answered = performance.now();
        unwrap(await search.query(1, text, ALL));
        if (round === 0) continue;
        first.push(answered - began);
        complete.push(performance.now() - began);
      }
    }
    weight = await weigh(child);
  });
  return {
    coldSeconds,
    warmSeconds,
    cacheBytes: (await stat(files.searchIndex(library))).size,
    first: summed(first),
    complete: summed(complete),
    pssMiB: weight?.pssMiB,
    rssMiB: weight?.rssMiB,
  };
}

/** Searches as the app does, in a process of its own, here a plain Node one. Seconds until all is known. */
async function inProcess(
  library: string,
  work: (search: Search, child: ChildProcess) => Promise<void>,
): Promise<number> {
  let child: ChildProcess | undefined;
  let isReady = (): void => {};
  const ready = new Promise<void>((resolve) => {
    isReady = resolve;
  });
  const search = new Search(
    () => {
      const started = fork(inProject('electron', 'search', 'search-process.ts'));
      child = started;
      return {
        postMessage: (message) => void started.send(message as object),
        on: (event: 'message' | 'exit', listener: (value: never) => void) =>
          started.on(event, listener as (value: unknown) => void),
        kill: () => started.kill(),
      };
    },
    (progress) => {
      if (progress.isReady && progress.known > 0) isReady();
    },
  );
  search.follow({ folder: library, readOnly: null, listen: () => () => {} });
  const began = performance.now();
  search.start();
  await ready;
  const seconds = rounded((performance.now() - began) / 1000);
  if (child === undefined) throw new ScriptFailure('The search process did not start.');
  await work(search, child);
  await search.close();
  return seconds;
}

/** Memory of one process, where the system tells. */
export async function weigh(
  child: ChildProcess,
): Promise<{ pssMiB: number; rssMiB: number } | undefined> {
  const text = await readFile(`/proc/${child.pid}/smaps_rollup`, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const of = (name: string): number =>
    Math.round(Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1]) / 1024);
  return { pssMiB: of('Pss'), rssMiB: of('Rss') };
}

async function measureIndex(library: string): Promise<IndexFigures> {
  const texts = await textsOf(library);
  const built = performance.now();
  const index = new SearchIndex();
  for (const [id, text] of texts) index.put(id, text);
  const buildSeconds = rounded((performance.now() - built) / 1000);
  const packed = index.pack();
  const unpacked = performance.now();
  const loaded = SearchIndex.unpack(packed);
  const loadMs = rounded(performance.now() - unpacked);
  const ours = {
    buildSeconds,
    loadMs,
    query: timed((text) => {
      const search = loaded.search(readQuery(text) ?? []);
      while (search.next().done !== true);
    }),
  };

  const options = {
    fields: [...searchFields],
    tokenize: (text: string): string[] => {
      const words: string[] = [];
      eachWord(text, (word) => words.push(word));
      return words;
    },
    processTerm: (term: string) => term,
  };
  const theirs = performance.now();
  const miniSearch = new MiniSearch(options);
  for (const [id, text] of texts) miniSearch.add({ id, ...text.fields });
  const theirSeconds = rounded((performance.now() - theirs) / 1000);
  const stored = JSON.stringify(miniSearch);
  const parsed = performance.now();
  const theirLoaded = MiniSearch.loadJSON(stored, options);
  const theirLoadMs = rounded(performance.now() - parsed);
  const theirQuery = timed((text) => {
    const query = (readQuery(text) ?? []).filter((word) => word.isNeeded);
    const isLast = (place: number): boolean => query[place]?.isFinished === false;
    theirLoaded.search(query.map((word) => word.word).join(' '), {
      combineWith: 'AND',
      prefix: (_term, place) => isLast(place),
      fuzzy: (term, place) => (isLast(place) || term.length < 5 ? false : 0.2),
      boost: { headline: 12, people: 6, standfirst: 5 },
    });
  });

  const spelt = [...texts.values()].map(({ fields }) =>
    transliterate(Object.values(fields).join('\n')),
  );
  const scan = timed((text) => {
    const words = (readQuery(text) ?? []).map((word) => word.word);
    for (const one of spelt) words.every((word) => one.includes(word));
  });
  return {
    words: packed.words.length,
    ours,
    miniSearch: { buildSeconds: theirSeconds, loadMs: theirLoadMs, query: theirQuery },
    scan,
  };
}

function timed(search: (text: string) => void): Times {
  const samples: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const text of prefixes()) {
      const began = performance.now();
      search(text);
      if (round > 0) samples.push(performance.now() - began);
    }
  }
  return summed(samples);
}

/**
 * The texts of a generated library, each with 200 further words. What chance writes has some hundred different words;
 * an archive of this size has a hundred thousand, most of them rare.
 */
async function textsOf(library: string): Promise<Map<string, ArticleText>> {
  const chance = new Chance(1, 17);
  const rare = rareWords(chance, 80_000);
  const texts = new Map<string, ArticleText>();
  for (const id of await listArticleIds(library)) {
    const article = unwrap(await readRecord('article', files.article(library, id)));
    const text = articleText(article, () => undefined);
    const further = Array.from({ length: 200 }, () => {
      // The word in place n comes about 1/n as often as the first.
      const place = rare.length ** (chance.below(1_000_000) / 1_000_000);
      return rare[Math.floor(place)] ?? '';
    });
    const body = `${text.fields.body}\n${further.join(' ')}`;
    texts.set(id, { ...text, fields: { ...text.fields, body } });
  }
  return texts;
}

/** Words of chance in the manner of English, French and German, with beginnings as common as real ones. */
function rareWords(chance: Chance, count: number): string[] {
  const starts =
    'pro con com res inter trans sub dis pre ver be ge ent aus an ab über sur par tri mis sta str sch ein auf vor für vic lib édu réi kon';
  const middles =
    'ba ten ver gram mat sti tu ra li nis for du lar men go pe ris ta ke lin zel bur mor dan fe cla';
  const ends =
    'tion ung ment keit schaft ance eur euse ing ed er es isch lich able ique ste heit ie al';
  const [start, middle, end] = [starts, middles, ends].map((pieces) => pieces.split(' '));
  const words = new Set<string>();
  while (words.size < count) {
    const pieces = [start, middle, chance.percent(60) ? middle : [''], end, ['', 's']];
    words.add(pieces.map((list) => chance.pick(list ?? [''])).join(''));
  }
  return [...words];
}

/** What `e2e/bench/search.bench.ts` leaves behind. */
interface Measured {
  readonly painted: readonly Record<'headlines' | 'firstFound' | 'allFound', number | null>[];
  readonly weight: { readonly pss: number };
}

/** From the key to painted rows in the app, which must have been built. */
export async function measureSearchInWindow(): Promise<WindowSearchFigures> {
  const output = 'test-results/bench-search.json';
  const code = await runPlaywright({
    args: ['--project=bench', 'search.bench'],
    results: [output, 'test-results/bench-search.png'],
  });
  if (code !== 0) throw new ScriptFailure('The search could not be measured; see above.');
  // Written by our own spec in the same run; a moment that did not come is null.
  const measured = JSON.parse(await readFile(inProject(output), 'utf8')) as Measured;
  const times = (name: 'headlines' | 'firstFound' | 'allFound'): Times =>
    summed(measured.painted.flatMap((one) => one[name] ?? []));
  return {
    headlines: times('headlines'),
    firstFound: times('firstFound'),
    allFound: times('allFound'),
    processPssMiB: Math.round(measured.weight.pss / 1024),
  };
}

function rowsOf({ engine, index }: SearchFigures, window: WindowSearchFigures | undefined): Row[] {
  const plain = { budget: '', met: undefined };
  const most = (value: number, budget: number) => ({
    budget: `p95 ≤ ${budget} ms`,
    met: value <= budget,
  });
  const shown = (times: Times): string => `p50 ${times.p50} p95 ${times.p95} ms`;
  const { ours, miniSearch, scan } = index;
  return [
    {
      what: 'search: first eight with passages',
      measured: shown(engine.first),
      ...most(engine.first.p95, 50),
    },
    {
      what: 'search: a hundred with passages',
      measured: shown(engine.complete),
      ...most(engine.complete.p95, 200),
    },
    {
      what: 'search: until all is known, nothing kept / kept',
      measured: `${engine.coldSeconds} / ${engine.warmSeconds} s, ${(engine.cacheBytes / 1e6).toFixed(1)} MB kept`,
      ...plain,
    },
    {
      what: 'search process, plain Node (PSS / RSS)',
      measured: `${engine.pssMiB ?? '?'} / ${engine.rssMiB ?? '?'} MiB`,
      ...plain,
    },
    {
      what: `index of ${index.words.toLocaleString('en')} words: query, ours`,
      measured: `${shown(ours.query)}; made in ${ours.buildSeconds} s, loaded in ${ours.loadMs} ms`,
      ...plain,
    },
    {
      what: 'the same, MiniSearch',
      measured: `${shown(miniSearch.query)}; made in ${miniSearch.buildSeconds} s, loaded in ${miniSearch.loadMs} ms`,
      ...plain,
    },
    {
      what: 'the same, a bare look through all texts',
      measured: `${shown(scan)} = ×${rounded(scan.p50 / ours.query.p50)} ours`,
      ...plain,
    },
    ...(window === undefined
      ? []
      : [
          {
            what: 'key to painted headlines',
            measured: shown(window.headlines),
            ...most(window.headlines.p95, 50),
          },
          {
            what: 'key to painted texts, first',
            measured: shown(window.firstFound),
            ...most(window.firstFound.p95, 50),
          },
          {
            what: 'key to painted texts, all',
            measured: shown(window.allFound),
            ...most(window.allFound.p95, 200),
          },
          {
            what: 'search process in the app (PSS)',
            measured: `${window.processPssMiB} MiB`,
            ...plain,
          },
        ]),
  ];
}
