import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  byRevision,
  entryIdOf,
  type HistoryEntryName,
  isNamedAction,
  parseEntryId,
} from './entry.ts';
import { DAILY_FOR, entriesToThin, HOURLY_FOR, KEPT_ALWAYS } from './retention.ts';

const now = new Date('2026-11-24T12:00:00.000Z');
const hour = 60 * 60 * 1000;

function entry(revision: number, age: number, reason: HistoryEntryName['reason']) {
  const at = new Date(now.getTime() - age).toISOString();
  return { id: entryIdOf({ at, revision, reason }), at, revision, reason };
}

/** Histories as they come about: revisions rise; clocks mostly do, and sometimes are set back. */
const histories = fc
  .array(
    fc.record({
      gap: fc.integer({ min: -hour, max: 30 * hour }),
      reason: fc.constantFrom('session', 'interval', 'before-publish', 'before-trash' as const),

      chance: fc.integer({ min: 0, max: 9 }),
    }),
    { maxLength: 200, size: 'max' },
  )
  .map((steps) => {
    const named = new Set<string>();
    let age = steps.reduce((sum, step) => sum + Math.max(0, step.gap), 0);
    const entries = steps.map((step, revision) => {
      age -= step.gap;
      const made = entry(revision, age, step.reason);
      if (step.chance === 0) named.add(made.id);
      return made;
    });
    return { entries, named };
  });

/** Thinning that keeps only the newest few: what the rule must not be. */
function keepsOnlyTheNewest(entries: readonly HistoryEntryName[]): HistoryEntryName[] {
  return [...entries].sort(byRevision).slice(0, -KEPT_ALWAYS);
}

function brokenPromises(
  entries: readonly HistoryEntryName[],
  named: ReadonlySet<string>,
  gone: readonly HistoryEntryName[],
): string[] {
  const goneIds = new Set(gone.map((one) => one.id));
  const kept = entries.filter((one) => !goneIds.has(one.id));
  const faults: string[] = [];
  const newest = [...entries].sort(byRevision).slice(-KEPT_ALWAYS);
  if (newest.some((one) => goneIds.has(one.id))) faults.push('one of the last fifty');
  for (const one of gone) {
    if (named.has(one.id) || isNamedAction(one.reason)) faults.push(`named ${one.id}`);
    const at = Date.parse(one.at);
    const age = now.getTime() - at;
    const stands = (unit: number) =>
      kept.some((other) => Math.floor(Date.parse(other.at) / unit) === Math.floor(at / unit));
    if (age <= HOURLY_FOR && !stands(hour)) faults.push(`no entry of its hour: ${one.id}`);
    if (age <= DAILY_FOR && !stands(24 * hour)) faults.push(`no entry of its day: ${one.id}`);
  }
  return faults;
}

describe('the rule of what history keeps', () => {
  it('removes only what it allows', () => {
    fc.assert(
      fc.property(histories, ({ entries, named }) => {
        expect(brokenPromises(entries, named, entriesToThin(entries, named, now))).toEqual([]);
      }),
    );
  });

  it('is tested by something that sees a thinning that goes too far', () => {
    const entries = Array.from({ length: 80 }, (_, index) =>
      entry(index, (80 - index) * 13 * hour, index === 3 ? 'before-publish' : 'session'),
    );
    const faults = brokenPromises(entries, new Set(), keepsOnlyTheNewest(entries));
    expect(faults.join()).toContain('named');
    expect(faults.join()).toContain('no entry of its day');
  });

  it('finds nothing more to remove when it has been applied', () => {
    fc.assert(
      fc.property(histories, ({ entries, named }) => {
        const gone = new Set(entriesToThin(entries, named, now).map((one) => one.id));
        const kept = entries.filter((one) => !gone.has(one.id));
        expect(entriesToThin(kept, named, now)).toEqual([]);
      }),
    );
  });

  it('thins a busy day to fifty and one an hour', () => {
    const busy = Array.from({ length: 600 }, (_, index) =>
      entry(index, (600 - index) * 2 * 60 * 1000, 'interval'),
    );
    const left = busy.length - entriesToThin(busy, new Set(), now).length;
    expect(left).toBeGreaterThan(KEPT_ALWAYS + 15);
    expect(left).toBeLessThan(KEPT_ALWAYS + 22);
  });

  it('lets go of unnamed entries after a month, beyond the last fifty', () => {
    const old = Array.from({ length: 60 }, (_, index) =>
      entry(index, (200 - index) * 24 * hour, index === 2 ? 'before-trash' : 'session'),
    );
    expect(
      entriesToThin(old, new Set(), now)
        .map((one) => one.revision)
        .sort(),
    ).toEqual([0, 1, 3, 4, 5, 6, 7, 8, 9]);
  });
});

describe('the name of an entry', () => {
  it('says when, which revision and why', () => {
    const id = entryIdOf({
      at: '2026-11-24T16:28:59.123Z',
      revision: 12,
      reason: 'before-publish',
    });
    expect(id).toBe('20261124T162859123Z-000012-before-publish');
    expect(parseEntryId(id)).toEqual({
      id,
      at: '2026-11-24T16:28:59.123Z',
      revision: 12,
      reason: 'before-publish',
    });
  });

  it.each([
    '',
    '../galley',
    '20261124T162859123Z-000012-because',
    '20261399T162859123Z-000012-session',
  ])('refuses “%s”', (id) => {
    expect(parseEntryId(id)).toBeUndefined();
  });
});
