// How is an issue of the newsletter handed over: as a folder or a zip, whole or not there at all?
import { lstat, mkdir, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { NewsletterIssue } from '../../core/content/newsletter.ts';
import {
  type Failure,
  failure,
  GalleyError,
  type Result,
  success,
  toFailure,
} from '../../core/errors.ts';
import { type IssueFinding, nameOfPlace } from '../../core/newsletter/run-checks.ts';
import { throwIfCancelled, writeBundle } from '../export/bundle-writer.ts';
import { FolderDesk } from '../export/folder-desk.ts';
import { switchFolders } from '../export/switch-folders.ts';
import {
  asWriteFailure,
  ensureFolder,
  moveDurably,
  temporaryBeside,
  writeDurably,
} from '../storage/durable-file.ts';
import { readLibrary } from '../storage/read-library.ts';
import { type MailFile, type MailPlace, type MailWish, makeMailFiles } from './mail-files.ts';

export interface HandOverWish extends MailWish {
  /** The number of an issue, or its id. */
  readonly issue: string;
  readonly destination: { readonly kind: 'folder' | 'zip'; readonly path: string };
  /** Whether nothing is written while a finding is blocking. */
  readonly isStrict?: boolean;
}

export interface HandOverReceipt {
  readonly issue: Pick<NewsletterIssue, 'id' | 'number' | 'subject' | 'status'>;
  readonly articles: number;
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  /** Of the HTML, which is what mail programs cut. */
  readonly htmlBytes: number;
  readonly findings: readonly HandOverFinding[];
  readonly lostPictures: readonly string[];
  /** False where blocking findings held it back. */
  readonly isWritten: boolean;
}

/** A finding with what people call its place. */
export type HandOverFinding = IssueFinding & { readonly name: string };

/** Hands an issue over as the library on disk has it. Nothing in the library is written; failing or cancelling leaves no file behind. */
export async function handOver(
  place: MailPlace,
  wish: HandOverWish,
): Promise<Result<HandOverReceipt>> {
  const read = await readLibrary(place.libraryFolder);
  if (!read.ok) return read;
  const { snapshot, problems } = read.value;
  const found = findIssue(snapshot.newsletters, wish.issue);
  if (!found.ok) {
    // A damaged record is not “no such issue”.
    const damaged = problems.find(({ file }) =>
      file.replaceAll('\\', '/').startsWith('newsletters/'),
    );
    if (damaged === undefined || found.error.code !== 'not-found') return found;
    return failure('damaged-record', { subject: damaged.file, detail: damaged.detail });
  }
  const issue = found.value;
  try {
    const { files, view, checked, lostPictures } = await makeMailFiles(
      issue,
      snapshot,
      place,
      wish,
    );
    const isBlocked = checked.findings.some(({ severity }) => severity === 'blocking');
    const isWritten = !(wish.isStrict === true && isBlocked);
    if (isWritten) await writeFiles(files, wish.destination, place.cacheFolder, wish.signal);
    const { id, number, subject, status } = issue;
    return success({
      issue: { id, number, subject, status },
      articles: view.parts.reduce(
        (sum, part) => sum + (part.kind === 'section' ? part.items.length : 0),
        0,
      ),
      files: files.map(({ path, bytes }) => ({ path, bytes: bytes.byteLength })),
      htmlBytes: files[0]?.bytes.byteLength ?? 0,
      findings: checked.findings.map((finding) => ({
        ...finding,
        name: nameOfPlace(finding.place, issue, snapshot),
      })),
      lostPictures,
      isWritten,
    });
  } catch (error) {
    return { ok: false, error: toFailure(error) };
  }
}

/** An issue by its id or its number. Issues of several languages may share a number: then the id must be given. */
export function findIssue(
  issues: readonly NewsletterIssue[],
  wanted: string,
): Result<NewsletterIssue> {
  const byId = issues.find(({ id }) => id === wanted);
  if (byId !== undefined) return success(byId);
  const byNumber = issues.filter(({ number }) => String(number) === wanted);
  const [only, another] = byNumber;
  if (only === undefined) return failure('not-found', { subject: `Issue ${wanted}` });
  if (another === undefined) return success(only);
  const ids = byNumber.map(({ id, language }) => `${id} (${language})`).join(', ');
  return failure('invalid-argument', {
    subject: `Issue ${wanted}`,
    detail: `several issues have this number: ${ids}`,
  });
}

/**
 * Writes the files to a folder or a zip, which is then as a whole what it was, or as a whole new. What waits beside it until then is noted in the
 * person's cache, so that the next hand-over, or start of the app, removes what a crash left of it, and puts the folder into its place that a crash between two renames took away. Throws `GalleyError`.
 */
export async function writeFiles(
  files: readonly MailFile[],
  { kind, path }: HandOverWish['destination'],
  cacheFolder: string,
  signal?: AbortSignal,
): Promise<void> {
  const desk = await takeDesk(cacheFolder, path);
  try {
    await desk.sweep();
    await ensureFolder(dirname(path)).catch((error: unknown) => {
      throw asWriteFailure(error, path);
    });
    const temporary = temporaryBeside(path);
    await desk.noteStaging(temporary);
    if (kind === 'folder') await writeFolder(files, desk, path, temporary, signal);
    else {
      const entries = files.map((file) => ({ kind: 'bytes', ...file }) as const);
      await writeBundle(path, entries, { onEntry: () => {}, signal, temporary });
    }
  } finally {
    await desk.sweep();
    await desk.release();
  }
}

async function takeDesk(cacheFolder: string, path: string): Promise<FolderDesk> {
  try {
    return await FolderDesk.take(cacheFolder, path);
  } catch (error) {
    if (!(error instanceof GalleyError) || error.failure.code !== 'export-failed') throw error;
    const { detail } = error.failure;
    throw new GalleyError({ code: 'not-permitted', subject: basename(path), detail });
  }
}

async function writeFolder(
  files: readonly MailFile[],
  desk: FolderDesk,
  path: string,
  fresh: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const refused = await whyNotReplaced(path);
  if (refused !== undefined) throw new GalleyError(refused);
  try {
    await mkdir(fresh);
    for (const file of files) {
      throwIfCancelled(signal);
      const to = join(fresh, ...file.path.split('/'));
      await ensureFolder(dirname(to));
      await writeDurably(to, file.bytes);
    }
    throwIfCancelled(signal);
    if ((await lstat(path).catch(() => undefined)) === undefined) {
      await moveDurably(fresh, path);
      return;
    }
    const aside = temporaryBeside(path);
    await desk.noteExchange(fresh, aside);
    const switched = await switchFolders(path, fresh, aside, 'at-once');
    if (switched === undefined) {
      throw new GalleyError({
        code: 'not-permitted',
        subject: basename(path),
        detail: 'a program keeps it open',
      });
    }
  } catch (error) {
    throw error instanceof GalleyError ? error : asWriteFailure(error, path);
  }
}

const ours = /^newsletter\.(?:html|txt|eml)$/;

/** What is not ours is never replaced: a folder is, where it is empty or holds nothing but an earlier hand-over. */
async function whyNotReplaced(path: string): Promise<Failure | undefined> {
  const found = await lstat(path).catch(() => undefined);
  if (found === undefined) return undefined;
  const about = { subject: basename(path) };
  if (!found.isDirectory())
    return { code: 'invalid-argument', ...about, detail: 'a file has this name' };
  const names = await readdir(path);
  const pictures = await readdir(join(path, 'images')).catch(() => []);
  const foreign = [
    ...names.filter((name) => !ours.test(name) && name !== 'images'),
    ...pictures.filter((name) => !/\.\d+\.(?:jpg|png)$/.test(name)),
  ][0];
  return foreign === undefined
    ? undefined
    : { code: 'folder-not-empty', ...about, detail: `it holds ${foreign}` };
}
