// Do addresses of the web still lead somewhere? Asked only when a person says so, and without trust in them.
import type { IncomingMessage } from 'node:http';
import type { CheckedLink, LinkOutcome } from '../../core/checks/link-outcome.ts';
import { failure, type Result, success } from '../../core/errors.ts';
import { inParallel } from '../in-parallel.ts';
import { ask, locationOf, type Network, parseAddress, Stop } from './ask-web.ts';

export interface LinkLimits {
  /** For one address, with all that it leads on to. */
  readonly milliseconds: number;
  readonly silentMilliseconds: number;
  readonly redirects: number;
  /** Of an answer, at most so much is read before it counts. */
  readonly bytes: number;
}

const usualLimits: LinkLimits = {
  milliseconds: 20_000,
  silentMilliseconds: 10_000,
  redirects: 5,
  bytes: 64 * 1024,
};

export interface LinkCheckOptions {
  readonly network: Network;
  readonly signal: AbortSignal;
  onProgress(done: number, total: number, label: string): void;
  readonly limits?: Partial<LinkLimits>;
}

/** Several servers are asked at a time, and each of them one question after the other. */
const AT_ONCE = 6;

/**
 * Asks for every address once, each in its order. Fails with `offline` where this computer is in no network, and with
 * `cancelled`; whatever comes of a single address is its outcome.
 */
export async function checkLinks(
  addresses: readonly string[],
  options: LinkCheckOptions,
): Promise<Result<CheckedLink[]>> {
  const { network, signal } = options;
  if (addresses.length > 0 && !network.isOnline()) {
    return failure('offline', { detail: 'no network' });
  }
  const wanted = [...new Set(addresses)];
  const outcomes = new Map<string, LinkOutcome>();
  const hosts = new Map<string, string[]>();
  for (const href of wanted) {
    const host = hostOf(href);
    hosts.set(host, [...(hosts.get(host) ?? []), href]);
  }
  await inParallel(hosts, AT_ONCE, async ([host, hrefs]) => {
    for (const href of hrefs) {
      if (signal.aborted) return;
      options.onProgress(outcomes.size, wanted.length, host);
      outcomes.set(href, await checkLink(href, options));
    }
  });
  if (signal.aborted) return failure('cancelled');
  options.onProgress(wanted.length, wanted.length, '');
  return success(
    wanted.flatMap((href) => {
      const outcome = outcomes.get(href);
      return outcome === undefined ? [] : [{ href, outcome }];
    }),
  );
}

function hostOf(href: string): string {
  try {
    return new URL(href).host;
  } catch {
    return href;
  }
}

async function checkLink(href: string, options: LinkCheckOptions): Promise<LinkOutcome> {
  const limits = { ...usualLimits, ...options.limits };
  const control = new AbortController();
  const cancel = (): void => control.abort();
  const timer = setTimeout(
    () => control.abort(new Stop('server-slow', `not done in ${limits.milliseconds} ms`)),
    limits.milliseconds,
  );
  options.signal.addEventListener('abort', cancel);
  try {
    return await follow(href, options.network, limits, control.signal);
  } catch (error) {
    const reason: unknown = control.signal.aborted ? control.signal.reason : error;
    if (!(reason instanceof Stop)) return { state: 'unreachable' };
    if (reason.code === 'address-refused') return { state: 'private' };
    return { state: reason.code === 'server-slow' ? 'slow' : 'refused' };
  } finally {
    clearTimeout(timer);
    options.signal.removeEventListener('abort', cancel);
    control.abort();
  }
}

/** Nothing that says who asks, and nothing that grows when it is unpacked. */
const headers = {
  Accept: 'text/html, */*;q=0.8',
  'Accept-Encoding': 'identity',
  'User-Agent': 'Galley',
};

/** Moves for good are told; the others are how a site works. */
const forGood: ReadonlySet<number> = new Set([301, 308]);

async function follow(
  href: string,
  network: Network,
  limits: LinkLimits,
  signal: AbortSignal,
): Promise<LinkOutcome> {
  const { silentMilliseconds } = limits;
  let url = parseAddress(href, undefined);
  let hasMoved = false;
  for (let hop = 0; hop <= limits.redirects; hop++) {
    const question = { headers, network, silentMilliseconds, signal };
    let response = await ask(url, { ...question, method: 'HEAD' });
    response.destroy();
    // Many servers answer only the whole question.
    if ((response.statusCode ?? 0) >= 400) {
      response = await ask(url, question);
      await read(response, limits.bytes);
    }
    const status = response.statusCode ?? 0;
    const location = locationOf(response);
    if (location === undefined) return outcomeOf(status, hasMoved, url);
    hasMoved = (hop === 0 || hasMoved) && forGood.has(status);
    url = parseAddress(location, url);
  }
  throw new Stop('server-refused', `more than ${limits.redirects} redirects`);
}

function outcomeOf(status: number, hasMoved: boolean, url: URL): LinkOutcome {
  if (status === 404 || status === 410) return { state: 'gone', status };
  if (status < 200 || status >= 400) return { state: 'refused', status };
  return hasMoved ? { state: 'moved', status, to: url.href } : { state: 'good', status };
}

/** Reads the beginning of an answer, so that the server has given it, and no more. */
async function read(response: IncomingMessage, most: number): Promise<void> {
  let bytes = 0;
  try {
    for await (const piece of response as AsyncIterable<Uint8Array>) {
      bytes += piece.byteLength;
      if (bytes >= most) break;
    }
  } finally {
    response.destroy();
  }
}
