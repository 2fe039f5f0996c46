// How does a whole website change at once behind SFTP? Releases lie beside each other, and a link is switched from one to the next.
import { randomBytes } from 'node:crypto';
import { GalleyError } from '../../../core/errors.ts';
import { presentByListing } from '../present-by-listing.ts';
import type { FileContent, PlaceFacts, SitePlace } from '../site-place.ts';
import { RemoteFolders, removeEmptyAbove, removeTree } from './remote-folders.ts';
import { inFolder, namesIn, noteOnFolder, REPLACES, removeFile } from './sftp-place.ts';
import { NotThere, type SftpSession } from './sftp-session.ts';

/** The link that visitors go through: what the server shows as the website. */
export const CURRENT = 'current';
export const RELEASES = '.galley-releases';
/** How many releases stay, the one that is shown among them. */
export const KEPT_RELEASES = 3;

const LINKS = 'hardlink@openssh.com';

/** A release: when it was begun, and who knows whose. With `.part` as long as it is not whole, with `.gone` while it is removed. */
const OUR_RELEASE = /^galley-\d{8}T\d{9}-[0-9a-f]{8}(\.part|\.link|\.gone)?$/;

/**
 * A folder that holds releases. What stays the same is not sent again but gets a second name in the new release, so that an edit
 * costs no more bytes than anywhere else. A server that cannot do that is refused: sending the whole website at each publish,
 * twice through this computer, is not what anybody chose this for, and file by file goes everywhere.
 */
export class SftpReleases implements SitePlace {
  readonly guarantee = 'whole-site';
  readonly parallel = 16;
  readonly #session: SftpSession;
  readonly #folder: string;
  readonly #hostNote: string;
  readonly #name = newName();
  #begun: Promise<Release> | undefined;
  #isFinished = false;

  private constructor(session: SftpSession, folder: string, hostNote: string) {
    this.#session = session;
    this.#folder = folder;
    this.#hostNote = hostNote;
  }

  /** Refuses at once a server that cannot do it, and a folder where something else has the name of the link. */
  static async open(session: SftpSession, folder: string, hostNote: string): Promise<SftpReleases> {
    const place = new SftpReleases(session, folder, hostNote);
    await place.#shown();
    return place;
  }

