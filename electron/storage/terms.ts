// How does a new term come into the taxonomy, once and under a slug of its own?
import type { Low } from 'lowdb';
import { type IdSource, makeTermId } from '../../core/content/ids.ts';
import type { RecordOf } from '../../core/content/record-types.ts';
import type { Category, NewsType, Tag } from '../../core/content/site.ts';
import { makeSlug } from '../../core/content/text.ts';
import { type Result, success } from '../../core/errors.ts';

export type TermKind = 'category' | 'newsType' | 'tag';

/** Adds a term to the taxonomy and writes it; a name that is there already, in any case, answers with its term. */
export async function addTerm(
  taxonomy: Low<RecordOf<'taxonomy'>>,
  kind: TermKind,
  name: string,
  ids: IdSource,
): Promise<Result<Category | NewsType | Tag>> {
  const { categories, newsTypes, tags } = taxonomy.data;
  const list = { category: categories, newsType: newsTypes, tag: tags }[kind];
  const wanted = name.trim();
  const known = list.find((term) => term.name.toLowerCase() === wanted.toLowerCase());
  if (known !== undefined) return success(known);
  const term = {
    id: makeTermId(ids),
    name: wanted,
    slug: makeSlug(wanted, new Set(list.map(({ slug }) => slug)), 'term'),
    description: '',
    order: Math.max(-1, ...list.map(({ order }) => order)) + 1,
  };
  list.push(term);
  try {
    await taxonomy.write();
  } catch (error) {
    list.pop();
    throw error;
  }
  return success(term);
}
