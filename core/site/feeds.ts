// What do feed readers get: Atom (RFC 4287), JSON Feed 1.1 and, where the site has an address, RSS 2.0?
import { publicCorrections } from '../content/article.ts';
import { escapeHtml, escapeXml } from '../markup.ts';
import { bodyHtml } from './article-body.ts';
import { summaryOf } from './cards.ts';
import type { Edition, EditionArticle } from './edition.ts';
import type { House } from './house.ts';
import { absolute, modifiedAt } from './json-ld.ts';
import { languagesOf } from './languages-of-site.ts';
import { dateView } from './site-calendar.ts';
import { PageLinks } from './site-paths.ts';
import { siteWords } from './site-words.ts';
import type { TextMaker } from './text-maker.ts';

/** How many articles a feed holds, the newest. */
const FEED_LENGTH = 20;

/** A feed of the site, a category, a news type or a language. */
export interface Feed {
  readonly title: string;
  readonly description: string;
  readonly language: string;
  /** The page it belongs to; the feed's files stand in its folder. */
  readonly path: string;
  /** Stays the same whatever the feed is called or where it stands. */
  readonly id: string;
  readonly articles: readonly EditionArticle[];
}

export function feedsOf(edition: Edition): Feed[] {
  const { site, language } = edition;
  const ofTerm = (kind: string, term: Edition['categories'][number]): Feed => ({
    title: `${term.name} – ${site.name}`,
    description: term.description,
    language,
    path: term.path,
    id:
      term.id === null
        ? `urn:uuid:${edition.libraryId}#${kind}-${term.slug}`
        : `urn:uuid:${term.id}`,
    articles: term.articles.slice(0, FEED_LENGTH),
  });
  return [
    {
      title: site.name,
      description: site.description || site.tagline,
      language,
      path: '',
      id: `urn:uuid:${edition.libraryId}`,
      articles: edition.articles.slice(0, FEED_LENGTH),
    },
    ...edition.categories.map((term) => ofTerm('category', term)),
    ...edition.newsTypes.map((term) => ofTerm('type', term)),
    ...[...languagesOf(edition).values()].map(
      (list): Feed => ({
        title: `${list.name} – ${site.name}`,
        description: '',
        language: list.language,
        path: list.path,
        id: `urn:uuid:${edition.libraryId}#language-${list.language}`,
        articles: list.articles.slice(0, FEED_LENGTH),
      }),
    ),
  ];
}

export const atomFeed: TextMaker<Feed> = {
  name: 'atom-feed',
  make: (feed, { house }) => atomText(house, feed),
};

export const jsonFeed: TextMaker<Feed> = {
  name: 'json-feed',
  make: (feed, { house }) => jsonText(house, feed),
};

export const rssFeed: TextMaker<Feed> = {
  name: 'rss-feed',
  make: (feed, { house }) => rssText(house, feed),
};

function atomText(house: House, feed: Feed): string {
  const links = new PageLinks(feed.path);
  const address = (path: string): string => absolute(house, path) ?? links.to(path);
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(feed.language)}">`,
    `<id>${escapeXml(feed.id)}</id>`,
    `<title>${escapeXml(feed.title)}</title>`,
  ];
  if (feed.description !== '') lines.push(`<subtitle>${escapeXml(feed.description)}</subtitle>`);
  lines.push(
    `<updated>${newestChange(feed)}</updated>`,
    `<link rel="self" type="application/atom+xml" href="${escapeXml(address(`${feed.path}feed.xml`))}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(address(feed.path))}"/>`,
    `<author><name>${escapeXml(house.site.name)}</name></author>`,
    '<generator>Galley</generator>',
  );
  for (const article of feed.articles) lines.push(...atomEntry(house, article, address));
  lines.push('</feed>', '');
  return lines.join('\n');
}

function atomEntry(
  house: House,
  article: EditionArticle,
  address: (path: string) => string,
): string[] {
  const { record } = article;
  const lines = [
    `<entry xml:lang="${escapeXml(record.language)}">`,
    `<id>urn:uuid:${article.id}</id>`,
    `<title>${escapeXml(record.headline)}</title>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(address(article.path))}"/>`,
    `<published>${article.published.toISOString()}</published>`,
    `<updated>${modifiedAt(article).toISOString()}</updated>`,
  ];
  for (const { name } of article.bylines) {
    // Of a name of characters that XML does not have nothing is left, and an author has one.
    const said = escapeXml(name);
    if (said.trim() !== '') lines.push(`<author><name>${said}</name></author>`);
  }
  const term = (scheme: string, { slug, name }: { slug: string; name: string }): string =>
    `<category scheme="urn:galley:${scheme}" term="${escapeXml(slug)}" label="${escapeXml(name)}"/>`;
  for (const category of article.categories) lines.push(term('category', category));
  lines.push(term('type', article.newsType));
  for (const tag of article.tags) lines.push(term('tag', tag));
  for (const { asset, title } of article.attachments) {
    const media = article.media[asset.id];
    if (media === undefined) continue;
    lines.push(
      `<link rel="enclosure" type="${escapeXml(asset.mediaType)}" length="${asset.size}" title="${escapeXml(title || asset.fileName)}" href="${escapeXml(address(media.path))}"/>`,
    );
  }
  lines.push(
    `<summary>${escapeXml(summaryOf(article))}</summary>`,
    `<content type="html">${escapeXml(feedHtml(house, article))}</content>`,
    '</entry>',
  );
  return lines;
}

