// Is what other programs say said in the person's language, with all that stands in its gaps?
import { describe, expect, it } from 'vitest';
import { messagesIn } from '../languages.ts';
import { english } from '../messages.ts';
import { phrased, phrasedIn } from './phrases.ts';

describe('a sentence of another program', () => {
  it('is said in the language, gaps and all', async () => {
    const { phrases } = await messagesIn('de');
    expect(phrased(phrases, 'The branch “main” is not there yet. Publishing makes it.')).toBe(
      'Der Branch „main“ ist noch nicht da. Das Veröffentlichen legt ihn an.',
    );
    expect(phrased(phrases, 'Pages')).toBe('Seiten');
  });

  it('stays as it is where nobody has translated it, and in English', async () => {
    const { phrases } = await messagesIn('fr');
    expect(phrased(phrases, 'Never heard of')).toBe('Never heard of');
    expect(phrased(english.phrases, 'Pages')).toBe('Pages');
  });

  it('is exchanged under the names that say something, and nowhere else', async () => {
    const { phrases } = await messagesIn('fr');
    const form = { kind: 'Folder', title: 'Folder', fields: [{ name: 'Pages', hint: 'Pages' }] };
    expect(phrasedIn(phrases, form, new Set(['title']))).toEqual({ ...form, title: 'Dossier' });
  });

  it.each(['fr', 'de'] as const)('has the same gaps in %s', async (language) => {
    const { phrases } = await messagesIn(language);
    const gaps = (text: string): number => text.split('{}').length;
    const wrong = Object.entries(phrases).filter(([one, other]) => gaps(one) !== gaps(other));
    expect(wrong).toEqual([]);
  });
});
