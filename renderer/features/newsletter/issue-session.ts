// What is typed into an issue of the newsletter, when is it written, and how does it go together with what another window saved?
import { canonicalJson } from '../../../core/canonical-json.ts';
import type { NewsletterIssue } from '../../../core/content/newsletter.ts';
import type { TypedNewsletterEdit } from '../../../core/ipc/newsletter-contract.ts';
import type { Api } from '../../app/api.ts';
import { type Readable, Store } from '../../app/store.ts';
import type { Taken, TakesBack, Way } from '../../app/undo.ts';
import { Autosave, type Clock, type SaveState } from '../../editor/autosave.ts';

type Member = keyof TypedNewsletterEdit;

export interface IssueState {
  /** As it is typed. */
  readonly issue: NewsletterIssue;
  readonly save: SaveState;
  /** What another window or program saved in the very members that are typed here; a person chooses. */
  readonly clash: { readonly theirs: NewsletterIssue; readonly members: readonly Member[] } | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

interface Step {
  readonly before: TypedNewsletterEdit;
  readonly after: TypedNewsletterEdit;
  /** Changes that follow each other under one name are taken back as one. */
  readonly name: string;
  /** When it was made, or taken back, by the clock of the session. */
  readonly at: number;
}

export interface IssueSessionOptions {
  readonly api: Api;
  readonly clock: Clock;
  readonly issue: NewsletterIssue;
  readonly isReadOnly: boolean;
}

/** More steps than these are not taken back. */
const MOST_STEPS = 200;

/** One issue in one window, kept saved. Nothing that was typed is dropped: what clashes waits until a person has chosen. */
export class IssueSession implements Readable<IssueState>, TakesBack {
  readonly id: NewsletterIssue['id'];
  readonly isReadOnly: boolean;
  readonly #state: Store<IssueState>;
  readonly #autosave: Autosave<Member>;
  readonly #clock: Clock;
  /** As the disk was last known to have it. */
  #base: NewsletterIssue;
  #done: Step[] = [];
  #undone: Step[] = [];

