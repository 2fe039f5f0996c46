// What was published, byte by byte, for as long as somebody may want it back? Objects by the hash of their bytes, beside the receipts.
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import type { Receipt } from '../../core/content/receipt.ts';
import { failure, GalleyError, type Result, success } from '../../core/errors.ts';
import { readSiteList, type SiteList, siteListText } from '../../core/publish/site-list.ts';
import { inParallel } from '../in-parallel.ts';
import { removeDurably, writeDurably } from './durable-file.ts';
import { files } from './library-files.ts';
import { objectsOfTexts } from './published-texts.ts';
import { keepObjects, namesOf, type ObjectContent } from './receipt-objects.ts';
import { readRecord, sha256 } from './record-file.ts';

const LOOKS_AT_ONCE = 16;

/** So many publishes of one target can be brought back. */
export const KEPT_PUBLISHES = 10;

/**
 * Keeps the list of a publish and the bytes of every file it names. What is kept already is not written again. Answers with the
 * checksum that names the list.
 */
export async function keepPublished(
  library: string,
  list: SiteList,
  contentOf: (path: string) => ObjectContent,
): Promise<string> {
  await keepObjects(
    library,
    [...list.files].map(([path, file]) => ({ ...file, open: () => contentOf(path).open() })),
  );
  const text = siteListText(list);
  const name = sha256(text);
  // The list comes last: where it is, everything it names is.
  if (!(await namesOf(library)).includes(name)) {
    await writeDurably(files.receiptObject(library, name), text);
  }
  return name;
}

/** A publish that was kept; its bytes are compared with their names as they are read. Fails with `not-found` when it is not kept any more. */
export async function readPublished(
  library: string,
  list: string,
): Promise<Result<{ list: SiteList; content(path: string): ObjectContent }>> {
  const bytes = await readFile(files.receiptObject(library, list)).catch(() => undefined);
  if (bytes === undefined) return failure('not-found', { subject: 'What was published then' });
  if (sha256(bytes) !== list) return failure('damaged-record', { subject: list });
  const read = readSiteList(bytes.toString('utf8'));
  if (!read.ok) return read;
  const missing: string[] = [];
  for (const [path, file] of read.value.files) {
    const found = await stat(files.receiptObject(library, file.sha256)).catch(() => undefined);
    if (found?.size !== file.size) missing.push(path);
  }
  if (missing[0] !== undefined) return failure('not-found', { subject: missing[0] });
  const { files: listed } = read.value;
  return success({
    list: read.value,
    content(path) {
      const file = listed.get(path);
      if (file === undefined) throw new GalleyError({ code: 'not-found', subject: path });
      const from = files.receiptObject(library, file.sha256);
      return { ...file, from, open: () => createReadStream(from) };
    },
  });
}

/** Whether the list of a publish is still kept: with it goes all it names. */
export async function isKept(library: string, list: string): Promise<boolean> {
  return (await stat(files.receiptObject(library, list)).catch(() => undefined)) !== undefined;
}

/** Removes objects that none of the last publishes of any target needs. Answers with what is left, in bytes. */
export async function prunePublished(library: string): Promise<{ objects: number; bytes: number }> {
  const kept = await keptPublishes(library);
  const lists = kept.map(({ list }) => list);
  const needed = new Set<string>(lists);
  for (const { texts } of kept) {
    if (texts === undefined) continue;
    // Texts that are damaged are of no use to anybody; those of other publishes are named by their own lists.
    for (const name of (await objectsOfTexts(library, texts)) ?? []) needed.add(name);
  }
  for (const list of lists) {
    const text = await readFile(files.receiptObject(library, list), 'utf8').catch(() => undefined);
    const read = text === undefined ? undefined : readSiteList(text);
    // A list that cannot be read says nothing of what it needs: then nothing is removed.
    if (text !== undefined && read?.ok !== true) return costOf(library);
    for (const { sha256: name } of read?.ok ? read.value.files.values() : []) needed.add(name);
  }
  for (const name of await namesOf(library)) {
    if (/^[0-9a-f]{64}$/.test(name) && !needed.has(name)) {
      await removeDurably(files.receiptObject(library, name));
    }
  }
  return costOf(library);
}

/** What the kept publishes take on the disk. */
export async function costOf(library: string): Promise<{ objects: number; bytes: number }> {
  let [objects, bytes] = [0, 0];
  // Tens of thousands of them: nobody waits for one after the other.
  await inParallel(await namesOf(library), LOOKS_AT_ONCE, async (name) => {
    const found = await stat(files.receiptObject(library, name)).catch(() => undefined);
    if (found === undefined) return;
    objects += 1;
    bytes += found.size;
  });
  return { objects, bytes };
}

/** What is known of receipts without reading them: their target, or null where they tell of an export. Receipts never change. */
export type KnownReceipts = Map<string, string | null>;

/**
 * The receipts of publishes, newest first, at most `most` of each of `targets`, or of every one where none are named. Those that
 * cannot be read are left out. Each may name ten thousand articles: nothing is read that is older than what was asked for.
 */
export async function readReceipts(
  library: string,
  {
    targets,
    most = Number.POSITIVE_INFINITY,
    known = new Map(),
  }: { targets?: readonly string[]; most?: number; known?: KnownReceipts } = {},
): Promise<Receipt[]> {
  const names = await readdir(files.receipts(library)).catch(() => []);
  const ids = names.flatMap((name) => (name.endsWith('.json') ? [name.slice(0, -5)] : []));
  const missing = new Map(targets?.map((target) => [target, most]));
  const isWanted = (target: string | null): target is string =>
    target !== null && (targets === undefined || (missing.get(target) ?? 0) > 0);
  const receipts: Receipt[] = [];
  // They are named by the moment they were made at.
  for (const id of ids.sort().reverse()) {
    if (targets !== undefined && missing.size === 0) break;
    const of = known.get(id);
    if (of !== undefined && !isWanted(of)) continue;
    const read = await readRecord('receipt', files.receipt(library, id));
    if (!read.ok) continue;
    const target = read.value.publish?.target ?? null;
    known.set(id, target);
    if (!isWanted(target)) continue;
    receipts.push(read.value);
    const left = (missing.get(target) ?? 0) - 1;
    if (left > 0) missing.set(target, left);
    else missing.delete(target);
  }
  return receipts;
}

async function keptPublishes(library: string): Promise<NonNullable<Receipt['publish']>[]> {
  const counts = new Map<string, number>();
  return (await readReceipts(library)).flatMap(({ publish }) => {
    if (publish === null) return [];
    const count = (counts.get(publish.target) ?? 0) + 1;
    counts.set(publish.target, count);
    return count <= KEPT_PUBLISHES ? [publish] : [];
  });
}
