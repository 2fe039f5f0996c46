// What does every page of the website share: the site, its words, its clock and its furniture?
import type { LibraryId } from '../content/ids.ts';
import type { Site } from '../content/site.ts';
import type { EditionMedia } from './edition-media.ts';
import { SiteCalendar } from './site-calendar.ts';
import type { SiteColours } from './site-colours.ts';
import { type SiteWords, siteWords } from './site-words.ts';

/** A link of the site's settings that leads somewhere: outside, or to a file of this website. */
export type FurnitureLink = { readonly label: string } & (
  | { readonly href: string; readonly file?: undefined }
  | { readonly file: string; readonly href?: undefined }
);

export type SectionWord = 'newsArchive' | 'calendar' | 'newsletters' | 'people' | 'search';

/** The list of the news in one language. */
export interface LanguageList {
  /** The language by its own name. */
  readonly name: string;
  readonly language: string;
  readonly path: string;
}

/** The links around every page, each known to lead somewhere. */
export interface Furniture {
  /** The parts of the site that there are, by the words that name them. */
  readonly sections: readonly { readonly word: SectionWord; readonly file: string }[];
  /** None where all the news is in one language. */
  readonly languages: readonly LanguageList[];
  readonly navigation: readonly FurnitureLink[];
  readonly footer: readonly {
    readonly heading: string;
    readonly links: readonly FurnitureLink[];
  }[];
  readonly social: readonly FurnitureLink[];
  readonly newsletter:
    | { readonly heading: string; readonly text: string; readonly link: FurnitureLink }
    | undefined;
}

/** The same for every page, as plain data: it can cross to another thread, and has a fingerprint. */
export interface HouseFacts {
  readonly libraryId: LibraryId;
  readonly site: Site;
  readonly language: string;
  /** The site's address with a slash at the end, where one is set. */
  readonly base: string | undefined;
  readonly colours: SiteColours;
  readonly logo: EditionMedia | undefined;
  readonly furniture: Furniture;
}

/** The facts with what is made from them. */
export interface House extends HouseFacts {
  /** In the language of the page that is made, or of the site. */
  readonly words: SiteWords;
  readonly calendar: SiteCalendar;
  /** What an editor should know of what is being made; sentences, each once. */
  readonly warnings: Set<string>;
}

export const noFurniture: Furniture = {
  sections: [],
  languages: [],
  navigation: [],
  footer: [],
  social: [],
  newsletter: undefined,
};

export function openHouse(facts: HouseFacts, warnings = new Set<string>()): House {
  return {
    ...facts,
    words: siteWords(facts.language),
    calendar: new SiteCalendar(facts.site.timeZone),
    warnings,
  };
}

/** The same house with the words of another language: that of a page, say. */
export function speaking(house: House, language: string): House {
  const words = siteWords(language);
  return words === house.words ? house : { ...house, words };
}
