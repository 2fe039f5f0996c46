// Where are the real servers that publishing is tried against? Beside the project, where they are there and wanted; each started for one suite.
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const services = fileURLToPath(new URL('../../../shared/services', import.meta.url));

/** Whether the real servers are to be tried, and why not. */
export const realServers: { readonly areWanted: boolean; readonly because: string } =
  process.env.GALLEY_REAL_SERVERS !== '1'
    ? { areWanted: false, because: 'GALLEY_REAL_SERVERS is not 1' }
    : existsSync(services)
      ? { areWanted: true, because: 'GALLEY_REAL_SERVERS is 1' }
      : { areWanted: false, because: 'there are no real servers beside the project' };

interface Kind {
  /** The script that starts it, and what it is told. */
  readonly script: string;
  readonly settings: Readonly<Record<string, string>>;
  /** Programs and files without which it cannot be started. */
  readonly needs: readonly string[];
}

const port = (name: string, more: Readonly<Record<string, string>> = {}) => ({
  ...{ [`${name}_PORT`]: '0' },
  ...more,
});

const kinds = {
  'git-http': { script: 'git-http', settings: port('GIT'), needs: ['git'] },
  sshd: { script: 'sshd', settings: port('SFTP'), needs: ['sshd', 'ssh-keygen'] },
  ftp: { script: 'ftp', settings: port('FTP'), needs: ['proftpd', 'openssl'] },
  radosgw: {
    script: 's3',
    settings: port('S3', { S3_ENGINE: 'radosgw' }),
    needs: ['radosgw', 'radosgw-admin'],
  },
  moto: {
    script: 's3',
    settings: port('S3', { S3_ENGINE: 'moto' }),
    needs: ['/usr/lib/python3/dist-packages/moto', '/usr/lib/python3/dist-packages/flask_cors'],
  },
  apache: {
    script: 'webdav',
    settings: port('WEBDAV', { WEBDAV_ENGINE: 'apache' }),
    needs: ['apache2', 'openssl'],
  },
  rclone: {
    script: 'webdav',
    settings: port('WEBDAV', { WEBDAV_ENGINE: 'rclone' }),
    needs: ['rclone', 'openssl'],
  },
  wordpress: {
    script: 'wordpress',
    settings: port('WP', { WP_DB_PORT: '0' }),
    needs: ['php', 'mariadbd', 'mariadb-install-db', '/usr/share/wordpress'],
  },
} as const satisfies Readonly<Record<string, Kind>>;

export type RealServerKind = keyof typeof kinds;
// The keys of the object just above.
export const realServerKinds = Object.keys(kinds) as readonly RealServerKind[];

/** Why tests against this server are left out: nobody wants them, or it is not to be had on this computer. Undefined where they run. */
export function whyLeftOut(kind: RealServerKind): string | undefined {
  if (!realServers.areWanted) return realServers.because;
  const missing = kinds[kind].needs.filter((one) => !isInstalled(one));
  return missing.length === 0 ? undefined : `${missing.join(', ')} not installed here`;
}

export function isLeftOut(kind: RealServerKind): boolean {
  return whyLeftOut(kind) !== undefined;
}

function isInstalled(program: string): boolean {
  if (isAbsolute(program)) return existsSync(program);
  // Servers lie where the path of a person does not always lead.
  const path = [...(process.env.PATH ?? '').split(delimiter), '/usr/local/sbin', '/usr/sbin'];
  return path.some((folder) => existsSync(join(folder, program)));
}

/** Installs the packages of a real server, which needs root and a network. Fails where that cannot be done within the time. */
export async function installRealServer(
  kind: RealServerKind,
  withinMilliseconds: number,
): Promise<void> {
  const { script, settings } = kinds[kind];
  const folder = await mkdtemp(join(tmpdir(), `galley-install-${kind}-`));
  try {
    const env = { ...process.env, ...settings };
    await runToItsEnd(join(services, script), [folder, 'install'], env, withinMilliseconds);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** In the name of every test against a real server: the runner counts them by it. */
export const REAL_SERVER = '(real server)';

export interface RealServer {
  /** Its own folder. */
  readonly folder: string;
  /** What it says of itself: addresses, logins. */
  get(name: string): string;
  stop(): Promise<void>;
}

/**
 * Starts a real server in a folder of its own, on any free port. `settings` go to its environment. One that does not come up is
 * begun anew: the tool that makes the users of Ceph's gateway waits for ever, two times out of five, and a port that was free may
 * be another program's a moment later.
 */
export async function startRealServer(
  kind: RealServerKind,
  settings: Readonly<Record<string, string>> = {},
  // Fresh ones need a tenth of it on a quiet machine.
  withinMilliseconds = 60_000,
): Promise<RealServer> {
  for (let tried = 1; ; tried++) {
    try {
      return await startOnce(kind, settings, withinMilliseconds);
    } catch (error) {
      if (!(error instanceof NotUp) || tried >= error.mostTries) throw error;
    }
  }
}

class NotUp extends Error {
  readonly mostTries: number;

  constructor(message: string, mostTries: number) {
    super(message);
    this.mostTries = mostTries;
  }
}

/** Runs a script to its end, or ends it with all that it began. */
async function runToItsEnd(
  script: string,
  args: string[],
  env: NodeJS.ProcessEnv,
  withinMilliseconds: number,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    // A group of its own: what the script waits for has to end with it.
    const child = spawn(script, args, { env, detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    const late = setTimeout(() => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      reject(new NotUp(`${script} did not end`, 8));
    }, withinMilliseconds);
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(late);
      if (code === 0) resolve();
      else reject(new NotUp(`${script} ended with ${code}: ${said}`, 3));
    });
  });
}

async function startOnce(
  kind: RealServerKind,
  settings: Readonly<Record<string, string>>,
  withinMilliseconds: number,
): Promise<RealServer> {
  const folder = await mkdtemp(join(tmpdir(), `galley-${kind}-`));
  // Some servers run as somebody else.
  await chmod(folder, 0o755);
  const script = join(services, kinds[kind].script);
  const stop = async (): Promise<void> => {
    await run(script, [folder, 'stop']).catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await runToItsEnd(
      script,
      [folder, 'start'],
      { ...process.env, ...kinds[kind].settings, ...settings },
      withinMilliseconds,
    );
  } catch (error) {
    await stop();
    throw error;
  }
  const lines = (await readFile(join(folder, 'env'), 'utf8')).split('\n');
  const said = new Map(
    lines.flatMap((line) => {
      const at = line.indexOf('=');
      return at === -1 ? [] : [[line.slice(0, at), line.slice(at + 1)] as const];
    }),
  );
  return {
    folder,
    get(key) {
      const value = said.get(key);
      if (value === undefined) throw new Error(`${kind} does not say ${key}`);
      return value;
    },
    stop,
  };
}
