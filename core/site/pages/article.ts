// What is on the page of an article?
import { safeHref } from '../../markup.ts';
import { bodyHtml } from '../article-body.ts';
import { cardOf, dateOf, featuredImageOf, summaryOf, termOf } from '../cards.ts';
import type { MadePage, PageKind } from '../define-page.ts';
import type { Edition, EditionArticle } from '../edition.ts';
import { eventWhen } from '../event-when.ts';
import { downloadName, fileKind, fileKindName, sizeText } from '../file-facts.ts';
import { breadcrumbs, eventOf, modifiedAt, newsArticle } from '../json-ld.ts';
import { languageName } from '../language-names.ts';
import { type PageLinks, paths } from '../site-paths.ts';
import { siteWords } from '../site-words.ts';
import type { ArticleView, DownloadView } from '../view-models.ts';

export const article: PageKind = {
  name: 'article',
  *pages(edition) {
    for (const [index, shown] of edition.articles.entries()) {
      yield {
        path: shown.path,
        isListed: true,
        language: languageOfPage(edition, shown),
        make: (links) => makePage(edition, shown, index, links),
      };
    }
  },
};

/** A page speaks the language of its article where the site speaks it too. */
function languageOfPage(edition: Edition, shown: EditionArticle): string {
  const { language } = shown.record;
  return edition.site.languages.includes(language) ? language : edition.language;
}

function makePage(
  edition: Edition,
  shown: EditionArticle,
  index: number,
  links: PageLinks,
): MadePage {
  const { record } = shown;
  const seoTitle = record.seo?.title.trim() ?? '';
  const seoDescription = record.seo?.description.trim() ?? '';
  return {
    view: viewOf(edition, shown, index, links),
    title: `${seoTitle === '' ? record.headline : seoTitle} – ${edition.site.name}`,
    summary: seoDescription === '' ? summaryOf(shown) : seoDescription,
    section: paths.newsList(),
    article: shown,
    jsonLd: [
      newsArticle(edition, shown),
      ...eventOf(edition, shown),
      ...breadcrumbs(edition, [
        { name: edition.words.news, path: paths.newsList() },
        { name: shown.newsType.name, path: shown.newsType.path },
        { name: record.headline, path: shown.path },
      ]),
    ],
    feeds: [],
  };
}

function viewOf(
  edition: Edition,
  shown: EditionArticle,
  index: number,
  links: PageLinks,
): ArticleView {
  const { record } = shown;
  const { calendar } = edition;
  const words = siteWords(languageOfPage(edition, shown));
  const updatedDay = calendar.day(modifiedAt(shown));
  return {
    kind: 'article',
    sectionLabel: words.news,
    breadcrumb: [
      { label: words.news, href: links.to(paths.newsList()) },
      { label: shown.newsType.name, href: links.to(shown.newsType.path) },
    ],
    headline: record.headline,
    standfirst: record.standfirst,
    language: record.language,
    date: dateOf(edition, shown.day),
    updated: updatedDay > shown.day ? dateOf(edition, updatedDay) : null,
    isNew: shown.isNew,
    categories: shown.categories.map((term) => termOf(term, links)),
    newsType: termOf(shown.newsType, links),
    tags: shown.tags.map((tag) => tag.name),
    image: featuredImageOf(edition, shown, links),
    bodyHtml: bodyHtml(edition, shown, {
      page: (path) => links.to(path),
      file: (path) => links.to(path),
    }),
    bylines: shown.bylines.map(({ name, role, organisation, link }) => ({
      name,
      role,
      organisation,
      href: null,
      link: safeHref(link) ?? null,
    })),
    event:
      record.event === undefined
        ? null
        : {
            ...eventWhen(record.event, edition.site.dateFormat, words),
            place: record.event.place,
            link: safeHref(record.event.link) ?? null,
          },
    sourceLink: sourceLinkOf(record.sourceLink),
    corrections: record.corrections.map(({ at, text }) => ({
      date: dateOf(edition, calendar.day(new Date(at))),
      text,
    })),
    downloads: downloadsOf(edition, shown, links),
    previous: neighbour(edition.articles[index + 1], links),
    next: neighbour(edition.articles[index - 1], links),
    related: relatedOf(edition, shown, links),
  };
}

function neighbour(other: EditionArticle | undefined, links: PageLinks): ArticleView['previous'] {
  if (other === undefined) return null;
  return { headline: other.record.headline, href: links.to(other.path) };
}

function sourceLinkOf(source: EditionArticle['record']['sourceLink']): ArticleView['sourceLink'] {
  const href = source === undefined ? undefined : safeHref(source.url);
  if (source === undefined || href === undefined) return null;
  return { label: source.label === '' ? href : source.label, href };
}

function downloadsOf(
  edition: Edition,
  shown: EditionArticle,
  links: PageLinks,
): readonly DownloadView[] {
  const words = siteWords(shown.record.language);
  return shown.attachments.map(({ asset, title, language }) => ({
    title: title.trim() === '' ? asset.fileName : title,
    href: links.to(edition.media.get(asset.id)?.path ?? ''),
    fileName: downloadName(asset),
    kind: fileKind(asset),
    kindName: fileKindName(asset, words),
    size: sizeText(asset.size, words),
    languageName: languageName(language, shown.record.language),
    language,
  }));
}

function relatedOf(
  edition: Edition,
  shown: EditionArticle,
  links: PageLinks,
): ArticleView['related'] {
  const cards = edition.relatedTo(shown).flatMap(({ id }) => {
    const other = edition.byId.get(id);
    return other === undefined ? [] : [cardOf(edition, other, links)];
  });
  if (cards.length === 0) return null;
  const words = siteWords(languageOfPage(edition, shown));
  const subject = shown.categories.find((term) => term.id !== null);
  return {
    heading: words.relatedNews,
    intro: edition.site.relatedIntro,
    more:
      subject === undefined
        ? { label: words.allNews, href: links.to(paths.newsList()), current: false }
        : {
            label: words.moreOn.replace('{name}', () => subject.name),
            href: links.to(subject.path),
            current: false,
          },
    cards,
  };
}
