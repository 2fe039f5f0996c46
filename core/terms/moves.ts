// Where does a category, news type or tag go that is dragged, or moved by a key?
import type { TermId } from '../content/ids.ts';
import type { Taxonomy } from '../content/site.ts';
import { unreachable } from '../errors.ts';
import type { TermChange, TermKind } from './term-change.ts';
import { categoryTree, inOrder, termsOf, withBelow } from './vocabulary.ts';

export type Direction = 'up' | 'down' | 'in' | 'out';
export type DropSide = 'before' | 'after' | 'inside';
type Place = Extract<TermChange, { does: 'place' }>;

interface Placed {
  readonly id: TermId;
  readonly parent: TermId | null;
}

function placedTerms(taxonomy: Taxonomy, kind: TermKind): readonly Placed[] {
  if (kind !== 'category') {
    return inOrder(termsOf(taxonomy, kind)).map(({ id }) => ({ id, parent: null }));
  }
  return categoryTree(taxonomy.categories).map(({ category, parent }) => ({
    id: category.id,
    parent,
  }));
}

/**
 * One step: up or down among those that stand with it, in below the one above it, or out beside the one it stands below. Null where
 * there is no such place.
 */
export function stepTo(
  taxonomy: Taxonomy,
  kind: TermKind,
  id: TermId,
  direction: Direction,
): Place | null {
  const terms = placedTerms(taxonomy, kind);
  const parent = terms.find((one) => one.id === id)?.parent ?? null;
  const beside = terms.filter((one) => one.parent === parent).map((one) => one.id);
  const at = beside.indexOf(id);
  const [above, next, afterNext = null] = [beside[at - 1], beside[at + 1], beside[at + 2]];
  const place = (to: Pick<Place, 'parent' | 'before'>): Place => ({
    does: 'place',
    kind,
    id,
    ...to,
  });
  switch (direction) {
    case 'up':
      return above === undefined ? null : place({ parent, before: above });
    case 'down':
      return next === undefined ? null : place({ parent, before: afterNext });
    case 'in':
      return kind !== 'category' || above === undefined
        ? null
        : place({ parent: above, before: null });
    case 'out': {
      if (parent === null) return null;
      const grandparent = terms.find((one) => one.id === parent)?.parent ?? null;
      return place({ parent: grandparent, before: after(terms, parent) });
    }
    default:
      return unreachable(direction);
  }
}

/** The place that something is dropped on; null where it cannot be, or is there already. */
export function dropOn(
  taxonomy: Taxonomy,
  kind: TermKind,
  id: TermId,
  over: TermId,
  side: DropSide,
): Place | null {
  const terms = placedTerms(taxonomy, kind);
  const goal = terms.find((one) => one.id === over);
  if (goal === undefined || id === over) return null;
  if (kind === 'category' && withBelow(taxonomy.categories, id).has(over)) return null;
  if (side === 'inside') {
    return kind === 'category' ? { does: 'place', kind, id, parent: over, before: null } : null;
  }
  const { parent } = goal;
  const before = side === 'before' ? over : after(terms, over);
  // Before the one that follows it is where it stands.
  const stands = terms.find((one) => one.id === id)?.parent === parent;
  if (stands && (before === id || before === after(terms, id))) return null;
  return { does: 'place', kind, id, parent, before };
}

/** The one that follows among those that stand together; null for the last. */
function after(terms: readonly Placed[], id: TermId): TermId | null {
  const parent = terms.find((one) => one.id === id)?.parent;
  const beside = terms.filter((one) => one.parent === parent);
  return beside[beside.findIndex((one) => one.id === id) + 1]?.id ?? null;
}
