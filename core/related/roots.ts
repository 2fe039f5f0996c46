// Which words of a text stand for the same thing? “Prisons” and “prison”: endings come off, as each language has them.
//
// A few endings and no more: whoever reads a reason must still recognise the word, and two things must not become one.

/** Endings by language, the longest first, and what stands in their place. */
const endings: Readonly<Record<string, readonly (readonly [ending: string, instead: string])[]>> = {
  en: [
    ['sses', 'ss'],
    ['ies', 'y'],
    ['ss', 'ss'],
    ['us', 'us'],
    ['is', 'is'],
    ['s', ''],
  ],
  fr: [
    ['eaux', 'eau'],
    ['ss', 'ss'],
    ['us', 'us'],
    ['s', ''],
    ['x', ''],
  ],
  de: [
    ['ern', ''],
    ['en', ''],
    ['er', ''],
    ['es', ''],
    ['e', ''],
    ['n', ''],
  ],
};

/** What would be shorter is left as it is: endings are taken off words, not names. German has more of them to err with. */
const SHORTEST_ROOT = 3;
const SHORTEST_GERMAN_ROOT = 4;

/** The language of a tag such as `en-GB`, without its country. */
export function plainLanguage(language: string): string {
  return (language.split('-', 1)[0] ?? '').toLowerCase();
}

/** What a word, as it is spelt for searching, counts as in a language such as `en`. */
export function rootOf(word: string, language: string): string {
  for (const [ending, instead] of endings[language] ?? []) {
    if (!word.endsWith(ending)) continue;
    const root = word.slice(0, word.length - ending.length) + instead;
    return root.length >= (language === 'de' ? SHORTEST_GERMAN_ROOT : SHORTEST_ROOT) ? root : word;
  }
  return word;
}
