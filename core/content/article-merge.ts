// Two windows, or two computers, changed one article: what did each change, and do the changes meet?
import { canonicalJson } from '../canonical-json.ts';
import { type Article, type ArticleEdit, articleEdit } from './article.ts';
import { membersOfState, takeMember } from './article-members.ts';

export type EditField = keyof ArticleEdit;

/** The members of an article that a window may change. */
// Object.keys cannot know that a shape has no members but its own.
const editFields = Object.keys(articleEdit.shape) as EditField[];

/** What the store decides by itself when something else changes: an edit that does not name it follows the library. */
const derivedFields: ReadonlySet<EditField> = new Set(['related']);

/** Which members are different in two versions of an article. */
export function changedFields(one: Article, other: Article): EditField[] {
  return editFields.filter(
    (field) => !derivedFields.has(field) && !isSame(one[field], other[field]),
  );
}

/**
 * The members in which a window's version and the library's can not both be right: `touched` in the window, and
 * changed in the library since `base`, to something else than the window has.
 */
export function clashingFields(
  base: Article,
  mine: Article,
  theirs: Article,
  touched: ReadonlySet<EditField>,
): EditField[] {
  return changedFields(base, theirs).filter(
    (field) => touched.has(field) && !isSame(mine[field], theirs[field]),
  );
}

/** The library's version with what was touched in the window: what keeping the window's side comes to. */
export function withTouched(
  theirs: Article,
  mine: Article,
  touched: ReadonlySet<EditField>,
): Article {
  const merged = { ...theirs };
  for (const field of touched) takeMember(mine, merged, field);
  return merged;
}

/** Which draft is highlighted is no part of its text either, and what a translation was made from follows its text by itself. */
const fieldsOfState: ReadonlySet<EditField> = new Set([
  ...membersOfState,
  'highlighted',
  'translatedFrom',
]);

/** The article with the text and details of a draft that holds another version of it. */
export function withContentOf(article: Article, draft: Article): Article {
  const content = editFields.filter((field) => !fieldsOfState.has(field));
  return withTouched(article, draft, new Set(content));
}

/** The edit that makes `touched` what they are in `article`; a member that is gone is named without a value. */
export function editOfFields(article: Article, touched: ReadonlySet<EditField>): ArticleEdit {
  return Object.fromEntries([...touched].map((field) => [field, article[field]]));
}

function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (one === undefined || other === undefined) return false;
  return canonicalJson(one) === canonicalJson(other);
}
