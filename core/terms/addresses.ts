// At which addresses of the website do entries stand, and which ways lead there once those change?
import type { Redirects } from '../content/site.ts';
import { personSlugs } from '../site/people-of-site.ts';
import { paths } from '../site/site-paths.ts';
import type { EntryId } from './term-change.ts';
import type { EntryUses, Vocabulary } from './vocabulary.ts';

export interface AddressedArticle extends EntryUses {
  readonly publishedAt?: string | undefined;
}

type Addresses = ReadonlyMap<EntryId, string>;

/**
 * Where readers find the entries. A term has a page of its own once an article of it was published; of people, those who have a byline
 * on an article that is out. An entry that was never public has no address, so that nothing tells of it.
 */
export function addressesOf<A extends AddressedArticle>(
  { taxonomy, people }: Vocabulary,
  articles: Iterable<A>,
  isOut: (article: A) => boolean,
  /** How each article is sorted, where that is not as it says itself. */
  sortedAs: (article: A) => EntryUses = (article) => article,
): Addresses {
  const used = new Set<EntryId>();
  const bylines = new Set<EntryId>();
  for (const article of articles) {
    const out = isOut(article);
    if (!out && article.publishedAt === undefined) continue;
    const as = sortedAs(article);
    if (out) for (const id of as.bylines) bylines.add(id);
    used.add(as.newsType);
    for (const id of as.categories) used.add(id);
  }
  const addresses = new Map<EntryId, string>();
  for (const { id, slug } of taxonomy.categories) {
    if (used.has(id)) addresses.set(id, paths.category(slug));
  }
  for (const { id, slug } of taxonomy.newsTypes) {
    if (used.has(id)) addresses.set(id, paths.newsType(slug));
  }
  for (const [id, slug] of personSlugs(people.filter(({ id: person }) => bylines.has(person)))) {
    addresses.set(id, paths.person(slug));
  }
  return addresses;
}

export interface ChangedAddresses {
  readonly redirects: Redirects['redirects'];
  /** Ways that are new, or lead elsewhere than before. */
  readonly laid: Redirects['redirects'];
  /** Addresses at which nothing stands any more, and from which no way leads on. */
  readonly gone: readonly string[];
}

/**
 * The ways of the website after its addresses have changed. An address that is in use again loses the way that led on from it; one
 * that was left leads to where the entry is now, or the entry that took its place: `successor` names that, for one that is gone.
 */
export function redirectsAfter(
  redirects: Redirects['redirects'],
  before: Addresses,
  after: Addresses,
  successor: (gone: EntryId) => EntryId | null,
): ChangedAddresses {
  const inUse = new Set(after.values());
  const wereInUse = new Set(before.values());
  const taken = [...inUse].filter((path) => !wereInUse.has(path));
  const laid: { from: string; to: string }[] = [];
  const gone: string[] = [];
  for (const [id, from] of before) {
    if (inUse.has(from)) continue;
    const heir = after.has(id) ? id : successor(id);
    const to = heir === null ? undefined : after.get(heir);
    if (to === undefined) gone.push(from);
    else laid.push({ from, to });
  }
  const replaced = new Set([...laid.map(({ from }) => from), ...taken]);
  const kept = redirects.filter(({ from }) => !replaced.has(from.replace(/^\/+/, '')));
  const isSame = laid.length === 0 && kept.length === redirects.length;
  return { redirects: isSame ? redirects : [...kept, ...laid], laid, gone };
}
