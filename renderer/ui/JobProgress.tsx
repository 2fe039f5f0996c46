// How far is a long job that a dialog waits for, and how does one stop it?
import { LoaderCircle } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Job } from '../app/jobs.ts';
import { useServices } from '../app/services.ts';
import { useStore } from '../app/store.ts';

export type JobNumbers = NonNullable<Job['progress']>;

/** A running job of this window; undefined before it begins and once it is over. */
export function useJob(id: string): {
  readonly job: Job | undefined;
  readonly cancel: () => void;
} {
  const { jobs, workspace } = useServices();
  const job = useStore(jobs.running).find((one) => one.id === id);
  const cancel = (): void =>
    void jobs.cancel(id).catch((caught: unknown) => workspace.report(caught));
  return { job, cancel };
}

interface Props {
  readonly job: string;
  /** What is being done. */
  readonly label: string;
  /** How far it is, in words; while nothing can be counted it is asked with null. */
  readonly numbers: (progress: JobNumbers | null, job: Job | undefined) => string;
}

/** What is done, how far it is, and a bar. */
export function ProgressLine({ job: id, label, numbers }: Props) {
  const { job } = useJob(id);
  // What begins with counting has no end to show yet.
  const progress = job?.progress != null && job.progress.total > 0 ? job.progress : null;
  return (
    <div className="progress" role="status">
      <span className="progress-title">
        <LoaderCircle aria-hidden className="spinner" />
        {label}
      </span>
      <span className="progress-numbers">{numbers(progress, job)}</span>
      <progress
        aria-label={label}
        {...(progress === null ? {} : { value: progress.done, max: progress.total })}
      />
    </div>
  );
}

interface CancelProps {
  readonly job: string;
  /** Ends what comes before the job itself. */
  readonly onStop?: () => void;
}

/** Has the focus: while a dialog waits, it is all there is to press. */
export function CancelJob({ job: id, onStop }: CancelProps) {
  const { messages } = useServices();
  const { job, cancel } = useJob(id);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <button
      ref={button}
      type="button"
      className="button"
      disabled={job?.cancelling ?? false}
      onClick={() => {
        if (job === undefined && onStop !== undefined) onStop();
        else cancel();
      }}
    >
      {messages.common.cancel}
    </button>
  );
}

/** A dialog while it waits: both, as its body and foot. */
export function DialogProgress({ onStop, ...line }: Props & CancelProps) {
  return (
    <>
      <div className="modal-body">
        <ProgressLine {...line} />
      </div>
      <div className="modal-foot">
        <CancelJob job={line.job} {...(onStop === undefined ? {} : { onStop })} />
      </div>
    </>
  );
}
