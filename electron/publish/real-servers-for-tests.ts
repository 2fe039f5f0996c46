// Where are the real servers that publishing is tried against? Beside the project, where they are there and wanted; each started for one suite.
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
 * begun anew: the tool that makes the users of Ceph's gateway waits for ever, two times out of five.
 */
export async function startRealServer(
  name: string,
  settings: Readonly<Record<string, string>> = {},
  // Fresh ones need a tenth of it on a quiet machine.
  withinMilliseconds = 60_000,
): Promise<RealServer> {
  for (let tried = 1; ; tried++) {
    try {
      return await startOnce(name, settings, withinMilliseconds);
    } catch (error) {
      if (!(error instanceof NotUp) || tried === 8) throw error;
    }
  }
}

class NotUp extends Error {}

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
      reject(new NotUp(`${script} did not end`));
    }, withinMilliseconds);
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(late);
      if (code === 0) resolve();
      else reject(new Error(`${script} ended with ${code}: ${said}`));
    });
  });
}

async function startOnce(
  name: string,
  settings: Readonly<Record<string, string>>,
  withinMilliseconds: number,
): Promise<RealServer> {
  const folder = await mkdtemp(join(tmpdir(), `galley-${name}-`));
  // Some servers run as somebody else.
  await chmod(folder, 0o755);
  const script = join(services, name);
  const stop = async (): Promise<void> => {
    await run(script, [folder, 'stop']).catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await runToItsEnd(
      script,
      [folder, 'start'],
      { ...process.env, ...settings },
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
      if (value === undefined) throw new Error(`${name} does not say ${key}`);
      return value;
    },
    stop,
  };
}
