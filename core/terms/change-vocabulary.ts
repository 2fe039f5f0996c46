// What do the categories, news types, tags and people look like after a change, or why can it not be made?
import { type PersonId, personId, type TermId, termId } from '../content/ids.ts';
import type { Category, Person, Taxonomy } from '../content/site.ts';
import { makeSlug, reservedSlugs } from '../content/text.ts';
import { unreachable } from '../errors.ts';
import {
  type EntryId,
  type EntryKind,
  MOST_NAME_LENGTH,
  type TermChange,
  type TermKind,
  type TermRefusal,
  type TermRefusalCode,
} from './term-change.ts';
import {
  categoryTree,
  entriesOf,
  inOrder,
  type Term,
  termOf,
  termsOf,
  type Vocabulary,
  withBelow,
} from './vocabulary.ts';

export interface ChangedVocabulary {
  readonly ok: true;
  readonly vocabulary: Vocabulary;
  /** The entry that the change is about, as it is then; what one that goes became. */
  readonly entry: EntryId | null;
  /** Categories that stood below the one that goes. */
  readonly raised: number;
}
export type Refused = { readonly ok: false; readonly refusal: TermRefusal };

export interface ChangeSetting {
  /** A new id of the kind that terms and people have. */
  newId(): string;
  /** Whether readers know the address of a term, so that it is not changed unasked. */
  isKnown(id: EntryId): boolean;
  /** Whether an address of a kind leads on to another one: no new term takes it unasked. */
  leadsOn(kind: TermKind, slug: string): boolean;
}

/** Makes a change, of the words alone: what it does to articles and addresses is for `planTerms` to say. */
export function changeVocabulary(
  vocabulary: Vocabulary,
  change: TermChange,
  setting: ChangeSetting,
): ChangedVocabulary | Refused {
  switch (change.does) {
    case 'create':
      return create(vocabulary, change, setting);
    case 'rename':
      return rename(vocabulary, change, setting);
    case 'readdress':
      return readdress(vocabulary, change);
    case 'describe': {
      const { kind, id, description } = change;
      return withTerm(vocabulary, kind, id, (term) => ({ ...term, description }));
    }
    case 'portray': {
      const { does: _, id, ...said } = change;
      const told = Object.fromEntries(
        Object.entries(said).map(([member, text]) => [member, text?.trim()]),
      );
      return withPerson(vocabulary, id, (person) => ({ ...person, ...told }));
    }
    case 'place':
      return place(vocabulary, change);
    case 'merge':
      return merge(vocabulary, change);
    case 'delete':
      return remove(vocabulary, change);
    default:
      return unreachable(change);
  }
}

function refuse(code: TermRefusalCode, subject = '', other: EntryId | null = null): Refused {
  return { ok: false, refusal: { code, subject, other } };
}

function changed(vocabulary: Vocabulary, entry: EntryId | null, raised = 0): ChangedVocabulary {
  return { ok: true, vocabulary, entry, raised };
}

function create(
  vocabulary: Vocabulary,
  { kind, name, parent }: Extract<TermChange, { does: 'create' }>,
  { newId, leadsOn }: ChangeSetting,
): ChangedVocabulary | Refused {
  const wanted = tidy(name);
  const refused = whyNotNamed(vocabulary, kind, wanted, null);
  if (refused !== undefined) return refused;
  const { taxonomy, people } = vocabulary;
  if (kind === 'person') {
    const person = {
      id: personId.parse(newId()),
      name: wanted,
      role: '',
      organisation: '',
      link: '',
    };
    return changed({ taxonomy, people: [...people, person] }, person.id);
  }
  const list = termsOf(taxonomy, kind);
  if (parent !== null && termOf(taxonomy, 'category', parent) === undefined) return refuse('gone');
  const taken = slugsOf(list);
  const term: Category = {
    id: termId.parse(newId()),
    name: wanted,
    slug: makeSlug(wanted, { has: (slug) => taken.has(slug) || leadsOn(kind, slug) }, 'term'),
    description: '',
    order: Math.max(-1, ...list.map(({ order }) => order)) + 1,
    ...(kind === 'category' && parent !== null ? { parent } : {}),
  };
  return changed({ taxonomy: withTerms(taxonomy, kind, [...list, term]), people }, term.id);
}

