// What does a bundle say as data: each article, the taxonomy, the media and the site?

import { readableJson } from '../canonical-json.ts';
import { publicCorrections } from '../content/article.ts';
import type { ArticleId } from '../content/ids.ts';
import type { SiteLink } from '../content/site.ts';
import { safeHref } from '../markup.ts';
import { bodyHtml, inLanguage } from '../site/article-body.ts';
import type { Edition, EditionArticle } from '../site/edition.ts';
import { type Exists, internalFile } from '../site/frame.ts';
import type { House } from '../site/house.ts';
import type { Related } from '../site/related-news.ts';
import type { TextMaker } from '../site/text-maker.ts';
import {
  type ArticleContent,
  CONTENT_FORMAT,
  contentSchemas,
  jsonSchemaOf,
  type MediaContent,
  type SiteContent,
  type TaxonomyContent,
} from './content-schemas.ts';
import { publicBody } from './public-body.ts';

export interface ArticleData {
  readonly article: EditionArticle;
  readonly related: readonly Related[];
  /** Where that is public. */
  readonly translationOf: ArticleId | null;
}

export function articleDataOf(edition: Edition, article: EditionArticle): ArticleData {
  const { translationOf } = article.record;
  const isPublic = translationOf !== undefined && edition.byId.has(translationOf);
  return {
    article,
    related: edition.relatedTo(article),
    translationOf: isPublic ? translationOf : null,
  };
}

/** An article as data: what readers may know, and nothing of the work behind it. */
export const articleData: TextMaker<ArticleData> = {
  name: 'article-data',
  make: (data, { house }) => articleText(house, data),
};

/** A text that is made already. */
export const given: TextMaker<string> = { name: 'given', make: (text) => text };

/** The body as an HTML fragment for any other system; links are relative to where the fragment stands in the bundle. */
export const fragment: TextMaker<EditionArticle> = {
  name: 'fragment',
  make: (article, { house }) =>
    bodyHtml(house, article, {
      page: (path) => `../../site/${path}index.html`,
      file: (path) => `../../site/${path}`,
    }),
};

function articleText(house: House, { article, related, translationOf }: ArticleData): string {
  const { record } = article;
  const { event, seo, sourceLink } = record;
  const body = publicBody(article);
  const content: ArticleContent = {
    galley: 'article',
    format: CONTENT_FORMAT,
    id: article.id,
    slug: article.slug,
    path: article.path,
    headline: record.headline,
    standfirst: record.standfirst,
    summary: record.summary,
    language: record.language,
    body: {
      schemaVersion: body.schemaVersion,
      document: { ...body.document },
    },
    bylines: article.bylines.map(({ id, name, role, organisation, link }) => ({
      id,
      name,
      role,
      organisation,
      link,
    })),
    categories: article.categories.flatMap(({ id }) => (id === null ? [] : [id])),
    newsType: article.newsType.id ?? '',
    tags: article.tags.map((tag) => tag.id),
    ...imageOf(house, article),
    attachments: article.attachments.map(({ asset, title, language }) => ({
      asset: asset.id,
      title,
      language,
    })),
    ...(event === undefined
      ? {}
      : {
          event: {
            start: { instant: event.start.instant, zone: event.start.zone },
            ...(event.end === undefined
              ? {}
              : { end: { instant: event.end.instant, zone: event.end.zone } }),
            place: event.place,
            link: event.link,
            ...(event.cancelled === true ? { cancelled: true } : {}),
          },
        }),
    related: related.map(({ id, score, reason }) => ({ id, score, reason })),
    ...(seo === undefined ? {} : { seo: { title: seo.title, description: seo.description } }),
    ...(sourceLink === undefined
      ? {}
      : { sourceLink: { label: sourceLink.label, url: sourceLink.url } }),
    publishedAt: article.published.toISOString(),
    updatedAt: new Date(record.updatedAt).toISOString(),
    corrections: publicCorrections(record).map(({ at, text }) => ({ at, text })),
    highlighted: record.highlighted,
    ...(translationOf === null ? {} : { translationOf }),
  };
  return readableJson(content);
}

