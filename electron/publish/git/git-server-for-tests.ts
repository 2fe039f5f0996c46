// What do tests push to? A bare repository in a temporary folder, behind a small web server and a small ssh server, and what they were told.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ssh2, { type Connection } from 'ssh2';
import type { TestCertificate } from '../certificates-for-tests.ts';

/** Why these tests cannot run on this computer; undefined where they can. */
export const gitIsMissing: string | undefined =
  spawnSync('git', ['http-backend'], { encoding: 'utf8' }).stdout?.includes('Status: 500') === true
    ? undefined
    : 'Git with its http-backend is not installed here';

const { Server, utils } = ssh2;

/** A bare repository, as its server sees it. */
export interface BareRepository {
  readonly folder: string;
  readonly path: string;
  /** Runs Git in it. */
  git(args: readonly string[], input?: string): Buffer;
  /** The files of a branch by their paths; none where there is no such branch. */
  files(branch: string): Map<string, Buffer>;
  /** Commits one file on top of a branch, as somebody else would. */
  plant(branch: string, path: string, text: string): void;
  remove(): Promise<void>;
}

export async function makeRepository(): Promise<BareRepository> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'galley-git-')));
  const path = join(folder, 'news.git');
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', path], {
    env: environment(folder),
  });
  const repository = repositoryAt(path, folder);
  for (const [key, value] of [
    ['http.receivepack', 'true'],
    ['uploadpack.allowFilter', 'true'],
    ['receive.fsckObjects', 'true'],
    ['receive.autogc', 'false'],
  ] as const) {
    repository.git(['config', key, value]);
  }
  return repository;
}

function environment(folder: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: folder,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
  };
}

