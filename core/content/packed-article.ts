// How does a reader of a whole archive hold an article? With its text as the JSON it is stored as: a tenth of the memory.
import type { Article, ArticleFacts } from './article.ts';
import type { ArticleBody } from './body.ts';

/** An article whose body is kept as text until somebody needs it. */
export type PackedArticle = ArticleFacts & { readonly bodyText: string };

export function packArticle({ body, ...facts }: Article): PackedArticle {
  return { ...facts, bodyText: JSON.stringify(body) };
}

/** The body, made anew at each call. */
export function bodyOf({ bodyText }: Pick<PackedArticle, 'bodyText'>): ArticleBody {
  // It was packed from an article that had passed its schema.
  return JSON.parse(bodyText) as ArticleBody;
}
