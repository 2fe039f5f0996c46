// What do tests speak SFTP to? A small server on a temporary folder that counts what it is told, and can be made to misbehave.
import { createHash } from 'node:crypto';
import {
  type FileHandle,
  link,
  lstat,
  mkdir,
  open as openFile,
  readdir,
  readlink,
  rename,
  rmdir,
  stat,
  symlink,
  unlink,
} from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join, posix } from 'node:path';
import ssh2, { type Attributes, type Connection, type SFTPWrapper } from 'ssh2';

const { AgentProtocol, Server, utils } = ssh2;
const { OPEN_MODE, STATUS_CODE } = utils.sftp;

export interface SftpServerOptions {
  /** The folder that clients see as `/`. */
  readonly folder: string;
  readonly hostKeys: readonly string[];
  readonly user: string;
  readonly password?: string;
  /** Keys that may log in, in the form of a public key file. */
  readonly publicKeys?: readonly string[];
  /** What the server says that it can do beyond the protocol. */
  readonly extensions?: readonly string[];
  /** Answers a password only to the question of a keyboard. */
  readonly asksByKeyboard?: boolean;
  /** Any free one, unless said. */
  readonly port?: number;
}

/** What a server was told. */
export interface Heard {
  logins: number;
  passwords: string[];
  /** Bytes of files that were sent to it. */
  content: number;
}

export interface SftpServerForTests {
  readonly port: number;
  readonly heard: Heard;
  /** Called before a request is answered: `hang` leaves it unanswered, `drop` ends the connection. */
  onRequest: (name: string, path: string) => 'answer' | 'hang' | 'drop' | 'full';
  stop(): Promise<void>;
}

export const EVERY_EXTENSION = ['posix-rename@openssh.com', 'hardlink@openssh.com'];

export function newHostKey(type: 'ed25519' | 'ecdsa' = 'ed25519'): {
  private: string;
  public: string;
  fingerprint: string;
} {
  const pair =
    type === 'ed25519' ? newUserKey() : utils.generateKeyPairSync('ecdsa', { bits: 256 });
  const [, body = ''] = pair.public.split(' ');
  const hash = createHash('sha256').update(Buffer.from(body, 'base64')).digest('base64');
  return { ...pair, fingerprint: `SHA256:${hash.replace(/=+$/, '')}` };
}

/** A key of ed25519, locked where it has a passphrase. ssh2 writes one in two hundred in a way that it cannot read itself. */
export function newUserKey(passphrase?: string): { private: string; public: string } {
  for (;;) {
    const pair =
      passphrase === undefined
        ? utils.generateKeyPairSync('ed25519')
        : utils.generateKeyPairSync('ed25519', { passphrase, cipher: 'aes256-ctr', rounds: 4 });
    if (!(utils.parseKey(pair.private, passphrase) instanceof Error)) return pair;
  }
}

/** An SSH agent that holds one key. */
export async function startAgent(
  privateKey: string,
  folder: string,
): Promise<{ socket: string; stop(): Promise<void> }> {
  const key = utils.parseKey(privateKey);
  if (key instanceof Error) throw key;
  const [held] = Array.isArray(key) ? key : [key];
  if (held === undefined) throw new Error('No key.');
  const socket = join(folder, 'agent');
  const server = createServer((connection) => {
    const agent = new AgentProtocol(false);
    agent.on('identities', (request) => agent.getIdentitiesReply(request, [held]));
    agent.on('sign', (request, _public, data, { hash }) => {
      const signature = held.sign(data, hash);
      if (signature instanceof Error) agent.failureReply(request);
      else agent.signReply(request, signature);
    });
    connection.on('error', () => undefined);
    connection.pipe(agent).pipe(connection);
  });
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  return { socket, stop: () => new Promise((resolve) => server.close(() => resolve())) };
}

