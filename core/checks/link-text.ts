// Do the words of each link say where it leads?
import { bareAddress } from '../blocks/link.ts';
import { saysNothing } from '../blocks/unclear-words.ts';
import { reason } from '../check-messages.ts';
import type { Check } from './define-check.ts';

export const linkText: Check = {
  id: 'link-text',
  *run({ reading }) {
    for (const { node, path, number, href, words } of reading.links) {
      const text = words.trim();
      const found = {
        place: { at: 'body', path, type: node.type, number },
        judged: { href, words },
        go: 'show',
      } as const;
      if (saysNothing(text)) {
        yield { ...found, severity: 'warning', reason: reason('link-unclear', text) };
      } else if (isAddress(text, href)) {
        yield { ...found, severity: 'advice', reason: reason('link-bare-address', text) };
      }
    }
  },
};

/** A short name of a site, such as `example.org`, is what people call it; a mail address is what they write to. */
function isAddress(words: string, href: string): boolean {
  if (/\s/.test(words) || words.includes('@')) return false;
  if (/^(https?:\/\/|www\.)\S+$/i.test(words)) return true;
  return /[/?#]/.test(words) && bareAddress(words) === bareAddress(href);
}
