// What do the checks say of all that would leave? Asked when the dialog opens, and again when something has changed.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { PreflightReport } from '../../../core/checks/report.ts';
import { type Failure, toFailure } from '../../../core/errors.ts';
import { useServices } from '../../app/services.ts';

export type EditionPreflight =
  | { readonly state: 'checking'; readonly job: string }
  | { readonly state: 'done'; readonly job: string; readonly report: PreflightReport }
  | { readonly state: 'failed'; readonly job: string; readonly failure: Failure };

/** The end of a pre-flight; null where another one was begun meanwhile, or nobody wants it any more. */
export type Ended = Exclude<EditionPreflight, { state: 'checking' }> | null;

export interface EditionChecks {
  readonly preflight: EditionPreflight;
  /** Resolves at the end of the one that is under way. */
  readonly ended: () => Promise<Ended>;
  readonly again: (withLinks?: boolean) => Promise<Ended>;
  /** Takes in what a decision has made of the report. */
  readonly decided: (report: PreflightReport) => void;
}

export function useEditionPreflight(): EditionChecks {
  const { api, jobs, messages, workspace } = useServices();
  const [first] = useState(() => crypto.randomUUID());
  const [preflight, setPreflight] = useState<EditionPreflight>({ state: 'checking', job: first });
  const current = useRef<{ job: string; ended: Promise<Ended> } | null>(null);
  const label = messages.preflight.edition.checking;

  const run = useCallback(
    (job: string, withLinks: boolean): Promise<Ended> => {
      const check = async (): Promise<Ended> => {
        let outcome: Exclude<Ended, null>;
        try {
          // What is not saved is not on disk, where the checks and the export look.
          await workspace.flush();
          const report = await jobs.run(
            label,
            (id) => api.call('preflight.run', { job: id, withLinks }),
            job,
          );
          outcome = { state: 'done', job, report };
        } catch (caught) {
          outcome = { state: 'failed', job, failure: toFailure(caught) };
        }
        if (current.current?.job !== job) return null;
        setPreflight(outcome);
        return outcome;
      };
      const before = current.current;
      if (before !== null) jobs.cancel(before.job).catch(() => undefined);
      current.current = { job, ended: Promise.resolve(null) };
      const ended = check();
      current.current = { job, ended };
      return ended;
    },
    [api, jobs, workspace, label],
  );

  useEffect(() => {
    void run(first, false);
    return () => {
      const last = current.current;
      current.current = null;
      if (last !== null) jobs.cancel(last.job).catch(() => undefined);
    };
  }, [run, first, jobs]);

  return {
    preflight,
    ended: () => current.current?.ended ?? Promise.resolve(null),
    again: (withLinks = false) => {
      const job = crypto.randomUUID();
      setPreflight({ state: 'checking', job });
      return run(job, withLinks);
    },
    decided: (report) => setPreflight((now) => (now.state === 'done' ? { ...now, report } : now)),
  };
}
