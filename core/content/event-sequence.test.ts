// Do calendar programs learn of another event whichever way it came to be another, and of nothing else?
import { expect, it } from 'vitest';
import { exampleArticle, textBody } from '../export/example-newsroom.ts';
import type { Article, ArticleEdit, ArticleEvent } from './article.ts';
import { articleEdit } from './article.ts';
import { adoptionOf, applyEdit, bringBack, draftCopy } from './article-changes.ts';

const context = { now: '2026-03-01T10:00:00.000Z', taken: new Set<string>(), by: 'writer' };
const zone = 'Europe/Amsterdam';
const event: ArticleEvent = {
  start: { instant: '2026-03-28T08:00:00.000Z', zone },
  end: { instant: '2026-03-28T15:00:00.000Z', zone },
  place: 'Utrecht',
  link: '',
};
const edited = (article: Article, edit: ArticleEdit): Article => applyEdit(article, edit, context);
const first = edited(exampleArticle(1), { event });

it('the first event counts nothing, a text neither, and each change of what calendars announce does', () => {
  expect(first.eventSequence).toBeUndefined();
  const text = edited(first, { headline: 'Another', body: textBody('Text') });
  expect(edited(text, { event: { ...event, link: 'https://example.org/' } })).not.toHaveProperty(
    'eventSequence',
  );
  const changes: ArticleEdit[] = [
    { event: { ...event, place: 'Online' } },
    { event: { ...event, start: { instant: '2026-03-29T08:00:00.000Z', zone } } },
    { event: { ...event, cancelled: true } },
    { event },
    { event: undefined },
    { event },
  ];
  let article = text;
  const counts = changes.map((edit) => {
    article = edited(article, edit);
    return article.eventSequence;
  });
  expect(counts).toEqual([1, 2, 3, 4, 5, 6]);
});

it('an earlier revision that is brought back counts on, and never back', () => {
  const moved = edited(edited(first, { event: { ...event, place: 'A' } }), {
    event: { ...event, place: 'B' },
  });
  expect(moved.eventSequence).toBe(2);
  expect(bringBack(moved, first, context).eventSequence).toBe(3);
  const same = edited(moved, { headline: 'Other words' });
  expect(bringBack(same, moved, context).eventSequence).toBe(2);
});

it('a file that another program edited counts on, and what it says of the count is not believed', () => {
  const found = { ...first, event: { ...event, place: 'Elsewhere' }, eventSequence: 0 };
  const adopted = adoptionOf(found, edited(first, { event: { ...event, place: 'A' } }), context);
  expect(adopted.kind === 'revision' && adopted.next.eventSequence).toBe(2);
});

it('no edit says the count, and a copy is an event of its own', () => {
  expect(articleEdit.parse({ eventSequence: 7 })).toEqual({});
  const imported = edited(first, { event: { ...event, cancelled: true, importedAs: 'x@example' } });
  const copy = draftCopy(imported, {
    id: exampleArticle(2).id,
    headline: 'Copy',
    now: context.now,
  });
  expect(copy).not.toHaveProperty('eventSequence');
  expect(copy.event).toEqual({ ...event, cancelled: true });
});
