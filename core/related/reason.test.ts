import { expect, it } from 'vitest';
import { type Reason, readReason, writeReason } from './reason.ts';

const reason: Reason = {
  words: ['tags', 'l’avenir'],
  categories: ['Electronic monitoring'],
  people: ['Amélie Duarte', 'N. O., “the boxer”'],
  daysApart: 12,
};

it('a reason is a sentence that an editor can check', () => {
  expect(writeReason(reason)).toBe(
    'Both say “tags”, “l’avenir”. Both in “Electronic monitoring”. Both name “Amélie Duarte”, “N. O., "the boxer"”. 12 days apart.',
  );
  expect(writeReason({ words: [], categories: [], people: [], daysApart: 1 })).toBe('1 day apart.');
  expect(writeReason({ words: [], categories: [], people: [], daysApart: 0 })).toBe(
    'On the same day.',
  );
});

it('is taken apart again', () => {
  const people = ['Amélie Duarte', 'N. O., "the boxer"'];
  expect(readReason(writeReason(reason))).toEqual({ ...reason, people });
  for (const daysApart of [0, 1, 400, null]) {
    const alone = { words: [], categories: [], people: [], daysApart };
    expect(readReason(writeReason(alone))).toEqual(alone);
  }
});

it('any other sentence is left as it is', () => {
  for (const text of [
    'Chosen by hand.',
    'Both say “tags”',
    'Both say “a”. And more.',
    'x days apart.',
  ]) {
    expect(readReason(text)).toBeUndefined();
  }
});
