// What happens on which day? One item for each thing that a newsroom looks ahead to: events, publications, ends of
// embargoes, due dates, and newsletters.
import type { NewsletterIssue } from '../content/newsletter.ts';
import type { ArticleSummary, SummaryEvent } from '../library.ts';
import { eventDays } from '../site/event-when.ts';
import { wallTime } from './wall-time.ts';

export const calendarKinds = [
  'event',
  'publication',
  'embargoEnd',
  'due',
  'newsletterDue',
  'newsletterSent',
] as const;
export type CalendarKind = (typeof calendarKinds)[number];

/** Where an item stands: on days written `2026-03-09`, both of them its own. */
interface ItemPlace {
  /** The same for the same thing, wherever it is moved to. */
  readonly key: string;
  readonly from: string;
  readonly until: string;
  /** Hours as `09:30`; null where it lasts whole days, and `endTime` where nothing says when it ends. */
  readonly time: string | null;
  readonly endTime: string | null;
  /** The zone its days and hours are of: that of the website, but for an event that of its own place. */
  readonly zone: string;
}

interface ArticleItem extends ItemPlace {
  readonly article: ArticleSummary;
}

interface IssueItem extends ItemPlace {
  readonly issue: NewsletterIssue;
}

export type CalendarItem =
  /** Events stand on the days of their place, as the website has them. */
  | (ArticleItem & { readonly kind: 'event'; readonly event: SummaryEvent })
  /** When an article went out, or is planned to. */
  | (ArticleItem & { readonly kind: 'publication'; readonly isOut: boolean })
  | (ArticleItem & { readonly kind: 'embargoEnd' })
  | (ArticleItem & { readonly kind: 'due'; readonly assignee: string | undefined })
  | (IssueItem & { readonly kind: 'newsletterDue' })
  | (IssueItem & { readonly kind: 'newsletterSent' });

export type ArticleItemKind = Extract<CalendarItem, ArticleItem>['kind'];

/** The instants at which something of an article, but for its event, or of an issue may stand in the calendar. */
export function instantsOf(of: ArticleSummary | NewsletterIssue): string[] {
  const instants =
    'sections' in of
      ? [of.dueAt?.instant, of.sentAt]
      : [publicationOf(of), of.embargoUntil, of.dueAt];
  return instants.filter((instant) => instant !== undefined);
}

const articleItems = new WeakMap<ArticleSummary, { zone: string; items: CalendarItem[] }>();

/** The items of an article, with days in the zone of the website. Made once for each summary. */
export function itemsOfArticle(article: ArticleSummary, zone: string): readonly CalendarItem[] {
  const known = articleItems.get(article);
  if (known?.zone === zone) return known.items;
  const items = [...makeArticleItems(article, zone)];
  articleItems.set(article, { zone, items });
  return items;
}

function* makeArticleItems(article: ArticleSummary, zone: string): Generator<CalendarItem> {
  const { id, status, event, embargoUntil, dueAt, assignee } = article;
  if (event !== undefined) {
    yield { kind: 'event', article, event, key: `event ${id}`, ...spanOf(event) };
  }
  const publication = publicationOf(article);
  if (publication !== undefined) {
    const key = `publication ${id}`;
    const place = momentAt(publication, zone);
    yield { kind: 'publication', article, isOut: isOut(article), key, ...place };
  }
  // What is archived is held back no longer, and what is out has been finished.
  if (embargoUntil !== undefined && status !== 'archived') {
    yield { kind: 'embargoEnd', article, key: `embargo ${id}`, ...momentAt(embargoUntil, zone) };
  }
  if (dueAt !== undefined && !isOut(article)) {
    yield { kind: 'due', article, assignee, key: `due ${id}`, ...momentAt(dueAt, zone) };
  }
}

/** The item of an issue: the day it is to be sent, or once it was, that one. */
export function itemsOfIssue(issue: NewsletterIssue, zone: string): readonly CalendarItem[] {
  const { id, status, dueAt, sentAt } = issue;
  const key = `newsletter ${id}`;
  if (status === 'sent') {
    if (sentAt === undefined) return [];
    return [{ kind: 'newsletterSent', issue, key, ...momentAt(sentAt, zone) }];
  }
  if (dueAt === undefined) return [];
  return [{ kind: 'newsletterDue', issue, key, ...momentAt(dueAt.instant, zone) }];
}

/** Whether the date of an article is the day on which it went out; else it is the one that is planned. */
export function isOut({ status }: Pick<ArticleSummary, 'status'>): boolean {
  return status === 'published' || status === 'archived';
}

/** When readers saw an article first, or when they are to; undefined where neither is known. */
function publicationOf(article: ArticleSummary): string | undefined {
  return isOut(article) ? article.publishedAt : article.publishAt;
}

/** In the order of a day: what lasts longer first, then by the hour, then as the kinds stand. */
export function compareItems(one: CalendarItem, other: CalendarItem): number {
  return (
    byText(one.from, other.from) ||
    byText(other.until, one.until) ||
    byText(one.time ?? '', other.time ?? '') ||
    calendarKinds.indexOf(one.kind) - calendarKinds.indexOf(other.kind) ||
    byText(one.key, other.key)
  );
}

type Span = Omit<ItemPlace, 'key'>;

function momentAt(instant: string, zone: string): Span {
  const [day = '', time = ''] = wallTime(instant, zone).split('T');
  return { from: day, until: day, time, endTime: null, zone };
}

function spanOf(event: SummaryEvent): Span {
  const { start, end } = event;
  const { from, until, isWholeDays } = eventDays(event);
  const hour = ({ instant, zone }: SummaryEvent['start']): string =>
    wallTime(instant, zone).slice(11);
  return {
    from,
    until,
    time: isWholeDays ? null : hour(start),
    endTime: isWholeDays || end === undefined ? null : hour(end),
    zone: start.zone,
  };
}

function byText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
