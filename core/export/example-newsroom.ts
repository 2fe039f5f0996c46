// A small newsroom in memory: material for testing what leaves the house.
import { type Article, newArticle } from '../content/article.ts';
import type { Asset } from '../content/asset.ts';
import { type BodyNode, emptyBody } from '../content/body.ts';
import {
  type ArticleId,
  type AssetId,
  articleId,
  assetId,
  libraryId,
  personId,
  type TermId,
  termId,
} from '../content/ids.ts';
import { packArticle } from '../content/packed-article.ts';
import { startingSite } from '../content/site.ts';
import type { LibrarySnapshot } from '../library.ts';
import type { Theme } from '../site/theme.ts';
import { templateOf } from '../site/view-models.ts';

/** The moment the newsroom is looked at. */
export const MOMENT = new Date('2026-03-09T12:00:00Z');

function uuid(kind: number, number: number): string {
  const tail = String(number).padStart(11, '0');
  return `0190a000-0000-7000-8000-${kind}${tail}`;
}
export const exampleArticleId = (number: number): ArticleId => articleId.parse(uuid(1, number));
export const exampleTermId = (number: number): TermId => termId.parse(uuid(2, number));
export const examplePersonId = (number: number) => personId.parse(uuid(3, number));
export const exampleAssetId = (number: number): AssetId =>
  assetId.parse(number.toString(16).padStart(64, '0'));

export const exampleNewsType = exampleTermId(90);

/** A published article; `number` decides its id, its address and, day by day, its date. */
export function exampleArticle(number: number, changes: Partial<Article> = {}): Article {
  const day = new Date(Date.UTC(2026, 0, number, 9)).toISOString();
  return {
    ...newArticle(exampleArticleId(number), {
      newsType: exampleNewsType,
      language: 'en',
      now: day,
    }),
    slug: `article-${number}`,
    headline: `Article ${number}`,
    summary: `What article ${number} says.`,
    body: textBody(`The text of article ${number}.`),
    status: 'published',
    publishedAt: day,
    ...changes,
  };
}

export function textBody(text: string, ...more: BodyNode[]): Article['body'] {
  const paragraph = { type: 'paragraph', content: [{ type: 'text', text }] };
  return { ...emptyBody(), document: { type: 'doc', content: [paragraph, ...more] } };
}

export function exampleAsset(number: number, changes: Partial<Asset> = {}): Asset {
  return {
    id: exampleAssetId(number),
    fileName: `File ${number}.jpg`,
    mediaType: 'image/jpeg',
    extension: 'jpg',
    size: 1000 + number,
    width: 640,
    height: 480,
    alt: { en: `Picture ${number}` },
    decorative: false,
    caption: {},
    credit: '',
    licence: '',
    createdAt: '2026-01-01T00:00:00.000Z',
    ...changes,
  };
}

export function exampleTerm(number: number, name: string) {
  return {
    id: exampleTermId(number),
    name,
    slug: name.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
    description: '',
    order: number,
  };
}

export function exampleNewsroom(
  articles: readonly Article[],
  changes: {
    site?: Partial<LibrarySnapshot['site']>;
    taxonomy?: Partial<LibrarySnapshot['taxonomy']>;
    people?: LibrarySnapshot['people'];
    redirects?: LibrarySnapshot['redirects'];
    assets?: readonly Asset[];
    newsletters?: LibrarySnapshot['newsletters'];
  } = {},
): LibrarySnapshot {
  return {
    id: libraryId.parse(uuid(0, 1)),
    site: {
      ...startingSite('Example News', 'Europe/Brussels'),
      tagline: 'News made up for tests',
      baseUrl: 'https://news.example/',
      theme: 'plain',
      ...changes.site,
    },
    taxonomy: {
      categories: [exampleTerm(1, 'Prisons'), exampleTerm(2, 'Research')],
      newsTypes: [exampleTerm(90, 'Report')],
      tags: [],
      ...changes.taxonomy,
    },
    people: changes.people ?? [],
    redirects: changes.redirects ?? [],
    articles: articles.map(packArticle),
    assets: new Map((changes.assets ?? []).map((asset) => [asset.id, asset])),
    newsletters: changes.newsletters ?? [],
    templates: [],
  };
}

/** A theme that writes the whole view into the page: what is in no view cannot be on a page. */
export const plainTheme: Theme = {
  name: 'plain',
  templates: new Map(
    Object.values(templateOf).map((name) => [
      name,
      '<!doctype html><html lang="{{ frame.language }}"><title>{{ frame.title }}</title><a href="#content">Skip</a><main id="content"><h1>{{ frame.title }}</h1><pre>{{ page | json }}{{ frame | json }}</pre>{{ page.bodyHtml | raw }}</main></html>\n',
    ]),
  ),
  words: new Map([['en', {}]]),
  settings: {},
  colours: { primary: '#0F4A42', badge: '#F6C64A' },
  fonts: [],
  assets: new Map([['assets/site.css', new Uint8Array([98, 111, 100, 121])]]),
};
