// What becomes of an article when it is saved, brought back or copied? Pure: the store only writes the answer.
import { canonicalJson } from '../canonical-json.ts';
import { followed } from '../translations/basis.ts';
import { type Article, type ArticleEdit, type ArticleEvent, newArticle } from './article.ts';
import { membersOfState, takeMember } from './article-members.ts';
import type { ArticleId } from './ids.ts';
import { extendLine, type LineRelation, relateLines } from './lineage.ts';
import { makeSlug } from './text.ts';

export interface ChangeContext {
  /** The instant of the change, ISO 8601. */
  readonly now: string;
  /** The slugs of all other articles. */
  readonly taken: Pick<ReadonlySet<string>, 'has'>;
  /** The writer who makes the change, as lines of articles name it. */
  readonly by: string;
}

/** Optional members that a person can empty: an edit that names one without a value removes it. */
const clearableMembers = [
  'featuredImage',
  'event',
  'seo',
  'sourceLink',
  'publishAt',
  'embargoUntil',
  'publishedAt',
  'takenDown',
  'translationOf',
  'translatedFrom',
  'assignee',
  'dueAt',
] as const satisfies readonly (keyof Article)[];

/**
 * The next revision of `current` with `edit` made to it: its slug follows, and so does the day of publication. Of related
 * news an edit says what is pinned and excluded; the list itself is computed, and stays (see `withRelated`).
 */
export function applyEdit(current: Article, edit: ArticleEdit, context: ChangeContext): Article {
  const next: Article = { ...current, ...definedMembers(edit) };
  for (const key of clearableMembers) {
    if (key in edit && edit[key] === undefined) delete next[key];
  }
  if (edit.related !== undefined) {
    const { items = [], computedFor = 0 } = current.related ?? {};
    next.related = { ...edit.related, items, computedFor };
  }
  next.revision = current.revision + 1;
  next.lineage = extendLine(current.lineage, context.by, next.revision);
  next.updatedAt = context.now;
  next.slug = slugFor(current, next, edit.slug, context);
  countEventChange(current, next);
  followOriginal(next);
  if (next.status === 'published' && next.publishedAt === undefined) {
    next.publishedAt = next.publishAt?.instant ?? context.now;
  }
  return next;
}

/**
 * The next revision of `current` with another list of related news, or none. Nobody edited anything: the day of the last
 * change stays.
 */
export function withRelated(
  current: Article,
  related: Article['related'],
  { by }: ChangeContext,
): Article {
  const revision = current.revision + 1;
  const next = { ...current, revision, lineage: extendLine(current.lineage, by, revision) };
  if (related === undefined) delete next.related;
  else next.related = related;
  return next;
}

/** Whether two revisions are the same to a person: they may have been given another list of related news. */
export function isSameForPeople(one: Article, other: Article): boolean {
  return canonicalJson(edited(one)) === canonicalJson(edited(other));
}

function edited({ revision: _count, lineage: _line, related, ...article }: Article): unknown {
  const { pinned = [], excluded = [] } = related ?? {};
  return { ...article, pinned, excluded };
}

/** Whether `article` is revision `base` with a newer list of related news, and nothing else since. */
export function isRelatedOnly(article: Article, base: number): boolean {
  return article.related?.computedFor === base && article.revision === base + 1;
}

/**
 * The next revision of `current`, with the text and details of an earlier one. Its state, address, dates and
 * corrections stay as they are, since they are about what readers have seen.
 */
export function bringBack(current: Article, earlier: Article, context: ChangeContext): Article {
  const next: Article = {
    ...earlier,
    revision: current.revision + 1,
    lineage: extendLine(current.lineage, context.by, current.revision + 1),
    updatedAt: context.now,
  };
  for (const key of ['id', 'createdAt', ...membersOfState] as const) {
    takeMember(current, next, key);
  }
  next.slug = slugFor(current, next, undefined, context);
  countEventChange(current, next);
  // Linked since that text was written: what is known of the original is known of this text as well.
  if (next.translatedFrom === undefined) takeMember(current, next, 'translatedFrom');
  followOriginal(next);
  return next;
}

/** A draft of its own with the content of `article`: nothing of it is public, scheduled or highlighted, and it is nobody's translation. */
export function draftCopy(
  article: Article,
  { id, headline, now }: { id: ArticleId; headline: string; now: string },
): Article {
  const { publishedAt: _published, publishAt: _publish, takenDown: _notice, ...content } = article;
  const {
    eventSequence: _count,
    event,
    translationOf: _of,
    translatedFrom: _from,
    ...rest
  } = content;
  return {
    ...rest,
    // Another article: what was imported is the event of the first.
    ...(event === undefined ? {} : { event: withoutImport(event) }),
    id,
    slug: newArticle(id, { newsType: article.newsType, language: article.language, now }).slug,
    headline,
    status: 'draft',
    highlighted: false,
    updatedAt: now,
    revision: 0,
    lineage: [],
  };
}

