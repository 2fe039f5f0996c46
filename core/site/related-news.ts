// Which other articles stand beside this one on the website, and why?
import type { ArticleId, TermId } from '../content/ids.ts';
import type { EditionArticle, EditionTerm } from './edition.ts';
import { dayNumber } from './site-calendar.ts';

export interface Related {
  readonly id: ArticleId;
  readonly score: number;
  /** Why, in words an editor can check. */
  readonly reason: string;
}

/** A pin comes before whatever is computed. */
const PIN_SCORE = 1000;
const CATEGORY_POINTS = 100;
/** Two articles of the same day get these points; half of them at half a year apart. */
const NEARNESS_POINTS = 100;
const HALF_LIFE_DAYS = 182;

/**
 * The list of an article is the one its record keeps: pins first, exclusions never, what is not public left out. Where it
 * keeps none, or too few of it are public, older articles of its categories fill it up: only older ones, so that no list
 * changes because something new is published. Today's date plays no part.
 */
export class RelatedNews {
  readonly #newestFirst: readonly EditionArticle[];
  readonly #place = new Map<ArticleId, number>();
  readonly #inCategory = new Map<TermId | null, readonly EditionArticle[]>();
  readonly #placeInCategory = new Map<TermId | null, ReadonlyMap<ArticleId, number>>();

  constructor(newestFirst: readonly EditionArticle[], categories: readonly EditionTerm[]) {
    this.#newestFirst = newestFirst;
    this.#place = placesIn(newestFirst);
    for (const { id, articles } of categories) this.#inCategory.set(id, articles);
  }

  /** @param versions the article itself in other languages: beside it only where somebody chose that by hand */
  of(
    article: EditionArticle,
    count: number,
    versions: readonly { readonly id: ArticleId }[] = [],
  ): readonly Related[] {
    const stored = article.record.related;
    const refused = new Set<ArticleId>([article.id, ...(stored?.excluded ?? [])]);
    const kept: Related[] = [];
    const keep = (related: Related): void => {
      if (kept.length >= count || refused.has(related.id) || !this.#place.has(related.id)) return;
      refused.add(related.id);
      kept.push(related);
    };
    for (const id of stored?.pinned ?? []) {
      keep({ id, score: PIN_SCORE, reason: 'Chosen by hand.' });
    }
    for (const { id } of versions) refused.add(id);
    for (const item of stored?.items ?? []) keep(item);
    if (kept.length < count) for (const older of this.#older(article, count, refused)) keep(older);
    return kept;
  }

  /** Older articles of the same categories, the closest first; where there are none, the next older ones. */
  #older(
    article: EditionArticle,
    count: number,
    refused: ReadonlySet<ArticleId>,
  ): readonly Related[] {
    const found = new Map<ArticleId, EditionArticle>();
    const take = (list: readonly EditionArticle[], place: number): void => {
      let taken = 0;
      for (let index = place + 1; index < list.length && taken < count; index++) {
        const older = list[index];
        if (older === undefined || refused.has(older.id)) continue;
        found.set(older.id, older);
        taken += 1;
      }
    };
    for (const { id } of article.categories) {
      if (id !== null) take(this.#inCategory.get(id) ?? [], this.#placeIn(id, article.id));
    }
    take(this.#newestFirst, this.#place.get(article.id) ?? 0);
    return [...found.values()]
      .map((older) => ({ older, related: relate(article, older) }))
      .sort(
        (a, b) =>
          b.related.score - a.related.score ||
          (this.#place.get(a.older.id) ?? 0) - (this.#place.get(b.older.id) ?? 0),
      )
      .map(({ related }) => related);
  }

  #placeIn(category: TermId, id: ArticleId): number {
    let places = this.#placeInCategory.get(category);
    if (places === undefined) {
      places = placesIn(this.#inCategory.get(category) ?? []);
      this.#placeInCategory.set(category, places);
    }
    return places.get(id) ?? 0;
  }
}

function placesIn(list: readonly EditionArticle[]): Map<ArticleId, number> {
  return new Map(list.map((article, index) => [article.id, index]));
}

/** Whole numbers and the four basic operations only: the same on every runtime. */
function relate(article: EditionArticle, older: EditionArticle): Related {
  const shared = article.categories.filter(
    ({ id }) => id !== null && older.categories.some((other) => other.id === id),
  );
  const apart = Math.abs(dayNumber(article.day) - dayNumber(older.day));
  const nearness = Math.round((NEARNESS_POINTS * HALF_LIFE_DAYS) / (HALF_LIFE_DAYS + apart));
  return {
    id: older.id,
    score: CATEGORY_POINTS * shared.length + nearness,
    reason: reasonFor(
      shared.map(({ name }) => name),
      apart,
    ),
  };
}

function reasonFor(shared: readonly string[], daysApart: number): string {
  const when =
    daysApart === 0
      ? 'Published on the same day'
      : `Published ${daysApart} ${daysApart === 1 ? 'day' : 'days'} apart`;
  if (shared.length === 0) return `${when}.`;
  return `${when}; shares ${shared.map((name) => `“${name}”`).join(', ')}.`;
}
