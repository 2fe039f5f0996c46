// What do the fields of an event say, and which event do they make? Times as a wall clock shows them, in the event's zone.
import { articleOfHref } from '../../../core/blocks/link.ts';
import { instantOfWallTime, wallTime } from '../../../core/calendar/wall-time.ts';
import type { ArticleEvent } from '../../../core/content/article.ts';
import { safeHref } from '../../../core/markup.ts';

export interface EventFields {
  /** As a field for date and time writes it; empty where nothing is chosen. */
  readonly start: string;
  readonly end: string;
  readonly zone: string;
  readonly place: string;
  readonly link: string;
  readonly cancelled: boolean;
  /** What another calendar calls it: nobody types that, and it stays. */
  readonly importedAs: string | undefined;
}

/** Why fields make no event yet. */
export type EventProblem = 'noStart' | 'endBeforeStart' | 'badLink';

/** The fields of an event, or empty ones in the zone of the website. */
export function fieldsOf(event: ArticleEvent | undefined, siteZone: string): EventFields {
  if (event === undefined) {
    const nothing = { start: '', end: '', place: '', link: '' };
    return { ...nothing, zone: siteZone, cancelled: false, importedAs: undefined };
  }
  const { start, end, place, link, cancelled = false, importedAs } = event;
  return {
    start: wallTime(start.instant, start.zone),
    end: end === undefined ? '' : wallTime(end.instant, start.zone),
    zone: start.zone,
    place,
    link,
    cancelled,
    importedAs,
  };
}

/** The event that the fields make, or what is wrong with them: the first fault, in the order of the fields. */
export function eventOf({
  start,
  end,
  zone,
  place,
  link,
  cancelled,
  importedAs,
}: EventFields): { readonly event: ArticleEvent } | { readonly problem: EventProblem } {
  const from = start === '' ? null : instantOfWallTime(start, zone);
  const until = end === '' ? null : instantOfWallTime(end, zone);
  if (from === null) return { problem: 'noStart' };
  if (until !== null && Date.parse(until) < Date.parse(from)) return { problem: 'endBeforeStart' };
  if (link !== '' && (safeHref(link) === undefined || articleOfHref(link) !== undefined)) {
    return { problem: 'badLink' };
  }
  return {
    event: {
      start: { instant: from, zone },
      ...(until === null ? {} : { end: { instant: until, zone } }),
      place,
      link,
      ...(cancelled ? { cancelled } : {}),
      ...(importedAs === undefined ? {} : { importedAs }),
    },
  };
}
