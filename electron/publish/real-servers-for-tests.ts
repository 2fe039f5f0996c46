// Where are the real servers that publishing is tried against? Beside the project, where they are there and wanted; each started for one suite.
import { execFile } from 'node:child_process';
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

/** Starts a real server in a folder of its own, on any free port. `settings` go to its environment. */
export async function startRealServer(
  name: string,
  settings: Readonly<Record<string, string>> = {},
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
    await run(script, [folder, 'start'], { env: { ...process.env, ...settings } });
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
