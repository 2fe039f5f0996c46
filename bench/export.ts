// `npm run bench -- export`: what do a full export, one edit, a new article and no change cost, beside Eleventy and a raw write?
import { type ChildProcess, fork } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import type { Article } from '../core/content/article.ts';
import type { BodyNode } from '../core/content/body.ts';
import { unwrap } from '../core/errors.ts';
import { openZip } from '../electron/export/zip-reader.ts';
import { LibraryStore } from '../electron/storage/library-store.ts';
import { readLibrary } from '../electron/storage/read-library.ts';
import { buildBundles, bundles, optionsFor } from '../scripts/bundles.ts';
import { inProject, ScriptFailure } from '../scripts/project.ts';
import { type EleventyRun, installEleventy, layOutEleventy, runEleventy } from './eleventy.ts';
import type { ExportStep, StepFigures } from './export-steps.ts';
import { machine, type Row, rounded, summed, type Times, table } from './figures.ts';
import { generatedLibrary } from './generated-library.ts';
import { type TreeWeight, watchTree } from './process-tree.ts';

/** A moment after everything that is generated. */
const MOMENT = new Date('2026-11-25T08:00:00Z');
const EDITS = 7;
const NEW_ARTICLES = 3;

/** Budgets of the whole: see docs of the bench. */
const BUDGET = {
  eleventy: 0.5,
  raw: 8,
  editMs: 300,
  editPages: 15,
  newPages: 25,
  memoryMiB: 700,
} as const;

interface FullFigures extends TreeWeight {
  /** From the start of the process to its answer. */
  readonly seconds: number;
  readonly exportSeconds: number;
  readonly phases: Readonly<Record<string, number>>;
  readonly files: number;
  readonly pages: number;
  readonly bytes: number;
}

/** What one export into a folder that holds an earlier one cost and changed. */
interface ChangeFigures {
  readonly milliseconds: Times;
  readonly cpuMilliseconds: number;
  /** The most of any round. */
  readonly pages: number;
  readonly otherFiles: number;
  readonly removed: number;
}

/** Filled as it is measured: what is not known yet has no rows. */
interface ExportFigures {
  readonly articles: number;
  /** Processes that wanted to run in the minute before: above a few tenths the machine was not quiet. */
  readonly loadBefore: number;
  /** With social cards that are drawn. */
  bundleCold?: FullFigures;
  readonly folder: FullFigures[];
  readonly bundle: FullFigures[];
  readonly eleventy: EleventyRun[];
  raw?: {
    readonly bundleFilesSeconds: number;
    readonly folderFilesSeconds: number;
    readonly zipSeconds: number;
    readonly zipBytes: number;
  };
  unchanged?: ChangeFigures;
  edit?: ChangeFigures;
  added?: ChangeFigures;
  /** Over all the exports into one folder in one process. */
  sitting?: TreeWeight;
}

interface Wish {
  readonly sizes: readonly number[];
  readonly rounds: number;
  /** Social cards that an earlier run drew are taken; their own row is left out. */
  readonly takesCards: boolean;
}

function wishOf(args: readonly string[]): Wish {
  const { values } = parseArgs({
    args: [...args],
    options: {
      articles: { type: 'string', default: '1000,10000' },
      rounds: { type: 'string', default: '2' },
      'kept-cards': { type: 'boolean', default: false },
    },
  });
  const sizes = values.articles.split(',').map(Number);
  const rounds = Number(values.rounds);
  if (!sizes.every((size) => size >= 20)) throw new ScriptFailure('--articles N,N of at least 20.');
  if (!(rounds >= 1)) throw new ScriptFailure('--rounds N of at least 1.');
  return { sizes, rounds, takesCards: values['kept-cards'] };
}

