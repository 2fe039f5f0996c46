// What is told of the checks of many articles, to a window, a terminal or a receipt?
import * as z from 'zod';
import { articleId, assetId } from '../content/ids.ts';
import { checkedFields, severities } from './define-check.ts';

export const severity = z.enum(severities);

const place = z.discriminatedUnion('at', [
  z.object({ at: z.literal('field'), field: z.enum(checkedFields) }),
  z.object({
    at: z.literal('body'),
    path: z.array(z.int().nonnegative()),
    type: z.string(),
    number: z.int(),
  }),
  z.object({ at: z.literal('attachment'), number: z.int() }),
  z.object({
    at: z.literal('asset'),
    asset: assetId,
    fileName: z.string(),
    path: z.array(z.int().nonnegative()).nullable(),
  }),
]);

/** SHA-256 of the name of a check and of what it judged: another text is another finding. */
export const fingerprint = z.string().regex(/^[0-9a-f]{64}$/);

export const override = z.object({ by: z.string(), why: z.string(), at: z.string() });

export const reportedFinding = z.object({
  check: z.string(),
  severity,
  place,
  /** Words of the catalogue, and what fills their gaps. */
  reason: z.object({ id: z.string(), gaps: z.array(z.union([z.string(), z.number()])) }),
  fingerprint,
  /** Who lets it pass, and why. */
  override: override.optional(),
});
export type ReportedFinding = z.infer<typeof reportedFinding>;

export const articleReport = z.object({
  id: articleId,
  headline: z.string(),
  language: z.string(),
  findings: z.array(reportedFinding),
});
export type ArticleReport = z.infer<typeof articleReport>;

const counts = z.object({ blocking: z.int(), warning: z.int(), advice: z.int() });

export const preflightReport = z.object({
  /** How many articles were looked at, and in how many nothing was found. */
  articles: z.int(),
  clean: z.int(),
  /** What was found, without blocking findings that somebody lets pass. */
  counts,
  overridden: z.int(),
  /** Those with findings, worst first; not all of them where there are very many. */
  reports: z.array(articleReport),
  /** How many articles with findings are not among `reports`. */
  left: z.int(),
});
export type PreflightReport = z.infer<typeof preflightReport>;

/** How much was found in one article; one in which nothing was found is not told of. */
export const findingCounts = z.object({
  id: articleId,
  blocking: z.int(),
  warning: z.int(),
  /** Pictures that nothing describes. */
  undescribed: z.int(),
});
export type FindingCounts = z.infer<typeof findingCounts>;

/** Counts what a list shows of an article; undefined where there is nothing to show. What somebody lets pass does not count. */
export function countFindings({ id, findings }: ArticleReport): FindingCounts | undefined {
  const counts = { id, blocking: 0, warning: 0, undescribed: 0 };
  for (const { severity: how, reason, override: passed } of findings) {
    if (reason.id === 'alt-missing') counts.undescribed += 1;
    if (passed === undefined && how !== 'advice') counts[how] += 1;
  }
  return counts.blocking + counts.warning + counts.undescribed === 0 ? undefined : counts;
}

/** Blocking findings that nobody lets pass. */
export function blockingOf({ findings }: ArticleReport): readonly ReportedFinding[] {
  return findings.filter(
    (finding) => finding.severity === 'blocking' && finding.override === undefined,
  );
}

/** Counts what was found, and puts the worst first. `most` is how many articles are told of one by one. */
export function summariseReports(
  reports: readonly ArticleReport[],
  articles: number,
  most = Number.POSITIVE_INFINITY,
): PreflightReport {
  const sums = { blocking: 0, warning: 0, advice: 0 };
  let overridden = 0;
  for (const { findings } of reports) {
    for (const { severity: how, override: passed } of findings) {
      if (passed === undefined) sums[how] += 1;
      else overridden += 1;
    }
  }
  const worst = (report: ArticleReport): number => {
    if (blockingOf(report).length > 0) return 0;
    const severe = report.findings.map((finding) => severities.indexOf(finding.severity));
    return 1 + Math.min(...severe);
  };
  // Blocking ones are never left out: whoever exports must be able to reach them.
  const ordered = reports
    .map((report) => ({ report, rank: worst(report) }))
    .sort((one, other) => one.rank - other.rank);
  const blocked = ordered.filter(({ rank }) => rank === 0).length;
  const told = ordered.slice(0, Math.max(most, blocked)).map(({ report }) => report);
  return {
    articles,
    clean: articles - reports.length,
    counts: sums,
    overridden,
    reports: told,
    left: reports.length - told.length,
  };
}
