// What does a translation begin with? The text of the version it is made from, to be typed over, and nothing of its way to the readers.
import type { Article, ArticleEdit } from '../content/article.ts';
import { withoutImport } from '../content/article-changes.ts';
import type { ArticleId } from '../content/ids.ts';
import { basisOfCopy, basisOfText, followed, type TranslatedFrom } from './basis.ts';

export interface MadeFrom {
  /** The version whose text is copied. */
  readonly from: Article;
  readonly original: ArticleId;
  /** The original as it is; undefined where it is not there any more. */
  readonly originalText: Article | undefined;
  readonly language: string;
}

/** A new draft in another language. Address, state, dates, corrections, related news and what search engines are told are to be its own. */
export function translationDraft({
  from,
  original,
  originalText,
  language,
}: MadeFrom): ArticleEdit {
  const translatedFrom = basisFor(from, original, originalText);
  const { event, featuredImage, sourceLink } = from;
  return {
    headline: from.headline,
    standfirst: from.standfirst,
    summary: from.summary,
    language,
    body: from.body,
    bylines: from.bylines,
    categories: from.categories,
    newsType: from.newsType,
    tags: from.tags,
    attachments: from.attachments,
    translationOf: original,
    ...(translatedFrom === undefined ? {} : { translatedFrom }),
    ...(featuredImage === undefined ? {} : { featuredImage }),
    // What was imported is the event of the article that it was imported for.
    ...(event === undefined ? {} : { event: withoutImport(event) }),
    ...(sourceLink === undefined ? {} : { sourceLink }),
  };
}

/** A translation of a translation is as far behind the original as the one it was made from. */
function basisFor(
  from: Article,
  original: ArticleId,
  originalText: Article | undefined,
): TranslatedFrom | undefined {
  if (from.id === original) return basisOfCopy(original, from);
  if (from.translatedFrom?.original === original) {
    return followed(from.translatedFrom, from.body.document);
  }
  return originalText === undefined ? undefined : basisOfText(original, originalText, from.body);
}
