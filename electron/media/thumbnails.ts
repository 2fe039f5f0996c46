// Where does the window get small pictures of files from? Made once for each file, by its content, in a process that is ended when a file
// takes it too long; kept in the person's cache, which may be deleted at any time.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Asset } from '../../core/content/asset.ts';
import type { AssetId } from '../../core/content/ids.ts';
import { hasThumbnail } from './thumbnail-kinds.ts';
import { type ThumbnailQuestion, thumbnailAnswer } from './thumbnail-messages.ts';

/** A later way of making them is another number, and makes them anew. */
const VERSION = 1;
/** A file that takes longer than this has none: it was made to, or is of no use as a small picture. */
const PATIENCE_MS = 15_000;
/** The process ends when nobody has asked for so long: its memory is the machine's again. */
const IDLE_MS = 20_000;
/** What has been scrolled past for so many others is not waited for any more; it is asked for again when it is seen again. */
const MOST_WAITING = 200;

/** What is needed of Electron's `UtilityProcess`; tests give a plain Node child the same shape. */
export interface ThumbnailChild {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  kill(): boolean;
}

export interface ThumbnailOptions {
  readonly cacheFolder: string;
  fork(): ThumbnailChild;
  readonly patience?: number;
  readonly warn: (line: string) => void;
}

interface Wanted {
  readonly asset: Asset;
  readonly path: string;
  readonly to: string;
  readonly settle: ((isMade: boolean) => void)[];
}

export class Thumbnails {
  readonly #options: ThumbnailOptions;
  readonly #folder: string;
  readonly #wanted = new Map<AssetId, Wanted>();
  /** Files of which there is none, as far as this start of the app has tried. */
  readonly #none = new Set<AssetId>();
  #child: ThumbnailChild | null = null;
  #current: { readonly number: number; readonly wanted: Wanted } | null = null;
  #number = 0;
  #timer: NodeJS.Timeout | undefined;
  #idle: NodeJS.Timeout | undefined;

  constructor(options: ThumbnailOptions) {
    this.#options = options;
    this.#folder = join(options.cacheFolder, `thumbnails-${VERSION}`);
  }

  /** The small picture of a file whose bytes are at `path`, as WebP; undefined where there is none. */
  async get(asset: Asset, path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    if (!hasThumbnail(asset.mediaType)) return undefined;
    const to = join(this.#folder, asset.id.slice(0, 2), `${asset.id}.webp`);
    const known = await readFile(to).catch(() => undefined);
    if (known !== undefined) return new Uint8Array(known);
    if (this.#none.has(asset.id) || !(await this.#make(asset, path, to))) return undefined;
    return readFile(to).then(
      (bytes) => new Uint8Array(bytes),
      () => undefined,
    );
  }

  /** Ends the process; whoever waits has none for now. */
  close(): void {
    for (const { settle } of this.#wanted.values()) for (const one of settle) one(false);
    this.#wanted.clear();
    this.#current = null;
    this.#end();
  }

  #make(asset: Asset, path: string, to: string): Promise<boolean> {
    return new Promise((resolve) => {
      const known = this.#wanted.get(asset.id);
      const settle = [...(known?.settle ?? []), resolve];
      // The newest last: what is in sight now is made first. What is being made keeps those who wait for it.
      this.#wanted.delete(asset.id);
      const wanted = { asset, path, to, settle };
      this.#wanted.set(asset.id, wanted);
      if (this.#wanted.size > MOST_WAITING) this.#dropOldest();
      this.#next();
    });
  }

  #dropOldest(): void {
    for (const [id, { settle }] of this.#wanted) {
      if (id === this.#current?.wanted.asset.id) continue;
      this.#wanted.delete(id);
      for (const one of settle) one(false);
      return;
    }
  }

  #next(): void {
    if (this.#current !== null) return;
    const wanted = [...this.#wanted.values()].at(-1);
    clearTimeout(this.#idle);
    if (wanted === undefined) {
      this.#idle = setTimeout(() => this.#end(), IDLE_MS);
      this.#idle.unref();
      return;
    }
    const child = this.#child ?? this.#start();
    this.#number += 1;
    this.#current = { number: this.#number, wanted };
    const { asset, path, to } = wanted;
    const question: ThumbnailQuestion = {
      ...{ number: this.#number, path, to },
      mediaType: asset.mediaType,
    };
    child.postMessage(question);
    this.#timer = setTimeout(() => {
      this.#options.warn(`a small picture of ${asset.id} took too long`);
      this.#end();
      this.#settle(false);
    }, this.#options.patience ?? PATIENCE_MS);
    this.#timer.unref();
  }

  #start(): ThumbnailChild {
    const child = this.#options.fork();
    this.#child = child;
    child.on('message', (message) => {
      const parsed = thumbnailAnswer.safeParse(message);
      if (this.#child !== child || !parsed.success) return;
      if (parsed.data.number !== this.#current?.number) return;
      if (!parsed.data.isMade) {
        this.#options.warn(`no small picture of ${this.#current.wanted.asset.id}`);
      }
      this.#settle(parsed.data.isMade);
    });
    child.on('exit', () => {
      if (this.#child !== child) return;
      // A file that ends the process has no small picture; the next one gets another process.
      this.#child = null;
      this.#settle(false);
    });
    return child;
  }

  #settle(isMade: boolean): void {
    const done = this.#current?.wanted.asset.id;
    clearTimeout(this.#timer);
    this.#current = null;
    if (done !== undefined) {
      const wanted = this.#wanted.get(done);
      this.#wanted.delete(done);
      if (!isMade) this.#none.add(done);
      for (const one of wanted?.settle ?? []) one(isMade);
    }
    this.#next();
  }

  #end(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#idle);
    const child = this.#child;
    this.#child = null;
    child?.kill();
  }
}
