// How is a folder of a WebDAV server a place for a website? By MKCOL, PUT, MOVE and DELETE, so that no file is ever seen half.
import { finished } from 'node:stream/promises';
import type { WebDAVClient } from 'webdav';
import { GalleyError } from '../../../core/errors.ts';
import { contentType } from '../content-kinds.ts';
import {
  type Connections,
  isReadableOnTheWay,
  openConnections,
  refusedWith,
  unanswered,
} from '../server-access.ts';
import {
  type FileContent,
  type OpenPlace,
  type PlaceFacts,
  PlaceTrouble,
  type SitePlace,
} from '../site-place.ts';

export interface WebdavOptions {
  /** The folder of the website. */
  readonly address: string;
  readonly user: string;
  readonly password: string;
  readonly certificateFile?: string | undefined;
  readonly proxy?: string | undefined;
  readonly silentMilliseconds?: number;
}

/** Our own folder beside the website: files wait there until they are whole. What lies in it is ours and may go at any time. */
export const WAITING_FOLDER = '.galley-new';
/** From this many questions on, whole folders are listed instead. */
const LIST_FROM = 30;
/** What Apache's module for files on disk says of itself. */
const APACHE_FILES = '<http://apache.org/dav/propset/fs/1>';

/** Opens folders of a WebDAV server. */
export function webdavPlace(options: WebdavOptions): OpenPlace {
  return async (signal) => {
    const connections = await openConnections(options);
    // A large library that nothing but a publish needs.
    const { createClient } = await import('webdav');
    const login = Buffer.from(`${options.user}:${options.password}`, 'utf8').toString('base64');
    const client = createClient(options.address, {
      httpAgent: connections.http,
      httpsAgent: connections.https,
      // The library knows passwords of Latin letters alone.
      headers: { Authorization: `Basic ${login}` },
    });
    return new WebdavPlace(options, client, connections, signal);
  };
}

class WebdavPlace implements SitePlace {
  readonly guarantee = 'file-by-file';
  readonly parallel = 4;
  readonly #address: string;
  readonly #host: string;
  readonly #client: WebDAVClient;
  readonly #connections: Connections;
  readonly #signal: AbortSignal;
  /** Folders that are there for certain, and those that are being made. */
  readonly #folders = new Map<string, Promise<void>>();
  #answer: Promise<Answer> | undefined;
  #waiting: Promise<void> | undefined;
  #files = 0;

  constructor(
    { address }: WebdavOptions,
    client: WebDAVClient,
    connections: Connections,
    signal: AbortSignal,
  ) {
    // The folder itself has an address that ends like one: without it, servers lead on to it.
    this.#address = address.endsWith('/') ? address : `${address}/`;
    this.#host = new URL(address).host;
    this.#client = client;
    this.#connections = connections;
    this.#signal = signal;
  }

