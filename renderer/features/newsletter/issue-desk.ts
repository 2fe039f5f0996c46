// Which issue of the newsletter is open in this window, and what must happen before another one may be?
import type { Api } from '../../app/api.ts';
import type { LibraryMirror } from '../../app/library-mirror.ts';
import { Store } from '../../app/store.ts';
import type { Workspace } from '../../app/workspace.ts';
import type { Clock } from '../../editor/autosave.ts';
import { IssueSession } from './issue-session.ts';

export interface IssueDeskOptions {
  readonly api: Api;
  readonly mirror: LibraryMirror;
  readonly workspace: Workspace;
  readonly clock: Clock;
}

/** Holds the open issue; what is typed in it is saved before anything else happens to the window. */
export class IssueDesk {
  readonly session = new Store<IssueSession | null>(null);
  readonly #options: IssueDeskOptions;

  constructor(options: IssueDeskOptions) {
    this.#options = options;
    const { mirror, workspace } = options;
    workspace.alsoFlush(() => this.session.get()?.flush() ?? Promise.resolve(true));
    mirror.newsletters.subscribe(() => this.#follow());
    mirror.contents.subscribe(() => {
      if (mirror.contents.get() === null) this.#drop();
    });
  }

  /** Opens an issue. Stays where it is when what is open could not be saved. */
  async open(id: string): Promise<void> {
    if (this.session.get()?.id === id || !(await this.close())) return;
    const { api, clock, mirror } = this.#options;
    const issue = mirror.newsletters.get()?.issues.find((one) => one.id === id);
    if (issue === undefined) return;
    const isReadOnly = mirror.contents.get()?.library.readOnly !== null;
    this.session.set(new IssueSession({ api, clock, issue, isReadOnly }));
  }

  /** Saves and closes the open issue; false when it could not be saved and therefore stays. */
  async close(): Promise<boolean> {
    const session = this.session.get();
    if (session === null) return true;
    if (!(await session.flush())) return false;
    if (this.session.get() === session) this.#drop();
    return true;
  }

  #drop(): void {
    this.session.get()?.dispose();
    this.session.set(null);
  }

  #follow(): void {
    const session = this.session.get();
    const known = this.#options.mirror.newsletters.get();
    if (session === null || known === null) return;
    const issue = known.issues.find(({ id }) => id === session.id);
    if (issue !== undefined) void session.follow(issue);
    // In the trash, from here or from another window. What is typed and not saved stays in sight: its save says that it is gone.
    else if (!session.isUnsaved) this.#drop();
  }
}
