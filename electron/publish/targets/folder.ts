// How is a website published into a folder of this computer, or of the network it is in? As a whole, the way exports get there.
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import * as z from 'zod';
import { GalleyError } from '../../../core/errors.ts';
import { SITE_LIST } from '../../../core/publish/site-list.ts';
import { noteChanges } from '../../export/folder-changes.ts';
import { FOLDER_MANIFEST, readOwnFiles } from '../../export/folder-list.ts';
import type { FolderFile } from '../../export/folder-stage.ts';
import { finishExports, writeFolder } from '../../export/folder-writer.ts';
import { errorCode } from '../../storage/durable-file.ts';
import type { FileContent, OpenPlace, SitePlace } from '../site-place.ts';
import { siteTarget } from '../site-target.ts';
import { defineTarget, type TargetSetting } from '../target-kind.ts';

const options = z.object({
  folder: z.string().refine(isAbsolute, 'give the whole path, from the top'),
});

export const folder = defineTarget({
  kind: 'folder',
  title: 'Folder',
  about:
    'A folder on this computer or in the network, such as the one a web server serves. Where the disk knows no hard links, files are put in place one by one.',
  options,
  fields: {
    folder: {
      title: 'Folder',
      hint: 'The folder that holds, or shall hold, the website',
      kind: 'folder',
    },
  },
  secrets: {},
  guarantee: () => 'whole-site',
  open({ folder: path }, _secrets, setting) {
    const { newId, takeOver, mayDeleteMany } = setting;
    return siteTarget({
      guarantee: 'whole-site',
      open: folderPlace(path, setting),
      newId,
      takeOver,
      mayDeleteMany,
    });
  },
});

/** Opens the folder at `path` as a place for a website. */
export function folderPlace(
  path: string,
  caches: Pick<TargetSetting, 'cacheFolder' | 'personCacheFolder'>,
): OpenPlace {
  return async (signal) => {
    // A drive that is not connected is no empty place: nothing is made where it would be.
    if (!(await isThere(path)) && !(await isThere(dirname(path)))) {
      throw new GalleyError({ code: 'not-found', subject: dirname(path) });
    }
    return new LocalFolder(path, caches, signal);
  };
}

/** A file that waits, where it was made or in the cache, until all of them are there. */
interface Waiting {
  readonly size: number;
  readonly sha256: string;
  readonly from: string;
}

class LocalFolder implements SitePlace {
  readonly guarantee = 'whole-site';
  readonly parallel = 4;
  readonly #folder: string;
  readonly #caches: Pick<TargetSetting, 'cacheFolder' | 'personCacheFolder'>;
  readonly #signal: AbortSignal;
  readonly #put = new Map<string, Waiting>();
  readonly #removed = new Set<string>();
  #waitingRoom: Promise<string> | undefined;
  #count = 0;

  constructor(
    path: string,
    caches: Pick<TargetSetting, 'cacheFolder' | 'personCacheFolder'>,
    signal: AbortSignal,
  ) {
    this.#folder = path;
    this.#caches = caches;
    this.#signal = signal;
  }

  async look(): ReturnType<SitePlace['look']> {
    const found = await stat(this.#folder).catch(() => undefined);
    if (found !== undefined && !found.isDirectory()) {
      throw new GalleyError({
        code: 'invalid-argument',
        subject: this.#folder,
        detail: 'it is a file',
      });
    }
    const notes = found === undefined ? ['The folder is not there yet. Publishing makes it.'] : [];
    return { server: null, notes };
  }

  async present(paths: readonly string[]): Promise<ReadonlySet<string>> {
    const found = new Set<string>();
    for (const path of paths) if (await isThere(join(this.#folder, path))) found.add(path);
    return found;
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    // A crash may have left the folder between two states: whoever looks first finishes it.
    if (path === SITE_LIST) await finishExports(this.#caches.personCacheFolder);
    try {
      return await readFile(join(this.#folder, path));
    } catch (error) {
      const code = errorCode(error) ?? '';
      if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(code)) return undefined;
      throw new GalleyError(
        { code: 'file-unreadable', subject: path, detail: code },
        { cause: error },
      );
    }
  }

  async put(path: string, content: FileContent): Promise<void> {
    const from = content.from ?? (await this.#keep(content));
    this.#put.set(path, { size: content.size, sha256: content.sha256, from });
    this.#removed.delete(path);
  }

  async remove(path: string): Promise<void> {
    this.#put.delete(path);
    this.#removed.add(path);
  }

  async finish(): Promise<void> {
    await this.#takeOver();
    const files: FolderFile[] = [];
    const own = await readOwnFiles(this.#folder);
    for (const [path, { sha256, size }] of Object.entries(own)) {
      if (this.#put.has(path) || this.#removed.has(path)) continue;
      files.push(onDisk(path, { sha256, size, from: join(this.#folder, path) }));
    }
    for (const [path, waiting] of this.#put) files.push(onDisk(path, waiting));
    await writeFolder(this.#folder, files, {
      cacheFolder: this.#caches.personCacheFolder,
      signal: this.#signal,
      known: new Map(),
      // Every file of a publish is made already.
      texts: () => ({ next: () => Promise.reject(new Error('no text')), close: async () => {} }),
      onEntry: () => undefined,
    });
  }

  async close(): Promise<void> {
    const waiting = await this.#waitingRoom?.catch(() => undefined);
    if (waiting !== undefined) await rm(waiting, { recursive: true, force: true });
  }

  /** A copy of what no file of this computer holds. */
  async #keep(content: FileContent): Promise<string> {
    const from = join(await this.#waiting(), String(this.#count++));
    await pipeline(content.open(), createWriteStream(from, { flags: 'wx' }));
    return from;
  }

  #waiting(): Promise<string> {
    this.#waitingRoom ??= (async () => {
      await mkdir(this.#caches.cacheFolder, { recursive: true });
      return await mkdtemp(join(this.#caches.cacheFolder, 'waiting-'));
    })();
    return this.#waitingRoom;
  }

  /**
   * The way exports take refuses a folder that holds anything and no list of theirs. Whoever planned this publish has looked at what
   * is there: files of other names stay, and those that it replaces were said yes to.
   */
  async #takeOver(): Promise<void> {
    const isOurs = await isThere(join(this.#folder, FOLDER_MANIFEST));
    if (isOurs || !(await isThere(this.#folder))) return;
    const replaced = await this.present([...this.#put.keys()]);
    await noteChanges(this.#folder, await this.#waiting(), { paths: [...replaced] });
  }
}

function onDisk(path: string, { sha256, size, from }: Waiting): FolderFile {
  return {
    path,
    step: 0,
    content: { kind: 'onDisk', file: { name: basename(path), size, sha256, from } },
  };
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
