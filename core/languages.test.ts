// Which language does a person get?
import { describe, expect, it } from 'vitest';
import { languageIds } from './language-choice.ts';
import { pseudoLocale } from './languages/pseudo.ts';
import { directionOf, languageFor, messagesIn } from './languages.ts';

describe('the language of the app', () => {
  it('is the one that was chosen, whatever the system speaks', () => {
    expect(languageFor('en', ['fr-FR', 'de'])).toBe('en');
  });

  it.each([
    { system: ['en-GB'], language: 'en' },
    { system: ['pt-PT', 'EN_us'], language: 'en' },
    { system: ['pt-PT'], language: 'en' },
    { system: [], language: 'en' },
  ])('is $language on a system that speaks $system', ({ system, language }) => {
    expect(languageFor('system', system)).toBe(language);
  });

  it.each(languageIds)('%s says which locale its dates and numbers follow', async (id) => {
    const { locale } = await messagesIn(id);
    expect(locale.startsWith(id)).toBe(true);
    expect(Intl.DateTimeFormat.supportedLocalesOf(locale)).toEqual([locale]);
    expect(directionOf(locale)).toBe('ltr');
  });
});

describe('a pseudo-locale', () => {
  const longer = pseudoLocale('en-XA');

  it('brackets a word and makes it longer', () => {
    expect(longer.common.cancel).toBe('⟦Çåñçéļ~~~⟧');
  });

  it('leaves what a person typed as it is', () => {
    expect(longer.welcome.opening('My newsroom')).toMatch(/^⟦Öþéñîñĝ “My newsroom” …~+⟧$/);
  });

  it('keeps numbers', () => {
    expect(longer.list.attachments(1234)).toMatch(/^⟦1,234 åţţåçĥɱéñţš~+⟧$/);
  });

  it('is written from the right where it is to show that', () => {
    const mirrored = pseudoLocale('ar-XB');
    expect(directionOf(mirrored.locale)).toBe('rtl');
    expect(mirrored.common.undo).toBe('⟦\u200f\u202eUndo\u202c\u200f⟧');
  });
});
