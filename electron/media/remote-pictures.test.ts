// Do pictures come from a server into the library, and is every address that leads elsewhere refused before it is asked?
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createSocketServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FetchedPicture } from '../../core/ipc/contract.ts';
import type { Network } from '../web/ask-web.ts';
import { AssetStore } from './asset-store.ts';
import type { FetchLimits } from './fetch-picture.ts';
import { isPublicAddress } from './public-address.ts';
import { fetchPictures } from './remote-pictures.ts';

/** A PNG of so many pixels, as far as its header says; `more` makes it another picture. */
function png(width = 3, height = 2, more = 0): Buffer {
  const bytes = Buffer.from(
    '89504e470d0a1a0a0000000d49484452000000030000000208020000001216f14d0000000049454e44ae426082',
    'hex',
  );
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return Buffer.concat([bytes, Buffer.alloc(more)]);
}

let root: string;
let assets: AssetStore;
let server: Server;
let port: number;
let asked: IncomingMessage[];
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let control: AbortController;
const servers: { close(): void; closeAllConnections?(): void }[] = [];

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'galley-fetch-'));
  await mkdir(join(root, 'library'));
  assets = new AssetStore(join(root, 'library'), () => new Date('2026-03-01T10:00:00Z'));
  asked = [];
  control = new AbortController();
  answer = (_request, response) => response.end(png());
  server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  servers.push(server);
  port = await listen(server);
});

afterEach(async () => {
  for (const one of servers.splice(0)) {
    one.close();
    one.closeAllConnections?.();
  }
  await rm(root, { recursive: true, force: true });
});

async function listen(one: {
  listen(port: number, host: string, done: () => void): unknown;
  address(): AddressInfo | string | null;
}): Promise<number> {
  await new Promise<void>((resolve) => one.listen(0, '127.0.0.1', resolve));
  const address = one.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}

/** This machine counts as the internet here, and nowhere else: names of it lead to 127.0.0.1. */
const here: Network = {
  resolve: (host) =>
    host.endsWith('.example')
      ? Promise.resolve([{ address: '127.0.0.1', family: 4 }])
      : Promise.reject(Object.assign(new Error(`no ${host}`), { code: 'ENOTFOUND' })),
  mayAsk: (address) => address === '127.0.0.1' || isPublicAddress(address),
  isOnline: () => true,
};

function fetchAll(
  addresses: readonly string[],
  network: Network = here,
  limits: Partial<FetchLimits> = {},
  onProgress: (done: number, total: number, name: string) => void = () => undefined,
): Promise<FetchedPicture[]> {
  const { signal } = control;
  const temporaryFolder = join(root, 'temp');
  return fetchPictures(addresses, { assets, temporaryFolder, network, signal, limits, onProgress });
}

const at = (path: string, host = 'pictures.example'): string => `http://${host}:${port}${path}`;

async function failureOf(
  address: string,
  network?: Network,
  limits?: Partial<FetchLimits>,
): Promise<string> {
  const [outcome] = await fetchAll([address], network, limits);
  if (outcome === undefined || !('error' in outcome)) return 'none';
  // Nothing of a failed fetch is left, neither in the library nor beside it.
  const left = await readdir(root, { recursive: true, withFileTypes: true });
  expect(left.filter((entry) => entry.isFile())).toEqual([]);
  return outcome.error.code;
}

