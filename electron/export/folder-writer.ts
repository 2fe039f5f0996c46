// How does a website become a plain folder, old or new as a whole, touching nothing there that an export did not put there?
import { linkSync, lstatSync } from 'node:fs';
import { lstat, mkdir, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { GalleyError } from '../../core/errors.ts';
import type { Guarantee } from '../../core/ipc/contract.ts';
import { asWriteFailure, syncFolder } from '../storage/durable-file.ts';
import { throwIfCancelled } from './bundle-writer.ts';
import { clearDesks, FolderDesk, unfinishedFolders } from './folder-desk.ts';
import { eyesHere, type FolderEyes, type FolderWatch } from './folder-eyes.ts';
import { type Files, isSameList, readOwnFiles } from './folder-list.ts';
import {
  type FolderFile,
  type FolderPlan,
  type StageOptions,
  stageFolder,
} from './folder-stage.ts';
import { bringUp, finishFolder, putInPlace, replaceList } from './put-in-place.ts';
import type { KnownText } from './site-graph.ts';
import { SpareSite } from './spare-site.ts';
import { switchFolders } from './switch-folders.ts';

export interface FolderOptions extends Omit<StageOptions, 'others'> {
  /** The person's cache, where the folder has its desk. */
  readonly cacheFolder: string;
  /** The most that is tried for. `file-by-file` leaves the folder itself where it is: programs that have it open see what is new. */
  readonly best?: Guarantee | undefined;
  /** Whether `prepareNextExport` follows: what has time until then is left to it. */
  readonly preparesNext?: boolean | undefined;
  /** Who looks at the folder and its spare, where it began to look before all was planned; else it is looked at when its turn comes. */
  readonly eyes?: FolderEyes | undefined;
}

export interface FolderResult {
  readonly files: number;
  readonly bytes: number;
  /** Files that were written, and their paths. */
  readonly written: readonly string[];
  readonly removed: number;
  /** How many texts were made. */
  readonly made: number;
  readonly texts: ReadonlyMap<string, KnownText>;
  /** What whoever looked at the folder in the meantime, or looks after a crash, can have seen. */
  readonly guarantee: Guarantee;
}

/**
 * Brings the folder at `path` to hold exactly the files, making and writing only what changed. Everything is prepared outside
 * it; cancelling or failing until then leaves no trace. Then the folder and its spare, brought up to date, take each other's
 * place. Where that cannot be, file after file is put in place, and whoever starts Galley next finishes it. A folder that holds
 * anything an export did not put there under the same name is refused with `folder-not-empty`, symbolic links included.
 */
export async function writeFolder(
  path: string,
  wanted: readonly FolderFile[],
  options: FolderOptions,
): Promise<FolderResult> {
  const folder = await realFolder(path);
  const eyes = options.eyes ?? eyesHere;
  const desk = await FolderDesk.take(options.cacheFolder, folder);
  try {
    await finishAt(desk, eyes);
    const before = await readOwnFiles(folder);
    const staging = await desk.makeStaging();
    const others = await eyes.others(folder);
    const plan = await stageFolder(folder, staging, before, wanted, { ...options, others });
    throwIfCancelled(options.signal);
    let guarantee: Guarantee = 'whole-site';
    if (plan.staged.length > 0 || plan.stale.length > 0) {
      guarantee = await place(desk, staging, before, plan, options, eyes);
    } else if (!isSameList(before, plan.files)) {
      // Nothing but times: one file, which changes at once.
      await mkdir(folder, { recursive: true });
      await replaceList(folder, staging, plan.files);
    }
    return {
      files: Object.keys(plan.files).length,
      bytes: plan.bytes,
      written: plan.staged.map((one) => one.path),
      removed: plan.stale.length,
      made: plan.made,
      texts: plan.texts,
      guarantee,
    };
  } catch (error) {
    throw asWriteFailure(error, path);
  } finally {
    await desk.sweep();
    await desk.release();
  }
}

/**
 * What an export leaves to do when it has answered: looks once more for what others put into the folder in its last moment, and
 * makes the spare of a folder that was exported for the first time. The next export does the same where this was not done.
 */
export async function prepareNextExport(
  path: string,
  cacheFolder: string,
  watch?: FolderWatch,
): Promise<void> {
  const folder = await realpath(path);
  const eyes = watch?.eyes ?? eyesHere;
  const desk = await FolderDesk.take(cacheFolder, folder);
  try {
    await finishAt(desk, eyes);
    const spare = spareOf(desk, eyes);
    if (spare === undefined) return;
    if (!spare.isThere) {
      const files = await readOwnFiles(folder);
      const scan = await eyes.scan(folder, files);
      if (!scan.isOdd && scan.missing.length === 0) {
        await spare.bringUpToDate({ files, staged: [] }, '', scan).catch(async () => {
          // A disk without second names: there are no spares on it.
          await rm(spare.place, { recursive: true, force: true });
        });
      }
    }
    await watch?.learn(folder, spare.tree);
  } finally {
    await desk.release();
  }
}

/**
 * Finishes every export into a folder that a crash cut short, as far as the folders can be reached, and answers with them;
 * lets go of what is kept for folders that are gone.
 */
export async function finishExports(cacheFolder: string): Promise<string[]> {
  const finished: string[] = [];
  for (const folder of await unfinishedFolders(cacheFolder)) {
    // Another export that is at it finishes it itself.
    const desk = await FolderDesk.take(cacheFolder, folder).catch(() => undefined);
    if (desk === undefined) continue;
    try {
      await finishAt(desk, eyesHere);
      finished.push(folder);
    } finally {
      await desk.release();
    }
  }
  await clearDesks(cacheFolder);
  return finished;
}

/** The folder itself where `path` is a link to one; the path where nothing is there yet. */
async function realFolder(path: string): Promise<string> {
  const found = await lstat(path).catch(() => undefined);
  if (found === undefined) {
    const parent = await realpath(dirname(path)).catch(() => undefined);
    if (parent === undefined) {
      throw new GalleyError({ code: 'not-found', subject: dirname(path) });
    }
    return join(parent, basename(path));
  }
  const real = await realpath(path);
  if (!(await lstat(real)).isDirectory()) {
    throw new GalleyError({
      code: 'invalid-argument',
      subject: basename(path),
      detail: 'a file has this name',
    });
  }
  return real;
}

/** Puts what is staged in place: as a whole if that can be, else file by file. */
async function place(
  desk: FolderDesk,
  staging: string,
  before: Files,
  plan: FolderPlan,
  { best = 'whole-site', preparesNext = false }: FolderOptions,
  eyes: FolderEyes,
): Promise<Guarantee> {
  if (best !== 'file-by-file') {
    const switched = await placeAsWhole(desk, staging, before, plan, best, eyes);
    if (switched !== undefined) {
      // Until then whoever starts Galley does it.
      if (!preparesNext) await finishAt(desk, eyes);
      return switched;
    }
  }
  await desk.noteUnfinished();
  await putInPlace(desk.folder, staging, plan);
  await desk.noteFinished();
  return 'file-by-file';
}

/** Undefined where it cannot be; everything that was staged waits where it did, and the folder is as it was. */
async function placeAsWhole(
  desk: FolderDesk,
  staging: string,
  before: Files,
  plan: FolderPlan,
  best: Exclude<Guarantee, 'file-by-file'>,
  eyes: FolderEyes,
): Promise<Guarantee | undefined> {
  const { folder } = desk;
  if (lstatSync(folder, { throwIfNoEntry: false }) === undefined) {
    return await placeFirst(folder, staging, plan);
  }
  const spare = spareOf(desk, eyes);
  if (spare === undefined) return undefined;
  const scan = await eyes.scan(folder, before, plan.folders);
  if (scan.isOdd) return undefined;
  try {
    await spare.bringUpToDate(plan, staging, scan);
  } catch {
    // Second names are refused here: by the disk, or by whoever owns a file.
    await spare.rescue();
    await unstage(spare, staging, plan);
    await rm(spare.place, { recursive: true, force: true });
    return undefined;
  }
  // What others have in the folder may change until the last moment, and two renames may be cut short.
  await desk.noteUnfinished();
  const switched = await switchFolders(
    folder,
    spare.tree,
    spare.aside,
    best === 'whole-site' ? 'at-once' : 'with-gap',
  );
  if (switched === undefined) await unstage(spare, staging, plan);
  else await spare.settle();
  if (switched === undefined) return undefined;
  return switched === 'at-once' ? 'whole-site' : 'whole-site-with-gap';
}

/** A folder that is not there yet arrives by one rename. */
async function placeFirst(
  folder: string,
  staging: string,
  plan: FolderPlan,
): Promise<Guarantee | undefined> {
  const tree = join(staging, 'site');
  await mkdir(tree);
  const arrivals = plan.staged.map(
    ({ path, name }) => ({ path, from: join(staging, name), how: 'move' }) as const,
  );
  await bringUp(tree, staging, plan.files, arrivals, []);
  await rename(tree, folder);
  await syncFolder(dirname(folder));
  return 'whole-site';
}

/** Gives what was moved into the spare its name among the staged files again. */
async function unstage(spare: SpareSite, staging: string, plan: FolderPlan): Promise<void> {
  for (const { path, name } of plan.staged) {
    const waiting = join(staging, name);
    if (lstatSync(waiting, { throwIfNoEntry: false }) === undefined) {
      linkSync(join(spare.tree, path), waiting);
    }
  }
}

/** Finishes what was cut short in the folder of a desk. */
async function finishAt(desk: FolderDesk, eyes: FolderEyes): Promise<void> {
  let isOther = false;
  for (const place of desk.sparePlaces) {
    const spare = new SpareSite(desk.folder, place, eyes);
    isOther = (await spare.finishExchange()) || isOther;
    if (!desk.isUnfinished) continue;
    // What it has to give back is what lies there now.
    eyes.forget();
    isOther = true;
    await spare.rescue();
  }
  isOther = (await finishFolder(desk.folder, [desk.path])) || isOther;
  if (desk.isUnfinished) await desk.noteFinished();
  await desk.sweep();
  if (isOther) eyes.forget();
}

function spareOf(desk: FolderDesk, eyes: FolderEyes): SpareSite | undefined {
  const place = desk.sparePlace;
  return place === undefined ? undefined : new SpareSite(desk.folder, place, eyes);
}
