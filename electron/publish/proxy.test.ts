// Does what is published go through a proxy where there is one, to the right server, and read by nobody on the way?
import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unwrap } from '../../core/errors.ts';
import {
  badCertificates,
  certificateFileOf,
  makeCertificate,
  type TestCertificate,
} from './certificates-for-tests.ts';
import { toPublish } from './place-contract.ts';
import { proxyFor, proxyOption } from './proxy.ts';
import { startS3Server } from './s3/s3-server-for-tests.ts';
import { openConnections, unanswered } from './server-access.ts';
import type { PublishTarget, Run } from './target.ts';
import { settingForTests } from './target-setting-for-tests.ts';
import { s3 } from './targets/s3.ts';
import { webdav } from './targets/webdav.ts';
import { wordpress } from './targets/wordpress.ts';
import { startWebdavServer } from './webdav/webdav-server-for-tests.ts';
import { WordPressStandIn } from './wordpress/wordpress-server-for-tests.ts';

const run: Run = { signal: new AbortController().signal, onProgress: () => undefined };
/** A name that nobody but the proxy can find. */
const NAME = 'www.newsroom.example';

interface ProxyServer {
  readonly address: string;
  /** What it was asked to lead to, and with which login. */
  readonly asked: { to: string | undefined; login: string | undefined }[];
  /** All that it could read on the way. */
  read: string;
  stop(): Promise<void>;
}

