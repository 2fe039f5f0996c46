// How far is the undoing of an action on many articles, or its redoing, and how does one stop it?
import { useEffect, useState } from 'react';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import { useJob } from '../../ui/JobProgress.tsx';
import '../../ui/selection-bar.css';

/** What is over sooner would only flicker. */
const SHOWN_AFTER_MS = 600;

/** At the foot of the table, while an action is taken back. */
export function UndoProgress() {
  const { jobs, messages } = useServices();
  const { undo, redo } = messages.undo.working;
  const job = useStore(jobs.running).find(({ label }) => label === undo || label === redo);
  return job === undefined ? null : <UndoBar key={job.id} job={job.id} label={job.label} />;
}

function UndoBar({ job, label }: { readonly job: string; readonly label: string }) {
  const { messages } = useServices();
  const words = messages.desk.bulk;
  const { job: running, cancel } = useJob(job);
  const progress = running?.progress ?? null;
  const [isShown, setIsShown] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setIsShown(true), SHOWN_AFTER_MS);
    return () => window.clearTimeout(timer);
  }, []);
  if (!isShown) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a bar over the table, no set of fields.
    <div className="selection-bar" role="group" aria-label={label}>
      <span className="selection-count" role="status">
        {label}
      </span>
      <span className="selection-numbers">
        {progress === null ? '' : words.progress(progress.done, progress.total)}
      </span>
      <button
        type="button"
        className="selection-button"
        disabled={running?.cancelling ?? false}
        onClick={cancel}
      >
        {messages.common.cancel}
      </button>
    </div>
  );
}
