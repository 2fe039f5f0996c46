// `npm run bench -- publish`: what do a whole website and one edit cost at each kind of target, beside the protocol's own client doing the same?
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { success, unwrap } from '../core/errors.ts';
import { type PostDocument, postDocuments } from '../core/publish/wordpress/post-document.ts';
import { type StagedLibrary, stage } from '../electron/publish/stage-site.ts';
import type { Published, Run, StagedSite } from '../electron/publish/target.ts';
import type { JsonValue } from '../electron/publish/target-kind.ts';
import { targetKind } from '../electron/publish/targets/registry.ts';
import { LibraryStore } from '../electron/storage/library-store.ts';
import { inProject, ScriptFailure } from '../scripts/project.ts';
import { machine, type Row, rounded, table } from './figures.ts';
import { generatedLibrary } from './generated-library.ts';
import { type Contest, starts } from './publish-contests.ts';

const BUDGET = { whole: 1.5, editMs: 2000 } as const;
/** A moment after everything that is generated. */
const MOMENT = new Date('2026-11-25T08:00:00Z');
const run: Run = { signal: new AbortController().signal, onProgress: () => undefined };

interface Figures {
  readonly target: string;
  readonly wholeMs: number;
  readonly clientMs: number;
  readonly ratio: number;
  readonly readBackMs: number;
  readonly editMs: number;
  readonly editFiles: number;
}

/** Measures each kind that can be started here, and writes `bench/results/publish.json`. */
export async function reportPublish(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { articles: { type: 'string', default: '1000' }, only: { type: 'string' } },
  });
  const articles = Number(values.articles);
  if (!(articles >= 20)) throw new ScriptFailure('--articles N of at least 20.');
  const folder = await mkdtemp(join(tmpdir(), 'galley-bench-publish-'));
  const loadBefore = rounded(loadavg()[0] ?? Number.NaN);
  try {
    const library = await generatedLibrary(folder, articles);
    const cacheFolder = join(folder, 'cache');
    console.error('Making the website …');
    const wanted = await staged(library, cacheFolder, 'first');
    const site = unwrap(await wanted.site(run));
    const documents = postDocuments(unwrap(await wanted.edition(run)), site.files);
    const plain = join(folder, 'plain');
    await copyOf(site, plain);
    await edit(library);
    const edited = await staged(library, cacheFolder, 'second');
    unwrap(await edited.site(run));
    const all: Figures[] = [];
    const rows: Row[] = [];
    for (const [name, start] of Object.entries(starts)) {
      if (values.only !== undefined && !name.startsWith(values.only)) continue;
      const at = join(folder, `at-${all.length}-${rows.length}`);
      await mkdir(at);
      let contest: Contest;
      try {
        contest = await start(at);
      } catch (error) {
        console.error(error instanceof Error ? error.message : String(error));
        continue;
      }
      try {
        console.error(`${contest.name} …`);
        const figures = await measure(contest, { at, plain, site, documents, wanted, edited });
        all.push(figures);
        rows.push(...rowsOf(figures, contest.client));
        console.log(table(rowsOf(figures, contest.client)));
      } finally {
        await contest.stop();
      }
    }
    const path = inProject('bench', 'results', 'publish.json');
    await mkdir(dirname(path), { recursive: true });
    // One target, or few articles, is for looking: the file holds whole runs.
    const isWhole = values.only === undefined && articles === 1000;
    const bytes = [...site.files.values()].reduce((sum, { size }) => sum + size, 0);
    const figures = {
      machine: machine(),
      loadBefore,
      articles,
      files: site.files.size,
      bytes,
      targets: all,
    };
    if (isWhole) await writeFile(path, `${JSON.stringify(figures, null, 2)}\n`);
    console.log(
      `\n${site.files.size} files, ${(bytes / 1e6).toFixed(1)} MB; load ${loadBefore} before`,
    );
    console.log(table(rows));
    return 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function staged(
  library: string,
  cacheFolder: string,
  target: string,
): Promise<StagedLibrary> {
  const place = {
    libraryFolder: library,
    themesFolder: inProject('resources', 'themes'),
    cacheFolder,
  };
  return stage(place, {
    library: 'the newsroom of the bench',
    target,
    asOf: MOMENT,
    shape: success,
  });
}

async function copyOf(site: StagedSite, folder: string): Promise<void> {
  for (const path of site.files.keys()) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await pipeline(site.content(path).open(), createWriteStream(join(folder, path)));
  }
}

