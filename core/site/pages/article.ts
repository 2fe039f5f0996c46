// What is on the page of an article?
import { publicCorrections } from '../../content/article.ts';
import { textDirection } from '../../content/text.ts';
import { safeHref } from '../../markup.ts';
import { bodyHtml } from '../article-body.ts';
import {
  type CardFacts,
  cardFacts,
  cardOf,
  dateOf,
  featuredPicture,
  imageView,
  summaryOf,
  termOf,
} from '../cards.ts';
import { definePage, type MadePage, type PagePlace } from '../define-page.ts';
import type { Edition, EditionArticle } from '../edition.ts';
import { eventWhen } from '../event-when.ts';
import { downloadName, fileKind, fileKindName, sizeText } from '../file-facts.ts';
import type { House, LanguageList } from '../house.ts';
import { breadcrumbs, eventOf, modifiedAt, newsArticle } from '../json-ld.ts';
import { languageName, ownLanguageName } from '../language-names.ts';
import { languageListOf } from '../languages-of-site.ts';
import { peopleOf } from '../people-of-site.ts';
import { type PageLinks, paths } from '../site-paths.ts';
import { siteWords } from '../site-words.ts';
import { type Versions, versionsOf } from '../versions.ts';
import type { ArticleView, DownloadView, LanguageView } from '../view-models.ts';

interface ArticleIngredients {
  readonly article: EditionArticle;
  readonly previous: Neighbour | undefined;
  readonly next: Neighbour | undefined;
  readonly related: readonly CardFacts[];
  /** The page of each byline, in their order. */
  readonly people: readonly string[];
  /** In other languages; undefined where there is none. */
  readonly versions: Versions | undefined;
  /** The list of the news in its language. */
  readonly list: LanguageList | undefined;
}

interface Neighbour {
  readonly headline: string;
  readonly language: string;
  readonly path: string;
}

export const article = definePage<ArticleIngredients>({
  name: 'article',
  *pages(edition) {
    const { articles } = edition;
    const { older, newer } = otherStories(edition);
    for (const [index, shown] of articles.entries()) {
      yield {
        path: shown.path,
        isListed: true,
        language: languageOfPage(edition, shown),
        ingredients: {
          article: shown,
          previous: neighbour(articles[older[index] ?? -1]),
          next: neighbour(articles[newer[index] ?? -1]),
          related: relatedCards(edition, shown),
          people: shown.bylines.map(({ id }) => peopleOf(edition).get(id)?.path ?? ''),
          versions: versionsOf(edition).get(shown.id),
          list: languageListOf(edition, shown),
        },
      };
    }
  },
  make(ingredients, place) {
    const { house } = place;
    const { article: shown, versions, list } = ingredients;
    const { record } = shown;
    const seoTitle = record.seo?.title.trim() ?? '';
    const seoDescription = record.seo?.description.trim() ?? '';
    return {
      view: viewOf(ingredients, place),
      title: `${seoTitle === '' ? record.headline : seoTitle} – ${house.site.name}`,
      summary: seoDescription === '' ? summaryOf(shown) : seoDescription,
      section: paths.newsList(),
      article: shown,
      jsonLd: [
        newsArticle(house, shown, ingredients.people, versions),
        ...eventOf(house, shown),
        ...breadcrumbs(house, [
          { name: house.words.news, path: paths.newsList() },
          { name: shown.newsType.name, path: shown.newsType.path },
          { name: record.headline, path: shown.path },
        ]),
      ],
      versions,
      feeds:
        list === undefined ? [] : [{ title: `${list.name} – ${house.site.name}`, path: list.path }],
    } satisfies MadePage;
  },
});

/** A page speaks the language of its article where the site speaks it too. */
function languageOfPage(house: House, shown: EditionArticle): string {
  const { language } = shown.record;
  return house.site.languages.includes(language) ? language : house.language;
}

/** For each place, newest first, those of the nearest articles that are not the same one in another language. */
function otherStories(edition: Edition): { older: number[]; newer: number[] } {
  const versions = versionsOf(edition);
  const stories = edition.articles.map(({ id }) => versions.get(id));
  const isSame = (one: number, other: number): boolean =>
    stories[one] !== undefined && stories[one] === stories[other];
  const newer: number[] = [];
  for (let at = 0; at < stories.length; at++) {
    newer.push(isSame(at, at - 1) ? (newer[at - 1] ?? -1) : at - 1);
  }
  const older: number[] = [];
  for (let at = stories.length - 1; at >= 0; at--) {
    older[at] = isSame(at, at + 1) ? (older[at + 1] ?? -1) : at + 1;
  }
  return { older, newer };
}

function neighbour(other: EditionArticle | undefined): Neighbour | undefined {
  if (other === undefined) return undefined;
  const { headline, language } = other.record;
  return { headline, language, path: other.path };
}

