// Does every view show whole days, and does every key lead to the day that a person expects?
import { describe, expect, it } from 'vitest';
import { dayByKey, monthsLater, periodsLater, shownDays } from './calendar-days.ts';

const monday = { first: 1, isMirrored: false } as const;

describe('the days of a view', () => {
  it('are whole weeks of a month, one week, or the month alone', () => {
    const around = { day: '2025-12-12', month: null, first: 1 } as const;
    expect(shownDays('month', around)).toEqual({
      from: '2025-12-01',
      until: '2026-01-04',
      month: '2025-12',
    });
    expect(shownDays('week', around)).toMatchObject({ from: '2025-12-08', until: '2025-12-14' });
    expect(shownDays('agenda', around)).toMatchObject({ from: '2025-12-01', until: '2025-12-31' });
    expect(shownDays('week', { ...around, first: 0 })).toMatchObject({ from: '2025-12-07' });
  });

  it('stay when a day of the next month is chosen that is in sight', () => {
    const beside = { day: '2026-01-02', month: '2025-12', first: 1 } as const;
    expect(shownDays('month', beside).month).toBe('2025-12');
    expect(shownDays('month', { ...beside, month: null }).month).toBe('2026-01');
  });
});

describe('a key in the grid', () => {
  it('leads by days, weeks and months', () => {
    const from = '2025-12-31';
    const led = (key: string): string | undefined => dayByKey(key, from, monday);
    expect(led('ArrowRight')).toBe('2026-01-01');
    expect(led('ArrowLeft')).toBe('2025-12-30');
    expect(led('ArrowDown')).toBe('2026-01-07');
    expect(led('ArrowUp')).toBe('2025-12-24');
    expect(led('Home')).toBe('2025-12-29');
    expect(led('End')).toBe('2026-01-04');
    expect(led('PageDown')).toBe('2026-01-31');
    expect(led('PageUp')).toBe('2025-11-30');
    expect(led('x')).toBeUndefined();
  });

  it('has its next day at the left where lines run from the right', () => {
    const mirrored = { first: 6, isMirrored: true } as const;
    expect(dayByKey('ArrowLeft', '2025-12-12', mirrored)).toBe('2025-12-13');
    expect(dayByKey('ArrowRight', '2025-12-12', mirrored)).toBe('2025-12-11');
    expect(dayByKey('Home', '2025-12-12', mirrored)).toBe('2025-12-06');
  });

  it('finds the last day of a shorter month, also in February and over a year', () => {
    expect(monthsLater('2024-01-31', 1)).toBe('2024-02-29');
    expect(monthsLater('2025-01-31', 1)).toBe('2025-02-28');
    expect(monthsLater('2025-01-31', -2)).toBe('2024-11-30');
    expect(periodsLater('2025-12-29', 'week', 1)).toBe('2026-01-05');
  });
});