function rename(
  vocabulary: Vocabulary,
  { kind, id, name }: Extract<TermChange, { does: 'rename' }>,
  { isKnown, leadsOn }: ChangeSetting,
): ChangedVocabulary | Refused {
  const wanted = tidy(name);
  const refused = whyNotNamed(vocabulary, kind, wanted, id);
  if (refused !== undefined) return refused;
  if (kind === 'person') {
    return withPerson(vocabulary, id, (person) => ({ ...person, name: wanted }));
  }
  const others = slugsOf(termsOf(vocabulary.taxonomy, kind).filter((term) => term.id !== id));
  const taken = { has: (slug: string) => others.has(slug) || leadsOn(kind, slug) };
  return withTerm(vocabulary, kind, id, (term) => {
    // While no reader knows it, the address follows the name, unless somebody chose one.
    const follows = !isKnown(id) && term.slug === makeSlug(term.name, taken, 'term');
    return { ...term, name: wanted, slug: follows ? makeSlug(wanted, taken, 'term') : term.slug };
  });
}

function readdress(
  vocabulary: Vocabulary,
  { kind, id, slug }: Extract<TermChange, { does: 'readdress' }>,
): ChangedVocabulary | Refused {
  const list = termsOf(vocabulary.taxonomy, kind);
  // Made by the table of letters, so that “Örell” may be typed as it is written.
  const wanted = makeSlug(slug, { has: () => false }, '');
  const typed = slug.trim().toLowerCase();
  if (reservedSlugs.has(typed)) return refuse('address-reserved', typed);
  if (wanted === '') return refuse('address-empty');
  const other = list.find((term) => term.slug === wanted && term.id !== id);
  if (other !== undefined) return refuse('address-taken', other.name, other.id);
  return withTerm(vocabulary, kind, id, (term) => ({ ...term, slug: wanted }));
}

function place(
  vocabulary: Vocabulary,
  { kind, id, parent, before }: Extract<TermChange, { does: 'place' }>,
): ChangedVocabulary | Refused {
  const { taxonomy } = vocabulary;
  const list = termsOf(taxonomy, kind);
  const term = list.find((one) => one.id === id);
  if (term === undefined) return refuse('gone');
  if (kind !== 'category') {
    const next = reordered(inOrder(list), term, before);
    return changed(
      { ...vocabulary, taxonomy: withTerms(taxonomy, kind, numbered(list, next)) },
      id,
    );
  }
  const { categories } = taxonomy;
  const below = withBelow(categories, id);
  if (parent !== null && below.has(parent)) return refuse('below-itself', term.name);
  if (parent !== null && !categories.some((one) => one.id === parent)) return refuse('gone');
  const tree = categoryTree(categories);
  const mine = tree
    .filter(({ category }) => below.has(category.id))
    .map(({ category }) => category);
  const rest = tree.filter(({ category }) => !below.has(category.id));
  // In the row of all: before the one that was named, or after the last below the new parent.
  const isNamed = rest.find(
    ({ category, parent: above }) => category.id === before && above === parent,
  );
  const within = parent === null ? undefined : withBelow(categories, parent);
  const at =
    isNamed !== undefined
      ? rest.indexOf(isNamed)
      : rest.length -
        [...rest].reverse().findIndex(({ category }) => within?.has(category.id) ?? true);
  const row = rest.map(({ category }) => category);
  row.splice(at, 0, ...mine);
  const moved = numbered(categories, row).map((one) => {
    if (one.id !== id) return one;
    const { parent: _, ...top } = one;
    return parent === null ? top : { ...top, parent };
  });
  return changed({ ...vocabulary, taxonomy: { ...taxonomy, categories: moved } }, id);
}

function merge(
  vocabulary: Vocabulary,
  { kind, id, into }: Extract<TermChange, { does: 'merge' }>,
): ChangedVocabulary | Refused {
  const entries = entriesOf(vocabulary, kind);
  const from = entries.find((entry) => entry.id === id);
  if (from === undefined || !entries.some((entry) => entry.id === into)) return refuse('gone');
  if (id === into) return refuse('same-entry', from.name);
  return without(vocabulary, kind, id, into);
}

function remove(
  vocabulary: Vocabulary,
  { kind, id }: Extract<TermChange, { does: 'delete' }>,
): ChangedVocabulary | Refused {
  const entry = entriesOf(vocabulary, kind).find((one) => one.id === id);
  if (entry === undefined) return refuse('gone');
  if (kind === 'newsType' && vocabulary.taxonomy.newsTypes.length === 1) {
    return refuse('last-news-type', entry.name);
  }
  return without(vocabulary, kind, id, null);
}

