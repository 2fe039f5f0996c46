// Are times written for people as they are near or far?
import { describe, expect, it } from 'vitest';
import { english } from '../../core/messages.ts';
import { dateAndTime, relativeTime } from './dates.ts';

it('a date is written with its weekday', () => {
  expect(dateAndTime('2025-12-12T08:00:00.000Z', 'en-GB', 'Europe/Amsterdam')).toBe(
    'Fri, 12 Dec 2025, 09:00',
  );
});

describe('relative time', () => {
  const now = new Date(2026, 4, 20, 15, 0);
  const ago = (minutes: number): string =>
    relativeTime(new Date(now.getTime() - minutes * 60_000).toISOString(), now, english);

  it('is near in words and far in dates', () => {
    expect(ago(0)).toBe('just now');
    expect(ago(5)).toBe('5 min ago');
    expect(ago(3 * 60)).toBe('12:00');
    expect(ago(20 * 60)).toBe('Yesterday');
    expect(ago(3 * 24 * 60)).toBe('Sun');
    expect(ago(30 * 24 * 60)).toBe('20 Apr');
    expect(ago(400 * 24 * 60)).toBe('15 Apr 2025');
  });
});
