// How is an action on many records carried out, and taken back as one? Step by step, each an ordinary durable save.
import { randomUUID } from 'node:crypto';
import type { ArticleEdit } from '../../core/content/article.ts';
import type { ArticleId } from '../../core/content/ids.ts';
import {
  type ChangeSet,
  type ChangeStep,
  type DoneStep,
  doneToArticle,
  doneToAsset,
  doneToNewsletter,
  inverseOf,
} from '../../core/desk/change-set.ts';
import {
  type Failure,
  type FailureCode,
  failure,
  type Result,
  success,
  toFailure,
  unreachable,
} from '../../core/errors.ts';
import type { LibraryStore } from '../storage/library-store.ts';

export interface ChangeOptions {
  readonly signal: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/** What came of an action. */
export interface ChangeOutcome {
  /** Takes back what was done, by `undo`; null where nothing was. */
  readonly token: string | null;
  /** Steps that changed something. */
  readonly changed: number;
  /** Steps that had nothing to change when their turn came. */
  readonly left: number;
  /** Steps that could not be made, by the article or asset they are about. */
  readonly failed: readonly { readonly id: string | null; readonly failure: Failure }[];
  /** It was cancelled, or the disk refused: what came after is as it was. */
  readonly isStopped: boolean;
}

/** Actions that can still be undone. An editor takes back what they did just now, or a few things before it. */
const MOST_KEPT = 20;

/** What ends an action: the next step would fail in the same way. */
const ending: ReadonlySet<FailureCode> = new Set([
  'disk-full',
  'library-missing',
  'shutting-down',
  'write-failed',
]);

/** Carries out actions on the open library, and keeps in memory how each is undone. Another library forgets them. */
export class ChangeDesk {
  readonly #flushWindows: () => Promise<boolean>;
  readonly #undoings = new Map<string, { library: string; done: readonly DoneStep[] }>();

  /** `flushWindows` asks every window to save what is typed; false where one of them could not. */
  constructor(flushWindows: () => Promise<boolean>) {
    this.#flushWindows = flushWindows;
  }

