// What do pages say about themselves to machines, in schema.org terms?

import { summaryOf } from './cards.ts';
import type { EditionArticle, EditionTerm } from './edition.ts';
import type { House } from './house.ts';
import { paths } from './site-paths.ts';

type Thing = Readonly<Record<string, unknown>>;

/** The article itself; addresses only where the site has one. */
export function newsArticle(house: House, article: EditionArticle): Thing {
  const { record } = article;
  const image =
    house.base !== undefined && article.featuredImage !== undefined
      ? article.media[article.featuredImage.id]
      : undefined;
  return defined({
    '@type': 'NewsArticle',
    '@id': `urn:uuid:${article.id}`,
    headline: record.headline,
    description: summaryOf(article),
    inLanguage: record.language,
    datePublished: article.published.toISOString(),
    dateModified: modifiedAt(article).toISOString(),
    articleSection: article.categories.map((term) => term.name),
    genre: article.newsType.name,
    keywords: article.tags.length > 0 ? article.tags.map((tag) => tag.name) : undefined,
    author:
      article.bylines.length > 0
        ? article.bylines.map((person) =>
            defined({
              '@type': 'Person',
              name: person.name,
              jobTitle: person.role || undefined,
              affiliation:
                person.organisation === ''
                  ? undefined
                  : { '@type': 'Organization', name: person.organisation },
            }),
          )
        : organisation(house),
    publisher: organisation(house),
    isPartOf: defined({ '@type': 'WebSite', name: house.site.name, url: house.base }),
    url: absolute(house, article.path),
    mainEntityOfPage: absolute(house, article.path),
    image: image === undefined ? undefined : absolute(house, image.path),
    associatedMedia:
      house.base === undefined || article.attachments.length === 0
        ? undefined
        : article.attachments.map(({ asset, title, language }) => ({
            '@type': 'MediaObject',
            name: title || asset.fileName,
            encodingFormat: asset.mediaType,
            inLanguage: language,
            contentUrl: absolute(house, article.media[asset.id]?.path ?? ''),
          })),
  });
}

/** The event an article reports on or announces. */
export function eventOf(house: House, article: EditionArticle): Thing[] {
  const { event, headline, language } = article.record;
  if (event === undefined) return [];
  return [
    defined({
      '@type': 'Event',
      name: headline,
      inLanguage: language,
      startDate: event.start.instant,
      endDate: event.end?.instant,
      location: event.place === '' ? undefined : { '@type': 'Place', name: event.place },
      organizer: organisation(house),
      url: absolute(house, article.path),
    }),
  ];
}

/** The way from the front page; it needs addresses. */
export function breadcrumbs(
  house: House,
  steps: readonly { readonly name: string; readonly path: string }[],
): Thing[] {
  if (house.base === undefined) return [];
  const all = [{ name: house.words.home, path: paths.home }, ...steps];
  return [
    {
      '@type': 'BreadcrumbList',
      itemListElement: all.map(({ name, path }, index) => ({
        '@type': 'ListItem',
        position: index + 1,
        name,
        item: absolute(house, path),
      })),
    },
  ];
}

export function webSite(house: House): Thing[] {
  if (house.base === undefined) return [];
  return [
    defined({
      '@type': 'WebSite',
      name: house.site.name,
      description: house.site.description || undefined,
      url: house.base,
      inLanguage: house.site.languages,
      publisher: organisation(house),
    }),
  ];
}

/** The collection a list page shows. */
export function collection(
  house: House,
  term: Pick<EditionTerm, 'name' | 'description' | 'path'>,
): Thing {
  return defined({
    '@type': 'CollectionPage',
    name: term.name,
    description: term.description || undefined,
    inLanguage: house.language,
    url: absolute(house, term.path),
  });
}

/** The later of publishing and changing: a text changed before its hour came is not “modified” earlier than it went out. */
export function modifiedAt(article: EditionArticle): Date {
  const updated = new Date(article.record.updatedAt);
  return updated.getTime() > article.published.getTime() ? updated : article.published;
}

export function absolute(house: House, path: string): string | undefined {
  return house.base === undefined ? undefined : house.base + path;
}

function organisation(house: House): Thing {
  return defined({ '@type': 'Organization', name: house.site.name, url: house.base });
}

function defined(thing: Record<string, unknown>): Thing {
  return Object.fromEntries(Object.entries(thing).filter(([, value]) => value !== undefined));
}
