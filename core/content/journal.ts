// What does the keystroke journal keep of an article that is being written? Its unsaved text, and how two texts compare.
import * as z from 'zod';
import { canonicalJson } from '../canonical-json.ts';
import type { Article, ArticleEdit } from './article.ts';
import { type ArticleBody, articleBody } from './body.ts';

/** Longer texts than this are no articles; the journal refuses them. */
const MOST_CHARACTERS = 64 * 1024 * 1024;

/** The typed members of an article. The body is JSON text: noting it must cost next to nothing at every keystroke. */
export const notedText = z.object({
  headline: z.string().max(MOST_CHARACTERS),
  standfirst: z.string().max(MOST_CHARACTERS),
  summary: z.string().max(MOST_CHARACTERS),
  body: z.string().max(MOST_CHARACTERS),
});
export type NotedText = z.infer<typeof notedText>;

/** What the window writes into the journal, and what it is compared with. */
export function noteOf(article: Pick<Article, 'headline' | 'standfirst' | 'summary' | 'body'>) {
  const { headline, standfirst, summary, body } = article;
  return { headline, standfirst, summary, body: JSON.stringify(body) } satisfies NotedText;
}

/** The edit that a noted text amounts to. */
export type NotedEdit = Required<Pick<ArticleEdit, 'headline' | 'standfirst' | 'summary'>> & {
  readonly body: ArticleBody;
};

/** The edit that puts a noted text back into an article; undefined where its body cannot be read. */
export function editOf(noted: NotedText): NotedEdit | undefined {
  const { headline, standfirst, summary } = noted;
  try {
    const body = articleBody.safeParse(JSON.parse(noted.body));
    return body.success ? { headline, standfirst, summary, body: body.data } : undefined;
  } catch {
    return undefined;
  }
}

/** One text for equal contents, whatever the order of members in the body. */
export function comparable(noted: NotedText): string {
  let body: unknown = noted.body;
  try {
    body = JSON.parse(noted.body);
  } catch {
    // Compared as the text it is.
  }
  const { headline, standfirst, summary } = noted;
  return canonicalJson({ headline, standfirst, summary, body });
}
