// Which of a site's own terms and users stand for the newsroom's categories, news types, tags and people?
import * as z from 'zod';
import type { WantedTerm } from './post-document.ts';
import { plain, type SiteTerm, type SiteUser } from './site-answers.ts';

/** `taxonomy/slug` of a term of the site; `create` one where it has none; `leave-out`. */
const choice = z
  .string()
  .regex(/^(create|leave-out|[a-z0-9_-]{1,32}\/[^/\s]{1,200})$/, 'it is no term of a site');

/** The choices of a person, by the slug of the newsroom's term, or the name of a person. What is not chosen is matched. */
export const mapping = z.strictObject({
  categories: z.record(z.string(), choice).default({}),
  newsTypes: z.record(z.string(), choice).default({}),
  tags: z.record(z.string(), choice).default({}),
  /** The slug of a user of the site, or `leave-out`. */
  people: z.record(z.string(), z.string().min(1).max(200)).default({}),
});
export type Mapping = z.infer<typeof mapping>;

export const noMapping: Mapping = { categories: {}, newsTypes: {}, tags: {}, people: {} };

export const mappedKinds = ['categories', 'newsTypes', 'tags'] as const;
export type MappedKind = (typeof mappedKinds)[number];

/** What becomes of one term of the newsroom. */
export type TermFate =
  | {
      readonly is: 'matched';
      readonly taxonomy: string;
      readonly term: SiteTerm;
      readonly by: 'choice' | 'slug' | 'name';
    }
  | { readonly is: 'created'; readonly taxonomy: string }
  | { readonly is: 'left-out' }
  /** Nothing of the site fits, and nobody said what to do: it is left out, and said. */
  | { readonly is: 'unknown' };

/** The terms of a site, by the names of their taxonomies. */
export type SiteTerms = Readonly<Record<string, readonly SiteTerm[]>>;

/** The taxonomy in which a term of the newsroom is looked for, and created, where nobody chose another. */
const ownTaxonomy: Readonly<Record<MappedKind, string | undefined>> = {
  categories: 'category',
  tags: 'post_tag',
  // WordPress has no news types: they are given out only where a person says as what.
  newsTypes: undefined,
};

export function fateOf(
  kind: MappedKind,
  wanted: WantedTerm,
  chosen: Mapping,
  terms: SiteTerms,
): TermFate {
  const said = Object.hasOwn(chosen[kind], wanted.slug) ? chosen[kind][wanted.slug] : undefined;
  if (said === 'leave-out') return { is: 'left-out' };
  if (said !== undefined && said !== 'create') {
    const [taxonomy = '', slug = ''] = said.split('/');
    const term = terms[taxonomy]?.find((one) => one.slug === slug);
    return term === undefined ? { is: 'unknown' } : { is: 'matched', taxonomy, term, by: 'choice' };
  }
  const taxonomy = ownTaxonomy[kind];
  if (taxonomy === undefined) {
    return said === 'create' ? created(wanted, 'category', terms) : { is: 'left-out' };
  }
  const found = matchTerm(wanted, terms[taxonomy] ?? []);
  if (found !== undefined) return { is: 'matched', taxonomy, ...found };
  return said === 'create' ? { is: 'created', taxonomy } : { is: 'unknown' };
}

function created(wanted: WantedTerm, taxonomy: string, terms: SiteTerms): TermFate {
  const found = matchTerm(wanted, terms[taxonomy] ?? []);
  return found === undefined ? { is: 'created', taxonomy } : { is: 'matched', taxonomy, ...found };
}

function matchTerm(
  wanted: WantedTerm,
  terms: readonly SiteTerm[],
): { readonly term: SiteTerm; readonly by: 'slug' | 'name' } | undefined {
  const bySlug = terms.find(({ slug }) => slug === wanted.slug);
  if (bySlug !== undefined) return { term: bySlug, by: 'slug' };
  const name = sameName(wanted.name);
  const byName = terms.find((term) => sameName(plain(term.name)) === name);
  return byName === undefined ? undefined : { term: byName, by: 'name' };
}

function sameName(name: string): string {
  return name.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** The user who stands for the people that wrote an article: the first who is one of the site's. */
export function authorOf(
  bylines: readonly { readonly name: string }[],
  { people }: Mapping,
  users: readonly SiteUser[],
): SiteUser | undefined {
  for (const { name } of bylines) {
    const said = Object.hasOwn(people, name) ? people[name] : undefined;
    if (said === 'leave-out') continue;
    const found = users.find((user) =>
      said === undefined ? sameName(plain(user.name)) === sameName(name) : user.slug === said,
    );
    if (found !== undefined) return found;
  }
  return undefined;
}
