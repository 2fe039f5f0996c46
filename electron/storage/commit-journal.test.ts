import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commitTogether, journalPath, recoverCommit } from './commit-journal.ts';
import { type Disk, machineDisk, writeDurably } from './durable-file.ts';
import { GRACE_MS, sweepTemporaries } from './sweep.ts';

let library: string;
const now = new Date('2026-03-01T10:00:00Z');
const place = (name: string): string => join(library, name);

beforeEach(async () => {
  library = await mkdtemp(join(tmpdir(), 'galley-commit-'));
  await mkdir(place('.galley'));
  await mkdir(place('articles'));
});
afterEach(() => rm(library, { recursive: true, force: true }));

/** A machine that stops dead before its `last`-th call: that call and all after it fail, cleaning up included. */
function dyingDisk(last: number): { disk: Disk; calls: () => number } {
  let calls = 0;
  const step = <T>(work: () => Promise<T>): Promise<T> => {
    calls++;
    return calls < last
      ? work()
      : Promise.reject(Object.assign(new Error('dead'), { code: 'EIO' }));
  };
  return {
    calls: () => calls,
    disk: {
      ...machineDisk,
      open: (...given) => step(() => machineDisk.open(...given)),
      rename: (...given) => step(() => machineDisk.rename(...given)),
      unlink: (...given) => step(() => machineDisk.unlink(...given)),
    },
  };
}

async function start(): Promise<{ path: string; text: string }[]> {
  await writeFile(place('redirects.json'), 'old redirects');
  await writeFile(place('articles/a.json'), 'old article');
  return [
    { path: place('redirects.json'), text: 'new redirects' },
    { path: place('articles/a.json'), text: 'new article' },
  ];
}
const state = async (): Promise<string[]> => [
  await readFile(place('redirects.json'), 'utf8'),
  await readFile(place('articles/a.json'), 'utf8'),
];
const allOld = ['old redirects', 'old article'];
const allNew = ['new redirects', 'new article'];

describe('records that change together', () => {
  it('are all new or all old after the next opening, wherever the machine died', async () => {
    const counted = dyingDisk(Number.POSITIVE_INFINITY);
    await commitTogether(library, await start(), counted.disk);
    expect(await state()).toEqual(allNew);
    const outcomes = new Set<string>();
    for (let last = 1; last <= counted.calls(); last++) {
      const { disk } = dyingDisk(last);
      await commitTogether(library, await start(), disk).catch(() => undefined);
      await recoverCommit(library, now);
      const found = await state();
      expect([allOld, allNew]).toContainEqual(found);
      outcomes.add(found.join());
      expect(await readdir(place('.galley'))).not.toContain('commit.json');
    }
    // Both ends were seen, so the machine did die on either side of the point of no return.
    expect(outcomes.size).toBe(2);
  });

  it('(known-bad control) are half new when they are written one by one without a journal', async () => {
    const changes = await start();
    const counted = dyingDisk(Number.POSITIVE_INFINITY);
    for (const { path, text } of changes) await writeDurably(path, text, counted.disk);
    let half = 0;
    for (let last = 1; last <= counted.calls(); last++) {
      const { disk } = dyingDisk(last);
      for (const { path, text } of await start()) {
        await writeDurably(path, text, disk).catch(() => undefined);
      }
      const [first, second] = await state();
      if (first === 'new redirects' && second === 'old article') half++;
    }
    expect(half).toBeGreaterThan(0);
  });

  it('never put an old text over one that is newer than their journal', async () => {
    const changes = await start();
    for (let last = 1; last < 20; last++) {
      await commitTogether(library, await start(), dyingDisk(last).disk).catch(() => undefined);
      const left = await readFile(journalPath(library), 'utf8').catch(() => null);
      if (left === null) continue;
      await writeFile(changes[1]?.path ?? '', 'newer still');
      await recoverCommit(library, now);
      expect(await readFile(place('articles/a.json'), 'utf8')).toBe('newer still');
      return;
    }
    throw new Error('no death left a journal behind');
  });

  it('of a damaged journal are left as they are, and the journal is kept', async () => {
    await start();
    await writeFile(journalPath(library), '{"galley":"commit","format":1');
    expect(await recoverCommit(library, now)).toBe('discarded');
    expect(await state()).toEqual(allOld);
    expect(await readdir(place('trash/set-aside'))).toHaveLength(1);
  });
});

describe('leftovers of writes that never ended', () => {
  it('go an hour after they were last touched; younger ones and everything else stay', async () => {
    const old = new Date(now.getTime() - GRACE_MS - 1000);
    for (const [name, time] of [
      ['.galley-0123456789ab.tmp', old],
      ['.galley-0123456789ac.tmp', now],
      ['a.json', old],
    ] as const) {
      await writeFile(place(`articles/${name}`), 'x');
      await utimes(place(`articles/${name}`), time, time);
    }
    await sweepTemporaries(library, now);
    expect((await readdir(place('articles'))).sort()).toEqual([
      '.galley-0123456789ac.tmp',
      'a.json',
    ]);
  });
});