function jsonText(house: House, feed: Feed): string {
  const { base, site } = house;
  return `${JSON.stringify(
    {
      version: 'https://jsonfeed.org/version/1.1',
      title: feed.title,
      home_page_url: absolute(house, feed.path),
      feed_url: absolute(house, `${feed.path}feed.json`),
      description: feed.description || undefined,
      language: feed.language,
      authors: [{ name: site.name, url: base }],
      items: feed.articles.map((article) => jsonItem(house, article)),
    },
    null,
    2,
  )}\n`;
}

function jsonItem(house: House, article: EditionArticle): unknown {
  const { record } = article;
  const image = article.featuredImage && article.media[article.featuredImage.id];
  return {
    id: `urn:uuid:${article.id}`,
    url: absolute(house, article.path),
    title: record.headline,
    summary: summaryOf(article),
    content_html: feedHtml(house, article),
    image: image && absolute(house, image.path),
    date_published: article.published.toISOString(),
    date_modified: modifiedAt(article).toISOString(),
    language: record.language,
    authors:
      article.bylines.length > 0
        ? article.bylines.map((person) => ({ name: person.name }))
        : undefined,
    tags: [
      ...article.categories.map((term) => term.name),
      article.newsType.name,
      ...article.tags.map((tag) => tag.name),
    ],
    // A feed reader fetches attachments by address.
    attachments:
      house.base === undefined || article.attachments.length === 0
        ? undefined
        : article.attachments.map(({ asset, title }) => ({
            url: absolute(house, article.media[asset.id]?.path ?? ''),
            mime_type: asset.mediaType,
            title: title || asset.fileName,
            size_in_bytes: asset.size,
          })),
  };
}

/** RSS needs addresses: it is only planned where the site has one. */
function rssText(house: House, feed: Feed): string {
  const home = absolute(house, feed.path) ?? '';
  const self = absolute(house, `${feed.path}rss.xml`) ?? '';
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">',
    '<channel>',
    `<title>${escapeXml(feed.title)}</title>`,
    `<link>${escapeXml(home)}</link>`,
    `<atom:link rel="self" type="application/rss+xml" href="${escapeXml(self)}"/>`,
    `<description>${escapeXml(feed.description || feed.title)}</description>`,
    `<language>${escapeXml(feed.language)}</language>`,
    `<lastBuildDate>${new Date(newestChange(feed)).toUTCString()}</lastBuildDate>`,
  ];
  for (const article of feed.articles) {
    lines.push(
      '<item>',
      `<title>${escapeXml(article.record.headline)}</title>`,
      `<link>${escapeXml(absolute(house, article.path) ?? '')}</link>`,
      `<guid isPermaLink="false">urn:uuid:${article.id}</guid>`,
      `<pubDate>${article.published.toUTCString()}</pubDate>`,
      ...article.categories.map((term) => `<category>${escapeXml(term.name)}</category>`),
      `<description>${escapeXml(feedHtml(house, article))}</description>`,
    );
    // RSS 2.0 knows one enclosure per item.
    const [first] = article.attachments;
    const media = first && article.media[first.asset.id];
    if (media !== undefined) {
      lines.push(
        `<enclosure url="${escapeXml(absolute(house, media.path) ?? '')}" length="${media.asset.size}" type="${escapeXml(media.asset.mediaType)}"/>`,
      );
    }
    lines.push('</item>');
  }
  lines.push('</channel>', '</rss>', '');
  return lines.join('\n');
}

/** The feeds of a site show the same articles again and again. */
const bodies = new WeakMap<EditionArticle, { house: House; html: string }>();

/** The body with absolute addresses; without one, internal links become words and pictures are left out. */
function feedHtml(house: House, article: EditionArticle): string {
  const known = bodies.get(article);
  if (known?.house === house) return known.html;
  const html =
    bodyHtml(house, article, {
      page: (path) => absolute(house, path),
      file: (path) => absolute(house, path),
    }) + correctionsHtml(house, article);
  bodies.set(article, { house, html });
  return html;
}

/** Who read the article in a feed reads there what was wrong in it. */
function correctionsHtml(house: House, { record }: EditionArticle): string {
  const corrections = publicCorrections(record);
  if (corrections.length === 0) return '';
  const words = siteWords(record.language);
  const entries = corrections.map(({ at, text }) => {
    const date = dateView(house.calendar.day(new Date(at)), house.site.dateFormat, words);
    return `<p><time datetime="${date.iso}">${escapeHtml(date.text)}</time> ${escapeHtml(text)}</p>`;
  });
  return `\n<h2>${escapeHtml(words.corrections)}</h2>\n${entries.join('\n')}`;
}

function newestChange(feed: Feed): string {
  const times = feed.articles.map((article) => modifiedAt(article).getTime());
  return new Date(Math.max(0, ...times)).toISOString();
}
