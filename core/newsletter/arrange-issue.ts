// What becomes of the sections of an issue when a person arranges them: moves, pins, takes out, puts in, renames?
import type { ArticleId } from '../content/ids.ts';
import type {
  NewsletterIssue,
  NewsletterItem,
  NewsletterSection,
  NewsletterSlot,
} from '../content/newsletter.ts';

type Arranged = Pick<NewsletterIssue, 'sections' | 'slots' | 'excluded'>;
type Sections = Pick<NewsletterIssue, 'sections'>;
export type StepDirection = 'up' | 'down';

/** Where an item is: its section, and its number there from 0. */
export interface ItemPlace {
  readonly section: string;
  readonly index: number;
}

export function placeOfItem({ sections }: Arranged, article: ArticleId): ItemPlace | undefined {
  for (const { id, items } of sections) {
    const index = items.findIndex((item) => item.article === article);
    if (index >= 0) return { section: id, index };
  }
  return undefined;
}

/** Moves an item before the one that has the number `index` in a section, or to its end; null where it is there already. */
export function moveItem(issue: Arranged, article: ArticleId, to: ItemPlace): Sections | null {
  const from = placeOfItem(issue, article);
  const item = itemAt(issue, from);
  const isThere = issue.sections.some(({ id }) => id === to.section);
  if (from === undefined || item === undefined || !isThere) return null;
  // Taken out above its new place, everything below it moves up by one.
  const isBelow = from.section === to.section && from.index < to.index;
  const index = isBelow ? to.index - 1 : to.index;
  if (from.section === to.section && from.index === index) return null;
  return {
    sections: issue.sections.map((section) => {
      const items = section.items.filter((one) => one !== item);
      if (section.id !== to.section) {
        return items.length === section.items.length ? section : { ...section, items };
      }
      return { ...section, items: [...items.slice(0, index), item, ...items.slice(index)] };
    }),
  };
}

/** One step up or down; at the end of a section it goes on into the next one. Null where there is none. */
export function stepItem(
  issue: Arranged,
  article: ArticleId,
  direction: StepDirection,
): Sections | null {
  const from = placeOfItem(issue, article);
  if (from === undefined) return null;
  const at = issue.sections.findIndex(({ id }) => id === from.section);
  const own = issue.sections[at];
  if (own === undefined) return null;
  if (direction === 'up') {
    if (from.index > 0) return moveItem(issue, article, { ...from, index: from.index - 1 });
    const above = issue.sections[at - 1];
    return above === undefined
      ? null
      : moveItem(issue, article, { section: above.id, index: above.items.length });
  }
  if (from.index < own.items.length - 1) {
    return moveItem(issue, article, { ...from, index: from.index + 2 });
  }
  const below = issue.sections[at + 1];
  return below === undefined ? null : moveItem(issue, article, { section: below.id, index: 0 });
}

export function stepSection(
  { sections }: Arranged,
  id: string,
  direction: StepDirection,
): Sections | null {
  const at = sections.findIndex((section) => section.id === id);
  const to = direction === 'up' ? at - 1 : at + 1;
  const [own, other] = [sections[at], sections[to]];
  if (own === undefined || other === undefined) return null;
  return {
    sections: sections.map((section, index) =>
      index === at ? other : index === to ? own : section,
    ),
  };
}

/** Takes an item out of the issue: it is not proposed for it again. Its words are lost with it, unless that is undone. */
export function takeOut(issue: Arranged, article: ArticleId): Omit<Arranged, 'slots'> {
  return {
    sections: withoutItem(issue.sections, article),
    excluded: [...new Set([...issue.excluded, article])],
  };
}

/** Puts an article into a section, at its end; null where the issue has it already. */
export function putIn(
  issue: Arranged,
  article: ArticleId,
  section: string,
): Omit<Arranged, 'slots'> | null {
  if (placeOfItem(issue, article) !== undefined) return null;
  return {
    sections: issue.sections.map((one) =>
      one.id === section ? { ...one, items: [...one.items, { article }] } : one,
    ),
    excluded: issue.excluded.filter((id) => id !== article),
  };
}

/** Changes an item, wherever it is. A member that is given without a value goes. */
export function changeItem(
  { sections }: Arranged,
  article: ArticleId,
  change: { blurb?: string | undefined; pinned?: boolean | undefined },
): Sections {
  const changed = (item: NewsletterItem): NewsletterItem => {
    const next: NewsletterItem = { ...item };
    if ('blurb' in change) {
      if (change.blurb === undefined || change.blurb === '') delete next.blurb;
      else next.blurb = change.blurb;
    }
    if ('pinned' in change) {
      if (change.pinned === true) next.pinned = true;
      else delete next.pinned;
    }
    return next;
  };
  return {
    sections: sections.map((section) =>
      section.items.some((item) => item.article === article)
        ? {
            ...section,
            items: section.items.map((item) => (item.article === article ? changed(item) : item)),
          }
        : section,
    ),
  };
}

export function renameSection({ sections }: Arranged, id: string, title: string): Sections {
  return {
    sections: sections.map((section) => (section.id === id ? { ...section, title } : section)),
  };
}

/** A new, empty section at the end. */
export function addSection({ sections }: Arranged, id: string, title: string): Sections {
  return { sections: [...sections, { id, title, items: [] }] };
}

/** Takes a section away with all that is in it, which is not proposed again. A slot behind it stays, behind what is above. */
export function removeSection(issue: Arranged, id: string): Arranged {
  const at = issue.sections.findIndex((section) => section.id === id);
  const gone = issue.sections[at]?.items.map(({ article }) => article) ?? [];
  const above = issue.sections[at - 1];
  const place: NewsletterSlot['place'] = above === undefined ? 'start' : { after: above.id };
  return {
    sections: issue.sections.filter((section) => section.id !== id),
    excluded: [...new Set([...issue.excluded, ...gone])],
    slots: issue.slots.map((slot) =>
      typeof slot.place === 'object' && slot.place.after === id ? { ...slot, place } : slot,
    ),
  };
}

function withoutItem(
  sections: readonly NewsletterSection[],
  article: ArticleId,
): NewsletterSection[] {
  return sections.map((section) => ({
    ...section,
    items: section.items.filter((item) => item.article !== article),
  }));
}

function itemAt({ sections }: Arranged, place: ItemPlace | undefined): NewsletterItem | undefined {
  return sections.find(({ id }) => id === place?.section)?.items[place?.index ?? -1];
}
