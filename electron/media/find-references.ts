// What in a whole newsroom still refers to files that no article uses? Every file is looked through for their names: an id of 64 digits
// says nothing else by chance, so that kinds of records which are not known yet keep their files, too.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import * as z from 'zod';
import type { AssetId } from '../../core/content/ids.ts';
import { failure, type Result, success, toFailure } from '../../core/errors.ts';
import type { Keeper } from '../../core/ipc/media-contract.ts';
import { errorCode, TEMPORARY } from '../storage/durable-file.ts';
import { files, filesUnder } from '../storage/library-files.ts';

/** Larger than any record: what is larger is no record, or cannot be known. */
const MOST_BYTES = 128 * 1024 * 1024;
const AT_ONCE = 16;

export interface ReferenceSearch {
  readonly library: string;
  /** The files that are asked about. */
  readonly wanted: ReadonlySet<AssetId>;
  /** What can still be undone in articles, outside the library. */
  readonly undoFolder: string;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

export interface FoundReferences {
  /** What keeps each file that something refers to: the nearest to the reader first. */
  readonly kept: ReadonlyMap<AssetId, Keeper>;
  /** Revisions that could not be read. */
  readonly unreadable: number;
}

const order: readonly Keeper[] = ['article', 'receipt', 'trash', 'history', 'other'];

/**
 * Finds which of the wanted files something refers to. Fails where a file cannot be read, other than a damaged revision: then nothing is
 * known for sure, and nothing may be taken for rubbish.
 */
export async function findReferences(search: ReferenceSearch): Promise<Result<FoundReferences>> {
  const { library, wanted, signal, onProgress } = search;
  const kept = new Map<AssetId, Keeper>();
  let unreadable = 0;
  const keep = (text: string, by: Keeper): void => {
    for (const [name] of text.matchAll(/[0-9a-f]{64}/g)) {
      // A name that was found is compared with those that are asked for; it is one of them or it is nothing.
      const id = name as AssetId;
      if (!wanted.has(id)) continue;
      const before = kept.get(id);
      if (before === undefined || order.indexOf(by) < order.indexOf(before)) kept.set(id, by);
    }
  };
  try {
    const paths = await pathsToSearch(library);
    const published = await objectsToSearch(library);
    const undoings = await filesIn(search.undoFolder);
    const all: { readonly path: string; readonly by: Keeper }[] = [
      ...paths.map((path) => ({ path, by: keeperOf(library, path) })),
      ...published.map((path) => ({ path, by: 'receipt' as const })),
      ...undoings.map((path) => ({ path, by: 'other' as const })),
    ];
    for (const name of await readdir(files.receiptObjects(library)).catch(() => [])) {
      keep(name, 'receipt');
    }
    for (let start = 0; start < all.length; start += AT_ONCE) {
      if (signal.aborted) return failure('cancelled');
      const batch = all.slice(start, start + AT_ONCE);
      await Promise.all(
        batch.map(async ({ path, by }) => {
          const text = await readText(path);
          if (text === undefined) unreadable += 1;
          else keep(text, by);
        }),
      );
      onProgress(Math.min(start + AT_ONCE, all.length), all.length);
    }
    return success({ kept, unreadable });
  } catch (error) {
    return failure('file-unreadable', { detail: toFailure(error).detail });
  }
}

/** Every file of a library that may hold the name of another: not the files themselves, not caches, not bytes that were published. */
async function pathsToSearch(library: string): Promise<string[]> {
  const passedBy = [
    files.media(library),
    files.trashedMedia(library),
    files.receiptObjects(library),
  ];
  const caches = new Set([
    files.articleIndex(library),
    files.mediaIndex(library),
    files.searchIndex(library),
  ]);
  const found: string[] = [];
  for (const entry of await readdir(library, { withFileTypes: true })) {
    const path = join(library, entry.name);
    // What begins with a dot belongs to other programs, such as git; but for our own corner.
    if (entry.name.startsWith('.') && path !== files.own(library)) continue;
    if (entry.isFile()) found.push(path);
    else if (entry.isDirectory() && path !== files.media(library)) {
      found.push(...(await filesUnder(path)));
    }
  }
  return found.filter(
    (path) =>
      !caches.has(path) &&
      !TEMPORARY.test(path.split(sep).at(-1) ?? '') &&
      // A record of a file names that very file, and so does its copy from before a migration.
      !/^trash[\\/]format-\d+[\\/]media[\\/]/.test(relative(library, path)) &&
      !passedBy.some((folder) => path.startsWith(`${folder}${sep}`)),
  );
}

const receipt = z.object({
  record: z.object({
    publish: z.object({ list: z.string(), texts: z.string().optional() }).nullish(),
  }),
});
const textList = z.object({ articles: z.array(z.string()) });

/** The lists of what was published, and the articles it was made from. What lies around those names every file there was. */
async function objectsToSearch(library: string): Promise<string[]> {
  const names = new Set<string>();
  for (const path of await filesIn(files.receipts(library))) {
    if (!path.endsWith('.json')) continue;
    const parsed = receipt.safeParse(jsonOf(await readText(path)));
    const publish = parsed.success ? parsed.data.record.publish : null;
    if (publish == null) continue;
    names.add(publish.list);
    if (publish.texts === undefined) continue;
    const list = textList.safeParse(
      jsonOf(await readText(files.receiptObject(library, publish.texts))),
    );
    // A list that is not kept any more has let go of its objects, too.
    for (const name of list.success ? list.data.articles : []) names.add(name);
  }
  return [...names]
    .filter((name) => /^[0-9a-f]{64}$/.test(name))
    .map((name) => files.receiptObject(library, name));
}

function jsonOf(text: string | undefined): unknown {
  try {
    return text === undefined || text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => join(folder, name));
}

const unpack = promisify(gunzip);

/** What a file says; nothing where it is gone meanwhile, undefined where it is a damaged revision. */
async function readText(path: string): Promise<string | undefined> {
  try {
    const { size } = await stat(path);
    if (size > MOST_BYTES) throw new RangeError(`${path} is larger than any record`);
    const bytes = await readFile(path);
    if (!path.endsWith('.gz')) return bytes.toString('latin1');
    const unpacked = await unpack(bytes, { maxOutputLength: MOST_BYTES }).catch(() => undefined);
    return unpacked?.toString('latin1');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return '';
    throw error;
  }
}

function keeperOf(library: string, path: string): Keeper {
  switch (relative(library, path).split(sep)[0]) {
    case 'articles':
      return 'article';
    case 'trash':
      return 'trash';
    case 'history':
      return 'history';
    case 'receipts':
      return 'receipt';
    default:
      return 'other';
  }
}