/** A proxy that leads every name to a port of this computer, or refuses. */
async function startProxy({
  port = 0,
  refusal,
  certificate,
}: {
  readonly port?: number;
  readonly refusal?: number;
  readonly certificate?: TestCertificate;
}): Promise<ProxyServer> {
  const sockets = new Set<Socket>();
  const listener =
    certificate === undefined ? http.createServer() : https.createServer(certificate);
  listener.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  listener.on('connect', (request, socket: Socket) => {
    proxy.asked.push({ to: request.url, login: request.headers['proxy-authorization'] });
    if (refusal !== undefined) {
      socket.end(`HTTP/1.1 ${refusal} No\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    const onward = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Go on\r\n\r\n');
      socket.on('data', (bytes) => {
        proxy.read += bytes.toString('latin1');
      });
      socket.pipe(onward).pipe(socket);
    });
    sockets.add(onward);
    onward.on('error', () => undefined);
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  // It listens on a port, not on a path.
  const { port: own } = listener.address() as AddressInfo;
  const proxy: ProxyServer = {
    address: `http${certificate === undefined ? '' : 's'}://127.0.0.1:${own}`,
    asked: [],
    read: '',
    stop: () =>
      new Promise((resolve) => {
        listener.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
  return proxy;
}

const ends: (() => Promise<unknown>)[] = [];
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-proxy-'));
});
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
  await rm(folder, { recursive: true, force: true });
});

async function proxyTo(options: Parameters<typeof startProxy>[0]): Promise<ProxyServer> {
  const proxy = await startProxy(options);
  ends.push(proxy.stop);
  return proxy;
}

const password = 'the word of the canary';

/** Each kind of target behind a certificate, as it is reached by its name. */
const servers: readonly {
  readonly kind: string;
  start(certificate: TestCertificate): Promise<{
    readonly port: number;
    bytes(): number;
    target(options: { certificateFile: string; proxy: string }): PublishTarget;
  }>;
}[] = [
  {
    kind: 'WebDAV',
    async start(certificate) {
      const server = await startWebdavServer({ user: 'a', password, certificate });
      ends.push(server.stop);
      const { port, pathname } = new URL(server.address);
      return {
        port: Number(port),
        bytes: () => server.contentBytes,
        target: (options) =>
          webdav.open(
            { address: `https://${NAME}${pathname}`, user: 'a', ...options },
            settingForTests({ secrets: { password } }),
          ),
      };
    },
  },
  {
    kind: 'S3',
    async start(certificate) {
      const login = { accessKeyId: 'AKID', bucket: 'news' };
      const server = await startS3Server({ ...login, secretKey: password, certificate });
      ends.push(server.stop);
      return {
        port: Number(new URL(server.address).port),
        bytes: () => server.contentBytes,
        target: (options) =>
          s3.open(
            { address: `https://${NAME}`, ...login, ...options },
            settingForTests({ secrets: { secretKey: password } }),
          ),
      };
    },
  },
];

describe.each(servers)('a publish to $kind through a proxy', ({ start }) => {
  it('arrives, and the proxy learns the name of the server and nothing more', async () => {
    const certificate = makeCertificate({ names: [NAME], addresses: [] });
    const server = await start(certificate);
    const proxy = await proxyTo({ port: server.port });
    const target = server.target({
      certificateFile: await certificateFileOf(certificate),
      proxy: proxy.address,
    });
    const texts = { 'a.html': 'a page with a canary', 'b.html': 'another' };
    unwrap(await unwrap(await target.plan(toPublish(texts), run)).apply(run));
    expect(server.bytes()).toBeGreaterThan(20);
    expect(new Set(proxy.asked.map(({ to }) => to))).toEqual(new Set([`${NAME}:443`]));
    expect(proxy.read.length).toBeGreaterThan(1000);
    for (const word of ['canary', 'a.html', 'Authorization', 'HTTP/1.1']) {
      expect(proxy.read).not.toContain(word);
    }
  });

  it.each(badCertificates)(
    'sends nothing where the certificate behind the proxy is $why',
    async ({ make }) => {
      const server = await start(make());
      const proxy = await proxyTo({ port: server.port });
      const known = await certificateFileOf(makeCertificate({ names: [NAME] }));
      for (const certificateFile of ['', known]) {
        const target = server.target({ certificateFile, proxy: proxy.address });
        expect(await target.connect(run)).toMatchObject({ error: { code: 'certificate-refused' } });
      }
      expect(proxy.asked.length).toBeGreaterThan(0);
      expect(server.bytes()).toBe(0);
    },
  );

  it('says that the proxy is the reason', async () => {
    const server = await start(makeCertificate());
    for (const [refusal, detail] of [
      [407, 'the proxy wants a login'],
      [403, 'the proxy does not let this through'],
    ] as const) {
      const proxy = await proxyTo({ refusal });
      const target = server.target({ certificateFile: '', proxy: proxy.address });
      expect(await target.connect(run)).toMatchObject({
        error: { code: 'place-refused', detail: `${refusal}: ${detail}` },
      });
    }
  });
});

describe('connections', () => {
  /** What comes back from a page that is asked for on such a way. */
  async function ask(
    url: string,
    way: Parameters<typeof openConnections>[0],
    environment: Record<string, string> = {},
  ): Promise<number | unknown> {
    const connections = await openConnections(way, environment);
    try {
      return await new Promise<number | undefined>((resolve, reject) => {
        const isSecure = url.startsWith('https:');
        const agent = isSecure ? connections.https : connections.http;
        (isSecure ? https : http)
          .get(url, { agent }, (response) => {
            response.resume();
            resolve(response.statusCode);
          })
          .once('error', reject);
      });
    } catch (error) {
      return unanswered(error, NAME);
    } finally {
      connections.end();
    }
  }

  it('go through the proxy of the environment with its login, and the login is told to nobody else', async () => {
    const site = http.createServer((request, response) => {
      seen.push(request.headers['proxy-authorization']);
      response.end();
    });
    const seen: unknown[] = [];
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    ends.push(() => new Promise((resolve) => site.close(resolve)));
    // It listens on a port, not on a path.
    const { port } = site.address() as AddressInfo;
    const proxy = await proxyTo({ port });
    const login = `http://ana:pass%20canary@${new URL(proxy.address).host}`;
    expect(await ask(`http://${NAME}/`, {}, { HTTP_PROXY: login })).toBe(200);
    const basic = `Basic ${Buffer.from('ana:pass canary').toString('base64')}`;
    expect(proxy.asked).toEqual([{ to: `${NAME}:80`, login: basic }]);
    expect(seen).toEqual([undefined]);
    const refusing = await proxyTo({ refusal: 407 });
    const wrong = `http://ana:pass%20canary@${new URL(refusing.address).host}`;
    const refused = await ask(`http://${NAME}/`, {}, { HTTP_PROXY: wrong });
    expect(refused).toMatchObject({ failure: { code: 'place-refused' } });
    expect(inspect(refused, { depth: 9 })).not.toContain('canary');
  });

  it('ask a proxy that is itself reached by https for its certificate', async () => {
    const certificate = makeCertificate();
    const proxy = await proxyTo({ certificate, refusal: 403 });
    expect(await ask(`https://${NAME}/`, { proxy: proxy.address })).toMatchObject({
      failure: { code: 'certificate-refused', subject: 'the proxy' },
    });
    const certificateFile = await certificateFileOf(certificate);
    expect(proxy.asked).toEqual([]);
    expect(await ask(`https://${NAME}/`, { proxy: proxy.address, certificateFile })).toMatchObject({
      failure: { code: 'place-refused' },
    });
  });

  it('end where the proxy does not answer, or says nothing', async () => {
    const proxy = await startProxy({});
    await proxy.stop();
    expect(await ask(`https://${NAME}/`, { proxy: proxy.address })).toMatchObject({
      failure: { code: 'server-unreachable', detail: 'the proxy: ECONNREFUSED' },
    });
    const held: Socket[] = [];
    const deaf = http.createServer().on('connect', (_request, socket: Socket) => {
      held.push(socket.on('error', () => undefined));
    });
    await new Promise<void>((resolve) => deaf.listen(0, '127.0.0.1', resolve));
    ends.push(async () => {
      for (const socket of held) socket.destroy();
      await new Promise((resolve) => deaf.close(resolve));
    });
    // It listens on a port, not on a path.
    const { port } = deaf.address() as AddressInfo;
    const way = { proxy: `http://127.0.0.1:${port}`, silentMilliseconds: 100 };
    expect(await ask(`https://${NAME}/`, way)).toMatchObject({ failure: { code: 'server-slow' } });
  });

  it('end when the server behind the proxy says nothing', async () => {
    const held: Socket[] = [];
    const server = createServer((socket) => held.push(socket.on('error', () => undefined)));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ends.push(async () => {
      for (const socket of held) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    });
    // It listens on a port, not on a path.
    const { port } = server.address() as AddressInfo;
    const proxy = await proxyTo({ port });
    for (const scheme of ['http', 'https']) {
      const way = { proxy: proxy.address, silentMilliseconds: 100 };
      expect(await ask(`${scheme}://${NAME}/`, way), scheme).toMatchObject({
        failure: { code: 'server-slow' },
      });
    }
  });
});

describe('the proxy on the way', () => {
  const to = (host: string, port = 443) => ({ host, port, isSecure: port === 443 });

  it('is the one that the target names, before the one of the environment', () => {
    const environment = { https_proxy: 'http://env.example:1', NO_PROXY: NAME };
    expect(proxyFor(to(NAME), 'http://own.example:2', environment)?.host).toBe('own.example:2');
    expect(proxyFor(to('a.example'), '', environment)?.host).toBe('env.example:1');
    expect(proxyFor(to('a.example'), 'none', environment)).toBeUndefined();
  });

  it.each([
    [{ HTTPS_PROXY: 'proxy.example:3128' }, NAME, 443, 'proxy.example:3128'],
    [{ HTTPS_PROXY: 'http://proxy.example' }, NAME, 80, undefined],
    [{ HTTP_PROXY: 'http://proxy.example' }, NAME, 80, 'proxy.example'],
    [{ ALL_PROXY: 'http://proxy.example' }, NAME, 443, 'proxy.example'],
    [{ ALL_PROXY: 'socks5://proxy.example' }, NAME, 443, undefined],
    [{ HTTPS_PROXY: 'http://proxy.example', NO_PROXY: '*' }, NAME, 443, undefined],
    [
      { HTTPS_PROXY: 'http://proxy.example', no_proxy: 'a.b, newsroom.example' },
      NAME,
      443,
      undefined,
    ],
    [{ HTTPS_PROXY: 'http://proxy.example', NO_PROXY: '.newsroom.example' }, NAME, 443, undefined],
    [{ HTTPS_PROXY: 'http://proxy.example', NO_PROXY: 'room.example' }, NAME, 443, 'proxy.example'],
    [{ HTTPS_PROXY: 'http://proxy.example', NO_PROXY: `${NAME}:8443` }, NAME, 443, 'proxy.example'],
    [{ HTTPS_PROXY: 'http://proxy.example' }, '127.0.0.1', 443, undefined],
    [{ HTTPS_PROXY: '' }, NAME, 443, undefined],
  ])('is read from %o for %s at %i: %s', (environment, host, port, expected) => {
    expect(proxyFor(to(host, port), '', environment)?.host).toBe(expected);
  });

  it('is named without a password in the newsroom', () => {
    for (const good of ['', 'none', 'http://proxy.example:3128', 'https://proxy.example']) {
      expect(proxyOption.safeParse(good).success, good).toBe(true);
    }
    for (const bad of ['http://a:b@proxy.example', 'proxy.example', 'socks5://x', 'http://x/y']) {
      expect(proxyOption.safeParse(bad).success, bad).toBe(false);
    }
  });
});

describe('a WordPress site through a proxy', () => {
  it('is found by a name that only the proxy knows', async () => {
    const certificate = makeCertificate({ names: [NAME], addresses: [] });
    const site = await WordPressStandIn.start({ certificate });
    ends.push(() => site.stop());
    const proxy = await proxyTo({ port: Number(new URL(site.address).port) });
    const [person] = site.users;
    const target = wordpress.open(
      {
        address: `https://${NAME}`,
        user: person?.login,
        certificateFile: await certificateFileOf(certificate),
        proxy: proxy.address,
      },
      settingForTests({ secrets: { password: person?.password ?? '' } }),
    );
    expect(await target.connect(run)).toMatchObject({ ok: true });
    expect(proxy.asked[0]?.to).toBe(`${NAME}:443`);
    expect(proxy.read).not.toContain('HTTP/1.1');
  });
});