  constructor({ api, clock, issue, isReadOnly }: IssueSessionOptions) {
    this.id = issue.id;
    this.isReadOnly = isReadOnly;
    this.#base = issue;
    this.#clock = clock;
    this.#state = new Store<IssueState>({
      ...{ issue, save: { state: 'clean' }, clash: null, canUndo: false, canRedo: false },
    });
    this.#autosave = new Autosave<Member>({
      revision: issue.revision,
      clock,
      onState: (save) => this.#set({ save }),
      save: async (members, base) => {
        const edit = membersOf(this.#state.get().issue, [...members]);
        const saved = await api.call('newsletter.save', { id: this.id, base, edit });
        this.#base = saved;
        // What was typed meanwhile stays.
        const later = membersOf(this.#state.get().issue, [...this.#autosave.waitingFields]);
        this.#set({ issue: edited(saved, later) });
        return { revision: saved.revision, at: saved.updatedAt };
      },
    });
  }

  readonly get = (): IssueState => this.#state.get();
  readonly subscribe = (listener: () => void): (() => void) => this.#state.subscribe(listener);

  get isUnsaved(): boolean {
    return this.#autosave.isUnsaved;
  }

  /**
   * Changes the issue; `name` says what of, so that a text that is typed is one step of undo. The answer takes just this change back, as far as
   * it is still as it was left, whatever came after it; false where it is not, or has been taken back already.
   */
  change(edit: TypedNewsletterEdit, name: string = crypto.randomUUID()): () => boolean {
    if (this.isReadOnly) return () => false;
    const { issue } = this.#state.get();
    const members = memberNames(edit).filter((member) => !isSame(issue[member], edit[member]));
    if (members.length === 0) return () => false;
    const at = this.#clock.now();
    const step = { before: membersOf(issue, members), after: membersOf(edit, members), name, at };
    const last = this.#done.at(-1);
    const goesOn =
      last?.name === name && isSame(memberNames(last.after).sort(), [...members].sort());
    const made = goesOn ? { ...step, before: last.before } : step;
    this.#done = [...(goesOn ? this.#done.slice(0, -1) : this.#done), made].slice(-MOST_STEPS);
    this.#undone = [];
    this.#apply(step.after);
    return () => this.#takeBack(made);
  }

  /** Takes the last change of this window back; false where there is none. */
  undo(): boolean {
    const step = this.#done.pop();
    if (step === undefined) return false;
    this.#undone.push({ ...step, at: this.#clock.now() });
    this.#apply(step.before);
    return true;
  }

  redo(): boolean {
    const step = this.#undone.pop();
    if (step === undefined) return false;
    this.#done.push({ ...step, at: this.#clock.now() });
    this.#apply(step.after);
    return true;
  }

  newest(way: Way): number | null {
    return (way === 'undo' ? this.#done : this.#undone).at(-1)?.at ?? null;
  }

  take(way: Way): Taken {
    if (way === 'undo') this.undo();
    else this.redo();
    return {};
  }

  flush(): Promise<boolean> {
    return this.#autosave.flush();
  }

  dispose(): void {
    this.#autosave.dispose();
  }

  /** The disk has another revision by now: what is typed here is put over it, unless both are about the same. */
  async follow(theirs: NewsletterIssue): Promise<void> {
    await this.#autosave.rest();
    if (theirs.revision <= this.#base.revision && isSame(theirs, this.#base)) return;
    if (theirs.revision < this.#base.revision) return;
    const { issue } = this.#state.get();
    const mine = [...this.#autosave.unsavedFields];
    const members = mine.filter(
      (member) =>
        !isSame(theirs[member], this.#base[member]) && !isSame(theirs[member], issue[member]),
    );
    if (members.length > 0) {
      this.#set({ clash: { theirs, members } });
      return;
    }
    this.#stand(edited(theirs, membersOf(issue, mine)), theirs);
  }

  /** Ends a clash: what is typed here counts, or what was saved elsewhere. Either way an undo brings the other back. */
  settle(keep: 'mine' | 'theirs'): void {
    const { clash, issue } = this.#state.get();
    if (clash === null) return;
    const { theirs, members } = clash;
    const mine = membersOf(issue, [...this.#autosave.unsavedFields]);
    const [mineThere, theirsThere] = [membersOf(issue, members), membersOf(theirs, members)];
    const [name, at] = [crypto.randomUUID(), this.#clock.now()];
    this.#set({ clash: null });
    this.#stand(edited(theirs, mine), theirs);
    if (keep === 'theirs') {
      this.#done.push({ before: mineThere, after: theirsThere, name, at });
      this.#apply(theirsThere);
    } else {
      this.#done.push({ before: theirsThere, after: mineThere, name, at });
      this.#set({});
    }
  }

  #takeBack(step: Step): boolean {
    if (this.#done.at(-1) === step) return this.undo();
    const { issue } = this.#state.get();
    const untouched = this.#done.includes(step)
      ? memberNames(step.after).filter((member) => isSame(issue[member], step.after[member]))
      : [];
    if (untouched.length > 0) this.change(membersOf(step.before, untouched));
    return untouched.length > 0;
  }

  #stand(issue: NewsletterIssue, base: NewsletterIssue): void {
    this.#base = base;
    this.#set({ issue });
    this.#autosave.rebase(base.revision);
  }

  #apply(edit: TypedNewsletterEdit): void {
    this.#set({ issue: edited(this.#state.get().issue, edit) });
    this.#autosave.touch(...memberNames(edit));
  }

  #set(change: Partial<IssueState>): void {
    const [canUndo, canRedo] = [this.#done.length > 0, this.#undone.length > 0];
    this.#state.set({ ...this.#state.get(), ...change, canUndo, canRedo });
  }
}

function edited(issue: NewsletterIssue, edit: TypedNewsletterEdit): NewsletterIssue {
  const next = { ...issue, ...edit };
  // The only member that a person can empty and that is then not there.
  if ('dueAt' in edit && edit.dueAt === undefined) delete next.dueAt;
  // Members that are given have a value, but for that one.
  return next as NewsletterIssue;
}

function memberNames(edit: TypedNewsletterEdit): Member[] {
  // Keys of an edit.
  return Object.keys(edit) as Member[];
}

function membersOf(
  from: NewsletterIssue | TypedNewsletterEdit,
  members: readonly Member[],
): TypedNewsletterEdit {
  return Object.fromEntries(members.map((member) => [member, from[member]]));
}

function isSame(one: unknown, other: unknown): boolean {
  if (one === undefined || other === undefined) return one === other;
  return canonicalJson(one) === canonicalJson(other);
}
