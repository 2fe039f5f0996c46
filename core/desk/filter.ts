// Which articles does an editor want to see? Conditions that all must hold, each with values of which one is enough.
import * as z from 'zod';
import type { FindingCounts } from '../checks/report.ts';
import { articleStatus } from '../content/article.ts';
import { personId, termId } from '../content/ids.ts';
import type { Site, Taxonomy } from '../content/site.ts';
import { unreachable } from '../errors.ts';
import type { ArticleSummary } from '../library.ts';
import { addDays, addMonths, Days, mondayOf } from './days.ts';

/** Days that are counted from today, so that a saved view is as right next week. A week begins on Monday. */
export const relativeDays = [
  'today',
  'thisWeek',
  'nextWeek',
  'thisMonth',
  'last30Days',
  'last12Months',
  'thisYear',
] as const;
export const relativeDay = z.enum(relativeDays);
export type RelativeDay = z.infer<typeof relativeDay>;

/** What an article may have or be. */
export const marks = [
  'attachment',
  'highlighted',
  'new',
  'embargo',
  'undescribed',
  'blocking',
  'warning',
] as const;
/** Those that the checks tell of. */
export const checkedMarks = ['undescribed', 'blocking', 'warning'] as const satisfies Mark[];
export const mark = z.enum(marks);
export type Mark = z.infer<typeof mark>;

/** What readers see of it. */
export const liveStates = ['live', 'changed', 'notLive'] as const;
export const liveValue = z.enum(liveStates);
export type LiveValue = z.infer<typeof liveValue>;

/** `none`: the article has no category, or no byline. `me`: whoever looks. */
const none = z.literal('none');

const several = <T extends z.ZodType>(value: T) => z.array(value).min(1).max(100);

export const condition = z.discriminatedUnion('field', [
  z.object({ field: z.literal('status'), is: z.boolean(), values: several(articleStatus) }),
  /** A category stands for the ones below it, too. */
  z.object({
    field: z.literal('category'),
    is: z.boolean(),
    values: several(z.union([termId, none])),
  }),
  z.object({ field: z.literal('newsType'), is: z.boolean(), values: several(termId) }),
  z.object({ field: z.literal('tag'), is: z.boolean(), values: several(z.union([termId, none])) }),
  z.object({ field: z.literal('language'), is: z.boolean(), values: several(z.string().max(40)) }),
  z.object({
    field: z.literal('person'),
    is: z.boolean(),
    values: several(z.union([personId, none, z.literal('me')])),
  }),
  z.object({
    field: z.literal('date'),
    /** `since` and `before` take a day, `in` a span that moves with today. */
    how: z.enum(['since', 'before', 'in']),
    value: z.union([relativeDay, z.iso.date()]),
  }),
  z.object({ field: z.literal('mark'), is: z.boolean(), values: several(mark) }),
  z.object({
    field: z.literal('live'),
    is: z.boolean(),
    values: several(liveValue),
    /** Null: on any target. */
    target: z.string().nullable(),
  }),
]);
export type Condition = z.infer<typeof condition>;
export type FilterField = Condition['field'];

export const filter = z.array(condition).max(20);
export type Filter = readonly Condition[];

/** One target, and what readers see there of an article. */
export interface LiveThere {
  readonly id: string;
  stateOf(article: ArticleSummary): LiveValue;
}

/** What a filter has to know beside the articles. */
export interface FilterContext {
  readonly taxonomy: Taxonomy;
  readonly site: Pick<Site, 'timeZone' | 'newBadgeDays'>;
  readonly now: Date;
  /** The byline of whoever looks, where it is known. */
  readonly me: string | null;
  readonly live: readonly LiveThere[];
  /** What the checks counted, of the articles in which they found something; nothing of any while it is not known. */
  readonly findings: ReadonlyMap<string, FindingCounts>;
}

/** Whether a filter asks what the checks say. */
export function asksForFindings(conditions: Filter): boolean {
  const asked = new Set<string>(checkedMarks);
  return conditions.some((one) => one.field === 'mark' && one.values.some((id) => asked.has(id)));
}

export type Matches = (article: ArticleSummary) => boolean;

/** A filter made ready for thousands of articles: what is dear is computed once. */
export function compileFilter(conditions: Filter, context: FilterContext): Matches {
  const days = new Days(context.site.timeZone);
  const all = conditions.map((one) => compileCondition(one, context, days));
  return (article) => all.every((matches) => matches(article));
}

function compileCondition(one: Condition, context: FilterContext, days: Days): Matches {
  if (one.field === 'date') {
    const [from, until] = spanOf(one, days, context.now);
    return (article) => {
      const at = dateOf(article);
      return at >= from && at < until;
    };
  }
  const matches = compileValues(one, context, days);
  return one.is ? matches : (article) => !matches(article);
}

