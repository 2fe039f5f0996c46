// How is Git called, so that it does what was asked and nothing else? Without anybody's settings, hooks, questions or other protocols.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { join } from 'node:path';
import { GalleyError } from '../../../core/errors.ts';
import { PlaceTrouble } from '../site-place.ts';

/** The remote repository, as Git is told of it. */
export interface GitRemote {
  /** For failures. */
  readonly host: string;
  readonly url: string;
  /** The one protocol that may be spoken. */
  readonly protocol: 'https' | 'http' | 'git';
  readonly login?: { readonly user: string; readonly password: string } | undefined;
  /** A PEM file with the authorities that are trusted. */
  readonly authoritiesFile?: string | undefined;
  /** What is known of the connection beside what Git says. */
  said?(): string;
  lost?(): Error | undefined;
}

/** The name of the remote. Its address is in the environment alone, never in a file or an argument. */
export const REMOTE = 'shown';
const OLDEST = [2, 31] as const;
/** A connection over which nothing comes for so long is ended; a server may think for some minutes about what it got. */
const SILENT_SECONDS = 240;
/** What Git tells is kept up to here. */
const TOLD_BYTES = 64 * 1024;

/** What Git needs of the environment to run at all, and how this computer reaches the web. */
const KEPT = [
  ...[
    'PATH',
    'Path',
    'PATHEXT',
    'SYSTEMROOT',
    'SystemRoot',
    'WINDIR',
    'COMSPEC',
    'TEMP',
    'TMP',
    'TMPDIR',
  ],
  ...['http_proxy', 'https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY', 'no_proxy', 'NO_PROXY'],
];

/** Git refused something, and we do not know what it means: the fault may be in the copy on this computer. */
export class GitFault extends GalleyError {}

/** One bare repository in the cache, with one remote. */
export class GitRepository {
  readonly folder: string;
  readonly #remote: GitRemote;
  readonly #signal: AbortSignal;
  readonly #env: NodeJS.ProcessEnv;

  constructor(folder: string, remote: GitRemote, signal: AbortSignal) {
    this.folder = folder;
    this.#remote = remote;
    this.#signal = signal;
    this.#env = environment(folder, remote);
  }

  /** Which Git this is; rejects with `git-missing` where there is none, or one that is too old. */
  async version(): Promise<string> {
    const text = (await this.run(['version'])).toString('utf8').trim();
    const [, major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(text) ?? []).map(Number);
    if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
      throw new GalleyError({ code: 'git-missing', detail: `there is ${text}` });
    }
    return text;
  }

  /** Starts a command that is fed and read piece by piece. Whoever starts it ends it. */
  start(args: readonly string[], more: NodeJS.ProcessEnv = {}): ChildProcessWithoutNullStreams {
    this.#signal.throwIfAborted();
    return spawn('git', args, {
      cwd: this.folder,
      env: { ...this.#env, ...more },
      stdio: 'pipe',
      windowsHide: true,
      // A group of its own, which can be ended with all that Git starts; and no terminal to ask at.
      detached: process.platform !== 'win32',
    });
  }

  /** Runs a command to its end and answers with what it printed. `input` is what it is fed. */
  async run(args: readonly string[], input = ''): Promise<Buffer> {
    // A push may look at what it replaces; everything else says first what it wants.
    const child = this.start(args, args[0] === 'push' ? { GIT_NO_LAZY_FETCH: '0' } : {});
    const stop = (): void => endGroup(child);
    this.#signal.addEventListener('abort', stop, { once: true });
    try {
      const printed: Buffer[] = [];
      let told = '';
      child.stdout.on('data', (bytes: Buffer) => printed.push(bytes));
      child.stderr.on('data', (bytes: Buffer) => {
        told = `${told}${bytes.toString('utf8')}`.slice(-TOLD_BYTES);
      });
      child.stdin.on('error', () => undefined);
      child.stdin.end(input);
      const code = await endOf(child);
      const out = Buffer.concat(printed);
      if (code === 0) return out;
      this.#signal.throwIfAborted();
      throw this.#fault(`${told}\n${args[0] === 'push' ? out.toString('utf8') : ''}`);
    } catch (error) {
      this.#signal.throwIfAborted();
      throw error;
    } finally {
      this.#signal.removeEventListener('abort', stop);
    }
  }

  #fault(told: string): Error {
    const lost = this.#remote.lost?.();
    if (lost !== undefined) return lost;
    const said = this.#remote.said?.() ?? '';
    return gitTrouble(`${said}\n${told}`, this.#remote.host);
  }
}

/** Ends a process and all that it started. */
export function endGroup(child: ChildProcessWithoutNullStreams): void {
  try {
    if (process.platform === 'win32' || child.pid === undefined) child.kill('SIGKILL');
    else if (child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    // It was over already.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
  for (const pipe of [child.stdin, child.stdout, child.stderr]) pipe.destroy();
}

/** Waits for a process to be over; rejects with `git-missing` where it could not be started. */
export async function endOf(child: ChildProcessWithoutNullStreams): Promise<number | null> {
  return await new Promise((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'ENOENT'
          ? new GalleyError({ code: 'git-missing' }, { cause: error })
          : new GalleyError(
              { code: 'internal', detail: `git: ${error.message}` },
              { cause: error },
            ),
      );
    });
    child.once('close', resolve);
  });
}

