// `npm run bench -- publish`: what do a whole website and one edit cost at each kind of target, beside the protocol's own client doing the same?
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { success, unwrap } from '../core/errors.ts';
import { type PostDocument, postDocuments } from '../core/publish/wordpress/post-document.ts';
import {
  type RealServer,
  type RealServerKind,
  startRealServer,
} from '../electron/publish/real-servers-for-tests.ts';
import { type StagedLibrary, stage } from '../electron/publish/stage-site.ts';
import type { Published, Run, StagedSite } from '../electron/publish/target.ts';
import type { JsonValue } from '../electron/publish/target-kind.ts';
import { targetKind } from '../electron/publish/targets/registry.ts';
import { LibraryStore } from '../electron/storage/library-store.ts';
import { inProject, ScriptFailure } from '../scripts/project.ts';
import { machine, type Row, rounded, table } from './figures.ts';
import { generatedLibrary } from './generated-library.ts';

const BUDGET = { whole: 1.5, editMs: 2000 } as const;
/** A moment after everything that is generated. */
const MOMENT = new Date('2026-11-25T08:00:00Z');
const run: Run = { signal: new AbortController().signal, onProgress: () => undefined };

/** One kind of target at a server that runs here, and the same by the client of the protocol. */
interface Contest {
  readonly name: string;
  readonly kind: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, string>>;
  /** What that client is. */
  readonly client: string;
  /** Puts the files of a folder, or the articles that stand in it, to an empty place beside ours. */
  byClient(
    site: string,
    paths: readonly string[],
    scratch: string,
    documents: readonly PostDocument[],
  ): Promise<void>;
  stop(): Promise<void>;
}

interface Figures {
  readonly target: string;
  readonly wholeMs: number;
  readonly clientMs: number;
  readonly ratio: number;
  readonly readBackMs: number;
  readonly editMs: number;
  readonly editFiles: number;
}

type Start = (folder: string) => Promise<Contest>;

const foldersOf = (paths: readonly string[]): string[] => {
  const found = new Set<string>();
  for (const path of paths) {
    for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1)) {
      found.add(path.slice(0, at));
    }
  }
  return [...found].sort();
};

async function call(
  program: string,
  args: readonly string[],
  input = '',
  cwd = tmpdir(),
): Promise<void> {
  const child = spawn(program, args, { cwd, stdio: ['pipe', 'ignore', 'pipe'] });
  let told = '';
  child.stderr.on('data', (bytes: Buffer) => {
    told = `${told}${bytes.toString('utf8')}`.slice(-2000);
  });
  child.stdin.end(input);
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new ScriptFailure(`${program} ended with ${code}: ${told}`);
}

async function atServer(
  name: RealServerKind,
  settings: Readonly<Record<string, string>>,
  make: (server: RealServer) => Omit<Contest, 'stop'>,
): Promise<Contest> {
  const server = await startRealServer(name, settings);
  return { ...make(server), stop: server.stop };
}

/** One call of curl for all files, over one connection where the protocol has one. */
async function curl(
  common: readonly string[],
  each: readonly (readonly string[])[],
  scratch: string,
  atOnce: readonly string[] = [],
): Promise<void> {
  const config = join(scratch, 'curl');
  const blocks = each.map((lines) =>
    [
      ...['silent', 'show-error', 'fail', ...common, ...lines],
      ...(lines.some((line) => line.startsWith('output')) ? [] : ['output = /dev/null']),
    ].join('\n'),
  );
  await writeFile(config, blocks.join('\nnext\n'));
  await call('curl', [...atOnce, '--config', config]);
}

