// What does related news look at in an article? Its words, categories, people and the day it goes out; nothing else.
import { type Article, liveSince } from '../content/article.ts';
import { type BodyNode, nodesOf, plainText } from '../content/body.ts';
import type { ArticleId, PersonId, TermId } from '../content/ids.ts';
import { eachWord } from '../search/words.ts';

export interface RelatedFacts {
  readonly id: ArticleId;
  readonly language: string;
  /** When it went or goes live, in milliseconds since 1970. */
  readonly date: number;
  readonly newsType: TermId;
  readonly categories: readonly TermId[];
  /** Who wrote it and whom its lists of people name. */
  readonly people: readonly string[];
  /** The article that this one and its translations are versions of. */
  readonly original: ArticleId;
  readonly headline: string;
  readonly standfirst: string;
  readonly summary: string;
  readonly body: string;
}

/**
 * What counts of an article, or undefined where it is neither out nor scheduled: drafts are in no list and have none.
 * `nameOf` knows the people of the newsroom.
 */
export function relatedFacts(
  article: Article,
  nameOf: (person: PersonId) => string | undefined,
): RelatedFacts | undefined {
  if (article.status !== 'published' && article.status !== 'scheduled') return undefined;
  const date = liveSince(article);
  if (date === undefined) return undefined;
  const { document } = article.body;
  const people = [
    ...article.bylines.flatMap((person) => nameOf(person) ?? []),
    ...[...nodesOf(document)].flatMap(nameInList),
  ];
  return {
    id: article.id,
    language: article.language,
    date: date.getTime(),
    newsType: article.newsType,
    categories: article.categories,
    people,
    original: article.translationOf ?? article.id,
    headline: article.headline,
    standfirst: article.standfirst,
    summary: article.summary,
    body: plainText(document),
  };
}

/** A name as two articles may spell it: by its words alone. */
export function nameKey(name: string): string {
  const words: string[] = [];
  eachWord(name, (word) => void words.push(word));
  return words.join(' ');
}

function nameInList(node: BodyNode): string[] {
  const name = node.type === 'personEntry' ? node.attrs?.name : undefined;
  return typeof name === 'string' && name !== '' ? [name] : [];
}
