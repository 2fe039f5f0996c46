// How is a server of the web reached when publishing? By a checked certificate, with an end to every silence, and its refusals as failures.
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import { rootCertificates } from 'node:tls';
import * as z from 'zod';
import { GalleyError } from '../../core/errors.ts';
import { proxyFor, staysHere, throughProxy } from './proxy.ts';
import { PlaceTrouble } from './site-place.ts';

/** How long a server may say nothing, whatever it is doing: some store a large file before they answer. */
export const SILENT_MS = 60_000;

/** An address on the web, without a name, password or question in it; whether it may be http is asked apart. */
export const webAddress = z
  .string()
  .max(2048)
  .refine((address) => readAddress(address) !== undefined, 'it is not an address like https://…')
  .refine((address) => {
    const url = readAddress(address);
    return url === undefined || (url.username === '' && url.password === '');
  }, 'it holds a name or password, which belong in fields of their own')
  .refine((address) => !/[?#]/.test(address), 'it holds a “?” or “#”');

/** Whether what is sent to an address can be read on the way: http, unless it never leaves this computer. */
export function isReadableOnTheWay(address: string): boolean {
  const url = readAddress(address);
  if (url === undefined || url.protocol === 'https:') return false;
  return !staysHere(url.hostname);
}

function readAddress(address: string): URL | undefined {
  try {
    const url = new URL(address);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url : undefined;
  } catch {
    return undefined;
  }
}

/** The connections of one publish. */
export interface Connections {
  readonly http: http.Agent;
  readonly https: https.Agent;
  end(): void;
}

/** How the server of a target is reached. */
export interface Way {
  readonly certificateFile?: string | undefined;
  /** The proxy that the target names, or `none`; empty, and the environment decides. */
  readonly proxy?: string | undefined;
  readonly silentMilliseconds?: number | undefined;
}

/**
 * Connections that are kept while a publish lasts, through a proxy where there is one. Certificates are always checked: against the
 * world's authorities, and the one in `certificateFile`, where an organisation has its own. Rejects with `file-unreadable` where
 * that file is no certificate.
 */
export async function openConnections(
  { certificateFile, proxy = '', silentMilliseconds = SILENT_MS }: Way,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Connections> {
  const trust = await trustedCertificates(certificateFile);
  const options = { keepAlive: true, timeout: silentMilliseconds };
  const plain = new http.Agent(options);
  const secure = new https.Agent({ ...options, ...trust });
  for (const agent of [plain, secure]) {
    openBy(agent, silentMilliseconds, (host, port) => {
      const to = { host, port, isSecure: agent === secure };
      const through = proxyFor(to, proxy, environment);
      return through && throughProxy(through, to, trust, silentMilliseconds);
    });
  }
  return {
    http: plain,
    https: secure,
    end() {
      plain.destroy();
      secure.destroy();
    },
  };
}

/** Which certificates are trusted, as options of a connection: the world's authorities, and one of an organisation's own. */
export async function trustedCertificates(
  certificateFile: string | undefined,
): Promise<{ readonly rejectUnauthorized: true; readonly ca?: string[] }> {
  // Said aloud, so that no setting of the environment can switch it off.
  const checked = { rejectUnauthorized: true } as const;
  if (certificateFile === undefined || certificateFile === '') return checked;
  return { ...checked, ca: [...rootCertificates, await readCertificate(certificateFile)] };
}

/** Reads a certificate that an organisation gave out, as PEM. */
export async function readCertificate(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new GalleyError(
      { code: 'file-unreadable', subject: file, detail: systemCodeOf(error) },
      { cause: error },
    );
  });
  if (!text.includes('-----BEGIN CERTIFICATE-----')) {
    throw new GalleyError({
      code: 'file-unreadable',
      subject: file,
      detail: 'it holds no certificate in the form PEM',
    });
  }
  return text;
}

/** What Node asks an agent for, once for each connection: answered at once, or later by `done`. */
type Opening = (
  this: unknown,
  options: { readonly host?: string; readonly port?: number | string },
  done: (error: unknown, socket?: Socket) => void,
) => Socket | undefined;

/**
 * Has an agent open its connections on the way that `through` gives, if it gives one. Each ends when it is silent: an agent's own
 * time-out tells the request, which may have nobody who listens.
 */
function openBy(
  agent: http.Agent,
  silentMilliseconds: number,
  through: (host: string, port: number) => Promise<Socket> | undefined,
): void {
  // Node documents the method for agents of one's own; its types of version 18 leave it out.
  const opening = agent as unknown as { createConnection: Opening };
  const open = opening.createConnection;
  opening.createConnection = function createConnection(options, done) {
    const way = through(options.host ?? '', Number(options.port));
    if (way === undefined) return ended(open.call(this, options, done));
    way.then(
      (socket) => {
        const isSecure = agent instanceof https.Agent;
        const ready = isSecure ? open.call(this, { ...options, socket }, () => undefined) : socket;
        // Of a connection that was there before, Node leaves the time-out to whoever made it.
        ready?.setTimeout(silentMilliseconds);
        done(null, ended(ready));
      },
      (error: unknown) => done(error),
    );
    return undefined;
  };
}

function ended(socket: Socket | undefined): Socket | undefined {
  socket?.on('timeout', () => {
    const silent = new Error('the server said nothing');
    socket.destroy(Object.assign(silent, { code: 'ETIMEDOUT' }));
  });
  return socket;
}

/** What to throw for a request that got no answer: a certificate that was refused, or trouble that may pass. */
export function unanswered(error: unknown, subject: string): unknown {
  if (error instanceof GalleyError || (error instanceof Error && error.name === 'AbortError')) {
    return error;
  }
  const code = systemCodeOf(error);
  const proxied = /^ERR_PROXY_(.+)$/.exec(code)?.[1];
  if (proxied !== undefined) return notLetThrough(proxied, subject, error);
  if (isCertificateFault(code)) {
    return new GalleyError(
      { code: 'certificate-refused', subject, detail: code },
      { cause: error },
    );
  }
  if (code === 'EPROTO' || code.startsWith('ERR_SSL')) {
    const detail = `${code}: it does not speak https there`;
    return new GalleyError({ code: 'place-refused', subject, detail }, { cause: error });
  }
  const about = { subject, detail: code === '' ? 'the connection was lost' : code };
  // One request opens its own connection where it needs one: no other is harmed.
  const kind = code === 'ETIMEDOUT' ? 'server-slow' : 'server-unreachable';
  return new PlaceTrouble(kind, about, { cause: error });
}

/** What to throw where a proxy is the reason: the number it answered with, or Node's name for what happened on the way to it. */
function notLetThrough(reason: string, subject: string, cause: unknown): GalleyError {
  const status = Number(reason);
  if (status >= 300 && status < 500) {
    const why = status === 407 ? 'the proxy wants a login' : 'the proxy does not let this through';
    const about = { code: 'place-refused', subject, detail: `${reason}: ${why}` } as const;
    return new GalleyError(about, { cause });
  }
  if (isCertificateFault(reason)) {
    const about = { code: 'certificate-refused', subject: 'the proxy', detail: reason } as const;
    return new GalleyError(about, { cause });
  }
  const about = { subject, detail: `the proxy: ${reason}` };
  return new PlaceTrouble(reason === 'ETIMEDOUT' ? 'server-slow' : 'server-unreachable', about, {
    cause,
  });
}

const certificateFaults = new Set([
  'CERT_CHAIN_TOO_LONG',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REJECTED',
  'CERT_REVOKED',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'PATH_LENGTH_EXCEEDED',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** Whether a code of Node's TLS says that a certificate cannot be trusted. */
export function isCertificateFault(code: string): boolean {
  return certificateFaults.has(code);
}

/** What Node calls an error, such as `ECONNRESET`; empty where it has no name. */
export function systemCodeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';
}

const mayPass = new Set([408, 423, 425, 429, 500, 502, 503, 504]);

/** What to throw for an answer that is a refusal. `said` is what the server gave as its reason, as far as it may be shown. */
export function refusedWith(
  status: number,
  headers: { readonly retryAfter?: string | null | undefined; readonly location?: string | null },
  subject: string,
  said = '',
): GalleyError {
  const detail = [status, said].filter(Boolean).join(' ');
  if (status === 401) return new GalleyError({ code: 'login-refused', subject, detail });
  if (mayPass.has(status)) {
    const retryAfter = millisecondsOf(headers.retryAfter);
    const about = { subject, detail, ...(retryAfter === undefined ? {} : { retryAfter }) };
    return new PlaceTrouble('server-refused', about);
  }
  const { location } = headers;
  const leadsOn = status >= 300 && status < 400 && location;
  return new GalleyError({
    code: 'place-refused',
    subject,
    detail: leadsOn ? `${detail}: it leads to ${location}` : detail,
  });
}

/** The wait that a `Retry-After` asks for: seconds, or a moment. */
function millisecondsOf(retryAfter: string | null | undefined): number | undefined {
  if (retryAfter === undefined || retryAfter === null || retryAfter === '') return undefined;
  const seconds = Number(retryAfter);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const until = Date.parse(retryAfter);
  return Number.isNaN(until) ? undefined : Math.max(0, until - Date.now());
}
