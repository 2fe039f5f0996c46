// How far is an action on many articles, or its undoing, and how does one stop it?
import { LoaderCircle } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';

function useProgress(job: string) {
  const { jobs, workspace } = useServices();
  const running = useStore(jobs.running).find((one) => one.id === job);
  return {
    progress: running?.progress ?? null,
    isCancelling: running?.cancelling ?? false,
    cancel: () => void jobs.cancel(job).catch((caught: unknown) => workspace.report(caught)),
  };
}

/** Inside the dialog that asked. */
export function BulkProgress({ job }: { readonly job: string }) {
  const { messages } = useServices();
  const words = messages.desk.bulk;
  const { progress, isCancelling, cancel } = useProgress(job);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <>
      <div className="modal-body">
        <div className="progress" role="status">
          <span className="progress-title">
            <LoaderCircle aria-hidden className="spinner" />
            {words.working}
          </span>
          <span className="progress-numbers">
            {progress === null ? words.preparing : words.progress(progress.done, progress.total)}
          </span>
          <progress
            aria-label={words.working}
            {...(progress === null
              ? {}
              : { value: progress.done, max: Math.max(1, progress.total) })}
          />
        </div>
      </div>
      <footer className="modal-foot">
        <button
          ref={button}
          type="button"
          className="button"
          disabled={isCancelling}
          onClick={cancel}
        >
          {messages.common.cancel}
        </button>
      </footer>
    </>
  );
}

/** What is over sooner would only flicker. */
const SHOWN_AFTER_MS = 600;

/** At the foot of the table, while an action is taken back. */
export function UndoProgress() {
  const { jobs, messages } = useServices();
  const words = messages.desk.bulk;
  const job = useStore(jobs.running).find(({ label }) => label === words.undoing);
  return job === undefined ? null : <UndoBar key={job.id} job={job.id} />;
}

function UndoBar({ job }: { readonly job: string }) {
  const { messages } = useServices();
  const words = messages.desk.bulk;
  const { progress, isCancelling, cancel } = useProgress(job);
  const [isShown, setIsShown] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setIsShown(true), SHOWN_AFTER_MS);
    return () => window.clearTimeout(timer);
  }, []);
  if (!isShown) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a bar over the table, no set of fields.
    <div className="bulk-bar" role="group" aria-label={words.undoing}>
      <span className="bulk-count" role="status">
        {words.undoing}
      </span>
      <span className="bulk-numbers">
        {progress === null ? '' : words.progress(progress.done, progress.total)}
      </span>
      <button type="button" className="bulk-button" disabled={isCancelling} onClick={cancel}>
        {messages.common.cancel}
      </button>
    </div>
  );
}
