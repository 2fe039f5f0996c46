// Which of a site's own terms and users stand for the newsroom's categories, news types, tags and people?
import * as z from 'zod';
import type { Target } from '../../content/site.ts';
import { unreachable } from '../../errors.ts';
import { CREATE, LEAVE_OUT } from '../target-mapping.ts';
import type { WantedTerm } from './post-document.ts';
import { plain, type SiteTerm, type SiteUser } from './site-answers.ts';

/** `taxonomy/slug` of a term of the site; `create` one where it has none; `leave-out`. */
const choice = z
  .string()
  .regex(/^(create|leave-out|[a-z0-9_-]{1,32}\/[^/\s]{1,200})$/, 'it is no term of a site');

/** The slug of a taxonomy, or nothing. */
const taxonomyName = z.string().regex(/^[a-z0-9_-]{0,32}$/, 'it is no taxonomy of a site');

/** How the downloads of an article get there: as a list in its text, or in a field of its own, in one of three forms. */
const downloadsChoice = z
  .string()
  .regex(/^(block|(list|addresses|numbers)\/[^/\s]{1,255})$/, 'it is no place for downloads');

/** The choices of a person, by the slug of the newsroom's term, or the name of a person. What is not chosen is matched. */
export const mapping = z.strictObject({
  categories: z.record(z.string(), choice).default({}),
  newsTypes: z.record(z.string(), choice).default({}),
  tags: z.record(z.string(), choice).default({}),
  /** The slug of a user of the site, or `leave-out`. */
  people: z.record(z.string(), z.string().min(1).max(200)).default({}),
  /** The only taxonomy in which news types are looked for, and made; where none is named, all are looked through. */
  newsTypeTaxonomy: taxonomyName.default(''),
  downloads: downloadsChoice.default('block'),
});
export type Mapping = z.infer<typeof mapping>;

export const noMapping: Mapping = {
  categories: {},
  newsTypes: {},
  tags: {},
  people: {},
  newsTypeTaxonomy: '',
  downloads: 'block',
};

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

/** The taxonomies in which a term of the newsroom is looked for, one after the other; it is made in the first. */
export function taxonomiesFor(kind: MappedKind, chosen: Mapping, terms: SiteTerms): string[] {
  switch (kind) {
    case 'categories':
      return ['category'];
    case 'tags':
      return ['post_tag'];
    case 'newsTypes': {
      if (chosen.newsTypeTaxonomy !== '') return [chosen.newsTypeTaxonomy];
      // WordPress has no news types; a site that has them has a taxonomy of its own, or some of its categories are some.
      return [...ownTaxonomies(terms), 'category'];
    }
    default:
      return unreachable(kind);
  }
}

/** Those that are not WordPress' own. */
export function ownTaxonomies(terms: SiteTerms): string[] {
  return Object.keys(terms).filter(
    (name) => !['category', 'post_tag', 'post_format'].includes(name),
  );
}

export function fateOf(
  kind: MappedKind,
  wanted: WantedTerm,
  chosen: Mapping,
  terms: SiteTerms,
): TermFate {
  const said = Object.hasOwn(chosen[kind], wanted.slug) ? chosen[kind][wanted.slug] : undefined;
  if (said === LEAVE_OUT) return { is: 'left-out' };
  if (said !== undefined && said !== CREATE) {
    const [taxonomy = '', slug = ''] = said.split('/');
    const term = terms[taxonomy]?.find((one) => one.slug === slug);
    return term === undefined ? { is: 'unknown' } : { is: 'matched', taxonomy, term, by: 'choice' };
  }
  const places = taxonomiesFor(kind, chosen, terms);
  const found = bestMatch(wanted, places, terms);
  if (found !== undefined) return found;
  const [first = 'category'] = places;
  if (said === CREATE) return { is: 'created', taxonomy: first };
  // Few sites have news types: that this one has none is no surprise.
  return { is: kind === 'newsTypes' ? 'left-out' : 'unknown' };
}

/** The term of the same address, else the one of the same name. */
function bestMatch(
  wanted: Pick<WantedTerm, 'name' | 'slug'>,
  places: readonly string[],
  terms: SiteTerms,
): Extract<TermFate, { readonly is: 'matched' }> | undefined {
  const name = sameName(wanted.name);
  for (const taxonomy of places) {
    const all = terms[taxonomy] ?? [];
    const bySlug = all.find(({ slug }) => slug === wanted.slug);
    if (bySlug !== undefined) return { is: 'matched', taxonomy, term: bySlug, by: 'slug' };
    const byName = all.find((term) => sameName(plain(term.name)) === name);
    if (byName !== undefined) return { is: 'matched', taxonomy, term: byName, by: 'name' };
  }
  return undefined;
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
    if (said === LEAVE_OUT) continue;
    const found = users.find((user) =>
      said === undefined ? sameName(plain(user.name)) === sameName(name) : user.slug === said,
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * The options of a target once a word of the newsroom is called `to`, or is gone: what somebody chose for it goes along, unless `to`
 * has a choice of its own. Null where nothing was chosen for it.
 */
export function optionsAfter(
  { kind, options }: Pick<Target, 'kind' | 'options'>,
  of: MappedKind | 'people',
  from: string,
  to: string | null,
): Target['options'] | null {
  const chosen = kind === 'wordpress' ? mapping.safeParse(options.mapping) : undefined;
  if (chosen?.success !== true || !Object.hasOwn(chosen.data[of], from)) return null;
  const { [from]: choice = '', ...others } = chosen.data[of];
  const kept = to === null || Object.hasOwn(others, to) ? others : { ...others, [to]: choice };
  return { ...options, mapping: { ...chosen.data, [of]: kept } };
}
