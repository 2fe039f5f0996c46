import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unwrap } from '../../core/errors.ts';
import { ensureFolder } from './durable-file.ts';
import { acquireLock } from './library-lock.ts';

let library: string;
beforeEach(async () => {
  library = await mkdtemp(join(tmpdir(), 'galley-lock-'));
  await ensureFolder(join(library, '.galley'));
});
afterEach(() => rm(library, { recursive: true, force: true }));

const placeLock = (lock: Record<string, unknown>) =>
  writeFile(
    join(library, '.galley', 'lock'),
    JSON.stringify({
      nonce: 'n',
      host: hostname(),
      user: 'ines',
      pid: process.pid,
      since: '2026-01-01T00:00:00.000Z',
      ...lock,
    }),
  );

describe('the lock of a library', () => {
  it('is refused while this process holds it, and free after release', async () => {
    const first = unwrap(await acquireLock(library));
    expect(await acquireLock(library)).toMatchObject({
      ok: false,
      error: { code: 'library-locked' },
    });
    await first.release();
    unwrap(await acquireLock(library));
  });

  it('is never taken from a process that lives, and taken over once it is killed', async () => {
    const holder = spawn(
      process.execPath,
      ['-e', 'setInterval(() => {}, 1000); console.log("up")'],
      {
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
    await once(holder.stdout, 'data');
    await placeLock({ pid: holder.pid });
    expect(await acquireLock(library)).toMatchObject({ ok: false, error: { subject: 'ines' } });
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    unwrap(await acquireLock(library));
  });

  it('is taken over from an earlier process whose number a new one has now', async () => {
    await placeLock({ started: '1' });
    const taken = await acquireLock(library);
    // Only Linux tells when a process started; elsewhere the living number is believed.
    expect(taken.ok).toBe(process.platform === 'linux');
  });

  it('of another computer stands until the person says to work here anyway', async () => {
    await placeLock({ host: 'the-other-laptop', pid: 999_999 });
    expect(await acquireLock(library)).toMatchObject({
      ok: false,
      error: { code: 'library-locked', subject: 'the-other-laptop' },
    });
    unwrap(await acquireLock(library, { takeOver: true }));
  });

  it('that cannot be read is replaced, since nobody can hold it', async () => {
    await writeFile(join(library, '.galley', 'lock'), '');
    unwrap(await acquireLock(library));
    expect(JSON.parse(await readFile(join(library, '.galley', 'lock'), 'utf8'))).toMatchObject({
      pid: process.pid,
    });
  });

  it('is given to one of many who ask at once', async () => {
    const asked = await Promise.all(Array.from({ length: 8 }, () => acquireLock(library)));
    expect(asked.filter((one) => one.ok)).toHaveLength(1);
  });
});
