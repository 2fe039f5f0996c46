// How letters of other scripts and with marks become plain ASCII in a web address: by this table, never by the runtime.

/**
 * Lower-cased letters and what they become. A table in the repository, because Unicode data differs between
 * runtimes and an address must not change with one.
 */
const table: Readonly<Record<string, string>> = build([
  // Latin letters with marks.
  ['a', 'àáâãäåāăąǎǻ'],
  ['ae', 'æǽ'],
  ['b', 'ɓ'],
  ['c', 'çćĉċč'],
  ['d', 'ďđð'],
  ['e', 'èéêëēĕėęěẽ'],
  ['f', 'ƒ'],
  ['g', 'ĝğġģǧ'],
  ['h', 'ĥħ'],
  ['i', 'ìíîïĩīĭįıǐ'],
  ['ij', 'ĳ'],
  ['j', 'ĵ'],
  ['k', 'ķĸǩ'],
  ['l', 'ĺļľŀł'],
  ['n', 'ñńņňŉŋ'],
  ['o', 'òóôõöøōŏőǒǿơ'],
  ['oe', 'œ'],
  ['p', 'ƥ'],
  ['r', 'ŕŗř'],
  ['s', 'śŝşšșſ'],
  ['ss', 'ß'],
  ['t', 'ţťŧț'],
  ['th', 'þ'],
  ['u', 'ùúûüũūŭůűųǔưụ'],
  ['w', 'ŵẁẃẅ'],
  ['y', 'ýÿŷỳ'],
  ['z', 'źżž'],
  ['e', 'ə'],
  // Greek.
  ['a', 'αά'],
  ['v', 'β'],
  ['g', 'γ'],
  ['d', 'δ'],
  ['e', 'εέ'],
  ['z', 'ζ'],
  ['i', 'ηήιίϊΐ'],
  ['th', 'θ'],
  ['k', 'κ'],
  ['l', 'λ'],
  ['m', 'μ'],
  ['n', 'ν'],
  ['x', 'ξ'],
  ['o', 'οόωώ'],
  ['p', 'π'],
  ['r', 'ρ'],
  ['s', 'σς'],
  ['t', 'τ'],
  ['y', 'υύϋΰ'],
  ['f', 'φ'],
  ['ch', 'χ'],
  ['ps', 'ψ'],
  // Cyrillic.
  ['a', 'а'],
  ['b', 'б'],
  ['v', 'в'],
  ['g', 'гґ'],
  ['d', 'д'],
  ['dj', 'ђ'],
  ['e', 'еэѐ'],
  ['yo', 'ё'],
  ['ye', 'є'],
  ['zh', 'ж'],
  ['z', 'з'],
  ['dz', 'ѕ'],
  ['i', 'иіѝ'],
  ['yi', 'ї'],
  ['y', 'йы'],
  ['j', 'ј'],
  ['k', 'к'],
  ['kj', 'ќ'],
  ['l', 'л'],
  ['lj', 'љ'],
  ['m', 'м'],
  ['n', 'н'],
  ['nj', 'њ'],
  ['o', 'о'],
  ['p', 'п'],
  ['r', 'р'],
  ['s', 'с'],
  ['t', 'т'],
  ['c', 'ћ'],
  ['u', 'у'],
  ['w', 'ў'],
  ['f', 'ф'],
  ['kh', 'х'],
  ['ts', 'ц'],
  ['ch', 'ч'],
  ['dzh', 'џ'],
  ['gj', 'ѓ'],
  ['sh', 'ш'],
  ['shch', 'щ'],
  ['', 'ъь'],
  ['yu', 'ю'],
  ['ya', 'я'],
  // Signs that carry a word or none.
  ['and', '&'],
  ['euro', '€'],
  ['', "’'‘`´"],
]);

function build(rows: readonly (readonly [string, string])[]): Record<string, string> {
  const letters: Record<string, string> = Object.create(null);
  for (const [plain, marked] of rows) {
    for (const letter of marked) letters[letter] = plain;
  }
  // Capitals are derived here once, by simple one-to-one pairs that every runtime agrees on.
  for (const [letter, plain] of Object.entries(letters)) letters[letter.toUpperCase()] ??= plain;
  return letters;
}

/** What the table makes of one letter, or undefined where it does not have it. */
export function plainLetter(letter: string): string | undefined {
  return table[letter];
}

/** ASCII without the signs that the table has. */
const PLAIN = /^[ -%(-_a-~]*$/;

/** Lower-case ASCII for `text`; letters that the table does not know become spaces. */
export function transliterate(text: string): string {
  // Most headlines are plain already: ten thousand of them are then ready within a keystroke.
  if (PLAIN.test(text)) return text.toLowerCase();
  let plain = '';
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    if (code >= 0x41 && code <= 0x5a) plain += String.fromCharCode(code + 32);
    else if (table[letter] !== undefined) plain += table[letter];
    else if (code < 0x80) plain += letter;
    else if (code >= 0x300 && code <= 0x36f)
      plain += ''; // a combining mark on a letter already written
    else plain += ' ';
  }
  return plain;
}