describe('fetching', () => {
  it('brings pictures into the library, each typed by its bytes and named after its address', async () => {
    const told: string[] = [];
    answer = ({ url }, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html' });
      response.end(png(3, 2, url === '/a.jpg' ? 1 : 2));
    };
    const outcomes = await fetchAll(
      [at('/a.jpg'), at('/x/View%20of%20a%20van.png?w=9')],
      here,
      {},
      (done, total, name) => told.push(`${done}/${total} ${name}`),
    );
    expect(outcomes).toMatchObject([
      { asset: { fileName: 'a.jpg', mediaType: 'image/png', extension: 'png', width: 3 } },
      { asset: { fileName: 'View of a van.png', size: png().length + 2 } },
    ]);
    expect(told).toEqual(['0/2 a.jpg', '1/2 View of a van.png', '2/2 ']);
    expect(await readdir(join(root, 'temp'))).toEqual([]);
  });

  it('says nothing of who asks', async () => {
    await fetchAll([at('/a.png')]);
    const names = Object.keys(asked[0]?.headers ?? {}).sort();
    expect(names).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent']);
    expect(asked[0]?.headers['user-agent']).toBe('Galley');
  });

  it('asks once for what stands in the text twice', async () => {
    const outcomes = await fetchAll([at('/a.png'), at('/a.png')]);
    expect(outcomes.every((outcome) => 'asset' in outcome)).toBe(true);
    expect(asked).toHaveLength(1);
  });

  it('follows where a server leads, but not for ever', async () => {
    answer = ({ url }, response) => {
      const step = Number(url?.slice(1));
      if (step === 0) response.end(png());
      else response.writeHead(302, { Location: `/${step - 1}` }).end();
    };
    expect(await failureOf(at('/6'))).toBe('server-refused');
    expect(await fetchAll([at('/5')])).toMatchObject([{ asset: { width: 3 } }]);
  });

  it('goes on after one that fails', async () => {
    answer = ({ url }, response) => {
      if (url === '/gone.png') response.writeHead(404).end(png());
      else response.end(png());
    };
    expect(await fetchAll([at('/gone.png'), at('/b.png')])).toMatchObject([
      { error: { code: 'server-refused', subject: 'gone.png', detail: 'HTTP 404' } },
      { asset: { fileName: 'b.png' } },
    ]);
  });
});

describe('an address is refused, and nobody is asked', () => {
  it.each([
    ...['ftp://pictures.example/a.png', 'file:///etc/passwd', 'data:image/png;base64,AAAA'],
    ...['javascript:alert(1)', 'app://galley/index.html', 'a.png', '//pictures.example/a.png', ''],
  ])('for not being of the web: %s', async (address) => {
    expect(await failureOf(address)).toBe('address-refused');
  });

  it('for a name and password in it', async () => {
    expect(await failureOf(at('/a.png').replace('//', '//me:secret@'))).toBe('address-refused');
    expect(await failureOf(at('/a.png').replace('//', '//me@'))).toBe('address-refused');
    expect(asked).toHaveLength(0);
  });

  it('for the port of another service', async () => {
    expect(await failureOf('http://pictures.example:25/a.png')).toBe('address-refused');
    expect(await failureOf('https://pictures.example:22/a.png')).toBe('address-refused');
  });

  /** As the app knows the network: this machine is no part of the internet. */
  const asApp: Network = { ...here, mayAsk: isPublicAddress };

  it.each([
    ...['127.0.0.1', 'localhost', '0x7f.1', '2130706433', '0177.0.0.1', '[::1]', '0.0.0.0'],
    ...['[::ffff:127.0.0.1]', '10.0.0.1', '192.168.0.1', '169.254.169.254', 'pictures.example'],
  ])('for leading to this machine or one nearby: %s', async (host) => {
    const local: Network = {
      ...asApp,
      resolve: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
    };
    expect(await failureOf(at('/a.png', host), local)).toBe('address-refused');
    expect(asked).toHaveLength(0);
  });

  it('for one bad address among several of a name', async () => {
    const mixed: Network = {
      ...here,
      resolve: () =>
        Promise.resolve([
          { address: '127.0.0.1', family: 4 },
          { address: '192.168.0.1', family: 4 },
        ]),
    };
    expect(await failureOf(at('/a.png'), mixed)).toBe('address-refused');
    expect(asked).toHaveLength(0);
  });

  it('at every hop', async () => {
    const steps = ['http://192.168.0.1/', 'file:///etc/passwd', at('/').replace('//', '//me@')];
    for (const Location of steps) {
      answer = (_request, response) => response.writeHead(302, { Location }).end();
      expect(await failureOf(at('/a.png')), Location).toBe('address-refused');
    }
    expect(asked).toHaveLength(steps.length);
  });

  it('when its name leads elsewhere once it was checked: it is looked up a single time', async () => {
    let times = 0;
    const rebound: Network = {
      ...here,
      resolve: () => {
        times += 1;
        return Promise.resolve([{ address: times === 1 ? '127.0.0.1' : '192.168.0.1', family: 4 }]);
      },
    };
    // No resolver knows the name: only the checked address can have been connected to.
    expect(await fetchAll([at('/a.png', 'turned.example')], rebound)).toMatchObject([
      { asset: { fileName: 'a.png' } },
    ]);
    expect(times).toBe(1);
    expect(asked[0]?.headers.host).toBe(`turned.example:${port}`);
  });

  it('when the machine at the other end is not the one that was checked', async () => {
    let looked = 0;
    const changing: Network = { ...here, mayAsk: () => ++looked === 1 };
    expect(await failureOf(at('/a.png'), changing)).toBe('address-refused');
  });
});

