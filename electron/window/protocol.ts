// What the window may load: the files of the built page, from a map made at start, and pictures of the open library by id, large and small.
import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { protocol, type Session } from 'electron';
import { isImage } from '../../core/content/asset.ts';
import { assetId } from '../../core/content/ids.ts';
import type { AssetStore } from '../media/asset-store.ts';
import type { Thumbnails } from '../media/thumbnails.ts';
import { PREVIEW_SCHEME, SCHEME } from './origin.ts';

/** Sent with every document and file: nothing runs, loads or connects that is not named here. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'none'",
  "object-src 'none'",
  `frame-src ${PREVIEW_SCHEME}:`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Must run before the app is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, stream: true } },
    // Its pages have no origin of their own, so that even their own fonts are asked for across origins.
    {
      scheme: PREVIEW_SCHEME,
      privileges: { standard: true, secure: true, stream: true, corsEnabled: true },
    },
  ]);
}

/**
 * Serves `app://galley/…` in a session. Addresses are looked up, never joined to a path: what is not in the map,
 * and no 64-digit asset id, is not found, whatever dots and escapes it holds.
 */
export function serveApp(
  session: Session,
  pageFolder: string,
  openAssets: () => AssetStore | undefined,
  thumbnails: Pick<Thumbnails, 'get'>,
): void {
  const pages = mapFiles(pageFolder);
  session.protocol.handle(SCHEME, async (request) => {
    if (request.method !== 'GET') return refuse(405);
    const url = new URL(request.url);
    if (url.host !== 'galley') return refuse(404);
    const file = pages.get(url.pathname);
    if (file !== undefined) {
      // Our own few files, read in one go: between the steps of an asynchronous reading the window would wait for all
      // else that goes on while a newsroom opens.
      return new Response(new Uint8Array(readFileSync(file)), {
        headers: headersFor(mediaTypes[extname(file)] ?? 'application/octet-stream'),
      });
    }
    const [, kind, asset] = /^\/(asset|thumbnail)\/([0-9a-f]{64})$/.exec(url.pathname) ?? [];
    if (asset === undefined) return refuse(404);
    if (kind === 'asset') return serveAsset(asset, openAssets());
    return serveThumbnail(asset, openAssets(), thumbnails);
  });
}

/** Node makes its web classes when they are first used. Called while the window's process starts, nobody waits for it. */
export function prepareToServe(): void {
  const { body } = new Response(new Request(`${SCHEME}://galley/`).url);
  // Node's and the global's web streams are the same object with two type declarations.
  Readable.fromWeb(body as unknown as NodeReadableStream).destroy();
}

async function serveAsset(id: string, assets: AssetStore | undefined): Promise<Response> {
  const located = await assets?.locate(assetId.parse(id));
  if (located === undefined || !located.ok || !isImage(located.value.asset)) return refuse(404);
  const { asset, path } = located.value;
  const body = Readable.toWeb(createReadStream(path));
  // Node's and the global's web streams are the same object with two type declarations.
  return new Response(body as unknown as ReadableStream, {
    headers: { ...headersFor(asset.mediaType), 'Content-Length': String(asset.size) },
  });
}

/** A small picture of a file, for the media library: nothing of the file itself passes but its looks. */
async function serveThumbnail(
  id: string,
  assets: AssetStore | undefined,
  thumbnails: Pick<Thumbnails, 'get'>,
): Promise<Response> {
  const located = await assets?.locate(assetId.parse(id));
  if (located === undefined || !located.ok) return refuse(404);
  const bytes = await thumbnails.get(located.value.asset, located.value.path);
  // That there is none is no fault that a console would have to tell of: the window shows a glyph.
  if (bytes === undefined) return new Response(null, { status: 204 });
  return new Response(bytes, { headers: headersFor('image/webp') });
}

function headersFor(mediaType: string): Record<string, string> {
  return {
    'Content-Type': mediaType,
    'Content-Security-Policy': CONTENT_SECURITY_POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  };
}

function refuse(status: 404 | 405): Response {
  return new Response('', { status, headers: headersFor('text/plain') });
}

function mapFiles(folder: string): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  const visit = (inside: string): void => {
    for (const entry of readdirSync(inside, { withFileTypes: true })) {
      const path = join(inside, entry.name);
      if (entry.isDirectory()) visit(path);
      else known.set(`/${relative(folder, path).split(sep).join('/')}`, path);
    }
  };
  visit(folder);
  return known;
}
