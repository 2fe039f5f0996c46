// What would a publish change at a target, and in which order, so that no page ever leads to what is not there?
import { byBytes, type SiteFile, type SiteFiles, type SiteList } from './site-list.ts';

/** One file that is put or removed. `there` is what the list says of it; null where it says nothing. */
export type SiteChange =
  | {
      readonly do: 'create' | 'update';
      readonly path: string;
      readonly wanted: SiteFile;
      readonly there: SiteFile | null;
    }
  | { readonly do: 'delete'; readonly path: string; readonly there: SiteFile | null };

export interface SitePlan {
  /** Step after step; the changes of one step may be made in any order, or at once. */
  readonly steps: readonly (readonly SiteChange[])[];
  readonly counts: { create: number; update: number; delete: number; leave: number };
  /** Bytes of the files that are put. */
  readonly bytes: number;
  /** Whether so much would go that somebody must say yes to it. */
  readonly isBigDelete: boolean;
  readonly wanted: SiteFiles;
  /** Paths where something lies that is not ours, and that this plan would replace. */
  readonly foreign: readonly string[];
  /** The list the plan was made against; null where there was none. */
  readonly against: SiteList | null;
}

/** A deletion of more files than this, and of more than this share of what is there, is asked for by name. */
export const BIG_DELETE = { files: 20, share: 0.25 } as const;

/** The paths of `wanted` of which a list knows nothing: whatever lies there is not ours. */
export function unknownPaths(wanted: SiteFiles, against: SiteList | null): string[] {
  const pending = new Set(against?.pending);
  return [...wanted.keys()].filter((path) => !against?.files.has(path) && !pending.has(path));
}

/**
 * Compares the website with the list at the target; `foreign` are those of the unknown paths where something lies. A file that a publish before was putting or removing when it was cut
 * short is put again or removed, whatever the list says of its content.
 */
export function planSite(
  wanted: SiteFiles,
  against: SiteList | null,
  foreign: readonly string[] = [],
): SitePlan {
  const there = against?.files ?? new Map<string, SiteFile>();
  const pending = new Set(against?.pending);
  const changes: SiteChange[] = [];
  let leave = 0;
  for (const [path, file] of wanted) {
    const known = there.get(path) ?? null;
    if (known?.sha256 === file.sha256 && !pending.has(path)) leave += 1;
    else if (known === null && !pending.has(path)) {
      changes.push({ do: 'create', path, wanted: file, there: null });
    } else changes.push({ do: 'update', path, wanted: file, there: known });
  }
  for (const path of new Set([...there.keys(), ...pending])) {
    if (!wanted.has(path)) changes.push({ do: 'delete', path, there: there.get(path) ?? null });
  }
  changes.sort((one, other) => byBytes(one.path, other.path));
  const steps = STEPS.map((_, step) => changes.filter((change) => stepOf(change) === step));
  const counts = { create: 0, update: 0, delete: 0, leave };
  for (const change of changes) counts[change.do] += 1;
  const bytes = changes.reduce(
    (sum, change) => sum + (change.do === 'delete' ? 0 : change.wanted.size),
    0,
  );
  return {
    steps: steps.filter((step) => step.length > 0),
    counts,
    bytes,
    isBigDelete: counts.delete > BIG_DELETE.files && counts.delete > there.size * BIG_DELETE.share,
    wanted,
    foreign: [...foreign].sort(byBytes),
    against,
  };
}

/**
 * The order: pictures, style sheets and files before pages; new pages, to which nothing leads yet, before those that will lead
 * to them; lists and feeds after the pages they name; deletions once nothing leads there, pages first.
 */
const STEPS = ['files', 'newPages', 'pages', 'lists', 'feeds', 'lostPages', 'lostFiles'] as const;

function stepOf(change: SiteChange): number {
  return STEPS.indexOf(stepNamed(change));
}

function stepNamed(change: SiteChange): (typeof STEPS)[number] {
  const isPage = change.path.endsWith('.html');
  if (change.do === 'delete') return isPage ? 'lostPages' : 'lostFiles';
  if (isFeed(change.path)) return 'feeds';
  if (!isPage) return 'files';
  if (isList(change.path)) return 'lists';
  return change.do === 'create' ? 'newPages' : 'pages';
}

function isFeed(path: string): boolean {
  return /(^|\/)((feed|rss|sitemap)[^/]*\.(xml|json)|[^/]+\.ics)$/.test(path);
}

/** A page that exists to lead to others: everything but the page of one article. */
function isList(path: string): boolean {
  return !/(^|\/)news\/(?!page\/)[^/]+\/index\.html$/.test(path);
}
