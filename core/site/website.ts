// Which files is the website made of?
import type { Asset } from '../content/asset.ts';
import { articleCard, type SocialCard, siteCard } from './article-card.ts';
import { calendarArticles, calendarText } from './calendar-recipe.ts';
import type { PagePlan } from './define-page.ts';
import type { Edition } from './edition.ts';
import { atomFeed, feedsOf, jsonFeed, rssFeed } from './feeds.ts';
import { furnish } from './frame.ts';
import type { HouseFacts } from './house.ts';
import { languagesOf, listOnly } from './languages-of-site.ts';
import { pageKinds } from './page-kinds.ts';
import { page } from './page-maker.ts';
import { redirectPage, redirectPages } from './redirect-pages.ts';
import type { PictureUse, Rendition } from './renditions.ts';
import { searchFiles } from './search-files.ts';
import { colours } from './site-colours.ts';
import { robots, siteMap, siteMapRows } from './site-map.ts';
import { fileOfPage, paths } from './site-paths.ts';
import { type Recipe, recipe } from './text-maker.ts';
import { COLOURS_FILE, type Theme } from './theme.ts';

/** What a file is for: counted and timed apart. */
export type FileGroup =
  | 'pages'
  | 'search'
  | 'feeds'
  | 'media'
  | 'cards'
  | 'theme'
  | 'data'
  | 'wordpress'
  | 'bag';

/** Where the content of a file comes from: from a recipe when its turn comes, or from a file on disk. */
export type FileSource =
  | (Recipe & { readonly kind: 'text' })
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'asset'; readonly asset: Asset }
  | (PictureUse & { readonly kind: 'copy'; readonly rendition: Rendition })
  /** Drawn beforehand, or found where it was kept. */
  | { readonly kind: 'card'; readonly card: SocialCard };

export interface PlannedFile {
  readonly path: string;
  readonly group: FileGroup;
  readonly source: FileSource;
}

export interface Website {
  /** What every text of it is made with. */
  readonly house: HouseFacts;
  readonly files: readonly PlannedFile[];
  /** Whether it has a file, by its path from the root. */
  has(file: string): boolean;
  /** How many of them are pages that people read. */
  readonly pages: number;
}

/** Plans every file of the website; paths are relative to its root, in no particular order. */
export function planWebsite(edition: Edition, theme: Theme): Website {
  const files: PlannedFile[] = [];
  const taken = new Set<string>();
  const has = (file: string): boolean => taken.has(file);
  const add = (group: FileGroup, path: string, source: FileSource): void => {
    taken.add(path);
    files.push({ path, group, source });
  };
  const addText = (group: FileGroup, path: string, made: Recipe): void =>
    add(group, path, { kind: 'text', ...made });

  const plans: PagePlan[] = [];
  for (const kind of pageKinds) {
    if (kind.template !== undefined && !theme.templates.has(kind.template)) {
      if (![...kind.pages(edition)].some(() => true)) continue;
      edition.warnings.add(
        `The theme “${theme.name}” has no template ${kind.template}. Its pages are left out.`,
      );
      continue;
    }
    for (const plan of kind.pages(edition)) {
      plans.push(plan);
      addText('pages', fileOfPage(plan.path), recipe(page, { kind: kind.name, plan }));
    }
  }
  for (const feed of feedsOf(edition)) {
    addText('feeds', `${feed.path}feed.xml`, recipe(atomFeed, feed));
    addText('feeds', `${feed.path}feed.json`, recipe(jsonFeed, feed));
    if (edition.base !== undefined) {
      addText('feeds', `${feed.path}rss.xml`, recipe(rssFeed, feed));
    }
  }
  const withEvents = calendarArticles(edition);
  if (withEvents !== undefined) {
    addText('feeds', paths.calendarFile, recipe(calendarText, withEvents));
  }
  for (const { path, recipe: made } of searchFiles(edition)) addText('search', path, made);
  addText('feeds', 'sitemap.xml', recipe(siteMap, siteMapRows(edition, plans)));
  addText('feeds', 'robots.txt', recipe(robots, null));
  for (const [path, bytes] of theme.assets) {
    if (path !== COLOURS_FILE) add('theme', path, { kind: 'bytes', bytes });
  }
  addText('theme', COLOURS_FILE, recipe(colours, edition.colours));
  for (const { path, asset, isPublished, copies } of edition.media.values()) {
    if (isPublished) add('media', path, { kind: 'asset', asset });
    for (const { crop, list } of Object.values(copies)) {
      for (const { path: place, rendition } of list) {
        add('media', place, { kind: 'copy', asset, crop, rendition });
      }
    }
  }
  for (const card of [
    siteCard(edition),
    ...edition.articles.map((article) => articleCard(edition, article)),
  ]) {
    if (card !== undefined) add('cards', card.path, { kind: 'card', card });
  }
  for (const redirect of redirectPages(edition, has)) {
    addText('pages', fileOfPage(redirect.path), recipe(redirectPage, redirect));
  }
  return { house: houseOf(edition, has), files, has, pages: plans.length };
}

/** The house of an edition, its furniture in place. */
function houseOf(edition: Edition, has: (file: string) => boolean): HouseFacts {
  const { libraryId, site, language, base, colours: checked, logo } = edition;
  return {
    libraryId,
    site,
    language,
    base,
    colours: checked,
    logo,
    furniture: furnish(
      site,
      has,
      [...languagesOf(edition).values()].map(listOnly),
      edition.warnings,
    ),
  };
}
