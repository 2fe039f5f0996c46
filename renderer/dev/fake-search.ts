// What would the search process answer? The real index over pretended articles, made anew for each question.
import type { Article } from '../../core/content/article.ts';
import type { SearchAnswer } from '../../core/ipc/search-contract.ts';
import { articleText } from '../../core/search/article-text.ts';
import { readQuery } from '../../core/search/query.ts';
import { type FoundArticle, SearchIndex } from '../../core/search/search-index.ts';
import { makeSnippet } from '../../core/search/snippet.ts';

export function fakeSearch(
  articles: ReadonlyMap<string, Article>,
  typed: string,
  limit: number,
): SearchAnswer {
  const index = new SearchIndex();
  const texts = new Map(
    [...articles].map(([id, article]) => [id, articleText(article, () => undefined)]),
  );
  for (const [id, text] of texts) index.put(id, text);
  const query = readQuery(typed) ?? [];
  const found = all(index.search(query));
  const hits: SearchAnswer['hits'] = [];
  for (const { id } of found.slice(0, limit)) {
    const [article, text] = [articles.get(id), texts.get(id)];
    if (article === undefined || text === undefined) continue;
    const { highlights, ...passage } = makeSnippet(text, query);
    hits.push({
      id: article.id,
      ...passage,
      highlights: highlights.map(([start, end]) => [start, end]),
    });
  }
  const known = articles.size;
  return { hits, total: found.length, known, articles: known, isReady: true };
}

function all(search: Generator<void, FoundArticle[]>): FoundArticle[] {
  for (;;) {
    const step = search.next();
    if (step.done) return step.value;
  }
}