const quoted = (path: string): string =>
  `"${path.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

const starts: Readonly<Record<string, Start>> = {
  folder: async (folder) => ({
    name: 'folder',
    kind: 'folder',
    options: { folder: join(folder, 'published') },
    secrets: {},
    client: 'cp -r',
    byClient: (site) => cp(site, join(folder, 'copied'), { recursive: true }),
    stop: async () => undefined,
  }),
  SFTP: sftpContest(false),
  'SFTP, switched': sftpContest(true),
  'Git over http': () =>
    atServer('git-http', {}, (server) => ({
      name: 'Git over http',
      kind: 'git',
      options: { address: server.get('GIT_URL'), user: server.get('GIT_USER'), branch: 'ours' },
      secrets: { token: server.get('GIT_PASSWORD') },
      client: 'git add, commit, push',
      async byClient(site, _paths, scratch) {
        const git = (...args: string[]) =>
          call('git', ['--git-dir', join(scratch, 'theirs.git'), '--work-tree', site, ...args]);
        const login = `${server.get('GIT_USER')}:${server.get('GIT_PASSWORD')}@`;
        await git('init', '--quiet');
        await git('add', '-A', '-f', site);
        await git('-c', 'user.name=A', '-c', 'user.email=a@example.org', 'commit', '-qm', 'All');
        const to = server.get('GIT_URL').replace('://', `://${login}`);
        await git('push', '--quiet', to, 'HEAD:refs/heads/theirs');
      },
    })),
  WebDAV: () =>
    atServer('apache', {}, (server) => ({
      name: 'WebDAV',
      kind: 'webdav',
      options: { address: `${server.get('WEBDAV_URL')}ours`, user: server.get('WEBDAV_USER') },
      secrets: { password: server.get('WEBDAV_PASSWORD') },
      client: 'curl, a PUT each',
      async byClient(site, paths, scratch) {
        const login = `user = ${quoted(`${server.get('WEBDAV_USER')}:${server.get('WEBDAV_PASSWORD')}`)}`;
        const at = (path: string): string =>
          `url = ${quoted(encodeURI(`${server.get('WEBDAV_URL')}theirs/${path}`))}`;
        const folders = ['', '../ours/', ...foldersOf(paths).map((path) => `${path}/`)];
        await curl(
          [login],
          folders.map((path) => ['request = MKCOL', at(path)]),
          scratch,
        );
        await curl(
          [login],
          paths.map((path) => [`upload-file = ${quoted(join(site, path))}`, at(path)]),
          scratch,
        );
      },
    })),
  FTP: () =>
    atServer('ftp', { FTP_TLS: 'off' }, (server) => ({
      name: 'FTP',
      kind: 'ftp',
      options: {
        ...{ host: '127.0.0.1', port: Number(server.get('FTP_PORT')), encryption: 'none' },
        ...{ user: server.get('FTP_USER'), folder: 'ours' },
      },
      secrets: { password: server.get('FTP_PASSWORD') },
      client: 'curl, an upload and a rename each',
      async byClient(site, paths, scratch) {
        const login = `user = ${quoted(`${server.get('FTP_USER')}:${server.get('FTP_PASSWORD')}`)}`;
        const each = paths.map((path) => {
          const name = path.slice(path.lastIndexOf('/') + 1);
          return [
            `upload-file = ${quoted(join(site, path))}`,
            `url = ${quoted(`ftp://127.0.0.1:${server.get('FTP_PORT')}/theirs/${encodeURI(path)}.new`)}`,
            `quote = ${quoted(`-RNFR ${name}.new`)}`,
            `quote = ${quoted(`-RNTO ${name}`)}`,
          ];
        });
        await curl([login, 'ftp-create-dirs', 'ftp-method = multicwd'], each, scratch);
      },
    })),
  S3: () =>
    atServer('radosgw', {}, (server) => ({
      name: 'S3',
      kind: 's3',
      options: {
        ...{ address: server.get('S3_ENDPOINT'), region: server.get('S3_REGION') },
        ...{ bucket: server.get('S3_BUCKET'), folder: 'ours' },
        ...{ accessKeyId: server.get('S3_ACCESS_KEY_ID') },
      },
      secrets: { secretKey: server.get('S3_SECRET_ACCESS_KEY') },
      client: 'curl, a signed PUT each',
      async byClient(site, paths, scratch) {
        const login = `user = ${quoted(`${server.get('S3_ACCESS_KEY_ID')}:${server.get('S3_SECRET_ACCESS_KEY')}`)}`;
        const at = `${server.get('S3_ENDPOINT')}/${server.get('S3_BUCKET')}/theirs/`;
        const each = paths.map((path) => [
          `upload-file = ${quoted(join(site, path))}`,
          `url = ${quoted(at + encodeURI(path))}`,
        ]);
        await curl(
          [login, 'header = "Expect:"', 'aws-sigv4 = "aws:amz:us-east-1:s3"'],
          each,
          scratch,
        );
      },
    })),
  WordPress: () =>
    atServer('wordpress', {}, (server) => {
      const [user = '', password = ''] = server.get('WP_EDITOR').split(':');
      const address = server.get('WP_URL');
      return {
        name: 'WordPress',
        kind: 'wordpress',
        options: { address, user, mayUseHttpHere: true },
        secrets: { password },
        client: 'curl, a POST for each file and two for each post',
        async byClient(site, _paths, scratch, documents) {
          const login = `user = ${quoted(`${user}:${password}`)}`;
          const rest = (what: string): string =>
            `url = ${quoted(`${address}/wp-json/wp/v2/${what}`)}`;
          const files = new Map(
            documents.flatMap((one) =>
              Object.entries(one.files).map(([path, { mediaType }]) => [path, mediaType] as const),
            ),
          );
          const media = [...files].map(([path, mediaType], index) => [
            `data-binary = ${quoted(`@${join(site, path)}`)}`,
            `header = ${quoted(`content-type: ${mediaType}`)}`,
            `header = "content-disposition: attachment; filename=theirs-${index}${extname(path)}"`,
            rest('media'),
          ]);
          if (media.length > 0) await curl([login], media, scratch, THREE_AT_ONCE);
          const json = 'header = "content-type: application/json"';
          const answer = (index: number): string => join(scratch, `answer-${index}.json`);
          const drafts: string[][] = [];
          for (const [index, document] of documents.entries()) {
            const file = join(scratch, `post-${index}.json`);
            await writeFile(file, JSON.stringify(postOf(document)));
            const [body, to] = [quoted(`@${file}`), quoted(answer(index))];
            drafts.push([`data-binary = ${body}`, json, `output = ${to}`, rest('posts')]);
          }
          await curl([login], drafts, scratch, THREE_AT_ONCE);
          // Readers see none before all it leads to is there: as with ours, and as a file that is renamed.
          const live: string[][] = [];
          for (const index of documents.keys()) {
            const { id } = JSON.parse(await readFile(answer(index), 'utf8'));
            const body = quoted(JSON.stringify({ status: 'publish' }));
            live.push([`data-binary = ${body}`, json, rest(`posts/${id}`)]);
          }
          await curl([login], live, scratch, THREE_AT_ONCE);
        },
      };
    }),
};