/** Measures, shows each row as it comes, and writes `bench/results/export.json` after each step. */
export async function reportExport(args: readonly string[]): Promise<number> {
  const wish = wishOf(args);
  const began = performance.now();
  await buildExporter();
  const hasEleventy = await installEleventy();
  const path = inProject('bench', 'results', 'export.json');
  await mkdir(dirname(path), { recursive: true });
  const sizes: ExportFigures[] = [];
  const keep = async (): Promise<void> => {
    await writeFile(path, `${JSON.stringify({ machine: machine(), sizes }, null, 2)}\n`);
  };
  for (const articles of wish.sizes) {
    const figures: ExportFigures = {
      articles,
      loadBefore: rounded(loadavg()[0] ?? Number.NaN),
      folder: [],
      bundle: [],
      eleventy: [],
    };
    sizes.push(figures);
    await measureSize(figures, wish, hasEleventy, keep);
  }
  console.log(table(sizes.flatMap(rowsOf)));
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`\nWritten to ${path} in ${seconds} s. How to read it: bench/README.md`);
  return 0;
}

/** The exporter as one program beside its threads, as the app has it. */
const EXPORTER = inProject('dist', 'bench-export-steps.cjs');

async function buildExporter(): Promise<void> {
  await buildBundles(['text-thread', 'folder-thread', 'card-thread']);
  const like = bundles.find(({ name }) => name === 'export-process');
  if (like === undefined) throw new ScriptFailure('There is no program that exports.');
  await build({
    ...optionsFor(like),
    entryPoints: [inProject('bench', 'export-steps.ts')],
    outfile: EXPORTER,
  });
}

async function measureSize(
  figures: ExportFigures,
  { rounds, takesCards }: Wish,
  hasEleventy: boolean,
  keep: () => Promise<void>,
): Promise<void> {
  const { articles } = figures;
  const folder = await mkdtemp(join(tmpdir(), 'galley-bench-export-'));
  const cacheFolder = inProject('.cache', 'bench', `export-${articles}`);
  let shown = 0;
  const done = async (what: string): Promise<void> => {
    await keep();
    const rows = rowsOf(figures);
    if (rows.length > shown) console.error(table(rows));
    shown = rows.length;
    console.error(`${articles} articles: ${what} …`);
  };
  try {
    await done('a newsroom');
    const library = await generatedLibrary(folder, articles);
    const zip = join(folder, 'bundle.zip');
    const site = join(folder, 'site');
    const step = (path: string): ExportStep => ({
      libraryFolder: library,
      themesFolder: inProject('resources', 'themes'),
      cacheFolder,
      destination: { kind: path.endsWith('.zip') ? 'bundle' : 'folder', path },
      asOf: MOMENT.toISOString(),
    });
    if (!takesCards) await rm(cacheFolder, { recursive: true, force: true });
    await done(takesCards ? 'a bundle' : 'a bundle, nothing kept (its social cards take long)');
    const first = await fullExport(step(zip));
    if (!takesCards) figures.bundleCold = first;
    const project = join(folder, 'eleventy');
    if (hasEleventy) {
      const { snapshot } = unwrap(await readLibrary(library));
      await layOutEleventy(project, snapshot, zip);
    }
    for (let round = 0; round < rounds; round++) {
      await done('a folder, pictures and cards kept');
      await rm(site, { recursive: true, force: true });
      await rm(join(cacheFolder, 'site-graphs'), { recursive: true, force: true });
      figures.folder.push(await fullExport(step(site)));
      if (hasEleventy) {
        await done('Eleventy');
        figures.eleventy.push(await runEleventy(project));
      }
      await done('a bundle, pictures and cards kept');
      figures.bundle.push(await fullExport(step(zip)));
    }
    await rm(project, { recursive: true, force: true });
    await done('raw writes');
    const rawFolder = join(folder, 'raw');
    figures.raw = {
      folderFilesSeconds: await rawWrite(rawFolder, filesOfFolder(site)),
      bundleFilesSeconds: await rawWrite(rawFolder, filesOfZip(zip)),
      zipSeconds: await rawWrite(rawFolder, fileItself(zip)),
      zipBytes: (await stat(zip)).size,
    };
    await rm(zip, { force: true });
    await sit(step(site), library, figures, done);
    await keep();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A process that exports, as the app keeps one. */
class Exporter {
  readonly #child: ChildProcess;
  readonly pid: number;

  constructor() {
    this.#child = fork(EXPORTER, { stdio: 'inherit' });
    this.pid = this.#child.pid ?? 0;
  }

  run(step: ExportStep): Promise<StepFigures> {
    return new Promise((resolve, reject) => {
      const ended = (code: number | null): void => {
        reject(new Error(`the exporter ended with code ${code}`));
      };
      this.#child.once('exit', ended);
      this.#child.once('message', (message) => {
        this.#child.off('exit', ended);
        // It speaks only as export-steps.ts has it.
        const answer = message as { figures: StepFigures } | { fault: string };
        if ('figures' in answer) resolve(answer.figures);
        else reject(new Error(answer.fault));
      });
      this.#child.send(step);
    });
  }

  async end(): Promise<void> {
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill();
    await ended;
  }
}

