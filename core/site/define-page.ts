// What is a kind of page of the website: the contract each file in `pages/` fills in.
import type { Edition, EditionArticle } from './edition.ts';
import type { PageLinks } from './site-paths.ts';
import type { PageView } from './view-models.ts';

/** A kind of page: it knows which pages of its kind an edition has. */
export interface PageKind {
  readonly name: string;
  pages(edition: Edition): Iterable<PagePlan>;
}

/** One page: where it stands, and how its view is made when its turn comes. */
export interface PagePlan {
  /** Its path from the root of the site: a folder with a slash at the end, or a file. */
  readonly path: string;
  /** Search engines are told of it, and its address is canonical. */
  readonly isListed: boolean;
  /** Its main language. */
  readonly language: string;
  make(links: PageLinks): MadePage;
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
  /** schema.org objects, without `@context`. */
  readonly jsonLd: readonly Readonly<Record<string, unknown>>[];
  /** Feeds of its own, before those of the site. */
  readonly feeds: readonly { readonly title: string; readonly path: string }[];
}
