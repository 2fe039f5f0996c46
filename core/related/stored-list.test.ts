import { describe, expect, it } from 'vitest';
import { exampleArticleId as id } from '../export/example-newsroom.ts';
import { isSameList, isStillRight, type RelatedItem, shownRelated } from './stored-list.ts';

const item = (number: number, reason = '12 days apart.', score = 100): RelatedItem => ({
  id: id(number),
  score,
  reason,
});

describe('a list as it is shown', () => {
  const related = {
    items: [item(1), item(2), item(3), item(4)],
    computedFor: 1,
    pinned: [id(9), id(3)],
    excluded: [id(2), id(8)],
  };

  it('begins with what is pinned, in its order, and never holds what is excluded or not to be shown', () => {
    const shown = shownRelated(related, (one) => one !== id(4));
    expect(shown.map((one) => [one.id, one.isPinned])).toEqual([
      [id(9), true],
      [id(3), true],
      [id(1), false],
    ]);
    // What was chosen by hand alone has no reason of its own.
    expect(shown.map((one) => one.item?.id)).toEqual([undefined, id(3), id(1)]);
  });

  it('shows nothing that is both pinned and excluded', () => {
    const both = { ...related, pinned: [id(1)], excluded: [id(1)] };
    expect(shownRelated(both, () => true).map((one) => one.id)).not.toContain(id(1));
  });
});

describe('another list', () => {
  it('is one of other articles, another order or other reasons, not of other points', () => {
    const list = [item(1), item(2)];
    expect(isSameList(list, [item(1, undefined, 7), item(2)])).toBe(true);
    expect(isSameList(list, [item(2), item(1)])).toBe(false);
    expect(isSameList(list, [item(1)])).toBe(false);
    expect(isSameList(list, [item(1), item(2, '13 days apart.')])).toBe(false);
  });

  it('is not refreshed for which of the shared words are the rarest by now', () => {
    const before = [item(1, 'Both say “tag”, “data”. Both in “Prisons”. 12 days apart.')];
    expect(
      isStillRight(before, [item(1, 'Both say “data”. Both in “Prisons”. 12 days apart.')]),
    ).toBe(true);
    expect(isStillRight(before, [item(1, 'Both say “tag”, “data”. 12 days apart.')])).toBe(false);
    expect(isStillRight(before, [item(2, before[0]?.reason)])).toBe(false);
    expect(isStillRight([item(1, 'By an older Galley.')], [item(1)])).toBe(false);
  });
});
