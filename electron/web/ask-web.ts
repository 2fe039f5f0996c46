// How is one question put to the web, without trust in its address? Every hop is checked, and the machine that was checked
// is the one that is asked.
import { lookup as resolveName } from 'node:dns/promises';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { FailureCode } from '../../core/errors.ts';
import { isPublicAddress } from '../media/public-address.ts';

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

/** The web's own ports, and those that no old service listens on: a question about a picture is not mail. */
const FIRST_FREE_PORT = 1024;

/** Ends a fetch that is on its way, with what is told of it. */
export class Stop extends Error {
  readonly code: FailureCode;
  readonly detail: string;
  constructor(code: FailureCode, detail: string) {
    super(detail);
    this.code = code;
    this.detail = detail;
  }
}

/** One question, and who may be asked it. */
export interface Question {
  readonly method?: 'GET' | 'HEAD';
  readonly headers: Readonly<Record<string, string>>;
  readonly network: Network;
  /** How long a machine may say nothing. */
  readonly silentMilliseconds: number;
  readonly signal: AbortSignal;
}

/** An address of the web without a name and password in it; everything else is refused. */
export function parseAddress(written: string, from: URL | undefined): URL {
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
  { network, signal }: Question,
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

/**
 * Asks the machine of an address once, following nothing. Rejects with a `Stop`, or as the system does; whoever takes the
 * answer ends it.
 */
export async function ask(url: URL, question: Question): Promise<IncomingMessage> {
  const addresses = await checkedAddresses(url.hostname, question);
  // The name is not looked up a second time: it could lead elsewhere by then.
  const lookup: LookupFunction = (_host, { all }, done) => {
    const [first] = addresses;
    if (all === true) done(null, [...addresses]);
    else done(null, first?.address ?? '', first?.family);
  };
  const { method = 'GET', headers, silentMilliseconds, signal } = question;
  return new Promise((resolve, reject) => {
    const { request } = url.protocol === 'https:' ? https : http;
    const asked = request(url, { agent: false, method, headers, lookup, signal });
    asked.setTimeout(silentMilliseconds, () => {
      asked.destroy(new Stop('server-slow', `silent for ${silentMilliseconds} ms`));
    });
    asked.on('response', (response) => {
      // The last wall: whatever led here, the machine at the other end must be one that may be asked.
      const { remoteAddress = '' } = response.socket;
      if (question.network.mayAsk(remoteAddress)) resolve(response);
      else asked.destroy(new Stop('address-refused', `connected to ${remoteAddress}`));
    });
    asked.on('error', reject);
    asked.end();
  });
}

/** Where an answer leads on to, or undefined where it is one. */
export function locationOf(response: IncomingMessage): string | undefined {
  const leadsOn = [301, 302, 303, 307, 308].includes(response.statusCode ?? 0);
  return leadsOn ? response.headers.location : undefined;
}

/** What the system calls an error. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** What the system says where there is no way to any network. */
const noWay: ReadonlySet<string> = new Set(['ENETUNREACH', 'ENETDOWN', 'EAI_AGAIN']);

/** Whether an error of the system says that this computer reaches nobody. */
export function isNoWay(code: string): boolean {
  return noWay.has(code);
}
