// Which files in a folder did an export put there, and is a list that says so to be believed?
import { type BigIntStats, lstatSync, statSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as z from 'zod';
import { GalleyError } from '../../core/errors.ts';
import { errorCode } from '../storage/durable-file.ts';
import { FOLDER_CHANGES, isInside, parsedOrNothing, readChanges } from './folder-changes.ts';

/**
 * The list of the files an export put into a folder. It names nothing that is not public; a target that uploads
 * the folder leaves it out.
 */
export const FOLDER_MANIFEST = '.galley-site.json';

/** What an operating system leaves in a folder that a person calls empty. */
const NOT_CONTENT: ReadonlySet<string> = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

const folderManifest = z.object({
  galley: z.literal('site-folder'),
  format: z.literal(1),
  files: z.record(
    z.string(),
    z.object({ sha256: z.string(), size: z.number(), modified: z.number() }),
  ),
});

/** The files of an exported folder, by their paths in it. */
export type Files = z.infer<typeof folderManifest>['files'];

/** A file that is ours, whatever is there now: never the same as one that is wanted. */
export const UNKNOWN: Files[string] = { sha256: '', size: -1, modified: 0 };

/** What earlier exports put into the folder; a folder with anything else and no such list is refused with `folder-not-empty`. */
export async function readOwnFiles(folder: string): Promise<Files> {
  const names = await readdir(folder).catch((error: unknown): string[] => {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  });
  const changed = names.includes(FOLDER_CHANGES) ? await readChanges(folder) : undefined;
  const unfinished = Object.fromEntries((changed?.paths ?? []).map((path) => [path, UNKNOWN]));
  if (!names.includes(FOLDER_MANIFEST)) {
    // A first export that was cut short before it had a list.
    if (names.includes(FOLDER_CHANGES)) return unfinished;
    if (names.every((name) => NOT_CONTENT.has(name))) return {};
    throw new GalleyError({ code: 'folder-not-empty', subject: basename(folder) });
  }
  const path = join(folder, FOLDER_MANIFEST);
  const stamp = stampOf(path);
  const files = lists.get(stamp) ?? (await readList(path));
  if (stamp === stampOf(path)) remember(stamp, files);
  return changed === undefined ? files : { ...files, ...unfinished };
}

/**
 * Names a folder and what is ours in it without opening anything: an export that changed something there has left another one.
 * Undefined where it has no list that can be believed alone.
 */
export function stampOfFolder(folder: string): string | undefined {
  const isThere = { bigint: true, throwIfNoEntry: false } as const;
  const itself = lstatSync(folder, isThere);
  if (itself === undefined || lstatSync(join(folder, FOLDER_CHANGES), isThere)) return undefined;
  const list = lstatSync(join(folder, FOLDER_MANIFEST), isThere);
  return list && `${itself.dev}.${itself.ino} ${stampFrom(list)}`;
}

async function readList(path: string): Promise<Files> {
  const manifest = folderManifest.safeParse(parsedOrNothing(await readFile(path, 'utf8')));
  if (!manifest.success || !Object.keys(manifest.data.files).every(isInside)) {
    throw new GalleyError({
      code: 'folder-not-empty',
      subject: basename(join(path, '..')),
      detail: `${FOLDER_MANIFEST} cannot be read, so what is ours there cannot be told`,
    });
  }
  return manifest.data.files;
}

/** Lists that were read or written here and that still lie somewhere, by what names their content: a folder moves with its list. */
const lists = new Map<string, Files>();
/** Of a folder and its spare, and of another two. */
const MOST_LISTS = 4;

/** Spares the next export the reading of a list that was written just now. */
export function rememberList(folder: string, files: Files): void {
  remember(stampOf(join(folder, FOLDER_MANIFEST)), files);
}

/** The longest unused one is let go. */
function remember(stamp: string, files: Files): void {
  lists.delete(stamp);
  lists.set(stamp, files);
  for (const oldest of lists.keys()) {
    if (lists.size <= MOST_LISTS) break;
    lists.delete(oldest);
  }
}

/** Names the content of a file without opening it: whoever changes it makes a new file or a new time. */
function stampOf(path: string): string {
  return stampFrom(statSync(path, { bigint: true }));
}

function stampFrom({ ino, size, mtimeNs, ctimeNs }: BigIntStats): string {
  return `${ino}.${size}.${mtimeNs}.${ctimeNs}`;
}

/** Whether two lists say the same, the times of the files included. */
export function isSameList(one: Files, other: Files): boolean {
  const paths = Object.keys(one);
  return (
    paths.length === Object.keys(other).length &&
    paths.every((path) => isSameFile(one[path], other[path]))
  );
}

/** Whether two lists say the same of a file. */
export function isSameFile(
  one: Files[string] | undefined,
  other: Files[string] | undefined,
): boolean {
  if (one === other) return one !== undefined;
  return (
    one !== undefined &&
    other !== undefined &&
    one.sha256 === other.sha256 &&
    one.size === other.size &&
    one.modified === other.modified
  );
}
