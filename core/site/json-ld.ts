// What do pages say about themselves to machines, in schema.org terms?

import { summaryOf } from './cards.ts';
import type { Edition, EditionArticle, EditionTerm } from './edition.ts';
import { paths } from './site-paths.ts';

type Thing = Readonly<Record<string, unknown>>;

/** The article itself; addresses only where the site has one. */
export function newsArticle(edition: Edition, article: EditionArticle): Thing {
  const { record } = article;
  const image =
    edition.base !== undefined && article.featuredImage !== undefined
      ? edition.media.get(article.featuredImage.id)
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
        : organisation(edition),
    publisher: organisation(edition),
    isPartOf: defined({ '@type': 'WebSite', name: edition.site.name, url: edition.base }),
    url: absolute(edition, article.path),
    mainEntityOfPage: absolute(edition, article.path),
    image: image === undefined ? undefined : absolute(edition, image.path),
    associatedMedia:
      edition.base === undefined || article.attachments.length === 0
        ? undefined
        : article.attachments.map(({ asset, title, language }) => ({
            '@type': 'MediaObject',
            name: title || asset.fileName,
            encodingFormat: asset.mediaType,
            inLanguage: language,
            contentUrl: absolute(edition, edition.media.get(asset.id)?.path ?? ''),
          })),
  });
}

/** The event an article reports on or announces. */
export function eventOf(edition: Edition, article: EditionArticle): Thing[] {
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
      organizer: organisation(edition),
      url: absolute(edition, article.path),
    }),
  ];
}

/** The way from the front page; it needs addresses. */
export function breadcrumbs(
  edition: Edition,
  steps: readonly { readonly name: string; readonly path: string }[],
): Thing[] {
  if (edition.base === undefined) return [];
  const all = [{ name: edition.words.home, path: paths.home }, ...steps];
  return [
    {
      '@type': 'BreadcrumbList',
      itemListElement: all.map(({ name, path }, index) => ({
        '@type': 'ListItem',
        position: index + 1,
        name,
        item: absolute(edition, path),
      })),
    },
  ];
}

export function webSite(edition: Edition): Thing[] {
  if (edition.base === undefined) return [];
  return [
    defined({
      '@type': 'WebSite',
      name: edition.site.name,
      description: edition.site.description || undefined,
      url: edition.base,
      inLanguage: edition.site.languages,
      publisher: organisation(edition),
    }),
  ];
}

/** The collection a list page shows. */
export function collection(edition: Edition, term: EditionTerm): Thing {
  return defined({
    '@type': 'CollectionPage',
    name: term.name,
    description: term.description || undefined,
    inLanguage: edition.language,
    url: absolute(edition, term.path),
  });
}

/** The later of publishing and changing: a text changed before its hour came is not “modified” earlier than it went out. */
export function modifiedAt(article: EditionArticle): Date {
  const updated = new Date(article.record.updatedAt);
  return updated.getTime() > article.published.getTime() ? updated : article.published;
}

export function absolute(edition: Edition, path: string): string | undefined {
  return edition.base === undefined ? undefined : edition.base + path;
}

function organisation(edition: Edition): Thing {
  return defined({ '@type': 'Organization', name: edition.site.name, url: edition.base });
}

function defined(thing: Record<string, unknown>): Thing {
  return Object.fromEntries(Object.entries(thing).filter(([, value]) => value !== undefined));
}
