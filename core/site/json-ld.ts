// What do pages say about themselves to machines, in schema.org terms?
import { publicCorrections } from '../content/article.ts';
import type { Person } from '../content/site.ts';
import { safeHref } from '../markup.ts';
import { articleCard } from './article-card.ts';
import { summaryOf } from './cards.ts';
import type { EditionArticle, EditionTerm } from './edition.ts';
import type { EventFacts } from './events-of-site.ts';
import type { House } from './house.ts';
import { paths } from './site-paths.ts';
import type { Version, Versions } from './versions.ts';

type Thing = Readonly<Record<string, unknown>>;

/**
 * The article itself; addresses only where the site has one. `people` are the pages of its bylines, `versions` what it is to be
 * had as in other languages.
 */
export function newsArticle(
  house: House,
  article: EditionArticle,
  people: readonly string[],
  versions: Versions | undefined,
): Thing {
  const { record } = article;
  const featured = article.featuredImage && article.media[article.featuredImage.id];
  const images = [featured, articleCard(house, article)].flatMap((one) => {
    const address = one && absolute(house, one.path);
    return address === undefined ? [] : [address];
  });
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
        ? article.bylines.map((person, index) => personThing(house, person, people[index]))
        : organisation(house),
    publisher: organisation(house),
    correction:
      publicCorrections(record).length > 0
        ? publicCorrections(record).map(({ at, text }) => ({
            '@type': 'CorrectionComment',
            text,
            datePublished: at,
          }))
        : undefined,
    isPartOf: defined({ '@type': 'WebSite', name: house.site.name, url: house.base }),
    ...translationsOf(house, article, versions),
    url: absolute(house, article.path),
    mainEntityOfPage: absolute(house, article.path),
    image: images.length === 0 ? undefined : images,
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

/** What the article was translated from or to; nothing where that is not public. */
function translationsOf(
  house: House,
  { id }: EditionArticle,
  versions: Versions | undefined,
): Thing {
  if (versions?.original === undefined) return {};
  // Each says the rest of itself on its own page, under the same name.
  const thing = ({ id: other, language, path }: Version): Thing =>
    defined({
      '@type': 'CreativeWork',
      '@id': `urn:uuid:${other}`,
      inLanguage: language,
      url: absolute(house, path),
    });
  const { all, original } = versions;
  return id === original.id
    ? { workTranslation: all.filter((one) => one.id !== id).map(thing) }
    : { translationOfWork: thing(original) };
}

/** The event an article reports on or announces. */
export function eventOf(house: House, { record, path }: EditionArticle): Thing[] {
  const { event, headline, language } = record;
  return event === undefined ? [] : [eventThing(house, { event, headline, language, path })];
}

export function eventThing(
  house: House,
  entry: Pick<EventFacts, 'event' | 'headline' | 'language' | 'path'>,
): Thing {
  const { event, headline, language, path } = entry;
  return defined({
    '@type': 'Event',
    name: headline,
    inLanguage: language,
    eventStatus: event.cancelled === true ? 'https://schema.org/EventCancelled' : undefined,
    startDate: event.start.instant,
    endDate: event.end?.instant,
    location: event.place === '' ? undefined : { '@type': 'Place', name: event.place },
    organizer: organisation(house),
    url: absolute(house, path),
  });
}

/** An issue of the newsletter, and the articles it tells of. */
export function publicationIssue(
  house: House,
  issue: {
    readonly path: string;
    readonly number: number;
    readonly name: string;
    readonly language: string;
    readonly sentAt: string;
    readonly articles: readonly {
      readonly id: string;
      readonly headline: string;
      readonly path: string;
    }[];
  },
): Thing {
  return defined({
    '@type': 'PublicationIssue',
    issueNumber: issue.number,
    name: issue.name,
    inLanguage: issue.language,
    datePublished: issue.sentAt,
    url: absolute(house, issue.path),
    isPartOf: defined({
      '@type': 'Periodical',
      name: `${house.site.name} – ${house.words.newsletters}`,
      publisher: organisation(house),
      url: absolute(house, paths.newsletters),
    }),
    // Each says the rest of itself on its own page, under the same name.
    hasPart: issue.articles.map(({ id, headline, path }) =>
      defined({ '@id': `urn:uuid:${id}`, name: headline, url: absolute(house, path) }),
    ),
  });
}

/** A page about one person. */
export function profilePage(house: House, person: Person & { readonly path: string }): Thing {
  return defined({
    '@type': 'ProfilePage',
    inLanguage: house.language,
    url: absolute(house, person.path),
    mainEntity: personThing(house, person, person.path),
  });
}

function personThing(
  house: House,
  { name, role, organisation: employer, link }: Person,
  path: string | undefined,
): Thing {
  return defined({
    '@type': 'Person',
    name,
    jobTitle: role || undefined,
    affiliation: employer === '' ? undefined : { '@type': 'Organization', name: employer },
    url: path === undefined ? undefined : absolute(house, path),
    sameAs: safeHref(link),
  });
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
      potentialAction: {
        '@type': 'SearchAction',
        target: {
          '@type': 'EntryPoint',
          urlTemplate: `${house.base}${paths.search}?q={search_term_string}`,
        },
        'query-input': 'required name=search_term_string',
      },
    }),
  ];
}

/** The collection a list page shows. */
export function collection(
  house: House,
  term: Pick<EditionTerm, 'name' | 'description' | 'path'>,
): Thing {
  return collectionPage(house, term.name, term.path, term.description);
}

/** A page that leads to many others. */
export function collectionPage(
  house: House,
  name: string,
  path: string,
  description = '',
  language = house.language,
): Thing {
  return defined({
    '@type': 'CollectionPage',
    name,
    description: description || undefined,
    inLanguage: language,
    url: absolute(house, path),
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
