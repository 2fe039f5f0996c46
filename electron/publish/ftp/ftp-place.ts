// How are the files of a website kept in a folder behind FTP? Each is sent beside the website and takes its place by one rename; many go
// over two connections.
import { randomBytes } from 'node:crypto';
import type { GalleyError } from '../../../core/errors.ts';
import { presentByListing } from '../present-by-listing.ts';
import type { FileContent, OpenPlace, PlaceFacts, SitePlace } from '../site-place.ts';
import { FtpRefusal, type FtpServer, FtpSession } from './ftp-session.ts';

/** Beside the website's files while one is on its way; gone afterwards. */
export const UPLOADS = '.galley-uploads';
const OUR_UPLOAD = /^[0-9a-f]{32}$/;

/** Opens a folder of an FTP server: from its top, or from where the login begins. */
export function ftpPlace(server: FtpServer, folder: string): OpenPlace {
  return async (signal) =>
    new FtpPlace(await FtpSession.open(server, signal), server, folder, () =>
      FtpSession.open(server, signal),
    );
}

/** So many files are sent before a second connection is worth its greeting. */
const FILES_FOR_ONE = 12;

class FtpPlace implements SitePlace {
  readonly guarantee = 'file-by-file';
  /** A server of FTP does one thing at a time on a connection. What finds both busy waits its turn. */
  readonly parallel = 2;
  readonly #session: FtpSession;
  readonly #openAnother: () => Promise<FtpSession>;
  /** The second connection; undefined where it was not asked for yet, or where the server gives none. */
  #second: Promise<FtpSession | undefined> | undefined;
  #sent = 0;
  /** Files that are on their way over the first connection. */
  #onFirst = 0;
  readonly #server: FtpServer;
  /** The folder of the website, from the top of the server; empty for the top itself. */
  readonly #folder: string;
  /** Folders that were made or found, and what the server said when it did not make one. */
  readonly #folders = new Map<string, GalleyError | null>();
  #uploads: Promise<void> | undefined;
  /** Whether a rename takes the place of a file that is there, as it does on every Unix server. */
  #renameReplaces = true;

  constructor(
    session: FtpSession,
    server: FtpServer,
    folder: string,
    openAnother: () => Promise<FtpSession>,
  ) {
    this.#session = session;
    this.#openAnother = openAnother;
    this.#server = server;
    const whole = folder.startsWith('/') ? folder : `${session.home}/${folder}`;
    this.#folder = whole.replaceAll(/\/{2,}/g, '/').replace(/\/$/, '');
  }

  async look(): Promise<PlaceFacts> {
    const notes: string[] = [];
    if (this.#server.encryption === 'none') {
      notes.push('Password and pages can be read by others on their way: nothing is encrypted.');
    }
    if (!(await this.#session.isFolder(this.#at('')))) {
      notes.push(
        `The folder “${this.#folder}” is not there yet, or may not be entered; the first publish makes it.`,
      );
    }
    return { server: this.#session.greeting, notes };
  }

  present(paths: readonly string[]): Promise<ReadonlySet<string>> {
    return presentByListing(paths, (folder) => this.#session.list(this.#at(folder)));
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    const bytes = await this.#session.read(this.#at(path)).catch(async (error: unknown) => {
      if (await this.#isMissing(path, error)) return undefined;
      throw error;
    });
    if (bytes !== undefined || (await this.#isNowhere(path))) return bytes;
    throw new FtpRefusal(path, 'it is there, and may not be read', true);
  }

  async put(path: string, content: FileContent): Promise<void> {
    this.#uploads ??= this.#makeUploads();
    await this.#uploads.catch((error: unknown) => {
      this.#uploads = undefined;
      throw error;
    });
    const upload = this.#at(`${UPLOADS}/${randomBytes(16).toString('hex')}`);
    this.#sent += 1;
    await this.#over(async (session) => {
      try {
        await session.write(upload, content);
        await this.#makeParents(path);
        await this.#replace(session, upload, path);
      } catch (error) {
        if (!session.isLost) await session.remove(upload).catch(() => undefined);
        throw error;
      }
    });
  }

