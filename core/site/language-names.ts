// What are languages called? A table, because runtimes disagree about names.
import { primaryLanguage } from './site-words.ts';

/** Names in English, French and German. */
const names: Readonly<Record<string, readonly [en: string, fr: string, de: string]>> = {
  ar: ['Arabic', 'arabe', 'Arabisch'],
  be: ['Belarusian', 'biélorusse', 'Belarussisch'],
  bg: ['Bulgarian', 'bulgare', 'Bulgarisch'],
  bs: ['Bosnian', 'bosnien', 'Bosnisch'],
  ca: ['Catalan', 'catalan', 'Katalanisch'],
  cs: ['Czech', 'tchèque', 'Tschechisch'],
  cy: ['Welsh', 'gallois', 'Walisisch'],
  da: ['Danish', 'danois', 'Dänisch'],
  de: ['German', 'allemand', 'Deutsch'],
  el: ['Greek', 'grec', 'Griechisch'],
  en: ['English', 'anglais', 'Englisch'],
  es: ['Spanish', 'espagnol', 'Spanisch'],
  et: ['Estonian', 'estonien', 'Estnisch'],
  eu: ['Basque', 'basque', 'Baskisch'],
  fa: ['Persian', 'persan', 'Persisch'],
  fi: ['Finnish', 'finnois', 'Finnisch'],
  fr: ['French', 'français', 'Französisch'],
  ga: ['Irish', 'irlandais', 'Irisch'],
  gl: ['Galician', 'galicien', 'Galicisch'],
  he: ['Hebrew', 'hébreu', 'Hebräisch'],
  hr: ['Croatian', 'croate', 'Kroatisch'],
  hu: ['Hungarian', 'hongrois', 'Ungarisch'],
  hy: ['Armenian', 'arménien', 'Armenisch'],
  is: ['Icelandic', 'islandais', 'Isländisch'],
  it: ['Italian', 'italien', 'Italienisch'],
  ja: ['Japanese', 'japonais', 'Japanisch'],
  ka: ['Georgian', 'géorgien', 'Georgisch'],
  lb: ['Luxembourgish', 'luxembourgeois', 'Luxemburgisch'],
  lt: ['Lithuanian', 'lituanien', 'Litauisch'],
  lv: ['Latvian', 'letton', 'Lettisch'],
  mk: ['Macedonian', 'macédonien', 'Mazedonisch'],
  mt: ['Maltese', 'maltais', 'Maltesisch'],
  nb: ['Norwegian', 'norvégien', 'Norwegisch'],
  nl: ['Dutch', 'néerlandais', 'Niederländisch'],
  nn: ['Norwegian Nynorsk', 'nynorsk', 'Nynorsk'],
  no: ['Norwegian', 'norvégien', 'Norwegisch'],
  pl: ['Polish', 'polonais', 'Polnisch'],
  pt: ['Portuguese', 'portugais', 'Portugiesisch'],
  ro: ['Romanian', 'roumain', 'Rumänisch'],
  ru: ['Russian', 'russe', 'Russisch'],
  sk: ['Slovak', 'slovaque', 'Slowakisch'],
  sl: ['Slovenian', 'slovène', 'Slowenisch'],
  sq: ['Albanian', 'albanais', 'Albanisch'],
  sr: ['Serbian', 'serbe', 'Serbisch'],
  sv: ['Swedish', 'suédois', 'Schwedisch'],
  tr: ['Turkish', 'turc', 'Türkisch'],
  uk: ['Ukrainian', 'ukrainien', 'Ukrainisch'],
  zh: ['Chinese', 'chinois', 'Chinesisch'],
};

/** The name of a language as a reader of `inLanguage` writes it; the tag itself where the table has none. */
export function languageName(language: string, inLanguage: string): string {
  const row = names[primaryLanguage(language)];
  if (row === undefined) return language;
  const reader = primaryLanguage(inLanguage);
  return row[reader === 'fr' ? 1 : reader === 'de' ? 2 : 0];
}