  async look(): Promise<PlaceFacts> {
    const { server } = await this.#firstAnswer();
    await this.#ask('', () =>
      this.#client.customRequest('/', {
        method: 'PROPFIND',
        url: this.#address,
        headers: { Depth: '0' },
        signal: this.#signal,
      }),
    );
    const notes = isReadableOnTheWay(this.#address)
      ? ['Password and pages can be read by others on their way: the address is not https.']
      : [];
    return { server, notes };
  }

  async present(paths: readonly string[]): Promise<ReadonlySet<string>> {
    const found = new Set<string>();
    if (paths.length < LIST_FROM) {
      for (const path of paths) {
        const isThere = await this.#unlessMissing(path, () =>
          this.#client.stat(inside(path), { signal: this.#signal }),
        );
        if (isThere !== undefined) found.add(path);
      }
      return found;
    }
    const wanted = new Set(paths);
    await this.#findIn('', wanted, found);
    return found;
  }

  /** Looks for paths in a folder and those below it; a folder that is not there is not entered, and asks nothing. */
  async #findIn(folder: string, wanted: ReadonlySet<string>, found: Set<string>): Promise<void> {
    const entries = (await this.#list(folder)) ?? [];
    for (const entry of entries) {
      if (wanted.has(entry.path)) found.add(entry.path);
      if (!entry.isFolder) continue;
      const below = new Set([...wanted].filter((path) => path.startsWith(`${entry.path}/`)));
      if (below.size > 0) await this.#findIn(entry.path, below, found);
    }
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    await this.#firstAnswer();
    return await this.#unlessMissing(path, async () => {
      const bytes = await this.#client.getFileContents(inside(path), { signal: this.#signal });
      // Asked for as it is, a file comes as bytes; the library's type leaves room for its other ways.
      return new Uint8Array(bytes as Buffer);
    });
  }

  async put(path: string, content: FileContent): Promise<void> {
    const { replacesWhole } = await this.#firstAnswer();
    await this.#makeParents(path);
    if (replacesWhole) {
      await this.#upload(path, inside(path), content);
      return;
    }
    this.#waiting ??= this.#makeWaitingFolder().catch((error: unknown) => {
      this.#waiting = undefined;
      throw error;
    });
    await this.#waiting;
    this.#files += 1;
    const waits = `/${WAITING_FOLDER}/${this.#files}`;
    await this.#upload(path, waits, content);
    await this.#ask(path, () =>
      this.#unlessFolderGone(path, () =>
        this.#client.moveFile(waits, inside(path), { overwrite: true, signal: this.#signal }),
      ),
    );
  }

  async remove(path: string): Promise<void> {
    await this.#delete(path);
    for (let folder = parentOf(path); folder !== ''; folder = parentOf(folder)) {
      // A folder is deleted with all that is in it: only one that was just seen to be empty is.
      const entries = await this.#list(folder);
      if (entries !== undefined && entries.length > 0) return;
      this.#folders.delete(folder);
      if (entries !== undefined) await this.#delete(folder);
    }
  }

  async finish(): Promise<void> {
    if (this.#waiting !== undefined) await this.#delete(WAITING_FOLDER);
    this.#waiting = undefined;
  }

  async close(): Promise<void> {
    this.#connections.end();
  }

  /** What the server says of itself, asked once. A server that does not know the question is asked no more. */
  #firstAnswer(): Promise<Answer> {
    this.#answer ??= this.#askWhoAnswers().catch((error: unknown) => {
      this.#answer = undefined;
      throw error;
    });
    return this.#answer;
  }

  async #askWhoAnswers(): Promise<Answer> {
    const response = await this.#ask('', async () => {
      try {
        return await this.#client.customRequest('/', {
          method: 'OPTIONS',
          url: this.#address,
          signal: this.#signal,
        });
      } catch (error) {
        const { status } = statusOf(error);
        if (status === 405 || status === 501) return undefined;
        throw error;
      }
    });
    const led = response === undefined ? undefined : new URL(response.url);
    if (led !== undefined && led.host !== this.#host) {
      throw new GalleyError({
        code: 'place-refused',
        subject: this.#host,
        detail: `it leads to ${led.origin}${led.pathname}`,
      });
    }
    const server = response?.headers.get('server') ?? null;
    const replacesWhole = response?.headers.get('dav')?.includes(APACHE_FILES) === true;
    return { server, replacesWhole };
  }

  async #makeWaitingFolder(): Promise<void> {
    if (await this.#make(WAITING_FOLDER)) return;
    // It was there: a publish that was killed left it. What lies in it nobody misses.
    await this.#delete(WAITING_FOLDER);
    await this.#make(WAITING_FOLDER);
  }

  async #makeParents(path: string): Promise<void> {
    const folder = parentOf(path);
    if (folder === '') return;
    let made = this.#folders.get(folder);
    if (made === undefined) {
      made = this.#makeFolder(folder).catch((error: unknown) => {
        this.#folders.delete(folder);
        throw error;
      });
      this.#folders.set(folder, made);
    }
    await made;
  }

  async #makeFolder(folder: string): Promise<void> {
    await this.#makeParents(folder);
    await this.#make(folder);
  }

  /** Makes a folder. Answers false where it was there. */
  async #make(folder: string): Promise<boolean> {
    return await this.#ask(folder, async () => {
      try {
        await this.#client.createDirectory(`${inside(folder)}/`, { signal: this.#signal });
        return true;
      } catch (error) {
        if (statusOf(error).status === 405) return false;
        throw error;
      }
    });
  }

  async #upload(path: string, to: string, content: FileContent): Promise<void> {
    const bytes = content.open();
    // Reading may fail on its own; then the server hears of it by a connection that ends, and we by this.
    const read = finished(bytes).catch(() => undefined);
    try {
      await this.#ask(path, () =>
        this.#unlessFolderGone(path, () =>
          this.#client.putFileContents(to, bytes, {
            headers: { 'Content-Length': String(content.size), 'Content-Type': contentType(path) },
            signal: this.#signal,
          }),
        ),
      );
    } finally {
      bytes.destroy();
      await read;
    }
  }

  async #delete(path: string): Promise<void> {
    await this.#unlessMissing(path, () =>
      this.#client.deleteFile(inside(path), { signal: this.#signal }),
    );
  }

  /** What lies in a folder; undefined where there is none. */
  async #list(folder: string): Promise<readonly Entry[] | undefined> {
    return await this.#unlessMissing(folder, async () => {
      const listed = await this.#client.getDirectoryContents(inside(folder), {
        signal: this.#signal,
      });
      return listed.map(({ basename, type }) => ({
        path: folder === '' ? basename : `${folder}/${basename}`,
        isFolder: type === 'directory',
      }));
    });
  }

  async #unlessMissing<T>(path: string, work: () => Promise<T>): Promise<T | undefined> {
    return await this.#ask(path, async () => {
      try {
        return await work();
      } catch (error) {
        const { status } = statusOf(error);
        if (status === 404 || status === 410) return undefined;
        throw error;
      }
    });
  }

  /** Where somebody took a folder away that was there, the next try makes it anew. */
  async #unlessFolderGone<T>(path: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const { status } = statusOf(error);
      if (status !== 404 && status !== 409) throw error;
      this.#waiting = undefined;
      this.#folders.clear();
      throw new PlaceTrouble('server-refused', { subject: path, detail: `${status} folder gone` });
    }
  }

  /** Runs one request, and turns its refusals into failures. */
  async #ask<T>(path: string, work: () => Promise<T>): Promise<T> {
    const subject = path === '' ? this.#host : path;
    try {
      this.#signal.throwIfAborted();
      return await work();
    } catch (error) {
      if (this.#signal.aborted) this.#signal.throwIfAborted();
      const { status, headers } = statusOf(error);
      if (status === undefined) throw unanswered(error, this.#host);
      throw refusedWith(
        status,
        { retryAfter: headers?.get('retry-after'), location: headers?.get('location') ?? null },
        status === 401 ? this.#host : subject,
        explanations[status] ?? '',
      );
    }
  }
}

interface Answer {
  readonly server: string | null;
  /** Whether a PUT shows the old file until the new one is whole. */
  readonly replacesWhole: boolean;
}

interface Entry {
  readonly path: string;
  readonly isFolder: boolean;
}

const explanations: Readonly<Record<number, string>> = {
  403: 'it may not be written',
  404: 'the folder is not there',
  405: 'this is no folder of WebDAV',
  409: 'the folder above is not there',
  413: 'the file is larger than the server takes',
  423: 'somebody holds it locked',
  507: 'there is no room left',
};

/** The answer that an error of the library carries, if there was one. */
function statusOf(error: unknown): {
  readonly status?: number;
  readonly headers?: { get(name: string): string | null };
} {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') {
    return {};
  }
  const { status } = error;
  // The library sets both or none.
  const response = 'response' in error ? (error.response as { headers?: Headers }) : undefined;
  return { status, ...(response?.headers === undefined ? {} : { headers: response.headers }) };
}

interface Headers {
  get(name: string): string | null;
}

function inside(path: string): string {
  return `/${path}`;
}

function parentOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}