/** A bare repository that is there already; its folder is whoever's made it. */
export function repositoryAt(path: string, folder: string): BareRepository {
  const env = environment(folder);
  const git = (args: readonly string[], input = ''): Buffer =>
    execFileSync('git', ['--git-dir', path, ...args], {
      env,
      input,
      stdio: ['pipe', 'pipe', 'pipe'],
      maxBuffer: 1 << 28,
    });
  const has = (branch: string): boolean => git(['for-each-ref', `refs/heads/${branch}`]).length > 0;
  return {
    folder,
    path,
    git,
    files(branch) {
      const found = new Map<string, Buffer>();
      if (!has(branch)) return found;
      const lines = git(['ls-tree', '-r', '-z', branch]).toString('utf8').split('\0');
      const paths = lines.flatMap((line) => {
        const [, object = '', name] = /^\d+ blob (\w+)\t(.*)$/s.exec(line) ?? [];
        return name === undefined ? [] : [[object, name] as const];
      });
      let bytes = git(['cat-file', '--batch'], paths.map(([object]) => `${object}\n`).join(''));
      for (const [, name] of paths) {
        const end = bytes.indexOf(10);
        const size = Number(bytes.toString('utf8', 0, end).split(' ')[2]);
        found.set(name, bytes.subarray(end + 1, end + 1 + size));
        bytes = bytes.subarray(end + size + 2);
      }
      return found;
    },
    plant(branch, name, text) {
      const lines = [
        `commit refs/heads/${branch}`,
        'committer Somebody <somebody@example.org> 1700000000 +0000',
        'data 4',
        'Mine',
        ...(has(branch) ? [`from refs/heads/${branch}^0`] : []),
        `M 100644 inline ${name}`,
        `data ${Buffer.byteLength(text)}`,
        text,
        '',
      ];
      git(['fast-import', '--quiet'], lines.join('\n'));
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

export interface WebServerForTests {
  readonly address: string;
  /** What was asked, in order, such as `POST git-receive-pack`. */
  readonly asked: string[];
  /** Bytes of bodies, and how often the right login was shown. */
  readonly heard: { content: number; logins: number };
  /** Called before a request is answered; answering it is up to whoever says `true`. */
  intercept: (request: http.IncomingMessage, response: http.ServerResponse) => boolean;
  /** Whether the answer to such a request is lost once the server has acted. */
  losesAnswer: (asked: string) => boolean;
  stop(): Promise<void>;
}

/** Smart HTTP by `git http-backend`, for one repository. */
export async function startWebServer(
  repository: BareRepository,
  options: {
    readonly user: string;
    readonly password: string;
    readonly certificate?: TestCertificate;
    /** Whether reading needs no login, as at a public repository. */
    readonly isPublic?: boolean;
  },
): Promise<WebServerForTests> {
  const right = `Basic ${Buffer.from(`${options.user}:${options.password}`).toString('base64')}`;
  const serve = (request: http.IncomingMessage, response: http.ServerResponse): void => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const service = url.searchParams.get('service') ?? url.pathname.split('/').at(-1) ?? '';
    const asked = `${request.method} ${service}`;
    running.asked.push(asked);
    request.on('data', (bytes: Buffer) => {
      running.heard.content += bytes.length;
    });
    if (running.intercept(request, response)) return;
    const isLoggedIn = request.headers.authorization === right;
    if (isLoggedIn) running.heard.logins += 1;
    const isOpen = options.isPublic === true && service === 'git-upload-pack';
    if (!isLoggedIn && (!isOpen || request.headers.authorization !== undefined)) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end('login needed\n');
      return;
    }
    backend(repository, url, request, response, running.losesAnswer(asked));
  };
  const server =
    options.certificate === undefined
      ? http.createServer(serve)
      : https.createServer({ ...options.certificate }, serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  const running: WebServerForTests = {
    address: `http${options.certificate === undefined ? '' : 's'}://127.0.0.1:${port}/news.git`,
    asked: [],
    heard: { content: 0, logins: 0 },
    intercept: () => false,
    losesAnswer: () => false,
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  return running;
}

function backend(
  { folder }: BareRepository,
  url: URL,
  request: http.IncomingMessage,
  response: http.ServerResponse,
  isLost: boolean,
): void {
  const { headers } = request;
  const cgi = spawn('git', ['http-backend'], {
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      GIT_PROJECT_ROOT: folder,
      GIT_HTTP_EXPORT_ALL: '1',
      GIT_PROTOCOL: String(headers['git-protocol'] ?? ''),
      PATH_INFO: url.pathname,
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: headers['content-encoding'] ?? '',
      ...(headers['content-length'] === undefined
        ? {}
        : { CONTENT_LENGTH: headers['content-length'] }),
      REMOTE_USER: 'newsroom',
      REMOTE_ADDR: '127.0.0.1',
    },
  });
  cgi.stdin.on('error', () => undefined);
  cgi.stderr.resume();
  request.pipe(cgi.stdin);
  let head = Buffer.alloc(0);
  cgi.stdout.on('data', (bytes: Buffer) => {
    if (isLost) return;
    if (response.headersSent) {
      response.write(bytes);
      return;
    }
    head = Buffer.concat([head, bytes]);
    const end = head.indexOf('\r\n\r\n');
    if (end === -1) return;
    let status = 200;
    for (const line of head.toString('utf8', 0, end).split('\r\n')) {
      const [, name = '', value = ''] = /^([^:]+): ?(.*)$/.exec(line) ?? [];
      if (name.toLowerCase() === 'status') status = Number.parseInt(value, 10);
      else response.setHeader(name, value);
    }
    response.writeHead(status);
    response.write(head.subarray(end + 4));
  });
  cgi.on('close', () => (isLost ? response.destroy() : response.end()));
}

export interface SshServerForTests {
  readonly port: number;
  readonly heard: { logins: number; commands: string[]; content: number };
  /** Called for each command: `drop` ends the connection, `refuse` answers as a service does that knows no such repository. */
  onCommand: (command: string) => 'answer' | 'drop' | 'refuse';
  stop(): Promise<void>;
}

/** An ssh server that runs the two commands of Git, for one repository and one key. */
export async function startSshServer(
  repository: BareRepository,
  options: { readonly hostKey: string; readonly user: string; readonly publicKey: string },
): Promise<SshServerForTests> {
  const heard: SshServerForTests['heard'] = { logins: 0, commands: [], content: 0 };
  const connections = new Set<Connection>();
  const key = utils.parseKey(options.publicKey);
  if (key instanceof Error) throw key;
  const server = new Server({ hostKeys: [options.hostKey] }, (client) => {
    connections.add(client);
    // There, though the types do not say so; without it each answer waits for the next one.
    Reflect.get(client, 'setNoDelay').call(client, true);
    client.on('error', () => undefined);
    client.on('close', () => connections.delete(client));
    client.on('authentication', (context) => {
      if (context.username !== options.user || context.method !== 'publickey') {
        context.reject(['publickey']);
      } else if (!key.getPublicSSH().equals(context.key.data)) context.reject();
      else if (context.signature === undefined || context.blob === undefined) context.accept();
      else if (key.verify(context.blob, context.signature, context.hashAlgo) === true) {
        heard.logins += 1;
        context.accept();
      } else context.reject();
    });
    client.on('session', (accept) => {
      const env: Record<string, string> = {};
      const session = accept();
      session.on('env', (yes, _no, { key: name, val }: { key: string; val: string }) => {
        if (name === 'GIT_PROTOCOL') env[name] = val;
        yes?.();
      });
      session.on('exec', (yes, no, { command }) => {
        heard.commands.push(command);
        const wish = running.onCommand(command);
        const [, service, path = ''] = /^(git-(?:upload|receive)-pack) '(.*)'$/.exec(command) ?? [];
        if (wish === 'drop') {
          client.end();
          return;
        }
        const channel = yes();
        if (service === undefined || wish === 'refuse' || path !== '/news.git') {
          channel.stderr.write('ERROR: Repository not found.\n');
          channel.exit(1);
          channel.end();
          return;
        }
        const child = spawn('git', [service.slice(4), repository.path], {
          env: { PATH: process.env.PATH, HOME: repository.folder, ...env },
        });
        channel.on('data', (bytes: Buffer) => {
          heard.content += bytes.length;
        });
        channel.pipe(child.stdin);
        child.stdin.on('error', () => undefined);
        child.stdout.pipe(channel, { end: false });
        child.stderr.pipe(channel.stderr, { end: false });
        child.on('close', (code) => {
          channel.exit(code ?? 1);
          channel.end();
        });
        channel.on('error', () => child.kill());
        void no;
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const running: SshServerForTests = {
    // The types leave out what a listening server has.
    port: (server.address() as AddressInfo).port,
    heard,
    onCommand: () => 'answer',
    stop: async () => {
      for (const connection of connections) connection.end();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  return running;
}