/** The vocabulary without an entry. Categories below it stand where it stood, or below the one that takes its place. */
function without(
  vocabulary: Vocabulary,
  kind: EntryKind,
  id: EntryId,
  into: EntryId | null,
): ChangedVocabulary {
  const { taxonomy, people } = vocabulary;
  if (kind === 'person') {
    return changed({ taxonomy, people: people.filter((one) => one.id !== id) }, into);
  }
  if (kind !== 'category') {
    const left = termsOf(taxonomy, kind).filter((one) => one.id !== id);
    return changed({ people, taxonomy: withTerms(taxonomy, kind, left) }, into);
  }
  const { categories } = taxonomy;
  const above = categoryTree(categories).find(({ category }) => category.id === id)?.parent ?? null;
  const heir = categories.find((one) => one.id === into);
  // One that stands below what it takes the place of comes up first, or it would stand below itself.
  const comesUp = heir !== undefined && withBelow(categories, id).has(heir.id);
  let raised = 0;
  const left = categories
    .filter((one) => one.id !== id)
    .map((one): Category => {
      const isHeir = one.id === heir?.id;
      if (one.parent !== id && !(isHeir && comesUp)) return one;
      if (!isHeir) raised += 1;
      const { parent: _, ...top } = one;
      const parent = isHeir ? above : (heir?.id ?? above);
      return parent === null ? top : { ...top, parent };
    });
  return changed({ people, taxonomy: { ...taxonomy, categories: left } }, into, raised);
}

function withTerm(
  vocabulary: Vocabulary,
  kind: TermKind,
  id: EntryId,
  change: (term: Category) => Category,
): ChangedVocabulary | Refused {
  const { taxonomy } = vocabulary;
  const list = termsOf(taxonomy, kind);
  if (!list.some((term) => term.id === id)) return refuse('gone');
  const next = list.map((term) => (term.id === id ? change(term) : term));
  return changed({ ...vocabulary, taxonomy: withTerms(taxonomy, kind, next) }, id);
}

function withPerson(
  { taxonomy, people }: Vocabulary,
  id: EntryId,
  change: (person: Person) => Person,
): ChangedVocabulary | Refused {
  if (!people.some((person) => person.id === id)) return refuse('gone');
  return changed(
    { taxonomy, people: people.map((one) => (one.id === id ? change(one) : one)) },
    id,
  );
}

function withTerms(taxonomy: Taxonomy, kind: TermKind, terms: readonly Term[]): Taxonomy {
  switch (kind) {
    case 'category':
      return { ...taxonomy, categories: [...terms] };
    case 'newsType':
      return { ...taxonomy, newsTypes: [...terms] };
    case 'tag':
      return { ...taxonomy, tags: [...terms] };
    default:
      return unreachable(kind);
  }
}

function reordered(row: readonly Term[], term: Term, before: TermId | null): Term[] {
  const others = row.filter((one) => one !== term);
  const at = others.findIndex((one) => one.id === before);
  others.splice(at === -1 ? others.length : at, 0, term);
  return others;
}

/** The list as it stands in the record, each term with its place in the row as its order. */
function numbered<T extends Term>(list: readonly T[], row: readonly Term[]): T[] {
  const places = new Map(row.map(({ id }, place) => [id, place]));
  return list.map((term) => ({ ...term, order: places.get(term.id) ?? term.order }));
}

/** People may be namesakes; two terms of a name could not be told apart. */
function whyNotNamed(
  vocabulary: Vocabulary,
  kind: EntryKind,
  name: string,
  own: EntryId | PersonId | null,
): Refused | undefined {
  if (name === '') return refuse('name-empty');
  if (name.length > MOST_NAME_LENGTH) return refuse('name-too-long');
  if (kind === 'person') return undefined;
  const other = termsOf(vocabulary.taxonomy, kind).find(
    (term) => term.id !== own && term.name.toLowerCase() === name.toLowerCase(),
  );
  return other === undefined ? undefined : refuse('name-taken', other.name, other.id);
}

function slugsOf(terms: readonly Term[]): ReadonlySet<string> {
  return new Set(terms.map(({ slug }) => slug));
}

function tidy(name: string): string {
  return name.replace(/\s+/g, ' ').trim();
}