function environment(folder: string, remote: GitRemote): NodeJS.ProcessEnv {
  const { url, protocol, login, authoritiesFile } = remote;
  const config: [string, string][] = [
    // No program of anybody runs with a publish.
    ['core.hooksPath', join(folder, 'no-hooks')],
    ['core.askPass', ''],
    ['core.fsmonitor', 'false'],
    ['gc.auto', '0'],
    ['maintenance.auto', 'false'],
    // Packs can be counted; a cache with too many of them is made anew.
    ['fetch.unpackLimit', '1'],
    ['fastimport.unpackLimit', '1'],
    // Another server must never be told the password of this one.
    ['http.followRedirects', 'false'],
    ['http.sslVerify', 'true'],
    ['http.lowSpeedLimit', '1'],
    ['http.lowSpeedTime', String(SILENT_SECONDS)],
    [`remote.${REMOTE}.url`, url],
    [`remote.${REMOTE}.promisor`, 'true'],
    [`remote.${REMOTE}.partialclonefilter`, 'blob:none'],
    ['credential.helper', ''],
  ];
  if (authoritiesFile !== undefined) config.push(['http.sslCAInfo', authoritiesFile]);
  // The other engine there takes no file.
  if (process.platform === 'win32') config.push(['http.sslBackend', 'openssl']);
  if (login !== undefined) {
    const answer =
      'printf "username=%s\\npassword=%s\\n" "$GALLEY_GIT_USER" "$GALLEY_GIT_PASSWORD"';
    const helper = `!f() { if test "$1" = get; then ${answer}; fi; }; f`;
    config.push([`credential.${new URL(url).origin}.helper`, helper]);
  }
  const env: NodeJS.ProcessEnv = {
    HOME: join(folder, 'no-home'),
    LC_ALL: 'C',
    GIT_DIR: folder,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_DEFAULT_REF_FORMAT: 'files',
    GIT_TERMINAL_PROMPT: '0',
    // Nothing is fetched behind our back: we say when, and all at once.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: protocol,
    GIT_CONFIG_COUNT: String(config.length),
  };
  for (const [index, [key, value]] of config.entries()) {
    env[`GIT_CONFIG_KEY_${index}`] = key;
    env[`GIT_CONFIG_VALUE_${index}`] = value;
  }
  if (login !== undefined) {
    env.GALLEY_GIT_USER = login.user;
    env.GALLEY_GIT_PASSWORD = login.password;
  }
  for (const name of KEPT) if (process.env[name] !== undefined) env[name] = process.env[name];
  return env;
}

/** What Git tells when it fails, and what that means for whoever publishes. Read from the top; the first that fits counts. */
const meanings: readonly (readonly [RegExp, (subject: string, detail: string) => Error])[] = [
  [/xcode-select|xcrun: error/, (_, detail) => new GalleyError({ code: 'git-missing', detail })],
  [
    /certificate|CAfile|unable to get local issuer|SSL_ERROR_BAD_CERT|does not match target host name/i,
    (subject, detail) => new GalleyError({ code: 'certificate-refused', subject, detail }),
  ],
  [
    /Authentication failed|could not read (Username|Password)|terminal prompts disabled|error: 401|Invalid username or (password|token)/i,
    (subject, detail) => new GalleyError({ code: 'login-refused', subject, detail }),
  ],
  [
    /\[rejected\]|non-fast-forward|fetch first|cannot lock ref|incorrect old value|failed to update ref|reference already exists/,
    (_, detail) => new GalleyError({ code: 'target-changed', detail }),
  ],
  [
    /\[remote rejected\]|error: 403|denied|not permitted|protected branch|access rights/i,
    (subject, detail) => new GalleyError({ code: 'place-refused', subject, detail }),
  ],
  [
    /not found|does not appear to be a git repository|does not exist|Redirected|redirect|error: 3\d\d|valid: info\/refs/i,
    (subject, detail) =>
      new GalleyError({
        code: 'place-refused',
        subject,
        detail: `there is no repository at this address, or not for this login: ${detail}`,
      }),
  ],
  [
    /timed? ?out|too slow|Operation too slow/i,
    (subject, detail) => new PlaceTrouble('server-slow', { subject, detail }),
  ],
  [
    /error: (429|5\d\d)/,
    (subject, detail) => new PlaceTrouble('server-refused', { subject, detail }),
  ],
  [
    /Could not resolve|Failed to connect|Couldn't connect|Connection (refused|reset|was reset|closed)|early EOF|RPC failed|hung up|unexpected disconnect|Empty reply|Recv failure|Send failure|transfer closed|Could not read from remote|bad pack|packfile|GnuTLS recv|SSL_read|bad line length|unable to access|protocol error|expected (flush|acknowledg)/i,
    (subject, detail) => new PlaceTrouble('server-unreachable', { subject, detail }),
  ],
];

/** The failure behind what Git told; `GitFault` where nobody knows it. */
export function gitTrouble(told: string, subject: string): Error {
  const lines = told
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(To |hint:|Done$|Everything up-to-date)/.test(line));
  // Addresses are not for logs: one of them is a secret.
  const detail = lines
    .join(' ')
    .replaceAll(/\b(git|https?):\/\/\S+/g, subject)
    .slice(0, 600);
  const [, made] = meanings.find(([pattern]) => pattern.test(told)) ?? [];
  return made?.(subject, detail) ?? new GitFault({ code: 'place-refused', subject, detail });
}
