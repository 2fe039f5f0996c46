// What do the files of a dropped folder say? Each is opened, hashed and read once, from the very bytes that were found; nothing is written anywhere.
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, lstat, open, realpath } from 'node:fs/promises';
import { extname, sep } from 'node:path';
import { faultOfName } from '../../core/checks/file-name.ts';
import { imageTypes } from '../../core/content/asset.ts';
import { assetId } from '../../core/content/ids.ts';
import { failure, type Result, success } from '../../core/errors.ts';
import type {
  ContentFacts,
  DocumentKind,
  FileFacts,
  FolderFacts,
  RefusalReason,
  RefusedFile,
} from '../../core/kit/folder-facts.ts';
import { type FileKind, findKind, MOST_PIXELS } from '../media/file-kind.ts';
import { DocumentReader } from './document-reader.ts';
import { takenAt } from './exif.ts';
import type { DocumentQuestion } from './read-document.ts';
import { type WalkedFile, walkFolder } from './walk-folder.ts';

/** A larger file is no download; the disk of a website would be full of it. */
export const MOST_FILE_BYTES = 1024 * 1024 * 1024;

/** Exif stands at the beginning. */
const HEAD_BYTES = 512 * 1024;
const PIECE_BYTES = 1024 * 1024;

export interface ReadFolderOptions {
  readonly signal: AbortSignal;
  /** `label` is the file that is read now. */
  onProgress(done: number, total: number, label: string): void;
  readonly reader?: DocumentReader;
}

/** The facts of a folder, and where each of its files lies, by its number: paths go no further than the main process. */
export interface ReadFolder {
  readonly facts: FolderFacts;
  readonly paths: readonly (readonly [number: number, path: string])[];
}

type Read = Omit<FileFacts, 'number'> | { readonly refused: RefusalReason };

/** Reads a folder. What cannot be taken is told of by name; fails only where the folder itself cannot be read, is too large, or on cancel. */
export async function readFolder(
  folder: string,
  { signal, onProgress, reader = new DocumentReader() }: ReadFolderOptions,
): Promise<Result<ReadFolder>> {
  const walked = await walkFolder(folder, signal);
  if (!walked.ok) return walked;
  const { root, name, files, passedOver } = walked.value;
  const refused: RefusedFile[] = [...walked.value.refused];
  const facts: FileFacts[] = [];
  const paths: (readonly [number, string])[] = [];
  try {
    for (const [number, file] of files.entries()) {
      if (signal.aborted) return failure('cancelled');
      onProgress(number, files.length, file.shownAs);
      const read = await readOne(file, root, reader, signal);
      if (signal.aborted) return failure('cancelled');
      if ('refused' in read) refused.push({ shownAs: file.shownAs, why: read.refused });
      else {
        facts.push({ number, ...read });
        paths.push([number, file.path]);
      }
    }
    onProgress(files.length, files.length, '');
    return success({ facts: { name, files: facts, refused, passedOver }, paths });
  } finally {
    await reader.close();
  }
}

async function readOne(
  file: WalkedFile,
  root: string,
  reader: DocumentReader,
  signal: AbortSignal,
): Promise<Read> {
  const { path, shownAs, fileName } = file;
  let opened: FileHandle | undefined;
  try {
    // A folder that became a link since it was listed leads nowhere.
    if (!(await realpath(path)).startsWith(root + sep)) return { refused: 'outside' };
    const before = await lstat(path);
    if (before.isSymbolicLink()) return { refused: 'link' };
    if (!before.isFile()) return { refused: 'special' };
    if (before.size === 0) return { refused: 'empty' };
    if (before.size > MOST_FILE_BYTES) return { refused: 'too-large' };
    const fault = faultOfName(fileName);
    if (fault === 'program' || fault === 'disguised') return { refused: 'program' };
    // Nothing that is no file is waited for, and the last part of the path is never a link.
    const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
    opened = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    const found = await opened.stat();
    const isSame = found.isFile() && found.ino === before.ino && found.dev === before.dev;
    if (!isSame) return { refused: 'changed' };
    const { sha256, head } = await hash(opened, found.size, signal);
    const kind = await findKind(path, fileName);
    const content = await contentOf(file, kind, head, found.size, reader, signal);
    if (typeof content === 'string') return { refused: content };
    const after = await opened.stat();
    const isUnchanged = after.size === found.size && after.mtimeMs === found.mtimeMs;
    if (sha256 === undefined || !isUnchanged) return { refused: 'changed' };
    const { mediaType, extension } = kind;
    return { shownAs, fileName, sha256, size: found.size, mediaType, extension, content };
  } catch {
    return { refused: 'unreadable' };
  } finally {
    await opened?.close();
  }
}