describe('what a server sends is refused', () => {
  it('when it is no picture, whatever it is called', async () => {
    answer = (_request, response) => {
      response.writeHead(200, { 'Content-Type': 'image/png' }).end('<svg onload="x()"></svg>');
    };
    expect(await failureOf(at('/a.png'))).toBe('unsupported-type');
    answer = (_request, response) => response.end();
    expect(await failureOf(at('/a.png'))).toBe('unsupported-type');
  });

  it('when it would be too many pixels', async () => {
    answer = (_request, response) => response.end(png(20_000, 20_000));
    expect(await failureOf(at('/bomb.png'))).toBe('picture-too-large');
  });

  it('when it says that it is too large, and when it is without saying so', async () => {
    const limits = { bytes: 1000 };
    // It never sends what it says: what it says is enough.
    answer = (_request, response) => {
      response.writeHead(200, { 'Content-Length': '2000' });
      response.write(png());
    };
    expect(await failureOf(at('/a.png'), here, limits)).toBe('too-large');
    answer = (_request, response) => {
      response.write(png(3, 2, 600));
      response.end(Buffer.alloc(600));
    };
    expect(await failureOf(at('/a.png'), here, limits)).toBe('too-large');
  });

  it('when it stops before its end', async () => {
    answer = (request, response) => {
      response.writeHead(200, { 'Content-Length': '5000' });
      response.write(png(), () => request.socket.destroy());
    };
    expect(await failureOf(at('/a.png'))).toBe('server-unreachable');
  });

  it('when it takes too long, to begin or to end', async () => {
    answer = () => undefined;
    expect(await failureOf(at('/a.png'), here, { silentMilliseconds: 50 })).toBe('server-slow');
    answer = (_request, response) => void response.write(png());
    expect(await failureOf(at('/a.png'), here, { milliseconds: 150 })).toBe('server-slow');
    const silent: Network = { ...here, resolve: () => new Promise(() => undefined) };
    expect(await failureOf(at('/a.png'), silent, { milliseconds: 50 })).toBe('server-slow');
  });
});

describe('a network that is not there', () => {
  it('is said to be so', async () => {
    const unknown = 'http://nowhere.invalid/a.png';
    expect(await failureOf(unknown, { ...here, isOnline: () => false })).toBe('offline');
    expect(await failureOf(unknown)).toBe('server-unreachable');
    const down = Object.assign(new Error('down'), { code: 'ENETUNREACH' });
    expect(await failureOf(unknown, { ...here, resolve: () => Promise.reject(down) })).toBe(
      'offline',
    );
  });

  it('is told from a server that hangs up, or speaks something else', async () => {
    const other = createSocketServer((socket) => socket.end('no web here\r\n\r\n'));
    servers.push(other);
    const otherPort = await listen(other);
    for (const scheme of ['http', 'https']) {
      const address = `${scheme}://pictures.example:${otherPort}/a.png`;
      expect(await failureOf(address), scheme).toBe('server-unreachable');
    }
  });
});

describe('a cancel', () => {
  it('keeps what has come, ends what is on its way, and asks for no more', async () => {
    answer = ({ url }, response) => {
      if (url === '/a.png') response.end(png());
      else {
        response.write(png());
        control.abort();
      }
    };
    expect(await fetchAll([at('/a.png'), at('/b.png'), at('/c.png')])).toMatchObject([
      { asset: { fileName: 'a.png' } },
      { error: { code: 'cancelled' } },
      { error: { code: 'cancelled' } },
    ]);
    expect(asked.map(({ url }) => url)).toEqual(['/a.png', '/b.png']);
    expect(await readdir(join(root, 'temp'))).toEqual([]);
  });
});
