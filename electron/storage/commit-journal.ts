// How several records change as one: written down together first, then one by one, finished or undone at the next open.
import { readFile } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import * as z from 'zod';
import { GalleyError, toFailure } from '../../core/errors.ts';
import { type Disk, errorCode, machineDisk, removeDurably, writeDurably } from './durable-file.ts';
import { sha256 } from './record-file.ts';
import { setFileAside } from './set-aside.ts';

/** One record of a change: where it lies, and what its file will hold. */
export interface RecordChange {
  readonly path: string;
  readonly text: string;
}

/**
 * `before` is what each file held, so that a journal that was left behind after its change was finished can
 * never put an old text over a newer one.
 */
const journalFile = z.object({
  galley: z.literal('commit'),
  format: z.literal(1),
  sha256: z.string(),
  changes: z.array(z.object({ path: z.string(), before: z.string().nullable(), text: z.string() })),
});
type Change = z.infer<typeof journalFile>['changes'][number];

/** Where an unfinished change of several records is written down. */
export function journalPath(library: string): string {
  return join(library, '.galley', 'commit.json');
}

/**
 * Writes several records of a library so that after a crash either all have changed or none has. When it
 * rejects, none has, or `recoverCommit` will finish it: call that before the next change.
 */
export async function commitTogether(
  library: string,
  wanted: readonly RecordChange[],
  disk: Disk = machineDisk,
): Promise<void> {
  const olds = await Promise.all(wanted.map(({ path }) => readText(path)));
  const changes = wanted.map(({ path, text }, index): Change => {
    const old = olds[index] ?? null;
    return { path: insidePath(library, path), before: old === null ? null : sha256(old), text };
  });
  const path = journalPath(library);
  await writeDurably(path, JSON.stringify(journalOf(changes)), disk);
  let begun = 0;
  try {
    for (const { path: target, text } of wanted) {
      begun += 1;
      await writeDurably(target, text, disk);
    }
  } catch (error) {
    // Undone in reverse; where even that fails, the journal stays and the whole change is finished later.
    for (let index = begun - 1; index >= 0; index -= 1) {
      const target = wanted[index]?.path ?? '';
      const old = olds[index] ?? null;
      if (old === null) await removeDurably(target, disk);
      else if ((await readText(target)) !== old) await writeDurably(target, old, disk);
    }
    await removeDurably(path, disk);
    throw error;
  }
  // The change is on disk. A journal that cannot be removed is found finished later, by what it says was `before`.
  await removeDurably(path, disk).catch(() => undefined);
}

export type Recovery = 'nothing' | 'finished' | 'discarded';

/**
 * Finishes, or drops whole, a change of several records that was cut short. It is finished only where every file is
 * still what it was before or already what it should become; a damaged journal is kept in `trash/set-aside`.
 * Call it with the library's lock held, before records are read.
 */
export async function recoverCommit(library: string, now: Date): Promise<Recovery> {
  const path = journalPath(library);
  const text = await readText(path);
  if (text === null) return 'nothing';
  const changes = parseJournal(text);
  if (changes === undefined) {
    await setFileAside(library, path, now);
    return 'discarded';
  }
  const targets = changes.map((change) => ({ ...change, path: outsidePath(library, change.path) }));
  const found = await Promise.all(targets.map((target) => readText(target.path)));
  const states = targets.map(({ before, text: after }, index) => {
    const current = found[index] ?? null;
    if (current === after) return 'new';
    return (current === null ? null : sha256(current)) === before ? 'old' : 'other';
  });
  const applies = !states.includes('other');
  if (applies) {
    for (const [index, { path: target, text: after }] of targets.entries()) {
      if (states[index] === 'old') await writeDurably(target, after);
    }
  }
  await removeDurably(path);
  return applies ? 'finished' : 'discarded';
}

function journalOf(changes: readonly Change[]): unknown {
  return { galley: 'commit', format: 1, sha256: sha256(JSON.stringify(changes)), changes };
}

/** Whether the text of a commit journal is what was written. */
export function isJournalWhole(text: string): boolean {
  return parseJournal(text) !== undefined;
}

function parseJournal(text: string): Change[] | undefined {
  try {
    const parsed = journalFile.safeParse(JSON.parse(text));
    if (!parsed.success) return undefined;
    const { changes } = parsed.data;
    const whole = sha256(JSON.stringify(changes)) === parsed.data.sha256;
    return whole && changes.every(({ path }) => isInside(path)) ? changes : undefined;
  } catch {
    return undefined;
  }
}

/** Names of a library's own records only: a library from elsewhere must not make us write outside it. */
function isInside(path: string): boolean {
  return (
    path.endsWith('.json') &&
    path.split('/').every((part) => /^[\w.-]+$/.test(part) && !part.startsWith('.'))
  );
}

function insidePath(library: string, path: string): string {
  const start = library.endsWith(sep) ? library : library + sep;
  const inside = path.startsWith(start) ? path.slice(start.length).split(sep).join('/') : '';
  if (!isInside(inside)) {
    throw new GalleyError({ code: 'internal', subject: basename(path), detail: 'not a record' });
  }
  return inside;
}

function outsidePath(library: string, path: string): string {
  return join(library, ...path.split('/'));
}

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw new GalleyError(
      { code: 'file-unreadable', subject: basename(path), detail: toFailure(error).detail },
      { cause: error },
    );
  }
}