function relatedCards(edition: Edition, shown: EditionArticle): CardFacts[] {
  return edition.relatedTo(shown).flatMap(({ id }) => {
    const other = edition.byId.get(id);
    return other === undefined ? [] : [cardFacts(other)];
  });
}

function viewOf(
  { article: shown, previous, next, related, people, versions }: ArticleIngredients,
  place: PagePlace,
): ArticleView {
  const { house, links } = place;
  const { record } = shown;
  const { calendar, words } = house;
  const updatedDay = calendar.day(modifiedAt(shown));
  const picture = featuredPicture(shown);
  return {
    kind: 'article',
    sectionLabel: words.news,
    breadcrumb: [
      { label: words.news, href: links.to(paths.newsList()) },
      // A type that is called like the section says nothing twice.
      ...(shown.newsType.name === words.news
        ? []
        : [{ label: shown.newsType.name, href: links.to(shown.newsType.path) }]),
    ],
    headline: record.headline,
    standfirst: record.standfirst,
    language: record.language,
    direction: textDirection(record.language),
    versions: otherVersions(shown, versions, links),
    date: dateOf(house, shown.day),
    updated: updatedDay > shown.day ? dateOf(house, updatedDay) : null,
    isNew: shown.isNew,
    categories: shown.categories.map((term) => termOf(term, links)),
    newsType: termOf(shown.newsType, links),
    tags: shown.tags.map((tag) => tag.name),
    image: picture && imageView(house, picture, `“${record.headline}”`, links),
    bodyHtml: bodyHtml(house, shown, {
      page: (path) => links.to(path),
      file: (path) => links.to(path),
    }),
    bylines: shown.bylines.map(({ name, role, organisation, link }, index) => ({
      name,
      role,
      organisation,
      href: links.to(people[index] ?? paths.people),
      link: safeHref(link) ?? null,
    })),
    event:
      record.event === undefined
        ? null
        : {
            ...eventWhen(record.event, house.site.dateFormat, words),
            place: record.event.place,
            link: safeHref(record.event.link) ?? null,
            cancelled: record.event.cancelled === true,
          },
    sourceLink: sourceLinkOf(record.sourceLink),
    corrections: publicCorrections(record).map(({ at, text }) => ({
      date: dateOf(house, calendar.day(new Date(at))),
      text,
    })),
    downloads: downloadsOf(shown, links),
    previous: neighbourView(previous, links),
    next: neighbourView(next, links),
    related: relatedView(place, shown, related),
  };
}

function neighbourView(other: Neighbour | undefined, links: PageLinks): ArticleView['previous'] {
  if (other === undefined) return null;
  return { headline: other.headline, language: other.language, href: links.to(other.path) };
}

/** Where a reader who would rather read another language goes: one link for each. */
function otherVersions(
  { id, record }: EditionArticle,
  versions: Versions | undefined,
  links: PageLinks,
): readonly LanguageView[] {
  const own = record.language.toLowerCase();
  const others = versions?.all.filter((one) => one.id !== id && one.language.toLowerCase() !== own);
  return (others ?? []).map(({ language, path }) => ({
    name: ownLanguageName(language),
    language,
    href: links.to(path),
    current: false,
  }));
}

function sourceLinkOf(source: EditionArticle['record']['sourceLink']): ArticleView['sourceLink'] {
  const href = source === undefined ? undefined : safeHref(source.url);
  if (source === undefined || href === undefined) return null;
  return { label: source.label === '' ? href : source.label, href };
}

function downloadsOf(shown: EditionArticle, links: PageLinks): readonly DownloadView[] {
  const words = siteWords(shown.record.language);
  return shown.attachments.map(({ asset, title, language }) => ({
    title: title.trim() === '' ? asset.fileName : title,
    href: links.to(shown.media[asset.id]?.path ?? ''),
    fileName: downloadName(asset),
    kind: fileKind(asset),
    kindName: fileKindName(asset, words),
    size: sizeText(asset.size, words),
    languageName: languageName(language, shown.record.language),
    language,
  }));
}

function relatedView(
  place: PagePlace,
  shown: EditionArticle,
  related: readonly CardFacts[],
): ArticleView['related'] {
  if (related.length === 0) return null;
  const { house, links } = place;
  const { words } = house;
  const subject = shown.categories.find((term) => term.id !== null);
  return {
    heading: words.relatedNews,
    intro: house.site.relatedIntro,
    more:
      subject === undefined
        ? { label: words.allNews, href: links.to(paths.newsList()), current: false }
        : {
            label: words.moreOn.replace('{name}', () => subject.name),
            href: links.to(subject.path),
            current: false,
          },
    cards: related.map((card) => cardOf(place, card)),
  };
}
