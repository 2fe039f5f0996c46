import { describe, expect, it } from 'vitest';
import { type Article, isPublic } from './article.ts';
import { articleBody, countWords, MAX_BODY_DEPTH, plainText } from './body.ts';
import { articleId, inOrder, makeUuid } from './ids.ts';

const noon = new Date('2026-06-01T12:00:00Z');
const at = (instant: string) => ({ instant, zone: 'Europe/Brussels' });

describe('whether readers may see an article', () => {
  const published: Pick<Article, 'status' | 'publishedAt' | 'publishAt' | 'embargoUntil'> = {
    status: 'published',
    publishedAt: '2026-05-01T08:00:00Z',
  };

  it('is yes once it is published and its hour has come', () => {
    expect(isPublic(published, noon)).toBe(true);
    expect(isPublic({ status: 'scheduled', publishAt: at('2026-06-01T12:00:00Z') }, noon)).toBe(
      true,
    );
  });

  it.each([
    ['a draft', { ...published, status: 'draft' as const }],
    ['in review', { ...published, status: 'inReview' as const }],
    ['approved', { ...published, status: 'approved' as const }],
    ['archived', { ...published, status: 'archived' as const }],
    [
      'scheduled for later',
      { status: 'scheduled' as const, publishAt: at('2026-06-01T12:00:01Z') },
    ],
    ['scheduled without a date', { status: 'scheduled' as const }],
    ['dated in the future', { ...published, publishedAt: '2026-06-02T00:00:00Z' }],
    ['under embargo', { ...published, embargoUntil: at('2026-06-01T12:00:01Z') }],
  ])('is no for an article that is %s', (_name, candidate) => {
    expect(isPublic(candidate, noon)).toBe(false);
  });
});

describe('a body', () => {
  it('that nests too deeply is refused instead of overflowing the stack', () => {
    let node: Record<string, unknown> = { type: 'paragraph' };
    for (let depth = 0; depth < 100_000; depth++) node = { type: 'blockquote', content: [node] };
    const result = articleBody.safeParse({ schemaVersion: 1, document: node });
    expect(result.success).toBe(false);
    expect(MAX_BODY_DEPTH).toBeLessThan(1000);
  });

  it('keeps members of a node that it does not know', () => {
    const document = { type: 'doc', content: [{ type: 'poll', options: ['a'], attrs: { n: 1 } }] };
    expect(articleBody.parse({ schemaVersion: 1, document }).document).toEqual(document);
  });

  it('reads as lines of text, with the words counted as a person would', () => {
    const text = plainText({
      type: 'doc',
      content: [
        { type: 'heading', content: [{ type: 'text', text: 'Three speakers' }] },
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'Ms. O’Neill’s ' },
            { type: 'text', text: 'follow-up', marks: [{ type: 'bold' }] },
          ],
        },
      ],
    });
    expect(text).toBe('Three speakers\nMs. O’Neill’s follow-up');
    expect(countWords(text)).toBe(5);
  });
});

describe('an identifier', () => {
  it('is a UUID version 7 that sorts by the moment it was made', () => {
    let now = 1_760_000_000_000;
    const source = { now: () => now++, random: (bytes: Uint8Array) => bytes.fill(0xff) };
    const made = Array.from({ length: 5 }, () => makeUuid(source));
    expect([...made].sort()).toEqual(made);
    for (const id of made) expect(articleId.safeParse(id).success).toBe(true);
    expect(Number.parseInt(made[0]?.replaceAll('-', '').slice(0, 12) ?? '', 16)).toBe(
      1_760_000_000_000,
    );
  });

  it('made in order sorts after the one before, in one millisecond and after the clock was set back', () => {
    const times = [1_760_000_000_000, 1_760_000_000_000, 1_759_999_000_000, 1_760_000_000_001];
    let chance = 0xff;
    const source = {
      now: () => times.shift() ?? 1_760_000_000_900,
      // Chance that would put each before the one made earlier.
      random: (bytes: Uint8Array) => bytes.fill(chance--),
    };
    const ordered = inOrder(source);
    const made = Array.from({ length: 5 }, () => makeUuid(ordered));
    expect([...made].sort()).toEqual(made);
    // No longer than it must does it differ from the clock.
    expect(Number.parseInt(made[4]?.replaceAll('-', '').slice(0, 12) ?? '', 16)).toBe(
      1_760_000_000_900,
    );
  });
});