/** What a translation was made from follows its text, and goes with its original. */
function followOriginal(next: Article): void {
  const { translatedFrom, translationOf } = next;
  if (translatedFrom === undefined) return;
  if (translatedFrom.original !== translationOf) delete next.translatedFrom;
  else next.translatedFrom = followed(translatedFrom, next.body.document);
}

/**
 * Counts on where calendar programs must learn of another event: other days or hours, another place, called off or on again. The first one
 * that an article gets counts nothing; one that was removed and comes back does.
 */
function countEventChange(before: Article, next: Article): void {
  const { eventSequence } = before;
  const isFirst = before.event === undefined && eventSequence === undefined;
  const isChanged = canonicalJson(announced(before)) !== canonicalJson(announced(next));
  if (isChanged && !isFirst) next.eventSequence = (eventSequence ?? 0) + 1;
  else if (eventSequence === undefined) delete next.eventSequence;
  else next.eventSequence = eventSequence;
}

/** What of an event calendars announce as a change. */
function announced({ event }: Article): unknown {
  if (event === undefined) return null;
  const { start, end = null, place, cancelled = false } = event;
  return { start, end, place, cancelled };
}

/** An event that is another article's by now. */
export function withoutImport({ importedAs: _name, ...event }: ArticleEvent): ArticleEvent {
  return event;
}

/** The slug of an article that has no headline yet. */
export function draftSlug(id: ArticleId): string {
  return `draft-${id.slice(-12)}`;
}

/** While an article has never been out, its address follows the headline, unless someone chose one. */
function slugFor(
  current: Article,
  next: Article,
  wanted: string | undefined,
  { taken }: ChangeContext,
): string {
  if (wanted !== undefined && wanted !== current.slug) return makeSlug(wanted, taken, current.slug);
  const fallback = draftSlug(current.id);
  const follows =
    current.publishedAt === undefined &&
    (current.slug === fallback || current.slug === makeSlug(current.headline, taken, fallback));
  return follows ? makeSlug(next.headline, taken, fallback) : current.slug;
}

function definedMembers(edit: ArticleEdit): Partial<Article> {
  // Members that are undefined are left out, so what remains has the types of `Article`.
  return Object.fromEntries(
    Object.entries(edit).filter(([, value]) => value !== undefined),
  ) as Partial<Article>;
}

/** What it comes to that another program wrote an article which is `known` here in a certain revision. */
export type Adoption =
  | { readonly kind: 'same' }
  /** A later revision of the same line, which another Galley made: it counts as it is. */
  | { readonly kind: 'later' }
  /** An edit of the known revision, or an earlier one that was put back: it becomes the next revision. */
  | { readonly kind: 'revision'; readonly next: Article }
  /** Neither was made from the other: both are to be kept. `next` is `found` after the known revision. */
  | { readonly kind: 'apart'; readonly next: Article };

export function adoptionOf(found: Article, known: Article, context: ChangeContext): Adoption {
  if (canonicalJson(found) === canonicalJson(known)) return { kind: 'same' };
  const relation = relateLines(found.lineage, known.lineage);
  if (relation === 'after' && found.revision > known.revision) return { kind: 'later' };
  // An earlier revision brings its text and details back; what readers have seen since stays so.
  if (relation === 'before') return { kind: 'revision', next: bringBack(known, found, context) };
  const revision = Math.max(found.revision, known.revision) + 1;
  // Programs that edit files do not count revisions: on its own line it is an edit of the one it says it is.
  const line = relation === 'apart' ? found.lineage : known.lineage;
  const next: Article = {
    ...found,
    revision,
    lineage: extendLine(line, context.by, revision),
    updatedAt: context.now,
  };
  countEventChange(known, next);
  return { kind: relation === 'apart' ? 'apart' : 'revision', next };
}

/**
 * How a second version of an article stands to the one that is here: `same` only where it holds the very same. A line
 * is believed where it counts up to its own revision: programs that edit files do not go on with it, so that such a
 * text is on no line, and the two are kept apart.
 */
export function relateCopy(copy: Article, own: Article): LineRelation {
  if (canonicalJson(copy) === canonicalJson(own)) return 'same';
  if (!isCounted(copy) || !isCounted(own)) return 'apart';
  const relation = relateLines(copy.lineage, own.lineage);
  return relation === 'same' ? 'apart' : relation;
}

function isCounted({ lineage, revision }: Article): boolean {
  return (lineage.at(-1)?.to ?? 0) === revision;
}
