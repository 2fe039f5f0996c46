// Where does the guide speak of what was typed? Parts whose heading has the words come first, then those whose text has them.
import { transliterate } from '../../../core/content/transliterate.ts';
import type { GuideSection } from '../../../core/help/guide.ts';

export interface GuideHit {
  readonly section: GuideSection;
  /** Some words around the first that was found. */
  readonly passage: string;
}

const MOST_HITS = 30;
/** Letters before the word that was found, and in all. */
const BEFORE = 40;
const LENGTH = 140;

/** Every word that was typed begins a word of the part, in any order. */
export function findInGuide(sections: readonly GuideSection[], typed: string): GuideHit[] {
  const wanted = wordsOf(typed);
  if (wanted.length === 0) return [];
  return sections
    .flatMap((section) => {
      const inHeading = wordsOf(section.heading);
      const all = [...inHeading, ...wordsOf(section.page), ...wordsOf(section.text)];
      if (!wanted.every((word) => all.some((one) => one.startsWith(word)))) return [];
      const hits = wanted.filter((word) => inHeading.some((one) => one.startsWith(word)));
      return [{ section, rank: hits.length, passage: passageOf(section.text, wanted) }];
    })
    .sort((one, other) => other.rank - one.rank)
    .slice(0, MOST_HITS);
}

function wordsOf(text: string): string[] {
  return transliterate(text)
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

function passageOf(text: string, wanted: readonly string[]): string {
  const words = text.split(' ');
  const at = words.findIndex((word) =>
    wordsOf(word).some((one) => wanted.some((start) => one.startsWith(start))),
  );
  if (at < 0) return cutAtWord(text);
  let from = at;
  for (let letters = 0; from > 0 && letters < BEFORE; from--)
    letters += words[from - 1]?.length ?? 0;
  const cut = cutAtWord(words.slice(from).join(' '));
  return from > 0 ? `…${cut}` : cut;
}

function cutAtWord(text: string): string {
  if (text.length <= LENGTH) return text;
  return `${text.slice(0, text.lastIndexOf(' ', LENGTH))} …`;
}
