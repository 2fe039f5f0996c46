// Which proxy stands between this computer and a server, and how does it let a connection through?
import http from 'node:http';
import https from 'node:https';
import { isIP, isIPv6, type Socket } from 'node:net';
import * as z from 'zod';
import type { OptionField } from './target-kind.ts';

/** Where a connection is to lead. */
export interface Destination {
  readonly host: string;
  readonly port: number;
  readonly isSecure: boolean;
}

/** What a target says of a proxy: the address of one, `none`, or nothing, which leaves it to the environment. */
export const proxyOption = z
  .string()
  .max(2048)
  .refine(
    (text) => text === '' || text === 'none' || isPlainAddress(text),
    'it is not the address of a proxy, such as http://proxy.example.org:3128, without a name or password',
  )
  .default('');

export const proxyField: OptionField = {
  title: 'Proxy',
  hint: 'Such as http://proxy.example.org:3128; empty for the one that the computer names (HTTPS_PROXY), “none” for none.',
  kind: 'text',
};

function isPlainAddress(text: string): boolean {
  const url = readProxy(text);
  return (
    text.includes('://') && url?.username === '' && url.password === '' && url.pathname === '/'
  );
}

/** An address of a proxy. Without a scheme it is http, as everywhere; another kind of proxy is none for us. */
function readProxy(text: string): URL | undefined {
  try {
    const url = new URL(text.includes('://') ? text : `http://${text}`);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The proxy on the way to a server; undefined where the way is direct. `option` is what the target says. The environment is read as
 * curl does it: `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`, and `NO_PROXY` for the exceptions; what stays on this computer needs none.
 */
export function proxyFor(
  { host, port, isSecure }: Destination,
  option: string,
  environment: Readonly<Record<string, string | undefined>>,
): URL | undefined {
  if (option === 'none') return undefined;
  if (option !== '') return readProxy(option);
  const named = (name: string): string =>
    environment[name] ?? environment[name.toUpperCase()] ?? '';
  if (staysHere(host) || isException(host.toLowerCase(), port, named('no_proxy'))) return undefined;
  const chosen = named(isSecure ? 'https_proxy' : 'http_proxy') || named('all_proxy');
  return chosen === '' ? undefined : readProxy(chosen);
}

function isException(host: string, port: number, list: string): boolean {
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => {
      if (entry === '*') return true;
      const [, name = '', only] = /^\*?\.?(.*?)(?::(\d+))?$/.exec(entry) ?? [];
      if (name === '' || (only !== undefined && Number(only) !== port)) return false;
      return host === name || host.endsWith(`.${name}`);
    });
}

/** Whether what is sent to a host never leaves this computer. */
export function staysHere(host: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[?::1\]?)$/.test(host);
}

/** The proxy, and not the server behind it, is the reason. Its code begins with `ERR_PROXY_`, then the answer or Node's name for it. */
class ProxyFault extends Error {
  readonly code: string;

  constructor(reason: string, cause?: unknown) {
    super(`the proxy: ${reason}`, { cause });
    this.code = `ERR_PROXY_${reason}`;
  }
}

/**
 * A connection to a server that a proxy lets through, whatever is spoken on it: who listens at the proxy learns the name of the server.
 * `trust` says which certificates a proxy may show that is itself reached by https.
 */
export function throughProxy(
  proxy: URL,
  { host, port }: Destination,
  trust: https.RequestOptions,
  silentMilliseconds: number,
): Promise<Socket> {
  const to = `${isIPv6(host) ? `[${host}]` : host}:${port}`;
  const own = proxy.hostname.replace(/^\[|\]$/g, '');
  const isSecure = proxy.protocol === 'https:';
  const login = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  return new Promise((resolve, reject) => {
    const asked = (isSecure ? https : http).request({
      // By the header alone, Node would look for the name of the server behind it in the certificate of the proxy.
      ...(isSecure ? { ...trust, servername: isIP(own) === 0 ? own : '' } : {}),
      method: 'CONNECT',
      host: own,
      port: proxy.port === '' ? (isSecure ? 443 : 80) : proxy.port,
      path: to,
      agent: false,
      timeout: silentMilliseconds,
      headers: {
        host: to,
        ...(login === ':'
          ? {}
          : { 'proxy-authorization': `Basic ${Buffer.from(login).toString('base64')}` }),
      },
    });
    asked.once('connect', (response, socket: Socket, head) => {
      const { statusCode = 0 } = response;
      if (statusCode >= 200 && statusCode < 300) {
        socket.setTimeout(0);
        if (head.length > 0) socket.unshift(head);
        resolve(socket);
      } else {
        socket.destroy();
        reject(new ProxyFault(String(statusCode)));
      }
    });
    asked.once('timeout', () =>
      asked.destroy(Object.assign(new Error('silent'), { code: 'ETIMEDOUT' })),
    );
    asked.once('error', (error: NodeJS.ErrnoException) => {
      reject(new ProxyFault(error.code ?? 'no answer', error));
    });
    asked.end();
  });
}
