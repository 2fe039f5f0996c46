// What does one action change in a whole newsroom, step by step, and which steps take it back?
import { canonicalJson } from '../canonical-json.ts';
import type { Article, ArticleEdit } from '../content/article.ts';
import { changedFields, type EditField, editOfFields } from '../content/article-merge.ts';
import type { Asset, AssetEdit } from '../content/asset.ts';
import type { ArticleId, AssetId } from '../content/ids.ts';
import type {
  NewsletterEdit,
  NewsletterId,
  NewsletterIssue,
  NewsletterTemplate,
  TemplateId,
} from '../content/newsletter.ts';
import { changedInNewsletter, newsletterEditOf } from '../content/newsletter-changes.ts';
import type { People, Redirects, Site, Targets, Taxonomy } from '../content/site.ts';
import type { Result } from '../errors.ts';
import type { HistoryReason } from '../history/entry.ts';
import { isMarkedAlike } from '../translations/basis.ts';

/** The records that the whole newsroom shares, and that an action may replace. */
export interface SharedRecordValues {
  readonly taxonomy: Taxonomy;
  readonly people: People;
  readonly redirects: Redirects;
  readonly targets: Targets;
  readonly site: Site;
}
export type SharedRecordName = keyof SharedRecordValues;

/** Replaces a shared record by what `change` makes of it at that moment; null leaves it alone. */
export interface RecordStep<K extends SharedRecordName> {
  readonly kind: 'record';
  readonly record: K;
  change(current: SharedRecordValues[K]): SharedRecordValues[K] | null;
}

/**
 * One step of an action. Each sees what it changes as it is when its turn comes, and may leave it alone by answering null: what was typed
 * since the action was planned stays.
 */
export type ChangeStep =
  | {
      readonly kind: 'article';
      readonly id: ArticleId;
      change(current: Article): ArticleEdit | null;
    }
  /** A new draft under an id that nothing has yet; what it begins with may be made when its turn comes. Its address follows its headline. */
  | {
      readonly kind: 'createArticle';
      readonly id: ArticleId;
      readonly edit: ArticleEdit | (() => ArticleEdit);
    }
  /** Into the trash, from where `restore` brings it back. */
  | { readonly kind: 'trash'; readonly id: ArticleId }
  | { readonly kind: 'restore'; readonly id: ArticleId }
  | { readonly kind: 'asset'; readonly id: AssetId; change(current: Asset): AssetEdit | null }
  /** A file into the trash, unless something uses it when its turn comes; `mayGo` is asked then, too. */
  | { readonly kind: 'trashAsset'; readonly id: AssetId; mayGo?(): boolean }
  | { readonly kind: 'restoreAsset'; readonly id: AssetId }
  | {
      readonly kind: 'newsletter';
      readonly id: NewsletterId;
      change(current: NewsletterIssue): NewsletterEdit | null;
    }
  | {
      readonly kind: 'createNewsletter';
      readonly id: NewsletterId;
      readonly issue: NewsletterIssue;
    }
  | { readonly kind: 'trashNewsletter'; readonly id: NewsletterId }
  | { readonly kind: 'restoreNewsletter'; readonly id: NewsletterId }
  | {
      readonly kind: 'createTemplate';
      readonly id: TemplateId;
      readonly template: NewsletterTemplate;
    }
  | { readonly kind: 'trashTemplate'; readonly id: TemplateId }
  | { readonly kind: 'restoreTemplate'; readonly id: TemplateId }
  /** An entry of the history of an article as it is, for good. There is nothing to take back. */
  | { readonly kind: 'keep'; readonly id: ArticleId; readonly reason: HistoryReason }
  /** A file into the newsroom: `add` answers with whether it was not there before. */
  | { readonly kind: 'addAsset'; readonly id: AssetId; add(): Promise<Result<boolean>> }
  | RecordStepOfAny;

/**
 * An action on many records: its steps in their order. A shared record is replaced only where nothing before it failed, so that a term
 * whose articles could not all be moved is not taken away: put such steps last, and what the others need first. Shared records that
 * follow each other are replaced together, or none of them is.
 */
export type ChangeSet = readonly ChangeStep[];

/** A shared record before an action and after it. */
export interface ReplacedRecord<K extends SharedRecordName> {
  readonly kind: 'record';
  readonly record: K;
  readonly before: SharedRecordValues[K];
  readonly after: SharedRecordValues[K];
}

/** What a step did, with all that undoing it needs. Members of an edit that are named without a value were not there. */
export type ReplacedShared = { [K in SharedRecordName]: ReplacedRecord<K> }[SharedRecordName];
export type RecordStepOfAny = { [K in SharedRecordName]: RecordStep<K> }[SharedRecordName];

