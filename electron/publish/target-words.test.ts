// Is the form of every kind of target there in every language?
import { expect, it } from 'vitest';
import { messagesIn } from '../../core/languages.ts';
import { formWords } from './target-words.ts';
import { targetKinds } from './targets/registry.ts';

/** Names that are nobody's language. */
const names = new Set(['SFTP', 'WebDAV', 'Git', 'WordPress']);

it.each(['fr', 'de'] as const)(
  'each kind of target, and each of its fields, is named in %s',
  async (language) => {
    const { phrases } = await messagesIn(language);
    const missing = new Set<string>();
    const walk = (value: unknown, isSaid: boolean): void => {
      if (typeof value === 'string') {
        if (isSaid && value !== '' && !names.has(value) && !Object.hasOwn(phrases, value))
          missing.add(value);
      } else if (value !== null && typeof value === 'object') {
        for (const [name, member] of Object.entries(value)) walk(member, formWords.has(name));
      }
    };
    for (const { title, about, form, secrets } of targetKinds)
      walk({ title, about, form, secrets }, false);
    expect([...missing]).toEqual([]);
  },
);
