// What does a folder of an export hold that is not as its list says: looked at for whoever takes it over from another thread?
import { type Files, readOwnFiles, stampOfFolder } from './folder-list.ts';
import { FolderLook } from './folder-look.ts';
import { type FolderScan, FolderScanner } from './folder-scan.ts';

/** What was found in a folder, as it goes from one thread to another. */
export interface Sighting {
  /** `stampOfFolder` before and after the look: what was found counts for the folder and list of this name alone. */
  readonly stamp: string;
  /** The files of the list that are not as it says, where files were looked at; all others are. */
  readonly others: ReadonlySet<string> | undefined;
  readonly scan: FolderScan;
}

/** Which folder is to be looked at, and whether at each of its files, too. */
export interface SightingWish {
  readonly folder: string;
  readonly withFiles: boolean;
}

/** Looks of this thread, so that the next one is short. */
const scanner = new FolderScanner();

/**
 * Looks at every folder of ours, and at every file where they are asked for. Undefined where there is no list that can be believed: whoever
 * works there looks itself, and meets what is wrong.
 */
export async function sight(folder: string, withFiles: boolean): Promise<Sighting | undefined> {
  try {
    const stamp = stampOfFolder(folder);
    if (stamp === undefined) return undefined;
    const files = await readOwnFiles(folder);
    const look = new FolderLook(folder, files);
    const others = withFiles ? othersIn(look, files) : undefined;
    const scan = scanner.scan(folder, files, look.folders);
    return stamp === stampOfFolder(folder) ? { stamp, others, scan } : undefined;
  } catch {
    return undefined;
  }
}

function othersIn(look: FolderLook, files: Files): Set<string> {
  const others = new Set<string>();
  for (const path of Object.keys(files)) {
    if (!isAsListed(look, path, files[path])) others.add(path);
  }
  return others;
}

function isAsListed(look: FolderLook, path: string, ours: Files[string] | undefined): boolean {
  try {
    const found = look.at(path);
    return found?.size === ours?.size && found?.mtimeMs === ours?.modified && found !== undefined;
  } catch {
    // Something stands in its way, which is told by whoever wants to write there.
    return false;
  }
}
