// What the whole newsroom looks like at one moment: the read model that pages, lists and checks are made from.
import type { ArticleEvent, ArticleFacts, ArticleStatus } from './content/article.ts';
import type { Asset } from './content/asset.ts';
import type { ArticleId, AssetId, LibraryId, PersonId, TermId } from './content/ids.ts';
import type { NewsletterIssue, NewsletterTemplate } from './content/newsletter.ts';
import type { PackedArticle } from './content/packed-article.ts';
import type { Person, Redirects, Site, Taxonomy } from './content/site.ts';
import { transliterate } from './content/transliterate.ts';

/** Every record of a library, frozen: what an export works on. */
export interface LibrarySnapshot {
  readonly id: LibraryId;
  readonly site: Site;
  readonly taxonomy: Taxonomy;
  readonly people: readonly Person[];
  readonly redirects: Redirects['redirects'];
  readonly articles: readonly PackedArticle[];
  readonly assets: ReadonlyMap<AssetId, Asset>;
  /** Every issue, drafts among them: what is sent is public, and nothing else. */
  readonly newsletters: readonly NewsletterIssue[];
  readonly templates: readonly NewsletterTemplate[];
}

/** What the article list shows of an article: never its body. */
export interface ArticleSummary {
  readonly id: ArticleId;
  readonly headline: string;
  readonly status: ArticleStatus;
  readonly newsType: TermId;
  readonly categories: readonly TermId[];
  readonly tags: readonly TermId[];
  readonly bylines: readonly PersonId[];
  readonly language: string;
  readonly translationOf: ArticleId | undefined;
  readonly attachmentCount: number;
  readonly highlighted: boolean;
  readonly updatedAt: string;
  readonly publishedAt: string | undefined;
  readonly publishAt: string | undefined;
  readonly embargoUntil: string | undefined;
  readonly dueAt: string | undefined;
  readonly assignee: string | undefined;
  readonly event: SummaryEvent | undefined;
  readonly revision: number;
}

/** The event of an article as lists and calendars know it. */
export type SummaryEvent = Omit<ArticleEvent, 'link'>;

export function summarise(from: ArticleFacts): ArticleSummary {
  return {
    id: from.id,
    headline: from.headline,
    status: from.status,
    newsType: from.newsType,
    categories: from.categories,
    tags: from.tags,
    bylines: from.bylines,
    language: from.language,
    translationOf: from.translationOf,
    attachmentCount: from.attachments.length,
    highlighted: from.highlighted,
    updatedAt: from.updatedAt,
    publishedAt: from.publishedAt,
    publishAt: from.publishAt?.instant,
    embargoUntil: from.embargoUntil?.instant,
    dueAt: from.dueAt?.instant,
    assignee: from.assignee,
    event: from.event === undefined ? undefined : summariseEvent(from.event),
    revision: from.revision,
  };
}

function summariseEvent({ link: _link, ...event }: ArticleEvent): SummaryEvent {
  return event;
}

const searchable = new WeakMap<ArticleSummary, string>();

/** The headline as it is searched in: case and marks of letters do not count. Made once for each summary. */
export function searchableHeadline(summary: ArticleSummary): string {
  let text = searchable.get(summary);
  if (text === undefined) {
    text = transliterate(summary.headline);
    searchable.set(summary, text);
  }
  return text;
}

/** Whether `searchableHeadline` costs nothing any more. */
export function isReadyForSearch(summary: ArticleSummary): boolean {
  return searchable.has(summary);
}