async function fullExport(step: ExportStep): Promise<FullFigures> {
  const began = performance.now();
  const exporter = new Exporter();
  const watching = watchTree(exporter.pid);
  const done = await exporter.run(step);
  const figures = fullFigures(done, performance.now() - began, watching.stop());
  await exporter.end();
  return figures;
}

function fullFigures(done: StepFigures, wall: number, weight: TreeWeight): FullFigures {
  return {
    seconds: rounded(wall / 1000),
    exportSeconds: rounded(done.milliseconds / 1000),
    phases: Object.fromEntries(
      Object.entries(done.phases).map(([name, spent]) => [name, rounded(spent / 1000)]),
    ),
    files: done.files,
    pages: done.pages,
    bytes: done.bytes,
    ...weight,
    // Counted by the process itself, to its end: the looks from outside miss what ends between two of them.
    cpuSeconds: rounded(Math.max(done.cpuMilliseconds / 1000, weight.cpuSeconds ?? 0)),
  };
}

/** One exporter, one folder: what is there, then nothing, then edits, then new articles. */
async function sit(
  step: ExportStep,
  library: string,
  figures: ExportFigures,
  say: (what: string) => Promise<void>,
): Promise<void> {
  const exporter = new Exporter();
  const watching = watchTree(exporter.pid);
  let clock = MOMENT.getTime() - 86_400_000;
  const store = unwrap(
    await LibraryStore.open(library, {
      now() {
        clock += 60_000;
        return new Date(clock);
      },
    }),
  );
  try {
    await say('a folder that is there, in a process that stays');
    await exporter.run(step);
    const site = step.destination.path;
    const change = async (
      rounds: number,
      work: (round: number) => Promise<void>,
    ): Promise<ChangeFigures> => {
      const [times, cpu]: [number[], number[]] = [[], []];
      let most = { pages: 0, otherFiles: 0, removed: 0 };
      for (let round = 0; round < rounds; round++) {
        await work(round);
        const before = await listing(site);
        const { milliseconds, cpuMilliseconds } = await exporter.run(step);
        times.push(milliseconds);
        cpu.push(cpuMilliseconds);
        const changed = differenceOf(before, await listing(site));
        most = {
          pages: Math.max(most.pages, changed.pages),
          otherFiles: Math.max(most.otherFiles, changed.otherFiles),
          removed: Math.max(most.removed, changed.removed),
        };
      }
      return { milliseconds: summed(times), cpuMilliseconds: summed(cpu).p50, ...most };
    };
    const published = store.summaries().filter(({ status }) => status === 'published');
    const at = (round: number): Article['id'] => {
      const chosen = published[Math.floor((published.length * (round + 1)) / (EDITS + 2))];
      if (chosen === undefined) throw new ScriptFailure('The library has no published article.');
      return chosen.id;
    };
    await say('no change');
    figures.unchanged = await change(3, async () => {});
    await say('edits');
    figures.edit = await change(EDITS, (round) => editBody(store, at(round), round));
    await say('new articles');
    figures.added = await change(NEW_ARTICLES, (round) => addArticle(store, at(round), round));
    figures.sitting = watching.stop();
  } finally {
    await store.close();
    await exporter.end();
  }
}

