// How are files asked for over SFTP, so that every question is answered, or fails with what it means?
import { Socket } from 'node:net';
import type { Client, FileEntryWithStats, SFTPWrapper } from 'ssh2';
import { GalleyError } from '../../../core/errors.ts';
import { type FileContent, PlaceTrouble } from '../site-place.ts';
import { openSsh, type SshLogin, type SshServer, sshTrouble } from './ssh-connection.ts';

/** The server answered that there is no such file or folder. */
export class NotThere extends GalleyError {}

/** The longest a server may stay silent while it owes answers. */
const ANSWER_MS = 60_000;
/** How much of a file is on its way at once: pieces every server takes, and enough of them for a far one. */
const PIECE_BYTES = 32 * 1024;
const PIECES_ON_THE_WAY = 16;
/** Folders listed at once: each needs a handle of the server, and handles are few. */
const LISTED_AT_ONCE = 32;

const NO_SUCH_FILE = 2;
const NO_CONNECTION = 6;
const CONNECTION_LOST = 7;

type Done<T> = (error: Error | null | undefined, value: T) => void;

/** One connection, logged in. Every method rejects with a `GalleyError`, or with `PlaceTrouble` where the connection is lost. */
export class SftpSession {
  readonly server: string | null;
  readonly #host: string;
  readonly #client: Client;
  readonly #sftp: SFTPWrapper;
  readonly #signal: AbortSignal;
  readonly #socket: Socket | undefined;
  readonly #waiting = new Set<(error: unknown) => void>();
  readonly #clock: NodeJS.Timeout;
  #lastAnswer = Date.now();
  #lost: unknown;
  #isEnding = false;
  #isListing = 0;
  readonly #listLater: (() => void)[] = [];

