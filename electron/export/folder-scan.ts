// What lies in an exported folder besides the files of exports, and which of those are missing?
import { type Dirent, lstatSync, readdirSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { TEMPORARY } from '../storage/durable-file.ts';
import { FOLDER_CHANGES } from './folder-changes.ts';
import { type Files, FOLDER_MANIFEST } from './folder-list.ts';

/** Something that no export put there: the path of a file, or of a folder with a slash at its end. */
export type Stranger = string;

export interface FolderScan {
  readonly strangers: readonly Stranger[];
  /** Whether there are strangers of which there cannot be a second name: links, devices, too many. */
  readonly isOdd: boolean;
  /** Files of ours that are not there. */
  readonly missing: readonly string[];
  /** The permissions of the folders of ours. */
  readonly modes: FolderModes;
}

/** What was found of folders, by their paths. */
export type LookedFolders = ReadonlyMap<string, Stats | undefined>;

/** The permissions of folders: nearly all have those of the whole folder. */
export interface FolderModes {
  readonly usual: number;
  /** Those that are others, or of a folder that is not there. */
  readonly others: ReadonlyMap<string, number | undefined>;
}

/** What is in a folder, and the list that tells what of it is ours. */
export interface ScannedFolder extends FolderScan {
  readonly files: Files;
}

/** The permissions of a folder of ours, where it was there. */
export function modeIn({ files, modes }: ScannedFolder, path: string): number | undefined {
  if (modes.others.has(path)) return modes.others.get(path);
  return layoutOf(files).has(path) ? modes.usual : undefined;
}

/** The folders of ours that have not the same permissions in both, as far as they are there; some that have may be among them. */
export function foldersOfOtherModes(one: ScannedFolder, other: ScannedFolder): Iterable<string> {
  if (one.modes.usual !== other.modes.usual) return layoutOf(one.files).keys();
  return [...one.modes.others.keys(), ...other.modes.others.keys()];
}

/** More than this of what others put there is not taken along at each export: a repository, say. */
export const MOST_STRANGERS = 256;

/** Folders in which other programs write many files at any time, and know them by more than their names. */
const REPOSITORIES: ReadonlySet<string> = new Set(['.git', '.hg', '.svn']);

/** Names that exports use for themselves at the top of a folder. */
const OWN_NAMES: ReadonlySet<string> = new Set([FOLDER_MANIFEST, FOLDER_CHANGES]);

/** A folder this young may change again without a later time of change; most file systems count in milliseconds or less. */
const YOUNG_MS = 50;
const YOUNG_ON_COARSE_CLOCKS_MS = 2500;

/**
 * Looks at every folder of ours. One that was looked at before and has not changed since is not read again: names cannot come
 * or go without a new time of change.
 */
export class FolderScanner {
  /** By the inode of the whole folder, then by path: when a folder with all of ours and nothing else last changed. */
  readonly #asItShouldBe = new Map<bigint, Map<string, number>>();

  /** `looked` is what somebody has just found of folders in it. */
  scan(folder: string, files: Files, looked?: LookedFolders): FolderScan {
    const layout = layoutOf(files);
    const { ino, mode } = lstatSync(folder, { bigint: true });
    const usual = Number(mode);
    const known = this.#asItShouldBe.get(ino) ?? new Map<string, number>();
    const seen = new Map<string, number>();
    const strangers: Stranger[] = [];
    const others = new Map<string, number | undefined>();
    const lacking = new Set<string>();
    let isOdd = false;
    for (const [path, wanted] of layout) {
      const place = path === '' ? folder : `${folder}/${path}`;
      const found = looked?.get(path) ?? lstatSync(place, { throwIfNoEntry: false });
      if (found === undefined || !found.isDirectory()) {
        isOdd ||= found !== undefined;
        lacking.add(path);
        others.set(path, undefined);
        continue;
      }
      if (found.mode !== usual) others.set(path, found.mode);
      if (known.get(path) === found.ctimeMs) {
        seen.set(path, found.ctimeMs);
        continue;
      }
      const before = strangers.length;
      let ours = 0;
      for (const entry of readdirSync(place, { withFileTypes: true })) {
        const { name } = entry;
        const at = path === '' ? name : `${path}/${name}`;
        if (path === '' && (OWN_NAMES.has(name) || TEMPORARY.test(name))) continue;
        if (files[at] !== undefined && entry.isFile()) ours += 1;
        else if (layout.has(at) && entry.isDirectory()) ours += 1;
        else if (files[at] !== undefined || layout.has(at)) isOdd = true;
        else isOdd = !collect(folder, at, entry, strangers) || isOdd;
      }
      if (ours < wanted) lacking.add(path);
      else if (strangers.length === before && !isYoung(found.ctimeMs)) {
        seen.set(path, found.ctimeMs);
      }
    }
    this.#asItShouldBe.set(ino, seen);
    if (this.#asItShouldBe.size > MOST_FOLDERS) {
      this.#asItShouldBe.delete([...this.#asItShouldBe.keys()][0] ?? ino);
    }
    const missing = lacking.size === 0 ? [] : missingOf(folder, files, lacking);
    return { strangers, isOdd, missing, modes: { usual, others } };
  }
}

const MOST_FOLDERS = 4;

/** Takes down a stranger and all in it; false where it is of a kind, or one of too many, that cannot be taken along. */
function collect(folder: string, path: string, entry: Dirent, strangers: Stranger[]): boolean {
  if (strangers.length >= MOST_STRANGERS) return false;
  if (entry.isFile()) {
    strangers.push(path);
    return true;
  }
  if (!entry.isDirectory() || REPOSITORIES.has(entry.name)) return false;
  strangers.push(`${path}/`);
  return readdirSync(join(folder, path), { withFileTypes: true }).every((inner) =>
    collect(folder, `${path}/${inner.name}`, inner, strangers),
  );
}

function missingOf(folder: string, files: Files, lacking: ReadonlySet<string>): string[] {
  return Object.keys(files).filter((path) => {
    const above = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    return (
      lacking.has(above) &&
      lstatSync(join(folder, path), { throwIfNoEntry: false })?.isFile() !== true
    );
  });
}

function isYoung(changed: number): boolean {
  const isCoarse = Number.isInteger(changed);
  return Date.now() - changed < (isCoarse ? YOUNG_ON_COARSE_CLOCKS_MS : YOUNG_MS);
}

const layouts = new WeakMap<Files, ReadonlyMap<string, number>>();

/** Lets a list that names the same files as another have what is known of its folders. */
export function shareLayout(files: Files, like: Files): void {
  layouts.set(files, layoutOf(like));
}

/** The folders that files lie in, the whole folder first, and how many names each must have. */
function layoutOf(files: Files): ReadonlyMap<string, number> {
  const known = layouts.get(files);
  if (known !== undefined) return known;
  const layout = new Map<string, number>([['', 0]]);
  const add = (path: string): void => {
    const cut = path.lastIndexOf('/');
    const above = cut === -1 ? '' : path.slice(0, cut);
    const names = layout.get(above);
    if (names === undefined) {
      add(above);
      layout.set(above, 1);
    } else layout.set(above, names + 1);
  };
  for (const path of Object.keys(files)) add(path);
  layouts.set(files, layout);
  return layout;
}
