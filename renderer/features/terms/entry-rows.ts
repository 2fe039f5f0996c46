// Which rows does the desk show for a kind: in which order, below what, and with how many articles each?
import type { TermId } from '../../../core/content/ids.ts';
import type { Person } from '../../../core/content/site.ts';
import { transliterate } from '../../../core/content/transliterate.ts';
import { unreachable } from '../../../core/errors.ts';
import { paths } from '../../../core/site/site-paths.ts';
import type { EntryId, EntryKind, TermKind } from '../../../core/terms/term-change.ts';
import {
  categoryTree,
  noUse,
  type Term,
  termsOf,
  type UseCount,
  type Vocabulary,
} from '../../../core/terms/vocabulary.ts';

export interface EntryRow {
  readonly id: EntryId;
  readonly name: string;
  /** The address of a term, or the role of a person. */
  readonly beside: string;
  readonly depth: number;
  readonly parent: TermId | null;
  /** How many stand below it, shown or not. */
  readonly below: number;
  readonly isOpen: boolean;
  /** Its place among those that stand with it, from 1, and how many those are. */
  readonly place: number;
  readonly siblings: number;
  readonly use: UseCount;
}

export interface RowChoice {
  readonly filter: string;
  /** Categories whose lower ones are hidden. */
  readonly closed: ReadonlySet<string>;
  readonly uses: ReadonlyMap<EntryId, UseCount>;
}

/** The part of the website's addresses under which terms of a kind stand; nothing for tags, which have no page. */
export function addressBefore(kind: TermKind): string {
  switch (kind) {
    case 'category':
      return paths.category('').replace(/\/+$/, '/');
    case 'newsType':
      return paths.newsType('').replace(/\/+$/, '/');
    case 'tag':
      return '';
    default:
      return unreachable(kind);
  }
}

/** The rows of a kind. What is filtered for is shown with all it stands below. */
export function entryRows(
  vocabulary: Vocabulary,
  kind: EntryKind,
  { filter, closed, uses }: RowChoice,
): EntryRow[] {
  const wanted = transliterate(filter.trim());
  const isWanted = (name: string): boolean => transliterate(name).includes(wanted);
  const countOf = (id: EntryId): UseCount => uses.get(id) ?? noUse;
  if (kind === 'category')
    return categoryRows(vocabulary, isWanted, wanted !== '', closed, countOf);
  const flat: readonly (Term | Person)[] =
    kind === 'person' ? byName(vocabulary.people) : termsOf(vocabulary.taxonomy, kind);
  return flat
    .map(
      (entry, index): EntryRow => ({
        id: entry.id,
        name: entry.name,
        beside: 'slug' in entry ? addressBefore(kindOf(kind)) + entry.slug : standing(entry),
        depth: 0,
        parent: null,
        below: 0,
        isOpen: false,
        place: index + 1,
        siblings: flat.length,
        use: countOf(entry.id),
      }),
    )
    .filter(({ name }) => isWanted(name));
}

function categoryRows(
  { taxonomy }: Vocabulary,
  isWanted: (name: string) => boolean,
  isFiltered: boolean,
  closed: ReadonlySet<string>,
  countOf: (id: EntryId) => UseCount,
): EntryRow[] {
  const tree = categoryTree(taxonomy.categories);
  const parents = new Map(tree.map(({ category, parent }) => [category.id, parent]));
  const children = new Map<TermId | null, TermId[]>();
  for (const { category, parent } of tree) {
    children.set(parent, [...(children.get(parent) ?? []), category.id]);
  }
  const shown = new Set<TermId>();
  for (const { category } of tree) {
    if (!isWanted(category.name)) continue;
    for (let id: TermId | null = category.id; id !== null; id = parents.get(id) ?? null)
      shown.add(id);
  }
  const isHidden = (id: TermId): boolean => {
    for (let above = parents.get(id) ?? null; above !== null; above = parents.get(above) ?? null) {
      if (closed.has(above)) return true;
    }
    return false;
  };
  return tree
    .filter(({ category }) => shown.has(category.id) && (isFiltered || !isHidden(category.id)))
    .map(({ category, depth, parent }) => {
      const beside = children.get(parent) ?? [];
      return {
        id: category.id,
        name: category.name,
        beside: addressBefore('category') + category.slug,
        depth,
        parent,
        below: children.get(category.id)?.length ?? 0,
        isOpen: isFiltered || !closed.has(category.id),
        place: beside.indexOf(category.id) + 1,
        siblings: beside.length,
        use: countOf(category.id),
      };
    });
}

function byName(people: readonly Person[]): Person[] {
  const key = ({ name, id }: Person): string => `${transliterate(name)} ${id}`;
  return [...people].sort((one, other) => (key(one) < key(other) ? -1 : 1));
}

function standing({ role, organisation }: Person): string {
  return [role, organisation].filter((text) => text !== '').join(', ');
}

function kindOf(kind: Exclude<EntryKind, 'category'>): TermKind {
  return kind === 'person' ? 'tag' : kind;
}
