// What is written about every file of a library, without reading thousands of records each time? A cache of the records, checked against
// each file's size and time, never believed over one, and made anew whenever anything about it is odd.
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import * as z from 'zod';
import { type Asset, asset } from '../../core/content/asset.ts';
import type { AssetId } from '../../core/content/ids.ts';
import { inParallel } from '../in-parallel.ts';
import { ensureFolder, writeDurably } from '../storage/durable-file.ts';
import { files, listAssetIds } from '../storage/library-files.ts';
import { readRecord } from '../storage/record-file.ts';

const FORMAT = 1;
/** Files read together, and files only looked at together. */
const AT_ONCE = 32;
const LOOKS_AT_ONCE = 256;
/** Records of one line, and so between two moments in which other work gets its turn. */
const PER_LINE = 250;
/** A file this young may change again without its time changing: its record is used now and not kept. */
const SETTLED_AFTER_MS = 2_500;

interface Row {
  readonly size: number;
  readonly mtimeMs: number;
  readonly asset: Asset;
}

const header = z.object({
  galley: z.literal('media-index'),
  format: z.literal(FORMAT),
  files: z.int().nonnegative(),
  /** Of the lines below. */
  sha256: z.string(),
});
const line = z.array(z.object({ size: z.int(), mtimeMs: z.number(), asset }));

/** The records of all files that can be read, in the order of their ids. Writes the cache anew where it was behind. */
export async function readAssets(
  library: string,
  { mayWrite, now = Date.now }: { readonly mayWrite: boolean; readonly now?: () => number },
): Promise<Map<AssetId, Asset>> {
  const stored = (await readStored(library)) ?? new Map<AssetId, Row>();
  const ids = await listAssetIds(library).catch(() => []);
  const rows = new Map<AssetId, Row>();
  const kept = new Map<AssetId, Row>();
  const others: AssetId[] = [];
  await inParallel(ids, LOOKS_AT_ONCE, async (id) => {
    const row = stored.get(id);
    const found = row && (await stat(files.assetRecord(library, id)).catch(() => undefined));
    if (row === undefined || found?.size !== row.size || found.mtimeMs !== row.mtimeMs) {
      others.push(id);
      return;
    }
    rows.set(id, row);
    kept.set(id, row);
  });
  await inParallel(others, AT_ONCE, async (id) => {
    const path = files.assetRecord(library, id);
    // Before reading: a file that changes meanwhile is then seen as another one the next time.
    const found = await stat(path).catch(() => undefined);
    const record = await readRecord('asset', path);
    if (found === undefined || !record.ok) return;
    const row = { size: found.size, mtimeMs: found.mtimeMs, asset: record.value };
    rows.set(id, row);
    if (Math.abs(now() - found.mtimeMs) > SETTLED_AFTER_MS) kept.set(id, row);
  });
  const isBehind =
    kept.size !== stored.size || [...kept].some(([id, row]) => stored.get(id) !== row);
  // No cache is no loss: on a full disk what matters fails loudly elsewhere.
  if (mayWrite && isBehind) await store(library, kept).catch(() => undefined);
  return new Map(
    ids.flatMap((id) => {
      const row = rows.get(id);
      return row === undefined ? [] : [[id, row.asset] as const];
    }),
  );
}

async function readStored(library: string): Promise<Map<AssetId, Row> | undefined> {
  try {
    const bytes = await readFile(files.mediaIndex(library));
    const first = bytes.indexOf('\n') + 1;
    const head = header.parse(JSON.parse(bytes.toString('utf8', 0, first)));
    if (digest(bytes.subarray(first)) !== head.sha256) return undefined;
    const rows = new Map<AssetId, Row>();
    for (let start = first; start < bytes.length; ) {
      const end = bytes.indexOf('\n', start);
      for (const row of line.parse(JSON.parse(bytes.toString('utf8', start, end)))) {
        rows.set(row.asset.id, row);
      }
      start = end + 1;
      await nextTurn();
    }
    return rows.size === head.files ? rows : undefined;
  } catch {
    return undefined;
  }
}

async function store(library: string, rows: ReadonlyMap<AssetId, Row>): Promise<void> {
  const all = [...rows.values()];
  const lines: string[] = [];
  for (let start = 0; start < all.length; start += PER_LINE) {
    lines.push(`${JSON.stringify(all.slice(start, start + PER_LINE))}\n`);
    await nextTurn();
  }
  const body = lines.join('');
  const head: z.input<typeof header> = {
    galley: 'media-index',
    format: FORMAT,
    files: all.length,
    sha256: digest(body),
  };
  await ensureFolder(files.own(library));
  await writeDurably(files.mediaIndex(library), `${JSON.stringify(head)}\n${body}`);
}

function digest(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