/** Another word in the text; headline, summary, date and terms stay. */
async function editBody(store: LibraryStore, id: Article['id'], round: number): Promise<void> {
  const { article } = unwrap(await store.article(id));
  const document = withWord(article.body.document, `corrected${round}`);
  unwrap(await store.saveArticle(id, article.revision, { body: { ...article.body, document } }));
}

function withWord(document: BodyNode, word: string): BodyNode {
  const paragraph: BodyNode = { type: 'paragraph', content: [{ type: 'text', text: word }] };
  const [first, ...rest] = document.content ?? [];
  return { ...document, content: first === undefined ? [paragraph] : [first, paragraph, ...rest] };
}

async function addArticle(store: LibraryStore, like: Article['id'], round: number): Promise<void> {
  const { article } = unwrap(await store.article(like));
  const { id, revision } = unwrap(await store.createArticle());
  const { headline, standfirst, summary, body, bylines, categories, newsType } = article;
  unwrap(
    await store.saveArticle(id, revision, {
      headline: `${headline}, again ${round}`,
      slug: `again-${round}`,
      standfirst,
      summary,
      body,
      bylines,
      categories,
      newsType,
      status: 'published',
      publishedAt: new Date(MOMENT.getTime() - 3_600_000 + round * 60_000).toISOString(),
    }),
  );
}

/** Every file under a folder, with what changes when it is written. */
async function listing(folder: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const path of await allFiles(folder)) {
    const { ino, size, mtimeMs } = await stat(join(folder, path));
    found.set(path, `${ino} ${size} ${mtimeMs}`);
  }
  return found;
}

async function allFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

function differenceOf(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>) {
  const changed = [...after].filter(([path, facts]) => before.get(path) !== facts);
  const pages = changed.filter(([path]) => path.endsWith('.html')).length;
  return {
    pages,
    otherFiles: changed.length - pages,
    removed: [...before.keys()].filter((path) => !after.has(path)).length,
  };
}

type NamedBytes = AsyncIterable<{ readonly path: string; readonly bytes: Uint8Array }>;

/** Seconds for writing the files, one after the other, with nothing but `mkdir` and `writeFile`. */
async function rawWrite(folder: string, contents: NamedBytes): Promise<number> {
  await rm(folder, { recursive: true, force: true });
  let spent = 0;
  const made = new Set<string>();
  for await (const { path, bytes } of contents) {
    const place = join(folder, path);
    const began = performance.now();
    if (!made.has(dirname(place))) {
      made.add(dirname(place));
      await mkdir(dirname(place), { recursive: true });
    }
    await writeFile(place, bytes);
    spent += performance.now() - began;
  }
  await rm(folder, { recursive: true, force: true });
  return rounded(spent / 1000);
}

async function* filesOfZip(path: string): NamedBytes {
  const zip = unwrap(await openZip(path));
  for (const entry of zip.entries) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of zip.chunks(entry)) chunks.push(Buffer.from(chunk));
    yield { path: entry.name, bytes: Buffer.concat(chunks) };
  }
  await zip.close();
}

async function* filesOfFolder(folder: string): NamedBytes {
  for (const path of await allFiles(folder)) {
    yield { path, bytes: await readFile(join(folder, path)) };
  }
}

async function* fileItself(path: string): NamedBytes {
  yield { path: 'one.zip', bytes: await readFile(path) };
}

/** The phases of an export that are not the pages, feeds, records and manifests: they have rows of their own. */
const APART = ['Pictures', 'Social cards', 'Search'] as const;

function apart(figures: FullFigures): number {
  return APART.reduce((sum, name) => sum + (figures.phases[name] ?? 0), 0);
}

/** The seconds that count against the budget: of the middle run, from the start of its process. */
function counted(runs: readonly FullFigures[]): number {
  return summed(runs.map((one) => one.seconds - apart(one))).p50;
}

