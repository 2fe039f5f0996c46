// Where does an export keep what it needs besides the folder or bundle it writes, and who else is at it?
import { accessSync, constants, lstatSync, statSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import * as z from 'zod';
import { GalleyError } from '../../core/errors.ts';
import {
  moveDurably,
  removeDurably,
  syncFolder,
  TEMPORARY,
  temporaryBeside,
  writeDurably,
} from '../storage/durable-file.ts';
import { acquireLock, type LibraryLock } from '../storage/library-lock.ts';
import { sha256 } from '../storage/record-file.ts';
import { parsedOrNothing } from './folder-changes.ts';

const DESKS = 'exported-folders';
/** Says which folder a desk belongs to. */
const ABOUT = 'folder.json';
/** There while the folder is between two states. */
const UNFINISHED = 'unfinished.json';
/** Says where files wait while an export goes on. */
const STAGING = 'staging.json';

const stagingNote = z.object({ staging: z.string(), aside: z.string().optional() });

const about = z.object({ galley: z.literal('exported-folder'), folder: z.string().min(1) });

/** The place of one exported folder, or bundle, in the person's cache, held by one export at a time. */
export class FolderDesk {
  /** The exported folder, by its real name. */
  readonly folder: string;
  readonly path: string;
  readonly #lock: LibraryLock;

  private constructor(folder: string, path: string, lock: LibraryLock) {
    this.folder = folder;
    this.path = path;
    this.#lock = lock;
  }

  /** Takes the desk of a folder; fails with `export-failed` while another export has it. */
  static async take(cacheFolder: string, folder: string): Promise<FolderDesk> {
    const path = join(cacheFolder, DESKS, sha256(folder).slice(0, 32));
    const lock = await acquireLock(path);
    if (!lock.ok) {
      throw new GalleyError({
        code: 'export-failed',
        subject: basename(folder),
        detail: `another export into this folder is going on (${lock.error.detail ?? ''})`,
      });
    }
    const desk = new FolderDesk(folder, path, lock.value);
    if (!isThere(join(path, ABOUT))) {
      await writeDurably(
        join(path, ABOUT),
        JSON.stringify({ galley: 'exported-folder', folder } satisfies z.infer<typeof about>),
      );
    }
    return desk;
  }

  async release(): Promise<void> {
    await this.#lock.release();
  }

  /** A new empty folder from which files can be moved into the exported one by name alone, wherever that is possible. */
  async makeStaging(): Promise<string> {
    const parent = dirname(this.folder);
    const target = deviceOf(this.folder) ?? deviceOf(parent);
    const places = [
      ...(deviceOf(this.path) === target ? [this.path] : []),
      ...(deviceOf(parent) === target && isWritable(parent) ? [parent] : []),
      ...(deviceOf(this.folder) === undefined ? [parent] : [this.folder]),
    ];
    const [place = parent] = places;
    const staging = temporaryBeside(join(place, 'staging'));
    await this.noteStaging(staging);
    await mkdir(staging);
    return staging;
  }

  /** Says where something waits, so that `sweep` finds it after a crash. Its name is one of a temporary file. */
  async noteStaging(staging: string): Promise<void> {
    await writeFile(join(this.path, STAGING), JSON.stringify({ staging }));
  }

  /**
   * Says that what waits is whole, and about to take the place of the folder, which lies at `aside` for a moment where that takes two renames.
   * From here on whoever comes after a crash finds one of them in its place.
   */
  async noteExchange(staging: string, aside: string): Promise<void> {
    await writeDurably(join(this.path, STAGING), JSON.stringify({ staging, aside }));
  }

  /**
   * Where the spare of the folder lives: here, or, where the folder is on another disk, in a hidden folder beside it. Undefined
   * where the folder cannot change its place: it is a disk of its own, somebody else's, or in a folder that may not be changed.
   */
  get sparePlace(): string | undefined {
    const parent = dirname(this.folder);
    const found = statSync(this.folder, { throwIfNoEntry: false });
    if (found === undefined || found.dev !== deviceOf(parent) || !isWritable(parent)) {
      return undefined;
    }
    const me = process.getuid?.();
    if (me !== undefined && found.uid !== me) return undefined;
    const [here, beside] = this.sparePlaces;
    return deviceOf(this.path) === found.dev ? here : beside;
  }

  /** Wherever the spare may be. */
  get sparePlaces(): readonly [here: string, beside: string] {
    return [join(this.path, 'spare'), spareBeside(this.folder)];
  }

  /** From here until `noteFinished` the folder may be between two states: whoever starts Galley finishes it. */
  async noteUnfinished(): Promise<void> {
    // That it is there says all, whatever a power cut leaves in it.
    await writeFile(join(this.path, UNFINISHED), '{}');
    await syncFolder(this.path);
  }

  async noteFinished(): Promise<void> {
    await removeDurably(join(this.path, UNFINISHED));
  }

  get isUnfinished(): boolean {
    return isThere(join(this.path, UNFINISHED));
  }

  /** Removes what waited, of this export or of one that a crash cut short, which between its two renames had left nothing in the folder's place. */
  async sweep(): Promise<void> {
    const text = await readFile(join(this.path, STAGING), 'utf8').catch(() => '');
    const parsed = stagingNote.safeParse(parsedOrNothing(text));
    if (!parsed.success) return;
    const { staging, aside } = parsed.data;
    const waiting = [staging, ...(aside === undefined ? [] : [aside])].filter(
      (path) => TEMPORARY.test(basename(path)) && isThere(path),
    );
    const [newest] = waiting;
    if (aside !== undefined && newest !== undefined && !isThere(this.folder)) {
      await moveDurably(newest, this.folder);
    }
    for (const path of waiting) await rm(path, { recursive: true, force: true });
    await unlink(join(this.path, STAGING));
  }
}

/** The folders and bundles at which an export is going on, or was cut short. */
export async function unfinishedFolders(cacheFolder: string): Promise<string[]> {
  const found: string[] = [];
  for (const { path, folder } of await desks(cacheFolder)) {
    if (isThere(join(path, UNFINISHED)) || isThere(join(path, STAGING))) found.push(folder);
  }
  return found;
}

/** Lets go of what is kept for folders that are gone. */
export async function clearDesks(cacheFolder: string): Promise<void> {
  for (const { path, folder } of await desks(cacheFolder)) {
    // A disk that is not there now takes its folders along: they come back.
    if (isThere(folder) || !isThere(dirname(folder))) continue;
    const lock = await acquireLock(path);
    if (!lock.ok) continue;
    if (!isThere(join(path, UNFINISHED))) {
      for (const gone of [spareBeside(folder), path]) {
        await rm(gone, { recursive: true, force: true });
      }
    }
    await lock.value.release();
  }
}

async function desks(cacheFolder: string): Promise<{ path: string; folder: string }[]> {
  const names = await readdir(join(cacheFolder, DESKS)).catch((): string[] => []);
  const found: { path: string; folder: string }[] = [];
  for (const name of names) {
    const path = join(cacheFolder, DESKS, name);
    const text = await readFile(join(path, ABOUT), 'utf8').catch(() => '');
    const parsed = about.safeParse(parsedOrNothing(text));
    if (parsed.success) found.push({ path, folder: parsed.data.folder });
  }
  return found;
}

/** Where the spare of a folder lives that is on another disk than the person's cache. */
function spareBeside(folder: string): string {
  return join(dirname(folder), `.${basename(folder)}.galley-spare`);
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function deviceOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.dev;
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
