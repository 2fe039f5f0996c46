// What comes of asking for addresses of the web: good, moved, gone, refused, slow, and never a machine nearby.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { internet, type Network } from './ask-web.ts';
import { checkLinks, type LinkCheckOptions } from './check-links.ts';

let server: http.Server;
let origin: string;
const asked: string[] = [];
const answers: Record<string, http.RequestListener> = {
  '/good': (_request, response) => response.end('fine'),
  '/gone': (_request, response) => response.writeHead(404).end(),
  '/for-ever-gone': (_request, response) => response.writeHead(410).end(),
  '/members': (_request, response) => response.writeHead(403).end(),
  '/broken': (_request, response) => response.writeHead(500).end(),
  '/only-get': ({ method }, response) => response.writeHead(method === 'GET' ? 200 : 405).end('x'),
  '/head-lies': ({ method }, response) => response.writeHead(method === 'GET' ? 200 : 404).end('x'),
  '/moved': (_request, response) => response.writeHead(301, { location: '/good' }).end(),
  '/moved-twice': (_request, response) => response.writeHead(308, { location: '/moved' }).end(),
  '/for-now': (_request, response) => response.writeHead(302, { location: '/good' }).end(),
  '/moved-away': (_request, response) => response.writeHead(301, { location: '/gone' }).end(),
  '/round': (_request, response) => response.writeHead(301, { location: '/round' }).end(),
  '/inside': (_request, response) =>
    response.writeHead(302, { location: 'http://10.0.0.1/router' }).end(),
  '/silent': () => undefined,
  '/endless': ({ method }, response) => {
    if (method === 'HEAD') {
      response.writeHead(405).end();
      return;
    }
    const write = (): void => {
      if (!response.destroyed) response.write(Buffer.alloc(16 * 1024), write);
    };
    write();
  },
};

beforeEach(async () => {
  asked.length = 0;
  server = http.createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    answers[request.url ?? '']?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://news.example:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** A network in which one name is this machine, and nothing else is. */
const here: Network = {
  resolve: async (host) =>
    host === 'news.example'
      ? [{ address: '127.0.0.1', family: 4 }]
      : Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })),
  mayAsk: (address) => address === '127.0.0.1' || internet.mayAsk(address),
  isOnline: () => true,
};
const options = (changes: Partial<LinkCheckOptions> = {}): LinkCheckOptions => ({
  network: here,
  signal: new AbortController().signal,
  onProgress: () => {},
  ...changes,
});
const outcome = async (path: string, changes: Partial<LinkCheckOptions> = {}) => {
  const href = /^https?:/.test(path) ? path : origin + path;
  const checked = await checkLinks([href], options(changes));
  return checked.ok ? checked.value[0]?.outcome : checked.error.code;
};

describe('an address', () => {
  it('that is good is asked for by its head alone', async () => {
    expect(await outcome('/good')).toEqual({ state: 'good', status: 200 });
    expect(asked).toEqual(['HEAD /good']);
  });

  it.each(['/only-get', '/head-lies'])(
    'is asked for whole where the head says no: %s',
    async (path) => {
      expect(await outcome(path)).toEqual({ state: 'good', status: 200 });
      expect(asked).toEqual([`HEAD ${path}`, `GET ${path}`]);
    },
  );

  it.each([
    ['/gone', { state: 'gone', status: 404 }],
    ['/for-ever-gone', { state: 'gone', status: 410 }],
    ['/members', { state: 'refused', status: 403 }],
    ['/broken', { state: 'refused', status: 500 }],
    ['/moved-away', { state: 'gone', status: 404 }],
    ['/round', { state: 'refused' }],
  ])('that leads nowhere says so: %s', async (path, expected) => {
    expect(await outcome(path)).toEqual(expected);
  });

  it('that has moved for good says where to, and one that only leads on does not', async () => {
    const moved = { state: 'moved', status: 200, to: `${origin}/good` };
    expect(await outcome('/moved')).toEqual(moved);
    expect(await outcome('/moved-twice')).toEqual(moved);
    expect(await outcome('/for-now')).toEqual({ state: 'good', status: 200 });
  });

  it('whose server says nothing is slow', async () => {
    expect(await outcome('/silent', { limits: { silentMilliseconds: 40 } })).toEqual({
      state: 'slow',
    });
    expect(await outcome('/silent', { limits: { milliseconds: 40 } })).toEqual({ state: 'slow' });
  });

  it('whose answer has no end is read no further than it counts', async () => {
    expect(await outcome('/endless')).toEqual({ state: 'good', status: 200 });
  });

  it('whose name nobody knows is not reached', async () => {
    expect(await outcome('https://nowhere.example/')).toEqual({ state: 'unreachable' });
  });
});

describe('a private network', () => {
  it.each(['http://127.0.0.1/', 'http://192.168.1.1/', 'http://[::1]/', 'http://10.1.2.3:8080/x'])(
    'is not asked: %s',
    async (href) => {
      expect(await outcome(href, { network: internet })).toMatchObject({ state: 'private' });
    },
  );

  it('is not asked by a redirect, and not under a public name', async () => {
    expect(await outcome('/inside')).toEqual({ state: 'private' });
    const turned = { ...here, mayAsk: internet.mayAsk };
    expect(await outcome('/good', { network: turned })).toEqual({ state: 'private' });
    expect(asked).toEqual(['HEAD /inside']);
  });

  it('is answered in this test alone (the control)', async () => {
    expect(await outcome('/good')).toEqual({ state: 'good', status: 200 });
  });
});

describe('many addresses', () => {
  it('are each asked for once, with progress', async () => {
    const hrefs = ['/good', '/gone', '/good', '/moved'].map((path) => origin + path);
    const progress: number[] = [];
    const checked = await checkLinks(hrefs, options({ onProgress: (done) => progress.push(done) }));
    expect(checked.ok && checked.value.map(({ outcome: { state } }) => state)).toEqual([
      'good',
      'gone',
      'moved',
    ]);
    expect(progress).toEqual([0, 1, 2, 3]);
  });

  it('end at once when they are cancelled', async () => {
    const control = new AbortController();
    server.once('request', () => control.abort());
    const hrefs = ['/silent', '/good'].map((path) => origin + path);
    const work = checkLinks(hrefs, options({ signal: control.signal }));
    expect(await work).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(asked).toEqual(['HEAD /silent']);
  });

  it('are not asked for without a network', async () => {
    const offline = { ...here, isOnline: () => false };
    expect(await outcome('/good', { network: offline })).toBe('offline');
    expect(asked).toEqual([]);
  });
});