export type DoneStep =
  | {
      readonly kind: 'article';
      readonly id: ArticleId;
      readonly before: ArticleEdit;
      readonly after: ArticleEdit;
    }
  | { readonly kind: 'trash'; readonly id: ArticleId }
  | { readonly kind: 'restore'; readonly id: ArticleId }
  | {
      readonly kind: 'asset';
      readonly id: AssetId;
      readonly before: AssetEdit;
      readonly after: AssetEdit;
    }
  | { readonly kind: 'trashAsset'; readonly id: AssetId }
  | { readonly kind: 'restoreAsset'; readonly id: AssetId }
  | { readonly kind: 'createArticle'; readonly id: ArticleId }
  | {
      readonly kind: 'newsletter';
      readonly id: NewsletterId;
      readonly before: NewsletterEdit;
      readonly after: NewsletterEdit;
    }
  | {
      readonly kind: 'createNewsletter' | 'trashNewsletter' | 'restoreNewsletter';
      readonly id: NewsletterId;
    }
  | {
      readonly kind: 'createTemplate' | 'trashTemplate' | 'restoreTemplate';
      readonly id: TemplateId;
    }
  | ReplacedShared;

/** What became of an article, as far as an editor could have changed it too. */
export function doneToArticle(before: Article, after: Article): DoneStep {
  const fields = new Set(changedFields(before, after));
  return {
    kind: 'article',
    id: before.id,
    before: editOfFields(before, fields),
    after: editOfFields(after, fields),
  };
}

export function doneToAsset(before: Asset, edit: AssetEdit): DoneStep {
  // An edit of an asset has no members but those of `AssetEdit`.
  const members = Object.keys(edit) as (keyof AssetEdit)[];
  return {
    kind: 'asset',
    id: before.id,
    before: Object.fromEntries(members.map((member) => [member, before[member]])),
    after: edit,
  };
}

export function doneToNewsletter(before: NewsletterIssue, after: NewsletterIssue): DoneStep {
  const members = changedInNewsletter(before, after);
  return {
    kind: 'newsletter',
    id: before.id,
    before: newsletterEditOf(before, members),
    after: newsletterEditOf(after, members),
  };
}

/** Whether an article names a term or a person. */
export type IsNamed = (id: string) => boolean;

/**
 * The steps that take back what was done, the last first. Only what still has the value that the action gave it becomes what it was:
 * whatever somebody changed since stays as they left it. What an article names by then, as `isNamed` says when its turn comes, is not taken away.
 */
export function inverseOf(done: readonly DoneStep[], isNamed: IsNamed = () => false): ChangeSet {
  return [...done].reverse().map((step) => inverseStep(step, isNamed));
}

function inverseStep(step: DoneStep, isNamed: IsNamed): ChangeStep {
  switch (step.kind) {
    case 'trash':
      return { kind: 'restore', id: step.id };
    case 'restore':
    case 'createArticle':
      return { kind: 'trash', id: step.id };
    case 'createNewsletter':
    case 'restoreNewsletter':
      return { kind: 'trashNewsletter', id: step.id };
    case 'trashNewsletter':
      return { kind: 'restoreNewsletter', id: step.id };
    case 'createTemplate':
    case 'restoreTemplate':
      return { kind: 'trashTemplate', id: step.id };
    case 'trashTemplate':
      return { kind: 'restoreTemplate', id: step.id };
    case 'newsletter':
      return {
        kind: 'newsletter',
        id: step.id,
        change: (current) => {
          const kept = membersStill(current, step.after);
          // Keys of an edit of an issue.
          return kept.length === 0 ? null : pick(step.before, kept as (keyof NewsletterEdit)[]);
        },
      };
    case 'trashAsset':
      return { kind: 'restoreAsset', id: step.id };
    case 'restoreAsset':
      return { kind: 'trashAsset', id: step.id };
    case 'article':
      return {
        kind: 'article',
        id: step.id,
        change: (current) => {
          const kept = membersStill(current, step.after);
          // Keys of an edit of an article.
          return kept.length === 0 ? null : pick(step.before, kept as EditField[]);
        },
      };
    case 'asset':
      return {
        kind: 'asset',
        id: step.id,
        change: (current) => {
          const kept = membersStill(current, step.after);
          // Keys of an edit of an asset.
          return kept.length === 0 ? null : pick(step.before, kept as (keyof AssetEdit)[]);
        },
      };
    case 'record':
      return inverseOfRecord(step, isNamed);
  }
}

