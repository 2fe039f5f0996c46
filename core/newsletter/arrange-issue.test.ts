// Does an issue hold what it held after each move, in the order that was asked for?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ArticleId, articleId } from '../content/ids.ts';
import { type NewsletterIssue, type NewsletterSlot, newsletterId } from '../content/newsletter.ts';
import { newNewsletterIssue } from '../content/newsletter-changes.ts';
import {
  changeItem,
  moveItem,
  putIn,
  removeSection,
  stepItem,
  stepSection,
  takeOut,
} from './arrange-issue.ts';
import { fromTemplate, nextIssue, templateOf } from './next-issue.ts';

const uuid = (number: number): string =>
  `019a0000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const article = (number: number): ArticleId => articleId.parse(uuid(number));

/** Sections named by letters, each with articles by number. */
function issueOf(sections: Record<string, readonly number[]>): NewsletterIssue {
  return newNewsletterIssue(newsletterId.parse(uuid(999)), {
    ...{ number: 12, language: 'en', now: '2026-03-01T10:00:00.000Z' },
    period: { from: '2026-01-01', until: '2026-02-28' },
    sections: Object.entries(sections).map(([id, numbers]) => ({
      ...{ id, title: `Section ${id}` },
      items: numbers.map((number) => ({ article: article(number) })),
    })),
  });
}

const orderOf = (issue: NewsletterIssue, edit: Partial<NewsletterIssue> | null): string => {
  const { sections } = { ...issue, ...edit };
  return sections
    .map(({ id, items }) => `${id}${items.map((one) => Number(one.article.slice(-12))).join('')}`)
    .join(' ');
};

describe('an item of an issue', () => {
  const issue = issueOf({ a: [1, 2, 3], b: [], c: [4] });

  it('is dropped before another, behind the last, or into an empty section', () => {
    expect(orderOf(issue, moveItem(issue, article(3), { section: 'a', index: 0 }))).toBe(
      'a312 b c4',
    );
    expect(orderOf(issue, moveItem(issue, article(1), { section: 'a', index: 3 }))).toBe(
      'a231 b c4',
    );
    expect(orderOf(issue, moveItem(issue, article(1), { section: 'b', index: 0 }))).toBe(
      'a23 b1 c4',
    );
    expect(moveItem(issue, article(1), { section: 'a', index: 1 })).toBeNull();
    expect(moveItem(issue, article(1), { section: 'gone', index: 0 })).toBeNull();
  });

  it('goes by steps to the end of its section and on into the next', () => {
    expect(orderOf(issue, stepItem(issue, article(1), 'down'))).toBe('a213 b c4');
    expect(orderOf(issue, stepItem(issue, article(3), 'down'))).toBe('a12 b3 c4');
    expect(orderOf(issue, stepItem(issue, article(4), 'up'))).toBe('a123 b4 c');
    expect(stepItem(issue, article(1), 'up')).toBeNull();
    expect(stepItem(issue, article(4), 'down')).toBeNull();
  });

  it('is neither lost nor doubled by any move, and its words go with it', () => {
    const worded = { ...issue, ...changeItem(issue, article(2), { blurb: 'Words', pinned: true }) };
    const place = fc.record({
      section: fc.constantFrom('a', 'b', 'c'),
      index: fc.integer({ min: 0, max: 5 }),
    });
    const moves = fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), place), { maxLength: 12 });
    fc.assert(
      fc.property(moves, (all) => {
        let now: NewsletterIssue = worded;
        for (const [number, to] of all) now = { ...now, ...moveItem(now, article(number), to) };
        const items = now.sections.flatMap((section) => section.items);
        expect(items.map((one) => Number(one.article.slice(-12))).sort()).toEqual([1, 2, 3, 4]);
        expect(items.find((one) => one.article === article(2))).toMatchObject({
          ...{ blurb: 'Words', pinned: true },
        });
      }),
    );
  });

  it('that is taken out is not proposed again, until somebody puts it in', () => {
    const without = { ...issue, ...takeOut(issue, article(2)) };
    expect([orderOf(without, null), without.excluded]).toEqual(['a13 b c4', [article(2)]]);
    const again = { ...without, ...putIn(without, article(2), 'b') };
    expect([orderOf(again, null), again.excluded]).toEqual(['a13 b2 c4', []]);
    expect(putIn(again, article(2), 'c')).toBeNull();
  });
});

describe('a section of an issue', () => {
  it('goes up and down with all that is in it', () => {
    const issue = issueOf({ a: [1], b: [2] });
    expect(orderOf(issue, stepSection(issue, 'b', 'up'))).toBe('b2 a1');
    expect(stepSection(issue, 'a', 'up')).toBeNull();
  });

  it('that is removed leaves a slot behind it where readers come to the same place', () => {
    const slot: NewsletterSlot = {
      ...{ id: 's', kind: 'sponsor', place: { after: 'b' } },
      ...{ title: '', text: '', label: '', url: '' },
    };
    const issue = { ...issueOf({ a: [1], b: [2] }), slots: [slot] };
    const without = { ...issue, ...removeSection(issue, 'b') };
    expect(orderOf(without, null)).toBe('a1');
    expect(without.slots[0]?.place).toEqual({ after: 'a' });
    expect(without.excluded).toEqual([article(2)]);
  });
});

describe('the next issue', () => {
  it('begins on the day after the last one, up to today', () => {
    const first = nextIssue([], '2026-03-09');
    expect(first).toEqual({ number: 1, period: { from: '2026-01-08', until: '2026-03-09' } });
    const second = nextIssue([issueOf({})], '2026-03-09');
    expect(second).toEqual({ number: 13, period: { from: '2026-03-01', until: '2026-03-09' } });
    // The last one ends in the future: a period has a day at least.
    expect(nextIssue([issueOf({})], '2026-02-01').period.until).toBe('2026-03-01');
  });

  it('takes from a template what is always the same, and its own number', () => {
    const issue = { ...issueOf({ a: [1], b: [] }), subject: 'Letter 12 of 2012' };
    const at = '2026-03-01T10:00:00.000Z';
    const given = { id: uuid(5) as never, name: 'Letter', createdAt: at, updatedAt: at };
    const template = templateOf(issue, given);
    expect(template.subject).toBe('Letter {number} of 2012');
    expect(template.sections).toEqual([{ title: 'Section a' }, { title: 'Section b' }]);
    expect(fromTemplate(template, { ...issue, number: 13 })).toMatchObject({
      subject: 'Letter 13 of 2012',
      sections: [{ items: [] }, { items: [] }],
    });
  });
});
