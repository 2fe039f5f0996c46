// Which events do the public articles report or announce, and how does one look in a list of dates?
import type { ArticleEvent } from '../content/article.ts';
import type { Edition, EditionArticle, TermLabel } from './edition.ts';
import { eventDays, eventWhen } from './event-when.ts';
import { unit } from './fingerprint.ts';
import type { House } from './house.ts';
import type { PageLinks } from './site-paths.ts';
import type { CalendarEntryView } from './view-models.ts';

/** What a list of dates says of an event. A unit. */
export interface EventFacts {
  readonly path: string;
  readonly headline: string;
  readonly language: string;
  readonly event: ArticleEvent;
  /** The first and the last day, where it happens. */
  readonly from: string;
  readonly until: string;
  readonly newsType: TermLabel;
}

const facts = new WeakMap<EditionArticle, EventFacts>();

function eventFacts(article: EditionArticle, event: ArticleEvent): EventFacts {
  const known = facts.get(article);
  if (known !== undefined) return known;
  const { from, until } = eventDays(event);
  const { path, record, newsType } = article;
  const { headline, language } = record;
  const made = unit({ path, headline, language, event, from, until, newsType });
  facts.set(article, made);
  return made;
}

const found = new WeakMap<Edition, readonly EventFacts[]>();

/** Every event, the first ones first; those of one day in the order of their hours, then of their addresses. */
export function eventsOf(edition: Edition): readonly EventFacts[] {
  const known = found.get(edition);
  if (known !== undefined) return known;
  const key = ({ from, event, path }: EventFacts): string =>
    `${from} ${event.start.instant} ${path}`;
  const events = edition.articles
    .flatMap((article) => {
      const { event } = article.record;
      return event === undefined ? [] : [eventFacts(article, event)];
    })
    .sort((a, b) => (key(a) < key(b) ? -1 : 1));
  found.set(edition, events);
  return events;
}

/** What is not over on the day of the edition, nearest first, and what is, latest first. */
export function splitByDay(
  events: readonly EventFacts[],
  today: string,
): { readonly upcoming: readonly EventFacts[]; readonly past: readonly EventFacts[] } {
  return {
    upcoming: events.filter(({ until }) => until >= today),
    past: events.filter(({ until }) => until < today).reverse(),
  };
}

/** The event as it is seen from a page. */
export function eventView(house: House, entry: EventFacts, links: PageLinks): CalendarEntryView {
  const { path, headline, language, event, from, until, newsType } = entry;
  const [year = '', month = '', day = ''] = from.split('-');
  return {
    href: links.to(path),
    headline,
    language,
    when: eventWhen(event, house.site.dateFormat, house.words).when,
    from,
    until,
    day: String(Number(day)),
    monthName: house.words.months[Number(month) - 1] ?? month,
    year,
    place: event.place,
    cancelled: event.cancelled === true,
    newsType: { name: newsType.name, href: links.to(newsType.path) },
  };
}
