// How does a filter read as a sentence, and which values does each field offer?

import { articleStatuses } from '../../../core/content/article.ts';
import type { Condition, FilterField } from '../../../core/desk/filter.ts';
import { liveStates, marks, relativeDay, relativeDays } from '../../../core/desk/filter.ts';
import { unreachable } from '../../../core/errors.ts';
import type { Messages } from '../../../core/messages.ts';
import { longDate } from '../../app/dates.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';

export interface FilterValue {
  readonly id: string;
  readonly name: string;
  /** How far below a parent it stands. */
  readonly depth?: number;
}

/** In the order of the menu. */
export const filterFields: readonly FilterField[] = [
  'status',
  'category',
  'newsType',
  'tag',
  'person',
  'date',
  'language',
  'mark',
  'live',
];

export interface FilterWords {
  readonly messages: Messages;
  readonly contents: LibraryContents;
  readonly targets: readonly { readonly id: string; readonly label: string }[];
}

/** All values of a field, as they are offered. */
export function valuesOf(field: FilterField, { messages, contents }: FilterWords): FilterValue[] {
  const words = messages.desk.filter;
  const { taxonomy, people, summaries } = contents;
  switch (field) {
    case 'status':
      return articleStatuses.map((id) => ({ id, name: messages.statuses[id] }));
    case 'category':
      return [...categoryTree(taxonomy.categories), { id: 'none', name: words.noCategory }];
    case 'newsType':
      return inOrder(taxonomy.newsTypes);
    case 'tag':
      return [...inOrder(taxonomy.tags), { id: 'none', name: words.noTag }];
    case 'person':
      return [
        { id: 'me', name: words.me },
        ...[...people]
          .sort((one, other) => one.name.localeCompare(other.name, messages.locale))
          .map(({ id, name }) => ({ id, name })),
        { id: 'none', name: words.noPerson },
      ];
    case 'date':
      return relativeDays.map((id) => ({ id, name: words.days[id] }));
    case 'language': {
      const known = new Set([
        ...contents.site.languages,
        ...[...summaries.values()].map((one) => one.language),
      ]);
      return [...known].map((id) => ({ id, name: languageName(id, messages.locale) }));
    }
    case 'mark':
      return marks.map((id) => ({ id, name: words.marks[id] }));
    case 'live':
      return liveStates.map((id) => ({ id, name: words.live[id] }));
    default:
      return unreachable(field);
  }
}

/** A condition in three parts: what it is about, how, and the values. */
export function partsOf(
  condition: Condition,
  words: FilterWords,
): { readonly field: string; readonly how: string; readonly value: string } {
  const { messages, targets } = words;
  const names = messages.desk.filter;
  const field = names.fields[condition.field];
  if (condition.field === 'date') {
    const value = relativeDay.safeParse(condition.value);
    const day = value.success
      ? names.days[value.data]
      : longDate(`${condition.value}T12:00:00Z`, messages.locale, 'UTC');
    return { field, how: names.how[condition.how], value: day };
  }
  const how =
    condition.field === 'mark'
      ? condition.is
        ? names.does
        : names.doesNot
      : condition.is
        ? names.is
        : names.isNot;
  const offered = new Map(valuesOf(condition.field, words).map(({ id, name }) => [id, name]));
  const values = condition.values.map((id) => offered.get(id) ?? names.gone);
  const [first = ''] = values;
  const value = values.length > 2 ? names.manyValues(first, values.length - 1) : names.or(values);
  if (condition.field !== 'live' || targets.length < 2) return { field, how, value };
  const target = targets.find(({ id }) => id === condition.target);
  return { field, how, value: target === undefined ? value : `${value} ${names.on(target.label)}` };
}

export function sentenceOf(condition: Condition, words: FilterWords): string {
  const { field, how, value } = partsOf(condition, words);
  return `${field} ${how} ${value}`;
}

/** A condition on `field` with one value, or undefined where the value is none of that field. */
export function startCondition(field: FilterField, value: string): unknown {
  switch (field) {
    case 'date':
      return { field, how: 'in', value };
    case 'live':
      return { field, is: true, values: [value], target: null };
    default:
      return { field, is: true, values: [value] };
  }
}

function inOrder(terms: readonly { id: string; name: string; order: number }[]): FilterValue[] {
  return [...terms]
    .sort((one, other) => one.order - other.order)
    .map(({ id, name }) => ({ id, name }));
}

/** Every category below its parent. */
function categoryTree(categories: LibraryContents['taxonomy']['categories']): FilterValue[] {
  const known = new Set<string>(categories.map(({ id }) => id));
  const below = (parent: string | undefined, depth: number): FilterValue[] =>
    [...categories]
      .filter(
        (one) =>
          (one.parent !== undefined && known.has(one.parent) ? one.parent : undefined) === parent,
      )
      .sort((one, other) => one.order - other.order)
      .flatMap(({ id, name }) => [{ id, name, depth }, ...(depth > 8 ? [] : below(id, depth + 1))]);
  return below(undefined, 0);
}

function languageName(tag: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(tag) ?? tag;
  } catch {
    // A tag that Intl refuses is shown as it is.
    return tag;
  }
}
