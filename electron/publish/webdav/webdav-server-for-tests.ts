// Which WebDAV server runs in every test? A small one in memory, which can be strict, slow to agree, or someone else.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TestCertificate } from '../certificates-for-tests.ts';
import { serveOnLoopback } from '../loopback-server-for-tests.ts';

export interface WebdavServerOptions {
  readonly user: string;
  readonly password: string;
  /** Speaks https with it. */
  readonly certificate?: TestCertificate;
  /** Says that it is Apache's module for files, whose PUT replaces a file whole. */
  readonly isApache?: boolean;
  /** Answers in the server's place, or lets it answer: before it acts, and after, when only the answer can still be changed. */
  readonly fault?: (request: WebdavRequest, when: 'before' | 'after') => WebdavFault | undefined;
}

export interface WebdavRequest {
  readonly method: string;
  /** Inside the folder of the website. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
}

/** An answer of another status, or none: the connection ends. */
export type WebdavFault =
  | 'cut'
  | 'silence'
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>> };

export interface WebdavServer {
  readonly address: string;
  readonly files: Map<string, Buffer>;
  readonly folders: Set<string>;
  readonly types: Map<string, string>;
  readonly requests: WebdavRequest[];
  /** Bytes of content that came in, whatever became of them. */
  contentBytes: number;
  stop(): Promise<void>;
}

const BASE = '/dav/';

export async function startWebdavServer(options: WebdavServerOptions): Promise<WebdavServer> {
  const files = new Map<string, Buffer>();
  const folders = new Set<string>(['']);
  const types = new Map<string, string>();
  const requests: WebdavRequest[] = [];
  const { certificate, fault } = options;
  const wanted = `Basic ${Buffer.from(`${options.user}:${options.password}`).toString('base64')}`;

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', headers } = request;
    const asked: WebdavRequest = { method, path: pathOf(request.url ?? ''), headers };
    requests.push(asked);
    const pieces: Buffer[] = [];
    const early = fault?.(asked, 'before');
    if (early !== undefined && early !== 'silence' && early !== 'cut') request.resume();
    if (early !== undefined) {
      fail(early, request, response);
      return;
    }
    try {
      for await (const piece of request) {
        server.contentBytes += piece.length;
        pieces.push(piece);
      }
    } catch {
      // The client went away in the middle: nothing was put.
      return;
    }
    if (headers.authorization !== wanted) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="dav"' }).end();
      return;
    }
    const said = act(asked, Buffer.concat(pieces));
    const late = fault?.(asked, 'after');
    if (late !== undefined) {
      fail(late, request, response);
      return;
    }
    response.writeHead(said.status, { server: 'Stand-in/1', ...said.headers });
    response.end(said.body);
  };

  function act(
    { method, path, headers }: WebdavRequest,
    body: Buffer,
  ): { status: number; headers?: Record<string, string>; body?: Buffer | string } {
    switch (method) {
      case 'OPTIONS':
        return { status: 200, headers: { dav: options.isApache ? APACHE : '1, 2' } };
      case 'PROPFIND':
        return properties(path, headers.depth === '1');
      case 'GET': {
        const bytes = files.get(path);
        return bytes === undefined ? { status: 404 } : { status: 200, body: bytes };
      }
      case 'MKCOL':
        if (folders.has(path) || files.has(path)) return { status: 405 };
        if (!folders.has(parentOf(path))) return { status: 409 };
        folders.add(path);
        return { status: 201 };
      case 'PUT':
        if (folders.has(path) || !folders.has(parentOf(path))) return { status: 409 };
        if (headers['content-length'] === undefined) return { status: 411 };
        return put(path, body, headers['content-type'] ?? '');
      case 'MOVE': {
        const to = pathOf(new URL(String(headers.destination)).pathname);
        const bytes = files.get(path);
        if (bytes === undefined) return { status: 404 };
        if (!folders.has(parentOf(to))) return { status: 409 };
        if (files.has(to) && headers.overwrite === 'F') return { status: 412 };
        files.delete(path);
        return put(to, bytes, types.get(path) ?? '');
      }
      case 'DELETE': {
        if (files.delete(path)) return { status: 204 };
        if (!folders.has(path)) return { status: 404 };
        for (const one of [...folders, ...files.keys()]) {
          if (one !== path && !one.startsWith(`${path}/`)) continue;
          folders.delete(one);
          files.delete(one);
        }
        return { status: 204 };
      }
      default:
        return { status: 501 };
    }
  }

  function put(path: string, bytes: Buffer, type: string): { status: number } {
    const status = files.has(path) ? 204 : 201;
    files.set(path, bytes);
    types.set(path, type);
    return { status };
  }

  function properties(path: string, withContent: boolean): { status: number; body?: string } {
    if (!folders.has(path) && !files.has(path)) return { status: 404 };
    const within = withContent
      ? [...folders, ...files.keys()].filter((one) => one !== '' && parentOf(one) === path)
      : [];
    const entries = [path, ...within].map((one) => {
      const isFolder = folders.has(one);
      const address = `${BASE}${one.split('/').map(encodeURIComponent).join('/')}${isFolder && one !== '' ? '/' : ''}`;
      const kind = isFolder ? '<D:collection/>' : '';
      const size = isFolder
        ? ''
        : `<D:getcontentlength>${files.get(one)?.length}</D:getcontentlength>`;
      return `<D:response><D:href>${address}</D:href><D:propstat><D:prop><D:resourcetype>${kind}</D:resourcetype>${size}</D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>`;
    });
    return {
      status: 207,
      body: `<?xml version="1.0" encoding="utf-8"?><D:multistatus xmlns:D="DAV:">${entries.join('')}</D:multistatus>`,
    };
  }

  const { port, stop } = await serveOnLoopback(answer, certificate);
  const server: WebdavServer = {
    address: `http${certificate === undefined ? '' : 's'}://127.0.0.1:${port}${BASE}`,
    files,
    folders,
    types,
    requests,
    contentBytes: 0,
    stop,
  };
  return server;
}

const APACHE = '1,2, <http://apache.org/dav/propset/fs/1>';

function fail(fault: WebdavFault, request: IncomingMessage, response: ServerResponse): void {
  if (fault === 'cut') request.socket.destroy();
  else if (fault !== 'silence') response.writeHead(fault.status, fault.headers).end();
}

function pathOf(address: string): string {
  const path = decodeURIComponent(address.split('?')[0] ?? '');
  return `${path}/`.replace(BASE, '').replace(/^\/|\/+$/g, '');
}

function parentOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}