function inverseOfRecord(step: ReplacedShared, isNamed: IsNamed): ChangeStep {
  const back = <T extends { readonly id: string }>(
    current: readonly T[],
    before: readonly T[],
    after: readonly T[],
  ): T[] => backInList(current, before, after, byId, isNamed);
  switch (step.record) {
    case 'taxonomy':
      return {
        kind: 'record',
        record: 'taxonomy',
        change: (current) => {
          const { before, after } = step;
          const next = {
            ...current,
            categories: back(current.categories, before.categories, after.categories),
            newsTypes: back(current.newsTypes, before.newsTypes, after.newsTypes),
            tags: back(current.tags, before.tags, after.tags),
          };
          return isSame(next, current) ? null : next;
        },
      };
    case 'people':
      return {
        kind: 'record',
        record: 'people',
        change: (current) => {
          const { before, after } = step;
          const next = { people: back(current.people, before.people, after.people) };
          return isSame(next, current) ? null : next;
        },
      };
    case 'redirects':
      return {
        kind: 'record',
        record: 'redirects',
        change: (current) => {
          const [before, after] = [step.before.redirects, step.after.redirects];
          const next = { redirects: backInList(current.redirects, before, after, byWay) };
          return isSame(next, current) ? null : next;
        },
      };
    case 'site':
      return {
        kind: 'record',
        record: 'site',
        change: (current) => {
          const { before, after } = step;
          // Members of a site, as both of them are.
          const changed = (Object.keys(after) as (keyof Site)[]).filter(
            (member) => !isSame(before[member], after[member]),
          );
          const kept = changed.filter((member) => isSame(current[member], after[member]));
          return kept.length === 0 ? null : { ...current, ...pick(before, kept) };
        },
      };
    case 'targets':
      return {
        kind: 'record',
        record: 'targets',
        change: (current) => {
          const [before, after] = [step.before.targets, step.after.targets];
          const next = { targets: backInList(current.targets, before, after, byId) };
          return isSame(next, current) ? null : next;
        },
      };
  }
}

const byId = ({ id }: { readonly id: string }): string => id;
const byWay = ({ from }: { readonly from: string }): string => from;

/**
 * A list with each item as it was before an action, where it still is as the action left it. What was added or changed since stays. Items
 * that come back stand where they stood, as far as their neighbours are still there.
 */
function backInList<T>(
  current: readonly T[],
  before: readonly T[],
  after: readonly T[],
  keyOf: (item: T) => string,
  isNamed: IsNamed = () => false,
): T[] {
  const [was, became] = [before, after].map(
    (list) => new Map(list.map((one) => [keyOf(one), one])),
  );
  if (was === undefined || became === undefined) return [...current];
  const isUntouched = (key: string, item: T | undefined): boolean => isSame(item, became.get(key));
  const kept: T[] = [];
  for (const item of current) {
    const key = keyOf(item);
    const earlier = was.get(key);
    if (!isUntouched(key, item)) kept.push(item);
    else if (earlier !== undefined) kept.push(earlier);
    else if (isNamed(key)) kept.push(item);
  }
  const present = new Set(current.map(keyOf));
  for (const [index, item] of before.entries()) {
    const key = keyOf(item);
    if (present.has(key) || !isUntouched(key, undefined)) continue;
    const neighbours = new Set(before.slice(0, index).map(keyOf));
    const places = kept.flatMap((one, place) => (neighbours.has(keyOf(one)) ? [place] : []));
    kept.splice((places.at(-1) ?? -1) + 1, 0, item);
  }
  // Nobody moved anything since: the order is that of before, too.
  const order = new Map(before.map((one, index) => [keyOf(one), index]));
  const isReordered = !isSame(
    after.map(keyOf).filter((key) => order.has(key)),
    before.map(keyOf).filter((key) => became.has(key)),
  );
  const isOrderUntouched = isSame(current.map(keyOf), after.map(keyOf));
  if (!isReordered || !isOrderUntouched) return kept;
  return kept.sort((one, other) => (order.get(keyOf(one)) ?? 0) - (order.get(keyOf(other)) ?? 0));
}

/**
 * What takes back the edit of an article that gave its members the values of `after`: each becomes what it was where it is still as the edit
 * left it, of the attachments each one for itself. Empty where nothing is.
 */
export function editBack(current: Article, before: ArticleEdit, after: ArticleEdit): ArticleEdit {
  // Keys of an edit of an article.
  const kept = membersStill(current, after) as EditField[];
  const edit: ArticleEdit = pick(before, kept);
  const [was, became] = [before.attachments, after.attachments];
  if (was === undefined || became === undefined || kept.includes('attachments')) return edit;
  const attachments = backInList(current.attachments, was, became, ({ asset }) => asset);
  return isSame(attachments, current.attachments) ? edit : { ...edit, attachments };
}

/** The members of `given` that still have their value. */
function membersStill(current: object, given: object): string[] {
  return Object.entries(given)
    .filter(([member, value]) => {
      const now: unknown = Reflect.get(current, member);
      // It follows what is typed; what counts is which blocks were said to be up to date.
      return member === 'translatedFrom' ? isMarkedAlike(now, value) : isSame(now, value);
    })
    .map(([member]) => member);
}

function pick<T extends object, K extends keyof T>(from: T, members: readonly K[]): Partial<T> {
  const picked: Partial<T> = {};
  for (const member of members) picked[member] = from[member];
  return picked;
}

function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (one === undefined || other === undefined) return false;
  return canonicalJson(one) === canonicalJson(other);
}
