// What a file really is: media type, extension and size in pixels, found from its bytes and never from its name.
import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileTypeFromFile } from 'file-type';
import { imageSize } from 'image-size';

export interface FileKind {
  readonly mediaType: string;
  /** Lower case, without the dot. */
  readonly extension: string;
  readonly width?: number;
  readonly height?: number;
}

/** Enough of a picture to hold its dimensions, whatever metadata comes before them. */
const HEAD_BYTES = 512 * 1024;

/** Text has no signature: these names of text are believed, and only for bytes that are text. */
const textKinds: Readonly<Record<string, string>> = {
  '.csv': 'text/csv',
  '.md': 'text/markdown',
  '.ics': 'text/calendar',
};

/** More pixels than this are refused: decoded they would be four bytes each (10,000 × 10,000 is 400 MB). */
export const MOST_PIXELS = 100_000_000;

/** How many pixels a picture says it has, from its first bytes; 0 where they do not say. */
export function pixelsIn(head: Uint8Array): number {
  try {
    const { width, height } = imageSize(head);
    return width * height;
  } catch {
    return 0;
  }
}

/** Looks at the first bytes of a file. A file of no known kind is `application/octet-stream`. */
export async function findKind(path: string, fileName: string): Promise<FileKind> {
  const head = await readHead(path);
  const known = await fileTypeFromFile(path).catch(() => undefined);
  if (known === undefined || known.mime === 'application/xml') return kindOfText(head, fileName);
  const kind = { mediaType: known.mime, extension: known.ext };
  if (!known.mime.startsWith('image/')) return kind;
  try {
    const { width, height, orientation } = imageSize(head);
    // Orientations 5 to 8 are turned by a quarter: what a reader sees is as wide as the file is high.
    const turned = orientation !== undefined && orientation >= 5;
    return { ...kind, width: turned ? height : width, height: turned ? width : height };
  } catch {
    return kind; // A picture whose size cannot be read is still kept; pages show it without dimensions.
  }
}

async function readHead(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const head = new Uint8Array(HEAD_BYTES);
    let filled = 0;
    while (filled < head.byteLength) {
      const { bytesRead } = await file.read(head, filled, head.byteLength - filled, filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return head.subarray(0, filled);
  } finally {
    await file.close();
  }
}

/** HTML, SVG and script count as plain text here: a download that a browser would run is never offered as such. */
function kindOfText(head: Uint8Array, fileName: string): FileKind {
  const whole = head.byteLength === HEAD_BYTES ? head.subarray(0, lastCharacter(head)) : head;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(whole);
    if (text !== '' && !text.includes('\0')) {
      const extension = extname(fileName).toLowerCase();
      const mediaType = textKinds[extension];
      return mediaType === undefined
        ? { mediaType: 'text/plain', extension: 'txt' }
        : { mediaType, extension: extension.slice(1) };
    }
  } catch {
    // Not text: falls through to the kind that says nothing.
  }
  return { mediaType: 'application/octet-stream', extension: 'bin' };
}

/** The start of the last UTF-8 sequence, so that a cut in its middle is not taken for damage. */
function lastCharacter(bytes: Uint8Array): number {
  let end = bytes.byteLength - 1;
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  return end;
}
