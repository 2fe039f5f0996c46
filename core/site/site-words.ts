// Which words does the website need beyond those of its theme, in each language a site can have?
import type { BlockWords } from '../blocks/define-block.ts';

export interface SiteWords {
  /** The words around blocks of a text. */
  readonly blocks: BlockWords;
  readonly home: string;
  readonly news: string;
  readonly allNews: string;
  readonly category: string;
  readonly newsType: string;
  readonly uncategorised: string;
  readonly relatedNews: string;
  readonly downloads: string;
  /** Names of the parts of the site. */
  readonly newsArchive: string;
  readonly people: string;
  readonly calendar: string;
  readonly newsletters: string;
  readonly search: string;
  readonly corrections: string;
  /** `{when}` becomes the days of an event that does not take place. */
  readonly cancelledWhen: string;
  /** The heading where an article was taken down. */
  readonly withdrawn: string;
  readonly notFoundHeading: string;
  readonly notFoundText: string;
  readonly movedTitle: string;
  readonly movedText: string;
  /** `{number}` becomes the number of the page. */
  readonly pageNumber: string;
  /** `{name}` becomes the name of a category. */
  readonly moreOn: string;
  readonly image: string;
  readonly audio: string;
  readonly video: string;
  readonly text: string;
  readonly archive: string;
  /** From bytes up: bytes, kB, MB, GB. */
  readonly units: readonly [string, string, string, string];
  readonly decimal: string;
  readonly months: readonly string[];
}

const en: SiteWords = {
  blocks: {
    when: 'When',
    where: 'Where',
    eventLink: 'Details',
    footnotes: 'Notes',
    backToText: 'Back to the text',
    transcript: 'Transcript',
    watchOn: 'Watch on {service}',
    table: 'Table',
  },
  home: 'Home',
  news: 'News',
  allNews: 'All news',
  category: 'Category',
  newsType: 'News type',
  uncategorised: 'Uncategorised',
  relatedNews: 'Related News',
  downloads: 'Downloads',
  newsArchive: 'Archive',
  people: 'People',
  calendar: 'Calendar',
  newsletters: 'Newsletters',
  search: 'Search',
  corrections: 'Corrections',
  cancelledWhen: 'Cancelled: {when}',
  withdrawn: 'This article was withdrawn',
  notFoundHeading: 'This page does not exist',
  notFoundText: 'The address may be mistyped, or the page may have moved.',
  movedTitle: 'This page has moved',
  movedText: 'It is now here:',
  pageNumber: 'page {number}',
  moreOn: 'More on {name}',
  image: 'Image',
  audio: 'Audio',
  video: 'Video',
  text: 'Text',
  archive: 'Archive',
  units: ['bytes', 'kB', 'MB', 'GB'],
  decimal: '.',
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};

const fr: SiteWords = {
  blocks: {
    when: 'Date',
    where: 'Lieu',
    eventLink: 'En savoir plus',
    footnotes: 'Notes',
    backToText: 'Retour au texte',
    transcript: 'Transcription',
    watchOn: 'Regarder sur {service}',
    table: 'Tableau',
  },
  home: 'Accueil',
  news: 'Actualités',
  allNews: 'Toutes les actualités',
  category: 'Catégorie',
  newsType: 'Type d’actualité',
  uncategorised: 'Sans catégorie',
  relatedNews: 'À lire aussi',
  downloads: 'À télécharger',
  newsArchive: 'Archives',
  people: 'Personnes',
  calendar: 'Agenda',
  newsletters: 'Lettres d’information',
  search: 'Recherche',
  corrections: 'Corrections',
  cancelledWhen: 'Annulé : {when}',
  withdrawn: 'Cet article a été retiré',
  notFoundHeading: 'Cette page n’existe pas',
  notFoundText: 'L’adresse est peut-être mal saisie, ou la page a changé de place.',
  movedTitle: 'Cette page a changé de place',
  movedText: 'Elle se trouve maintenant ici\u202f:',
  pageNumber: 'page {number}',
  moreOn: 'Plus sur {name}',
  image: 'Image',
  audio: 'Audio',
  video: 'Vidéo',
  text: 'Texte',
  archive: 'Archive',
  units: ['octets', 'ko', 'Mo', 'Go'],
  decimal: ',',
  months: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
};

const de: SiteWords = {
  blocks: {
    when: 'Wann',
    where: 'Wo',
    eventLink: 'Einzelheiten',
    footnotes: 'Anmerkungen',
    backToText: 'Zurück zum Text',
    transcript: 'Abschrift',
    watchOn: 'Auf {service} ansehen',
    table: 'Tabelle',
  },
  home: 'Startseite',
  news: 'Meldungen',
  allNews: 'Alle Meldungen',
  category: 'Kategorie',
  newsType: 'Art der Meldung',
  uncategorised: 'Ohne Kategorie',
  relatedNews: 'Verwandte Meldungen',
  downloads: 'Downloads',
  newsArchive: 'Archiv',
  people: 'Personen',
  calendar: 'Kalender',
  newsletters: 'Newsletter',
  search: 'Suche',
  corrections: 'Berichtigungen',
  cancelledWhen: 'Abgesagt: {when}',
  withdrawn: 'Dieser Artikel wurde zurückgezogen',
  notFoundHeading: 'Diese Seite gibt es nicht',
  notFoundText: 'Vielleicht ist die Adresse falsch geschrieben oder die Seite umgezogen.',
  movedTitle: 'Diese Seite ist umgezogen',
  movedText: 'Sie ist jetzt hier:',
  pageNumber: 'Seite {number}',
  moreOn: 'Mehr zu {name}',
  image: 'Bild',
  audio: 'Audio',
  video: 'Video',
  text: 'Text',
  archive: 'Archiv',
  units: ['Bytes', 'kB', 'MB', 'GB'],
  decimal: ',',
  months: [
    'Januar',
    'Februar',
    'März',
    'April',
    'Mai',
    'Juni',
    'Juli',
    'August',
    'September',
    'Oktober',
    'November',
    'Dezember',
  ],
};

const wordsByLanguage: Readonly<Record<string, SiteWords>> = { en, fr, de };

/** The words for a language tag such as `fr-BE`; English where there are none. */
export function siteWords(language: string): SiteWords {
  return wordsByLanguage[primaryLanguage(language)] ?? en;
}

/** `fr` of `fr-BE`. */
export function primaryLanguage(language: string): string {
  return language.split('-')[0]?.toLowerCase() ?? language;
}

/** Whether the website has its words in a language. */
export function hasSiteWords(language: string): boolean {
  return Object.hasOwn(wordsByLanguage, primaryLanguage(language));
}

/**
 * A language as far as readers tell it from others: without the country, but with a script that is named, `zh-Hant` of
 * `zh-Hant-TW`. Who reads `fr` reads `fr-BE`.
 */
export function readerLanguage(language: string): string {
  const script = /^[^-]*-([a-z]{4})(?=-|$)/i.exec(language)?.[1];
  const primary = primaryLanguage(language);
  if (script === undefined) return primary;
  return `${primary}-${script.charAt(0).toUpperCase()}${script.slice(1).toLowerCase()}`;
}
