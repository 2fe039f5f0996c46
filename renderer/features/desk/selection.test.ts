import { expect, it } from 'vitest';
import { all, nothingChosen, spanned, toggled } from './selection.ts';

const order = ['a', 'b', 'c', 'd', 'e'];
const chosen = ({ ids }: { ids: ReadonlySet<string> }) => [...ids].sort().join('');

it('chooses one more and one less', () => {
  const two = toggled(toggled(nothingChosen, 'b'), 'd');
  expect(chosen(two)).toBe('bd');
  expect(chosen(toggled(two, 'b'))).toBe('d');
});

it('chooses from here to there, and lets go of what is left behind on the way back', () => {
  const down = spanned(spanned(nothingChosen, 'b', 'c', order), 'c', 'd', order);
  expect(chosen(down)).toBe('bcd');
  expect(chosen(spanned(down, 'd', 'c', order))).toBe('bc');
  expect(chosen(spanned(down, 'd', 'a', order))).toBe('ab');
});

it('keeps what was chosen apart from the span', () => {
  const apart = toggled(toggled(nothingChosen, 'a'), 'd');
  expect(chosen(spanned(apart, 'd', 'e', order))).toBe('ade');
  expect(chosen(all(order))).toBe('abcde');
});

it('begins anew where the anchor is not shown any more', () => {
  const selection = toggled(nothingChosen, 'gone');
  expect(chosen(spanned(selection, 'b', 'c', order))).toBe('bcgone');
});
