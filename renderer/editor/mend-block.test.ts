// Does a fix of the pre-flight change one block and nothing else, and can it be taken back, whatever was typed meanwhile?
import type { Editor } from '@tiptap/core';
import { describe, expect, it } from 'vitest';
import { readBody } from '../../core/checks/body-reading.ts';
import type { CheckContext } from '../../core/checks/define-check.ts';
import { checkArticle } from '../../core/checks/run-checks.ts';
import { newArticle } from '../../core/content/article.ts';
import type { BodyNode } from '../../core/content/body.ts';
import { articleId, termId } from '../../core/content/ids.ts';
import type { ArticleSession } from './article-session.ts';
import {
  heading,
  linesOf,
  makeEditor,
  paragraph,
  press,
  select,
  text,
  typeText,
} from './editor-for-tests.ts';
import { mendBlock } from './mend-block.ts';
import { bindReveal } from './reveal.ts';

/** A session is only a name for its editor here. */
function shown(...content: BodyNode[]): { session: ArticleSession; editor: Editor } {
  const editor = makeEditor(...content);
  const session = {} as ArticleSession;
  bindReveal(session, editor);
  return { session, editor };
}
const level = (to: number) => (block: BodyNode) => ({
  ...block,
  attrs: { ...block.attrs, level: to },
});
const levels = (editor: Editor): unknown[] => {
  const found: unknown[] = [];
  editor.state.doc.descendants((node) => {
    if (node.type.name === 'heading') found.push(node.attrs.level);
  });
  return found;
};

describe('mending a block', () => {
  it('changes it in place, as one step of undo', () => {
    const { session, editor } = shown(paragraph('One'), heading(4, 'Two'), paragraph('Three'));
    expect(mendBlock(session, [1], level(2))).toBeTypeOf('function');
    expect(levels(editor)).toEqual([2]);
    expect(linesOf(editor)).toEqual(['One', 'Two', 'Three']);
    press(editor, 'Mod-z');
    expect(levels(editor)).toEqual([4]);
  });

  it('is taken back, also after something was typed before and behind it', () => {
    const { session, editor } = shown(paragraph('One'), heading(4, 'Two'), paragraph('Three'));
    const undo = mendBlock(session, [1], level(2));
    select(editor, 'One', 'after');
    typeText(editor, ' more');
    select(editor, 'Three', 'after');
    typeText(editor, ' and on');
    undo?.();
    expect(levels(editor)).toEqual([4]);
    expect(linesOf(editor)).toEqual(['One more', 'Two', 'Three and on']);
  });

  it('is not taken back over what was typed into the block itself', () => {
    const { session, editor } = shown(heading(4, 'Two'), paragraph('Three'));
    const undo = mendBlock(session, [0], level(2));
    select(editor, 'Two', 'after');
    typeText(editor, ' more');
    undo?.();
    expect(linesOf(editor)).toEqual(['Two more', 'Three']);
    expect(levels(editor)).toEqual([2]);
  });

  it('takes a block away and brings it back', () => {
    const { session, editor } = shown(paragraph('One'), heading(2), paragraph('Three'));
    const undo = mendBlock(session, [1], () => null);
    expect(linesOf(editor)).toEqual(['One', 'Three']);
    undo?.();
    expect(linesOf(editor)).toEqual(['One', '', 'Three']);
  });

  it('leaves a text behind where it takes the only block away', () => {
    const { session, editor } = shown(heading(2));
    mendBlock(session, [0], () => null);
    expect(editor.state.doc.childCount).toBe(1);
    expect(() => editor.state.doc.check()).not.toThrow();
  });

  it('does nothing where the block is gone, and refuses what the text cannot hold', () => {
    const { session, editor } = shown(paragraph('One'));
    expect(mendBlock(session, [7], level(2))).toBeUndefined();
    expect(() => mendBlock(session, [0], () => ({ type: 'tableCell' }))).toThrow();
    expect(linesOf(editor)).toEqual(['One']);
  });
});

describe('every fix of a check', () => {
  const context: CheckContext = {
    now: new Date('2026-03-09T12:00:00Z'),
    languages: ['en', 'de'],
    day: (moment) => moment.toISOString().slice(0, 10),
    asset: () => null,
    pdf: () => null,
    article: () => null,
    addressClash: () => null,
    source: () => null,
    link: (href) => ({ state: 'moved', status: 200, to: `${href}/new` }),
  };
  const cell = { type: 'tableCell', content: [paragraph('a')] };
  const rows = [cell, cell].map(() => ({ type: 'tableRow', content: [cell, cell] }));
  const href = { href: 'https://example.org/report' };
  const content = [
    paragraph('Words and ', text('the report', { type: 'link', attrs: href })),
    heading(4, 'Too deep'),
    heading(2),
    paragraph(
      'Die Menschen, die nicht mehr in Haft sind, haben uns gesagt, dass sie zum ersten Mal gehört wurden.',
    ),
    { type: 'table', content: rows },
    { type: 'articleCard', attrs: { article: '019a0000-0000-7000-8000-000000000009' } },
  ];

  it('makes of the editor’s text one that the editor can hold, and its finding goes', () => {
    const { session, editor } = shown(...content);
    const check = () => {
      const article = {
        ...newArticle(articleId.parse('019a0000-0000-7000-8000-000000000001'), {
          newsType: termId.parse('019a0000-0000-7000-8000-000000000002'),
          language: 'en',
          now: '2026-03-01T10:00:00.000Z',
        }),
        body: { schemaVersion: 1, document: editor.getJSON() as BodyNode },
      };
      return checkArticle(article, context, readBody(article.body.document)).findings.filter(
        ({ fix }) => fix?.mends === 'block',
      );
    };
    const labels: string[] = [];
    // A fix may bring another finding of the same kind to light, but never for ever.
    for (
      let [finding] = check();
      finding !== undefined && labels.length < 20;
      [finding] = check()
    ) {
      const { fix, place, reason } = finding;
      if (fix?.mends !== 'block' || place.at !== 'body')
        throw new Error('there is nothing to press');
      mendBlock(session, place.path, fix.change);
      expect(() => editor.state.doc.check()).not.toThrow();
      labels.push(fix.label.id);
      // What has moved may have moved on: in this world every address has.
      if (reason.id === 'web-link-moved') break;
    }
    expect([...labels].sort()).toEqual([
      'follow-move',
      'head-row',
      'make-level',
      'mark-language',
      'remove-card',
      'remove-heading',
    ]);
  });
});
