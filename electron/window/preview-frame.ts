// What may the frame of the preview load? The page its window was shown last, and the files of that page: nothing runs, nothing leaves.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { BrowserWindow, type Session, type WebContents, webContents } from 'electron';
import { type Look, looks } from '../../core/preview/looks.ts';
import type { Preview } from '../preview/preview.ts';
import { APP_ORIGIN, PREVIEW_SCHEME } from './origin.ts';
import { previewPolicy } from './preview-policy.ts';

/** An address of a preview, taken apart; undefined for every other. */
export function readPreviewAddress(
  address: string,
): { readonly look: Look; readonly key: string; readonly path: string } | undefined {
  const match = new RegExp(`^${PREVIEW_SCHEME}://([a-z]+)-([0-9a-f-]{36})/([^?#]*)$`).exec(
    address.replace(/#.*$/s, ''),
  );
  const look = looks.find((one) => one === match?.[1]);
  if (match === null || look === undefined) return undefined;
  const [, , key = '', encoded = ''] = match;
  try {
    return { look, key, path: decodeURIComponent(encoded) };
  } catch {
    return undefined;
  }
}

/** Serves `galley-preview://<look>-<key>/…`. Paths are looked up by the process that made the page, never joined to a folder. */
export function servePreviews(
  session: Session,
  preview: Pick<Preview, 'file'>,
  developmentUrl: string | undefined,
): void {
  const ancestor = developmentUrl === undefined ? APP_ORIGIN : new URL(developmentUrl).origin;
  const headersFor = (mediaType: string): Record<string, string> => ({
    'Content-Type': mediaType,
    'Content-Security-Policy': previewPolicy(ancestor),
    'X-Content-Type-Options': 'nosniff',
    'X-DNS-Prefetch-Control': 'off',
    'Referrer-Policy': 'no-referrer',
    // A sandboxed page has no origin, and fonts are asked for with it.
    'Access-Control-Allow-Origin': 'null',
    'Cache-Control': 'no-store',
  });
  session.protocol.handle(PREVIEW_SCHEME, async (request) => {
    const refused = (status: 404 | 405): Response =>
      new Response('', { status, headers: headersFor('text/plain') });
    if (request.method !== 'GET') return refused(405);
    const asked = readPreviewAddress(request.url);
    const file = asked && (await preview.file(asked.key, asked.path, asked.look));
    if (file === undefined) return refused(404);
    if ('bytes' in file) {
      return new Response(file.bytes, { headers: headersFor(file.mediaType) });
    }
    const size = await stat(file.path).then(
      (found) => found.size,
      () => undefined,
    );
    if (size === undefined) return refused(404);
    const body = Readable.toWeb(createReadStream(file.path));
    // Node's and the global's web streams are the same object with two type declarations.
    return new Response(body as unknown as ReadableStream, {
      headers: { ...headersFor(file.mediaType), 'Content-Length': String(size) },
    });
  });
}

/**
 * Loads the newest page or mail in the frame of a window whose addresses have this key; false where it has that already. A reload stays
 * where one was in the page, which a new address does not. A page in a window cannot ask for it by itself: its frame has no scripts.
 */
export function reloadPreview(
  window: number,
  key: string,
  preview: Pick<Preview, 'isStale'>,
): boolean {
  const contents = webContents.fromId(window);
  if (contents === undefined || contents.isDestroyed()) return false;
  for (const frame of contents.mainFrame.frames) {
    const shown = readPreviewAddress(frame.url);
    if (shown?.key === key && preview.isStale(key, shown.path)) return frame.reload();
  }
  return false;
}

/** Tells where the links lead that are pointed at or have the focus, as long as the window shows a preview. */
export function tellWhereLinksLead(
  contents: WebContents,
  isShown: () => boolean,
  tell: (window: BrowserWindow, address: string) => void,
): void {
  contents.on('update-target-url', (_event, address) => {
    const window = BrowserWindow.fromWebContents(contents);
    if (window !== null && isShown()) tell(window, address);
  });
}
