// How is a server asked for files over FTP? One question at a time on one connection, encrypted before a name is said, its refusals as failures.
import { isIP } from 'node:net';
import { Readable, Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { createSecureContext } from 'node:tls';
import type { Client, FTPContext } from 'basic-ftp';
import { GalleyError } from '../../../core/errors.ts';
import {
  isCertificateFault,
  SILENT_MS,
  systemCodeOf,
  trustedCertificates,
} from '../server-access.ts';
import { type FileContent, PlaceTrouble } from '../site-place.ts';

export interface FtpServer {
  readonly host: string;
  readonly port?: number | undefined;
  readonly user: string;
  readonly password: string;
  /** Agreed on before the login, there from the first byte, or not at all. */
  readonly encryption: 'explicit' | 'implicit' | 'none';
  readonly certificateFile?: string | undefined;
  readonly silentMilliseconds?: number | undefined;
}

/** The server said no, and will say so again. `isAboutFile` where what was named may just not be there. */
export class FtpRefusal extends GalleyError {
  readonly isAboutFile: boolean;

  constructor(subject: string, detail: string, isAboutFile: boolean) {
    super({ code: 'place-refused', subject, detail });
    this.isAboutFile = isAboutFile;
  }
}

/** Nobody waits any longer. */
class Late extends Error {}

/**
 * One connection, logged in. What is asked while it is busy waits its turn. Paths are whole ones, from the top of the server. Every
 * method rejects with a `GalleyError`, or with `PlaceTrouble` where trying again may help.
 */
export class FtpSession {
  /** What the server says when it is called, such as `ProFTPD Server`. */
  readonly greeting: string | null;
  /** The folder the login begins in. */
  readonly home: string;
  readonly #client: Client;
  readonly #host: string;
  readonly #signal: AbortSignal;
  readonly #abort: () => void;
  #turn: Promise<unknown> = Promise.resolve();
  #tellsSizes = true;

  private constructor(
    client: Client,
    host: string,
    said: { greeting: string | null; home: string },
    signal: AbortSignal,
    abort: () => void,
  ) {
    this.#client = client;
    this.#host = host;
    this.#signal = signal;
    this.#abort = abort;
    this.greeting = said.greeting;
    this.home = said.home;
  }

  /** Calls a server and logs in. It hears a name and a password only once it has shown a certificate that is trusted. */
  static async open(server: FtpServer, signal: AbortSignal): Promise<FtpSession> {
    signal.throwIfAborted();
    const { host, silentMilliseconds = SILENT_MS } = server;
    if (/[\r\n\0]/.test(server.user + server.password)) {
      const detail = 'name or password hold the end of a line';
      throw new GalleyError({ code: 'login-refused', subject: host, detail });
    }
    const trust = await trustedCertificates(server.certificateFile);
    // Read when somebody publishes, and not before.
    const { Client } = await import('basic-ftp');
    const client = new Client(silentMilliseconds);
    goOnWithoutFile(client.ftp);
    const abort = (): void => client.close();
    signal.addEventListener('abort', abort, { once: true });
    try {
      const said = await callAndLogIn(client, server, trust, signal);
      return new FtpSession(client, host, said, signal, abort);
    } catch (error) {
      client.close();
      signal.removeEventListener('abort', abort);
      signal.throwIfAborted();
      const code = systemCodeOf(error);
      if (code === 'EPROTO' || code.startsWith('ERR_SSL')) {
        throw new FtpRefusal(host, `${code}: it does not speak TLS there`, false);
      }
      throw failureOf(error, host, host, true);
    }
  }

  get isLost(): boolean {
    return this.#client.closed;
  }

  /** The names in a folder; undefined where there is no such folder. */
  list(folder: string): Promise<string[] | undefined> {
    return this.#ask(folder, async (client) => {
      // Asked for by its name, a folder with a blank, a bracket or a dash in it is another thing to many servers.
      if (!(await enter(client, folder))) return undefined;
      const entries = await client.list();
      return entries.map(({ name }) => name);
    });
  }

  /** Whether there is such a folder. */
  isFolder(path: string): Promise<boolean> {
    return this.#ask(path, (client) => enter(client, path));
  }

  /** The bytes of a file, all of them; undefined where the server says that there is none, or none for us. */
  read(path: string): Promise<Uint8Array | undefined> {
    return this.#ask(path, async (client) => {
      // A server may hang up when it is asked to send what is not there.
      const size = await this.#sizeOf(client, path);
      if (size === null) return undefined;
      const pieces: Buffer[] = [];
      const destination = new Writable({
        write(piece: Buffer, _encoding, done) {
          pieces.push(piece);
          done();
        },
      });
      await transfer(client, () => client.downloadTo(destination, path));
      const bytes = Buffer.concat(pieces);
      expectSize(path, bytes.length, size);
      return new Uint8Array(bytes);
    });
  }

  /** Writes a file, which is whole afterwards; after a failure it may be there in part. */
  write(path: string, content: FileContent): Promise<void> {
    return this.#ask(path, async (client) => {
      const source = content.open();
      let unreadable: { readonly error: unknown } | undefined;
      const reading = source[Symbol.asyncIterator]();
      const isEncrypted = client.ftp.hasTLS;
      async function* pieces(): AsyncGenerator<unknown> {
        // ProFTPD takes an encrypted connection that ends as soon as it is there for a fault.
        if (content.size === 0 && isEncrypted) await wait(NOTHING_MS);
        for (;;) {
          const next = await reading.next().catch((error: unknown) => {
            unreadable = { error };
            throw error;
          });
          if (next.done === true) return;
          yield next.value;
        }
      }
      try {
        await transfer(client, () => client.uploadFrom(Readable.from(pieces()), path));
      } catch (error) {
        throw unreadable === undefined ? error : new Unreadable(unreadable.error);
      } finally {
        source.destroy();
      }
      expectSize(path, (await this.#sizeOf(client, path)) ?? content.size, content.size);
    });
  }

  rename(from: string, to: string): Promise<void> {
    return this.#ask(to, async (client) => {
      await client.rename(from, to);
    });
  }

  remove(path: string): Promise<void> {
    return this.#ask(path, async (client) => {
      await client.remove(path);
    });
  }

  makeFolder(path: string): Promise<void> {
    return this.#ask(path, async (client) => {
      await client.send(`MKD ${path}`);
    });
  }

  /** Removes a folder that is empty. */
  removeFolder(path: string): Promise<void> {
    return this.#ask(path, async (client) => {
      await client.removeEmptyDir(path);
    });
  }

  async end(): Promise<void> {
    this.#signal.removeEventListener('abort', this.#abort);
    this.#client.close();
  }

  /** The size of a file: null where there is none, undefined where the server does not tell sizes. */
  async #sizeOf(client: Client, path: string): Promise<number | null | undefined> {
    if (!this.#tellsSizes) return undefined;
    try {
      return await client.size(path);
    } catch (error) {
      const status = statusOf(error);
      if (status === undefined || status < 500) throw error;
      if (status === 550) return null;
      this.#tellsSizes = false;
      return undefined;
    }
  }

  /** Asks one question, once those before it are answered. */
  #ask<T>(path: string, question: (client: Client) => Promise<T>): Promise<T> {
    const answered = this.#turn.then(async () => {
      this.#signal.throwIfAborted();
      try {
        return await question(this.#client);
      } catch (error) {
        this.#signal.throwIfAborted();
        throw failureOf(error, this.#host, path, this.#client.closed);
      }
    });
    this.#turn = answered.catch(() => undefined);
    return answered;
  }
}