function rowsOf(figures: ExportFigures): Row[] {
  const { bundle, bundleCold, folder, eleventy, raw, unchanged, edit, added, sitting } = figures;
  const size = `${figures.articles.toLocaleString('en')} articles`;
  const rows: Row[] = [];
  const add = (what: string, measured: string, budget?: [number, number, string?]): void => {
    rows.push({
      what: `${size}: ${what}`,
      measured,
      budget: budget === undefined ? '' : `≤ ${budget[1]}${budget[2] ?? ''}`,
      met: budget === undefined ? undefined : budget[0] <= budget[1],
    });
  };
  const ratio = (value: number, other: number): number => rounded(value / other);
  const weightOf = ({ peakPssMiB, peakRssMiB }: TreeWeight): string =>
    `${peakPssMiB ?? '?'} MiB PSS, ${peakRssMiB ?? '?'} MiB RSS`;
  const rendered =
    eleventy.length === 0 ? undefined : summed(eleventy.map((one) => one.seconds)).p50;
  const kinds = [
    ['the website as a folder (pages, feeds, manifest)', folder, raw?.folderFilesSeconds],
    ['a bundle (records, fragments and WordPress too, packed)', bundle, raw?.bundleFilesSeconds],
  ] as const;
  for (const [what, runs, rawSeconds] of kinds) {
    const [first] = runs;
    if (first === undefined) continue;
    const seconds = counted(runs);
    add(
      what,
      `${seconds} s, CPU with all phases ${first.cpuSeconds} s; ${first.pages} pages, ${first.files} files, ${megabytes(first.bytes)}`,
    );
    if (rendered !== undefined) {
      const value = ratio(seconds, rendered);
      add(
        `… against Eleventy (${eleventy[0]?.pages} pages, ${rendered} s, CPU ${eleventy[0]?.cpuSeconds ?? '?'} s)`,
        `×${value}`,
        [value, BUDGET.eleventy],
      );
    }
    if (rawSeconds !== undefined) {
      const value = ratio(seconds, rawSeconds);
      add(`… against its files written raw (${rawSeconds} s)`, `×${value}`, [value, BUDGET.raw]);
    }
  }
  if (raw !== undefined) {
    add('one file of the size of the zip, raw', `${raw.zipSeconds} s, ${megabytes(raw.zipBytes)}`);
  }
  for (const name of APART) {
    const kept = folder[0]?.phases[name];
    if (kept === undefined) continue;
    const made = bundleCold?.phases[name];
    add(
      `${name.toLowerCase()}, ${made === undefined ? '' : 'made and '}kept from before`,
      `${made === undefined ? '' : `${made} / `}${kept} s`,
    );
  }
  const changeOf = (change: ChangeFigures): string =>
    `p50 ${change.milliseconds.p50} most ${change.milliseconds.most} ms, CPU ${rounded(change.cpuMilliseconds)} ms`;
  const filesOf = (change: ChangeFigures): string =>
    `${change.pages} pages, ${change.otherFiles} other files, ${change.removed} removed`;
  if (unchanged !== undefined) {
    const changed = unchanged.pages + unchanged.otherFiles + unchanged.removed;
    add('no change', `${changeOf(unchanged)}; ${filesOf(unchanged)}`, [changed, 0, ' files']);
  }
  if (edit !== undefined) {
    add('one edit of a text', changeOf(edit), [edit.milliseconds.p50, BUDGET.editMs, ' ms']);
    add('what one edit writes', filesOf(edit), [edit.pages, BUDGET.editPages, ' pages']);
  }
  if (added !== undefined) {
    add('a new article', `${changeOf(added)}; ${filesOf(added)}`, [
      added.pages,
      BUDGET.newPages,
      ' pages',
    ]);
  }
  if (folder[0] !== undefined) add('memory, a folder', weightOf(folder[0]));
  if (bundle[0] !== undefined) add('memory, a bundle', weightOf(bundle[0]));
  if (eleventy[0] !== undefined) add('memory of Eleventy', weightOf(eleventy[0]));
  if (sitting !== undefined) {
    add('memory, a folder again and again', weightOf(sitting));
    const peak = Math.max(
      ...[...folder, ...bundle, sitting].map((one) => one.peakPssMiB ?? Number.NaN),
    );
    add('memory at most', `${peak} MiB PSS`, [peak, BUDGET.memoryMiB, ' MiB']);
  }
  add('others at work before (load of the minute)', String(figures.loadBefore));
  return rows;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
