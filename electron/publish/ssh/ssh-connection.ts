// How is a connection over SSH opened, so that nothing is said to a server that is not the trusted one?
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Client, ConnectConfig } from 'ssh2';
import { failure, GalleyError, unreachable, unwrap } from '../../../core/errors.ts';
import { PlaceTrouble } from '../site-place.ts';

export interface SshServer {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** The fingerprint of the host key that is trusted; undefined as long as nobody has said so. */
  readonly hostKey?: string | undefined;
}

export type SshLogin =
  | { readonly by: 'key'; readonly keyFile: string; readonly passphrase: string | undefined }
  | { readonly by: 'agent' }
  | { readonly by: 'password'; readonly password: string | undefined };

/** Whom a server says it is. */
export interface HostKey {
  /** Such as `ssh-ed25519`. */
  readonly type: string;
  /** As OpenSSH shows it: `SHA256:` and 43 characters. */
  readonly fingerprint: string;
}

/** The longest wait for a connection to stand, and for any sign of life of it. */
const CONNECT_MS = 20_000;
const KEEPALIVE_MS = 15_000;
const KEEPALIVES_MISSED = 3;

/**
 * The kinds of host key, most wanted first. A server has one of each and shows one; the trusted one may be another of them, as
 * when somebody compared its RSA key, or when it got a newer kind since.
 */
const hostKeyKinds = [
  ['ssh-ed25519'],
  ['ecdsa-sha2-nistp256', 'ecdsa-sha2-nistp384', 'ecdsa-sha2-nistp521'],
  ['rsa-sha2-512', 'rsa-sha2-256'],
] as const;

/** Read when it is needed: most starts publish nothing. */
async function ssh(): Promise<typeof import('ssh2')> {
  return (await import('ssh2')).default;
}

/** Asks a server for its host key and goes, before any name or secret was said. */
export async function askHostKey(server: SshServer, signal: AbortSignal): Promise<HostKey> {
  const shown = await handshake(server, hostKeyKinds.flat(), () => false, {}, signal);
  if ('client' in shown) throw new Error('A connection stands that nobody agreed to.');
  return shown.refused;
}

/**
 * Logs in. Rejects with `host-key-changed`, and has then sent neither a name nor a secret, where the server has no host key with
 * the trusted fingerprint.
 */
export async function openSsh(
  server: SshServer,
  login: SshLogin,
  signal: AbortSignal,
): Promise<{ client: Client; hostKey: HostKey }> {
  const { host, hostKey } = server;
  if (hostKey === undefined) unwrap(failure('host-key-unknown', { subject: host }));
  const proof = await proofOf(login, host);
  let other: HostKey | undefined;
  for (const kinds of [hostKeyKinds.flat(), ...hostKeyKinds]) {
    // The first round is of all kinds; of the others, the kind that was shown is out of the question.
    if (kinds.some((kind) => isOfKind(other, kind))) continue;
    const shown = await handshake(
      server,
      kinds,
      ({ fingerprint }) => fingerprint === hostKey,
      proof,
      signal,
    ).catch((error: unknown) => {
      // It has no key of that kind either: then the first one it showed is what it has instead.
      if (error instanceof NothingInCommon && other !== undefined) return undefined;
      throw error;
    });
    if (shown !== undefined && 'client' in shown) return shown;
    other ??= shown?.refused;
  }
  const found = other === undefined ? '' : `${other.fingerprint} (${other.type})`;
  throw new GalleyError({
    code: 'host-key-changed',
    subject: host,
    detail: `it shows ${found}; trusted was ${hostKey}`,
  });
}

function isOfKind(key: HostKey | undefined, kind: string): boolean {
  return key?.type === kind || (key?.type === 'ssh-rsa' && kind.startsWith('rsa-'));
}

/** The two sides know no algorithm in common. */
class NothingInCommon extends GalleyError {}

