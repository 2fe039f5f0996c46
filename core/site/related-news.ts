// Which other articles belong beside this one, and why?
import type { ArticleId, TermId } from '../content/ids.ts';
import { dayNumber } from './site-calendar.ts';

/** What the score looks at. */
export interface RelatedCandidate {
  readonly id: ArticleId;
  /** The day it was published, in the site's zone. */
  readonly day: string;
  readonly categories: readonly { readonly id: TermId; readonly name: string }[];
  readonly pinned: readonly ArticleId[];
  readonly excluded: readonly ArticleId[];
}

export interface Related {
  readonly id: ArticleId;
  readonly score: number;
  /** Why, in words an editor can check. */
  readonly reason: string;
}

/** A shared category counts between 100 (everybody has it) and 200 (only these two have it). */
const CATEGORY_POINTS = 100;
/** Two articles of the same day get these points; half of them at half a year apart. */
const NEARNESS_POINTS = 100;
const HALF_LIFE_DAYS = 182;
/** How many neighbours by date are looked at on each side, in the archive and in each shared category. */
const REACH = 60;

/**
 * Finds related articles among those given: pins first, exclusions never, then by score.
 * Only whole numbers and the four basic operations are used, and ties go to the newer article and then by id, so
 * the answer is the same on every runtime. Today's date plays no part.
 */
export class RelatedNews {
  readonly #byDate: readonly RelatedCandidate[];
  readonly #place = new Map<ArticleId, number>();
  readonly #byId = new Map<ArticleId, RelatedCandidate>();
  readonly #byCategory = new Map<TermId, RelatedCandidate[]>();
  readonly #placeInCategory = new Map<TermId, Map<ArticleId, number>>();
  readonly #days = new Map<ArticleId, number>();

  /** @param newestFirst every article that may be shown. */
  constructor(newestFirst: readonly RelatedCandidate[]) {
    this.#byDate = newestFirst;
    for (const [index, candidate] of newestFirst.entries()) {
      this.#place.set(candidate.id, index);
      this.#byId.set(candidate.id, candidate);
      this.#days.set(candidate.id, dayNumber(candidate.day));
      for (const category of candidate.categories) {
        const members = this.#byCategory.get(category.id) ?? [];
        this.#byCategory.set(category.id, members);
        const places = this.#placeInCategory.get(category.id) ?? new Map<ArticleId, number>();
        this.#placeInCategory.set(category.id, places);
        places.set(candidate.id, members.length);
        members.push(candidate);
      }
    }
  }

  find(id: ArticleId, count: number): Related[] {
    const subject = this.#byId.get(id);
    if (subject === undefined || count <= 0) return [];
    const refused = new Set<ArticleId>([id, ...subject.excluded]);
    const found: Related[] = [];
    for (const pin of subject.pinned) {
      if (refused.has(pin) || !this.#byId.has(pin)) continue;
      refused.add(pin);
      found.push({ id: pin, score: 1000, reason: 'Chosen by hand.' });
    }
    const scored: { candidate: RelatedCandidate; score: number; place: number }[] = [];
    for (const candidate of this.#near(subject)) {
      if (refused.has(candidate.id)) continue;
      const score = this.#score(subject, candidate);
      scored.push({ candidate, score, place: this.#placeOf(candidate.id) });
    }
    scored.sort((a, b) => b.score - a.score || a.place - b.place);
    for (const { candidate, score } of scored.slice(0, Math.max(0, count - found.length))) {
      found.push({ id: candidate.id, score, reason: this.#reason(subject, candidate) });
    }
    return found.slice(0, count);
  }

  #placeOf(id: ArticleId): number {
    return this.#place.get(id) ?? 0;
  }

  #near(subject: RelatedCandidate): Set<RelatedCandidate> {
    const near = new Set(around(this.#byDate, this.#placeOf(subject.id)));
    for (const category of subject.categories) {
      const place = this.#placeInCategory.get(category.id)?.get(subject.id) ?? 0;
      for (const candidate of around(this.#byCategory.get(category.id) ?? [], place)) {
        near.add(candidate);
      }
    }
    return near;
  }

  #score(subject: RelatedCandidate, candidate: RelatedCandidate): number {
    let score = 0;
    for (const category of subject.categories) {
      if (!candidate.categories.some((other) => other.id === category.id)) continue;
      const members = this.#byCategory.get(category.id)?.length ?? 2;
      // The fewer articles share a category, the more it says.
      score += CATEGORY_POINTS + Math.round((CATEGORY_POINTS * 2) / Math.max(2, members));
    }
    const apart = this.#daysApart(subject, candidate);
    return score + Math.round((NEARNESS_POINTS * HALF_LIFE_DAYS) / (HALF_LIFE_DAYS + apart));
  }

  #daysApart(one: RelatedCandidate, other: RelatedCandidate): number {
    return Math.abs((this.#days.get(one.id) ?? 0) - (this.#days.get(other.id) ?? 0));
  }

  #reason(subject: RelatedCandidate, candidate: RelatedCandidate): string {
    const shared = subject.categories.filter((category) =>
      candidate.categories.some((other) => other.id === category.id),
    );
    return reasonFor(
      shared.map((category) => category.name),
      this.#daysApart(subject, candidate),
    );
  }
}

function reasonFor(shared: readonly string[], daysApart: number): string {
  const when =
    daysApart === 0
      ? 'Published on the same day'
      : `Published ${daysApart} ${daysApart === 1 ? 'day' : 'days'} apart`;
  if (shared.length === 0) return `${when}.`;
  return `${when}; shares ${shared.map((name) => `“${name}”`).join(', ')}.`;
}

function around<T>(list: readonly T[], place: number): readonly T[] {
  return list.slice(Math.max(0, place - REACH), place + REACH + 1);
}
