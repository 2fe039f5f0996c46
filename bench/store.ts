// `npm run bench`: what do a save, an opening and a filter cost, and how does that grow with the library?
//
// Times are compared with a bare write of the same bytes in the same run and folder: a ratio says something on any
// machine, a time only on this one. `--store` leaves out the window, `--articles N` asks for another largest library.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { inProject, runScript, ScriptFailure } from '../scripts/project.ts';
import { reportExport } from './export.ts';
import { machine, type Row, rounded, table } from './figures.ts';
import { generatedLibrary } from './generated-library.ts';
import { type ListFigures, measureLists, measureOpening, type OpeningFigures } from './opening.ts';
import { reportPublish } from './publish.ts';
import { reportRelated } from './related.ts';
import { type CommitFigures, measureCommits, measureSaves, type SaveFigures } from './saves.ts';
import { measureSearch, measureSearchInWindow, reportSearch } from './search.ts';
import { reportTyping } from './typing.ts';
import { measureWindow, type WindowFigures } from './window.ts';

await runScript(async () => {
  if (process.argv[2] === 'typing') return await reportTyping();
  if (process.argv[2] === 'related') return await reportRelated(process.argv.slice(3));
  if (process.argv[2] === 'publish') return await reportPublish(process.argv.slice(3));
  if (process.argv[2] === 'export') return await reportExport(process.argv.slice(3));
  const { values } = parseArgs({
    options: { store: { type: 'boolean' }, articles: { type: 'string' } },
  });
  const largest = Number(values.articles ?? '10000');
  if (!(largest >= 100)) throw new ScriptFailure('--articles is a number of at least 100.');
  const sizes = [100, 1000, 10_000].filter((size) => size < largest).concat(largest);
  const folder = await mkdtemp(join(tmpdir(), 'galley-bench-'));
  try {
    const libraries: string[] = [];
    for (const size of sizes) libraries.push(await generatedLibrary(folder, size));
    console.error('Saving …');
    const saves = await measureSaves(libraries);
    const large = join(folder, String(largest));
    const commits = await measureCommits(large);
    console.error('Opening …');
    const opening = await measureOpening(large);
    console.error('Listing and filtering …');
    const lists = await measureLists(large);
    const search = await measureSearch(large);
    await rm(folder, { recursive: true, force: true });
    const window = values.store === true ? undefined : await measureWindow(largest);
    const figures = {
      machine: machine(),
      articles: largest,
      saves,
      commits,
      opening,
      lists,
      window,
    };
    const path = inProject('bench', 'results', 'store.json');
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, `${JSON.stringify(figures, null, 2)}\n`);
    const inWindow = values.store === true ? undefined : await measureSearchInWindow();
    const searchRows = await reportSearch(search, inWindow);
    const rows = rowsOf({ saves, commits, opening, lists, window });
    console.log(table([...rows, ...searchRows]));
    console.log(`\nWritten to ${path}. How to read it: bench/README.md`);
    return 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

interface StoreFigures {
  readonly saves: readonly SaveFigures[];
  readonly commits: CommitFigures;
  readonly opening: OpeningFigures;
  readonly lists: ListFigures;
  readonly window: WindowFigures | undefined;
}

function rowsOf({ saves, commits, opening, lists, window }: StoreFigures): Row[] {
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
    {
      what: `a change of ${commits.files} records together, per file`,
      measured: `p50 ${commits.change.p50} ms; ${commits.files} bare writes ${commits.bare.p50}; ×${commits.ratioPerFile}`,
      ...plain,
    },
    { what: 'open, no index', measured: `${opening.cold.p50} ms`, ...plain },
    { what: 'open, by the index', measured: `${opening.warm.p50} ms`, ...plain },
    { what: 'open, until the list begins', measured: `${opening.front.p50} ms`, ...plain },
    ...Object.entries(opening.blocked).map(([phase, longest]) => ({
      what: `longest turn of the event loop: ${phase}`,
      measured: `${longest} ms`,
      ...most(longest, 50),
    })),
    {
      what: 'the whole list, as it goes to the window',
      measured: `${(lists.listBytes / 1e6).toFixed(2)} MB, ${lists.listMilliseconds} ms`,
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
            what: 'a save from the window to the disk and back',
            measured: `p50 ${window.save.p50} p95 ${window.save.p95} ms`,
            ...plain,
          },
          {
            what: 'what such a save sends between the processes',
            measured: `${window.saveBytes} bytes`,
            ...most(window.saveBytes, 9999),
          },
          {
            what: 'longest turn of the main process: whole list, filtering',
            measured: `${window.longestOpening} ms`,
            ...most(window.longestOpening, 50),
          },
          {
            what: 'longest turn of the main process: saves, beside the scrub',
            measured: `${window.longestWorking} ms`,
            ...most(window.longestWorking, 50),
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
