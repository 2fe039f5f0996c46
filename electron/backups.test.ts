import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { libraryId } from '../core/content/ids.ts';
import { Backups } from './backups.ts';
import type { Settings } from './settings.ts';

const id = libraryId.parse('019a0000-0000-7000-8000-000000000000');
const library = { id, folder: '/newsroom', name: 'Newsroom' };
const never = new AbortController().signal;

/** Settings as far as backups use them, kept in memory. */
function makeSettings(folder: string | null) {
  const backup = { folder, made: [] as { library: string; at: string }[] };
  const settings = {
    backup,
    addBackup: (of: string, at: string) => {
      backup.made = [{ library: of, at }];
    },
  };
  // Only these two members are used by what is tested.
  return settings as unknown as Settings;
}

/** A twin that says something and ends; as in Electron, its last words may come after its end is known. */
function makeTwin(said: { out?: string; complaint?: string; code: number }, isLate = false) {
  const asked: string[][] = [];
  const start = (args: string[]) => {
    asked.push(args);
    const twin = new EventEmitter();
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    const speak = (): void => {
      stdout.end(said.out);
      stderr.end(said.complaint);
    };
    queueMicrotask(() => {
      if (!isLate) speak();
      twin.emit('exit', said.code);
      stdout.removeAllListeners();
      stderr.removeAllListeners();
      if (isLate) setTimeout(speak, 5);
    });
    return Object.assign(twin, { stdout, stderr, kill: () => true });
  };
  return { asked, start };
}

describe('backups', () => {
  it('are due once a folder is chosen, and again a day after the last one', async () => {
    const at = '2026-03-01T10:00:00.000Z';
    const settings = makeSettings('/stick');
    const { asked, start } = makeTwin({
      out: JSON.stringify({ ok: true, folder: '/stick/x', files: 9, at }),
      code: 0,
    });
    const backups = new Backups(settings, start);
    expect(new Backups(makeSettings(null), start).isDue(id, new Date(at))).toBe(false);
    expect(backups.isDue(id, new Date(at))).toBe(true);
    expect(await backups.run(library, never)).toMatchObject({ ok: true, value: { files: 9 } });
    expect(asked).toEqual([['backup', '/newsroom', '/stick', '--json']]);
    expect(backups.isDue(id, new Date('2026-03-01T20:00:00Z'))).toBe(false);
    expect(backups.isDue(id, new Date('2026-03-02T10:00:00Z'))).toBe(true);
  });

  it('are made although the twin’s last words come after its end', async () => {
    const said = { ok: true, folder: '/stick/x', files: 9, at: '2026-03-01T10:00:00.000Z' };
    const { start } = makeTwin({ out: JSON.stringify(said), code: 0 }, true);
    const backups = new Backups(makeSettings('/stick'), start);
    expect(await backups.run(library, never)).toMatchObject({ ok: true, value: { files: 9 } });
  });

  it('are made one at a time: what is asked for meanwhile comes after, and none is due by itself', async () => {
    const at = '2026-03-01T10:00:00.000Z';
    const twins: (() => void)[] = [];
    const start = () => {
      const twin = new EventEmitter();
      const [stdout, stderr] = [new PassThrough(), new PassThrough()];
      twins.push(() => {
        stdout.end(JSON.stringify({ ok: true, folder: '/stick/x', files: 9, at }));
        stderr.end();
        twin.emit('exit', 0);
      });
      return Object.assign(twin, { stdout, stderr, kill: () => true });
    };
    const backups = new Backups(makeSettings('/stick'), start);
    const first = backups.run(library, never);
    expect(backups.isDue(id, new Date(at))).toBe(false);
    const second = backups.run(library, never);
    await Promise.resolve();
    expect(twins).toHaveLength(1);
    twins[0]?.();
    expect(await first).toMatchObject({ ok: true });
    expect(twins).toHaveLength(2);
    twins[1]?.();
    expect(await second).toMatchObject({ ok: true });
  });

  it('that fail say the twin’s own sentence, and stay due', async () => {
    const { start } = makeTwin({ complaint: 'The disk is full.\n', code: 1 });
    const backups = new Backups(makeSettings('/stick'), start);
    expect(await backups.run(library, never)).toMatchObject({
      ok: false,
      error: { code: 'write-failed', detail: 'The disk is full.' },
    });
    expect(backups.isDue(id, new Date())).toBe(true);
  });
});
