// What is on its way into a folder, noted beside its list so that whoever comes next can finish it?
import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { syncFolder, writeSynced } from '../storage/durable-file.ts';

/** Beside the list of a folder while files are put in place one by one: what is on its way in and out. */
export const FOLDER_CHANGES = '.galley-site.changes.json';

const folderChanges = z.object({
  galley: z.literal('site-folder-changes'),
  format: z.literal(1),
  /** Everything that comes, goes or is replaced: ours, whatever is there now. */
  paths: z.array(z.string()),
  /** The name of the folder in which everything that comes lies ready, whole and on disk, with the new list. */
  staging: z.string().optional(),
  /** Names in that folder, and where each belongs, in order. */
  moves: z.array(z.object({ name: z.string(), path: z.string() })).optional(),
  /** The SHA-256 of that list, so that a folder which has it already is known to be done. */
  list: z.string().optional(),
  /** What goes. */
  stale: z.array(z.string()).optional(),
});
export type FolderChanges = z.infer<typeof folderChanges>;

/** What a note says. */
export type NotedChanges = Omit<FolderChanges, 'galley' | 'format'>;

/**
 * Writes the note; nothing may change in the folder before it is on disk. It is written in `outside`, so that a crash leaves nothing
 * half written in the folder.
 */
export async function noteChanges(
  folder: string,
  outside: string,
  changes: NotedChanges,
): Promise<void> {
  const note: FolderChanges = { galley: 'site-folder-changes', format: 1, ...changes };
  const written = join(outside, 'changes');
  await writeSynced(written, JSON.stringify(note));
  await rename(written, join(folder, FOLDER_CHANGES));
  await syncFolder(folder);
}

/**
 * Reads the note. It is written whole before anything changes: one that cannot be read was never acted on. Of one that somebody
 * edited, only what stays inside the folder counts.
 */
export async function readChanges(folder: string): Promise<FolderChanges | undefined> {
  const text = await readFile(join(folder, FOLDER_CHANGES), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const parsed = folderChanges.safeParse(parsedOrNothing(text));
  if (!parsed.success) return undefined;
  const { moves, stale } = parsed.data;
  return {
    ...parsed.data,
    paths: parsed.data.paths.filter(isInside),
    ...(moves && {
      moves: moves.filter(({ name, path }) => /^[0-9]+$/.test(name) && isInside(path)),
    }),
    ...(stale && { stale: stale.filter(isInside) }),
  };
}

/** Whether a path of a list stays inside its folder; somebody may have edited it. */
export function isInside(path: string): boolean {
  return (
    !/[\\:\0]/.test(path) &&
    path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
  );
}

/** What a JSON text says, or undefined. */
export function parsedOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
