// Does the outline say which sections there are, and where one is in them?
import { describe, expect, it } from 'vitest';
import { heading, list, makeEditor, paragraph } from '../editor-for-tests.ts';
import { outlineOf, sectionAt } from './outline-of.ts';

const faults = (...content: Parameters<typeof makeEditor>) =>
  outlineOf(makeEditor(...content).state.doc).map(({ fault }) => fault);

describe('the outline', () => {
  it('lists the headings in order, those inside quotes too', () => {
    const editor = makeEditor(
      heading(2, 'One'),
      list('bulletList', [paragraph('x')]),
      { type: 'blockquote', content: [heading(3, 'Inside')] },
      heading(3, 'Two'),
    );
    expect(outlineOf(editor.state.doc).map(({ level, text }) => `${level} ${text}`)).toEqual([
      ...['2 One', '3 Inside', '3 Two'],
    ]);
  });

  it('finds fault with a level that is skipped, but not with going back up', () => {
    expect(faults(heading(2, 'a'), heading(4, 'b'), heading(3, 'c'), heading(2, 'd'))).toEqual([
      ...[null, 'skipsLevel', null, null],
    ]);
    expect(faults(heading(3, 'first below the headline'))).toEqual(['skipsLevel']);
  });

  it('finds fault with a heading of nothing but spaces', () => {
    expect(faults(heading(2, '  '))).toEqual(['empty']);
  });

  it('knows the section that the caret is in', () => {
    const editor = makeEditor(paragraph('before'), heading(2, 'One'), paragraph('in one'));
    const entries = outlineOf(editor.state.doc);
    expect(sectionAt(entries, 1)).toBe(-1);
    expect(sectionAt(entries, entries[0]?.position ?? 0)).toBe(0);
    expect(sectionAt(entries, editor.state.doc.content.size)).toBe(0);
  });

  it('is made once for a document', () => {
    const { doc } = makeEditor(heading(2, 'One')).state;
    expect(outlineOf(doc)).toBe(outlineOf(doc));
  });
});
