import { describe, expect, it } from 'vitest';
import type { BodyNode } from '../content/body.ts';
import { withEvenOutline } from './heading-outline.ts';

const heading = (level: number): BodyNode => ({ type: 'heading', attrs: { level } });
const levels = (...chosen: number[]): unknown[] => {
  const document = { type: 'doc', content: chosen.map(heading) };
  return (withEvenOutline(document).content ?? []).map((node) => node.attrs?.level);
};

describe('the outline of a page', () => {
  it.each([
    { chosen: [2, 3, 4, 2], shown: [2, 3, 4, 2] },
    { chosen: [3, 3, 2, 4, 4], shown: [2, 2, 2, 3, 3] },
    { chosen: [4], shown: [2] },
    { chosen: [2, 4, 3, 2], shown: [2, 3, 3, 2] },
  ])('shows $chosen as $shown', ({ chosen, shown }) => {
    expect(levels(...chosen)).toEqual(shown);
  });

  it('leaves an even body as it is, inside quotations too', () => {
    const document: BodyNode = {
      type: 'doc',
      content: [heading(2), { type: 'blockquote', content: [heading(3)] }],
    };
    expect(withEvenOutline(document)).toBe(document);
  });
});
