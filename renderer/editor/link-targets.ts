// Where could a link lead, going by what was typed? An address, or the articles whose headline holds the words.
import { hrefOfArticle, isAllowedHref } from '../../core/blocks/link.ts';
import { transliterate } from '../../core/content/transliterate.ts';
import { type ArticleSummary, searchableHeadline } from '../../core/library.ts';
import { completeHref } from './complete-href.ts';

export type LinkTarget =
  | {
      readonly kind: 'address';
      readonly href: string;
      readonly scheme: 'web' | 'mail' | 'telephone';
    }
  | { readonly kind: 'article'; readonly href: string; readonly summary: ArticleSummary };

/** The most articles that are offered at once: more would be a list to read, not a choice. */
const MOST_ARTICLES = 8;

/**
 * What may be chosen for `typed`, the likeliest first: the address it is, then articles whose headline holds all its
 * words, those that begin with it before the others, recent ones before old ones. `newestFirst` is in that order.
 */
export function linkTargets(typed: string, newestFirst: readonly ArticleSummary[]): LinkTarget[] {
  const address = addressOf(typed);
  const phrase = transliterate(typed.trim());
  const words = phrase.split(/\s+/).filter((word) => word !== '');
  const begins: ArticleSummary[] = [];
  const holds: ArticleSummary[] = [];
  for (const summary of newestFirst) {
    if (summary.headline.trim() === '') continue;
    const headline = searchableHeadline(summary);
    if (!words.every((word) => headline.includes(word))) continue;
    (headline.startsWith(phrase) ? begins : holds).push(summary);
    if (begins.length === MOST_ARTICLES) break;
  }
  const articles = [...begins, ...holds].slice(0, MOST_ARTICLES);
  return [
    ...(address === undefined ? [] : [address]),
    ...articles.map((summary) => ({
      kind: 'article' as const,
      href: hrefOfArticle(summary.id),
      summary,
    })),
  ];
}

/** Articles in the order in which they are offered: what was worked on last comes first. */
export function newestFirst(summaries: Iterable<ArticleSummary>, except: string): ArticleSummary[] {
  return [...summaries]
    .filter(({ id }) => id !== except)
    .sort((one, other) => (one.updatedAt < other.updatedAt ? 1 : -1));
}

/** The address that `typed` is; undefined where it is none that a link may lead to. */
export function addressOf(typed: string): Extract<LinkTarget, { kind: 'address' }> | undefined {
  const href = completeHref(typed);
  if (!/^(https?|mailto|tel):/i.test(href) || !isAllowedHref(href)) return undefined;
  const scheme = /^mailto:/i.test(href) ? 'mail' : /^tel:/i.test(href) ? 'telephone' : 'web';
  return { kind: 'address', href, scheme };
}
