import { describe, expect, it } from 'vitest';
import { stopWordsOf } from './stop-words.ts';
import { eachWord } from './words.ts';

function wordsOf(text: string): string[] {
  const words: string[] = [];
  eachWord(text, (word) => words.push(word));
  return words;
}

describe('words of a text', () => {
  it('spells words without capitals and marks, by the table of addresses', () => {
    expect(wordsOf('Örebro, Łódź: Straße Αθήνα Київ')).toEqual([
      'orebro',
      'lodz',
      'strasse',
      'athina',
      'kiyiv',
    ]);
  });

  it('spells a letter and its mark as it does the letter with the mark', () => {
    expect(wordsOf('re\u0301insertion')).toEqual(wordsOf('réinsertion'));
  });

  it('parts words at apostrophes, so that what an article precedes is found', () => {
    expect(wordsOf("l'insertion d’aujourd’hui")).toEqual(['l', 'insertion', 'd', 'aujourd', 'hui']);
  });

  it('joins a word that a soft hyphen parts for the eye', () => {
    expect(wordsOf('Bewährungs\u00adhilfe')).toEqual(['bewahrungshilfe']);
  });

  it('parts words at hyphens, signs and pictures', () => {
    expect(wordsOf('pre-trial R&D 5€ (2026) ✓ 🎉go')).toEqual([
      'pre',
      'trial',
      'r',
      'd',
      '5',
      '2026',
      'go',
    ]);
  });

  it('keeps words of scripts that the table does not know', () => {
    expect(wordsOf('العدالة 修復的司法')).toEqual(['العدالة', '修復的司法']);
  });

  it('says where each word stands', () => {
    const text = 'In Łódź, l’été';
    const places: string[] = [];
    eachWord(text, (_word, start, end) => places.push(text.slice(start, end)));
    expect(places).toEqual(['In', 'Łódź', 'l', 'été']);
  });
});

describe('stop words', () => {
  it('are those of the language of the article alone', () => {
    expect(stopWordsOf('en-GB').has('the')).toBe(true);
    expect(stopWordsOf('en').has('war')).toBe(false);
    expect(stopWordsOf('de').has('war')).toBe(true);
    expect(stopWordsOf('fr').has('dans')).toBe(true);
    expect(stopWordsOf('pl').size).toBe(0);
  });

  it('are spelt as words are', () => {
    for (const language of ['en', 'fr', 'de']) {
      for (const word of stopWordsOf(language)) expect(wordsOf(word)).toEqual([word]);
    }
  });
});
