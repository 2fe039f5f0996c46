// Which files are coming into the newsroom right now, and how does one stop them? Those over a moment long, each with progress and cancel.
import { useEffect, useState } from 'react';
import type { Job } from '../app/jobs.ts';
import { useServices } from '../app/services.ts';
import { sizeText } from '../app/sizes.ts';
import { useStore } from '../app/store.ts';

/** Belongs on every screen into which files can be dropped or chosen. */
export function JobList() {
  const { jobs } = useServices();
  const running = useStore(jobs.running).filter(
    ({ place, progress }) => place === 'files' && progress !== null,
  );
  if (running.length === 0) return null;
  return (
    <ul className="job-list">
      {running.map((job) => (
        <JobRow key={job.id} job={job} />
      ))}
    </ul>
  );
}

function JobRow({ job }: { readonly job: Job }) {
  const { jobs, messages, workspace } = useServices();
  const [visible, setVisible] = useState(false);
  useEffect(() => {
    // What is over in a blink would only flicker.
    const timer = window.setTimeout(() => setVisible(true), 200);
    return () => window.clearTimeout(timer);
  }, []);
  const { progress } = job;
  if (!visible || progress === null) return null;
  const name = progress.label === '' ? job.label : progress.label;
  const text = messages.details.adding(name);
  return (
    <li className="job">
      <span className="job-name">{text}</span>
      <span className="job-numbers">
        {progress.unit === 'bytes'
          ? `${sizeText(progress.done, messages)} / ${sizeText(progress.total, messages)}`
          : messages.desk.bulk.progress(progress.done, progress.total)}
      </span>
      <progress value={progress.done} max={Math.max(1, progress.total)} aria-label={text} />
      <button
        type="button"
        className="button is-small"
        aria-label={messages.details.cancelAdding(name)}
        disabled={job.cancelling}
        onClick={() =>
          void jobs.cancel(job.id).catch((caught: unknown) => workspace.report(caught))
        }
      >
        {messages.common.cancel}
      </button>
    </li>
  );
}
