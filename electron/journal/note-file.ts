// How does unsaved text reach the disk? A small writer of its own, which shares no code with the one that saves:
// what breaks the one must not break the other.
import { createHash, randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { type ArticleId, articleId, libraryId } from '../../core/content/ids.ts';
import { notedText } from '../../core/content/journal.ts';

/** The format of a note; a newer one is left for the Galley that wrote it. */
export const NOTE_FORMAT = 1;

export const note = z.object({
  library: libraryId,
  article: articleId,
  /** The revision that the text was typed over. */
  baseRevision: z.int().nonnegative(),
  /** SHA-256 of the text that a save under way was sent with, so that its revision is known to be our own. */
  sent: z.string().optional(),
  at: z.iso.datetime(),
  /** A person closed the window although this was not saved. */
  closedOver: z.literal(true).optional(),
  text: notedText,
});
export type Note = z.infer<typeof note>;

const envelope = z.object({
  galley: z.literal('note'),
  format: z.int().positive(),
  sha256: z.string(),
  note: z.unknown(),
});

export type NoteRead =
  | { readonly state: 'whole'; readonly note: Note }
  | { readonly state: 'none' }
  /** Cut short, changed, or not a note at all. */
  | { readonly state: 'damaged'; readonly why: string };

export function digest(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** What a note's file is called, without the extension: one for each window that an article is written in. */
export const noteName = (article: ArticleId, window: number) => `${article}.${window}`;

/** Which article a file of the journal is named for. Before windows had notes of their own, it was all of the name. */
export function articleOfNote(fileName: string): ArticleId | undefined {
  const id = articleId.safeParse(/^([^.]+)(?:\.\d+)?\.json$/.exec(fileName)?.[1]);
  return id.success ? id.data : undefined;
}

export const journalFolder = (library: string) => join(library, '.galley', 'journal');
export const notePath = (library: string, name: string) =>
  join(journalFolder(library), `${name}.json`);

/** The journal of a library that is there: a missing library is never made to look like an empty one. */
export async function prepareJournal(library: string): Promise<void> {
  await mkdir(join(library, '.galley'), { mode: 0o755 }).catch(ifPresent);
  await mkdir(journalFolder(library), { mode: 0o700 }).catch(ifPresent);
}

function ifPresent(error: unknown): void {
  if (codeOf(error) !== 'EEXIST') throw error;
}

/**
 * Writes a note so that it survives a power cut once this resolves. The note before it stays whole until then.
 * Only the owner can read it: it holds what nobody has decided to share yet.
 */
export async function writeNote(library: string, name: string, written: Note): Promise<void> {
  const path = notePath(library, name);
  const beside = `${path}.next`;
  const content = JSON.stringify(written);
  const bytes = Buffer.from(
    `{"galley":"note","format":${NOTE_FORMAT},"sha256":"${digest(content)}","note":${content}}\n`,
    'utf8',
  );
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC;
  const file = await open(beside, flags, 0o600);
  try {
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await file.write(bytes, done, bytes.length - done, done);
      if (bytesWritten === 0) throw new Error('the disk took nothing');
      done += bytesWritten;
    }
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, path);
  await syncJournal(library);
}

/** Removes a note, if it is there. */
export async function removeNote(library: string, name: string): Promise<void> {
  await unlink(notePath(library, name)).catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') throw error;
  });
}

/** Hands a note to another window: from now on it is found under that window's name, and only there. */
export async function renameNote(library: string, from: string, to: string): Promise<void> {
  await rename(notePath(library, from), notePath(library, to));
  await syncJournal(library);
}

export async function readNote(path: string): Promise<NoteRead> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { state: 'none' };
    throw error;
  }
  let outer: z.infer<typeof envelope>;
  try {
    outer = envelope.parse(JSON.parse(text));
  } catch {
    return { state: 'damaged', why: 'it is cut short, or not a note' };
  }
  if (outer.format !== NOTE_FORMAT) {
    return { state: 'damaged', why: `its format is ${outer.format}, not ${NOTE_FORMAT}` };
  }
  if (digest(JSON.stringify(outer.note)) !== outer.sha256) {
    return { state: 'damaged', why: 'the checksum does not match the content' };
  }
  const parsed = note.safeParse(outer.note);
  if (!parsed.success) return { state: 'damaged', why: 'a member is missing or wrong' };
  return { state: 'whole', note: parsed.data };
}

/** The files of the journal that bear the name of a note. */
export async function noteNames(library: string): Promise<string[]> {
  const names = await readdir(journalFolder(library)).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  });
  return names.filter((name) => name.endsWith('.json')).sort();
}

/** Moves a file of the journal to where files lie that could not be used; nothing is ever deleted. */
export async function setNoteAside(library: string, name: string, now: Date): Promise<string> {
  const trash = join(library, 'trash');
  await mkdir(trash).catch(ifPresent);
  await mkdir(join(trash, 'set-aside')).catch(ifPresent);
  const stamp = now.toISOString().replaceAll(':', '-');
  // Two in one millisecond must not take each other's place.
  const to = `trash/set-aside/${stamp} note ${randomBytes(3).toString('hex')} ${name}`;
  await rename(join(journalFolder(library), name), join(library, to));
  return to;
}

async function syncJournal(library: string): Promise<void> {
  // Windows has no fsync of folders and needs none.
  if (process.platform === 'win32') return;
  const folder = await open(journalFolder(library), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}
