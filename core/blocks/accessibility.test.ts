import { describe, expect, it } from 'vitest';
import type { BodyNode } from '../content/body.ts';
import { findAccessibilityFaults } from './accessibility.ts';
import { doc, newsroomBlocks, paragraph, picture, slides, text } from './bodies-for-tests.ts';

describe('accessibility rules of blocks', () => {
  const faults = (...content: BodyNode[]): string[] =>
    findAccessibilityFaults(doc(...content), { describes: () => false }).map(
      ({ fault, place }) => `${fault} ${place}`,
    );

  it('find each fault, with the place it has among its kind', () => {
    const link = (href: string): { type: string; attrs: { href: string } } => ({
      type: 'link',
      attrs: { href },
    });
    expect(
      faults(
        { type: 'figure', attrs: { asset: picture, alt: 'A hall' } },
        { type: 'figure', attrs: { asset: picture } },
        { type: 'heading', attrs: { level: 2 }, content: [text(' ')] },
        paragraph(
          text('Read '),
          text('he', link('https://a.example/')),
          text('re', { type: 'bold' }, link('https://a.example/')),
        ),
        paragraph(text('the annual report', link('https://b.example/'))),
        { type: 'button', attrs: { href: 'https://example.org/' } },
        { type: 'videoCard', attrs: { url: 'https://youtu.be/abcdefghijk' } },
        { type: 'fileCard', attrs: { asset: slides } },
        {
          type: 'table',
          content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph()] }] }],
        },
      ),
    ).toEqual([
      'picture-not-described 2',
      'heading-empty 1',
      'link-text-unclear 1',
      'button-without-label 1',
      'video-without-title 1',
      'video-without-transcript 1',
      'file-without-title 1',
      'table-without-header 1',
    ]);
  });

  it('find nothing in an article that says everything', () => {
    expect(
      faults(...Object.values(newsroomBlocks).filter(({ type }) => type !== 'gallery')),
    ).toEqual([]);
  });
});
