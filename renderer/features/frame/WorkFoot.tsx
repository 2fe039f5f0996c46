// What is being done while one goes on working, and how does one stop it? What takes more than a moment, at the foot of the window.
import { LoaderCircle } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Job } from '../../app/jobs.ts';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';

/** What is over sooner is not worth a look. */
const SHOWN_AFTER_MS = 1000;

export function WorkFoot() {
  const { jobs } = useServices();
  return useStore(jobs.running)
    .filter(({ place }) => place === 'foot')
    .map((job) => <Work key={job.id} job={job} />);
}

function Work({ job }: { readonly job: Job }) {
  const { jobs, messages, workspace } = useServices();
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setIsLong(true), SHOWN_AFTER_MS);
    return () => window.clearTimeout(timer);
  }, []);
  if (!isLong) return null;
  const { label, progress, cancelling } = job;
  return (
    <footer className="work-foot">
      <LoaderCircle aria-hidden className="spinner" />
      <span role="status">{label}</span>
      <progress
        aria-label={label}
        {...(progress === null ? {} : { value: progress.done, max: Math.max(1, progress.total) })}
      />
      <button
        type="button"
        className="button is-small"
        aria-label={messages.frame.cancelWork(label)}
        disabled={cancelling}
        onClick={() =>
          void jobs.cancel(job.id).catch((caught: unknown) => workspace.report(caught))
        }
      >
        {messages.common.cancel}
      </button>
    </footer>
  );
}