  /** Works over the connection that is free: the second one only where many files go, and where the server allows it. */
  async #over(work: (session: FtpSession) => Promise<void>): Promise<void> {
    if (this.#onFirst > 0 && this.#sent > FILES_FOR_ONE) {
      // A server that gives nobody two, or whose second line breaks, has the first one.
      this.#second ??= this.#openAnother().catch(() => undefined);
      const second = await this.#second;
      if (second !== undefined && !second.isLost) return await work(second);
    }
    this.#onFirst += 1;
    try {
      await work(this.#session);
    } finally {
      this.#onFirst -= 1;
    }
  }

  async remove(path: string): Promise<void> {
    try {
      await this.#session.remove(this.#at(path));
    } catch (error) {
      if (!(await this.#isMissing(path, error))) throw error;
    }
    for (let folder = parentOf(path); folder !== ''; folder = parentOf(folder)) {
      try {
        await this.#session.removeFolder(this.#at(folder));
      } catch (error) {
        // It is not empty, not there any more, or not ours to remove.
        if (error instanceof FtpRefusal) return;
        throw error;
      }
      this.#folders.delete(folder);
    }
  }

  async finish(): Promise<void> {
    if (this.#uploads === undefined || this.#session.isLost) return;
    this.#uploads = undefined;
    await this.#session.removeFolder(this.#at(UPLOADS)).catch(() => undefined);
  }

  async close(): Promise<void> {
    await this.finish();
    await (await this.#second)?.end();
    await this.#session.end();
  }

  /** A file that was sent takes the place of the one that is there, or was not. */
  async #replace(session: FtpSession, upload: string, path: string): Promise<void> {
    const to = this.#at(path);
    if (this.#renameReplaces) {
      try {
        await session.rename(upload, to);
        return;
      } catch (error) {
        if (!(error instanceof FtpRefusal)) throw error;
        // Somebody took its folder away, or made that impossible; or the server keeps what is there.
        this.#folders.clear();
        await this.#makeParents(path);
        const parent = parentOf(path);
        const notMade = this.#folders.get(parent);
        if (notMade && !(await this.#session.isFolder(this.#at(parent)))) throw notMade;
      }
    }
    const isGone = await session.remove(to).then(
      () => true,
      (error: unknown) => {
        if (error instanceof FtpRefusal) return false;
        throw error;
      },
    );
    await session.rename(upload, to);
    if (isGone) this.#renameReplaces = false;
  }

  /** Makes the folder for what is on its way, and takes away what killed publishes left there. */
  async #makeUploads(): Promise<void> {
    const refused = await this.#make(UPLOADS);
    if (refused !== null) {
      let names = await this.#session.list(this.#at(UPLOADS));
      if (names === undefined) {
        await this.#makeWebsite();
        const again = await this.#make(UPLOADS);
        if (again !== null) throw again;
        names = [];
      }
      for (const name of names) {
        if (OUR_UPLOAD.test(name)) await this.#session.remove(this.#at(`${UPLOADS}/${name}`));
      }
    }
  }

  /** Makes the folder of the website and those above it. */
  async #makeWebsite(): Promise<void> {
    const names = this.#folder.split('/').slice(1);
    for (const [index] of names.entries()) {
      await this.#session
        .makeFolder(`/${names.slice(0, index + 1).join('/')}`)
        .catch((error: unknown) => {
          if (!(error instanceof FtpRefusal)) throw error;
        });
    }
  }

  async #makeParents(path: string): Promise<void> {
    const folder = parentOf(path);
    if (folder === '' || this.#folders.has(folder)) return;
    await this.#makeParents(folder);
    this.#folders.set(folder, await this.#make(folder));
  }

  /** Makes a folder. Answers with what the server said when it did not: mostly that it is there. */
  async #make(folder: string): Promise<GalleyError | null> {
    try {
      await this.#session.makeFolder(this.#at(folder));
      return null;
    } catch (error) {
      if (error instanceof FtpRefusal) return error;
      throw error;
    }
  }

  async #isMissing(path: string, error: unknown): Promise<boolean> {
    return error instanceof FtpRefusal && error.isAboutFile && (await this.#isNowhere(path));
  }

  /** Whether there is no such file: servers say the same of one that nobody may touch, and only a listing tells. */
  async #isNowhere(path: string): Promise<boolean> {
    const names = await this.#session.list(this.#at(parentOf(path)));
    return names === undefined || !names.includes(path.slice(path.lastIndexOf('/') + 1));
  }

  #at(path: string): string {
    return path === '' ? this.#folder || '/' : `${this.#folder}/${path}`;
  }
}

function parentOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}
