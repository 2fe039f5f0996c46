// Does typing bring the right signs in each language, and can it always be taken back?

import type { Editor } from '@tiptap/core';
import { beforeEach, describe, expect, it } from 'vitest';
import { linesOf, makeEditorWith, press, typeText } from '../editor-for-tests.ts';
import { SmartPunctuation } from './smart-punctuation.ts';

let language = 'en';
let isOn = true;

beforeEach(() => {
  language = 'en';
  isOn = true;
});

function emptyEditor(): Editor {
  return makeEditorWith([
    SmartPunctuation.configure({ language: () => language, isOn: () => isOn }),
  ]);
}

/** What is on the line after these keys. */
function typed(keys: string, of = 'en'): string | undefined {
  language = of;
  const editor = emptyEditor();
  typeText(editor, keys);
  return linesOf(editor).at(-1);
}

describe('smart punctuation', () => {
  it.each([
    ['en', `"Don't," she said ("not now") 'so'`, '“Don’t,” she said (“not now”) ‘so’'],
    ['de', `"Hallo", sagt's 'leise'`, '„Hallo“, sagt’s ‚leise‘'],
    ['de-CH', '"Grüezi"', '«Grüezi»'],
    ['de-AT', '"Servus"', '„Servus“'],
    ['fr', `"L'ami"`, '«\u202FL’ami\u202F»'],
    ['fr', `" L'ami "`, '«\u202FL’ami\u202F»'],
    ['pl', '"Tak"', '„Tak”'],
    ['es', '"Hola"', '«Hola»'],
    ['nl', `'s avonds "laat"`, '‘s avonds “laat”'],
    ['sv', '"Ja"', '”Ja”'],
    ['xx', `"left" 'alone' -- ...`, `"left" 'alone' -- ...`],
  ])('%s: %s', (of, keys, expected) => {
    expect(typed(keys, of)).toBe(expected);
  });

  it.each([
    ['Quoi? Non! Si; car: oui', 'Quoi\u202F? Non\u202F! Si\u202F; car\u202F: oui'],
    ['Quoi ? Non !', 'Quoi\u202F? Non\u202F!'],
    ['Quoi ?! Vraiment !!', 'Quoi\u202F?! Vraiment\u202F!!'],
    ['à 14:30 sur https://example.org', 'à 14:30 sur https://example.org'],
  ])('French keeps its signs off the word: %s', (keys, expected) => {
    expect(typed(keys, 'fr')).toBe(expected);
  });

  it('makes dashes of hyphens, and leaves words and lists alone', () => {
    expect(typed('one - two')).toBe('one – two');
    expect(typed('1990--2020')).toBe('1990–2020');
    expect(typed('so---well')).toBe('so—well');
    expect(typed('well-known')).toBe('well-known');
    const editor = emptyEditor();
    typeText(editor, '- item');
    expect(editor.getJSON().content?.[0]?.type).toBe('bulletList');
  });

  it('makes one sign of three dots, once', () => {
    expect(typed('wait...')).toBe('wait…');
    expect(typed('wait....')).toBe('wait….');
  });

  it('leaves inches as they are, outside a quotation', () => {
    expect(typed('a 27" screen')).toBe('a 27" screen');
    expect(typed('"since 1990"')).toBe('“since 1990”');
  });

  it('gives back the key by Backspace, and by undo', () => {
    const editor = emptyEditor();
    typeText(editor, 'say "');
    expect(linesOf(editor)).toEqual(['say “']);
    expect(press(editor, 'Backspace')).toBe(true);
    expect(linesOf(editor)).toEqual(['say "']);
    typeText(editor, 'x...');
    expect(linesOf(editor)).toEqual(['say "x…']);
    editor.commands.undo();
    expect(linesOf(editor)).toEqual(['say "x...']);
  });

  it('gives nothing back once something else was done', () => {
    const editor = emptyEditor();
    typeText(editor, '"a');
    expect(press(editor, 'Backspace')).toBe(false);
  });

  it('follows the language that some words are marked with', () => {
    const editor = emptyEditor();
    editor.commands.setMark('language', { language: 'fr' });
    typeText(editor, '"oui"');
    expect(linesOf(editor)).toEqual(['«\u202Foui\u202F»']);
    const { content } = editor.getJSON().content?.[0] ?? {};
    expect(content).toHaveLength(1);
  });

  it('is off inside code, and when it is switched off', () => {
    const editor = emptyEditor();
    editor.commands.setMark('code');
    typeText(editor, `"a" -- b`);
    expect(linesOf(editor)).toEqual(['"a" -- b']);
    isOn = false;
    expect(typed('"a"')).toBe('"a"');
  });
});
