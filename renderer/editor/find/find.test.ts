// What does searching an article find, and what does replacing leave behind?
import { describe, expect, it } from 'vitest';
import { heading, linesOf, list, makeEditor, paragraph, text } from '../editor-for-tests.ts';
import { Finder, type Query } from './find-matches.ts';
import { findState, goToMatch, replaceAllMatches, replaceMatch, search } from './find-plugin.ts';

const query = (words: string, options: Partial<Query> = {}): Query => ({
  text: words,
  matchCase: false,
  wholeWords: false,
  ignoreAccents: false,
  ...options,
});

/** The pieces of `words` that a search finds. */
function found(words: string, wanted: Query): string[] {
  return new Finder(wanted).findInText(words).map(({ from, to }) => words.slice(from, to));
}

describe('searching', () => {
  it('does not mind case, unless told to', () => {
    expect(found('Prison, prison, PRISON', query('prison'))).toHaveLength(3);
    expect(found('Prison, prison', query('Prison', { matchCase: true }))).toEqual(['Prison']);
    expect(found('ÉCOLE école', query('école'))).toEqual(['ÉCOLE', 'école']);
  });

  it('finds whole words only, when told to, in any script', () => {
    expect(found('part, parts, depart, part.', query('part', { wholeWords: true }))).toHaveLength(
      2,
    );
    expect(found('où ou oùi', query('où', { wholeWords: true }))).toEqual(['où']);
    expect(found('𝐚part part', query('part', { wholeWords: true }))).toEqual(['part']);
  });

  it('finds letters with and without marks, when told to', () => {
    const loose = { ignoreAccents: true };
    expect(found('Łódź, Lodz, łodz', query('lodz', loose))).toEqual(['Łódź', 'Lodz', 'łodz']);
    expect(found('Lodz', query('Łódź', loose))).toEqual(['Lodz']);
    expect(found('Straße', query('strasse', loose))).toEqual(['Straße']);
    expect(found('Łódź', query('lodz'))).toEqual([]);
    expect(found('e é e', query('e'))).toHaveLength(2);
  });

  it('finds a letter however its mark is stored, and always with it', () => {
    const apart = 'cafe\u0301 au lait';
    expect(found(apart, query('caf\u00E9'))).toEqual(['cafe\u0301']);
    expect(found(apart, query('cafe'))).toEqual([]);
    expect(found(apart, query('cafe', { ignoreAccents: true }))).toEqual(['cafe\u0301']);
    expect(found('Straße', query('stras', { ignoreAccents: true }))).toEqual([]);
  });

  it('takes signs that the keyboard does not have for those it has', () => {
    expect(found('don’t “ask”', query('don\'t "ask"'))).toEqual(['don’t “ask”']);
    expect(found('vrai\u202F? co\u00ADoperation', query('vrai ?'))).toEqual(['vrai\u202F?']);
    expect(found('co\u00ADoperation', query('cooperation'))).toEqual(['co\u00ADoperation']);
  });

  it('looks for nothing when nothing is typed', () => {
    expect(found('words', query(''))).toEqual([]);
    expect(found('words', query('\u00AD'))).toEqual([]);
  });

  it('finds across marks, in lists and footnotes, but not across lines or blocks', () => {
    const editor = makeEditor(
      heading(2, 'One voice'),
      paragraph('one ', text('vo', { type: 'bold' }), 'ice', { type: 'hardBreak' }, 'one'),
      list('bulletList', [paragraph('two one voice')], [paragraph('one')]),
      paragraph('noted', { type: 'footnote', content: [text('one voice, below')] }, ' one voice'),
    );
    search(editor, query('one voice'));
    const { matches } = findState(editor.state);
    expect(matches.map(({ from, to }) => editor.state.doc.textBetween(from, to))).toEqual([
      ...['One voice', 'one voice', 'one voice', 'one voice', 'one voice'],
    ]);
    search(editor, query('icesone'));
    expect(findState(editor.state).matches).toEqual([]);
  });
});

describe('the matches in the editor', () => {
  it('are shown, and the current one is another colour, without a mark in the document', () => {
    const editor = makeEditor(paragraph('a word, a word'));
    const before = JSON.stringify(editor.getJSON());
    search(editor, query('word'));
    goToMatch(editor, 1);
    const shown = [...editor.view.dom.querySelectorAll('.find-match')];
    expect(shown.map((one) => one.className)).toEqual(['find-match', 'find-match is-current']);
    expect(editor.state.selection.from).toBe(11);
    expect(JSON.stringify(editor.getJSON())).toBe(before);
    search(editor, null);
    expect(editor.view.dom.querySelector('.find-match')).toBeNull();
  });

  it('follow what is typed', () => {
    const editor = makeEditor(paragraph('word'), paragraph('word'));
    search(editor, query('word'));
    goToMatch(editor, 1);
    editor.commands.insertContentAt(1, 'word, ');
    const { matches, current } = findState(editor.state);
    expect(matches).toHaveLength(3);
    expect(current).toBe(2);
  });
});

describe('replacing', () => {
  it('replaces the current match, keeps its marks, and goes on to the next', () => {
    const link = { type: 'link', attrs: { href: 'https://example.org/' } };
    const editor = makeEditor(paragraph('see ', text('word', link), ' and word'));
    search(editor, query('word'));
    goToMatch(editor, 0);
    replaceMatch(editor, 'swordfish');
    expect(linesOf(editor)).toEqual(['see swordfish and word']);
    expect(editor.state.doc.nodeAt(6)?.marks[0]?.attrs.href).toBe('https://example.org/');
    const { matches, current } = findState(editor.state);
    expect(matches[current]?.from).toBe(19);
  });

  it('replaces all in one step that one undo takes back', () => {
    const editor = makeEditor(paragraph('cat, cat'), list('bulletList', [paragraph('a cat')]));
    search(editor, query('cat'));
    expect(replaceAllMatches(editor, 'catalogue')).toBe(3);
    expect(linesOf(editor)).toEqual(['catalogue, catalogue', 'a catalogue']);
    editor.commands.undo();
    expect(linesOf(editor)).toEqual(['cat, cat', 'a cat']);
  });

  it('replaces by nothing', () => {
    const editor = makeEditor(paragraph('very good, very'));
    search(editor, query('very '));
    expect(replaceAllMatches(editor, '')).toBe(1);
    expect(linesOf(editor)).toEqual(['good, very']);
  });

  it('changes nothing that may only be read', () => {
    const editor = makeEditor(paragraph('word'));
    editor.setEditable(false);
    search(editor, query('word'));
    goToMatch(editor, 0);
    replaceMatch(editor, 'x');
    expect(replaceAllMatches(editor, 'x')).toBe(0);
    expect(linesOf(editor)).toEqual(['word']);
  });
});
