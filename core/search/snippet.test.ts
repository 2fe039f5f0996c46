import { describe, expect, it } from 'vitest';
import { type Article, newArticle } from '../content/article.ts';
import { articleId, personId, termId } from '../content/ids.ts';
import { articleText } from './article-text.ts';
import { readQuery } from './query.ts';
import { makeSnippet, type Snippet } from './snippet.ts';

const id = articleId.parse('019b0000-0000-7000-8000-000000000001');
const someone = personId.parse('019b0000-0000-7000-8000-000000000002');
const newsType = termId.parse('019b0000-0000-7000-8000-000000000003');

function article(change: Partial<Article>, ...paragraphs: string[]): Article {
  const content = paragraphs.map((words) => ({
    type: 'paragraph',
    content: [{ type: 'text', text: words }],
  }));
  return {
    ...newArticle(id, { newsType, language: 'en', now: '2026-11-24T10:00:00.000Z' }),
    body: { schemaVersion: 1, document: { type: 'doc', content } },
    ...change,
  };
}

function snippet(of: Article, typed: string): Snippet {
  const nameOf = (person: string) => (person === someone ? 'Amélie Novák' : undefined);
  return makeSnippet(articleText(of, nameOf), readQuery(typed) ?? []);
}

const marked = ({ text, highlights }: Snippet): string[] =>
  highlights.map(([start, end]) => text.slice(start, end));

const filler = 'Before that nobody had asked what the people in the room would need to know. ';

describe('the passage that is shown', () => {
  it('holds the words as they are written, and says where they are', () => {
    const shown = snippet(
      article({}, `${filler}${filler}The seminar in Łódź was the last one. ${filler}`),
      'lodz semi',
    );
    expect(marked(shown)).toEqual(['seminar', 'Łódź']);
    expect(shown.text).toMatch(/^… .*The seminar in Łódź was .* …$/);
    expect(shown.text.length).toBeLessThan(130);
    expect(shown.field).toBe('body');
  });

  it('marks no stop words, which stand everywhere', () => {
    const shown = snippet(article({}, 'The one at the seminar was the last.'), 'at the seminar');
    expect(marked(shown)).toEqual(['seminar']);
  });

  it('is the one with most of the words', () => {
    const shown = snippet(
      article({}, `Seminar. ${filler}${filler}`, `${filler}A seminar about mentors.`),
      'seminar mentors',
    );
    expect(marked(shown)).toEqual(['seminar', 'mentors']);
  });

  it('comes from the place that says most about the article', () => {
    const both = article({ standfirst: 'Mentors meet' }, 'Mentors everywhere');
    expect(snippet(both, 'mentors').field).toBe('standfirst');
    expect(snippet(article({ bylines: [someone] }, 'By Novak'), 'novák').text).toBe('Amélie Novák');
  });

  it('is empty where the words are in the headline alone', () => {
    const shown = snippet(article({ headline: 'Mentors' }, filler), 'mentors');
    expect(shown).toEqual({ field: 'headline', text: '', highlights: [] });
  });

  it('keeps text that looks like markup as text', () => {
    const shown = snippet(article({}, 'a <b>mentor</b> & more'), 'mentor');
    expect(shown.text).toBe('a <b>mentor</b> & more');
    expect(marked(shown)).toEqual(['mentor']);
  });

  it('cuts neither words nor a line without spaces in the wrong place', () => {
    const long = `${'x'.repeat(300)} mentor ${'y'.repeat(300)}`;
    const shown = snippet(article({}, long), 'mentor');
    expect(marked(shown)).toEqual(['mentor']);
    expect(shown.text).toBe('… mentor …');
  });
});

it('captions, titles of attachments and people are parts of an article', () => {
  const figure = { type: 'figure', attrs: {}, content: [{ type: 'text', text: 'The garden' }] };
  const quote = { type: 'blockquote', content: [figure] };
  const document = { type: 'doc', content: [quote, { type: 'paragraph' }] };
  const whole = article({
    body: { schemaVersion: 1, document },
    attachments: [{ asset: 'a'.repeat(64) as never, title: 'Slides of the day', language: 'en' }],
    bylines: [someone],
  });
  const { fields } = articleText(whole, () => 'Amélie Novák');
  expect(fields.captions).toBe('The garden');
  expect(fields.body).toBe('');
  expect(fields.attachments).toBe('Slides of the day');
  expect(fields.people).toBe('Amélie Novák');
});
