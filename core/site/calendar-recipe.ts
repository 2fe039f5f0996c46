// From what is the iCalendar file of the site made?

import { type CalendarFileEvent, calendarFile } from './calendar-file.ts';
import { summaryOf } from './cards.ts';
import type { Edition, EditionArticle } from './edition.ts';
import { eventsOf } from './events-of-site.ts';
import type { House } from './house.ts';
import { absolute, modifiedAt } from './json-ld.ts';
import { paths } from './site-paths.ts';
import type { TextMaker } from './text-maker.ts';

/** Articles with an event, or with one that begins in a year, in the order of their events; undefined where there is none. */
export function calendarArticles(
  edition: Edition,
  year = '',
): readonly EditionArticle[] | undefined {
  const events = eventsOf(edition).filter(({ from }) => from.startsWith(year));
  if (events.length === 0) return undefined;
  const byPath = new Map(edition.articles.map((article) => [article.path, article]));
  return events.flatMap(({ path }) => byPath.get(path) ?? []);
}

export const calendarText: TextMaker<readonly EditionArticle[]> = {
  name: 'calendar-file',
  make: (articles, { house }) => calendarOf(house, articles),
};

/** The text of the file. Without an export there are no copies of pictures, and no addresses of them. */
export function calendarOf(
  house: House,
  articles: readonly EditionArticle[],
  { withPictures = true }: { readonly withPictures?: boolean } = {},
): string {
  const page = absolute(house, paths.calendar());
  const file = absolute(house, paths.calendarFile);
  return calendarFile({
    libraryId: house.libraryId,
    name: house.site.name,
    description: house.site.description,
    language: house.language,
    address: page === undefined || file === undefined ? undefined : { page, file },
    events: articles.flatMap((article) => eventFor(house, article, withPictures)),
  });
}

function eventFor(
  house: House,
  article: EditionArticle,
  withPictures: boolean,
): CalendarFileEvent[] {
  const { id, record, path, published, categories, featuredImage, media } = article;
  if (record.event === undefined) return [];
  const image = withPictures ? featuredImage && media[featuredImage.id] : undefined;
  const address = image && absolute(house, image.path);
  return [
    {
      id,
      headline: record.headline,
      summary: summaryOf(article),
      language: record.language,
      event: record.event,
      sequence: record.eventSequence ?? 0,
      categories: categories.filter((term) => term.id !== null).map((term) => term.name),
      published: new Date(published).toISOString(),
      modified: modifiedAt(article).toISOString(),
      url: absolute(house, path),
      // The copy that every browser shows may be of another kind than the picture itself.
      image: address === undefined ? undefined : { url: address, mediaType: typeOf(address) },
    },
  ];
}

const types: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  avif: 'image/avif',
};

function typeOf(address: string): string {
  return types[address.split('.').at(-1) ?? ''] ?? 'image/jpeg';
}