/** What was to be sent could not be read here: no fault of the server. */
class Unreadable extends Error {
  override readonly cause: unknown;

  constructor(cause: unknown) {
    super('The file could not be read.');
    this.cause = cause;
  }
}

/** How long the connection for an empty file stays open. */
const NOTHING_MS = 250;
/** How long a server that hung up on the connection for a file has, to say why. */
const LAST_WORD_MS = 3000;

/** A server that refuses a file may hang up on its connection before it says so: the library would close all and not hear why. */
function goOnWithoutFile(ftp: FTPContext): void {
  const close = ftp.closeWithError.bind(ftp);
  ftp.closeWithError = (error) => {
    if (!isHungUp(error)) close(error);
  };
}

function isHungUp(error: unknown): boolean {
  const message = error instanceof Error ? error.message : '';
  return (
    message.endsWith('(data socket)') &&
    /^(ECONNRESET|EPIPE|)$/.test(systemCodeOf(error)) &&
    !message.startsWith('Timeout')
  );
}

/** Sends or fetches a file. Where its connection was cut, the server's word on it counts, if there is one. */
async function transfer(client: Client, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isHungUp(error) || client.closed) throw error;
    const said = client.ftp.handle(undefined, (answer, task) => task.resolve(answer));
    const word = await within(LAST_WORD_MS, undefined, said).catch((why: unknown) => why);
    client.close();
    throw statusOf(word) === undefined ? error : word;
  }
}

/** On a connection of its own, a file that was cut looks like one that ended: only its size tells. */
function expectSize(path: string, size: number, wanted: number | undefined): void {
  if (wanted === undefined || size === wanted) return;
  const detail = `${size} bytes where there should be ${wanted}`;
  throw new PlaceTrouble('server-refused', { subject: path, detail });
}

