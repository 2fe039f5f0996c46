// How is one file fetched from the web, without trust in its address? Every hop is checked, and the machine that was
// checked is the one that is asked.
import { lookup as resolveName } from 'node:dns/promises';
import { createWriteStream } from 'node:fs';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { networkInterfaces } from 'node:os';
import { pipeline } from 'node:stream/promises';
import {
  type Failure,
  type FailureCode,
  failure,
  type Result,
  success,
} from '../../core/errors.ts';
import { MOST_PICTURE_BYTES } from '../../core/ipc/contract.ts';
import { isPublicAddress } from './public-address.ts';

/** What fetching knows of the network around. */
export interface Network {
  /** Every address of a name. */
  resolve(host: string): Promise<readonly Address[]>;
  /** Whether a machine may be asked at all. */
  mayAsk(address: string): boolean;
  /** Whether this computer is in any network. */
  isOnline(): boolean;
}

export interface Address {
  readonly address: string;
  readonly family: number;
}

/** The internet: names of the system's own resolver, and no machine of a private network. */
export const internet: Network = {
  resolve: (host) => resolveName(host, { all: true, verbatim: true }),
  mayAsk: isPublicAddress,
  isOnline: () =>
    Object.values(networkInterfaces()).some((addresses) =>
      addresses?.some(({ internal }) => !internal),
    ),
};

export interface FetchOptions {
  /** Where the bytes go; the file must not exist. */
  readonly path: string;
  /** What a person knows it by, in case it fails. */
  readonly subject: string;
  readonly signal: AbortSignal;
  readonly network: Network;
  readonly limits?: Partial<FetchLimits>;
}

export interface FetchLimits {
  /** From the first question to the last byte. */
  readonly milliseconds: number;
  /** Without a single byte. */
  readonly silentMilliseconds: number;
  readonly bytes: number;
  readonly redirects: number;
}

const usualLimits: FetchLimits = {
  milliseconds: 60_000,
  silentMilliseconds: 15_000,
  bytes: MOST_PICTURE_BYTES,
  redirects: 5,
};

/** Nothing that says who asks: no cookie, no page it stood on, no language, no connection that is kept. */
const headers = {
  Accept: 'image/avif, image/webp, image/png, image/jpeg, image/gif',
  // Nothing that grows when it is unpacked.
  'Accept-Encoding': 'identity',
  'User-Agent': 'Galley',
};

/** The web's own ports, and those that no old service listens on: a question about a picture is not mail. */
const FIRST_FREE_PORT = 1024;

/** Ends a fetch that is on its way, with what is told of it. */
class Stop extends Error {
  readonly code: FailureCode;
  readonly detail: string;
  constructor(code: FailureCode, detail: string) {
    super(detail);
    this.code = code;
    this.detail = detail;
  }
}

/**
 * Fetches the bytes that an address of the web gives out into a file. Fails with `address-refused`, `offline`,
 * `server-unreachable`, `server-refused`, `server-slow`, `too-large`, `cancelled` or a write failure. What is left of
 * a failed fetch is for the caller to sweep.
 */
export async function fetchFile(address: string, options: FetchOptions): Promise<Result<null>> {
  const { signal, network } = options;
  const limits = { ...usualLimits, ...options.limits };
  const control = new AbortController();
  const cancel = (): void => control.abort(new Stop('cancelled', 'cancelled'));
  const timer = setTimeout(
    () => control.abort(new Stop('server-slow', `not done in ${limits.milliseconds} ms`)),
    limits.milliseconds,
  );
  signal.addEventListener('abort', cancel);
  if (signal.aborted) cancel();
  try {
    await follow(address, options.path, { network, limits, signal: control.signal });
    return success(null);
  } catch (error) {
    // What ends a fetch from outside arrives as the error of whatever was going on.
    const reason: unknown = control.signal.aborted ? control.signal.reason : error;
    return failureOf(reason, options.subject, network);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', cancel);
    control.abort();
  }
}

interface Asking {
  readonly network: Network;
  readonly limits: FetchLimits;
  readonly signal: AbortSignal;
}

async function follow(address: string, path: string, asking: Asking): Promise<void> {
  let url = parseAddress(address, undefined);
  for (let hop = 0; hop <= asking.limits.redirects; hop++) {
    const response = await ask(url, asking);
    const { statusCode = 0 } = response;
    const location = [301, 302, 303, 307, 308].includes(statusCode)
      ? response.headers.location
      : undefined;
    if (location === undefined) {
      await keep(response, path, asking);
      return;
    }
    response.destroy();
    url = parseAddress(location, url);
  }
  throw new Stop('server-refused', `more than ${asking.limits.redirects} redirects`);
}

