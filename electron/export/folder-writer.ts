// How does a website become a plain folder, touching nothing there that an export did not put there?
import { createHash } from 'node:crypto';
import {
  createReadStream,
  lstatSync,
  mkdirSync,
  renameSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import {
  copyFile,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  realpath,
  rm,
  rmdir,
  unlink,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import * as z from 'zod';
import { GalleyError, unreachable } from '../../core/errors.ts';
import type { PlannedText } from '../../core/export/compile.ts';
import {
  asWriteFailure,
  errorCode,
  syncFolder,
  temporaryBeside,
  writeAll,
  writeDurably,
} from '../storage/durable-file.ts';
import type { KeptCard, OnDisk } from './assemble.ts';
import { storedChunks, throwIfCancelled, type WriteOptions } from './bundle-writer.ts';
import type { WantedText } from './make-texts.ts';
import type { KnownText } from './site-graph.ts';
import type { TextSource } from './text-threads.ts';

/** A file that the folder shall hold. */
export interface FolderFile {
  readonly path: string;
  readonly content:
    | { readonly kind: 'text'; readonly text: PlannedText; readonly fingerprint: string }
    | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly sha256: string }
    | { readonly kind: 'onDisk'; readonly file: OnDisk }
    | { readonly kind: 'card'; readonly card: KeptCard };
  /** Files of a lower step are put in place first, so that no page leads to what is not there yet. */
  readonly step: number;
}

export interface FolderOptions extends WriteOptions {
  /** What is known of the texts of the export before, by path: one made from the same things is not made again. */
  readonly known: ReadonlyMap<string, KnownText>;
  texts(wanted: readonly WantedText[]): TextSource;
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
}

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

/**
 * Beside the list while files are put in place: what is on its way in and out. An export that is cut short leaves it, and the
 * next one finishes the work.
 */
export const FOLDER_CHANGES = '.galley-site.changes.json';

const folderChanges = z.object({
  galley: z.literal('site-folder-changes'),
  format: z.literal(1),
  paths: z.array(z.string()),
});

/** Files looked at, or written, between two looks at the event loop, where a wish to cancel arrives. */
const LOOK_EVERY = 256;
const BREATHE_EVERY = 16;

/**
 * Brings the folder at `path` to hold exactly the files, making and writing only what changed. Everything is prepared in a
 * temporary folder beside it; cancelling or failing until then leaves no trace. Then file after file is put in place, each
 * whole: what pages show before the pages, and deletions last. A folder that holds anything an export did not put there under
 * the same name is refused with `folder-not-empty`, symbolic links included.
 */
export async function writeFolder(
  path: string,
  wanted: readonly FolderFile[],
  options: FolderOptions,
): Promise<FolderResult> {
  const folder = await realFolder(path);
  const before = await readOwnFiles(folder);
  const staging = temporaryBeside(folder);
  try {
    const plan = await stage(folder, staging, before, wanted, options);
    throwIfCancelled(options.signal);
    await apply(folder, before, plan);
    return {
      files: Object.keys(plan.files).length,
      bytes: plan.bytes,
      written: plan.staged.map((one) => one.path),
      removed: plan.stale.length,
      made: plan.made,
      texts: plan.texts,
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
  readonly staged: readonly {
    readonly path: string;
    readonly from: string;
    readonly step: number;
  }[];
  readonly stale: readonly string[];
  readonly made: number;
  readonly texts: ReadonlyMap<string, KnownText>;
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
    // A first export that was cut short before it had a list.
    if (names.includes(FOLDER_CHANGES)) return await readUnfinished(folder, names);
    if (names.every((name) => NOT_CONTENT.has(name))) return {};
    throw new GalleyError({ code: 'folder-not-empty', subject: basename(folder) });
  }
  const path = join(folder, FOLDER_MANIFEST);
  const stamp = stampOf(path);
  const known = lists.get(path);
  if (known !== undefined && known.stamp === stamp) {
    return { ...known.files, ...(await readUnfinished(folder, names)) };
  }
  const manifest = folderManifest.safeParse(parsedOrNothing(await readFile(path, 'utf8')));
  if (!manifest.success || !Object.keys(manifest.data.files).every(isInside)) {
    throw new GalleyError({
      code: 'folder-not-empty',
      subject: basename(folder),
      detail: `${FOLDER_MANIFEST} cannot be read, so what is ours there cannot be told`,
    });
  }
  return { ...manifest.data.files, ...(await readUnfinished(folder, names)) };
}

/** Lists that this process wrote and that are still the ones in their folders. */
const lists = new Map<string, { readonly stamp: string; readonly files: Files }>();

/** Names the content of a file without opening it: whoever changes it makes a new file or a new time. */
function stampOf(path: string): string {
  const { ino, size, mtimeNs, ctimeNs } = statSync(path, { bigint: true });
  return `${ino}.${size}.${mtimeNs}.${ctimeNs}`;
}

/** What an export that was cut short was about to write or remove: ours, whatever is there now. */
async function readUnfinished(folder: string, names: readonly string[]): Promise<Files> {
  if (!names.includes(FOLDER_CHANGES)) return {};
  const text = await readFile(join(folder, FOLDER_CHANGES), 'utf8');
  const parsed = folderChanges.safeParse(parsedOrNothing(text));
  // It is written whole before anything changes: one that cannot be read was never acted on.
  const paths = parsed.success ? parsed.data.paths.filter(isInside) : [];
  return Object.fromEntries(paths.map((path) => [path, UNFINISHED]));
}

const UNFINISHED: Files[string] = { sha256: '', size: -1, modified: 0 };

function parsedOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
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
  wanted: readonly FolderFile[],
  options: FolderOptions,
): Promise<Plan> {
  const files: Files = {};
  const staged: { path: string; from: string; step: number }[] = [];
  const texts = new Map<string, KnownText>();
  const look = new FolderLook(folder, before);
  const keep = (path: string, sha256: string, found: Stats): void => {
    files[path] = { sha256, size: found.size, modified: found.mtimeMs };
    bytes += found.size;
  };
  let bytes = 0;
  let count = 0;
  const missing: FolderFile[] = [];
  for (const file of wanted) {
    const { path, content } = file;
    const found = look.at(path);
    const known = content.kind === 'text' ? options.known.get(path) : undefined;
    const hash =
      content.kind === 'text' ? hashOfKnown(content.fingerprint, known) : hashOf(content);
    if (found !== undefined && hash !== undefined && (await look.isSame(path, found, hash))) {
      keep(path, hash, found);
      if (known !== undefined) texts.set(path, known);
      options.onEntry(path);
    } else {
      // Its place in `files` stays that of its path.
      files[path] = UNFINISHED;
      missing.push(file);
    }
    if (++count % LOOK_EVERY === 0) {
      throwIfCancelled(options.signal);
      await breathe();
    }
  }
  await mkdir(staging);
  const source = options.texts(
    missing.flatMap(({ content }, index) =>
      content.kind === 'text'
        ? [{ text: content.text, form: 'file' as const, path: join(staging, String(index)) }]
        : [],
    ),
  );
  let made = 0;
  try {
    for (const [index, { path, content, step }] of missing.entries()) {
      throwIfCancelled(options.signal);
      const from = join(staging, String(index));
      let hash: string;
      let written = true;
      if (content.kind === 'text') {
        const text = await source.next();
        made += 1;
        hash = text.sha256;
        texts.set(path, {
          fingerprint: content.fingerprint,
          sha256: hash,
          warnings: text.warnings,
        });
        // Made from other things, and yet the same.
        const found = look.at(path);
        if (found !== undefined && (await look.isSame(path, found, hash))) {
          keep(path, hash, found);
          written = false;
        }
      } else {
        hash = hashOf(content);
        await writeContent(from, content, options);
      }
      if (written) {
        keep(path, hash, lstatSync(from));
        staged.push({ path, from, step });
      }
      options.onEntry(path);
      if (++count % BREATHE_EVERY === 0) await breathe();
    }
  } finally {
    await source.close();
  }
  const stale = Object.keys(before).filter((path) => files[path] === undefined);
  return { files, bytes, staged, stale, made, texts };
}

/** What the text at a path would be, where it is known without making it. */
function hashOfKnown(fingerprint: string, known: KnownText | undefined): string | undefined {
  return known?.fingerprint === fingerprint ? known.sha256 : undefined;
}

function hashOf(content: Exclude<FolderFile['content'], { kind: 'text' }>): string {
  switch (content.kind) {
    case 'bytes':
      return content.sha256;
    case 'onDisk':
      return content.file.sha256;
    case 'card':
      return content.card.sha256;
    default:
      return unreachable(content);
  }
}

/** Looks at what is in the folder now; anything that is not ours in the way of our files is refused. */
class FolderLook {
  readonly #folder: string;
  readonly #before: Files;
  readonly #folders = new Map<string, boolean>();

  constructor(folder: string, before: Files) {
    this.#folder = folder;
    this.#before = before;
  }

  /** What stands at a path, if anything does. */
  at(path: string): Stats | undefined {
    if (!this.#isReachable(path)) return undefined;
    const found = lstatSync(join(this.#folder, path), { throwIfNoEntry: false });
    if (found === undefined) return undefined;
    if (this.#before[path] === undefined || !found.isFile()) throw notOurs(path);
    return found;
  }

  /** Whether the file there is ours, whole, and the one with this hash. */
  async isSame(path: string, found: Stats, sha256: string): Promise<boolean> {
    const ours = this.#before[path];
    if (ours?.sha256 !== sha256 || ours.size !== found.size) return false;
    // Touched since we wrote it: look inside rather than trust its size.
    return (
      ours.modified === found.mtimeMs || (await hashOfFile(join(this.#folder, path))) === sha256
    );
  }

  /**
   * Whether the folders above a path are there. A link among them, or a file that is not ours, is refused: writing
   * through it would leave the folder.
   */
  #isReachable(path: string): boolean {
    for (let end = path.indexOf('/'); end !== -1; end = path.indexOf('/', end + 1)) {
      const above = path.slice(0, end);
      let isThere = this.#folders.get(above);
      if (isThere === undefined) {
        const found = lstatSync(join(this.#folder, above), { throwIfNoEntry: false });
        if (found !== undefined && !found.isDirectory() && this.#before[above] === undefined) {
          throw notOurs(above);
        }
        isThere = found?.isDirectory() === true;
        this.#folders.set(above, isThere);
      }
      if (!isThere) return false;
    }
    return true;
  }
}

function notOurs(path: string): GalleyError {
  return new GalleyError({
    code: 'folder-not-empty',
    subject: path,
    detail: 'something that no export put there stands in its place',
  });
}

async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}

/** At once: a small file costs more to wait for than to write. */
function writeWhole(path: string, bytes: Uint8Array): void {
  writeFileSync(path, bytes, { flag: 'wx', mode: 0o644 });
}

async function writeContent(
  path: string,
  content: Exclude<FolderFile['content'], { kind: 'text' }>,
  options: FolderOptions,
): Promise<void> {
  switch (content.kind) {
    case 'bytes':
      return writeWhole(path, content.bytes);
    case 'card':
      return writeWhole(path, await content.card.read());
    case 'onDisk': {
      const file = await open(path, 'wx', 0o644);
      try {
        for await (const chunk of storedChunks(content.file, options)) await writeAll(file, chunk);
      } finally {
        await file.close();
      }
      return;
    }
    default:
      unreachable(content);
  }
}

async function apply(folder: string, before: Files, plan: Plan): Promise<void> {
  const isUnchanged =
    plan.staged.length === 0 && plan.stale.length === 0 && isSameList(before, plan.files);
  if (isUnchanged) return;
  await mkdir(folder, { recursive: true });
  const changes = join(folder, FOLDER_CHANGES);
  // Both old and new files are ours from here on: an export that is cut short can be finished by the next one.
  const paths = [...plan.staged.map(({ path }) => path), ...plan.stale];
  await writeDurably(
    changes,
    JSON.stringify({ galley: 'site-folder-changes', format: 1, paths } satisfies z.infer<
      typeof folderChanges
    >),
  );
  const stale = new Set(plan.stale);
  const made = new Set<string>();
  let count = 0;
  for (const { path, from } of [...plan.staged].sort((a, b) => a.step - b.step)) {
    await makeParents(folder, path, stale, made);
    await move(from, join(folder, path));
    if (++count % LOOK_EVERY === 0) await breathe();
  }
  for (const path of stale) await remove(folder, path);
  const list = join(folder, FOLDER_MANIFEST);
  await writeDurably(list, manifestText(plan.files));
  lists.set(list, { stamp: stampOf(list), files: plan.files });
  await unlink(changes);
  await syncFolder(folder);
}

function isSameList(one: Files, other: Files): boolean {
  const paths = Object.keys(one);
  return (
    paths.length === Object.keys(other).length &&
    paths.every((path) => {
      const [a, b] = [one[path], other[path]];
      return a?.sha256 === b?.sha256 && a?.size === b?.size && a?.modified === b?.modified;
    })
  );
}

async function makeParents(
  folder: string,
  path: string,
  stale: Set<string>,
  made: Set<string>,
): Promise<void> {
  const parts = path.split('/').slice(0, -1);
  const parent = parts.join('/');
  if (made.has(parent)) return;
  made.add(parent);
  for (let depth = 1; depth <= parts.length; depth++) {
    const above = parts.slice(0, depth).join('/');
    // An old file of ours where a folder must be now.
    if (stale.delete(above)) await unlink(join(folder, above)).catch(ignoreMissing);
  }
  mkdirSync(join(folder, ...parts), { recursive: true });
}

async function move(from: string, to: string): Promise<void> {
  try {
    renameSync(from, to);
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

function manifestText(files: Files): string {
  return `${JSON.stringify({ galley: 'site-folder', format: 1, files })}\n`;
}
