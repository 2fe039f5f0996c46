// What is a check: the contract each file of this folder fills in, and what a check may ask of the world around an article.
import type { AccessibilityFinding } from '../blocks/accessibility.ts';
import type { FixWord, GoWord, Reason } from '../check-messages.ts';
import type { Article, ArticleEdit } from '../content/article.ts';
import type { Asset, AssetEdit } from '../content/asset.ts';
import type { BodyNode } from '../content/body.ts';
import type { ArticleId, AssetId } from '../content/ids.ts';
import type { SourceChange } from '../translations/source-changes.ts';
import type { BodyReading } from './body-reading.ts';
import type { LinkOutcome } from './link-outcome.ts';
import type { PdfFacts } from './pdf-facts.ts';

/** What keeps an article from its readers, what should be mended, and what would be better. */
export const severities = ['blocking', 'warning', 'advice'] as const;
export type Severity = (typeof severities)[number];

/** The parts of an article beside its body that a finding can be about. */
export const checkedFields = [
  'headline',
  'standfirst',
  'text',
  'summary',
  'categories',
  'address',
  'goesLive',
  'embargo',
  'event',
  'featuredImage',
  'searchResult',
] as const;
export type CheckedField = (typeof checkedFields)[number];

/** Where a finding is. Numbers count from 1. */
export type CheckPlace =
  | { readonly at: 'field'; readonly field: CheckedField }
  /** A block: the way to it (the position of each ancestor among its siblings), and which of its type it is. */
  | {
      readonly at: 'body';
      readonly path: readonly number[];
      readonly type: string;
      readonly number: number;
    }
  | { readonly at: 'attachment'; readonly number: number }
  /** A file, and the way to the first block that shows or offers it; null where that is the featured image. */
  | {
      readonly at: 'asset';
      readonly asset: AssetId;
      readonly fileName: string;
      readonly path: readonly number[] | null;
    };

/** What one press mends: a pure step from what is there to what should be. */
export type Fix = { readonly label: FixWord } & (
  | { readonly mends: 'article'; readonly edit: (article: Article) => ArticleEdit }
  /** The block at the place of the finding becomes another one, or goes. */
  | { readonly mends: 'block'; readonly change: (block: BodyNode) => BodyNode | null }
  | {
      readonly mends: 'asset';
      readonly asset: AssetId;
      readonly edit: (asset: Asset) => AssetEdit;
    }
);

/** What a check says of one place. */
export interface Found {
  readonly severity: Severity;
  readonly place: CheckPlace;
  readonly reason: Reason;
  /** What was judged. Where it changes, the finding is another one, and what was decided about this one no longer counts. */
  readonly judged: unknown;
  readonly fix?: Fix;
  /** What stands on the button that leads there, where nothing can be mended by one press. */
  readonly go?: GoWord;
}

/** What an article that is pointed to is, as far as a check must know. */
export type OtherArticle = Pick<
  Article,
  'headline' | 'status' | 'publishAt' | 'embargoUntil' | 'publishedAt'
>;

/**
 * What checks may ask of the world around an article: handed in, so that they stay pure. Undefined stands for what is not
 * known yet, and then nothing is found; null for what is not there.
 */
export interface CheckContext {
  readonly now: Date;
  /** The languages of the website, its own first. */
  readonly languages: readonly string[];
  /** The day of a moment in the zone of the website, `2026-03-09`. */
  day(moment: Date): string;
  asset(id: AssetId): Asset | null | undefined;
  /** What the bytes of a PDF say of it; null where they cannot be understood. */
  pdf(id: AssetId): PdfFacts | null | undefined;
  article(id: ArticleId): OtherArticle | null | undefined;
  /** What else has the address of this article: its headline, and one that is free. */
  addressClash(article: Article): AddressClash | null | undefined;
  /** What has changed in the original of a translation since, and the language of it; null of an article that is compared with none. */
  source(article: Article): SourceOf | null | undefined;
  /** What came of asking for an address of the web, where a person had it asked for. */
  link(href: string): LinkOutcome | undefined;
}

/** The original of a translation, as far as a check must know. */
export interface SourceOf {
  readonly language: string;
  readonly changes: readonly SourceChange[];
}

export interface AddressClash {
  readonly headline: string;
  readonly free: string;
}

/** What a check looks at. */
export interface CheckSubject {
  readonly article: Article;
  /** The body, read once for all checks. */
  readonly reading: BodyReading;
  /** What the rules of blocks and marks find in the body. */
  readonly faults: readonly AccessibilityFinding[];
}

export interface Check {
  /** Part of the audit trail: never changed, never used again. */
  readonly id: string;
  run(subject: CheckSubject, context: CheckContext): Iterable<Found>;
}
