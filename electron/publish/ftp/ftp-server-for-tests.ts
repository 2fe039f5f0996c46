// Which FTP server runs in every test? A small one in memory: encrypted or not, with the ways of Unix or of others, and faults where they are wanted.

import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { createSecureContext, type SecureContext, TLSSocket } from 'node:tls';
import type { TestCertificate } from '../certificates-for-tests.ts';

export interface FtpServerOptions {
  readonly user: string;
  readonly password: string;
  /** Speaks TLS with it: once it is asked to, or from the first byte. Nobody logs in without. */
  readonly certificate?: TestCertificate;
  readonly isImplicit?: boolean;
  /** Says no to everything of this kind, as servers do that never heard of it. */
  readonly unknown?: readonly string[];
  /** A rename does not replace what is there. */
  readonly keepsWhatIsThere?: boolean;
  /** Keeps only the beginning of what is sent, and says that all is well. */
  readonly keepsOnly?: (path: string) => number | undefined;
  /** Takes the beginning of a file, hangs up on its connection, and says this. */
  readonly hangsUpWith?: `${number} ${string}`;
  /** Answers in the server's place, or lets it answer: before it acts, and after, when only the answer can still be changed. */
  readonly fault?: (command: FtpCommand, when: 'before' | 'after') => FtpFault | undefined;
}

export interface FtpCommand {
  /** In capitals, such as `STOR`. */
  readonly verb: string;
  readonly argument: string;
}

/** Another answer, such as `450 busy`; or none: the connection ends, or nothing is said any more. */
export type FtpFault = 'cut' | 'silence' | `${number} ${string}`;

export interface FtpServerForTests {
  readonly port: number;
  readonly files: Map<string, Buffer>;
  readonly folders: Set<string>;
  readonly commands: FtpCommand[];
  /** How many connections for files did not go on with the encryption of their login. */
  strangers: number;
  /** Bytes of content that came in, whatever became of them. */
  contentBytes: number;
  connections: number;
  stop(): Promise<void>;
}

/** A login begins there; the website is what lies in it. */
export const HOME = '/home/press';

