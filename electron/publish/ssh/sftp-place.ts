// How are the files of a website kept in a folder behind SFTP, each replaced whole by one rename?
import { randomBytes } from 'node:crypto';
import { GalleyError } from '../../../core/errors.ts';
import { presentByListing } from '../present-by-listing.ts';
import type { FileContent, PlaceFacts, SitePlace } from '../site-place.ts';
import { RemoteFolders, removeEmptyAbove } from './remote-folders.ts';
import { NotThere, type SftpSession } from './sftp-session.ts';

/** Beside the website's files while some are on their way; gone afterwards. */
export const UPLOADS = '.galley-uploads';
const OUR_UPLOAD = /^[0-9a-f]{32}$/;

export const REPLACES = 'posix-rename@openssh.com';

/** A folder of files. With `hostNote` a first look says whom it speaks to. */
export class SftpPlace implements SitePlace {
  readonly guarantee = 'file-by-file';
  readonly parallel = 16;
  readonly #session: SftpSession;
  readonly #folder: string;
  readonly #hostNote: string;
  readonly #folders: RemoteFolders;
  #swept: Promise<void> | undefined;

  constructor(session: SftpSession, folder: string, hostNote: string) {
    this.#session = session;
    this.#folder = folder;
    this.#hostNote = hostNote;
    this.#folders = new RemoteFolders(session);
  }

  async look(): Promise<PlaceFacts> {
    const session = this.#session;
    const notes = [this.#hostNote, ...(await noteOnFolder(session, this.#folder))];
    if (!session.offers(REPLACES)) {
      notes.push(
        'This server cannot replace a file in one step: a page that changes is missing for a moment.',
      );
    }
    return { server: session.server, notes };
  }

  present(paths: readonly string[]): Promise<ReadonlySet<string>> {
    return presentByListing(paths, (folder) => namesIn(this.#session, this.#at(folder)));
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    try {
      return await this.#session.read(this.#at(path));
    } catch (error) {
      if (error instanceof NotThere) return undefined;
      throw error;
    }
  }

  async put(path: string, content: FileContent): Promise<void> {
    this.#swept ??= this.#sweep();
    await this.#swept;
    const session = this.#session;
    const to = this.#at(path);
    const upload = this.#at(`${UPLOADS}/${randomBytes(16).toString('hex')}`);
    try {
      await Promise.all([session.write(upload, content), this.#folders.above(to)]);
      await this.#replace(upload, to);
    } catch (error) {
      await session.unlink(upload).catch(() => undefined);
      throw error;
    }
  }

  async remove(path: string): Promise<void> {
    await removeFile(this.#session, this.#at(path));
    const gone = await removeEmptyAbove(this.#session, path, (folder) => this.#at(folder));
    for (const folder of gone) this.#folders.forget(folder);
  }

  async finish(): Promise<void> {
    if (this.#swept === undefined) return;
    await this.#session.removeFolder(this.#at(UPLOADS)).catch(() => undefined);
  }

  async close(): Promise<void> {
    await this.#session.end(() => this.finish());
  }

  async #replace(from: string, to: string): Promise<void> {
    const session = this.#session;
    if (session.offers(REPLACES)) {
      await session.replace(from, to);
      return;
    }
    // The protocol's own rename refuses to replace. What is there is taken away first; put again, it is as put once.
    if ((await session.kindOf(to)) !== undefined) await session.unlink(to);
    await session.rename(from, to);
  }

  /** Takes away what killed publishes left half sent. */
  async #sweep(): Promise<void> {
    const uploads = this.#at(UPLOADS);
    await this.#folders.make(uploads);
    for (const { name, isFolder } of await this.#session.list(uploads)) {
      if (!isFolder && OUR_UPLOAD.test(name)) await removeFile(this.#session, `${uploads}/${name}`);
    }
  }

  #at(path: string): string {
    return inFolder(this.#folder, path);
  }
}

/** A path of the website as the server knows it. */
export function inFolder(folder: string, path: string): string {
  if (path === '') return folder === '' ? '.' : folder;
  if (folder === '') return path;
  return folder.endsWith('/') ? `${folder}${path}` : `${folder}/${path}`;
}

export async function namesIn(session: SftpSession, folder: string): Promise<string[] | undefined> {
  try {
    return (await session.list(folder)).map(({ name }) => name);
  } catch (error) {
    if (error instanceof NotThere) return undefined;
    throw error;
  }
}

/** Removes a file; one that is not there is no fault. */
export async function removeFile(session: SftpSession, path: string): Promise<void> {
  try {
    await session.unlink(path);
  } catch (error) {
    if (!(error instanceof NotThere)) throw error;
  }
}

/** What there is to say of the folder a website is to be in. */
export async function noteOnFolder(session: SftpSession, folder: string): Promise<string[]> {
  const path = inFolder(folder, '');
  try {
    if (await session.isFolder(path)) return [];
  } catch (error) {
    if (error instanceof NotThere) {
      return [`The folder “${folder}” is not there yet; the first publish makes it.`];
    }
    throw error;
  }
  throw new GalleyError({ code: 'place-refused', subject: folder, detail: 'it is not a folder' });
}
