// How does a website become a plain folder, touching nothing there that an export did not put there?
import { createHash } from 'node:crypto';
import { createReadStream, type Stats } from 'node:fs';
import {
  copyFile,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  rmdir,
  unlink,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import * as z from 'zod';
import { readableJson } from '../../core/canonical-json.ts';
import { GalleyError } from '../../core/errors.ts';
import type { ExportEntry } from '../../core/export/compile.ts';
import {
  asWriteFailure,
  errorCode,
  syncFolder,
  temporaryBeside,
  writeAll,
  writeDurably,
} from '../storage/durable-file.ts';
import { storedChunks, throwIfCancelled, type WriteOptions } from './bundle-writer.ts';

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
type Files = z.infer<typeof folderManifest>['files'];

const BREATHE_EVERY = 16;

/**
 * Brings the folder at `path` to hold exactly the entries, writing only what changed. Everything is prepared in a
 * temporary folder beside it; cancelling or failing until then leaves no trace. A folder that holds anything an
 * export did not put there under the same name is refused with `folder-not-empty`, symbolic links included.
 */
export async function writeFolder(
  path: string,
  entries: Iterable<ExportEntry>,
  options: WriteOptions,
): Promise<{ files: number; bytes: number; written: number; removed: number }> {
  const folder = await realFolder(path);
  const before = await readOwnFiles(folder);
  const staging = temporaryBeside(folder);
  try {
    const plan = await stage(folder, staging, before, entries, options);
    throwIfCancelled(options.signal);
    await apply(folder, before, plan);
    return {
      files: Object.keys(plan.files).length,
      bytes: plan.bytes,
      written: plan.staged.length,
      removed: plan.stale.length,
    };
  } catch (error) {
    throw asWriteFailure(error, path);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

interface Plan {
  readonly files: Files;
  readonly bytes: number;
  readonly staged: readonly { readonly path: string; readonly from: string }[];
  readonly stale: readonly string[];
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

/** What an earlier export put into the folder; a folder with anything else and no such list is refused. */
async function readOwnFiles(folder: string): Promise<Files> {
  const names = await readdir(folder).catch((error: unknown): string[] => {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  });
  if (!names.includes(FOLDER_MANIFEST)) {
    if (names.every((name) => NOT_CONTENT.has(name))) return {};
    throw new GalleyError({ code: 'folder-not-empty', subject: basename(folder) });
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(await readFile(join(folder, FOLDER_MANIFEST), 'utf8'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  const manifest = folderManifest.safeParse(parsed);
  if (!manifest.success || !Object.keys(manifest.data.files).every(isInside)) {
    throw new GalleyError({
      code: 'folder-not-empty',
      subject: basename(folder),
      detail: `${FOLDER_MANIFEST} cannot be read, so what is ours there cannot be told`,
    });
  }
  return manifest.data.files;
}

/** Whether a path of the list stays inside the folder; somebody may have edited it. */
function isInside(path: string): boolean {
  return (
    !/[\\:\0]/.test(path) &&
    path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
  );
}

async function stage(
  folder: string,
  staging: string,
  before: Files,
  entries: Iterable<ExportEntry>,
  options: WriteOptions,
): Promise<Plan> {
  const files: Files = {};
  const staged: { path: string; from: string }[] = [];
  const folders = new Map<string, boolean>();
  let bytes = 0;
  let count = 0;
  await mkdir(staging);
  for (const entry of entries) {
    throwIfCancelled(options.signal);
    const target = join(folder, entry.path);
    const isReachable = await hasPlainParents(folder, entry.path, before, folders);
    const found = isReachable ? await lstat(target).catch(() => undefined) : undefined;
    const ours = before[entry.path];
    if (found !== undefined && ours === undefined) throw notOurs(entry.path);
    if (found !== undefined && !found.isFile()) throw notOurs(entry.path);
    if (found !== undefined && (await isSame(target, found, ours, entry.sha256))) {
      files[entry.path] = { sha256: entry.sha256, size: found.size, modified: found.mtimeMs };
      bytes += found.size;
    } else {
      const from = join(staging, String(staged.length));
      await writeEntry(from, entry, options);
      const made = await lstat(from);
      files[entry.path] = { sha256: entry.sha256, size: made.size, modified: made.mtimeMs };
      bytes += made.size;
      staged.push({ path: entry.path, from });
    }
    options.onEntry(entry);
    if (++count % BREATHE_EVERY === 0) await breathe();
  }
  const stale = Object.keys(before).filter((path) => files[path] === undefined);
  return { files, bytes, staged, stale };
}

/**
 * Whether the folders above a path are there. A link among them, or a file that is not ours, is refused: writing
 * through it would leave the folder.
 */
async function hasPlainParents(
  folder: string,
  path: string,
  before: Files,
  known: Map<string, boolean>,
): Promise<boolean> {
  const parts = path.split('/').slice(0, -1);
  let above = '';
  for (const part of parts) {
    above = above === '' ? part : `${above}/${part}`;
    let isThere = known.get(above);
    if (isThere === undefined) {
      const found = await lstat(join(folder, above)).catch(() => undefined);
      if (found !== undefined && !found.isDirectory() && before[above] === undefined) {
        throw notOurs(above);
      }
      isThere = found?.isDirectory() === true;
      known.set(above, isThere);
    }
    if (!isThere) return false;
  }
  return true;
}

function notOurs(path: string): GalleyError {
  return new GalleyError({
    code: 'folder-not-empty',
    subject: path,
    detail: 'something that no export put there stands in its place',
  });
}

async function isSame(
  target: string,
  found: Stats,
  ours: Files[string] | undefined,
  sha256: string,
): Promise<boolean> {
  if (ours?.sha256 !== sha256 || ours.size !== found.size) return false;
  // Touched since we wrote it: look inside rather than trust its size.
  return ours.modified === found.mtimeMs || (await hashOf(target)) === sha256;
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}

async function writeEntry(path: string, entry: ExportEntry, options: WriteOptions): Promise<void> {
  const file = await open(path, 'wx', 0o644);
  try {
    switch (entry.kind) {
      case 'text':
        return await writeAll(file, Buffer.from(entry.text, 'utf8'));
      case 'bytes':
        return await writeAll(file, entry.bytes);
      case 'asset':
      case 'copy':
        for await (const chunk of storedChunks(entry, options)) await writeAll(file, chunk);
        return;
    }
  } finally {
    await file.close();
  }
}

async function apply(folder: string, before: Files, plan: Plan): Promise<void> {
  const isUnchanged =
    plan.staged.length === 0 &&
    plan.stale.length === 0 &&
    JSON.stringify(sorted(before)) === JSON.stringify(sorted(plan.files));
  if (isUnchanged) return;
  await mkdir(folder, { recursive: true });
  const manifest = join(folder, FOLDER_MANIFEST);
  // Both old and new files are ours from here on: an export that is cut short can be finished by the next one.
  const unfinished = { sha256: '', size: -1, modified: 0 };
  const intent = { ...plan.files, ...before };
  for (const { path } of plan.staged) intent[path] = unfinished;
  await writeDurably(manifest, manifestText(intent));
  const stale = new Set(plan.stale);
  for (const { path, from } of plan.staged) {
    await makeParents(folder, path, stale);
    await move(from, join(folder, path));
  }
  for (const path of stale) await remove(folder, path);
  await writeDurably(manifest, manifestText(plan.files));
  await syncFolder(folder);
}

async function makeParents(folder: string, path: string, stale: Set<string>): Promise<void> {
  const parts = path.split('/').slice(0, -1);
  for (let depth = 1; depth <= parts.length; depth++) {
    const above = parts.slice(0, depth).join('/');
    // An old file of ours where a folder must be now.
    if (stale.delete(above)) await unlink(join(folder, above)).catch(ignoreMissing);
  }
  await mkdir(join(folder, ...parts), { recursive: true });
}

async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    // The folder may be a mount point of its own.
    if (errorCode(error) !== 'EXDEV') throw error;
    await copyFile(from, to);
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
  await unlink(join(folder, path)).catch(ignoreMissing);
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

function ignoreMissing(error: unknown): void {
  if (errorCode(error) !== 'ENOENT') throw error;
}

function sorted(files: Files): [string, Files[string]][] {
  return Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
}

function manifestText(files: Files): string {
  return readableJson({ galley: 'site-folder', format: 1, files });
}