  private constructor(
    client: Client,
    sftp: SFTPWrapper,
    host: string,
    signal: AbortSignal,
    answerWithin: number,
  ) {
    this.#client = client;
    this.#sftp = sftp;
    this.#host = host;
    this.#signal = signal;
    this.server = softwareOf(client);
    // The client has no public way to its socket. Without it each question is a packet of its own, as ever.
    const socket: unknown = Reflect.get(client, '_sock');
    this.#socket = socket instanceof Socket ? socket : undefined;
    client.on('error', (error) => this.#lose(sshTrouble(error, host)));
    client.on('close', () => this.#lose(closed(host)));
    sftp.on('close', () => this.#lose(closed(host)));
    signal.addEventListener('abort', this.#abort, { once: true });
    // One look now and then at all that is owed costs less than a clock for each of ten thousand questions.
    this.#clock = setInterval(
      () => {
        if (this.#waiting.size === 0 || Date.now() - this.#lastAnswer < answerWithin) return;
        const detail = 'no answer';
        this.#lose(new PlaceTrouble('server-slow', { subject: host, detail, isLost: true }));
      },
      Math.max(10, answerWithin / 10),
    );
    this.#clock.unref();
  }

  static async open(
    server: SshServer,
    login: SshLogin,
    signal: AbortSignal,
    answerWithin = ANSWER_MS,
  ): Promise<SftpSession> {
    const { client } = await openSsh(server, login, signal);
    const { host } = server;
    const sftp = await new Promise<SFTPWrapper>((resolve, reject) => {
      const late = setTimeout(() => {
        client.destroy();
        const detail = 'no answer';
        reject(new PlaceTrouble('server-slow', { subject: host, detail, isLost: true }));
      }, ANSWER_MS);
      client.once('close', () => reject(closed(host)));
      client.sftp((error, opened) => {
        clearTimeout(late);
        if (error === undefined) resolve(opened);
        else {
          client.destroy();
          const detail = `it gives no access to files (SFTP): ${error.message}`;
          reject(new GalleyError({ code: 'place-refused', subject: host, detail }));
        }
      });
    });
    return new SftpSession(client, sftp, host, signal, answerWithin);
  }

  get isLost(): boolean {
    return this.#lost !== undefined;
  }

  /** Whether the server says that it can do this beyond the protocol, such as `posix-rename@openssh.com`. */
  offers(extension: string): boolean {
    // The client knows what the server said and has no public way to ask; the tests hold the pinned version to it.
    const said: unknown = Reflect.get(this.#sftp, '_extensions');
    return typeof said === 'object' && said !== null && Object.hasOwn(said, extension);
  }

  /** Names in a folder, and which are folders themselves (a link to one is not). */
  async list(path: string): Promise<{ name: string; isFolder: boolean }[]> {
    await this.#turnToList();
    try {
      const entries = await this.#ask<FileEntryWithStats[]>(path, (done) =>
        this.#sftp.readdir(path, done),
      );
      return entries
        .filter(({ filename }) => filename !== '.' && filename !== '..')
        .map(({ filename, attrs }) => ({ name: filename, isFolder: attrs.isDirectory() }));
    } finally {
      this.#isListing -= 1;
      this.#listLater.shift()?.();
    }
  }

  async isFolder(path: string): Promise<boolean> {
    const found = await this.#ask<import('ssh2').Stats>(path, (done) =>
      this.#sftp.stat(path, done),
    );
    return found.isDirectory();
  }

  /** Whether something of that name is there, a link that leads nowhere too. */
  async kindOf(path: string): Promise<'link' | 'folder' | 'file' | undefined> {
    try {
      const found = await this.#ask<import('ssh2').Stats>(path, (done) =>
        this.#sftp.lstat(path, done),
      );
      return found.isSymbolicLink() ? 'link' : found.isDirectory() ? 'folder' : 'file';
    } catch (error) {
      if (error instanceof NotThere) return undefined;
      throw error;
    }
  }

  read(path: string): Promise<Uint8Array> {
    return this.#ask<Buffer>(path, (done) => this.#sftp.readFile(path, done));
  }

  /** Writes a new file, in pieces as they come. One that is there already is refused. */
  async write(path: string, content: FileContent): Promise<void> {
    const handle = await this.#ask<Buffer>(path, (done) => this.#sftp.open(path, 'wx', done));
    const source = content.open();
    const onTheWay = new Set<Promise<void>>();
    let failed: { readonly error: unknown } | undefined;
    let at = 0;
    try {
      for await (const chunk of source) {
        // Streams of content give bytes.
        const bytes = Buffer.from(chunk as Uint8Array);
        for (let from = 0; from < bytes.length; from += PIECE_BYTES) {
          while (onTheWay.size >= PIECES_ON_THE_WAY) await Promise.race(onTheWay);
          if (failed !== undefined) throw failed.error;
          const piece = bytes.subarray(from, from + PIECE_BYTES);
          const position = at;
          const written: Promise<void> = this.#ask<undefined>(path, (done) =>
            this.#sftp.write(handle, piece, 0, piece.length, position, (error) =>
              done(error, undefined),
            ),
          )
            .catch((error: unknown) => {
              failed ??= { error };
            })
            .then(() => {
              onTheWay.delete(written);
            });
          onTheWay.add(written);
          at += piece.length;
        }
      }
      await Promise.all(onTheWay);
      if (failed !== undefined) throw failed.error;
      if (at !== content.size) {
        const detail = `${at} bytes in place of ${content.size}`;
        throw new GalleyError({ code: 'file-changed', subject: path, detail });
      }
    } catch (error) {
      source.destroy();
      await Promise.all(onTheWay);
      await this.#close(path, handle).catch(() => undefined);
      throw error;
    }
    await this.#close(path, handle);
  }

  /** Replaces what has the new name, in one step; only where the server offers `posix-rename@openssh.com`. */
  replace(from: string, to: string): Promise<void> {
    return this.#do(to, (done) => this.#sftp.ext_openssh_rename(from, to, done));
  }

  /** Fails where something has the new name. */
  rename(from: string, to: string): Promise<void> {
    return this.#do(to, (done) => this.#sftp.rename(from, to, done));
  }

  /** A second name for the same file. */
  link(from: string, to: string): Promise<void> {
    return this.#do(to, (done) => this.#sftp.ext_openssh_hardlink(from, to, done));
  }

