// Which findings does somebody let pass? What the audit trail says, the last word on each counting.
import * as z from 'zod';
import type { AuditEntry, AuditEvent } from '../content/audit.ts';
import { type ArticleId, articleId } from '../content/ids.ts';

/** One finding: of an article, by a check, about exactly this text. */
export interface OverrideSubject {
  readonly article: ArticleId;
  readonly check: string;
  readonly fingerprint: string;
}

/** Who lets it pass, why, and since when. */
export interface Override {
  readonly by: string;
  readonly why: string;
  readonly at: string;
}

const PASS = 'override';
const WITHDRAW = 'override-withdrawn';

const details = z.object({ check: z.string(), fingerprint: z.string() });
const passed = details.extend({ why: z.string() });

export function overrideKey({ article, check, fingerprint }: OverrideSubject): string {
  return `${article} ${check} ${fingerprint}`;
}

/** The event that lets a finding pass. `found` says what it was, in words, for whoever reads the trail. */
export function overriding(
  { article, check, fingerprint }: OverrideSubject,
  { by, why, found }: { by: string; why: string; found: string },
): AuditEntry {
  return {
    by,
    kind: PASS,
    subject: { type: 'article', id: article },
    details: { check, fingerprint, why, found },
  };
}

/** The event that takes that back. */
export function withdrawing(
  { article, check, fingerprint }: OverrideSubject,
  by: string,
): AuditEntry {
  return {
    by,
    kind: WITHDRAW,
    subject: { type: 'article', id: article },
    details: { check, fingerprint },
  };
}

/** Every override that stands, by `overrideKey`. */
export function overridesOf(events: readonly AuditEvent[]): ReadonlyMap<string, Override> {
  const standing = new Map<string, Override>();
  for (const { kind, by, at, subject, details: said } of events) {
    const article = articleId.safeParse(subject.id);
    if (subject.type !== 'article' || !article.success) continue;
    if (kind === PASS) {
      const { success, data } = passed.safeParse(said);
      if (!success) continue;
      standing.set(overrideKey({ article: article.data, ...data }), { by, why: data.why, at });
    } else if (kind === WITHDRAW) {
      const { success, data } = details.safeParse(said);
      if (success) standing.delete(overrideKey({ article: article.data, ...data }));
    }
  }
  return standing;
}
