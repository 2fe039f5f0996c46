// What does it mean to move something in the calendar: which change of its record, or why can it not be moved?
//
// People move days, and read hours on a clock: what is at nine stays at nine, in the zone it was meant in, on whichever
// side of a change of clocks it lands. A jump of so many hours would not do that.
import * as z from 'zod';
import type { Article, ArticleEdit, ArticleEvent, ZonedInstant } from '../content/article.ts';
import { articleId } from '../content/ids.ts';
import { type NewsletterEdit, type NewsletterIssue, newsletterId } from '../content/newsletter.ts';
import { unreachable } from '../errors.ts';
import { eventDays } from '../site/event-when.ts';
import { dayNumber } from '../site/site-calendar.ts';
import { liftsEmbargo } from '../workflow/moves.ts';
import { type CalendarItem, isOut } from './calendar-item.ts';
import { instantOfWallMoment, instantOfWallTime, wallMoment, wallTime } from './wall-time.ts';

/** Where something is to stand: its first day, and its hour where that is to be another. Both in the zone of the item. */
export const calendarSpot = z.object({
  day: z.iso.date(),
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional(),
});
export type CalendarSpot = z.infer<typeof calendarSpot>;

export const calendarMove = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum(['event', 'publication', 'embargoEnd', 'due']),
    id: articleId,
    to: calendarSpot,
  }),
  z.object({ kind: z.literal('newsletterDue'), id: newsletterId, to: calendarSpot }),
]);
export type CalendarMove = z.infer<typeof calendarMove>;
export type ArticleMove = Exclude<CalendarMove, { kind: 'newsletterDue' }>;

/** Why something is not moved. */
export const moveRefusals = [
  /** It stands there already. */
  'same',
  /** It is not in the calendar any more. */
  'gone',
  /** Readers have seen the day on which the article went out, or the newsletter. */
  'alreadyOut',
  'alreadySent',
  /** What is scheduled for a day that is over would be out at once. */
  'inThePast',
  /** An embargo that ends sooner is lifted: whoever does that says why, in the article, by name. */
  'embargoSooner',
  /** A later end would take back what readers see. */
  'embargoOver',
] as const;
export type MoveRefusal = (typeof moveRefusals)[number];

export type Rescheduled<Edit> =
  | { readonly kind: 'edit'; readonly edit: Edit }
  | { readonly kind: 'none'; readonly why: MoveRefusal };

export interface MoveContext {
  /** Of the website. */
  readonly zone: string;
  readonly now: Date;
}

/** Why an item cannot be moved anywhere; undefined where that depends on the day. */
export function whyFixed(item: CalendarItem, now: Date): MoveRefusal | undefined {
  switch (item.kind) {
    case 'event':
    case 'due':
    case 'newsletterDue':
      return undefined;
    case 'publication':
      return item.isOut ? 'alreadyOut' : undefined;
    case 'embargoEnd':
      return isOver(item.article.embargoUntil, now) ? 'embargoOver' : undefined;
    case 'newsletterSent':
      return 'alreadySent';
    default:
      return unreachable(item);
  }
}

/** What moving something of an article changes, as the article is now. */
export function rescheduleArticle(
  article: Article,
  { kind, to }: Pick<ArticleMove, 'kind' | 'to'>,
  context: MoveContext,
): Rescheduled<ArticleEdit> {
  const { event, publishAt, embargoUntil, dueAt } = article;
  switch (kind) {
    case 'event': {
      if (event === undefined) return none('gone');
      const moved = movedEvent(event, to);
      return isSame(moved.start, event.start) ? none('same') : made({ event: moved });
    }
    case 'publication': {
      if (isOut(article)) return none('alreadyOut');
      if (publishAt === undefined) return none('gone');
      const moved = movedMoment(publishAt, to, context.zone);
      if (isSame(moved, publishAt)) return none('same');
      return isOver(moved.instant, context.now) ? none('inThePast') : made({ publishAt: moved });
    }
    case 'embargoEnd': {
      if (embargoUntil === undefined) return none('gone');
      if (isOver(embargoUntil.instant, context.now)) return none('embargoOver');
      const moved = movedMoment(embargoUntil, to, context.zone);
      if (isSame(moved, embargoUntil)) return none('same');
      const isSooner = liftsEmbargo(article, moved.instant, context.now);
      return isSooner ? none('embargoSooner') : made({ embargoUntil: moved });
    }
    case 'due': {
      if (dueAt === undefined) return none('gone');
      const moved = movedMoment(dueAt, to, context.zone);
      return isSame(moved, dueAt) ? none('same') : made({ dueAt: moved });
    }
    default:
      return unreachable(kind);
  }
}

