// What can be found of an article? Its words by the place they stand in.
import { type Article, liveSince } from '../content/article.ts';
import { type BodyNode, nodesOf, plainText } from '../content/body.ts';
import type { PersonId } from '../content/ids.ts';

/** Where a word can be found, the places that say most about an article first. */
export const searchFields = [
  'headline',
  'people',
  'standfirst',
  'summary',
  'attachments',
  'captions',
  'body',
] as const;
export type SearchField = (typeof searchFields)[number];

export interface ArticleText {
  readonly language: string;
  /** When it went or goes live, or was made: milliseconds since 1970. Never the last change, which says nothing. */
  readonly date: number;
  readonly fields: Readonly<Record<SearchField, string>>;
}

/** Collects the text of an article; `nameOf` knows the people of the newsroom. */
export function articleText(
  article: Article,
  nameOf: (person: PersonId) => string | undefined,
): ArticleText {
  const { document } = article.body;
  const captions = [...nodesOf(document)].filter((node) => node.type === 'figure').map(plainText);
  const ownCaption = article.featuredImage?.caption;
  if (ownCaption !== undefined) captions.unshift(ownCaption);
  return {
    language: article.language,
    date: (liveSince(article) ?? new Date(article.createdAt)).getTime(),
    fields: {
      headline: article.headline,
      people: lines(article.bylines.map(nameOf)),
      standfirst: article.standfirst,
      summary: article.summary,
      attachments: lines(article.attachments.map((attachment) => attachment.title)),
      captions: lines(captions),
      body: plainText(withoutFigures(document)),
    },
  };
}

function withoutFigures(node: BodyNode): BodyNode {
  if (node.content === undefined) return node;
  const content = node.content.filter((child) => child.type !== 'figure').map(withoutFigures);
  return { ...node, content };
}

function lines(texts: readonly (string | undefined)[]): string {
  return texts.filter((text) => text !== undefined && text !== '').join('\n');
}
