// What are languages called? A table, because runtimes disagree about names.
import { primaryLanguage } from './site-words.ts';

/** Names in English, French and German, and in the language itself. */
const names: Readonly<Record<string, readonly [en: string, fr: string, de: string, own: string]>> =
  {
    ar: ['Arabic', 'arabe', 'Arabisch', 'العربية'],
    be: ['Belarusian', 'biélorusse', 'Belarussisch', 'Беларуская'],
    bg: ['Bulgarian', 'bulgare', 'Bulgarisch', 'Български'],
    bs: ['Bosnian', 'bosnien', 'Bosnisch', 'Bosanski'],
    ca: ['Catalan', 'catalan', 'Katalanisch', 'Català'],
    cs: ['Czech', 'tchèque', 'Tschechisch', 'Čeština'],
    cy: ['Welsh', 'gallois', 'Walisisch', 'Cymraeg'],
    da: ['Danish', 'danois', 'Dänisch', 'Dansk'],
    de: ['German', 'allemand', 'Deutsch', 'Deutsch'],
    el: ['Greek', 'grec', 'Griechisch', 'Ελληνικά'],
    en: ['English', 'anglais', 'Englisch', 'English'],
    es: ['Spanish', 'espagnol', 'Spanisch', 'Español'],
    et: ['Estonian', 'estonien', 'Estnisch', 'Eesti'],
    eu: ['Basque', 'basque', 'Baskisch', 'Euskara'],
    fa: ['Persian', 'persan', 'Persisch', 'فارسی'],
    fi: ['Finnish', 'finnois', 'Finnisch', 'Suomi'],
    fr: ['French', 'français', 'Französisch', 'Français'],
    ga: ['Irish', 'irlandais', 'Irisch', 'Gaeilge'],
    gl: ['Galician', 'galicien', 'Galicisch', 'Galego'],
    he: ['Hebrew', 'hébreu', 'Hebräisch', 'עברית'],
    hr: ['Croatian', 'croate', 'Kroatisch', 'Hrvatski'],
    hu: ['Hungarian', 'hongrois', 'Ungarisch', 'Magyar'],
    hy: ['Armenian', 'arménien', 'Armenisch', 'Հայերեն'],
    is: ['Icelandic', 'islandais', 'Isländisch', 'Íslenska'],
    it: ['Italian', 'italien', 'Italienisch', 'Italiano'],
    ja: ['Japanese', 'japonais', 'Japanisch', '日本語'],
    ka: ['Georgian', 'géorgien', 'Georgisch', 'ქართული'],
    lb: ['Luxembourgish', 'luxembourgeois', 'Luxemburgisch', 'Lëtzebuergesch'],
    lt: ['Lithuanian', 'lituanien', 'Litauisch', 'Lietuvių'],
    lv: ['Latvian', 'letton', 'Lettisch', 'Latviešu'],
    mk: ['Macedonian', 'macédonien', 'Mazedonisch', 'Македонски'],
    mt: ['Maltese', 'maltais', 'Maltesisch', 'Malti'],
    nb: ['Norwegian', 'norvégien', 'Norwegisch', 'Norsk bokmål'],
    nl: ['Dutch', 'néerlandais', 'Niederländisch', 'Nederlands'],
    nn: ['Norwegian Nynorsk', 'nynorsk', 'Nynorsk', 'Norsk nynorsk'],
    no: ['Norwegian', 'norvégien', 'Norwegisch', 'Norsk'],
    pl: ['Polish', 'polonais', 'Polnisch', 'Polski'],
    pt: ['Portuguese', 'portugais', 'Portugiesisch', 'Português'],
    ro: ['Romanian', 'roumain', 'Rumänisch', 'Română'],
    ru: ['Russian', 'russe', 'Russisch', 'Русский'],
    sk: ['Slovak', 'slovaque', 'Slowakisch', 'Slovenčina'],
    sl: ['Slovenian', 'slovène', 'Slowenisch', 'Slovenščina'],
    sq: ['Albanian', 'albanais', 'Albanisch', 'Shqip'],
    sr: ['Serbian', 'serbe', 'Serbisch', 'Српски'],
    sv: ['Swedish', 'suédois', 'Schwedisch', 'Svenska'],
    tr: ['Turkish', 'turc', 'Türkisch', 'Türkçe'],
    uk: ['Ukrainian', 'ukrainien', 'Ukrainisch', 'Українська'],
    zh: ['Chinese', 'chinois', 'Chinesisch', '中文'],
  };

/** The name of a language as a reader of `inLanguage` writes it; the tag itself where the table has none. */
export function languageName(language: string, inLanguage: string): string {
  const row = names[primaryLanguage(language)];
  if (row === undefined) return language;
  const reader = primaryLanguage(inLanguage);
  return row[reader === 'fr' ? 1 : reader === 'de' ? 2 : 0];
}

/** The name of a language in itself, as a reader who looks for it finds it: `Français`, and `Français (BE)` for `fr-BE`. */
export function ownLanguageName(language: string): string {
  const name = names[primaryLanguage(language)]?.[3];
  if (name === undefined) return language;
  const more = language.split('-').slice(1).join('-');
  return more === '' ? name : `${name} (${more})`;
}
