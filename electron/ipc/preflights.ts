// Which pre-flight may an export stand on? The last one of the open newsroom, while nothing has changed since.
import { type Override, type OverrideSubject, overrideKey } from '../../core/checks/overrides.ts';
import { type PreflightReport, summariseReports } from '../../core/checks/report.ts';
import { failure, type Result, success } from '../../core/errors.ts';
import type { LibraryStore } from '../storage/library-store.ts';

/**
 * A pre-flight looks so far ahead, and counts for so long: what goes out by itself meanwhile, because its hour has come,
 * was looked at.
 */
export const PREFLIGHT_MILLISECONDS = 10 * 60 * 1000;

interface Kept {
  readonly job: string;
  readonly store: LibraryStore;
  /** Null until it has ended. */
  report: PreflightReport | null;
  /** When it no longer counts. */
  readonly until: number;
  hasChanged: boolean;
  readonly stop: () => void;
}

export class Preflights {
  readonly #now: () => number;
  #kept: Kept | null = null;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** A pre-flight begins: what changes from now on outdates it. `finish` takes in what it found. */
  begin(job: string, store: LibraryStore): { finish(report: PreflightReport): void } {
    this.#kept?.stop();
    const kept: Kept = {
      job,
      store,
      report: null,
      until: this.#now() + PREFLIGHT_MILLISECONDS,
      hasChanged: false,
      stop: store.listen(({ changed, removed }) => {
        if (changed.length + removed.length > 0) kept.hasChanged = true;
      }),
    };
    this.#kept = kept;
    return {
      finish(report) {
        kept.report = report;
      },
    };
  }

  /** Something that findings depend on has changed. */
  outdate(): void {
    if (this.#kept !== null) this.#kept.hasChanged = true;
  }

  /** The report of the last pre-flight, whatever has changed since: enough to decide about one of its findings. */
  last(job: string, store: LibraryStore): Result<PreflightReport> {
    const kept = this.#kept;
    return kept?.report == null || kept.job !== job || kept.store !== store
      ? failure('preflight-stale', { detail: 'it is another one' })
      : success(kept.report);
  }

  /** The report of a pre-flight that still stands: enough to export. */
  report(job: string, store: LibraryStore): Result<PreflightReport> {
    const last = this.last(job, store);
    const kept = this.#kept;
    if (!last.ok || kept === null) return last;
    if (kept.hasChanged) return failure('preflight-stale', { detail: 'something has changed' });
    return this.#now() < kept.until
      ? last
      : failure('preflight-stale', { detail: 'it is too long ago' });
  }

  /** The report with a finding let pass, or with that taken back. */
  decide(job: string, subject: OverrideSubject, passed: Override | undefined): PreflightReport {
    const kept = this.#kept;
    if (kept?.report == null || kept.job !== job) return summariseReports([], 0);
    const { report } = kept;
    const reports = report.reports.map((one) => ({
      ...one,
      findings: one.findings.map((finding) => {
        const { check, fingerprint } = finding;
        if (overrideKey({ article: one.id, check, fingerprint }) !== overrideKey(subject)) {
          return finding;
        }
        const { override: _before, ...found } = finding;
        return passed === undefined ? found : { ...found, override: passed };
      }),
    }));
    const counted = summariseReports(reports, report.articles);
    const before = summariseReports(report.reports, report.articles);
    // What is not told of one by one has no blocking finding: its counts stay.
    kept.report = {
      ...counted,
      clean: report.clean,
      left: report.left,
      counts: {
        blocking: counted.counts.blocking,
        warning: report.counts.warning - before.counts.warning + counted.counts.warning,
        advice: report.counts.advice - before.counts.advice + counted.counts.advice,
      },
      overridden: report.overridden - before.overridden + counted.overridden,
    };
    return kept.report;
  }
}