  symbolicLink(target: string, path: string): Promise<void> {
    return this.#do(path, (done) => this.#sftp.symlink(target, path, done));
  }

  readLink(path: string): Promise<string> {
    return this.#ask<string>(path, (done) => this.#sftp.readlink(path, done));
  }

  makeFolder(path: string): Promise<void> {
    return this.#do(path, (done) => this.#sftp.mkdir(path, done));
  }

  unlink(path: string): Promise<void> {
    return this.#do(path, (done) => this.#sftp.unlink(path, done));
  }

  removeFolder(path: string): Promise<void> {
    return this.#do(path, (done) => this.#sftp.rmdir(path, done));
  }

  /**
   * Ends the connection, after a last thing that may fail. From here on, whatever is still under way fails as on a connection that
   * was lost, whether it was the last thing that got in its way or not.
   */
  async end(lastly?: () => Promise<void>): Promise<void> {
    this.#isEnding = true;
    if (this.#lost === undefined) await lastly?.().catch(() => undefined);
    this.#signal.removeEventListener('abort', this.#abort);
    this.#client.end();
    this.#lose(closed(this.#host));
  }

  #close(path: string, handle: Buffer): Promise<void> {
    return this.#do(path, (done) => this.#sftp.close(handle, done));
  }

  #do(subject: string, begin: (done: (error?: Error | null) => void) => void): Promise<void> {
    return this.#ask<undefined>(subject, (done) => begin((error) => done(error, undefined)));
  }

  /** Thousands of short questions are asked at once: those of one moment leave in one packet, and not each by a call of the system. */
  #sendTogether(): void {
    const socket = this.#socket;
    if (socket === undefined || socket.writableCorked > 0) return;
    socket.cork();
    process.nextTick(() => socket.uncork());
  }

  #ask<T>(subject: string, begin: (done: Done<T>) => void): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.#lost !== undefined) {
        reject(this.#lost);
        return;
      }
      if (this.#waiting.size === 0) this.#lastAnswer = Date.now();
      this.#waiting.add(reject);
      this.#sendTogether();
      begin((error, value) => {
        this.#lastAnswer = Date.now();
        this.#waiting.delete(reject);
        if (error === undefined || error === null) resolve(value);
        else reject(this.#meaning(error, subject));
      });
    });
  }

  #meaning(error: Error, subject: string): unknown {
    const status = 'code' in error ? error.code : undefined;
    if (this.#lost !== undefined) return this.#lost;
    if (this.#isEnding) return closed(this.#host);
    if (status === NO_SUCH_FILE) {
      return new NotThere({ code: 'place-refused', subject, detail: 'there is no such file' });
    }
    // Without a status it was not the server that answered.
    if (typeof status !== 'number' || status === NO_CONNECTION || status === CONNECTION_LOST) {
      this.#lose(sshTrouble(error, this.#host));
      return this.#lost;
    }
    return new GalleyError({ code: 'place-refused', subject, detail: error.message });
  }

  readonly #abort = (): void => this.#lose(this.#signal.reason);

  #lose(error: unknown): void {
    if (this.#lost !== undefined) return;
    this.#lost = error;
    clearInterval(this.#clock);
    for (const reject of this.#waiting) reject(error);
    this.#waiting.clear();
    this.#client.destroy();
  }

  async #turnToList(): Promise<void> {
    this.#isListing += 1;
    if (this.#isListing <= LISTED_AT_ONCE) return;
    await new Promise<void>((resolve) => void this.#listLater.push(resolve));
  }
}

function closed(host: string): PlaceTrouble {
  const detail = 'the connection was closed';
  return new PlaceTrouble('server-unreachable', { subject: host, detail, isLost: true });
}

/** What the server calls itself, such as `OpenSSH_10.0`; the client knows it and has no public way to ask. */
function softwareOf(client: Client): string | null {
  const software: unknown = Reflect.get(client, '_remoteVer');
  return typeof software === 'string' && software !== '' ? software.slice(0, 100) : null;
}
