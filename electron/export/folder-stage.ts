// Which files of a website must be written into a folder, and where do they wait until all of them are there?
import { lstatSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { unreachable } from '../../core/errors.ts';
import type { PlannedText } from '../../core/export/compile.ts';
import { writeAll } from '../storage/durable-file.ts';
import type { KeptCard, OnDisk } from './assemble.ts';
import { readSmall } from './asset-bytes.ts';
import { storedChunks, throwIfCancelled, type WriteOptions } from './bundle-writer.ts';
import { type Files, UNKNOWN } from './folder-list.ts';
import { FolderLook } from './folder-look.ts';
import { type LookedFolders, shareLayout } from './folder-scan.ts';
import { atMost } from './folder-syncs.ts';
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

export interface StageOptions extends WriteOptions {
  /** What is known of the texts of the export before, by path: one made from the same things is not made again. */
  readonly known: ReadonlyMap<string, KnownText>;
  /** The files of `before` that are not as it says, where somebody has just looked at all of them; else they are looked at here. */
  readonly others?: ReadonlySet<string> | undefined;
  texts(wanted: readonly WantedText[]): TextSource;
}

/** A file that waits. */
export interface StagedFile {
  readonly path: string;
  /** Its name in the folder where it waits. */
  readonly name: string;
}

/** What a folder shall hold, and what is missing of it. */
export interface FolderPlan {
  readonly files: Files;
  readonly bytes: number;
  /** In the order in which they are put in place. */
  readonly staged: readonly StagedFile[];
  readonly stale: readonly string[];
  readonly made: number;
  readonly texts: ReadonlyMap<string, KnownText>;
  /** What was found of the folders in it. */
  readonly folders: LookedFolders;
}

/** Files looked at, or written, between two looks at the event loop, where a wish to cancel arrives. */
const LOOK_EVERY = 1024;
const BREATHE_EVERY = 16;
/** Files of so many bytes are copied at once. */
const AT_ONCE = 128 * 1024;
/** Files that are brought to the disk at once. */
const SYNCS = 8;

/**
 * Makes whatever the folder does not hold yet, in `staging`: when it resolves, all of it is on disk there. `before` is
 * what is ours in the folder.
 */
export async function stageFolder(
  folder: string,
  staging: string,
  before: Files,
  wanted: readonly FolderFile[],
  options: StageOptions,
): Promise<FolderPlan> {
  const files: Files = {};
  const staged: (StagedFile & { readonly step: number })[] = [];
  const texts = new Map<string, KnownText>();
  const look = new FolderLook(folder, before, options.others);
  const keep = (path: string, file: Files[string]): void => {
    files[path] = file;
    bytes += file.size;
  };
  let bytes = 0;
  let count = 0;
  /** Files that are as they shall be, and of which nobody has been told. */
  let untold = 0;
  const missing: FolderFile[] = [];
  for (const file of wanted) {
    const { path, content } = file;
    const known = content.kind === 'text' ? options.known.get(path) : undefined;
    const hash =
      content.kind === 'text' ? hashOfKnown(content.fingerprint, known) : hashOf(content);
    const found = look.kept(path, hash);
    // Nearly all are known at once, and not waited for.
    const kept = found instanceof Promise ? await found : found;
    if (kept !== undefined) {
      keep(path, kept);
      if (known !== undefined) texts.set(path, known);
      untold += 1;
    } else {
      // Its place in `files` stays that of its path.
      files[path] = UNKNOWN;
      missing.push(file);
    }
    if (++count % LOOK_EVERY === 0) {
      throwIfCancelled(options.signal);
      if (untold > 0) options.onEntry(path, untold);
      untold = 0;
      await breathe();
    }
  }
  const lastOne = wanted.at(-1);
  if (untold > 0 && lastOne !== undefined) options.onEntry(lastOne.path, untold);
  const source = options.texts(
    missing.flatMap(({ content }, index) =>
      content.kind === 'text'
        ? [{ text: content.text, form: 'file' as const, path: join(staging, String(index)) }]
        : [],
    ),
  );
  const syncs = atMost(SYNCS);
  let made = 0;
  try {
    for (const [index, { path, content, step }] of missing.entries()) {
      throwIfCancelled(options.signal);
      const name = String(index);
      const from = join(staging, name);
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
        const same = await look.kept(path, hash);
        if (same !== undefined) {
          keep(path, same);
          written = false;
        }
      } else {
        hash = hashOf(content);
        await writeContent(from, content, options);
      }
      if (written) {
        await syncs.add(() => syncFile(from));
        const { size, mtimeMs: modified } = lstatSync(from);
        keep(path, { sha256: hash, size, modified });
        staged.push({ path, name, step });
      }
      options.onEntry(path);
      if (++count % BREATHE_EVERY === 0) await breathe();
    }
  } finally {
    await source.close();
    await syncs.done();
  }
  const stale = Object.keys(before).filter((path) => files[path] === undefined);
  if (stale.length === 0 && staged.every(({ path }) => before[path] !== undefined)) {
    shareLayout(files, before);
  }
  staged.sort((a, b) => a.step - b.step);
  return { files, bytes, staged, stale, made, texts, folders: look.folders };
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

/** At once: a small file costs more to wait for than to write. */
function writeWhole(path: string, bytes: Uint8Array): void {
  writeFileSync(path, bytes, { flag: 'wx', mode: 0o644 });
}

async function writeContent(
  path: string,
  content: Exclude<FolderFile['content'], { kind: 'text' }>,
  options: StageOptions,
): Promise<void> {
  switch (content.kind) {
    case 'bytes':
      return writeWhole(path, content.bytes);
    case 'card':
      return writeWhole(path, await content.card.read());
    case 'onDisk': {
      if (content.file.size <= AT_ONCE) {
        return writeWhole(path, readSmall(content.file, content.file.from));
      }
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

/** A file that others wrote is brought to the disk. */
async function syncFile(path: string): Promise<void> {
  // Windows syncs only what may be written.
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
