// What stands in the calendar between two days? Known for a newsroom of any size at the cost of those days.
//
// Things are put in months by the first letters of their instants, for which no clock of any zone is asked: a newsroom
// of ten thousand articles is sorted in a few milliseconds, whenever one of them is saved. Only what lies near the days
// that are asked for is then placed in its zone, and each thing once.
import type { NewsletterIssue } from '../content/newsletter.ts';
import { addDays, addMonths } from '../desk/days.ts';
import type { ArticleSummary, SummaryEvent } from '../library.ts';
import {
  type CalendarItem,
  type CalendarKind,
  compareItems,
  instantsOf,
  itemsOfArticle,
  itemsOfIssue,
} from './calendar-item.ts';

type Subject = ArticleSummary | NewsletterIssue;

/** An event that lasts longer than these many months is looked at for every span of days. */
const MOST_MONTHS = 24;

export interface CalendarContent {
  readonly articles: Iterable<ArticleSummary>;
  readonly issues: Iterable<NewsletterIssue>;
  /** Of the website. */
  readonly zone: string;
}

/** Holds a newsroom as it is at one moment; a change makes another one. */
export class CalendarIndex {
  readonly zone: string;
  readonly #months = new Map<string, Subject[]>();
  readonly #long: Subject[] = [];

  constructor({ articles, issues, zone }: CalendarContent) {
    this.zone = zone;
    for (const article of articles) {
      this.#put(article);
      if (article.event !== undefined) this.#putEvent(article, article.event);
    }
    for (const issue of issues) this.#put(issue);
  }

  /** The items on the days `from` to `until`, both included, in the order of a day; of these kinds, or of all. */
  between(from: string, until: string, kinds?: ReadonlySet<CalendarKind>): CalendarItem[] {
    const near = new Set(this.#long);
    // A zone is at most a day ahead of UTC or behind it.
    const last = addDays(until, 1).slice(0, 7);
    for (let month = addDays(from, -1).slice(0, 7); month <= last; month = addMonths(month, 1)) {
      for (const subject of this.#months.get(month) ?? []) near.add(subject);
    }
    const items: CalendarItem[] = [];
    for (const subject of near) {
      for (const item of this.#itemsOf(subject)) {
        const isWanted = kinds === undefined || kinds.has(item.kind);
        if (isWanted && item.from <= until && item.until >= from) items.push(item);
      }
    }
    return items.sort(compareItems);
  }

  #itemsOf(subject: Subject): readonly CalendarItem[] {
    return 'sections' in subject
      ? itemsOfIssue(subject, this.zone)
      : itemsOfArticle(subject, this.zone);
  }

  #put(subject: Subject): void {
    for (const instant of instantsOf(subject)) this.#add(instant.slice(0, 7), subject);
  }

  #putEvent(article: ArticleSummary, { start, end = start }: SummaryEvent): void {
    const first = start.instant.slice(0, 7);
    const last = end.instant.slice(0, 7);
    if (monthNumber(last) - monthNumber(first) > MOST_MONTHS) this.#long.push(article);
    // An end before the start is a slip: the event is on its first day.
    else {
      this.#add(first, article);
      for (let month = addMonths(first, 1); month <= last; month = addMonths(month, 1)) {
        this.#add(month, article);
      }
    }
  }

  #add(month: string, subject: Subject): void {
    const subjects = this.#months.get(month);
    if (subjects === undefined) this.#months.set(month, [subject]);
    else if (subjects.at(-1) !== subject) subjects.push(subject);
  }
}

function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
}
