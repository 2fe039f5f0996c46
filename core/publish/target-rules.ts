// Which articles does a target take? By categories, news types and languages, as its newsroom said.
import { publicNotice } from '../content/article.ts';
import type { ArticleId, AssetId, TermId } from '../content/ids.ts';
import type { Category, Target } from '../content/site.ts';
import type { ArticleSummary, LibrarySnapshot } from '../library.ts';

export type TargetRules = NonNullable<Target['rules']>;

type Ruled = Pick<ArticleSummary, 'categories' | 'newsType' | 'language'>;

/**
 * The newsroom as a target sees it: articles it does not take are not there, in no list, feed, count or notice. A category stands
 * for those below it, too. An empty rule takes all.
 */
export function takenBy(
  rules: TargetRules | undefined,
  snapshot: LibrarySnapshot,
): LibrarySnapshot {
  if (rules === undefined || !hasRules(rules)) return snapshot;
  const takes = takerBy(rules, snapshot.taxonomy.categories);
  const articles = snapshot.articles.filter(takes);
  // An address that changed says what an article was called: those of others stay inside.
  const left = snapshot.articles.filter((article) => !takes(article));
  const theirs = new Set(left.map(({ slug }) => `news/${slug}/`));
  const redirects = snapshot.redirects.filter(({ to }) => !theirs.has(to.replace(/^\/+/, '')));
  return { ...snapshot, articles, redirects };
}

/** Whether rules take an article. */
export function takerBy(rules: TargetRules, all: readonly Category[]): (article: Ruled) => boolean {
  const categories = withBelow(rules.categories, all);
  return (article) =>
    (categories.size === 0 || article.categories.some((id) => categories.has(id))) &&
    (rules.newsTypes.length === 0 || rules.newsTypes.includes(article.newsType)) &&
    (rules.languages.length === 0 || rules.languages.includes(article.language));
}

export function hasRules({ categories, newsTypes, languages }: TargetRules): boolean {
  return categories.length + newsTypes.length + languages.length > 0;
}

/** What was public of a newsroom at a moment: what a website is made from, and nothing that stayed inside. */
export function publicPart(
  snapshot: LibrarySnapshot,
  {
    asOf,
    isOut,
    uses,
  }: { asOf: Date; isOut: (article: ArticleId) => boolean; uses: (asset: AssetId) => boolean },
): LibrarySnapshot {
  return {
    ...snapshot,
    articles: snapshot.articles.filter(
      (article) => isOut(article.id) || publicNotice(article, asOf) !== undefined,
    ),
    assets: new Map([...snapshot.assets].filter(([id]) => uses(id) || id === snapshot.site.logo)),
  };
}

function withBelow(chosen: readonly TermId[], all: readonly Category[]): ReadonlySet<TermId> {
  const found = new Set(chosen);
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const { id, parent } of all) if (parent !== undefined && found.has(parent)) found.add(id);
  }
  return found;
}