  async look(): Promise<PlaceFacts> {
    const session = this.#session;
    const notes = [this.#hostNote, ...(await noteOnFolder(session, this.#folder))];
    const link = inFolder(this.#folder, CURRENT);
    notes.push(`The server must show “${link}” as the website: it leads to the newest release.`);
    return { server: session.server, notes };
  }

  present(paths: readonly string[]): Promise<ReadonlySet<string>> {
    return presentByListing(paths, (folder) => namesIn(this.#session, this.#seen(folder)));
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    try {
      return await this.#session.read(this.#seen(path));
    } catch (error) {
      if (error instanceof NotThere) return undefined;
      throw error;
    }
  }

  async put(path: string, content: FileContent): Promise<void> {
    const { folders, files } = await this.#begin();
    const to = this.#staged(path);
    await folders.above(to);
    // Never into the file itself: older releases may have it under the same name.
    if (files.has(path)) await removeFile(this.#session, to);
    files.add(path);
    await this.#session.write(to, content);
  }

  async remove(path: string): Promise<void> {
    const { folders, files } = await this.#begin();
    if (!files.has(path)) return;
    await removeFile(this.#session, this.#staged(path));
    files.delete(path);
    const gone = await removeEmptyAbove(this.#session, path, (folder) => this.#staged(folder));
    for (const folder of gone) folders.forget(folder);
  }

  async finish(): Promise<void> {
    if (this.#begun === undefined || this.#isFinished) return;
    const session = this.#session;
    const { from } = await this.#begun;
    const release = this.#release(this.#name);
    const part = this.#release(`${this.#name}.part`);
    const link = this.#release(`${this.#name}.link`);
    // A publish of somebody else that ended meanwhile has moved ours out of the way, or shows another release.
    if ((await this.#shown()) !== from) throw new GalleyError({ code: 'target-changed' });
    if ((await session.kindOf(release)) === undefined) {
      await session.rename(part, release).catch((error: unknown) => {
        throw error instanceof NotThere ? new GalleyError({ code: 'target-changed' }) : error;
      });
    }
    const target = `${RELEASES}/${this.#name}`;
    await removeFile(session, link);
    await session.symbolicLink(target, link);
    if ((await session.readLink(link)) !== target) {
      const detail = 'it makes links the wrong way round';
      throw new GalleyError({ code: 'place-refused', subject: CURRENT, detail });
    }
    await session.replace(link, inFolder(this.#folder, CURRENT));
    this.#isFinished = true;
    // The website is out. What cannot be tidied now is tidied by the next publish.
    await this.#sweep().catch(() => undefined);
  }

  async close(): Promise<void> {
    await this.#session.end(async () => {
      if (this.#begun !== undefined && !this.#isFinished) await this.#discard(`${this.#name}.part`);
    });
  }

  #begin(): Promise<Release> {
    this.#begun ??= this.#beginRelease();
    return this.#begun;
  }

  async #beginRelease(): Promise<Release> {
    const from = await this.#shown();
    const part = this.#release(`${this.#name}.part`);
    await new RemoteFolders(this.#session).make(part);
    const files = new Set<string>();
    if (from !== undefined) await this.#linkAll(inFolder(this.#folder, CURRENT), '', files);
    // Nothing is made anew where the release was: somebody who took it away meant it.
    return { from, files, folders: new RemoteFolders(this.#session, part) };
  }

  /** Gives every file of the release that is shown a second name in the new one. */
  async #linkAll(shown: string, folder: string, files: Set<string>): Promise<void> {
    const session = this.#session;
    const entries = await session.list(inFolder(shown, folder));
    await Promise.all(
      entries.map(async ({ name, isFolder }) => {
        const path = folder === '' ? name : `${folder}/${name}`;
        if (isFolder) {
          await session.makeFolder(this.#staged(path));
          await this.#linkAll(shown, path, files);
        } else {
          await session.link(inFolder(shown, path), this.#staged(path));
          files.add(path);
        }
      }),
    );
  }

  /** Where the link leads that visitors go through; undefined where there is none yet. Refuses a server or a folder that will not do. */
  async #shown(): Promise<string | undefined> {
    const session = this.#session;
    const refuse = (detail: string): never => {
      const subject = inFolder(this.#folder, CURRENT);
      throw new GalleyError({ code: 'place-refused', subject, detail });
    };
    if (!session.offers(REPLACES) || !session.offers(LINKS)) {
      refuse(
        'the server can neither switch nor link files in one step, so a website cannot change as a whole here; publish file by file',
      );
    }
    const current = inFolder(this.#folder, CURRENT);
    const kind = await session.kindOf(current);
    if (kind === undefined) return undefined;
    if (kind !== 'link') refuse('it is no link: rename it, so that a link can take its place');
    return await session.readLink(current);
  }

  /** Of what was published before, keeps the newest releases and takes away the rest: only what bears a name of ours. */
  async #sweep(): Promise<void> {
    const names = (await namesIn(this.#session, this.#release(''))) ?? [];
    const ours = names.filter((name) => OUR_RELEASE.test(name));
    const shown = (await this.#shown()) ?? '';
    const older = ours
      .filter((name) => !name.includes('.') && shown !== `${RELEASES}/${name}`)
      .sort()
      .reverse();
    const stale = [...ours.filter((name) => name.includes('.')), ...older.slice(KEPT_RELEASES - 1)];
    for (const name of stale) await this.#discard(name).catch(() => undefined);
  }

  /** Takes a release away: out of everybody's way by one rename, then file by file. */
  async #discard(name: string): Promise<void> {
    if (name.endsWith('.link')) {
      await removeFile(this.#session, this.#release(name));
      return;
    }
    const gone = `${name.replace(/\..*$/, '')}.gone`;
    if (gone !== name) await this.#session.rename(this.#release(name), this.#release(gone));
    await removeTree(this.#session, this.#release(gone));
  }

  #seen(path: string): string {
    return inFolder(this.#folder, path === '' ? CURRENT : `${CURRENT}/${path}`);
  }

  #staged(path: string): string {
    return this.#release(`${this.#name}.part${path === '' ? '' : `/${path}`}`);
  }

  #release(name: string): string {
    return inFolder(this.#folder, name === '' ? RELEASES : `${RELEASES}/${name}`);
  }
}

/** A release on its way. */
interface Release {
  /** Where the link led when it was begun. */
  readonly from: string | undefined;
  readonly folders: RemoteFolders;
  /** What it holds. */
  readonly files: Set<string>;
}

function newName(): string {
  const at = new Date().toISOString().replace(/[-:.Z]/g, '');
  return `galley-${at}-${randomBytes(4).toString('hex')}`;
}