function compileValues(
  one: Exclude<Condition, { field: 'date' }>,
  context: FilterContext,
  days: Days,
): Matches {
  switch (one.field) {
    case 'status': {
      const wanted = new Set(one.values);
      return ({ status }) => wanted.has(status);
    }
    case 'category': {
      const wanted = withChildren(one.values, context.taxonomy);
      return ({ categories }) => isAny(categories, wanted);
    }
    case 'newsType': {
      const wanted = new Set(one.values);
      return ({ newsType }) => wanted.has(newsType);
    }
    case 'tag': {
      const wanted = new Set<string>(one.values);
      return ({ tags }) => isAny(tags, wanted);
    }
    case 'language': {
      const wanted = new Set(one.values);
      return ({ language }) => wanted.has(language);
    }
    case 'person': {
      const wanted = new Set<string>(
        one.values.flatMap((value) => (value === 'me' ? (context.me ?? []) : value)),
      );
      return ({ bylines }) => isAny(bylines, wanted);
    }
    case 'mark': {
      const tests = one.values.map((value) => compileMark(value, context, days));
      return (article) => tests.some((test) => test(article));
    }
    case 'live': {
      const wanted = new Set(one.values);
      const targets = context.live.filter(({ id }) => one.target === null || id === one.target);
      return (article) => targets.some((target) => wanted.has(target.stateOf(article)));
    }
    default:
      return unreachable(one);
  }
}

function compileMark(value: Mark, { site, now, findings }: FilterContext, days: Days): Matches {
  switch (value) {
    case 'attachment':
      return ({ attachmentCount }) => attachmentCount > 0;
    case 'highlighted':
      return ({ highlighted }) => highlighted;
    case 'embargo':
      return ({ embargoUntil }) =>
        embargoUntil !== undefined && Date.parse(embargoUntil) > now.getTime();
    case 'undescribed':
    case 'blocking':
    case 'warning':
      return ({ id }) => (findings.get(id)?.[value] ?? 0) > 0;
    case 'new': {
      // As the website counts: by days of its own zone.
      const today = days.dayOf(now.getTime());
      const since = days.startOf(addDays(today, 1 - site.newBadgeDays));
      return (article) => isOut(article, now) && dateOf(article) >= since;
    }
    default:
      return unreachable(value);
  }
}

/** Whether readers may see it, by the same rule as the export. */
function isOut(article: ArticleSummary, now: Date): boolean {
  const { status, embargoUntil } = article;
  if (status !== 'published' && status !== 'scheduled') return false;
  if (embargoUntil !== undefined && Date.parse(embargoUntil) > now.getTime()) return false;
  const hasDate = (article.publishedAt ?? article.publishAt) !== undefined;
  return hasDate && dateOf(article) <= now.getTime();
}

function isAny(values: readonly string[], wanted: ReadonlySet<string>): boolean {
  if (values.length === 0) return wanted.has('none');
  return values.some((value) => wanted.has(value));
}

/** The categories, with all that stand below them. */
function withChildren(values: readonly string[], { categories }: Taxonomy): ReadonlySet<string> {
  const wanted = new Set<string>(values);
  // Until nothing is added: a category may stand below one that was added a moment ago.
  for (let size = -1; size !== wanted.size; ) {
    size = wanted.size;
    for (const { id, parent } of categories) {
      if (parent !== undefined && wanted.has(parent)) wanted.add(id);
    }
  }
  return wanted;
}

/** From which moment until before which one. */
function spanOf(
  { how, value }: Extract<Condition, { field: 'date' }>,
  days: Days,
  now: Date,
): readonly [from: number, until: number] {
  const [first, end] = daysOf(value, days.dayOf(now.getTime()));
  const [from, until] = [days.startOf(first), days.startOf(end)];
  switch (how) {
    case 'since':
      return [from, Number.POSITIVE_INFINITY];
    case 'before':
      return [Number.NEGATIVE_INFINITY, from];
    case 'in':
      return [from, until];
    default:
      return unreachable(how);
  }
}

/** The first day of a span, and the one after its last. */
export function daysOf(
  value: RelativeDay | (string & {}),
  today: string,
): readonly [first: string, end: string] {
  const known = relativeDay.safeParse(value);
  if (!known.success) return [value, addDays(value, 1)];
  const month = today.slice(0, 7);
  const span: RelativeDay = known.data;
  switch (span) {
    case 'today':
      return [today, addDays(today, 1)];
    case 'thisWeek':
      return [mondayOf(today), addDays(mondayOf(today), 7)];
    case 'nextWeek':
      return [addDays(mondayOf(today), 7), addDays(mondayOf(today), 14)];
    case 'thisMonth':
      return [`${month}-01`, `${addMonths(month, 1)}-01`];
    case 'last30Days':
      return [addDays(today, -29), addDays(today, 1)];
    case 'last12Months':
      return [`${addMonths(month, -11)}-01`, addDays(today, 1)];
    case 'thisYear':
      return [`${today.slice(0, 4)}-01-01`, `${Number(today.slice(0, 4)) + 1}-01-01`];
    default:
      return unreachable(span);
  }
}

const dates = new WeakMap<ArticleSummary, number>();

/**
 * The day that counts of an article, as a moment: when it went live, or will, or else when it was made. Never its last change, or rows would
 * move whenever something is saved.
 */
export function dateOf(article: ArticleSummary): number {
  let at = dates.get(article);
  if (at === undefined) {
    const live = article.publishedAt ?? article.publishAt;
    at = live === undefined ? madeAt(article.id) : Date.parse(live);
    dates.set(article, at);
  }
  return at;
}

/** An identifier says when it was made: its first 48 bits are milliseconds. */
function madeAt(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}
