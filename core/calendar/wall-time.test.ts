// Are times right in the zone they are meant in, across the days when clocks change?
import { describe, expect, it } from 'vitest';
import { instantOfWallTime, wallTime } from './wall-time.ts';

describe('wall time in a zone', () => {
  it.each([
    ['2026-01-12T09:00', 'Europe/Amsterdam', '2026-01-12T08:00:00.000Z'],
    ['2026-07-12T09:00', 'Europe/Amsterdam', '2026-07-12T07:00:00.000Z'],
    ['2026-07-12T09:00', 'Europe/Lisbon', '2026-07-12T08:00:00.000Z'],
    ['2026-01-12T09:00', 'America/New_York', '2026-01-12T14:00:00.000Z'],
    ['2026-01-12T09:00', 'Asia/Kathmandu', '2026-01-12T03:15:00.000Z'],
    // The hour that comes twice is the first of the two.
    ['2026-10-25T02:30', 'Europe/Amsterdam', '2026-10-25T00:30:00.000Z'],
    // The hour that is skipped counts on from before it.
    ['2026-03-29T02:30', 'Europe/Amsterdam', '2026-03-29T01:30:00.000Z'],
  ])('%s in %s is %s', (wall, zone, instant) => {
    expect(instantOfWallTime(wall, zone)).toBe(instant);
  });

  it('comes back as it was typed', () => {
    for (const wall of [
      '2026-03-28T23:59',
      '2026-03-29T03:00',
      '2026-10-25T02:30',
      '2026-12-31T00:00',
    ]) {
      const instant = instantOfWallTime(wall, 'Europe/Amsterdam');
      expect(wallTime(instant ?? '', 'Europe/Amsterdam')).toBe(wall);
    }
  });

  it('is nothing when nothing sensible was typed', () => {
    expect(instantOfWallTime('soon', 'Europe/Amsterdam')).toBeNull();
  });
});
