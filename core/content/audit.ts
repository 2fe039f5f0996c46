// What does the audit trail hold? One event a record, each naming the one before, so that none can be changed unseen.
import * as z from 'zod';

/** What an event says beside who did what, when: small facts, never the text of an article. */
const detail = z.union([z.string(), z.number(), z.boolean(), z.null()]);

export const auditEvent = z.object({
  /** Which event of this newsroom it is, from 1. */
  number: z.int().positive(),
  /** The SHA-256 of the record before, as its envelope says it; null for the first. */
  before: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  at: z.iso.datetime(),
  /** Who did it, as they call themselves. */
  by: z.string().min(1).max(120),
  /** What was done, such as `override`. An event of a kind that is not known is kept and checked like every other. */
  kind: z.string().min(1).max(60),
  /** What it was done to: the kind of record, and its id. */
  subject: z.object({ type: z.string(), id: z.string() }),
  details: z.record(z.string(), detail),
});
export type AuditEvent = z.infer<typeof auditEvent>;

/** What is told of an event; the trail adds its number, the link and the moment. */
export type AuditEntry = Pick<AuditEvent, 'by' | 'kind' | 'subject' | 'details'>;

/** A link of the trail as it lies on disk. */
export interface AuditLink {
  readonly event: AuditEvent;
  readonly sha256: string;
}

/** One event that does not hold: its number, and what is wrong in words that follow its name. */
export interface BrokenLink {
  readonly link: AuditLink;
  readonly why: string;
}

/** What the name of an event's file says of it, whether or not it can be read. */
export interface AuditName {
  readonly number: number;
  readonly sha256: string;
}

/**
 * Follows the chain through `links`, which can be read, and `names`, which are all that are there: whoever follows a
 * damaged event is whole itself. Two computers that wrote apart make two events of one number: both are kept and both hold, as long as
 * each names an event that is there. That the newest were taken away cannot be seen from what is left.
 */
export function brokenLinks(
  links: readonly AuditLink[],
  names: readonly AuditName[],
): BrokenLink[] {
  const byNumber = new Map<number, Set<string>>();
  for (const { number, sha256 } of names) {
    byNumber.set(number, (byNumber.get(number) ?? new Set()).add(sha256));
  }
  return links.flatMap((link): BrokenLink[] => {
    const { number, before } = link.event;
    if (number === 1) {
      return before === null ? [] : [{ link, why: 'it is the first event and names one before' }];
    }
    const there = byNumber.get(number - 1);
    if (there === undefined) {
      return [{ link, why: `event ${number - 1}, which it follows, is not there` }];
    }
    if (before !== null && there.has(before)) return [];
    return [{ link, why: `event ${number - 1} is not the one it was written after` }];
  });
}
