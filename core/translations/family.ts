// Which articles are versions of one another in other languages, and what keeps two of them from becoming so?
import type { ArticleId } from '../content/ids.ts';
import { storiesBy } from './stories.ts';

/** An article, as far as its family goes. */
export interface Version {
  readonly id: ArticleId;
  readonly language: string;
  readonly translationOf: ArticleId | undefined;
}

export interface Family<V extends Version = Version> {
  /** The article that the others were made from. It may be in the trash, or not be there at all: what was made from it is a family nevertheless. */
  readonly original: ArticleId;
  /** Those that are there: the original first, then by language, then as they were made. */
  readonly versions: readonly V[];
}

/** The original of an article: itself, where it is nobody's translation. Whoever points to a translation belongs to the original of that. */
export function originalOf(id: ArticleId, find: (id: ArticleId) => Version | undefined): ArticleId {
  return storiesBy((one) => find(one)?.translationOf)(id);
}

/** The versions of an article, itself among them. */
export function familyOf<V extends Version>(id: ArticleId, all: ReadonlyMap<string, V>): Family<V> {
  const storyOf = storiesBy((one) => all.get(one)?.translationOf);
  const original = storyOf(id);
  const versions: V[] = [];
  for (const one of all.values()) {
    const isOne =
      one.id === original || (one.translationOf !== undefined && storyOf(one.id) === original);
    if (isOne) versions.push(one);
  }
  const rank = (one: V): string => (one.id === original ? '' : `${one.language} ${one.id}`);
  versions.sort((one, other) => (rank(one) < rank(other) ? -1 : 1));
  return { original, versions };
}

/** Why two articles do not become versions of one another. */
export type LinkRefusal =
  | { readonly why: 'already' }
  /** Both families have a version in this language. */
  | { readonly why: 'language-taken'; readonly language: string }
  | { readonly why: 'not-there' };

export interface LinkPlan {
  readonly ok: true;
  readonly original: ArticleId;
  /** The articles that become translations of it. */
  readonly joining: readonly ArticleId[];
}

/**
 * How an article and another, each with its own versions, become one family. The original is that of the larger one; of two that are as large, the one in
 * the language that the site names first; and else the one that was made first. Neither loses a version, so that two in one language are refused.
 */
export function planLink(
  id: ArticleId,
  other: ArticleId,
  all: ReadonlyMap<string, Version>,
  languages: readonly string[],
): LinkPlan | { readonly ok: false; readonly refusal: LinkRefusal } {
  if (!all.has(id) || !all.has(other)) return { ok: false, refusal: { why: 'not-there' } };
  const [mine, theirs] = [familyOf(id, all), familyOf(other, all)];
  if (mine.original === theirs.original) return { ok: false, refusal: { why: 'already' } };
  const taken = new Set(mine.versions.map(({ language }) => language));
  const clash = theirs.versions.find(({ language }) => taken.has(language));
  if (clash !== undefined) {
    return { ok: false, refusal: { why: 'language-taken', language: clash.language } };
  }
  const [kept, joining] = [mine, theirs].sort(
    (one, another) =>
      Number(all.has(another.original)) - Number(all.has(one.original)) ||
      another.versions.length - one.versions.length ||
      rankOf(one, all, languages) - rankOf(another, all, languages) ||
      (one.original < another.original ? -1 : 1),
  );
  if (kept === undefined || joining === undefined) throw new Error('two families are two');
  return { ok: true, original: kept.original, joining: joining.versions.map((one) => one.id) };
}

function rankOf(
  { original }: Family,
  all: ReadonlyMap<string, Version>,
  languages: readonly string[],
): number {
  const rank = languages.indexOf(all.get(original)?.language ?? '');
  return rank === -1 ? languages.length : rank;
}