/** The same for the day on which an issue of the newsletter is to be sent. */
export function rescheduleIssue(
  { status, dueAt }: Pick<NewsletterIssue, 'status' | 'dueAt'>,
  to: CalendarSpot,
  { zone }: MoveContext,
): Rescheduled<NewsletterEdit> {
  if (status === 'sent') return none('alreadySent');
  if (dueAt === undefined) return none('gone');
  const moved = movedMoment(dueAt, to, zone);
  return isSame(moved, dueAt) ? none('same') : made({ dueAt: moved });
}

/** With the same hour in the zone it was meant in, or at an hour that a person chose, in the zone of the calendar. */
function movedMoment(
  moment: ZonedInstant,
  { day, time }: CalendarSpot,
  zone: string,
): ZonedInstant {
  const shown = wallTime(moment.instant, zone);
  if (time !== undefined && time !== shown.slice(11)) {
    const instant = instantOfWallTime(`${day}T${time}`, zone);
    return { ...moment, instant: instant ?? moment.instant };
  }
  const days = dayNumber(day) - dayNumber(shown.slice(0, 10));
  return shifted(moment, days * DAY);
}

/** Start and end together: as many hours on the clock as before. One that lasts whole days goes on doing so. */
function movedEvent(event: ArticleEvent, { day, time }: CalendarSpot): ArticleEvent {
  const { start, end } = event;
  const { from, isWholeDays } = eventDays(event);
  const shown = wallTime(start.instant, start.zone);
  const days = dayNumber(day) - dayNumber(from);
  const hours =
    time === undefined || isWholeDays ? 0 : minutesOf(time) - minutesOf(shown.slice(11));
  const by = days * DAY + hours * MINUTE;
  // Where the clock skips midnight, whole days begin at one; elsewhere they are to begin at midnight again.
  const midnight = instantOfWallTime(`${day}T00:00`, start.zone);
  const moved =
    isWholeDays && by !== 0 && midnight !== null
      ? { ...start, instant: midnight }
      : shifted(start, by);
  if (end === undefined) return { ...event, start: moved };
  const movedEnd = shifted(end, by);
  const isAfter = Date.parse(movedEnd.instant) >= Date.parse(moved.instant);
  if (isAfter || Date.parse(end.instant) < Date.parse(start.instant)) {
    return { ...event, start: moved, end: movedEnd };
  }
  // The start is in an hour that is skipped, and counts on from before it, past its own end.
  const length = wallMoment(end.instant, end.zone) - wallMoment(start.instant, start.zone);
  const instant = new Date(Date.parse(moved.instant) + length).toISOString();
  return { ...event, start: moved, end: { ...end, instant } };
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Moved on the clock of its own zone. */
function shifted(moment: ZonedInstant, by: number): ZonedInstant {
  if (by === 0) return moment;
  const wall = wallMoment(moment.instant, moment.zone) + by;
  return { ...moment, instant: instantOfWallMoment(wall, moment.zone) };
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function isSame(one: ZonedInstant, other: ZonedInstant): boolean {
  return Date.parse(one.instant) === Date.parse(other.instant);
}

function isOver(instant: string | undefined, now: Date): boolean {
  return instant !== undefined && Date.parse(instant) <= now.getTime();
}

function none(why: MoveRefusal): { readonly kind: 'none'; readonly why: MoveRefusal } {
  return { kind: 'none', why };
}

function made<Edit>(edit: Edit): { readonly kind: 'edit'; readonly edit: Edit } {
  return { kind: 'edit', edit };
}
