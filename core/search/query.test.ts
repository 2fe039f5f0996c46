import { describe, expect, it } from 'vitest';
import { closeness, readQuery, type SearchQuery } from './query.ts';

const needed = (query: SearchQuery | undefined): string[] | undefined =>
  query?.filter((word) => word.isNeeded).map((word) => word.word);

function answers(typed: string, word: string): boolean {
  return (readQuery(typed) ?? []).some((wanted) => closeness(wanted, word) > 0);
}

describe('what is looked for', () => {
  it('is nothing before three letters of a word', () => {
    expect(readQuery('')).toBeUndefined();
    expect(readQuery('pr')).toBeUndefined();
    expect(readQuery('a b cd')).toBeUndefined();
    expect(needed(readQuery('pro'))).toEqual(['pro']);
  });

  it('is every word but stop words, and a last one that has only begun', () => {
    expect(needed(readQuery('the housing and health of'))).toEqual(['housing', 'health']);
    expect(needed(readQuery('probation s'))).toEqual(['probation']);
    expect(needed(readQuery('probation ser'))).toEqual(['probation', 'ser']);
    expect(needed(readQuery('EU law '))).toEqual(['eu', 'law']);
  });

  it('is the last stop word where there is nothing else', () => {
    expect(needed(readQuery('after the war'))).toEqual(['war']);
  });

  it('is at most twelve words, each once', () => {
    expect(readQuery('prison prison prison')).toHaveLength(1);
    expect(
      readQuery(Array.from({ length: 90 }, (_, index) => `word${index}`).join(' ')),
    ).toHaveLength(12);
  });
});

describe('a word that answers', () => {
  it('may go on where the typed one is not finished', () => {
    expect(answers('prob', 'probation')).toBe(true);
    expect(answers('prob ', 'probation')).toBe(false);
  });

  it('may be misspelt where the typed one is finished and has five letters', () => {
    expect(answers('seminaar ', 'seminar')).toBe(true);
    expect(answers('prision ', 'prison')).toBe(true);
    expect(answers('pirson ', 'prison')).toBe(true);
    expect(answers('prision', 'prison')).toBe(false);
    expect(answers('cort ', 'court')).toBe(false);
    expect(answers('court ', 'courts')).toBe(true);
    expect(answers('court ', 'cork')).toBe(false);
  });

  it('may have two wrong letters from nine letters on, never the first one', () => {
    expect(answers('rehabilitasson ', 'rehabilitation')).toBe(true);
    expect(answers('mediatoin ', 'mediation')).toBe(true);
    expect(answers('tediation ', 'mediation')).toBe(false);
    expect(answers('meddiatoin ', 'mediation')).toBe(true);
    expect(answers('metiatoin ', 'mediatiorr')).toBe(false);
  });

  it('is never another number', () => {
    expect(answers('20251 ', '20261')).toBe(false);
  });
});
