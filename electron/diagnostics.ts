// Where do the facts of the diagnostics come from? Each is counted or asked of the runtime; nothing is copied from what people typed.
import { readdir, stat } from 'node:fs/promises';
import { arch, cpus, freemem, release, totalmem } from 'node:os';
import { join } from 'node:path';
import type { ArticleStatus } from '../core/content/article.ts';
import { FORMAT_VERSION } from '../core/content/records.ts';
import { type DiagnosticFacts, diagnosticFacts } from '../core/diagnostics.ts';
import type { FailureCode } from '../core/errors.ts';
import type { LogLine } from '../core/ipc/settings-contract.ts';
import type { Settings } from './settings.ts';
import type { LibraryStore } from './storage/library-store.ts';

const MOST_FAILURES = 40;

/** What failed since the start, by call and code: never with what it was about. */
export class RecentFailures {
  #kept: DiagnosticFacts['failures'] = [];

  add(call: string, code: FailureCode, now: Date): void {
    this.#kept = [...this.#kept, { at: now.toISOString(), call, code }].slice(-MOST_FAILURES);
  }

  get all(): DiagnosticFacts['failures'] {
    return this.#kept;
  }
}

export interface DiagnosticSources {
  readonly version: string;
  readonly locale: string;
  readonly developmentRuntime: boolean;
  readonly windows: number;
  readonly settings: Pick<Settings, 'preferences' | 'backup'>;
  readonly store: LibraryStore | null;
  readonly failures: RecentFailures;
  readonly lines: readonly LogLine[];
}

/** Kinds of targets that this version has; the name of any other was written by hand. */
const knownKinds = new Set([
  ...['folder', 'bundle', 'sftp', 'ftp', 'webdav', 's3', 'git', 'wordpress'],
]);

/** Gathers the facts. Throws where one of them would not be a number, a yes or no, or a word of ours. */
export async function gatherFacts(sources: DiagnosticSources): Promise<DiagnosticFacts> {
  const { settings, store, lines } = sources;
  const { preferences, backup } = settings;
  return diagnosticFacts.parse({
    app: {
      version: sources.version,
      electron: process.versions.electron ?? 'none',
      chrome: process.versions.chrome ?? 'none',
      node: process.versions.node,
      platform: process.platform,
      arch: arch(),
      // A kernel built at home may be called anything.
      system: /^[0-9]+(\.[0-9]+)*/.exec(release())?.[0] ?? 'unknown',
      locale: sources.locale,
      developmentRuntime: sources.developmentRuntime,
    },
    machine: { cores: cpus().length, memory: totalmem(), free: freemem() },
    preferences: {
      theme: preferences.theme,
      contrast: preferences.contrast,
      motion: preferences.motion,
      density: preferences.density,
      textSize: preferences.textSize,
      zoom: preferences.zoom,
      smartPunctuation: preferences.smartPunctuation,
      views: preferences.views.length,
      hasName: preferences.personName !== '',
    },
    windows: sources.windows,
    newsroom: store === null ? null : await factsOf(store),
    backup: {
      isChosen: backup.folder !== null,
      last: backup.made.find((one) => one.library === store?.id)?.at ?? null,
    },
    failures: sources.failures.all,
    log: countsOf(lines, ({ level }) => level),
  } satisfies DiagnosticFacts);
}

async function factsOf(store: LibraryStore): Promise<NonNullable<DiagnosticFacts['newsroom']>> {
  const { site, taxonomy, people } = store;
  const targets = await store.publishing.targets();
  const articles: Partial<Record<ArticleStatus, number>> = {};
  for (const { status } of store.summaries()) articles[status] = (articles[status] ?? 0) + 1;
  return {
    format: FORMAT_VERSION,
    isReadOnly: store.readOnly !== null,
    theme: site.theme === 'column' || site.theme === 'placard' ? site.theme : 'own',
    languages: site.languages.length,
    hasAddress: site.baseUrl !== null,
    hasLogo: site.logo !== null,
    articles,
    categories: taxonomy.categories.length,
    newsTypes: taxonomy.newsTypes.length,
    tags: taxonomy.tags.length,
    people: people.length,
    ...(await mediaOf(store.folder)),
    targets: countsOf(targets.ok ? targets.value : [], ({ kind }) =>
      knownKinds.has(kind) ? kind : 'other',
    ),
    problems: countsOf(store.problems, ({ code }) =>
      /^[a-z-]{1,40}$/.test(code) ? code : 'other',
    ),
  };
}

async function mediaOf(library: string): Promise<{ media: number; mediaBytes: number }> {
  let [media, mediaBytes] = [0, 0];
  const root = join(library, 'media');
  for (const part of await readdir(root).catch(() => [])) {
    for (const name of await readdir(join(root, part)).catch(() => [])) {
      if (name.endsWith('.json')) continue;
      media += 1;
      mediaBytes += await stat(join(root, part, name)).then(
        ({ size }) => size,
        () => 0,
      );
    }
  }
  return { media, mediaBytes };
}

function countsOf<T>(list: readonly T[], keyOf: (one: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const one of list) counts[keyOf(one)] = (counts[keyOf(one)] ?? 0) + 1;
  return counts;
}