  /**
   * Makes the steps of an action, one after the other. What is typed in windows is saved first, and they follow by merging: fails with
   * `unsaved-elsewhere` where that could not be. A step that fails is reported and does not keep the next from being made, unless that is
   * a shared record; cancelling leaves what was done, which `undo` takes back.
   */
  async apply(
    store: LibraryStore,
    steps: ChangeSet,
    { signal, onProgress }: ChangeOptions,
  ): Promise<Result<ChangeOutcome>> {
    if (!(await this.#flushWindows())) return failure('unsaved-elsewhere');
    const done: DoneStep[] = [];
    const failed: { id: string | null; failure: Failure }[] = [];
    let left = 0;
    let isStopped = false;
    await store.tellInGroups(async () => {
      let made = 0;
      for (const group of groupsOf(steps)) {
        const isHeldBack = group[0]?.kind === 'record' && failed.length > 0;
        isStopped ||= signal.aborted;
        if (isStopped || isHeldBack) break;
        const outcome = await makeGroup(store, group).catch((error: unknown) => ({
          ok: false as const,
          error: toFailure(error),
        }));
        if (!outcome.ok) {
          const [first] = group;
          const id = first === undefined || first.kind === 'record' ? null : first.id;
          failed.push({ id, failure: outcome.error });
          isStopped = ending.has(outcome.error.code);
        } else {
          done.push(...outcome.value);
          left += group.length - outcome.value.length;
        }
        made += group.length;
        onProgress?.(made, steps.length);
      }
    });
    return success({
      token: this.note(store, done),
      changed: done.length,
      left,
      failed,
      isStopped,
    });
  }

  /**
   * Takes an action back, and answers as `apply` does: its token brings the action again. Fails with `not-found` where it is not known any
   * more. Cut short, the rest can be undone by the same token: what is back already stays.
   */
  async undo(
    store: LibraryStore,
    token: string,
    options: ChangeOptions,
  ): Promise<Result<ChangeOutcome>> {
    const kept = this.#undoings.get(token);
    if (kept === undefined || kept.library !== store.id) return failure('not-found');
    let named: ReadonlySet<string> | null = null;
    const isNamed = (id: string): boolean => {
      named ??= namedIn(store);
      return named.has(id);
    };
    const undone = await this.apply(store, inverseOf(kept.done, isNamed), options);
    if (undone.ok && !undone.value.isStopped) this.#undoings.delete(token);
    return undone;
  }

  /** Another library is open, or none. */
  forget(): void {
    this.#undoings.clear();
  }

  /** Remembers what was done by another way than `apply`. The answer takes it back, by `undo`; null where that is nothing. */
  note(store: LibraryStore, done: readonly DoneStep[]): string | null {
    if (done.length === 0) return null;
    const token = randomUUID();
    this.#undoings.set(token, { library: store.id, done });
    const [oldest] = this.#undoings.keys();
    if (this.#undoings.size > MOST_KEPT && oldest !== undefined) this.#undoings.delete(oldest);
    return token;
  }
}

/** The terms and people that articles name. */
export function namedIn(store: LibraryStore): ReadonlySet<string> {
  const named = new Set<string>();
  for (const { newsType, categories, tags, bylines } of store.summaries()) {
    for (const id of [newsType, ...categories, ...tags, ...bylines]) named.add(id);
  }
  return named;
}

/** The steps one by one, but shared records that follow each other together. */
function groupsOf(steps: ChangeSet): ChangeStep[][] {
  const groups: ChangeStep[][] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    const isAlike =
      step.kind === 'record' &&
      last?.every((one) => one.kind === 'record' && one.record !== step.record) === true;
    if (isAlike) last?.push(step);
    else groups.push([step]);
  }
  return groups;
}

/** Makes a group; answers with those of its steps that changed something. */
async function makeGroup(
  store: LibraryStore,
  group: readonly ChangeStep[],
): Promise<Result<readonly DoneStep[]>> {
  const records = group.filter((step) => step.kind === 'record');
  if (records.length > 0) return store.changeRecords(records);
  const done: DoneStep[] = [];
  for (const step of group) {
    if (step.kind === 'record') continue;
    const made = await makeStep(store, step);
    if (!made.ok) return made;
    if (made.value !== null) done.push(made.value);
  }
  return success(done);
}

type OwnStep = Exclude<ChangeStep, { kind: 'record' }>;

/** Makes one step; null where there was nothing to change. */
async function makeStep(store: LibraryStore, step: OwnStep): Promise<Result<DoneStep | null>> {
  switch (step.kind) {
    case 'article':
      return asDone(await store.changeArticle(step.id, step.change), ({ before, after }) =>
        doneToArticle(before, after),
      );
    case 'createArticle':
      return asDone(await store.createArticle(withEdit(step)), ({ id }) => ({
        kind: 'createArticle',
        id,
      }));
    case 'newsletter':
      return asDone(await store.newsletters.change(step.id, step.change), ({ before, after }) =>
        doneToNewsletter(before, after),
      );
    case 'createNewsletter':
      return asDone(await store.newsletters.create(step.issue), ({ id }) => ({
        kind: 'createNewsletter',
        id,
      }));
    case 'restoreNewsletter':
      return asDone(await store.newsletters.restore(step.id), () => step);
    case 'createTemplate':
      return asDone(await store.newsletters.createTemplate(step.template), ({ id }) => ({
        kind: 'createTemplate',
        id,
      }));
    case 'restoreTemplate':
      return asDone(await store.newsletters.restoreTemplate(step.id), () => step);
    case 'trashNewsletter': {
      const moved = await store.newsletters.trash(step.id);
      return moved.ok ? success(step) : moved;
    }
    case 'trashTemplate': {
      const moved = await store.newsletters.trashTemplate(step.id);
      return moved.ok ? success(step) : moved;
    }
    case 'trash': {
      const moved = await store.trashArticle(step.id);
      return moved.ok ? success(step) : moved;
    }
    case 'restore':
      return asDone(await store.restoreArticle(step.id), () => step);
    case 'keep': {
      const kept = await store.keepRevision(step.id, step.reason);
      return kept.ok ? success(null) : kept;
    }
    case 'trashAsset': {
      const moved = await store.trashFile(step.id, step.mayGo);
      if (!moved.ok) return moved;
      return success(moved.value ? { kind: 'trashAsset', id: step.id } : null);
    }
    case 'restoreAsset': {
      const back = await store.restoreFile(step.id);
      return asDone(back, () => step);
    }
    case 'addAsset': {
      const added = await step.add();
      if (!added.ok) return added;
      return success(added.value ? { kind: 'restoreAsset', id: step.id } : null);
    }
    case 'asset': {
      const current = await store.assets.get(step.id);
      if (!current.ok) return current;
      const edit = step.change(current.value);
      if (edit === null) return success(null);
      const before = structuredClone(current.value);
      return asDone(await store.assets.edit(step.id, edit), () => doneToAsset(before, edit));
    }
    default:
      return unreachable(step);
  }
}

/** A new article with what it begins with, made now where it had to wait. */
function withEdit({ id, edit }: Extract<ChangeStep, { kind: 'createArticle' }>): {
  id: ArticleId;
  edit: ArticleEdit;
} {
  return { id, edit: typeof edit === 'function' ? edit() : edit };
}

/** What the store answered, as what was done; null where it changed nothing. */
function asDone<T>(
  made: Result<T | null>,
  toStep: (value: T) => DoneStep,
): Result<DoneStep | null> {
  if (!made.ok) return made;
  return success(made.value === null ? null : toStep(made.value));
}
