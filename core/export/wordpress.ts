// What does WordPress import: a WXR 1.2 file with the articles in block markup?
import { publicCorrections } from '../content/article.ts';
import { cdata, escapeHtml, escapeXml, safeHref } from '../markup.ts';
import { type BodyPlace, bodyWordPress } from '../site/article-body.ts';
import { summaryOf } from '../site/cards.ts';
import type { Edition, EditionArticle } from '../site/edition.ts';
import { sizeText } from '../site/file-facts.ts';
import type { House } from '../site/house.ts';
import { absolute, modifiedAt } from '../site/json-ld.ts';
import { dateView, isoDay, timeText, twoDigits, type WallClock } from '../site/site-calendar.ts';
import { type Recipe, recipe, type TextMaker } from '../site/text-maker.ts';

/** Who WordPress shows as the author: the newsroom, since people of the house are not named. */
const AUTHOR = 'newsroom';

/** How many posts are made at once: few enough to be made beside others, many enough to be worth handing over. */
const POSTS_TOGETHER = 100;

/**
 * The file WordPress’ own importer reads, in parts that are joined. Guids and dates stay the same from export to export.
 * WordPress fetches files by address, so pictures and downloads arrive only where the site has one and is already there.
 */
export function wordpressParts(edition: Edition): Recipe[] {
  const ids = postIds(edition.articles);
  const posts = edition.articles.map((article) => ({ article, id: ids.get(article.id) ?? 0 }));
  const parts: Recipe[] = [recipe(wordpressHead, edition.usedTerms)];
  for (let start = 0; start < posts.length; start += POSTS_TOGETHER) {
    parts.push(recipe(wordpressPosts, posts.slice(start, start + POSTS_TOGETHER)));
  }
  return [...parts, recipe(wordpressFoot, null)];
}

type Posts = readonly { readonly article: EditionArticle; readonly id: number }[];

export const wordpressHead: TextMaker<Edition['usedTerms']> = {
  name: 'wordpress-head',
  make: (terms, { house }) => headText(house, terms),
};

export const wordpressPosts: TextMaker<Posts> = {
  name: 'wordpress-posts',
  make: (posts, { house }) =>
    posts.map(({ article, id }) => `${item(house, article, id).join('\n')}\n`).join(''),
};

export const wordpressFoot: TextMaker<null> = {
  name: 'wordpress-foot',
  make: () => '</channel>\n</rss>\n',
};

function headText(house: House, { categories, tags }: Edition['usedTerms']): string {
  const { site } = house;
  const home = house.base ?? 'https://site.invalid/';
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">',
    '<channel>',
    `<title>${escapeXml(site.name)}</title>`,
    `<link>${escapeXml(home)}</link>`,
    `<description>${escapeXml(site.tagline)}</description>`,
    `<language>${escapeXml(house.language)}</language>`,
    '<wp:wxr_version>1.2</wp:wxr_version>',
    `<wp:base_site_url>${escapeXml(home)}</wp:base_site_url>`,
    `<wp:base_blog_url>${escapeXml(home)}</wp:base_blog_url>`,
    '<generator>Galley</generator>',
    `<wp:author><wp:author_id>1</wp:author_id><wp:author_login>${cdata(AUTHOR)}</wp:author_login><wp:author_email>${cdata('')}</wp:author_email><wp:author_display_name>${words(site.name)}</wp:author_display_name><wp:author_first_name>${cdata('')}</wp:author_first_name><wp:author_last_name>${cdata('')}</wp:author_last_name></wp:author>`,
  ];
  const slugOf = new Map(categories.map((category) => [category.id, category.slug]));
  for (const category of parentsFirst(categories)) {
    const parent = category.parent === undefined ? '' : (slugOf.get(category.parent) ?? '');
    lines.push(
      `<wp:category><wp:category_nicename>${cdata(category.slug)}</wp:category_nicename><wp:category_parent>${cdata(parent)}</wp:category_parent><wp:cat_name>${words(category.name)}</wp:cat_name><wp:category_description>${words(category.description)}</wp:category_description></wp:category>`,
    );
  }
  for (const tag of tags) {
    lines.push(
      `<wp:tag><wp:tag_slug>${cdata(tag.slug)}</wp:tag_slug><wp:tag_name>${words(tag.name)}</wp:tag_name><wp:tag_description>${words(tag.description)}</wp:tag_description></wp:tag>`,
    );
  }
  lines.push('');
  return lines.join('\n');
}