export async function startSftpServer(options: SftpServerOptions): Promise<SftpServerForTests> {
  const heard: Heard = { logins: 0, passwords: [], content: 0 };
  const connections = new Set<Connection>();
  const allowed = (options.publicKeys ?? []).map((text) => {
    const key = utils.parseKey(text);
    if (key instanceof Error) throw key;
    return Array.isArray(key) ? key[0] : key;
  });
  const server = new Server({ hostKeys: [...options.hostKeys] }, (client) => {
    connections.add(client);
    // There, though the types do not say so; without it each answer waits for the next one.
    Reflect.get(client, 'setNoDelay').call(client, true);
    client.on('error', () => undefined);
    client.on('close', () => connections.delete(client));
    client.on('authentication', (context) => {
      const accept = (): void => {
        heard.logins += 1;
        context.accept();
      };
      if (context.username !== options.user) return context.reject(['publickey', 'password']);
      if (context.method === 'password') {
        heard.passwords.push(context.password);
        if (options.asksByKeyboard === true) return context.reject(['keyboard-interactive']);
        return context.password === options.password ? accept() : context.reject(['publickey']);
      }
      if (context.method === 'keyboard-interactive' && options.asksByKeyboard === true) {
        return context.prompt([{ prompt: 'Password: ', echo: false }], ([answer]) =>
          answer === options.password ? accept() : context.reject(),
        );
      }
      if (context.method === 'publickey') {
        const key = allowed.find((one) => one?.getPublicSSH().equals(context.key.data));
        if (key === undefined) return context.reject();
        if (context.signature === undefined || context.blob === undefined) return context.accept();
        return key.verify(context.blob, context.signature, context.hashAlgo) === true
          ? accept()
          : context.reject();
      }
      return context.reject(['publickey', 'password', 'keyboard-interactive']);
    });
    client.on('session', (accept) => {
      accept().on('sftp', (acceptSftp) => {
        const wrapper = acceptSftp();
        sayExtensions(wrapper, options.extensions ?? EVERY_EXTENSION);
        serve(wrapper, client);
      });
    });
  });

  function serve(sftp: SFTPWrapper, client: Connection): void {
    const files = new Map<number, FileHandle>();
    const folders = new Map<number, string[]>();
    const paths = new Map<number, string>();
    let handles = 0;
    const at = (path: string): string => join(options.folder, posix.join('/', path));
    const handleOf = (number: number): Buffer => {
      const handle = Buffer.alloc(4);
      handle.writeUInt32BE(number);
      return handle;
    };
    const when = (
      name: string,
      id: number,
      path: string,
      work: () => Promise<void>,
      done: () => void = () => sftp.status(id, STATUS_CODE.OK),
    ): void => {
      const wish = running.onRequest(name, path);
      if (wish === 'hang') return;
      if (wish === 'drop') {
        client.end();
        return;
      }
      if (wish === 'full') {
        sftp.status(id, STATUS_CODE.FAILURE, 'no space left');
        return;
      }
      work().then(done, (error: NodeJS.ErrnoException) =>
        sftp.status(id, statusOf(error.code), error.code),
      );
    };
    sftp.on('OPEN', (id, path, flags) => {
      let handle: Buffer;
      when(
        'open',
        id,
        path,
        async () => {
          const mode =
            (flags & OPEN_MODE.WRITE) === 0 ? 'r' : (flags & OPEN_MODE.EXCL) === 0 ? 'w' : 'wx';
          const number = ++handles;
          files.set(number, await openFile(at(path), mode));
          paths.set(number, path);
          handle = handleOf(number);
        },
        () => sftp.handle(id, handle),
      );
    });
    sftp.on('WRITE', (id, handle, offset, data) => {
      const number = handle.readUInt32BE();
      when('write', id, paths.get(number) ?? '', async () => {
        heard.content += data.length;
        await files.get(number)?.write(data, 0, data.length, offset);
      });
    });
    sftp.on('READ', (id, handle, offset, length) => {
      const number = handle.readUInt32BE();
      let bytes = Buffer.alloc(0);
      when(
        'read',
        id,
        paths.get(number) ?? '',
        async () => {
          const into = Buffer.alloc(length);
          const { bytesRead = 0 } = (await files.get(number)?.read(into, 0, length, offset)) ?? {};
          bytes = into.subarray(0, bytesRead);
        },
        () => (bytes.length === 0 ? sftp.status(id, STATUS_CODE.EOF) : sftp.data(id, bytes)),
      );
    });
    sftp.on('CLOSE', (id, handle) => {
      const number = handle.readUInt32BE();
      when('close', id, paths.get(number) ?? '', async () => {
        await files.get(number)?.close();
        files.delete(number);
        folders.delete(number);
      });
    });
    sftp.on('OPENDIR', (id, path) => {
      let handle: Buffer;
      when(
        'list',
        id,
        path,
        async () => {
          const number = ++handles;
          folders.set(number, await readdir(at(path)));
          paths.set(number, path);
          handle = handleOf(number);
        },
        () => sftp.handle(id, handle),
      );
    });
    sftp.on('READDIR', (id, handle) => {
      const number = handle.readUInt32BE();
      const path = paths.get(number) ?? '';
      const names = folders.get(number) ?? [];
      folders.set(number, []);
      let entries: { filename: string; longname: string; attrs: Attributes }[] = [];
      when(
        'names',
        id,
        path,
        async () => {
          entries = await Promise.all(
            names.map(async (filename) => ({
              filename,
              longname: filename,
              attrs: attributesOf(await lstat(at(posix.join(path, filename)))),
            })),
          );
        },
        () => (entries.length === 0 ? sftp.status(id, STATUS_CODE.EOF) : sftp.name(id, entries)),
      );
    });
    for (const [event, ask] of [
      ['STAT', stat],
      ['LSTAT', lstat],
    ] as const) {
      // The two events have one shape, which the types give for each by name alone.
      sftp.on(event as 'STAT', (id, path) => {
        let found: Attributes;
        when(
          'stat',
          id,
          path,
          async () => {
            found = attributesOf(await ask(at(path)));
          },
          () => sftp.attrs(id, found),
        );
      });
    }
    sftp.on('FSTAT', (id, handle) => {
      let found: Attributes;
      const number = handle.readUInt32BE();
      when(
        'stat',
        id,
        paths.get(number) ?? '',
        async () => {
          const file = files.get(number);
          if (file !== undefined) found = attributesOf(await file.stat());
        },
        () => sftp.attrs(id, found),
      );
    });
    sftp.on('MKDIR', (id, path) =>
      when('mkdir', id, path, async () => void (await mkdir(at(path)))),
    );
    sftp.on('RMDIR', (id, path) => when('rmdir', id, path, () => rmdir(at(path))));
    sftp.on('REMOVE', (id, path) => when('unlink', id, path, () => unlink(at(path))));
    sftp.on('RENAME', (id, from, to) =>
      when('rename', id, to, async () => {
        // As OpenSSH: the protocol's own rename replaces nothing.
        const isTaken = await lstat(at(to)).then(
          () => true,
          () => false,
        );
        if (isTaken) throw Object.assign(new Error('taken'), { code: 'EEXIST' });
        await rename(at(from), at(to));
      }),
    );
    sftp.on('SYMLINK', (id, path, target) =>
      when('symlink', id, path, () => symlink(target, at(path))),
    );
    sftp.on('READLINK', (id, path) => {
      let target = '';
      when(
        'readlink',
        id,
        path,
        async () => {
          target = await readlink(at(path));
        },
        () => sftp.name(id, [{ filename: target, longname: target, attrs: noAttributes }]),
      );
    });
    sftp.on('EXTENDED', (id, name, data) => {
      const [from = '', to = ''] = stringsOf(data);
      if (name === 'posix-rename@openssh.com') {
        when('rename', id, to, () => rename(at(from), at(to)));
      } else if (name === 'hardlink@openssh.com') {
        when('link', id, to, () => link(at(from), at(to)));
      } else sftp.status(id, STATUS_CODE.OP_UNSUPPORTED);
    });
    sftp.on('close', () => {
      for (const file of files.values()) void file.close().catch(() => undefined);
    });
  }

  const running: SftpServerForTests = {
    port: 0,
    heard,
    onRequest: () => 'answer',
    async stop() {
      for (const client of connections) client.end();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  // A server that listens on a port of the system has an address of that kind.
  const { port } = server.address() as AddressInfo;
  return Object.assign(running, { port });
}

const noAttributes: Attributes = { mode: 0, uid: 0, gid: 0, size: 0, atime: 0, mtime: 0 };

function attributesOf(found: { mode: number; size: number; mtimeMs: number }): Attributes {
  const mtime = Math.floor(found.mtimeMs / 1000);
  return { mode: found.mode, uid: 0, gid: 0, size: found.size, atime: mtime, mtime };
}

function statusOf(code: string | undefined): number {
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP') return STATUS_CODE.NO_SUCH_FILE;
  if (code === 'EACCES' || code === 'EPERM') return STATUS_CODE.PERMISSION_DENIED;
  return STATUS_CODE.FAILURE;
}

function stringsOf(data: Buffer): string[] {
  const found: string[] = [];
  for (let at = 0; at + 4 <= data.length; ) {
    const length = data.readUInt32BE(at);
    found.push(data.toString('utf8', at + 4, at + 4 + length));
    at += 4 + length;
  }
  return found;
}

/** The library's server has no way to say which extensions it has: the greeting is made longer on its way out. */
function sayExtensions(sftp: SFTPWrapper, extensions: readonly string[]): void {
  const outgoing: unknown = Reflect.get(sftp, '_protocol');
  if (typeof outgoing !== 'object' || outgoing === null) throw new Error('Not the pinned ssh2.');
  // As the pinned version has it; the contract fails at once where it is another.
  const protocol = outgoing as { channelData(id: number, data: Buffer): void };
  const original = protocol.channelData.bind(protocol);
  protocol.channelData = (id, data) => {
    const isGreeting = data.length === 9 && data[4] === 2;
    if (!isGreeting) return original(id, data);
    protocol.channelData = original;
    const said = extensions.flatMap((name) => [lengthAnd(name), lengthAnd('1')]);
    const body = Buffer.concat([data.subarray(4), ...said]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    original(id, Buffer.concat([length, body]));
  };
}

function lengthAnd(text: string): Buffer {
  const bytes = Buffer.from(text);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
