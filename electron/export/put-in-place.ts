// How do files arrive in a folder one by one, each whole, so that a crash in between can be finished?
import { createHash } from 'node:crypto';
import { linkSync, lstatSync, mkdirSync, renameSync, unlinkSync } from 'node:fs';
import { copyFile, lstat, open, readFile, rename, rm, rmdir, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import {
  errorCode,
  syncFolder,
  TEMPORARY,
  temporaryBeside,
  writeDurably,
  writeSynced,
} from '../storage/durable-file.ts';
import { FOLDER_CHANGES, type NotedChanges, noteChanges, readChanges } from './folder-changes.ts';
import { type Files, FOLDER_MANIFEST, readOwnFiles, rememberList } from './folder-list.ts';
import { FolderLook } from './folder-look.ts';
import type { FolderPlan } from './folder-stage.ts';
import { syncFolders } from './folder-syncs.ts';
import { listBytes } from './list-bytes.ts';

/** A file that arrives: moved from where it waits, or given a second name. */
export interface Arrival {
  readonly path: string;
  readonly from: string;
  readonly how: 'move' | 'link';
}

/** The new list, while it waits among the staged files. It is there last, and goes last. */
const STAGED_LIST = 'list';

/** Moves between two looks at the event loop. */
const BREATHE_EVERY = 256;

/**
 * Brings a folder that nobody looks at to hold `files`: what arrives, what goes, and the list last. Cut short, it is told by
 * the note that stays in it, and begun again by the next one. Nothing is moved before everything that gets a second name has it.
 */
export async function bringUp(
  folder: string,
  outside: string,
  files: Files,
  arrivals: readonly Arrival[],
  stale: readonly string[],
): Promise<void> {
  const list = join(outside, STAGED_LIST);
  await Promise.all([
    writeSynced(list, listBytes(files)),
    noteChanges(folder, outside, { paths: [...arrivals.map(({ path }) => path), ...stale] }),
  ]);
  const links = arrivals.filter(({ how }) => how === 'link');
  const moves = arrivals.filter(({ how }) => how === 'move');
  const touched = await arrive(folder, [...links, ...moves], stale);
  await rename(list, join(folder, FOLDER_MANIFEST));
  // Until the note goes it says more than the list, so that both may reach the disk together.
  await syncFolders(touched.add(folder));
  rememberList(folder, files);
  // Should a power cut bring it back, what it names is looked at once more.
  await unlink(join(folder, FOLDER_CHANGES));
}

/**
 * Puts what waits in `staging` into the folder, file after file: what pages show before the pages, deletions last, the list
 * after all. From the note on, `finishFolder` can do the rest.
 */
export async function putInPlace(folder: string, staging: string, plan: FolderPlan): Promise<void> {
  const list = listBytes(plan.files);
  await writeDurably(join(staging, STAGED_LIST), list);
  await noteInPlace(folder, staging, {
    paths: [...plan.staged.map(({ path }) => path), ...plan.stale],
    staging: nameOf(staging),
    moves: [...plan.staged],
    stale: [...plan.stale],
    list: sha256(list),
  });
  await arriveStaged(folder, staging, plan.staged, plan.stale);
  rememberList(folder, plan.files);
}

/** Writes the note. A folder that is not there yet comes with its note in it: there is none of which nobody knows what it is to become. */
async function noteInPlace(folder: string, staging: string, changes: NotedChanges): Promise<void> {
  if (!isThereNow(folder)) {
    const born = join(staging, 'born');
    mkdirSync(born);
    await noteChanges(born, staging, changes);
    mkdirSync(dirname(folder), { recursive: true });
    const came = await rename(born, folder).then(
      () => true,
      () => false,
    );
    if (came) return await syncFolder(dirname(folder));
    // Somebody made it meanwhile, or it lies on another disk.
    mkdirSync(folder, { recursive: true });
  }
  await noteChanges(folder, staging, changes);
}

/**
 * Finishes what `putInPlace` began and a crash cut short, if what it had prepared is still there: beside the folder, in it, or
 * in one of `places`. Otherwise the note stays, and the next export makes what is missing. Answers whether it changed anything.
 */
export async function finishFolder(folder: string, places: readonly string[]): Promise<boolean> {
  const changes = await readChanges(folder);
  if (changes?.staging === undefined || !TEMPORARY.test(changes.staging)) return false;
  const { staging, moves = [], stale = [], list } = changes;
  for (const place of [dirname(folder), folder, ...places]) {
    const waiting = join(place, staging);
    if (!(await isThere(join(waiting, STAGED_LIST)))) continue;
    // Somebody may have put something else in the way since.
    const look = new FolderLook(folder, await readOwnFiles(folder));
    for (const { path } of moves) look.at(path);
    const left = moves.filter(({ name }) => isThereNow(join(waiting, name)));
    await arriveStaged(folder, waiting, left, stale);
    await rm(waiting, { recursive: true, force: true });
    return true;
  }
  const text = await readFile(join(folder, FOLDER_MANIFEST)).catch(() => undefined);
  // All was in place, and only the note had not gone.
  if (text === undefined || list === undefined || sha256(text) !== list) return false;
  await unlink(join(folder, FOLDER_CHANGES));
  await syncFolder(folder);
  return true;
}

async function arriveStaged(
  folder: string,
  staging: string,
  staged: readonly { readonly name: string; readonly path: string }[],
  stale: readonly string[],
): Promise<void> {
  const arrivals = staged.map(
    ({ name, path }): Arrival => ({ path, from: join(staging, name), how: 'move' }),
  );
  await syncFolders(await arrive(folder, arrivals, stale));
  await move(join(staging, STAGED_LIST), join(folder, FOLDER_MANIFEST));
  await syncFolder(folder);
  await unlink(join(folder, FOLDER_CHANGES));
  await syncFolder(folder);
}

/** Replaces the list by a rename. It is written in `outside`, so that a crash leaves nothing half written in the folder. */
export async function replaceList(folder: string, outside: string, files: Files): Promise<void> {
  const written = join(outside, STAGED_LIST);
  await writeSynced(written, listBytes(files));
  await rename(written, join(folder, FOLDER_MANIFEST));
  await syncFolder(folder);
  rememberList(folder, files);
}

/** Lets files come and go; returns the folders in which names changed. */
async function arrive(
  folder: string,
  arrivals: readonly Arrival[],
  stale: readonly string[],
): Promise<Set<string>> {
  const leaving = new Set(stale);
  const emptied = new Set(stale.flatMap(foldersAbove));
  const parents = new Parents(folder, leaving);
  let count = 0;
  for (const { path, from, how } of arrivals) {
    parents.make(path);
    if (emptied.has(path)) {
      // A file where a folder of ours was.
      for (const one of [...leaving].filter((other) => other.startsWith(`${path}/`))) {
        leaving.delete(one);
        await remove(folder, one);
      }
    }
    const to = join(folder, path);
    if (how === 'move') await move(from, to);
    else link(from, to);
    if (++count % BREATHE_EVERY === 0) await breathe();
  }
  for (const path of leaving) {
    await remove(folder, path);
    parents.touch(path);
  }
  return parents.touched();
}

/** Makes the folders above files, each once, and keeps which ones have new names in them. */
class Parents {
  readonly #folder: string;
  readonly #leaving: Set<string>;
  readonly #touched = new Set<string>();

  constructor(folder: string, leaving: Set<string>) {
    this.#folder = folder;
    this.#leaving = leaving;
  }

  make(path: string): void {
    const [parent = '', ...others] = foldersAbove(path);
    if (this.#touched.has(parent)) return;
    for (const above of [parent, ...others].reverse()) {
      // An old file of ours where a folder must be now.
      if (this.#leaving.delete(above)) unlinkIfThere(join(this.#folder, above));
    }
    const first = mkdirSync(join(this.#folder, parent), { recursive: true });
    this.#touched.add(parent);
    // A folder that is new is a new name in the one above it.
    if (first !== undefined) for (const above of others) this.#touched.add(above);
  }

  touch(path: string): void {
    for (const above of foldersAbove(path)) this.#touched.add(above);
  }

  touched(): Set<string> {
    const paths = [...this.#touched].map((path) => join(this.#folder, path));
    return new Set(paths.filter(isThereNow));
  }
}

/** The folders above a path, from the nearest to the folder itself, whose path is empty. */
function foldersAbove(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, depth) => parts.slice(0, parts.length - 1 - depth).join('/'));
}

/** A second name for a file, in the place of whatever of ours is there. */
function link(from: string, to: string): void {
  unlinkIfThere(to);
  linkSync(from, to);
}

function unlinkIfThere(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}

async function move(from: string, to: string): Promise<void> {
  try {
    renameSync(from, to);
  } catch (error) {
    // The folder may be a mount point of its own: the copy becomes whole beside its place.
    if (errorCode(error) !== 'EXDEV') throw error;
    const beside = temporaryBeside(to);
    await copyFile(from, beside);
    const file = await open(beside, 'r+');
    await file.sync().finally(() => file.close());
    await rename(beside, to);
  }
}

/** Removes a file of ours, and the folders above it that this leaves empty. */
async function remove(folder: string, path: string): Promise<void> {
  const parts = path.split('/');
  for (let depth = 1; depth < parts.length; depth++) {
    const above = await lstat(join(folder, ...parts.slice(0, depth))).catch(() => undefined);
    // Behind a link, or gone: not ours any more.
    if (above?.isDirectory() !== true) return;
  }
  unlinkIfThere(join(folder, path));
  for (let depth = parts.length - 1; depth > 0; depth--) {
    try {
      await rmdir(join(folder, ...parts.slice(0, depth)));
    } catch (error) {
      // Not empty: something else is still there.
      if (errorCode(error) !== undefined) return;
      throw error;
    }
  }
}

function nameOf(path: string): string {
  return path.slice(dirname(path).length + 1);
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function isThereNow(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