/** The same text, at an address of its own: where it leads to others, and in which categories it is, is left out. */
function postOf({ slug, title, excerpt, content, date }: PostDocument) {
  return { slug: `theirs-${slug}`, title, excerpt, content, date_gmt: date, status: 'draft' };
}

/** As many requests at once as ours are. */
const THREE_AT_ONCE = ['--parallel', '--parallel-max', '3'];

function sftpContest(switchable: boolean): Start {
  return () =>
    atServer('sshd', {}, (server) => ({
      name: switchable ? 'SFTP, switched' : 'SFTP',
      kind: 'sftp',
      options: {
        ...{ host: '127.0.0.1', port: Number(server.get('SFTP_PORT')), switchable },
        ...{ user: server.get('SFTP_USER'), keyFile: server.get('SFTP_KEY') },
        ...{
          folder: `${server.get('SFTP_PATH')}/ours`,
          hostKey: server.get('SFTP_HOST_SHA256'),
        },
      },
      secrets: {},
      client: 'sftp -b, a put and a rename each',
      async byClient(site, paths, scratch) {
        const to = (path: string): string => `${server.get('SFTP_PATH')}/theirs/${path}`;
        const batch = [
          `mkdir ${quoted(to('').slice(0, -1))}`,
          ...foldersOf(paths).map((path) => `mkdir ${quoted(to(path))}`),
          ...paths.flatMap((path) => [
            `put ${quoted(join(site, path))} ${quoted(to(`${path}.new`))}`,
            `rename ${quoted(to(`${path}.new`))} ${quoted(to(path))}`,
          ]),
        ];
        const file = join(scratch, 'batch');
        await writeFile(file, `${batch.join('\n')}\n`);
        const trusted = `UserKnownHostsFile=${server.get('SFTP_KNOWN_HOSTS')}`;
        await call('sftp', [
          ...['-q', '-b', file, '-P', server.get('SFTP_PORT'), '-i', server.get('SFTP_KEY')],
          ...['-o', trusted, `${server.get('SFTP_USER')}@127.0.0.1`],
        ]);
      },
    }));
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
