// Which real WordPress may specs publish to? One that is started for a run, where real servers are wanted and there.
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectFolder } from './project.ts';
import { runCommand } from './run-command.ts';

const script = join(dirname(projectFolder), 'shared', 'services', 'wordpress');

/** Starts one, runs `work` with what tells specs of it, and ends it; without one where none is wanted. */
export async function withWordPress<T>(
  work: (environment: Readonly<Record<string, string>>) => Promise<T>,
): Promise<T> {
  if (process.env.GALLEY_REAL_SERVERS !== '1' || !existsSync(script)) return await work({});
  const folder = await mkdtemp(join(tmpdir(), 'galley-wordpress-'));
  // Its programs run as somebody else.
  await chmod(folder, 0o755);
  const ports = { WP_PORT: '0', WP_DB_PORT: '0' };
  try {
    await runCommand(script, [folder, 'start'], { env: { ...process.env, ...ports } });
    const said = await readFile(join(folder, 'env'), 'utf8');
    const [, address = ''] = /^WP_URL=(.*)$/m.exec(said) ?? [];
    const [, user = '', password = ''] = /^WP_EDITOR=([^:]*):(.*)$/m.exec(said) ?? [];
    return await work({ GALLEY_WORDPRESS: JSON.stringify({ address, user, password }) });
  } finally {
    await runCommand(script, [folder, 'stop']).catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  }
}
