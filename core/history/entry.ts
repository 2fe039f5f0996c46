// What is one entry of an article's history: the whole article as it stood, why it was kept, and what its file is called.
import * as z from 'zod';
import { type ArticleStatus, article, articleStatuses } from '../content/article.ts';
import { unreachable } from '../errors.ts';

/** Why an entry was made: an editing session, the named action that was about to follow, or a conflict. */
export const historyReasons = [
  'session',
  'interval',
  'before-draft',
  'before-review',
  'before-approve',
  'before-schedule',
  'before-publish',
  'before-archive',
  'before-address',
  'before-restore',
  'before-adopt',
  'before-trash',
  'before-bulk',
  /** A translation was made of it, or brought up to date with it. */
  'before-translation',
  /** The side of a conflict that was not kept. */
  'conflict',
] as const;
export const historyReason = z.enum(historyReasons);
export type HistoryReason = z.infer<typeof historyReason>;

/** An entry as it is stored. Members of the article that this version does not know are kept in it. */
export const historyEntry = z.object({
  at: z.iso.datetime(),
  reason: historyReason,
  article: z.looseObject(article.shape),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

/** The name a person gave an entry: a record of its own, because entries never change. */
export const historyName = z.object({ name: z.string().min(1) });

/** An entry's name in its folder, without the extension: `20261124T162859123Z-000012-session`. */
export const historyEntryId = z
  .string()
  .regex(new RegExp(`^\\d{8}T\\d{9}Z-\\d{6,12}-(${historyReasons.join('|')})$`));

export interface HistoryEntryName {
  readonly id: string;
  readonly at: string;
  readonly revision: number;
  readonly reason: HistoryReason;
}

export function entryIdOf(entry: Omit<HistoryEntryName, 'id'>): string {
  const instant = entry.at.replace(/[-:.]/g, '');
  return `${instant}-${String(entry.revision).padStart(6, '0')}-${entry.reason}`;
}

/** What an entry's name says, or undefined where it is no entry of ours. */
export function parseEntryId(id: string): HistoryEntryName | undefined {
  if (!historyEntryId.safeParse(id).success) return undefined;
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-(\d+)-([a-z-]+)$/.exec(id);
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second, rest, revision, reason] = parts;
  const at = `${year}-${month}-${day}T${hour}:${minute}:${second}.${rest}Z`;
  if (Number.isNaN(Date.parse(at))) return undefined;
  return { id, at, revision: Number(revision), reason: historyReason.parse(reason) };
}

/** Oldest first. The save counter comes before the clock, which may have been set back. */
export function byRevision(one: HistoryEntryName, other: HistoryEntryName): number {
  return one.revision - other.revision || (one.id < other.id ? -1 : 1);
}

/** Entries made for a named action are kept for good, as those are that a person named. */
export function isNamedAction(reason: HistoryReason): boolean {
  return reason !== 'session' && reason !== 'interval';
}

/** The reason for the entry that is made before an article gets this state. */
export function reasonForStatus(next: ArticleStatus): HistoryReason {
  switch (next) {
    case 'draft':
      return 'before-draft';
    case 'inReview':
      return 'before-review';
    case 'approved':
      return 'before-approve';
    case 'scheduled':
      return 'before-schedule';
    case 'published':
      return 'before-publish';
    case 'archived':
      return 'before-archive';
    default:
      return unreachable(next);
  }
}

/** From what nobody but us sees to what readers have. */
const towardsReaders: readonly ArticleStatus[] = [
  'draft',
  'archived',
  'inReview',
  'approved',
  'scheduled',
  'published',
];

/**
 * The state an article comes back in when its record is lost and it is found in `status`, in an entry made for the first of `reasons`; the
 * others are those of later entries, which may not be readable any more. An entry made before it was withdrawn says
 * "published", which it no longer was: what stayed inside must stay there. And whatever brought it nearer to readers is to be
 * done again, past what guards that step: nobody knows whether it was done at all.
 */
export function statusAfter(
  status: ArticleStatus,
  reasons: readonly HistoryReason[],
): ArticleStatus {
  const states = [status, ...reasons.flatMap((reason) => statusOfReason(reason) ?? [])];
  const nearness = (state: ArticleStatus): number => towardsReaders.indexOf(state);
  return states.reduce((one, other) => (nearness(other) < nearness(one) ? other : one));
}

/** The state that an article was about to get when an entry was made for this reason. */
function statusOfReason(reason: HistoryReason): ArticleStatus | undefined {
  return articleStatuses.find((status) => reasonForStatus(status) === reason);
}
