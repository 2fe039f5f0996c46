// Which steps carry out a plan of the desk? The articles first, then the words and the ways that go with them, as one.
import type { ChangeSet, ChangeStep } from '../desk/change-set.ts';
import { listAfter, type TermsPlan } from './plan-terms.ts';

const byId = ({ id }: { readonly id: string }): string => id;

/** Ids of entries that are gone once a plan was carried out. */
export function goneBy({ categories, newsTypes, tags, people }: TermsPlan): string[] {
  return [categories, newsTypes, tags, people].flatMap((edit) =>
    [...edit].flatMap(([id, item]) => (item === null ? [id] : [])),
  );
}

/**
 * The steps of a plan. `beforeWords` is called when the turn of the words comes, and throws where they must stay: an article may have
 * got one that is to go while the others were changed.
 */
export function changeSetOf(plan: TermsPlan, beforeWords: () => void = () => {}): ChangeSet {
  const { categories, newsTypes, tags, people, redirects, targets } = plan;
  const steps: ChangeStep[] = plan.articles.map((id) => ({
    kind: 'article',
    id,
    change: (current) => plan.edit(current),
  }));
  if (categories.size + newsTypes.size + tags.size > 0) {
    steps.push({
      kind: 'record',
      record: 'taxonomy',
      change: (current) => {
        beforeWords();
        return {
          ...current,
          categories: [...listAfter(current.categories, categories, byId)],
          newsTypes: [...listAfter(current.newsTypes, newsTypes, byId)],
          tags: [...listAfter(current.tags, tags, byId)],
        };
      },
    });
  }
  if (people.size > 0) {
    steps.push({
      kind: 'record',
      record: 'people',
      change: (current) => {
        beforeWords();
        return { people: [...listAfter(current.people, people, byId)] };
      },
    });
  }
  if (redirects.size > 0) {
    steps.push({
      kind: 'record',
      record: 'redirects',
      change: (current) => ({
        redirects: [...listAfter(current.redirects, redirects, ({ from }) => from)],
      }),
    });
  }
  if (targets.size > 0) {
    steps.push({
      kind: 'record',
      record: 'targets',
      change: (current) => ({ targets: [...listAfter(current.targets, targets, byId)] }),
    });
  }
  return steps;
}