export async function startFtpServer(options: FtpServerOptions): Promise<FtpServerForTests> {
  const { certificate } = options;
  const secure =
    certificate === undefined
      ? undefined
      : createSecureContext({ ...certificate, sessionIdContext: 'ftp' });
  const sockets = new Set<Socket>();
  const listener = createServer((socket) => {
    server.connections += 1;
    keep(sockets, socket);
    new Conversation(server, options, secure, sockets).begin(socket);
  });
  const port = await listen(listener);
  const server: FtpServerForTests = {
    port,
    files: new Map(),
    folders: new Set(['']),
    commands: [],
    strangers: 0,
    contentBytes: 0,
    connections: 0,
    stop: () =>
      new Promise((resolve) => {
        listener.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
  return server;
}

interface Answer {
  readonly said: string;
  /** What happens once it is said. */
  readonly after?: () => void;
}

class Conversation {
  readonly #server: FtpServerForTests;
  readonly #options: FtpServerOptions;
  readonly #secure: SecureContext | undefined;
  readonly #sockets: Set<Socket>;
  #control: Socket | undefined;
  #rest = '';
  #user = '';
  #isIn = false;
  #at = HOME;
  #renamed: string | undefined;
  #data: Promise<Socket> | undefined;
  #dataListener: Server | undefined;
  #turn: Promise<void> = Promise.resolve();

  constructor(
    server: FtpServerForTests,
    options: FtpServerOptions,
    secure: SecureContext | undefined,
    sockets: Set<Socket>,
  ) {
    this.#server = server;
    this.#options = options;
    this.#secure = secure;
    this.#sockets = sockets;
  }

  begin(socket: Socket): void {
    socket.on('close', () => this.#dataListener?.close());
    this.#listenTo(this.#options.isImplicit === true ? this.#encrypt(socket) : socket);
    this.#say('220-Stand-in\r\n220 for tests');
  }

  #listenTo(socket: Socket): void {
    this.#control = socket;
    socket.on('error', () => undefined);
    socket.on('data', (bytes: Buffer) => {
      const lines = (this.#rest + bytes.toString('utf8')).split('\r\n');
      this.#rest = lines.pop() ?? '';
      for (const line of lines) {
        this.#turn = this.#turn.then(() => this.#hear(line)).catch(() => undefined);
      }
    });
  }

  #encrypt(socket: Socket): TLSSocket {
    if (this.#secure === undefined) throw new Error('there is no certificate');
    socket.removeAllListeners('data');
    const encrypted = new TLSSocket(socket, { isServer: true, secureContext: this.#secure });
    encrypted.on('error', () => undefined);
    return encrypted;
  }

  #say(lines: string, after: () => void = () => undefined): void {
    const control = this.#control;
    if (control?.writable === true) control.write(`${lines}\r\n`, after);
  }

  async #hear(line: string): Promise<void> {
    const blank = line.indexOf(' ');
    const command: FtpCommand = {
      verb: (blank === -1 ? line : line.slice(0, blank)).toUpperCase(),
      argument: blank === -1 ? '' : line.slice(blank + 1),
    };
    this.#server.commands.push(command);
    if (this.#fails(command, 'before')) return;
    const isUnknown = this.#options.unknown?.includes(command.verb) === true;
    const { said, after } = isUnknown ? { said: '500 what is that?' } : await this.#answer(command);
    if (this.#fails(command, 'after')) return;
    this.#say(said, after);
  }

  #fails(command: FtpCommand, when: 'before' | 'after'): boolean {
    const fault = this.#options.fault?.(command, when);
    if (fault === undefined) return false;
    if (fault === 'cut') this.#control?.destroy();
    else if (fault !== 'silence') this.#say(fault);
    return true;
  }

  async #answer({ verb, argument }: FtpCommand): Promise<Answer> {
    const { files, folders } = this.#server;
    if (verb === 'AUTH') return this.#auth();
    if (verb === 'OPTS' || verb === 'STRU' || verb === 'PBSZ' || verb === 'TYPE') return ok;
    if (verb === 'PROT') return this.#secure === undefined ? { said: '536 no' } : ok;
    if (verb === 'USER' || verb === 'PASS') return this.#login(verb, argument);
    if (!this.#isIn) return { said: '530 log in first' };
    const path = inHome(argument.startsWith('/') ? argument : `${this.#at}/${argument}`);
    switch (verb) {
      case 'FEAT': {
        const features = ['UTF8', 'SIZE', 'EPSV', 'MLST type*;size*;']
          .filter((one) => !this.#options.unknown?.includes(one.slice(0, 4)))
          .map((one) => ` ${one}`);
        return { said: ['211-it knows', ...features, '211 end'].join('\r\n') };
      }
      case 'PWD':
        return { said: `257 "${this.#at}" is where you are` };
      case 'CWD':
        if (path === undefined || !folders.has(path)) return missing;
        this.#at = path === '' ? HOME : `${HOME}/${path}`;
        return ok;
      case 'EPSV':
      case 'PASV':
        return { said: await this.#openData(verb) };
      case 'MLSD':
      case 'LIST':
        return await this.#list(verb);
      case 'RETR': {
        const bytes = path === undefined ? undefined : files.get(path);
        return bytes === undefined ? missing : await this.#send(bytes);
      }
      case 'STOR':
        return path === undefined ? missing : await this.#receive(path);
      case 'SIZE': {
        const bytes = path === undefined ? undefined : files.get(path);
        return bytes === undefined ? missing : { said: `213 ${bytes.length}` };
      }
      default:
        return path === undefined ? missing : this.#change(verb, path);
    }
  }

  #change(verb: string, path: string): Answer {
    const { files, folders } = this.#server;
    switch (verb) {
      case 'DELE':
        return files.delete(path) ? ok : missing;
      case 'MKD':
        if (folders.has(path) || files.has(path) || !folders.has(parentOf(path))) return missing;
        folders.add(path);
        return { said: '257 made' };
      case 'RMD': {
        const isFull = [...folders, ...files.keys()].some((one) => one.startsWith(`${path}/`));
        return isFull || path === '' || !folders.delete(path) ? missing : ok;
      }
      case 'RNFR':
        this.#renamed = files.has(path) ? path : undefined;
        return this.#renamed === undefined ? missing : { said: '350 to what?' };
      case 'RNTO': {
        const bytes = files.get(this.#renamed ?? '');
        if (bytes === undefined || this.#renamed === undefined) return { said: '503 what?' };
        const isTaken = this.#options.keepsWhatIsThere === true && files.has(path);
        if (isTaken || folders.has(path) || !folders.has(parentOf(path))) return missing;
        files.delete(this.#renamed);
        files.set(path, bytes);
        return ok;
      }
      default:
        return { said: '502 not here' };
    }
  }

  #auth(): Answer {
    const control = this.#control;
    if (this.#secure === undefined || control === undefined) return { said: '502 not here' };
    return { said: '234 go on', after: () => this.#listenTo(this.#encrypt(control)) };
  }

  #login(verb: 'USER' | 'PASS', argument: string): Answer {
    if (this.#secure !== undefined && !(this.#control instanceof TLSSocket)) {
      return { said: '550 not without encryption' };
    }
    if (verb === 'USER') {
      this.#user = argument;
      return { said: '331 and the password?' };
    }
    this.#isIn = this.#user === this.#options.user && argument === this.#options.password;
    return this.#isIn ? { said: '230 welcome' } : { said: `530 not with ${argument}` };
  }

  async #openData(verb: 'EPSV' | 'PASV'): Promise<string> {
    this.#dataListener?.close();
    const listener = createServer();
    this.#dataListener = listener;
    this.#data = new Promise((resolve) => {
      listener.once('connection', (socket) => {
        listener.close();
        keep(this.#sockets, socket);
        resolve(socket);
      });
    });
    const port = await listen(listener);
    return verb === 'EPSV'
      ? `229 go on (|||${port}|)`
      : `227 go on (127,0,0,1,${port >> 8},${port & 255})`;
  }

  /** The connection for a file, once the client may use it. */
  async #connected(): Promise<Socket | undefined> {
    if (this.#data === undefined) return undefined;
    this.#say('150 go on');
    const socket = await this.#data;
    this.#data = undefined;
    if (this.#secure === undefined) return socket;
    const encrypted = this.#encrypt(socket);
    encrypted.once('secure', () => {
      if (!encrypted.isSessionReused()) this.#server.strangers += 1;
    });
    return encrypted;
  }

  async #send(bytes: Buffer): Promise<Answer> {
    const socket = await this.#connected();
    if (socket === undefined) return { said: '425 where to?' };
    await new Promise<void>((resolve) => {
      socket.once('close', () => resolve());
      socket.resume();
      socket.end(bytes);
    });
    return { said: '226 sent' };
  }

  async #receive(path: string): Promise<Answer> {
    const { files, folders } = this.#server;
    if (folders.has(path) || !folders.has(parentOf(path))) return missing;
    const socket = await this.#connected();
    if (socket === undefined) return { said: '425 where from?' };
    const pieces: Buffer[] = [];
    try {
      for await (const piece of socket) {
        this.#server.contentBytes += piece.length;
        pieces.push(piece);
        if (this.#options.hangsUpWith !== undefined) {
          socket.resetAndDestroy();
          return { said: this.#options.hangsUpWith };
        }
        // As servers do, it is there from the first byte on.
        files.set(path, Buffer.concat(pieces));
      }
    } catch {
      return { said: '426 it was cut' };
    }
    const bytes = Buffer.concat(pieces);
    files.set(path, bytes.subarray(0, this.#options.keepsOnly?.(path) ?? bytes.length));
    return { said: '226 kept' };
  }

  async #list(verb: 'MLSD' | 'LIST'): Promise<Answer> {
    const { files, folders } = this.#server;
    const here = inHome(this.#at) ?? '';
    const lines = [...folders, ...files.keys()]
      .filter((one) => one !== '' && parentOf(one) === here)
      .map((one) => {
        const name = one.slice(one.lastIndexOf('/') + 1);
        const isFolder = folders.has(one);
        const size = files.get(one)?.length ?? 0;
        return verb === 'MLSD'
          ? `type=${isFolder ? 'dir' : 'file'};size=${size}; ${name}`
          : `${isFolder ? 'd' : '-'}rw-r--r-- 1 press press ${size} Mar 01 10:00 ${name}`;
      });
    return await this.#send(Buffer.from(lines.map((line) => `${line}\r\n`).join('')));
  }
}

const ok: Answer = { said: '200 done' };
const missing: Answer = { said: '550 no' };

/** A path as the website has it; undefined outside of it. */
function inHome(path: string): string | undefined {
  if (path === HOME || path === `${HOME}/`) return '';
  return path.startsWith(`${HOME}/`) ? path.slice(HOME.length + 1) : undefined;
}

function parentOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

function keep(sockets: Set<Socket>, socket: Socket): void {
  sockets.add(socket);
  socket.setNoDelay(true);
  socket.on('error', () => undefined);
  socket.on('close', () => sockets.delete(socket));
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // It listens on a port, not on a path.
  return (server.address() as AddressInfo).port;
}