async function handshake(
  { host, port, user }: SshServer,
  kinds: readonly (typeof hostKeyKinds)[number][number][],
  isTrusted: (key: HostKey) => boolean,
  proof: Pick<ConnectConfig, 'privateKey' | 'passphrase' | 'agent' | 'password' | 'tryKeyboard'>,
  signal: AbortSignal,
): Promise<{ client: Client; hostKey: HostKey } | { refused: HostKey }> {
  signal.throwIfAborted();
  const client = new (await ssh()).Client();
  let shown: HostKey | undefined;
  let isRefused = false;
  const stop = (): void => void client.destroy();
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await new Promise((resolve, reject) => {
      client.once('ready', () => {
        if (shown === undefined) reject(new Error('A connection stands without a host key.'));
        else resolve({ client, hostKey: shown });
      });
      const end = (error: Error): void => {
        if (signal.aborted) reject(signal.reason);
        else if (isRefused && shown !== undefined) resolve({ refused: shown });
        else reject(sshTrouble(error, host));
      };
      client.on('error', end);
      client.once('close', () => end(new Error('the connection was closed')));
      client.on('keyboard-interactive', (_name, _text, _language, prompts, answer) => {
        // A password asked for by name: the only question that is answered.
        const [prompt] = prompts;
        answer(prompts.length === 1 && prompt?.echo !== true ? [proof.password ?? ''] : []);
      });
      client.connect({
        host,
        port,
        username: user,
        ...proof,
        readyTimeout: CONNECT_MS,
        keepaliveInterval: KEEPALIVE_MS,
        keepaliveCountMax: KEEPALIVES_MISSED,
        algorithms: { serverHostKey: [...kinds] },
        hostVerifier: (key: Buffer) => {
          shown = hostKeyOf(key);
          isRefused = !isTrusted(shown);
          return !isRefused;
        },
      });
      // Questions are short, and each waits for its answer.
      client.setNoDelay(true);
    });
  } catch (error) {
    client.destroy();
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function hostKeyOf(key: Buffer): HostKey {
  const hash = createHash('sha256').update(key).digest('base64').replace(/=+$/, '');
  const length = key.length >= 4 ? key.readUInt32BE(0) : 0;
  return { type: key.toString('latin1', 4, 4 + length), fingerprint: `SHA256:${hash}` };
}

/** What proves who we are. Read before a connection is made: a key that cannot be read is said at once. */
async function proofOf(
  login: SshLogin,
  host: string,
): Promise<
  Pick<ConnectConfig, 'privateKey' | 'passphrase' | 'agent' | 'password' | 'tryKeyboard'>
> {
  const refuse = (detail: string): never =>
    unwrap(failure('login-refused', { subject: host, detail }));
  switch (login.by) {
    case 'key': {
      const { keyFile, passphrase } = login;
      const privateKey = await readFile(keyFile).catch((error: Error) => {
        throw new GalleyError(
          { code: 'file-unreadable', subject: keyFile, detail: error.message },
          { cause: error },
        );
      });
      const parsed = (await ssh()).utils.parseKey(privateKey, passphrase);
      if (parsed instanceof Error) {
        const isLocked = /encrypted/i.test(parsed.message) && passphrase === undefined;
        return refuse(isLocked ? 'the key file needs its passphrase' : parsed.message);
      }
      return passphrase === undefined ? { privateKey } : { privateKey, passphrase };
    }
    case 'agent': {
      const agent =
        process.env.SSH_AUTH_SOCK ??
        (process.platform === 'win32' ? '\\\\.\\pipe\\openssh-ssh-agent' : undefined);
      return agent === undefined ? refuse('no SSH agent runs on this computer') : { agent };
    }
    case 'password': {
      const { password } = login;
      if (password === undefined) return refuse('the password is missing');
      return { password, tryKeyboard: true };
    }
    default:
      return unreachable(login);
  }
}

/** What an error of the connection means for whoever publishes: never the error itself. */
export function sshTrouble(error: Error, host: string): Error {
  if (error instanceof GalleyError) return error;
  const level = 'level' in error ? error.level : undefined;
  const detail = error.message;
  switch (level) {
    case 'client-authentication':
    case 'agent':
      return new GalleyError({ code: 'login-refused', subject: host, detail });
    case 'client-timeout':
      return new PlaceTrouble('server-slow', { subject: host, detail, isLost: true });
    case 'handshake':
      if (/no matching/.test(detail)) {
        return new NothingInCommon({ code: 'place-refused', subject: host, detail });
      }
      break;
  }
  return new PlaceTrouble('server-unreachable', { subject: host, detail, isLost: true });
}
