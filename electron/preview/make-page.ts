// How does an article become the page that an export would write? By the code of the export, for one page only.
import type { Asset } from '../../core/content/asset.ts';
import type { AssetId } from '../../core/content/ids.ts';
import type { PackedArticle } from '../../core/content/packed-article.ts';
import { failure, type Result, success } from '../../core/errors.ts';
import { makeText } from '../../core/export/text-makers.ts';
import type { LibrarySnapshot } from '../../core/library.ts';
import { articleCard } from '../../core/site/article-card.ts';
import type { PagePlan } from '../../core/site/define-page.ts';
import { type Edition, makeEdition } from '../../core/site/edition.ts';
import { publicPictures } from '../../core/site/edition-media.ts';
import { openHouse } from '../../core/site/house.ts';
import { page } from '../../core/site/page-maker.ts';
import { article as articlePage } from '../../core/site/pages/article.ts';
import {
  type PictureUse,
  pictureKey,
  type RenditionsByPicture,
} from '../../core/site/renditions.ts';
import { fileOfPage } from '../../core/site/site-paths.ts';
import { recipe, type Workshop } from '../../core/site/text-maker.ts';
import { type Theme, ThemeRenderer } from '../../core/site/theme.ts';
import { type FileSource, type PlannedFile, planWebsite } from '../../core/site/website.ts';

/** A file of the website that a page loads, its text made where it is one. */
export type PageFile =
  | Exclude<FileSource, { kind: 'text' }>
  | { readonly kind: 'text'; readonly text: string };

/** A page, and the files of the website that it shows. */
export interface MadePage {
  /** From the root of the site. */
  readonly path: string;
  /** Letter by letter what an export of this moment writes. */
  readonly html: string;
  /** Files that the page or its style sheets load, by path; pages are not among them. */
  readonly files: ReadonlyMap<string, PageFile>;
  /** Pictures of the page that have no copies yet. */
  readonly withoutCopies: readonly PictureUse[];
  /** The address of the site, where one is set. */
  readonly base: string | undefined;
  /** What its card is drawn with. */
  readonly logo: Asset | undefined;
}

export interface PageSetting {
  readonly theme: Theme;
  /** The moment that decides what is public and what is new. */
  readonly asOf: Date;
  readonly renditions: RenditionsByPicture;
}

/** What is kept of the last page, for the next one of the same article with another text. */
interface Kept {
  readonly library: LibrarySnapshot;
  readonly theme: Theme;
  readonly article: PackedArticle;
  readonly edition: Edition;
  readonly workshop: Workshop;
  /** Every file of the website but its pages. */
  readonly files: ReadonlyMap<string, PlannedFile>;
}

/** Makes pages of one library; what did not change from one to the next is not made again. */
export class PageMaker {
  #edition: Edition | undefined;
  #renderer: { readonly theme: Theme; readonly with: ThemeRenderer } | undefined;
  #kept: Kept | undefined;

  /** The page of a public `article`, in its place in the library. Fails with `not-found` where it is not public at that moment. */
  make(
    library: LibrarySnapshot,
    article: PackedArticle,
    { theme, asOf, renditions }: PageSetting,
  ): Result<MadePage> {
    const snapshot = withArticle(library, article);
    const edition = makeEdition(snapshot, {
      asOf,
      renditions,
      colours: theme.colours,
      before: this.#edition,
    });
    this.#edition = edition;
    const shown = edition.byId.get(article.id);
    if (shown === undefined) return failure('not-found');
    const kept = this.#keep({ library, theme, article, edition });
    const plan = planOf(edition, shown.path);
    if (plan === undefined) return failure('not-found');

    const path = fileOfPage(shown.path);
    const html = makeText(recipe(page, { kind: articlePage.name, plan }), kept.workshop);
    const named = new Set([...html.matchAll(/(?:media|cards)\/[\w./-]+/g)].map(([place]) => place));
    const files = new Map<string, PageFile>();
    const pictures = new Set<AssetId>();
    for (const [place, { group, source }] of kept.files) {
      // What a style sheet loads cannot be told from the page: the files of the theme are few.
      if (group !== 'theme' && !named.has(place)) continue;
      const isText = source.kind === 'text';
      files.set(place, isText ? { kind: 'text', text: makeText(source, kept.workshop) } : source);
      if (source.kind === 'asset' || source.kind === 'copy') pictures.add(source.asset.id);
    }
    // Its card changes with its headline, and is drawn when it is looked at.
    const card = articleCard(kept.workshop.house, shown);
    if (card !== undefined) files.set(card.path, { kind: 'card', card });
    const withoutCopies = publicPictures(snapshot, asOf).filter(
      ({ asset, crop }) => pictures.has(asset.id) && !renditions.has(pictureKey(asset.id, crop)),
    );
    return success({
      path,
      html,
      files,
      withoutCopies,
      base: edition.base,
      logo: edition.logo?.asset,
    });
  }

  /** The files around the page, and what it is made with: planned anew unless nothing but the text is another one. */
  #keep(now: Omit<Kept, 'workshop' | 'files'>): Kept {
    if (this.#kept !== undefined && differInText(this.#kept, now)) {
      this.#kept = { ...this.#kept, ...now };
      return this.#kept;
    }
    const { theme, edition } = now;
    if (this.#renderer?.theme !== theme) this.#renderer = { theme, with: new ThemeRenderer(theme) };
    const website = planWebsite(edition, theme);
    const workshop = { house: openHouse(website.house), renderer: this.#renderer.with };
    const files = new Map<string, PlannedFile>();
    for (const file of website.files) if (file.group !== 'pages') files.set(file.path, file);
    this.#kept = { ...now, workshop, files };
    return this.#kept;
  }
}

function planOf(edition: Edition, path: string): PagePlan | undefined {
  for (const plan of articlePage.pages(edition)) if (plan.path === path) return plan;
  return undefined;
}

/** The library with this article in its place, or where it would come in. */
function withArticle(library: LibrarySnapshot, article: PackedArticle): LibrarySnapshot {
  const articles = library.articles.filter((one) => one.id !== article.id);
  const place = articles.findIndex((one) => one.id > article.id);
  articles.splice(place === -1 ? articles.length : place, 0, article);
  return { ...library, articles };
}

/** What no address, no list and no file of the website depends on. */
const textFields: ReadonlySet<string> = new Set<keyof PackedArticle>([
  'headline',
  'standfirst',
  'summary',
  'bodyText',
  'updatedAt',
  'revision',
  'lineage',
]);

/** Whether all that is another one is the text of the article, so that the website has the same files with the same names. */
function differInText(
  before: Omit<Kept, 'workshop'>,
  now: Omit<Kept, 'workshop' | 'files'>,
): boolean {
  return (
    before.library === now.library &&
    before.theme === now.theme &&
    factsOf(before.article) === factsOf(now.article) &&
    before.edition.articles.length === now.edition.articles.length &&
    now.edition.articles.every((one, place) => before.edition.articles[place]?.path === one.path) &&
    before.edition.media.size === now.edition.media.size &&
    [...now.edition.media].every(([id, one]) => before.edition.media.get(id) === one)
  );
}

function factsOf(article: PackedArticle): string {
  return JSON.stringify(
    Object.entries(article)
      .filter(([field]) => !textFields.has(field))
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}
