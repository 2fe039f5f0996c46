// How a library is copied to a second folder, and how it is known that the copy can be used?
//
// A backup is a whole library again: it opens like any other. It appears under its name only after it was read back
// and found whole, so the newest one is always one that works. What never changes (media, history) is linked to the
// backup before it where the disk allows, so that a backup costs what changed.
import { existsSync } from 'node:fs';
import { copyFile, link, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { failure, GalleyError, type Result, success } from '../../core/errors.ts';
import type { LibraryFault } from './check-findings.ts';
import { checkLibrary } from './check-library.ts';
import { asWriteFailure, ensureFolder, errorCode, syncFolder, TEMPORARY } from './durable-file.ts';
import { files, identifyLibrary } from './library-files.ts';
import { readRecord } from './record-file.ts';

export interface Backup {
  readonly folder: string;
  /** When it was made, to the second, in UTC. */
  readonly at: Date;
}

export interface BackupReceipt extends Backup {
  readonly files: number;
  /** How many of them are one file with the backup before. */
  readonly linked: number;
  /** How many older backups the rule let go. */
  readonly thinned: number;
}

export interface BackupOptions {
  readonly now: Date;
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** The newest this many stay, whatever their age, and beyond them one of each week. */
export const NEWEST_KEPT = 7;
export const WEEKS_KEPT = 8;

/** A newsroom whose files move faster than they are copied is backed up another time. */
const MOST_LOOKS = 5;

const stampOf = (at: Date): string => `${at.toISOString().slice(0, 19).replaceAll(':', '-')}Z`;
const STAMP = /^(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})Z$/;
/** An unfinished backup: never counted, removed by the next one. */
const UNFINISHED = '.unfinished-';

/**
 * Makes a backup of `library` inside `destination`, reads it back, and lets older ones go by the rule.
 * Fails with `invalid-argument` (one inside the other), `damaged-record` (the copy is not whole: the detail names
 * the files; older backups stay), `cancelled`, or a write failure. Failing leaves no half backup.
 */
export async function backUp(
  library: string,
  destination: string,
  options: BackupOptions,
): Promise<Result<BackupReceipt>> {
  const identified = await identifyLibrary(library);
  if (!identified.ok) return identified;
  if (isInside(destination, library) || isInside(library, destination)) {
    return failure('invalid-argument', {
      subject: basename(destination),
      detail: 'a newsroom and its backups cannot be inside each other',
    });
  }
  const home = await homeOf(library, destination);
  if (!home.ok) return home;
  const stamp = await freeStamp(home.value, options.now);
  const folder = join(home.value, stamp);
  const building = join(home.value, `${UNFINISHED}${stamp}`);
  try {
    await ensureFolder(home.value);
    await removeUnfinished(home.value);
    const before = (await listBackups(library, destination)).at(-1)?.folder;
    await mkdir(building);
    let copied = await copyTree(library, building, before, options);
    let whole = await checkCopy(library, building, options.signal);
    if (!whole.ok && whole.error.code === 'damaged-record' && copied.linked > 0) {
      // A file of the backup before may be what is damaged: everything anew, from the library alone.
      await rm(building, { recursive: true });
      await mkdir(building);
      copied = await copyTree(library, building, undefined, options);
      whole = await checkCopy(library, building, options.signal);
    }
    if (!whole.ok) return whole;
    await rename(building, folder);
    await syncFolder(home.value);
    const thinned = await thin(library, destination, options.now);
    return success({ folder, at: options.now, ...copied, thinned });
  } catch (error) {
    return { ok: false, error: asWriteFailure(error, destination).failure };
  } finally {
    // What cannot be removed now is never counted, and goes with the next backup.
    await rm(building, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** The name of a backup that is made now; a small newsroom can be backed up twice in the second that names say. */
async function freeStamp(home: string, now: Date): Promise<string> {
  const taken = new Set(await readdir(home).catch(() => []));
  let at = now;
  while (taken.has(stampOf(at))) at = new Date(at.getTime() + 1000);
  return stampOf(at);
}

/** The finished backups of a library, oldest first. */
export async function listBackups(library: string, destination: string): Promise<Backup[]> {
  const home = await homeOf(library, destination);
  if (!home.ok) return [];
  const names = await readdir(home.value).catch(() => []);
  return names.sort().flatMap((name) => {
    const [, day, hour, minute, second] = STAMP.exec(name) ?? [];
    if (day === undefined) return [];
    const at = new Date(`${day}T${hour}:${minute}:${second}Z`);
    return [{ folder: join(home.value, name), at }];
  });
}

/** Proves that the newest backup can be used: every byte of it is read again and compared with its checksums. */
export async function drill(
  library: string,
  destination: string,
  signal?: AbortSignal,
): Promise<Result<Backup>> {
  const newest = (await listBackups(library, destination)).at(-1);
  if (newest === undefined) {
    return failure('not-found', { subject: basename(destination), detail: 'no backup is there' });
  }
  const whole = await checkWhole(newest.folder, signal);
  return whole.ok ? success(newest) : whole;
}

/** Which backups the rule keeps: the newest few, then the newest of each week. The newest is always among them. */
export function keptBackups(all: readonly Backup[], now: Date): Set<Backup> {
  const newestFirst = [...all].sort((one, other) => other.at.getTime() - one.at.getTime());
  const kept = new Set(newestFirst.slice(0, NEWEST_KEPT));
  const weeks = new Set<number>();
  for (const backup of newestFirst) {
    const week = Math.floor((now.getTime() - backup.at.getTime()) / (7 * 24 * 60 * 60 * 1000));
    if (week >= WEEKS_KEPT || weeks.has(week)) continue;
    weeks.add(week);
    kept.add(backup);
  }
  return kept;
}

/** Backups of one library share a folder named after its id, so that two newsrooms of one name never mix. */
async function homeOf(library: string, destination: string): Promise<Result<string>> {
  const card = await readRecord('library', files.card(library));
  if (!card.ok) return card;
  return success(join(destination, `Galley backups ${card.value.id.slice(-12)}`));
}

/**
 * Whether the copy of a library is whole. A record whose text is there and whose checksum is wrong waits for a person's
 * choice in the library; copied as it is, it keeps no backup from being made.
 */
async function checkCopy(
  library: string,
  copy: string,
  signal?: AbortSignal,
): Promise<Result<null>> {
  return checkWhole(copy, signal, async ({ file, kind }) => {
    if (kind !== 'altered') return false;
    const [own, copied] = await Promise.all(
      [library, copy].map((folder) => readFile(join(folder, file))),
    );
    return own !== undefined && copied !== undefined && own.equals(copied);
  });
}

async function checkWhole(
  folder: string,
  signal?: AbortSignal,
  isExcused: (fault: LibraryFault) => Promise<boolean> = async () => false,
): Promise<Result<null>> {
  const checked = await checkLibrary(folder, signal === undefined ? {} : { signal });
  if (!checked.ok) return checked;
  const broken: LibraryFault[] = [];
  for (const fault of checked.value.faults) {
    // What refers to something absent does so in the library too, and is no fault of the copy.
    if (fault.kind !== 'reference' && !(await isExcused(fault))) broken.push(fault);
  }
  if (broken.length === 0) return success(null);
  return failure('damaged-record', {
    subject: basename(folder),
    detail: `not whole: ${broken
      .slice(0, 5)
      .map((fault) => `${fault.file} (${fault.detail})`)
      .join('; ')}`,
  });
}

async function copyTree(
  library: string,
  building: string,
  before: string | undefined,
  { onProgress, signal }: BackupOptions,
): Promise<{ files: number; linked: number }> {
  /** Whether each file that was copied is one with the backup before. */
  const copied = new Map<string, boolean>();
  // A newsroom that is worked in moves and removes files meanwhile. What is not where it was is looked for again, and what has moved is
  // in the copy once, where it is now.
  for (let look = 1; look <= MOST_LOOKS; look++) {
    const paths = new Set(await filesOf(library));
    for (const path of [...copied.keys()].filter((one) => !paths.has(one))) {
      await rm(join(building, path));
      copied.delete(path);
    }
    const fresh = [...paths].filter((path) => !copied.has(path));
    if (fresh.length === 0) break;
    for (const path of fresh) {
      if (signal?.aborted) throw new GalleyError({ code: 'cancelled', subject: basename(library) });
      const target = join(building, path);
      await mkdir(dirname(target), { recursive: true });
      const isLinked = before !== undefined && (await linkUnchanged(library, before, path, target));
      const isThere = isLinked || (await copyDurably(join(library, path), target));
      if (isThere) copied.set(path, isLinked);
      else if (look === MOST_LOOKS) throw new Error(`${path} does not stay where it is`);
      onProgress?.(copied.size, Math.max(paths.size, copied.size));
    }
  }
  for (const folder of new Set([...copied.keys()].map((path) => dirname(join(building, path))))) {
    await syncFolder(folder);
  }
  return { files: copied.size, linked: [...copied.values()].filter(Boolean).length };
}

/** Files whose name says what they hold never change: they may be one file with the backup before. */
async function linkUnchanged(
  library: string,
  before: string,
  path: string,
  target: string,
): Promise<boolean> {
  const [top = ''] = path.split(sep);
  if (!['media', 'history', 'receipts'].includes(top) || path.endsWith('.json')) return false;
  const earlier = join(before, path);
  const [own, there] = await Promise.all(
    [join(library, path), earlier].map((one) => stat(one).catch(() => undefined)),
  );
  if (own === undefined || there === undefined || own.size !== there.size) return false;
  return link(earlier, target).then(
    () => true,
    () => false, // a disk without hard links: copied instead
  );
}

/** False where there is no such file any more. */
async function copyDurably(from: string, to: string): Promise<boolean> {
  try {
    await copyFile(from, to);
  } catch (error) {
    if (errorCode(error) === 'ENOENT' && !existsSync(from)) return false;
    throw error;
  }
  const copy = await open(to, 'r+');
  try {
    await copy.sync();
  } finally {
    await copy.close();
  }
  return true;
}

/** Every file of a library but its caches, lock and leftovers. */
async function filesOf(library: string): Promise<string[]> {
  const found: string[] = [];
  const folders = [library];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (entry.name !== '.galley') folders.push(path);
      } else if (entry.isFile() && !TEMPORARY.test(entry.name)) {
        found.push(relative(library, path));
      }
    }
  }
  return found.sort();
}

async function thin(library: string, destination: string, now: Date): Promise<number> {
  const all = await listBackups(library, destination);
  const kept = keptBackups(all, now);
  const gone = all.filter((backup) => !kept.has(backup));
  for (const backup of gone) await rm(backup.folder, { recursive: true, force: true });
  return gone.length;
}

async function removeUnfinished(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    if (name.startsWith(UNFINISHED)) await rm(join(home, name), { recursive: true, force: true });
  }
}

function isInside(inner: string, outer: string): boolean {
  return `${resolve(inner)}${sep}`.startsWith(`${resolve(outer)}${sep}`);
}
