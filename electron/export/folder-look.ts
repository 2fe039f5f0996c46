// What stands in an exported folder where a file shall be, and is it the file that an export left there?
import { createHash } from 'node:crypto';
import { createReadStream, lstatSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { GalleyError } from '../../core/errors.ts';
import type { Files } from './folder-list.ts';

/** Looks at what is in the folder now; anything that is not ours in the way of our files is refused. */
export class FolderLook {
  readonly #folder: string;
  readonly #before: Files;
  readonly #others: ReadonlySet<string> | undefined;
  readonly #folders = new Map<string, Stats | undefined>();

  /** `others` are the files of ours that somebody who has just looked at all of them did not find as the list says. */
  constructor(folder: string, before: Files, others?: ReadonlySet<string>) {
    this.#folder = folder;
    this.#before = before;
    this.#others = others;
  }

  /** What was found of the folders above the paths that were looked at. */
  get folders(): ReadonlyMap<string, Stats | undefined> {
    return this.#folders;
  }

  /** What stands at a path, if anything does. */
  at(path: string): Stats | undefined {
    if (!this.#isReachable(path)) return undefined;
    const found = lstatSync(`${this.#folder}/${path}`, { throwIfNoEntry: false });
    if (found === undefined) return undefined;
    if (this.#before[path] === undefined || !found.isFile()) throw notOurs(path);
    return found;
  }

  /**
   * What a list should say of the file there, if it is ours, whole, and the one with this hash, whoever touched it; promised
   * where it must be read for that. Whatever is in the way is refused, also where no hash is known.
   */
  kept(
    path: string,
    sha256: string | undefined,
  ): Files[string] | undefined | Promise<Files[string] | undefined> {
    const ours = this.#before[path];
    if (ours !== undefined && this.#others?.has(path) === false) {
      return ours.sha256 === sha256 ? ours : undefined;
    }
    const found = this.at(path);
    if (found === undefined || sha256 === undefined) return undefined;
    if (ours?.sha256 !== sha256 || ours.size !== found.size) return undefined;
    if (ours.modified === found.mtimeMs) return ours;
    return this.#asTouched(path, ours, found.mtimeMs);
  }

  /** Touched since we wrote it: look inside rather than trust its size. */
  async #asTouched(
    path: string,
    ours: Files[string],
    modified: number,
  ): Promise<Files[string] | undefined> {
    const isSame = (await hashOfFile(join(this.#folder, path))) === ours.sha256;
    return isSame ? { ...ours, modified } : undefined;
  }

  /**
   * Whether the folders above a path are there. A link among them, or a file that is not ours, is refused: writing
   * through it would leave the folder.
   */
  #isReachable(path: string): boolean {
    const parent = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    // What is above a folder that was found was looked at before it.
    if (this.#folders.get(parent)?.isDirectory() === true) return true;
    for (let end = path.indexOf('/'); end !== -1; end = path.indexOf('/', end + 1)) {
      const above = path.slice(0, end);
      let found = this.#folders.get(above);
      if (found === undefined && !this.#folders.has(above)) {
        found = lstatSync(`${this.#folder}/${above}`, { throwIfNoEntry: false });
        if (found !== undefined && !found.isDirectory() && this.#before[above] === undefined) {
          throw notOurs(above);
        }
        this.#folders.set(above, found);
      }
      if (found?.isDirectory() !== true) return false;
    }
    return true;
  }
}

function notOurs(path: string): GalleyError {
  return new GalleyError({
    code: 'folder-not-empty',
    subject: path,
    detail: 'something that no export put there stands in its place',
  });
}

async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}
