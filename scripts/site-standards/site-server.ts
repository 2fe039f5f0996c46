// How is an exported website looked at as visitors have it: from a server on this machine, compressed like everywhere else?
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
};

/** What is not compressed already. */
const COMPRESSED = new Set(['.html', '.css', '.js', '.json', '.xml', '.txt', '.svg']);

export interface SiteServer {
  /** Without a slash at its end. */
  readonly origin: string;
  stop(): Promise<void>;
}

/**
 * Answers for a folder on 127.0.0.1. `folder` may be told later: an export can then know the address it will have.
 * @param headers what every answer says besides
 */
export async function serveSite(
  folder: () => string,
  headers: Readonly<Record<string, string>> = {},
): Promise<SiteServer> {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname));
    const wanted = join(folder(), path.endsWith('/') ? `${path}index.html` : path);
    const ending = extname(wanted);
    void readFile(wanted).then(
      (bytes) => {
        const accepts = /\bgzip\b/.test(String(request.headers['accept-encoding']));
        const isPacked = accepts && COMPRESSED.has(ending);
        response.writeHead(200, {
          ...headers,
          'Content-Type': types[ending] ?? 'application/octet-stream',
          // As long as servers keep what has its content in its name; pages are asked for again.
          'Cache-Control': ending === '.html' ? 'no-cache' : 'max-age=31536000',
          ...(isPacked ? { 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' } : {}),
        });
        response.end(isPacked ? gzipSync(bytes) : bytes);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