function item(house: House, article: EditionArticle, postId: number): string[] {
  const { record } = article;
  const { calendar } = house;
  const modified = modifiedAt(article);
  return [
    '<item>',
    `<title>${words(record.headline)}</title>`,
    `<link>${escapeXml(absolute(house, article.path) ?? `https://site.invalid/${article.path}`)}</link>`,
    `<pubDate>${article.published.toUTCString().replace('GMT', '+0000')}</pubDate>`,
    `<dc:creator>${cdata(AUTHOR)}</dc:creator>`,
    `<guid isPermaLink="false">urn:uuid:${article.id}</guid>`,
    '<description></description>',
    `<content:encoded>${cdata(postContent(house, article, addressesIn(house)))}</content:encoded>`,
    `<excerpt:encoded>${words(summaryOf(article))}</excerpt:encoded>`,
    `<wp:post_id>${postId}</wp:post_id>`,
    `<wp:post_date>${cdata(stamp(calendar.wallClock(article.published)))}</wp:post_date>`,
    `<wp:post_date_gmt>${cdata(stampUtc(article.published))}</wp:post_date_gmt>`,
    `<wp:post_modified>${cdata(stamp(calendar.wallClock(modified)))}</wp:post_modified>`,
    `<wp:post_modified_gmt>${cdata(stampUtc(modified))}</wp:post_modified_gmt>`,
    `<wp:comment_status>${cdata('closed')}</wp:comment_status>`,
    `<wp:ping_status>${cdata('closed')}</wp:ping_status>`,
    `<wp:post_name>${cdata(article.slug)}</wp:post_name>`,
    `<wp:status>${cdata('publish')}</wp:status>`,
    '<wp:post_parent>0</wp:post_parent>',
    '<wp:menu_order>0</wp:menu_order>',
    `<wp:post_type>${cdata('post')}</wp:post_type>`,
    `<wp:post_password>${cdata('')}</wp:post_password>`,
    `<wp:is_sticky>${record.highlighted ? 1 : 0}</wp:is_sticky>`,
    ...article.categories
      .filter((term) => term.id !== null)
      .map(
        (term) =>
          `<category domain="category" nicename="${escapeXml(term.slug)}">${words(term.name)}</category>`,
      ),
    ...article.tags.map(
      (tag) =>
        `<category domain="post_tag" nicename="${escapeXml(tag.slug)}">${words(tag.name)}</category>`,
    ),
    // WordPress has no news types of its own, and refuses terms of a taxonomy it does not know.
    meta('galley_id', article.id),
    meta('galley_news_type', article.newsType.name),
    meta('galley_language', record.language),
    '</item>',
  ];
}

/** Pages and files by their addresses in the website of this newsroom. */
function addressesIn(house: House): BodyPlace {
  const address = (path: string): string => absolute(house, path) ?? `/${path}`;
  return { page: address, file: address };
}

/**
 * The body, the standfirst above it; below it the downloads as links, where to read it in full, and its corrections. A file that
 * cannot be reached from there is left out.
 */
export function postContent(house: House, article: EditionArticle, place: BodyPlace): string {
  const { standfirst } = article.record;
  const lead =
    standfirst.trim() === ''
      ? ''
      : `<!-- wp:paragraph {"className":"is-style-lead"} -->\n<p class="is-style-lead">${escapeHtml(standfirst)}</p>\n<!-- /wp:paragraph -->\n\n`;
  const body = bodyWordPress(house, article, place);
  const below = [
    downloadsSection(house, article, place),
    sourceLink(article),
    section(house.words.corrections, corrections(house, article)),
  ];
  return (lead + body + below.join('')).trimEnd();
}

