// Which folders are there at the server? Each is made once, with those above it, and goes when it is empty.
import { posix } from 'node:path';
import { GalleyError } from '../../../core/errors.ts';
import { NotThere, type SftpSession } from './sftp-session.ts';

/** Makes folders, and remembers those that are there. */
export class RemoteFolders {
  readonly #session: SftpSession;
  readonly #known = new Map<string, Promise<void>>();
  /** Never made: a folder above all others, without which nothing may be made. */
  readonly #top: string | undefined;

  constructor(session: SftpSession, top?: string) {
    this.#session = session;
    this.#top = top;
  }

  /** Makes the folders that a file needs. */
  above(path: string): Promise<void> {
    return this.make(posix.dirname(path));
  }

  make(folder: string): Promise<void> {
    if (folder === '.' || folder === '/' || folder === this.#top) return Promise.resolve();
    let made = this.#known.get(folder);
    if (made === undefined) {
      made = this.#make(folder);
      this.#known.set(folder, made);
      // One that could not be made is tried again by whoever asks next.
      made.catch(() => this.#known.delete(folder));
    }
    return made;
  }

  forget(folder: string): void {
    this.#known.delete(folder);
  }

  async #make(folder: string): Promise<void> {
    try {
      await this.#session.makeFolder(folder);
    } catch (error) {
      if (error instanceof NotThere) {
        const above = posix.dirname(folder);
        if (above === this.#top || above === folder) throw error;
        await this.make(above);
        await this.#session.makeFolder(folder);
        return;
      }
      // It may be there already, which servers say in many ways.
      const isThere = await this.#session.isFolder(folder).catch((why: unknown) => {
        if (this.#session.isLost) throw why;
        return false;
      });
      if (!isThere) throw error;
    }
  }
}

/** Removes the folders above a file of the website that are empty now. Answers with those that went. */
export async function removeEmptyAbove(
  session: SftpSession,
  path: string,
  at: (folder: string) => string,
): Promise<string[]> {
  const gone: string[] = [];
  for (let folder = posix.dirname(path); folder !== '.'; folder = posix.dirname(folder)) {
    try {
      await session.removeFolder(at(folder));
    } catch (error) {
      if (error instanceof NotThere) continue;
      // It is not empty, or not ours to remove; a lost connection is everybody's matter.
      if (session.isLost || !(error instanceof GalleyError)) throw error;
      break;
    }
    gone.push(at(folder));
  }
  return gone;
}

/** Removes a folder with all that is in it. */
export async function removeTree(session: SftpSession, folder: string): Promise<void> {
  const entries = await session.list(folder);
  await Promise.all(
    entries.map(({ name, isFolder }) =>
      isFolder ? removeTree(session, `${folder}/${name}`) : session.unlink(`${folder}/${name}`),
    ),
  );
  await session.removeFolder(folder);
}
