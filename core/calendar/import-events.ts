// What would come of the events of a calendar file: which are new here, which are there already, and which drafts are made?
import * as z from 'zod';
import { type ArticleEdit, articleEvent, zonedInstant } from '../content/article.ts';
import { emptyBody } from '../content/body.ts';
import { type ArticleId, articleId } from '../content/ids.ts';
import { transliterate } from '../content/transliterate.ts';
import type { ArticleSummary } from '../library.ts';
import { plainTextToBody } from '../paste/paste.ts';

/** Larger than the calendar of any association, by far. */
export const MOST_CALENDAR_BYTES = 10 * 1024 * 1024;
/** More events than a person looks through; those that begin last are shown. */
export const MOST_IMPORTED = 1000;
export const MOST_TITLE = 300;
export const MOST_TEXT = 20_000;

/** What a person should know of an event before it is imported. */
export const importNotes = [
  /** It is repeated in its calendar: what is taken is the first time. */
  'repeats',
  /** It is one time of an event that is repeated, which was changed. */
  'oneOfMany',
  /** Its calendar says that it is off. */
  'cancelled',
  /** Its calendar says that it is not for everybody. */
  'private',
  /** Its calendar names a time zone that nobody knows: its hours are read in that of the website. */
  'unknownZone',
  /** What it says was longer than a draft takes. */
  'cut',
] as const;
export type ImportNote = (typeof importNotes)[number];

/** An event as it was read from a calendar file. All of it is text that somebody else wrote. */
export const readEvent = z.object({
  /** Its place in the file. */
  key: z.string(),
  /** What its calendar calls it; empty where that does not say. */
  uid: z.string(),
  title: z.string(),
  text: z.string(),
  place: z.string(),
  link: z.string(),
  start: zonedInstant,
  end: zonedInstant.optional(),
  notes: z.array(z.enum(importNotes)),
});
export type ReadEvent = z.infer<typeof readEvent>;

/** Why an event could not be read. */
export const unreadableReasons = ['noStart', 'noDate', 'broken'] as const;
export const unreadableEvent = z.object({ title: z.string(), why: z.enum(unreadableReasons) });
export type UnreadableReason = (typeof unreadableReasons)[number];

/** A calendar file as it was read. */
export const readCalendar = z.object({
  name: z.string(),
  events: z.array(readEvent),
  unreadable: z.array(unreadableEvent),
  /** Events that begin before those, and are not read. */
  left: z.int(),
  /** Tasks, notes of a diary and the like. */
  others: z.int(),
});
export type ReadCalendar = z.infer<typeof readCalendar>;

/** An event, and what importing it comes to. */
export const importCandidate = z.object({
  key: z.string(),
  title: z.string(),
  event: articleEvent.omit({ link: true }),
  notes: z.array(z.enum(importNotes)),
  /** The article that has it already; null where it is new. */
  article: z.object({ id: articleId, headline: z.string() }).nullable(),
  /** That article says another day, hour or place. It stays as it is. */
  differs: z.boolean(),
  isOver: z.boolean(),
});
export type ImportCandidate = z.infer<typeof importCandidate>;

export const importPlan = z.object({
  /** `calendar.import.apply` names it. */
  token: z.string(),
  fileName: z.string(),
  /** What the calendar calls itself; empty where it does not. */
  name: z.string(),
  /** In the order of their days. */
  candidates: z.array(importCandidate),
  unreadable: z.array(unreadableEvent),
  left: z.int(),
  others: z.int(),
});
export type ImportPlan = z.infer<typeof importPlan>;

/** Which events are new to a newsroom: not known by their name, and no article of the same headline begins at the same moment. */
export function planImport(
  events: readonly ReadEvent[],
  articles: Iterable<ArticleSummary>,
  now: Date,
): ImportCandidate[] {
  const known = new Map<string, ArticleSummary>();
  for (const article of articles) {
    if (article.event === undefined) continue;
    known.set(ownName(article.id), article);
    known.set(sameEvent(article.headline, article.event.start.instant), article);
    if (article.event.importedAs !== undefined) known.set(article.event.importedAs, article);
  }
  return events
    .map((read): ImportCandidate => {
      const { key, title, notes } = read;
      const event = eventOf(read);
      const found = known.get(read.uid) ?? known.get(sameEvent(title, read.start.instant));
      return {
        key,
        title,
        notes,
        event,
        article: found === undefined ? null : { id: found.id, headline: found.headline },
        differs: found?.event !== undefined && !isSameThere(event, found.event),
        isOver: Date.parse((read.end ?? read.start).instant) < now.getTime(),
      };
    })
    .sort((one, other) => (startOf(one) < startOf(other) ? -1 : 1));
}

/** What the draft of an event begins with. */
export function draftOf(read: ReadEvent): ArticleEdit {
  const { content } = plainTextToBody(read.text);
  const document = { type: 'doc', content: [...content] };
  return {
    headline: read.title,
    ...(content.length === 0 ? {} : { body: { ...emptyBody(), document } }),
    event: { ...eventOf(read), link: read.link },
  };
}

type EventHere = ImportCandidate['event'];

function eventOf({ uid, start, end, place, notes }: ReadEvent): EventHere {
  return {
    start,
    ...(end === undefined ? {} : { end }),
    place,
    ...(notes.includes('cancelled') ? { cancelled: true } : {}),
    ...(uid === '' ? {} : { importedAs: uid }),
  };
}

/** What our own calendar files call the event of an article. */
function ownName(id: ArticleId): string {
  return `urn:uuid:${id}`;
}

/** No name of an event begins with a line break. */
function sameEvent(title: string, start: string): string {
  return `\n${transliterate(title).trim()}\n${Date.parse(start)}`;
}

function isSameThere(one: EventHere, other: EventHere): boolean {
  const facts = ({ start, end, place, cancelled }: EventHere): string =>
    [
      Date.parse(start.instant),
      end === undefined ? '' : Date.parse(end.instant),
      place.trim(),
      cancelled === true,
    ].join('\n');
  return facts(one) === facts(other);
}

function startOf({ event, key }: ImportCandidate): string {
  return `${event.start.instant} ${key}`;
}
