// How do thousands of article summaries pass a border at little cost? As columns, and as one text.
//
// Ten thousand summaries of nineteen members are copied member by member between processes, and checked one by one.
// As columns they are a few arrays, as text they are one string, and what is checked of them is the same.
import * as z from 'zod';
import { type ArticleStatus, articleEvent, articleStatus } from '../content/article.ts';
import {
  type ArticleId,
  articleId,
  type PersonId,
  personId,
  type TermId,
  termId,
} from '../content/ids.ts';
import type { ArticleSummary } from '../library.ts';

/** An array whose every member is a `T`. */
function columnOf<T>(isMember: (value: unknown) => value is T) {
  return z.custom<T[]>((value) => Array.isArray(value) && value.every((one) => isMember(one)));
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isInteger = (value: unknown): value is number => Number.isSafeInteger(value);
const statuses: ReadonlySet<unknown> = new Set(articleStatus.options);

export const columns = {
  texts: columnOf(isText),
  integers: columnOf(isInteger),
  numbers: columnOf((value): value is number => typeof value === 'number'),
} as const;
const { texts, integers } = columns;
const textsOrNulls = columnOf((value): value is string | null => value === null || isText(value));

const places = columnOf(
  (value): value is number[] => Array.isArray(value) && value.every((one) => isInteger(one)),
);

/** What few articles have: of those that do, by their place in the list. */
const rarely = z.object({
  translationOf: articleId.optional(),
  dueAt: z.string().optional(),
  assignee: z.string().optional(),
  event: articleEvent.omit({ link: true }).optional(),
});
type Rarely = keyof typeof rarely.shape;

const members = {
  id: columnOf((value): value is ArticleId => isText(value) && z.regexes.uuid7.test(value)),
  headline: texts,
  status: columnOf((value): value is ArticleStatus => statuses.has(value)),
  newsType: integers,
  categories: places,
  tags: places,
  bylines: places,
  language: texts,
  attachmentCount: integers,
  highlighted: columnOf((value): value is boolean => typeof value === 'boolean'),
  updatedAt: texts,
  publishedAt: textsOrNulls,
  publishAt: textsOrNulls,
  embargoUntil: textsOrNulls,
  revision: integers,
} satisfies Record<Exclude<keyof ArticleSummary, Rarely>, z.ZodType>;

/** The members of a summary, as one word: packed summaries that were kept may be those of another Galley. */
export const summaryMembers = [...Object.keys(members), ...Object.keys(rarely.shape)].sort().join();

const packed = z.object({
  ...members,
  rare: z.array(z.tuple([z.int(), rarely])),
  /** Each news type, category and tag once; the columns hold their places in here. */
  terms: z.array(termId),
  /** Each byline once, in the same way. */
  people: z.array(personId),
});
export type PackedSummaries = z.input<typeof packed>;

/** Packed summaries, parsed into the summaries they are. */
export const packedSummaries = packed.transform((from, context): ArticleSummary[] => {
  const isEven = Object.keys(members).every(
    // The keys of `members` are those of the object that was parsed with it.
    (key) => from[key as keyof typeof members].length === from.id.length,
  );
  const termAt = (place: number): TermId => {
    const term = from.terms[place];
    if (term === undefined) throw new RangeError(`there is no term ${place}`);
    return term;
  };
  const personAt = (place: number): PersonId => {
    const person = from.people[place];
    if (person === undefined) throw new RangeError(`there is no person ${place}`);
    return person;
  };
  try {
    if (!isEven) throw new RangeError('columns of several lengths');
    // Every column is as long as the ids, and has been looked at.
    const at = <T>(column: readonly T[], row: number): T => column[row] as T;
    const rare = new Map(from.rare);
    return from.id.map((id, row) => ({
      id,
      headline: at(from.headline, row),
      status: at(from.status, row),
      newsType: termAt(at(from.newsType, row)),
      categories: at(from.categories, row).map(termAt),
      tags: at(from.tags, row).map(termAt),
      bylines: at(from.bylines, row).map(personAt),
      language: at(from.language, row),
      attachmentCount: at(from.attachmentCount, row),
      highlighted: at(from.highlighted, row),
      updatedAt: at(from.updatedAt, row),
      publishedAt: at(from.publishedAt, row) ?? undefined,
      publishAt: at(from.publishAt, row) ?? undefined,
      embargoUntil: at(from.embargoUntil, row) ?? undefined,
      translationOf: rare.get(row)?.translationOf,
      dueAt: rare.get(row)?.dueAt,
      assignee: rare.get(row)?.assignee,
      event: rare.get(row)?.event,
      revision: at(from.revision, row),
    }));
  } catch (error) {
    context.addIssue(String(error));
    return z.NEVER;
  }
});

/** The summaries as columns, in their order. */
export function packSummaries(summaries: readonly ArticleSummary[]): PackedSummaries {
  const terms = new Map<TermId, number>();
  const people = new Map<PersonId, number>();
  const placeOf = (term: TermId): number => placeIn(terms, term);
  return {
    id: summaries.map((one) => one.id),
    headline: summaries.map((one) => one.headline),
    status: summaries.map((one) => one.status),
    newsType: summaries.map((one) => placeOf(one.newsType)),
    categories: summaries.map((one) => one.categories.map(placeOf)),
    tags: summaries.map((one) => one.tags.map(placeOf)),
    bylines: summaries.map((one) => one.bylines.map((person) => placeIn(people, person))),
    language: summaries.map((one) => one.language),
    attachmentCount: summaries.map((one) => one.attachmentCount),
    highlighted: summaries.map((one) => one.highlighted),
    updatedAt: summaries.map((one) => one.updatedAt),
    publishedAt: summaries.map((one) => one.publishedAt ?? null),
    publishAt: summaries.map((one) => one.publishAt ?? null),
    embargoUntil: summaries.map((one) => one.embargoUntil ?? null),
    rare: summaries.flatMap(({ translationOf, dueAt, assignee, event }, row) =>
      [translationOf, dueAt, assignee, event].every((member) => member === undefined)
        ? []
        : [[row, { translationOf, dueAt, assignee, event }]],
    ),
    revision: summaries.map((one) => one.revision),
    terms: [...terms.keys()],
    people: [...people.keys()],
  };
}

/** The place of a value among those that were named so far; a new one comes last. */
function placeIn<T>(known: Map<T, number>, value: T): number {
  const place = known.get(value) ?? known.size;
  known.set(value, place);
  return place;
}

/** Packed summaries as they pass from the main process to a window. */
export const summariesText = z.string().brand<'SummariesText'>();
export type SummariesText = z.infer<typeof summariesText>;

export function writeSummaries(summaries: readonly ArticleSummary[]): SummariesText {
  return summariesText.parse(JSON.stringify(packSummaries(summaries)));
}

/** Throws where the text is not what `writeSummaries` makes. */
export function readSummaries(text: SummariesText): ArticleSummary[] {
  return packedSummaries.parse(JSON.parse(text));
}