/** An address of the web without a name and password in it; everything else is refused. */
function parseAddress(written: string, from: URL | undefined): URL {
  let url: URL;
  try {
    url = new URL(written, from);
  } catch {
    throw new Stop('address-refused', 'not an address');
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new Stop('address-refused', `${url.protocol} is not the web`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new Stop('address-refused', 'it holds a name or password');
  }
  // The usual port of a protocol is not written.
  const port = Number(url.port);
  if (url.port !== '' && port < FIRST_FREE_PORT && port !== 80 && port !== 443) {
    throw new Stop('address-refused', `port ${port}`);
  }
  return url;
}

/** The addresses of a machine, once it is clear that each of them may be asked. */
async function checkedAddresses(
  hostname: string,
  { network, signal }: Asking,
): Promise<readonly Address[]> {
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const family = isIP(host);
  const addresses =
    family === 0 ? await unlessAborted(network.resolve(host), signal) : [{ address: host, family }];
  // One that may not be asked beside one that may is how a name is turned around: then none is.
  const refused = addresses.find(({ address }) => !network.mayAsk(address));
  if (refused !== undefined || addresses.length === 0) {
    throw new Stop('address-refused', `${host} is ${refused?.address ?? 'nowhere'}`);
  }
  return addresses;
}

/** A question to the system cannot be called back, but nobody has to wait for its answer. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

async function ask(url: URL, asking: Asking): Promise<IncomingMessage> {
  const addresses = await checkedAddresses(url.hostname, asking);
  // The name is not looked up a second time: it could lead elsewhere by then.
  const lookup: LookupFunction = (_host, { all }, done) => {
    const [first] = addresses;
    if (all === true) done(null, [...addresses]);
    else done(null, first?.address ?? '', first?.family);
  };
  const { silentMilliseconds } = asking.limits;
  return new Promise((resolve, reject) => {
    const { request } = url.protocol === 'https:' ? https : http;
    const asked = request(url, { agent: false, headers, lookup, signal: asking.signal });
    asked.setTimeout(silentMilliseconds, () => {
      asked.destroy(new Stop('server-slow', `silent for ${silentMilliseconds} ms`));
    });
    asked.on('response', (response) => {
      // The last wall: whatever led here, the machine at the other end must be one that may be asked.
      const { remoteAddress = '' } = response.socket;
      if (asking.network.mayAsk(remoteAddress)) resolve(response);
      else asked.destroy(new Stop('address-refused', `connected to ${remoteAddress}`));
    });
    asked.on('error', reject);
    asked.end();
  });
}

async function keep(
  response: IncomingMessage,
  path: string,
  { limits, signal }: Asking,
): Promise<void> {
  if (response.statusCode !== 200) {
    response.destroy();
    throw new Stop('server-refused', `HTTP ${response.statusCode}`);
  }
  const told = Number(response.headers['content-length'] ?? 0);
  if (told > limits.bytes) {
    response.destroy();
    throw new Stop('too-large', `${told} bytes`);
  }
  let bytes = 0;
  await pipeline(
    response,
    async function* (pieces: AsyncIterable<Uint8Array>) {
      for await (const piece of pieces) {
        bytes += piece.byteLength;
        // What a server says of its length is only what it says.
        if (bytes > limits.bytes) throw new Stop('too-large', `more than ${limits.bytes} bytes`);
        yield piece;
      }
    },
    createWriteStream(path, { flags: 'wx', mode: 0o600 }),
    { signal },
  );
}

/** What the system says where there is no way to any network. */
const noWay: ReadonlySet<string> = new Set(['ENETUNREACH', 'ENETDOWN', 'EAI_AGAIN']);

function failureOf(
  error: unknown,
  subject: string,
  network: Network,
): { readonly ok: false; readonly error: Failure } {
  if (error instanceof Stop) return failure(error.code, { subject, detail: error.detail });
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const detail = error instanceof Error ? error.message : String(error);
  if (code === 'ENOSPC') return failure('disk-full', { subject, detail });
  if (noWay.has(code) || !network.isOnline()) return failure('offline', { detail });
  if (code === 'ETIMEDOUT') return failure('server-slow', { subject, detail });
  return failure('server-unreachable', { subject, detail });
}
