// How does an article look to readers that is not public yet? As if it were published now, and nothing else of it changes.
import { type Article, isPublic } from '../content/article.ts';

/** The article as it would go out at `moment`; the same object where it is public then. */
export function asIfPublished(article: Article, moment: Date): Article {
  if (isPublic(article, moment)) return article;
  const { embargoUntil, publishAt, publishedAt, ...others } = article;
  // One that was out before keeps its day: archived, or taken back to be changed.
  const wasOut = publishedAt !== undefined && Date.parse(publishedAt) <= moment.getTime();
  return {
    ...others,
    status: 'published',
    publishedAt: wasOut ? publishedAt : moment.toISOString(),
  };
}
