// What is different between two revisions of an article? Its text block by block, and its details one by one.
import type { Article, ArticleStatus } from '../content/article.ts';
import { type BlockChanges, blocksOf, compareBlocks, textBlock } from './blocks.ts';
import { compareWords, type WordChanges } from './words.ts';

/** One value of a detail, as it is stored: the window writes it with its names and dates. */
export type DetailValue =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'category' | 'newsType' | 'tag' | 'person' | 'article'; readonly id: string }
  | { readonly is: 'instant'; readonly at: string; readonly zone: string | null }
  | { readonly is: 'status'; readonly status: ArticleStatus }
  | { readonly is: 'language'; readonly tag: string }
  | { readonly is: 'yesNo'; readonly yes: boolean }
  | { readonly is: 'decorative' }
  | { readonly is: 'cancelled' }
  | { readonly is: 'file'; readonly asset: string; readonly title: string };

export const detailFields = [
  'state',
  'goesLive',
  'wentLive',
  'embargo',
  'newsType',
  'categories',
  'bylines',
  'tags',
  'language',
  'address',
  'highlighted',
  'attachments',
  'featuredImage',
  'featuredAlt',
  'featuredCaption',
  'event',
  'source',
  'searchTitle',
  'searchDescription',
  'corrections',
  'notice',
  'translationOf',
  'assignee',
  'due',
] as const;
export type DetailField = (typeof detailFields)[number];

export interface DetailChange {
  readonly field: DetailField;
  readonly kept: readonly DetailValue[];
  readonly removed: readonly DetailValue[];
  readonly added: readonly DetailValue[];
  /** The same values in another order. */
  readonly isReordered: boolean;
}

export interface ArticleChanges {
  readonly text: BlockChanges;
  /** Null where the summary is the same. */
  readonly summary: WordChanges | null;
  readonly details: readonly DetailChange[];
  /** How many places are marked. */
  readonly count: number;
  readonly wordsAdded: number;
  readonly wordsRemoved: number;
}

/** Compares two revisions of one article, the older one first. */
export function compareArticles(before: Article, after: Article): ArticleChanges {
  const text = compareBlocks(linesOf(before), linesOf(after));
  const summary =
    before.summary === after.summary
      ? null
      : compareWords(plain(before.summary), plain(after.summary));
  const olds = detailsOf(before);
  const news = detailsOf(after);
  const details = detailFields.flatMap((field) => compareDetail(field, olds[field], news[field]));
  // A moved block has a row where it was and one where it is, and counts once.
  const rows = text.rows.filter((row) => row.change !== 'same' && row.change !== 'movedFrom');
  return {
    text,
    summary,
    details,
    count: rows.length + details.length + (summary === null ? 0 : 1),
    wordsAdded: text.wordsAdded + (summary?.added ?? 0),
    wordsRemoved: text.wordsRemoved + (summary?.removed ?? 0),
  };
}

function linesOf(article: Article) {
  return [
    textBlock('headline', article.headline),
    ...(article.standfirst === '' ? [] : [textBlock('standfirst', article.standfirst)]),
    ...blocksOf(article.body.document),
  ];
}

function plain(text: string) {
  return text === '' ? [] : [{ text, marks: [] }];
}

function detailsOf(article: Article): Readonly<Record<DetailField, readonly DetailValue[]>> {
  const text = (value: string | undefined): DetailValue[] =>
    value === undefined || value === '' ? [] : [{ is: 'text', text: value }];
  const zoned = (value: Article['publishAt']): DetailValue[] =>
    value === undefined ? [] : [{ is: 'instant', at: value.instant, zone: value.zone }];
  const { event, featuredImage, sourceLink, seo } = article;
  return {
    state: [{ is: 'status', status: article.status }],
    goesLive: zoned(article.publishAt),
    wentLive:
      article.publishedAt === undefined
        ? []
        : [{ is: 'instant', at: article.publishedAt, zone: null }],
    embargo: zoned(article.embargoUntil),
    newsType: [{ is: 'newsType', id: article.newsType }],
    categories: article.categories.map((id) => ({ is: 'category', id })),
    bylines: article.bylines.map((id) => ({ is: 'person', id })),
    tags: article.tags.map((id) => ({ is: 'tag', id })),
    language: [{ is: 'language', tag: article.language }],
    address: article.slug.startsWith('draft-') ? [] : text(article.slug),
    highlighted: [{ is: 'yesNo', yes: article.highlighted }],
    attachments: article.attachments.flatMap((one) => [
      { is: 'file', asset: one.asset, title: `${one.title} (${one.language})` },
    ]),
    featuredImage:
      featuredImage === undefined ? [] : [{ is: 'file', asset: featuredImage.asset, title: '' }],
    featuredAlt:
      featuredImage?.decorative === true ? [{ is: 'decorative' }] : text(featuredImage?.alt),
    featuredCaption: text(featuredImage?.caption),
    event:
      event === undefined
        ? []
        : [
            ...zoned(event.start),
            ...zoned(event.end),
            ...text(event.place),
            ...text(event.link),
            ...(event.cancelled === true ? [{ is: 'cancelled' } as const] : []),
          ],
    source: sourceLink === undefined ? [] : [...text(sourceLink.label), ...text(sourceLink.url)],
    searchTitle: text(seo?.title),
    searchDescription: text(seo?.description),
    corrections: article.corrections.flatMap((one) => text(one.text)),
    notice: text(article.takenDown?.text),
    translationOf:
      article.translationOf === undefined ? [] : [{ is: 'article', id: article.translationOf }],
    assignee: text(article.assignee),
    due: zoned(article.dueAt),
  };
}

function compareDetail(
  field: DetailField,
  before: readonly DetailValue[],
  after: readonly DetailValue[],
): DetailChange[] {
  const keyOf = (value: DetailValue): string => JSON.stringify(value);
  const olds = new Set(before.map(keyOf));
  const news = new Set(after.map(keyOf));
  const change: DetailChange = {
    field,
    kept: after.filter((value) => olds.has(keyOf(value))),
    removed: before.filter((value) => !news.has(keyOf(value))),
    added: after.filter((value) => !olds.has(keyOf(value))),
    isReordered: before.map(keyOf).join() !== after.map(keyOf).join(),
  };
  const isChanged = change.removed.length > 0 || change.added.length > 0 || change.isReordered;
  return isChanged ? [change] : [];
}
