// How is one file fetched from the web, without trust in its address? Every hop is checked, and the machine that was
// checked is the one that is asked.
import { createWriteStream } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { type Failure, failure, type Result, success } from '../../core/errors.ts';
import { MOST_PICTURE_BYTES } from '../../core/ipc/contract.ts';
import {
  ask,
  isNoWay,
  locationOf,
  type Network,
  parseAddress,
  Stop,
  systemCode,
} from '../web/ask-web.ts';

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
    const { network, limits, signal } = asking;
    const { silentMilliseconds } = limits;
    const response = await ask(url, { headers, network, silentMilliseconds, signal });
    const location = locationOf(response);
    if (location === undefined) {
      await keep(response, path, asking);
      return;
    }
    response.destroy();
    url = parseAddress(location, url);
  }
  throw new Stop('server-refused', `more than ${asking.limits.redirects} redirects`);
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

function failureOf(
  error: unknown,
  subject: string,
  network: Network,
): { readonly ok: false; readonly error: Failure } {
  if (error instanceof Stop) return failure(error.code, { subject, detail: error.detail });
  const code = systemCode(error);
  const detail = error instanceof Error ? error.message : String(error);
  if (code === 'ENOSPC') return failure('disk-full', { subject, detail });
  if (isNoWay(code) || !network.isOnline()) return failure('offline', { detail });
  if (code === 'ETIMEDOUT') return failure('server-slow', { subject, detail });
  return failure('server-unreachable', { subject, detail });
}
