// Which articles tell one story in several languages?
import type { ArticleFacts } from '../content/article.ts';
import type { ArticleId } from '../content/ids.ts';

/** Names the story that an article tells: the article it was first written as. */
export type StoryOf = (id: ArticleId) => ArticleId;

/**
 * The stories of these articles, as they tell them themselves: translations of an article that is not among them are one story all
 * the same.
 */
export function storiesOf(
  articles: readonly Pick<ArticleFacts, 'id' | 'translationOf'>[],
): StoryOf {
  const originals = new Map(articles.map(({ id, translationOf }) => [id, translationOf]));
  return storiesBy((id) => originals.get(id));
}

/** The same for articles that are looked up. Nothing is asked twice, so that a long chain of translations costs no more than many short ones. */
export function storiesBy(translationOf: (id: ArticleId) => ArticleId | undefined): StoryOf {
  const stories = new Map<ArticleId, ArticleId>();
  return (id) => {
    const passed = new Set<ArticleId>();
    let here = id;
    while (!stories.has(here) && !passed.has(here)) {
      passed.add(here);
      here = translationOf(here) ?? here;
    }
    const story = stories.get(here) ?? firstOfCircle(here, [...passed]);
    for (const one of passed) stories.set(one, story);
    return story;
  };
}

/**
 * Where a way comes back to: an original, which leads nowhere else, or articles that name each other, which only a hand-made file
 * does and which are the story of the one made first.
 */
function firstOfCircle(back: ArticleId, way: readonly ArticleId[]): ArticleId {
  return way.slice(way.indexOf(back)).sort()[0] ?? back;
}
