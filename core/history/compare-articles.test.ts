import { describe, expect, it } from 'vitest';
import { newArticle } from '../content/article.ts';
import type { BodyNode } from '../content/body.ts';
import { articleId, assetId, termId } from '../content/ids.ts';
import type { DiffRow } from './blocks.ts';
import { compareArticles } from './compare-articles.ts';

const id = articleId.parse('019a0000-0000-7000-8000-000000000004');
const news = termId.parse('019a0000-0000-7000-8000-000000000001');
const mentoring = termId.parse('019a0000-0000-7000-8000-000000000002');
const prisons = termId.parse('019a0000-0000-7000-8000-000000000003');
const photo = assetId.parse('a'.repeat(64));
const drawing = assetId.parse('b'.repeat(64));

const base = {
  ...newArticle(id, { newsType: news, language: 'en', now: '2026-03-01T10:00:00.000Z' }),
  headline: 'What keeps trust going',
};
const paragraph = (text: string, marks: { type: string }[] = []): BodyNode => ({
  type: 'paragraph',
  content: [{ type: 'text', text, marks }],
});
const picture = (asset: string, alt: string): BodyNode => ({
  type: 'figure',
  attrs: { asset, alt, decorative: null },
});
function withBody(...content: BodyNode[]) {
  return { ...base, body: { schemaVersion: 1, document: { type: 'doc', content } } };
}

/** A side as a person reads it: `[-gone-]` and `[+new+]` around what changed. */
function side(row: DiffRow, which: 'before' | 'after'): string {
  return (row[which]?.runs ?? [])
    .map(({ change, text }) => {
      if (change === 'removed') return `[-${text}-]`;
      return change === 'added' ? `[+${text}+]` : text;
    })
    .join('');
}
function shown(rows: readonly DiffRow[]): string[] {
  return rows.map((row) => `${row.change}: ${side(row, 'before')} | ${side(row, 'after')}`);
}

describe('the comparison of two revisions', () => {
  it('finds nothing between a revision and itself', () => {
    const article = withBody(paragraph('One.'), picture(photo, 'A path'));
    const changes = compareArticles(article, structuredClone(article));
    expect(changes.count).toBe(0);
    expect(changes.text.rows.every((row) => row.change === 'same')).toBe(true);
  });

  it('marks the words that changed, and no others', () => {
    const changes = compareArticles(
      withBody(paragraph('Eighty practitioners spent a December day on one question.')),
      withBody(paragraph('Ninety practitioners spent a whole December day on one question.')),
    );
    expect(shown(changes.text.rows).slice(1)).toEqual([
      'changed: [-Eighty-] practitioners spent a December day on one question. | [+Ninety+] practitioners spent a[+ whole+] December day on one question.',
    ]);
    expect(changes.wordsAdded).toBe(2);
    expect(changes.wordsRemoved).toBe(1);
  });

  it('shows several changed words in a row as one change', () => {
    const changes = compareArticles(
      withBody(paragraph('Nobody offered a method, but a long account of contact.')),
      withBody(paragraph('Nobody offered a method, but every patient story of contact.')),
    );
    expect(shown(changes.text.rows)[1]).toContain('[-a long account-] of contact.');
    expect(shown(changes.text.rows)[1]).toContain('[+every patient story+] of contact.');
  });

  it('tells a block that came, one that went and one that moved', () => {
    const changes = compareArticles(
      withBody(
        paragraph('The first paragraph stays where it is.'),
        paragraph('This one will wander to the end.'),
        paragraph('Another one in the middle stays.'),
        paragraph('This sentence has no future at all.'),
      ),
      withBody(
        paragraph('The first paragraph stays where it is.'),
        paragraph('Another one in the middle stays.'),
        paragraph('Brand new words about something else entirely.'),
        paragraph('This one will wander to the end.'),
      ),
    );
    expect(changes.text.rows.map((row) => row.change).sort()).toEqual([
      'added',
      'movedFrom',
      'movedTo',
      'removed',
      'same',
      'same',
      'same',
    ]);
    const moved = changes.text.rows.find((row) => row.change === 'movedTo');
    expect(moved?.movedBy).toBe(2);
    expect(changes.count).toBe(3);
  });

  it('tells a picture that was replaced from one that was described anew', () => {
    const replaced = compareArticles(
      withBody(paragraph('Text.'), picture(photo, 'A path')),
      withBody(paragraph('Text.'), picture(drawing, 'A path')),
    ).text.rows.at(-1);
    expect(replaced?.change).toBe('changed');
    expect(replaced?.before?.block.picture?.asset).toBe(photo);
    expect(replaced?.after?.block.picture?.asset).toBe(drawing);
    const described = compareArticles(
      withBody(picture(photo, 'A path')),
      withBody(picture(photo, 'A path over hills')),
    ).text.rows.at(-1);
    expect(described?.change).toBe('changed');
    expect(described?.after?.block.picture?.alt).toBe('A path over hills');
  });

  it('sees words that became bold', () => {
    const changes = compareArticles(
      withBody(paragraph('Never again.')),
      withBody(paragraph('Never again.', [{ type: 'bold' }])),
    );
    expect(changes.text.rows.at(-1)?.change).toBe('changed');
  });

  it('lists categories, dates and attachments that changed', () => {
    const changes = compareArticles(
      {
        ...base,
        categories: [mentoring, prisons],
        publishAt: { instant: '2026-12-11T11:00:00.000Z', zone: 'Europe/Brussels' },
      },
      {
        ...base,
        categories: [mentoring],
        publishAt: { instant: '2026-12-12T08:00:00.000Z', zone: 'Europe/Brussels' },
        attachments: [{ asset: photo, title: 'Slides', language: 'en' }],
      },
    );
    expect(changes.details.map((change) => change.field)).toEqual([
      'goesLive',
      'categories',
      'attachments',
    ]);
    const [, categories] = changes.details;
    expect(categories?.kept).toEqual([{ is: 'category', id: mentoring }]);
    expect(categories?.removed).toEqual([{ is: 'category', id: prisons }]);
  });

  it('stays short work for long texts, however different', () => {
    const words = (seed: number, count: number) =>
      Array.from({ length: count }, (_, index) => `w${(index * seed) % 977}`).join(' ');
    const long = (seed: number) =>
      withBody(...Array.from({ length: 40 }, (_, index) => paragraph(words(seed + index, 50))));
    const pairs = [
      [long(3), long(3)],
      [long(3), long(5)],
      [withBody(paragraph(words(3, 2000))), withBody(paragraph(words(7, 2000)))],
    ] as const;
    for (const [before, after] of pairs) {
      // The processor's own time: others that keep it busy do not count. Far above what is needed, far below a freeze.
      const started = process.cpuUsage();
      compareArticles(before, after);
      expect(process.cpuUsage(started).user / 1000).toBeLessThan(1000);
    }
  });
});
