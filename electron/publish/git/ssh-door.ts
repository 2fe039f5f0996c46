// How does Git speak over a connection that we opened and checked ourselves? Through a door on this computer that only it can find.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { Client } from 'ssh2';
import { openSsh, type SshLogin, type SshServer, sshTrouble } from '../ssh/ssh-connection.ts';

/** The most that is kept of what a server says beside its answers. */
const SAID_BYTES = 4096;
/** A request of Git is one line; whoever sends more is not Git. */
const REQUEST_BYTES = 2048;

/**
 * A connection over ssh, and an address on this computer that leads to one repository behind it. Whoever does not know the secret
 * in the address is turned away; it is handed to Git in its environment, which no other person can read.
 */
export interface SshDoor {
  readonly address: string;
  /** What the server said beside its answers since this was asked last, such as why it refused. */
  said(): string;
  /** Why the connection was lost; undefined while it stands. */
  lost(): Error | undefined;
  close(): Promise<void>;
}

/** Logs in to the trusted server, as `openSsh` does, and opens the door to `path` there. */
export async function openSshDoor(
  server: SshServer,
  login: SshLogin,
  path: string,
  signal: AbortSignal,
): Promise<SshDoor> {
  const { client } = await openSsh(server, login, signal);
  const secret = randomBytes(32).toString('hex');
  const sockets = new Set<Socket>();
  let said = '';
  let lost: Error | undefined;
  let isClosing = false;
  const lose = (error: Error): void => {
    if (isClosing) return;
    lost ??= sshTrouble(error, server.host);
    for (const socket of sockets) socket.destroy();
  };
  client.on('error', lose);
  client.on('close', () => lose(new Error('the connection was closed')));
  const door = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    void requestOf(socket).then((request) => {
      if (request === undefined || !isSame(request.secret, secret) || lost !== undefined) {
        socket.destroy();
        return;
      }
      pass(client, socket, request, path, (text) => {
        said = `${said}${text}`.slice(-SAID_BYTES);
      });
    });
  });
  await new Promise<void>((resolve, reject) => {
    door.once('error', reject);
    door.listen(0, '127.0.0.1', resolve);
  });
  // A server that listens on a port has an address with one.
  const { port } = door.address() as AddressInfo;
  return {
    address: `git://127.0.0.1:${port}/${secret}`,
    said() {
      const now = said;
      said = '';
      return now;
    },
    lost: () => lost,
    async close() {
      isClosing = true;
      for (const socket of sockets) socket.destroy();
      client.end();
      await new Promise<void>((resolve) => door.close(() => resolve()));
    },
  };
}

interface Request {
  readonly service: 'git-upload-pack' | 'git-receive-pack';
  readonly secret: string;
  readonly version: string | undefined;
}

/** The first line of a connection, as Git writes it; undefined for anything else. What follows it stays unread. */
async function requestOf(socket: Socket): Promise<Request | undefined> {
  let bytes = Buffer.alloc(0);
  for await (const piece of socket.iterator({ destroyOnReturn: false })) {
    // A socket without an encoding gives bytes.
    bytes = Buffer.concat([bytes, piece as Buffer]);
    const length = Number.parseInt(bytes.toString('latin1', 0, 4), 16);
    if (bytes.length >= 4 && !(length > 4 && length <= REQUEST_BYTES)) return undefined;
    if (bytes.length < 4 || bytes.length < length) continue;
    const [wish = '', ...settings] = bytes.toString('utf8', 4, length).split('\0');
    if (bytes.length > length) socket.unshift(bytes.subarray(length));
    const [, service, secret = ''] =
      /^(git-upload-pack|git-receive-pack) \/([0-9a-f]+)$/.exec(wish) ?? [];
    if (service !== 'git-upload-pack' && service !== 'git-receive-pack') return undefined;
    return { service, secret, version: settings.find((one) => /^version=\d$/.test(one)) };
  }
  return undefined;
}

function pass(
  client: Client,
  socket: Socket,
  { service, version }: Request,
  path: string,
  hear: (text: string) => void,
): void {
  const quoted = `'${path.replaceAll("'", "'\\''")}'`;
  const env = version === undefined ? {} : { env: { GIT_PROTOCOL: version } };
  client.exec(`${service} ${quoted}`, env, (error, channel) => {
    if (error !== undefined) {
      hear(error.message);
      socket.destroy();
      return;
    }
    channel.stderr.on('data', (bytes: Buffer) => hear(bytes.toString('utf8')));
    channel.on('error', () => socket.destroy());
    channel.on('close', () => socket.end());
    socket.on('close', () => channel.close());
    socket.pipe(channel);
    channel.pipe(socket);
  });
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
