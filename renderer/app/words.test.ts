// Does a window follow the language that was chosen?
import { afterEach, describe, expect, it } from 'vitest';
import { pseudoLocale } from '../../core/languages/pseudo.ts';
import { english, type Messages } from '../../core/messages.ts';
import { Words } from './words.ts';

afterEach(() => {
  document.documentElement.lang = '';
  document.documentElement.dir = '';
});

describe('the words of a window', () => {
  it('are English until others are there', async () => {
    let come: (messages: Messages) => void = () => undefined;
    const words = new Words(() => new Promise((resolve) => (come = resolve)));
    const using = words.use('en', []);
    expect(words.current.get()).toBe(english);
    come(pseudoLocale('en-XA'));
    await using;
    expect(words.current.get().common.undo).toBe('⟦Ûñðö~~⟧');
  });

  it('tell the page its language and its direction', async () => {
    const words = new Words(async () => pseudoLocale('ar-XB'));
    await words.use('en', []);
    expect(document.documentElement.lang).toBe('ar-XB');
    expect(document.documentElement.dir).toBe('rtl');
  });
});
