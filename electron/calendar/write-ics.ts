// Which file holds the public events of a newsroom, as its website offers it, without making the website?
import { failure, type Result, success } from '../../core/errors.ts';
import { calendarArticles, calendarOf } from '../../core/site/calendar-recipe.ts';
import { makeEdition } from '../../core/site/edition.ts';
import { eventsOf } from '../../core/site/events-of-site.ts';
import { readLibrary } from '../storage/read-library.ts';

export interface IcsOptions {
  readonly library: string;
  /** What readers can see at this moment is in it. */
  readonly asOf: Date;
  /** Only what begins in this year, such as `2027`. */
  readonly year?: string | undefined;
}

export interface WrittenIcs {
  readonly text: string;
  readonly events: readonly {
    readonly headline: string;
    readonly from: string;
    readonly until: string;
    readonly place: string;
    readonly cancelled: boolean;
  }[];
  /** Files of the newsroom that could not be read, in words. */
  readonly problems: readonly string[];
}

/** Reads a newsroom without a lock, and writes nothing. */
export async function writeIcs({ library, asOf, year }: IcsOptions): Promise<Result<WrittenIcs>> {
  const read = await readLibrary(library);
  if (!read.ok) return failure(read.error.code, read.error);
  const { snapshot, problems } = read.value;
  const edition = makeEdition(snapshot, { asOf });
  const articles = calendarArticles(edition, year) ?? [];
  const events = eventsOf(edition).filter(({ from }) => from.startsWith(year ?? ''));
  return success({
    text: calendarOf(edition, articles, { withPictures: false }),
    events: events.map(({ headline, from, until, event }) => ({
      headline,
      from,
      until,
      place: event.place,
      cancelled: event.cancelled === true,
    })),
    problems: problems.map(({ file, detail }) => (detail === '' ? file : `${file} (${detail})`)),
  });
}