/** A corrected word: headline, summary, date and terms stay. */
async function edit(library: string): Promise<void> {
  const store = unwrap(await LibraryStore.open(library));
  const one = store.summaries().find(({ status }) => status === 'published');
  if (one === undefined) throw new ScriptFailure('Nothing is published in that newsroom.');
  const { article } = unwrap(await store.article(one.id));
  const paragraph = { type: 'paragraph', content: [{ type: 'text', text: 'One more sentence.' }] };
  const document = {
    ...article.body.document,
    content: [...(article.body.document.content ?? []), paragraph],
  };
  unwrap(
    await store.saveArticle(one.id, article.revision, { body: { ...article.body, document } }),
  );
  await store.close();
}

async function measure(
  { name, kind: kindName, options, secrets, byClient }: Contest,
  {
    at,
    plain,
    site,
    documents,
    wanted,
    edited,
  }: {
    at: string;
    plain: string;
    site: StagedSite;
    documents: readonly PostDocument[];
    wanted: StagedLibrary;
    edited: StagedLibrary;
  },
): Promise<Figures> {
  const kind = targetKind(kindName);
  if (kind === undefined) throw new ScriptFailure(`There is no kind ${kindName}.`);
  const cacheFolder = join(at, 'cache');
  await mkdir(cacheFolder, { recursive: true });
  let state: JsonValue | undefined;
  const target = kind.open(unwrap(kind.check(options)), {
    ...{ secrets, cacheFolder, personCacheFolder: cacheFolder },
    state: {
      read: async () => state,
      write: async (next) => {
        state = next;
      },
    },
    newId: randomUUID,
    takeOver: false,
    mayDeleteMany: false,
    mayLeaveOut: true,
  });
  const publish = async (what: StagedLibrary): Promise<Published> => {
    const plan = unwrap(await target.plan(what, run));
    return unwrap(await plan.apply(run));
  };
  const clientMs = await timed(() => byClient(plain, [...site.files.keys()], at, documents));
  let files: Published['files'] = new Map();
  const wholeMs = await timed(async () => {
    ({ files } = await publish(wanted));
  });
  const readBackMs = await timed(async () => {
    const { wrong } = unwrap(await target.verify(files, run));
    if (wrong.length > 0) throw new ScriptFailure(`${name}: ${wrong[0]?.at} ${wrong[0]?.why}`);
  });
  let editFiles = 0;
  const editMs = await timed(async () => {
    const { counts } = await publish(edited);
    editFiles = counts.create + counts.update + counts.delete;
  });
  const ratio = rounded(wholeMs / clientMs);
  return { target: name, wholeMs, clientMs, ratio, readBackMs, editMs, editFiles };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return Math.round(performance.now() - began);
}

function rowsOf(figures: Figures, client: string): Row[] {
  const { target, wholeMs, clientMs, ratio, readBackMs, editMs, editFiles } = figures;
  return [
    {
      what: `${target}: the whole website`,
      measured: `${wholeMs} ms; ${client} ${clientMs} ms; ×${ratio}`,
      budget: `≤ ×${BUDGET.whole}`,
      met: ratio <= BUDGET.whole,
    },
    { what: `${target}: read back`, measured: `${readBackMs} ms`, budget: '', met: undefined },
    {
      what: `${target}: one edit, ${editFiles} files`,
      measured: `${editMs} ms`,
      budget: `≤ ${BUDGET.editMs} ms`,
      met: editMs <= BUDGET.editMs,
    },
  ];
}
