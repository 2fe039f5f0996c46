// `npm run bench -- export`: what do a full export, one edit, a new article and no change cost, beside Eleventy and a raw write?
import { type ChildProcess, fork } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Article } from '../core/content/article.ts';
import type { BodyNode } from '../core/content/body.ts';
import { unwrap } from '../core/errors.ts';
import { openZip } from '../electron/export/zip-reader.ts';
import { LibraryStore } from '../electron/storage/library-store.ts';
import { readLibrary } from '../electron/storage/read-library.ts';
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
/** Full exports and Eleventy, in turn. */
const ROUNDS = 2;

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

interface ExportFigures {
  readonly articles: number;
  readonly bundleCold: FullFigures;
  readonly bundle: readonly FullFigures[];
  readonly folder: FullFigures;
  readonly eleventy: readonly EleventyRun[] | undefined;
  readonly raw: {
    readonly bundleFilesSeconds: number;
    readonly folderFilesSeconds: number;
    readonly zipSeconds: number;
    readonly zipBytes: number;
  };
  readonly unchanged: ChangeFigures;
  readonly edit: ChangeFigures;
  readonly added: ChangeFigures;
  /** Over all the exports into one folder in one process. */
  readonly sitting: TreeWeight;
}

/** Measures, writes `bench/results/export.json` and shows the table. */
export async function reportExport(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { articles: { type: 'string' } } });
  const sizes = (values.articles ?? '1000,10000').split(',').map(Number);
  if (!sizes.every((size) => size >= 20)) throw new ScriptFailure('--articles N,N of at least 20.');
  const hasEleventy = await installEleventy();
  const figures: ExportFigures[] = [];
  for (const size of sizes) figures.push(await measureSize(size, hasEleventy));
  const path = inProject('bench', 'results', 'export.json');
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify({ machine: machine(), sizes: figures }, null, 2)}\n`);
  console.log(table(figures.flatMap(rowsOf)));
  console.log(`\nWritten to ${path}. How to read it: bench/README.md`);
  return 0;
}

async function measureSize(articles: number, hasEleventy: boolean): Promise<ExportFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'galley-bench-export-'));
  try {
    const library = await generatedLibrary(folder, articles);
    const zip = join(folder, 'bundle.zip');
    const site = join(folder, 'site');
    const step = (path: string): ExportStep => ({
      libraryFolder: library,
      themesFolder: inProject('resources', 'themes'),
      cacheFolder: join(folder, 'cache'),
      destination: { kind: path.endsWith('.zip') ? 'bundle' : 'folder', path },
      asOf: MOMENT.toISOString(),
    });
    const say = (what: string): void => console.error(`${articles} articles: ${what} …`);

    say('a bundle, nothing kept');
    const bundleCold = await fullExport(step(zip));
    const project = join(folder, 'eleventy');
    if (hasEleventy) {
      const { snapshot } = unwrap(await readLibrary(library));
      await layOutEleventy(project, snapshot, zip);
    }
    const bundle: FullFigures[] = [];
    const eleventy: EleventyRun[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      say('a bundle, pictures kept');
      bundle.push(await fullExport(step(zip)));
      if (!hasEleventy) continue;
      say('Eleventy');
      eleventy.push(await runEleventy(project));
    }
    await rm(project, { recursive: true, force: true });
    say('raw writes');
    const rawFolder = join(folder, 'raw');
    const bundleFilesSeconds = await rawWrite(rawFolder, filesOfZip(zip));
    const zipBytes = (await stat(zip)).size;
    const zipSeconds = await rawWrite(rawFolder, fileItself(zip));

    const sitting = await sit(step(site), library, say);
    const folderFilesSeconds = await rawWrite(rawFolder, filesOfFolder(site));
    return {
      articles,
      bundleCold,
      bundle,
      eleventy: hasEleventy ? eleventy : undefined,
      raw: { bundleFilesSeconds, folderFilesSeconds, zipSeconds, zipBytes },
      ...sitting,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A process that exports, as the app keeps one. */
class Exporter {
  readonly #child: ChildProcess;
  readonly pid: number;

  constructor() {
    this.#child = fork(inProject('bench', 'export-steps.ts'), { stdio: 'inherit' });
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

/** One exporter, one folder: everything, then nothing, then edits, then new articles. */
async function sit(
  step: ExportStep,
  library: string,
  say: (what: string) => void,
): Promise<Pick<ExportFigures, 'folder' | 'unchanged' | 'edit' | 'added' | 'sitting'>> {
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
    say('a folder');
    const began = performance.now();
    const weighing = watchTree(exporter.pid);
    const done = await exporter.run(step);
    const folder = fullFigures(done, performance.now() - began, weighing.stop());
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
    say('no change');
    const unchanged = await change(3, async () => {});
    say('edits');
    const edit = await change(EDITS, (round) => editBody(store, at(round), round));
    say('new articles');
    const added = await change(NEW_ARTICLES, (round) => addArticle(store, at(round), round));
    return { folder, unchanged, edit, added, sitting: watching.stop() };
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
const APART = ['Pictures', 'Social cards', 'Search index'] as const;

function apart(figures: FullFigures): number {
  return APART.reduce((sum, name) => sum + (figures.phases[name] ?? 0), 0);
}

function rowsOf(figures: ExportFigures): Row[] {
  const { bundle, bundleCold, folder, eleventy, raw, unchanged, edit, added, sitting } = figures;
  const size = `${figures.articles.toLocaleString('en')} articles`;
  const plain = { budget: '', met: undefined };
  const most = (value: number, budget: number, unit = '') => ({
    budget: `≤ ${budget}${unit}`,
    met: value <= budget,
  });
  const text = summed(bundle.map((one) => one.seconds - apart(one))).p50;
  const folderText = rounded(folder.seconds - apart(folder));
  const ratio = (value: number, other: number): number => rounded(value / other);
  const weightOf = ({ peakPssMiB, peakRssMiB }: TreeWeight): string =>
    `${peakPssMiB ?? '?'} MiB PSS, ${peakRssMiB ?? '?'} MiB RSS`;
  const changeOf = (change: ChangeFigures): string =>
    `p50 ${change.milliseconds.p50} most ${change.milliseconds.most} ms, CPU ${rounded(change.cpuMilliseconds)} ms`;
  const filesOf = (change: ChangeFigures): string =>
    `${change.pages} pages, ${change.otherFiles} other files, ${change.removed} removed`;
  const renderedBy =
    eleventy === undefined ? undefined : summed(eleventy.map((one) => one.seconds));
  const peak = Math.max(
    ...[...bundle, bundleCold, folder, sitting].map((one) => one.peakPssMiB ?? Number.NaN),
  );
  const first = bundle[0] ?? bundleCold;
  return [
    {
      what: `${size}: bundle (pages, feeds, records, manifests)`,
      measured: `${text} s, CPU ${first.cpuSeconds} s; ${first.pages} pages, ${first.files} files, ${megabytes(first.bytes)}`,
      ...plain,
    },
    ...(renderedBy === undefined
      ? []
      : [
          {
            what: `${size}: against Eleventy (${eleventy?.[0]?.pages} pages)`,
            measured: `${text} / ${renderedBy.p50} s = ×${ratio(text, renderedBy.p50)}; CPU ${first.cpuSeconds} / ${eleventy?.[0]?.cpuSeconds ?? '?'} s`,
            ...most(ratio(text, renderedBy.p50), BUDGET.eleventy),
          },
        ]),
    {
      what: `${size}: bundle against its files written raw`,
      measured: `${text} / ${raw.bundleFilesSeconds} s = ×${ratio(text, raw.bundleFilesSeconds)}`,
      ...most(ratio(text, raw.bundleFilesSeconds), BUDGET.raw),
    },
    {
      what: `${size}: one file of the size of the zip, raw`,
      measured: `${raw.zipSeconds} s, ${megabytes(raw.zipBytes)}`,
      ...plain,
    },
    {
      what: `${size}: folder against its files written raw`,
      measured: `${folderText} / ${raw.folderFilesSeconds} s = ×${ratio(folderText, raw.folderFilesSeconds)}`,
      ...most(ratio(folderText, raw.folderFilesSeconds), BUDGET.raw),
    },
    ...APART.filter((name) => bundleCold.phases[name] !== undefined).map((name) => ({
      what: `${size}: ${name.toLowerCase()}, made and kept from before`,
      measured: `${bundleCold.phases[name]} / ${first.phases[name] ?? 0} s`,
      ...plain,
    })),
    {
      what: `${size}: no change`,
      measured: `${changeOf(unchanged)}; ${filesOf(unchanged)}`,
      budget: '0 files',
      met: unchanged.pages + unchanged.otherFiles + unchanged.removed === 0,
    },
    {
      what: `${size}: one edit of a text`,
      measured: changeOf(edit),
      ...most(edit.milliseconds.p50, BUDGET.editMs, ' ms'),
    },
    {
      what: `${size}: what one edit writes`,
      measured: filesOf(edit),
      ...most(edit.pages, BUDGET.editPages, ' pages'),
    },
    {
      what: `${size}: a new article`,
      measured: `${changeOf(added)}; ${filesOf(added)}`,
      ...most(added.pages, BUDGET.newPages, ' pages'),
    },
    { what: `${size}: memory, a bundle`, measured: weightOf(first), ...plain },
    { what: `${size}: memory, a folder again and again`, measured: weightOf(sitting), ...plain },
    {
      what: `${size}: memory at most`,
      measured: `${peak} MiB PSS`,
      ...most(peak, BUDGET.memoryMiB, ' MiB'),
    },
    ...(eleventy?.[0] === undefined
      ? []
      : [{ what: `${size}: memory of Eleventy`, measured: weightOf(eleventy[0]), ...plain }]),
  ];
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
