// Which articles tell one story in several languages?
import type { ArticleFacts } from '../content/article.ts';
import type { ArticleId } from '../content/ids.ts';

/** Names the story that an article tells: the article it was first written as. */
export type StoryOf = (id: ArticleId) => ArticleId;

/** The stories of a newsroom. An article that is not there any more is a story of its own. */
export function storiesOf(
  articles: readonly Pick<ArticleFacts, 'id' | 'translationOf'>[],
): StoryOf {
  const originals = new Map(articles.map(({ id, translationOf }) => [id, translationOf]));
  return (id) => {
    const passed = new Set<ArticleId>();
    let story = id;
    // Two articles that name each other, which only a hand-made file does, are one story all the same.
    for (let next = originals.get(story); next !== undefined; next = originals.get(story)) {
      passed.add(story);
      if (passed.has(next)) return [...passed].sort()[0] ?? next;
      story = next;
    }
    return story;
  };
}
