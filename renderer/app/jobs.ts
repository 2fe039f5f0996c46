// Which long jobs are running, and how far are they? Followed by the id that this window gave them.
import type { EventPayload } from '../../core/ipc/contract.ts';
import type { Api } from './api.ts';
import { Store } from './store.ts';

export interface Job {
  readonly id: string;
  readonly label: string;
  readonly progress: Omit<EventPayload<'job.progress'>, 'job'> | null;
  readonly cancelling: boolean;
  readonly place: JobPlace;
}

/**
 * Where it is shown: by the dialog that asked for it, at the foot of the window while other work goes on, or on the screen into which
 * files come.
 */
export type JobPlace = 'dialog' | 'foot' | 'files';

export class Jobs {
  readonly running = new Store<readonly Job[]>([]);
  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
    api.on('job.progress', ({ job, ...progress }) => this.#change(job, { progress }));
  }

  /** Runs `work` as a job that can be followed and cancelled. The label says what it is, such as a file name. */
  async run<T>(
    label: string,
    work: (id: string) => Promise<T>,
    id: string = crypto.randomUUID(),
    place: JobPlace = 'dialog',
  ): Promise<T> {
    this.running.set([
      ...this.running.get(),
      { id, label, progress: null, cancelling: false, place },
    ]);
    try {
      return await work(id);
    } finally {
      this.running.set(this.running.get().filter((job) => job.id !== id));
    }
  }

  /** Runs `work`, by which files come into the newsroom: `name` is that of the file, or what it will be. */
  addFiles<T>(name: string, work: (id: string) => Promise<T>): Promise<T> {
    return this.run(name, work, crypto.randomUUID(), 'files');
  }

  async cancel(id: string): Promise<void> {
    this.#change(id, { cancelling: true });
    await this.#api.call('job.cancel', { job: id });
  }

  #change(id: string, change: Partial<Job>): void {
    const jobs = this.running.get();
    if (!jobs.some((job) => job.id === id)) return;
    this.running.set(jobs.map((job) => (job.id === id ? { ...job, ...change } : job)));
  }
}