async function callAndLogIn(
  client: Client,
  { host, port, user, password, encryption, silentMilliseconds = SILENT_MS }: FtpServer,
  trust: Awaited<ReturnType<typeof trustedCertificates>>,
  signal: AbortSignal,
): Promise<{ greeting: string | null; home: string }> {
  const secure = {
    host,
    rejectUnauthorized: trust.rejectUnauthorized,
    // Made once: each file has a connection of its own, and a hundred authorities take long to read.
    secureContext: createSecureContext({
      minVersion: 'TLSv1.2',
      ...(trust.ca === undefined ? {} : { ca: trust.ca }),
    }),
    // A server of many names shows the certificate of the one it is called by.
    ...(isIP(host) === 0 ? { servername: host } : {}),
  };
  const { message } =
    encryption === 'implicit'
      ? await client.connectImplicitTLS(host, port ?? 990, secure)
      : await client.connect(host, port ?? 21);
  if (encryption === 'explicit') {
    // The library waits for ever for a server that agrees, and then says nothing.
    // biome-ignore lint/correctness/useHookAtTopLevel: it is called like a hook, and is none.
    await within(silentMilliseconds, signal, client.useTLS(secure)).catch((error: unknown) => {
      if ((statusOf(error) ?? 0) < 500) throw error;
      throw new FtpRefusal(host, `${saidBy(error)}: it offers no encryption`, false);
    });
  }
  await client.sendIgnoringError('OPTS UTF8 ON');
  await client.login(user, password).catch((error: unknown) => {
    const status = statusOf(error);
    if (status === undefined || (status >= 400 && status < 500 && status !== 430)) throw error;
    const code = status === 530 || status === 430 ? 'login-refused' : 'place-refused';
    // Some servers repeat what they did not understand.
    const detail = saidBy(error).replaceAll(password === '' ? '\n' : password, '…');
    throw new GalleyError({ code, subject: host, detail });
  });
  // biome-ignore lint/correctness/useHookAtTopLevel: likewise.
  await client.useDefaultSettings();
  if (encryption !== 'none') {
    const { code, message: answer } = await client.sendIgnoringError('PROT P');
    if (code >= 300)
      throw new FtpRefusal(host, `${oneLine(answer)}: files are not encrypted`, false);
  }
  const home = (await client.pwd()).replaceAll('""', '"');
  const greeting = oneLine(message.replace(/^\d{3}[ -]?/gm, '')).slice(0, 80);
  return { greeting: greeting === '' ? null : greeting, home: /\p{Cc}/u.test(home) ? '/' : home };
}

/** Enters a folder, unless there is none. */
async function enter(client: Client, folder: string): Promise<boolean> {
  try {
    await client.cd(folder);
    return true;
  } catch (error) {
    if (statusOf(error) === 550) return false;
    throw error;
  }
}

async function within<T>(
  milliseconds: number,
  signal: AbortSignal | undefined,
  work: Promise<T>,
): Promise<T> {
  let stop = (): void => undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const giveUp = (): void => reject(new Late('it agreed to encryption, and said nothing more'));
    const clock = setTimeout(giveUp, milliseconds);
    signal?.addEventListener('abort', giveUp, { once: true });
    stop = () => {
      clearTimeout(clock);
      signal?.removeEventListener('abort', giveUp);
    };
  });
  // Whichever comes second is of no interest.
  work.catch(() => undefined);
  return await Promise.race([work, late]).finally(stop);
}

const explanations: Readonly<Record<number, string>> = {
  452: 'there is no room left',
  532: 'it wants an account besides the login',
  552: 'there is no room left',
  553: 'it takes no file of that name',
};

/** What to throw for what the library threw. */
function failureOf(error: unknown, host: string, subject: string, isLost: boolean): unknown {
  if (error instanceof GalleyError) return error;
  if (error instanceof Unreadable) return error.cause;
  const status = statusOf(error);
  if (status !== undefined) return refusal(error, status, host, subject, isLost);
  const code = systemCodeOf(error);
  if (isCertificateFault(code)) {
    return new GalleyError(
      { code: 'certificate-refused', subject: host, detail: code },
      { cause: error },
    );
  }
  const message = error instanceof Error ? error.message : '';
  const isSlow = error instanceof Late || code === 'ETIMEDOUT' || message.startsWith('Timeout');
  const detail = code === '' || code === '0' ? oneLine(message) : code;
  const about = { subject: host, detail, isLost };
  return new PlaceTrouble(isSlow ? 'server-slow' : 'server-unreachable', about, { cause: error });
}

function refusal(
  error: unknown,
  status: number,
  host: string,
  subject: string,
  isLost: boolean,
): GalleyError {
  const detail = [saidBy(error), explanations[status]].filter(Boolean).join(': ');
  if (status === 530) return new GalleyError({ code: 'login-refused', subject: host, detail });
  // After these the server has hung up, or the connection for the file did not come about: a new one is the better try.
  if (status === 421 || status === 425 || status === 426) {
    return new PlaceTrouble('server-refused', { subject: host, detail, isLost: true });
  }
  if (status < 500 && status !== 452) {
    return new PlaceTrouble('server-refused', { subject, detail, isLost });
  }
  return new FtpRefusal(subject, detail, status === 550);
}

/** The number with which a server refused; undefined where it did not answer at all. */
function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || error.name !== 'FTPError' || !('code' in error)) {
    return undefined;
  }
  return typeof error.code === 'number' ? error.code : undefined;
}

function saidBy(error: unknown): string {
  return error instanceof Error ? oneLine(error.message) : '';
}

function oneLine(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 200);
}
