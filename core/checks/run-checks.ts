// What do all checks say of one article?
import { findAccessibilityFaults } from '../blocks/accessibility.ts';
import type { Article } from '../content/article.ts';
import type { AssetId } from '../content/ids.ts';
import { type BodyReading, readBody } from './body-reading.ts';
import { type CheckContext, type Found, severities } from './define-check.ts';
import { checks } from './registry.ts';

/** What a check found, and which it was. */
export type Finding = Found & { readonly check: string };

export interface CheckedArticle {
  /** Worst first, then in the order of the registry. */
  readonly findings: readonly Finding[];
  /** How many checks found nothing, of how many. */
  readonly passed: number;
  readonly total: number;
}

/** Runs every check. `reading` spares reading the body once more where it is known. */
export function checkArticle(
  article: Article,
  context: CheckContext,
  reading: BodyReading = readBody(article.body.document),
): CheckedArticle {
  const faults = findAccessibilityFaults(reading.document, {
    describes: (id) => describes(id, article.language, context),
  });
  const subject = { article, reading, faults };
  const bySeverity = new Map(severities.map((severity) => [severity, [] as Finding[]]));
  let passed = 0;
  for (const check of checks) {
    let isClean = true;
    for (const found of check.run(subject, context)) {
      isClean = false;
      bySeverity.get(found.severity)?.push({ ...found, check: check.id });
    }
    if (isClean) passed += 1;
  }
  return { findings: [...bySeverity.values()].flat(), passed, total: checks.length };
}

/** Whether an asset says itself what it shows, or that it is decorative; undefined while it is not known. */
function describes(id: AssetId, language: string, context: CheckContext): boolean | undefined {
  const asset = context.asset(id);
  if (asset === undefined) return undefined;
  if (asset === null) return false;
  return asset.decorative || (asset.alt[language] ?? '').trim() !== '';
}