/** The part of a text that offers the files of an article; empty where it has none. */
export function downloadsSection(house: House, article: EditionArticle, place: BodyPlace): string {
  return section(house.words.downloads, downloads(house, article, place));
}

function downloads(house: House, { attachments, media }: EditionArticle, place: BodyPlace) {
  return attachments.flatMap(({ asset, title }) => {
    const href = place.file(media[asset.id]?.path ?? '');
    if (href === undefined) return [];
    const facts = `${asset.extension.toUpperCase()}, ${sizeText(asset.size, house.words)}`;
    return `<a href="${escapeHtml(href)}">${escapeHtml(title || asset.fileName)}</a> (${escapeHtml(facts)})`;
  });
}

function sourceLink({ record: { sourceLink: source } }: EditionArticle): string {
  const href = source === undefined ? undefined : safeHref(source.url);
  if (source === undefined || href === undefined) return '';
  const words = escapeHtml(source.label === '' ? href : source.label);
  return `<!-- wp:paragraph -->\n<p><a href="${escapeHtml(href)}">${words}</a></p>\n<!-- /wp:paragraph -->\n\n`;
}

function corrections(house: House, { record }: EditionArticle): string[] {
  return publicCorrections(record).map(({ at, text }) => {
    const day = house.calendar.day(new Date(at));
    return `${dateView(day, house.site.dateFormat, house.words).text}: ${escapeHtml(text)}`;
  });
}

/** A heading and a list under it; nothing where the list is empty. */
function section(heading: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  const listed = items.map(
    (item) => `<!-- wp:list-item -->\n<li>${item}</li>\n<!-- /wp:list-item -->`,
  );
  return `<!-- wp:heading -->\n<h2 class="wp-block-heading">${escapeHtml(heading)}</h2>\n<!-- /wp:heading -->\n\n<!-- wp:list -->\n<ul class="wp-block-list">${listed.join('')}</ul>\n<!-- /wp:list -->\n\n`;
}

/** Plain text where WordPress expects HTML: titles, excerpts and names are printed there as they are. */
function words(text: string): string {
  return cdata(text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;'));
}

function meta(key: string, value: string): string {
  return `<wp:postmeta><wp:meta_key>${cdata(key)}</wp:meta_key><wp:meta_value>${words(value)}</wp:meta_value></wp:postmeta>`;
}

function stamp(clock: WallClock): string {
  return `${isoDay(clock)} ${timeText(clock)}:${twoDigits(clock.second)}`;
}

function stampUtc(instant: Date): string {
  return instant.toISOString().slice(0, 19).replace('T', ' ');
}

/** WordPress creates a category under its parent only when the parent came first. */
function parentsFirst(
  categories: Edition['usedTerms']['categories'],
): Edition['usedTerms']['categories'] {
  const placed = new Set<string>();
  const ordered: (typeof categories)[number][] = [];
  let waiting = [...categories];
  while (waiting.length > 0) {
    const ready = waiting.filter(({ parent }) => parent === undefined || placed.has(parent));
    // A circle of parents cannot be ordered: the rest goes as it is.
    const next = ready.length > 0 ? ready : waiting;
    for (const category of next) placed.add(category.id);
    ordered.push(...next);
    waiting = waiting.filter(({ id }) => !placed.has(id));
  }
  return ordered;
}

/** A number for each post, from its id, so that it stays the same; neighbours move up where two meet. */
function postIds(articles: readonly EditionArticle[]): ReadonlyMap<string, number> {
  const given = new Map<string, number>();
  const taken = new Set<number>();
  for (const { id } of [...articles].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    // The last 30 bits of a UUID version 7 are chance.
    let number = (Number.parseInt(id.slice(-8), 16) % 0x3fffffff) + 1;
    while (taken.has(number)) number++;
    taken.add(number);
    given.set(id, number);
  }
  return given;
}
