// Which files is the website made of?

import type { Asset } from '../content/asset.ts';
import type { PagePlan } from './define-page.ts';
import type { Edition } from './edition.ts';
import { atomFeed, feedsOf, jsonFeed, rssFeed } from './feeds.ts';
import { frameOf } from './frame.ts';
import { pageKinds } from './page-kinds.ts';
import { redirectPages } from './redirect-pages.ts';
import type { PictureUse, Rendition } from './renditions.ts';
import { coloursCss } from './site-colours.ts';
import { robotsText, siteMap } from './site-map.ts';
import { basePath, fileOfPage, PageLinks, paths } from './site-paths.ts';
import { COLOURS_FILE, type Theme, ThemeRenderer } from './theme.ts';

/** What a file holds: made when its turn comes, so that a large site is never whole in memory. */
export type FileSource =
  | { readonly kind: 'text'; readonly make: () => string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'asset'; readonly asset: Asset }
  | (PictureUse & { readonly kind: 'copy'; readonly rendition: Rendition });

export interface PlannedFile {
  readonly path: string;
  readonly source: FileSource;
}

export interface Website {
  readonly files: readonly PlannedFile[];
  /** How many of them are pages that people read. */
  readonly pages: number;
}

/** Plans every file of the website; paths are relative to its root, in no particular order. */
export function planWebsite(edition: Edition, theme: Theme): Website {
  const plans = pageKinds.flatMap((kind) => [...kind.pages(edition)]);
  const files: PlannedFile[] = [];
  const taken = new Set<string>();
  const exists = (file: string): boolean => taken.has(file);
  const add = (path: string, source: FileSource): void => {
    taken.add(path);
    files.push({ path, source });
  };
  const addText = (path: string, make: () => string): void => add(path, { kind: 'text', make });

  const renderer = new ThemeRenderer(theme);
  for (const plan of plans) {
    addText(fileOfPage(plan.path), () => renderPage(edition, renderer, plan, exists));
  }
  for (const feed of feedsOf(edition)) {
    addText(`${feed.path}feed.xml`, () => atomFeed(edition, feed));
    addText(`${feed.path}feed.json`, () => jsonFeed(edition, feed));
    if (edition.base !== undefined) {
      addText(`${feed.path}rss.xml`, () => rssFeed(edition, feed) ?? '');
    }
  }
  addText('sitemap.xml', () => siteMap(edition, plans));
  addText('robots.txt', () => robotsText(edition));
  for (const [path, bytes] of theme.assets) {
    if (path !== COLOURS_FILE) add(path, { kind: 'bytes', bytes });
  }
  addText(COLOURS_FILE, () => coloursCss(edition.colours));
  for (const { path, asset, isPublished, copies } of edition.media.values()) {
    if (isPublished) add(path, { kind: 'asset', asset });
    for (const { crop, list } of copies.values()) {
      for (const { path: place, rendition } of list) {
        add(place, { kind: 'copy', asset, crop, rendition });
      }
    }
  }
  for (const redirect of redirectPages(edition, exists)) {
    addText(fileOfPage(redirect.path), () => redirect.html);
  }
  return { files, pages: plans.length };
}

function renderPage(
  edition: Edition,
  renderer: ThemeRenderer,
  plan: PagePlan,
  exists: (file: string) => boolean,
): string {
  const links = new PageLinks(plan.path, rootFor(edition, plan.path));
  const made = plan.make(links);
  return renderer.render(frameOf(edition, plan, made, links, exists), made.view);
}

/**
 * A server shows `404.html` at any address, where relative links would lead astray: it links from the root of the
 * host where the site is known to stand there.
 */
function rootFor(edition: Edition, path: string): string | undefined {
  return path === paths.notFound && basePath(edition.site.baseUrl) === '/' ? '/' : undefined;
}
