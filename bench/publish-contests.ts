// Which kinds of target are measured, at which servers, and how does the protocol's own client do the same?
import { spawn } from 'node:child_process';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { PostDocument } from '../core/publish/wordpress/post-document.ts';
import {
  type RealServer,
  type RealServerKind,
  startRealServer,
} from '../electron/publish/real-servers-for-tests.ts';
import { ScriptFailure } from '../scripts/project.ts';

/** One kind of target at a server that runs here, and the same by the client of the protocol. */
export interface Contest {
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

export type Start = (folder: string) => Promise<Contest>;

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

/** By the names that `--only` takes. */
export const starts: Readonly<Record<string, Start>> = {
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
