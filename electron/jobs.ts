// Which long jobs are running: how each is followed and cancelled, by the id its window gave it.
import { failure, type Result } from '../core/errors.ts';
import type { EventPayload } from '../core/ipc/contract.ts';

type Progress = Omit<EventPayload<'job.progress'>, 'job'>;
type Announce = (name: 'job.progress', payload: EventPayload<'job.progress'>) => void;

/** A window learns of progress at most this often; the last step is always told. */
const REPORT_EVERY_MS = 100;

export class Jobs {
  readonly #running = new Map<string, AbortController>();
  readonly #reported = new Map<string, number>();

  /** Runs a job under an id; a second one under the same id is refused. */
  async run<T>(
    id: string,
    work: (signal: AbortSignal) => Promise<Result<T>> | Result<T>,
  ): Promise<Result<T>> {
    if (this.#running.has(id)) return failure('invalid-argument', { detail: 'job id in use' });
    const control = new AbortController();
    this.#running.set(id, control);
    try {
      return await work(control.signal);
    } finally {
      this.#running.delete(id);
      this.#reported.delete(id);
    }
  }

  /** Asks a job to stop. One that is over, or never was, is left in peace. */
  cancel(id: string): void {
    this.#running.get(id)?.abort();
  }

  /** Asks every job to stop: the app is closing. */
  cancelAll(): void {
    for (const control of this.#running.values()) control.abort();
  }

  report(id: string, progress: Progress, announce: Announce): void {
    const now = Date.now();
    const finished = progress.done >= progress.total;
    if (!finished && now - (this.#reported.get(id) ?? 0) < REPORT_EVERY_MS) return;
    this.#reported.set(id, now);
    announce('job.progress', { job: id, ...progress });
  }
}
