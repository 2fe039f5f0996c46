// What does the audit trail say of the way of an article: through its states, its embargo, into the trash and back?
import * as z from 'zod';
import { type Article, type ArticleStatus, articleStatus } from '../content/article.ts';
import type { AuditEntry, AuditEvent } from '../content/audit.ts';
import type { ArticleId } from '../content/ids.ts';

/** Who changed something, and why, where it was said. */
export interface Because {
  readonly by: string;
  readonly why?: string | undefined;
}

export const MOVED = 'moved';
export const EMBARGO_SET = 'embargo-set';
export const EMBARGO_LIFTED = 'embargo-lifted';
export const TRASHED = 'trashed';
export const RESTORED = 'restored';

/** The events of a change from `before` to `after` at a moment: none for a change of text. */
export function movesOf(
  before: Pick<Article, 'id' | 'status' | 'embargoUntil'>,
  after: Pick<Article, 'status' | 'embargoUntil' | 'revision'>,
  { by, why }: Because,
  now: Date,
): AuditEntry[] {
  const subject = { type: 'article', id: before.id };
  const said = { revision: after.revision, ...(why === undefined ? {} : { why }) };
  const events: AuditEntry[] = [];
  if (before.status !== after.status) {
    const details = { from: before.status, to: after.status, ...said };
    events.push({ by, kind: MOVED, subject, details });
  }
  const [was, is] = [before, after].map(({ embargoUntil }) => embargoUntil?.instant ?? null);
  if (was !== is) {
    const wasInForce = was !== null && was !== undefined && Date.parse(was) > now.getTime();
    const isSooner = is === null || is === undefined || (was ?? '') > is;
    if (wasInForce && isSooner) {
      const details = { was: was ?? null, until: is ?? null, ...said };
      events.push({ by, kind: EMBARGO_LIFTED, subject, details });
    } else if (is !== null && is !== undefined) {
      events.push({ by, kind: EMBARGO_SET, subject, details: { until: is, ...said } });
    }
  }
  return events;
}

/** An article that goes into the trash, or comes back from it. */
export function trashEvent(
  kind: typeof TRASHED | typeof RESTORED,
  id: ArticleId,
  { by }: Because,
): AuditEntry {
  return { by, kind, subject: { type: 'article', id }, details: {} };
}

/** Whether an embargo that is in force would end sooner, which takes a name and a reason. */
export function liftsEmbargo(
  before: Pick<Article, 'embargoUntil'>,
  until: string | undefined,
  now: Date,
): boolean {
  const was = before.embargoUntil?.instant;
  if (was === undefined || Date.parse(was) <= now.getTime()) return false;
  return until === undefined || Date.parse(until) < Date.parse(was);
}

const movedDetails = z.object({
  from: articleStatus,
  to: articleStatus,
  why: z.string().optional(),
});

/** One step on the way of an article, as the trail has it. */
export interface Move {
  readonly at: string;
  readonly by: string;
  readonly from: ArticleStatus;
  readonly to: ArticleStatus;
  readonly why: string | undefined;
}

/** The steps of an article among events, oldest first. */
export function movesAmong(events: readonly AuditEvent[], id: string): Move[] {
  return events.flatMap(({ at, by, kind, subject, details }): Move[] => {
    if (kind !== MOVED || subject.id !== id) return [];
    const read = movedDetails.safeParse(details);
    return read.success ? [{ at, by, ...read.data, why: read.data.why }] : [];
  });
}

/** Why an article is back where it is: the last step, where it led back to a draft and somebody said why. */
export function sentBack(moves: readonly Move[]): Move | undefined {
  const last = moves.at(-1);
  return last?.to === 'draft' && last.why !== undefined ? last : undefined;
}