/** The SHA-256 of a file as it was found, and its beginning; undefined where it has grown or shrunk meanwhile. */
async function hash(
  file: FileHandle,
  size: number,
  signal: AbortSignal,
): Promise<{ sha256: FileFacts['sha256'] | undefined; head: Uint8Array }> {
  const sum = createHash('sha256');
  const piece = Buffer.alloc(Math.min(PIECE_BYTES, size + 1));
  let head = Buffer.alloc(0);
  let done = 0;
  for (;;) {
    const { bytesRead } = await file.read(piece, 0, piece.length, done);
    if (bytesRead === 0 || signal.aborted) break;
    const read = piece.subarray(0, bytesRead);
    sum.update(read);
    if (head.length < HEAD_BYTES) head = Buffer.concat([head, read.subarray(0, HEAD_BYTES)]);
    done += bytesRead;
    // It grows while it is read, perhaps for ever.
    if (done > size) break;
  }
  return { sha256: done === size ? assetId.parse(sum.digest('hex')) : undefined, head };
}

const documentsByType: Readonly<Record<string, readonly [DocumentKind, DocumentQuestion['form']]>> =
  {
    'application/pdf': ['pdf', 'pdf'],
    'application/vnd.openxmlformats-officedocument.presentationml.presentation': [
      'presentation',
      'office',
    ],
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['text', 'office'],
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['sheet', 'office'],
    'application/vnd.oasis.opendocument.presentation': ['presentation', 'office'],
    'application/vnd.oasis.opendocument.text': ['text', 'office'],
    'application/vnd.oasis.opendocument.spreadsheet': ['sheet', 'office'],
    'application/rtf': ['text', 'old'],
    'text/csv': ['sheet', 'plain'],
  };

/** What the old container of Office holds, by the ending of the name: in the new formats it means a password. */
const inContainer: Readonly<Record<string, readonly [DocumentKind, DocumentQuestion['form']]>> = {
  '.ppt': ['presentation', 'old'],
  '.pps': ['presentation', 'old'],
  '.doc': ['text', 'old'],
  '.xls': ['sheet', 'old'],
  '.pptx': ['presentation', 'locked'],
  '.docx': ['text', 'locked'],
  '.xlsx': ['sheet', 'locked'],
};

const archives: ReadonlySet<string> = new Set([
  ...['application/zip', 'application/x-7z-compressed', 'application/x-rar-compressed'],
  ...['application/gzip', 'application/x-tar'],
]);

async function contentOf(
  { path, fileName }: WalkedFile,
  { mediaType, width, height }: FileKind,
  head: Uint8Array,
  size: number,
  reader: DocumentReader,
  signal: AbortSignal,
): Promise<ContentFacts | RefusalReason> {
  const ending = extname(fileName).toLowerCase();
  if (imageTypes.has(mediaType)) {
    if (width === undefined || height === undefined || width < 1 || height < 1) return 'unreadable';
    if (width * height > MOST_PIXELS) return 'too-many-pixels';
    return { is: 'picture', width, height, takenAt: takenAt(head) };
  }
  if (mediaType.startsWith('image/') || ending === '.svg') return 'not-for-browsers';
  if (mediaType.startsWith('video/')) return { is: 'recording', kind: 'video' };
  if (mediaType.startsWith('audio/')) return { is: 'recording', kind: 'audio' };
  const isPlain = mediaType.startsWith('text/');
  if (isPlain && ['.vtt', '.srt'].includes(ending)) return { is: 'captions' };
  const [kind, form] =
    documentsByType[mediaType] ??
    (mediaType === 'application/x-cfb' ? inContainer[ending] : undefined) ??
    (isPlain && ['.txt', '.md'].includes(ending) ? (['text', 'plain'] as const) : []);
  if (kind !== undefined && form !== undefined) {
    return reader.read({ path, kind, form, size }, signal);
  }
  // What calls itself a document and is a bare zip is a damaged one.
  if (mediaType === 'application/zip' && /^\.(?:pptx|docx|xlsx|odp|odt|ods)$/.test(ending)) {
    const damaged = {
      '.pptx': 'presentation',
      '.odp': 'presentation',
      '.xlsx': 'sheet',
      '.ods': 'sheet',
    } as const;
    const of: DocumentKind = Reflect.get(damaged, ending) ?? 'text';
    return reader.read({ path, kind: of, form: 'office', size }, signal);
  }
  return archives.has(mediaType) ? { is: 'archive' } : 'unknown-kind';
}
