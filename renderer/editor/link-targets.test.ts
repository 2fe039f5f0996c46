// Does typing into the link form offer what the person means?
import { describe, expect, it } from 'vitest';
import { articleId } from '../../core/content/ids.ts';
import { type ArticleSummary, summarise } from '../../core/library.ts';
import { fakeNewsroom } from '../dev/fake-newsroom.ts';
import { linkTargets, newestFirst } from './link-targets.ts';

function articles(...headlines: string[]): ArticleSummary[] {
  const [model] = fakeNewsroom(0).articles;
  if (model === undefined) throw new Error('the newsroom has no article');
  return headlines.map((headline, index) => ({
    ...summarise(model),
    id: articleId.parse(`019b0000-0000-7000-8000-${String(index).padStart(12, '0')}`),
    headline,
    updatedAt: `2026-01-${String(28 - index).padStart(2, '0')}T10:00:00.000Z`,
  }));
}

const shown = (typed: string, known: ArticleSummary[]) =>
  linkTargets(typed, known).map((target) =>
    target.kind === 'article' ? target.summary.headline : target.href,
  );

describe('link targets', () => {
  const known = articles('Peer mentors in Łódź', 'Mentors wanted', '', 'Staff survey');

  it('offers the articles worked on last before anything is typed', () => {
    expect(shown('', known)).toEqual(['Peer mentors in Łódź', 'Mentors wanted', 'Staff survey']);
    const order = newestFirst([...known].reverse(), known[1]?.id ?? '');
    expect(order.map((one) => one.headline)).toEqual(['Peer mentors in Łódź', '', 'Staff survey']);
  });

  it('finds headlines by some of their words, without marks, in any order', () => {
    expect(shown('lodz mentors', known)).toEqual(['Peer mentors in Łódź']);
    expect(shown('nothing like it', known)).toEqual([]);
  });

  it('puts headlines that begin so first', () => {
    expect(shown('mentors', known)).toEqual(['Mentors wanted', 'Peer mentors in Łódź']);
  });

  it('offers no more than can be seen at once', () => {
    expect(
      shown('note', articles(...Array.from({ length: 40 }, (_, n) => `Note ${n}`))),
    ).toHaveLength(8);
  });

  it('offers the address that was typed first', () => {
    expect(shown('example.org/mentors', known)).toEqual(['https://example.org/mentors']);
    expect(shown('desk@example.org', known)).toEqual(['mailto:desk@example.org']);
    expect(shown('+32 2 555 01 42', known)).toEqual(['tel:+3225550142']);
  });

  it('offers nothing that a link may not lead to', () => {
    expect(shown('javascript:alert(1)', known)).toEqual([]);
    expect(shown('file:///etc/passwd', known)).toEqual([]);
  });

  it('stores the article, not its address', () => {
    const [first] = linkTargets('survey', known);
    expect(first?.href).toBe(`galley:article/${known[3]?.id}`);
  });
});
