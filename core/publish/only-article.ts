// What would the website be, if of everything that changed since it was published one article alone were new?
import type { ArticleId } from '../content/ids.ts';
import type { LibrarySnapshot } from '../library.ts';
import { usesOf } from '../site/edition-media.ts';
import { paths } from '../site/site-paths.ts';

/**
 * The newsroom as it was published, with one article as it is now, or without it where it is gone. What the article needs and the
 * website did not have yet, such as a new category, comes with it; everything else is as it was.
 */
export function onlyArticle(
  published: LibrarySnapshot,
  now: LibrarySnapshot,
  id: ArticleId,
): LibrarySnapshot {
  const article = now.articles.find((one) => one.id === id);
  const others = published.articles.filter((one) => one.id !== id);
  const usedByOthers = new Set(others.flatMap((one) => usesOf(one).map(({ asset }) => asset)));
  const assets = new Map(now.assets);
  for (const [asset, record] of published.assets) {
    // A text that describes a picture is part of the article that alone shows it.
    if (usedByOthers.has(asset) || !assets.has(asset)) assets.set(asset, record);
  }
  const path = article === undefined ? undefined : paths.article(article.slug);
  const newRedirects = now.redirects.filter(
    ({ from, to }) => to === path && !published.redirects.some((one) => one.from === from),
  );
  return {
    ...published,
    id: now.id,
    articles: article === undefined ? others : [...others, article],
    assets,
    taxonomy: {
      categories: withNew(published.taxonomy.categories, now.taxonomy.categories),
      newsTypes: withNew(published.taxonomy.newsTypes, now.taxonomy.newsTypes),
      tags: withNew(published.taxonomy.tags, now.taxonomy.tags),
    },
    people: withNew(published.people, now.people),
    redirects: [...published.redirects, ...newRedirects],
  };
}

function withNew<T extends { readonly id: string }>(before: readonly T[], now: readonly T[]): T[] {
  const known = new Set(before.map(({ id }) => id));
  return [...before, ...now.filter(({ id }) => !known.has(id))];
}
