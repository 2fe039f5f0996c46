// What do the checks say of all that would leave the house at a moment?
import { canonicalJson } from '../canonical-json.ts';
import { type Article, isPublic } from '../content/article.ts';
import type { AuditEvent } from '../content/audit.ts';
import { type ArticleId, type AssetId, articleId } from '../content/ids.ts';
import { bodyOf, type PackedArticle } from '../content/packed-article.ts';
import type { Sha256 } from '../content/records.ts';
import { makeSlug } from '../content/text.ts';
import type { LibrarySnapshot } from '../library.ts';
import { SiteCalendar } from '../site/site-calendar.ts';
import { changesSince } from '../translations/source-changes.ts';
import type { AddressClash, CheckContext, CheckPlace } from './define-check.ts';
import type { LinkOutcome } from './link-outcome.ts';
import { overrideKey, overridesOf } from './overrides.ts';
import type { PdfFacts } from './pdf-facts.ts';
import type { ArticleReport, ReportedFinding } from './report.ts';
import { checkArticle, type Finding } from './run-checks.ts';

export interface EditionChecks {
  /** What the bytes of PDFs say; one that is not in it could not be understood. */
  readonly pdfs?: ReadonlyMap<AssetId, PdfFacts | null>;
  /** What came of asking for web links, where that was asked for. */
  readonly links?: ReadonlyMap<string, LinkOutcome>;
  readonly audit?: readonly AuditEvent[];
  readonly sha256: Sha256;
}

/** The articles that readers can see at a moment, in the order in which they were made. */
export function leaving(snapshot: LibrarySnapshot, asOf: Date): PackedArticle[] {
  return snapshot.articles
    .filter((article) => isPublic(article, asOf))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** The article named in a finding: another text, picture or file at the same place is another finding. */
export function fingerprintOf({ check, judged }: Finding, sha256: Sha256): string {
  return sha256(canonicalJson({ check, judged }));
}

/** Checks each article that is out at a moment, one at a time: the caller may stop, tell how far it is, or rest. */
export function checkEdition(
  snapshot: LibrarySnapshot,
  asOf: Date,
  checks: EditionChecks,
): Generator<ArticleReport> {
  return checkArticles(leaving(snapshot, asOf), snapshot, asOf, checks);
}

/** The same of any articles of a newsroom, as if they were out. */
export function* checkArticles(
  articles: readonly PackedArticle[],
  snapshot: LibrarySnapshot,
  asOf: Date,
  { pdfs, links, audit = [], sha256 }: EditionChecks,
): Generator<ArticleReport> {
  const context = editionContext(snapshot, asOf, pdfs, links);
  const overrides = overridesOf(audit);
  for (const packed of articles) {
    const { bodyText: _text, ...facts } = packed;
    const article = { ...facts, body: bodyOf(packed) };
    const { id, headline, language } = facts;
    const findings = checkArticle(article, context).findings.map((finding) => {
      const { check, severity, place, reason } = finding;
      const fingerprint = fingerprintOf(finding, sha256);
      const passed = overrides.get(overrideKey({ article: id, check, fingerprint }));
      return {
        check,
        severity,
        place: sent(place),
        reason: { id: reason.id, gaps: [...reason.gaps] },
        fingerprint,
        ...(passed === undefined ? {} : { override: passed }),
      };
    });
    yield { id, headline, language, findings };
  }
}

/** A place as it crosses to another process. */
function sent(place: CheckPlace): ReportedFinding['place'] {
  if (place.at === 'body') return { ...place, path: [...place.path] };
  if (place.at !== 'asset') return place;
  return { ...place, path: place.path === null ? null : [...place.path] };
}

function editionContext(
  snapshot: LibrarySnapshot,
  asOf: Date,
  pdfs: ReadonlyMap<AssetId, PdfFacts | null> = new Map(),
  links: ReadonlyMap<string, LinkOutcome> = new Map(),
): CheckContext {
  const articles = new Map<string, PackedArticle>(
    snapshot.articles.map((article) => [article.id, article]),
  );
  const clashes = addressClashes(snapshot.articles);
  const calendar = new SiteCalendar(snapshot.site.timeZone);
  return {
    now: asOf,
    languages: snapshot.site.languages,
    day: (moment) => calendar.day(moment),
    asset: (id) => snapshot.assets.get(id) ?? null,
    pdf: (id) => pdfs.get(id) ?? null,
    article: (id) => articles.get(id) ?? null,
    addressClash: ({ id }) => clashes.get(id) ?? null,
    source: (article) => {
      const original = articles.get(article.translationOf ?? '');
      if (original === undefined) return null;
      const changes = changesSince(article, { ...original, body: bodyOf(original) });
      return changes === null ? null : { language: original.language, changes };
    },
    link: (href) => links.get(href),
  };
}

/** Which articles have the address of another one. The one that was made first keeps it, as the website does. */
export function addressClashes(
  articles: readonly Pick<Article, 'id' | 'slug' | 'headline'>[],
): ReadonlyMap<ArticleId, AddressClash> {
  const taken = new Set(articles.map(({ slug }) => slug.toLowerCase()));
  const first = new Map<string, string>();
  const clashes = new Map<ArticleId, AddressClash>();
  for (const { id, slug, headline } of [...articles].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    // A disk may not tell capitals from small letters.
    const key = slug.toLowerCase();
    const before = first.get(key);
    if (before === undefined) first.set(key, headline);
    else {
      const free = makeSlug(slug, taken, slug);
      taken.add(free);
      clashes.set(articleId.parse(id), { headline: before, free });
    }
  }
  return clashes;
}