function imageOf(house: House, article: EditionArticle): Pick<ArticleContent, 'featuredImage'> {
  const { featuredImage: use, language } = article.record;
  const asset = article.featuredImage;
  if (use === undefined || asset === undefined) return {};
  const decorative = use.decorative ?? (use.alt === undefined && asset.decorative);
  const focalPoint = use.focalPoint ?? asset.focalPoint;
  return {
    featuredImage: {
      asset: asset.id,
      alt: decorative ? '' : (use.alt ?? inLanguage(asset.alt, language, house.language)),
      decorative,
      caption: use.caption ?? inLanguage(asset.caption, language, house.language),
      ...(focalPoint === undefined ? {} : { focalPoint }),
    },
  };
}

export function taxonomyText(edition: Edition): string {
  const { categories, newsTypes, tags } = edition.usedTerms;
  const plain = <T extends (typeof newsTypes)[number]>({
    id,
    name,
    slug,
    description,
    order,
  }: T) => ({
    id,
    name,
    slug,
    description,
    order,
  });
  const content: TaxonomyContent = {
    galley: 'taxonomy',
    format: CONTENT_FORMAT,
    categories: categories.map((term) => ({
      ...plain(term),
      ...(term.parent === undefined ? {} : { parent: term.parent }),
    })),
    newsTypes: newsTypes.map(plain),
    tags: tags.map(plain),
  };
  return readableJson(content);
}

export function mediaText(edition: Edition): string {
  const content: MediaContent = {
    galley: 'media',
    format: CONTENT_FORMAT,
    media: [...edition.media.values()]
      .sort((a, b) => (a.asset.id < b.asset.id ? -1 : 1))
      .map(({ asset, path }) => ({
        id: asset.id,
        path,
        fileName: asset.fileName,
        mediaType: asset.mediaType,
        size: asset.size,
        ...(asset.width === undefined ? {} : { width: asset.width }),
        ...(asset.height === undefined ? {} : { height: asset.height }),
        alt: asset.alt,
        decorative: asset.decorative,
        caption: asset.caption,
        credit: asset.credit,
        licence: asset.licence,
        ...(asset.focalPoint === undefined ? {} : { focalPoint: asset.focalPoint }),
      })),
  };
  return readableJson(content);
}

/** The site's own settings; links to pages that are not on the website are left out. */
export function siteText(edition: Edition, exists: Exists): string {
  const { site } = edition;
  const kept = (links: readonly SiteLink[]): SiteLink[] =>
    links.filter(
      ({ href }) => safeHref(href) !== undefined || internalFile(href, exists) !== undefined,
    );
  const content: SiteContent = {
    galley: 'site',
    format: CONTENT_FORMAT,
    id: edition.libraryId,
    name: site.name,
    tagline: site.tagline,
    description: site.description,
    baseUrl: site.baseUrl,
    languages: site.languages,
    timeZone: site.timeZone,
    dateFormat: site.dateFormat,
    logo: site.logo !== null && edition.media.has(site.logo) ? site.logo : null,
    colours: { primary: edition.colours.primary, badge: edition.colours.badge },
    newBadgeDays: site.newBadgeDays,
    relatedCount: site.relatedCount,
    relatedIntro: site.relatedIntro,
    newsletter: site.newsletter,
    navigation: kept(site.navigation),
    footer: site.footer
      .map(({ heading, links }) => ({ heading, links: kept(links) }))
      .filter(({ links }) => links.length > 0),
    social: kept(site.social),
  };
  return readableJson(content);
}

/** The JSON Schemas of all this, by file name. */
export function schemaTexts(): { name: string; make: () => string }[] {
  return Object.keys(contentSchemas).map((name) => ({
    name,
    // The keys of the object itself.
    make: () => readableJson(jsonSchemaOf(name as keyof typeof contentSchemas)),
  }));
}
