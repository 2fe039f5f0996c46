// What is a kind of page of the website: the contract each file in `pages/` fills in.
import type { Edition, EditionArticle } from './edition.ts';
import type { House } from './house.ts';
import type { PageLinks } from './site-paths.ts';
import type { Versions } from './versions.ts';
import type { PageView } from './view-models.ts';

/**
 * A kind of page. It works in two steps: `pages` says, quickly and for all pages, where each stands and what it is made from;
 * `make` turns those ingredients into the page, with nothing else in hand. So a page whose ingredients are the same as
 * last time need not be made again, and pages are made in any order on any thread.
 *
 * @typeParam Ingredients plain data (it is copied between threads and fingerprinted); what many pages share should be a
 * `unit` (see `fingerprint.ts`), such as `cardFacts(article)` or an `EditionArticle`.
 */
export interface PageKind<Ingredients = unknown> {
  readonly name: string;
  /** A template that themes from before this kind do not have: a website with such a theme is without these pages. */
  readonly template?: string;
  pages(edition: Edition): Iterable<PagePlan<Ingredients>>;
  make(ingredients: Ingredients, place: PagePlace): MadePage;
}

/** One page: where it stands and what it is made from. */
export interface PagePlan<Ingredients = unknown> extends PageFacts {
  readonly ingredients: Ingredients;
}

/** What is known of a page before it is made. */
export interface PageFacts {
  /** Its path from the root of the site: a folder with a slash at the end, or a file. */
  readonly path: string;
  /** Search engines are told of it, and its address is canonical. */
  readonly isListed: boolean;
  /** Its main language. */
  readonly language: string;
}

/** Where a page is made: for which site, and how it reaches the rest of it. */
export interface PagePlace extends PageFacts {
  readonly house: House;
  readonly links: PageLinks;
}

/** The view of a page, and what its frame needs to know of it. */
export interface MadePage {
  readonly view: PageView;
  readonly title: string;
  readonly summary: string;
  /** The path of the navigation entry it belongs to besides its own. */
  readonly section: string;
  /** The article it is about: for social previews. */
  readonly article: EditionArticle | undefined;
  /** What that is to be had as in other languages: for machines. */
  readonly versions?: Versions | undefined;
  /** schema.org objects, without `@context`. */
  readonly jsonLd: readonly Readonly<Record<string, unknown>>[];
  /** Feeds of its own, before those of the site. */
  readonly feeds: readonly { readonly title: string; readonly path: string }[];
}

/** Lets a kind of page stand in a list of all kinds, each with ingredients of its own. */
export function definePage<Ingredients>(kind: PageKind<Ingredients>): PageKind {
  // `make` is only ever given what `pages` of the same kind yielded.
  return kind as PageKind;
}
