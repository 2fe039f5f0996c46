// How does related news keep up with the newsroom? A process computes lists when articles are published or edited; they are kept from here.
import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { type ArticleId, articleId } from '../../core/content/ids.ts';
import {
  type Failure,
  type FailureCode,
  failure,
  type Result,
  success,
} from '../../core/errors.ts';
import { ensureFolder, removeDurably, writeDurably } from '../storage/durable-file.ts';
import { files } from '../storage/library-files.ts';
import type { LibraryStore } from '../storage/library-store.ts';
import { bringListBack, keepList } from './keep-list.ts';
import {
  type ComputedList,
  type MessageToProcess,
  messageFromProcess,
  type RelatedPlan,
} from './related-messages.ts';
import type { ReplacedLists } from './replaced-lists.ts';

/** What is needed of Electron's `UtilityProcess`; tests give a plain Node child the same shape. */
export interface RelatedChild {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  kill(): boolean;
}

export interface RelatedOptions {
  readonly fork: () => RelatedChild;
  readonly replaced: ReplacedLists;
  readonly now: () => Date;
  /** Hears of lists that could not be computed or kept: the articles are as they were. */
  readonly warn: (line: string) => void;
  /** So long the process waits for more to do, with the archive in its memory. */
  readonly patience?: number;
}

/** What a refresh has done. Where it was stopped, what was done until then stays, and can be undone like the whole. */
export interface Refreshed {
  readonly lists: number;
  readonly isStopped: boolean;
}

type Progress = (done: number, total: number) => void;

const PATIENCE_MS = 120_000;
/** A list that is overtaken by another one is computed anew, but not for ever. */
const MOST_TRIES = 3;

interface Asked {
  readonly onProgress: Progress;
  settle(answer: Result<ComputedList | RelatedPlan | null>): void;
}

/** Related news in the library that is followed. No process runs while there is nothing to compute. */
export class Related {
  readonly #options: RelatedOptions;
  #store: LibraryStore | null = null;
  #stopListening: () => void = () => {};
  #child: RelatedChild | null = null;
  #idle: NodeJS.Timeout | undefined;
  #number = 0;
  readonly #asked = new Map<number, Asked>();
  /** Articles whose list is to be computed, in turn. */
  readonly #waiting = new Set<ArticleId>();
  /** What the last plan found, until it is done or another newsroom is opened. */
  #planned: RelatedPlan | null = null;
  #working: Promise<void> | null = null;

  constructor(options: RelatedOptions) {
    this.#options = options;
  }

  /** Looks after this library from now on, or after none. What was still to be computed in the one before is noted there. */
  async follow(store: LibraryStore | null): Promise<void> {
    const before = this.#store;
    this.#stopListening();
    this.#stopListening = () => {};
    const unfinished = [...this.#waiting, ...(before?.history.edited ?? [])].filter(
      (id) => before !== null && mayHaveList(before, id),
    );
    this.#waiting.clear();
    this.#planned = null;
    this.#store = null;
    this.#endChild(failure('cancelled').error);
    await this.#working;
    if (before !== null && before.readOnly === null) await noteWaiting(before.folder, unfinished);
    await this.#options.replaced.forget();
    this.#store = store;
    if (store === null || store.readOnly !== null) return;
    const stops = [
      store.listen(({ changed, removed }) => {
        const ids = [...changed.map(({ id }) => id), ...removed];
        if (ids.length > 0) this.#send({ type: 'changed', ids });
      }),
      store.listenToSessions((id) => this.edited(id)),
    ];
    this.#stopListening = () => {
      for (const stop of stops) stop();
    };
  }

  /** Goes on with what was still to be computed when the newsroom was closed. To be called once its window is there. */
  async resume(): Promise<void> {
    const store = this.#store;
    if (store === null || store.readOnly !== null) return;
    const ids = await readWaiting(store.folder);
    if (ids.length === 0 || this.#store !== store) return;
    await removeDurably(files.relatedWaiting(store.folder)).catch(() => undefined);
    for (const id of ids) this.edited(id);
  }

  /** An article was published, or its editing is over: its list is computed, once it has its turn. */
  edited(id: ArticleId): void {
    const store = this.#store;
    if (store === null || store.readOnly !== null || !mayHaveList(store, id)) return;
    this.#waiting.add(id);
    this.#working ??= this.#work(store).finally(() => {
      this.#working = null;
      // One more came in the very moment that the work ended.
      const [next] = this.#waiting;
      if (next !== undefined) this.edited(next);
    });
  }

  /** Resolves when every list that was to be computed is kept. */
  async settled(): Promise<void> {
    while (this.#working !== null) await this.#working;
  }

  /** What refreshing every list would change. Fails with `cancelled`, or `related-stopped` where the process ends. */
  async plan(onProgress: Progress, signal: AbortSignal): Promise<Result<RelatedPlan>> {
    const planned = await this.#ask(
      (number) => ({ type: 'plan', number, now: this.#options.now().toISOString() }),
      onProgress,
      signal,
    );
    if (!planned.ok) return planned;
    const { value } = planned;
    if (value === null || !('changes' in value)) return failure('cancelled');
    this.#planned = value;
    return success(value);
  }

  /** Keeps the lists that the last plan found to be others; makes one where there is none. Stops where `signal` says so. */
  async refresh(onProgress: Progress, signal: AbortSignal): Promise<Result<Refreshed>> {
    const store = this.#store;
    if (store === null) return failure('no-library-open');
    const planned =
      this.#planned === null ? await this.plan(onProgress, signal) : success(this.#planned);
    this.#planned = null;
    if (!planned.ok) return planned;
    await this.#options.replaced.begin();
    const { changes } = planned.value;
    return store.tellInGroups(() => this.#keepAll(store, changes, onProgress, signal));
  }

  async #keepAll(
    store: LibraryStore,
    changes: readonly ArticleId[],
    onProgress: Progress,
    signal: AbortSignal,
  ): Promise<Result<Refreshed>> {
    const { replaced } = this.#options;
    let lists = 0;
    for (const [place, id] of changes.entries()) {
      if (signal.aborted) break;
      const kept = await this.#computeAndKeep(store, id, signal);
      if (!kept.ok && kept.error.code === 'cancelled') break;
      // Moved to the trash, or found damaged, since it was looked at.
      if (!kept.ok && isOfOneArticle(kept.error.code)) continue;
      if (!kept.ok) {
        await replaced.flush();
        return kept;
      }
      if (kept.value !== null) {
        lists++;
        await replaced.add(kept.value);
      }
      onProgress(place + 1, changes.length);
    }
    await replaced.flush();
    return success({ lists, isStopped: signal.aborted });
  }

  /** Brings back the lists that the last refresh replaced, as far as they are still there. */
  async undo(): Promise<Result<{ lists: number }>> {
    const store = this.#store;
    if (store === null) return failure('no-library-open');
    return store.tellInGroups(async () => {
      let lists = 0;
      for await (const list of this.#options.replaced.read()) {
        const back = await bringListBack(store, list);
        // One that is in the trash by now has no list that anybody sees.
        if (!back.ok && !isOfOneArticle(back.error.code)) return back;
        if (back.ok && back.value) lists++;
      }
      await this.#options.replaced.forget();
      return success({ lists });
    });
  }

  async close(): Promise<void> {
    await this.follow(null);
  }

  async #work(store: LibraryStore): Promise<void> {
    for (const id of this.#waiting) {
      if (this.#store !== store) return;
      this.#waiting.delete(id);
      const kept = await this.#computeAndKeep(store, id);
      if (kept.ok || kept.error.code === 'cancelled' || kept.error.code === 'not-found') continue;
      const { code, detail = '' } = kept.error;
      this.#options.warn(`related news was not computed: ${code} ${detail}`);
    }
  }

  async #computeAndKeep(store: LibraryStore, id: ArticleId, signal?: AbortSignal) {
    for (let tries = 1; ; tries++) {
      const computed = await this.#ask(
        (number) => ({ type: 'list', number, id }),
        () => {},
        signal,
      );
      if (!computed.ok) return computed;
      const { value } = computed;
      if (value === null || !('items' in value)) return success(null);
      const kept = await keepList(store, value);
      if (kept.ok || kept.error.code !== 'conflict' || tries === MOST_TRIES) return kept;
      this.#send({ type: 'changed', ids: [id] });
    }
  }

  #ask(
    question: (number: number) => MessageToProcess,
    onProgress: Progress,
    signal?: AbortSignal,
  ): Promise<Result<ComputedList | RelatedPlan | null>> {
    if (this.#store === null) return Promise.resolve(failure('no-library-open'));
    if (signal?.aborted === true) return Promise.resolve(failure('cancelled'));
    clearTimeout(this.#idle);
    this.#needChild(this.#store.folder);
    this.#number++;
    const number = this.#number;
    return new Promise((resolve) => {
      const cancel = (): void => {
        this.#send({ type: 'cancel', number });
        this.#settle(number, failure('cancelled'));
      };
      signal?.addEventListener('abort', cancel, { once: true });
      const settle = (answer: Result<ComputedList | RelatedPlan | null>): void => {
        signal?.removeEventListener('abort', cancel);
        resolve(answer);
      };
      this.#asked.set(number, { onProgress, settle });
      this.#send(question(number));
    });
  }

  #needChild(library: string): void {
    if (this.#child !== null) return;
    const child = this.#options.fork();
    this.#child = child;
    child.on('message', (message) => this.#hear(message));
    child.on('exit', (code) => {
      if (this.#child !== child) return;
      this.#child = null;
      const detail = `the process ended by itself (code ${code})`;
      this.#settleAll({ code: 'related-stopped', detail });
    });
    this.#send({ type: 'open', library });
  }

  #hear(message: unknown): void {
    const parsed = messageFromProcess.safeParse(message);
    if (!parsed.success) {
      this.#settleAll({ code: 'internal', detail: 'the process said something unknown' });
      return;
    }
    const { data } = parsed;
    switch (data.type) {
      case 'progress':
        for (const asked of this.#asked.values()) asked.onProgress(data.done, data.total);
        return;
      case 'list':
        this.#settle(data.number, success(data.list));
        return;
      case 'plan':
        this.#settle(data.number, success(data.plan));
        return;
      case 'failed':
        this.#settle(data.number, failure('file-unreadable', { detail: data.detail }));
    }
  }

  #settle(number: number, answer: Result<ComputedList | RelatedPlan | null>): void {
    const asked = this.#asked.get(number);
    this.#asked.delete(number);
    asked?.settle(answer);
    if (this.#asked.size > 0) return;
    clearTimeout(this.#idle);
    this.#idle = setTimeout(
      () => this.#endChild(failure('cancelled').error),
      this.#options.patience ?? PATIENCE_MS,
    );
    this.#idle.unref();
  }

  #settleAll(error: Failure): void {
    for (const number of [...this.#asked.keys()]) this.#settle(number, { ok: false, error });
  }

  #send(message: MessageToProcess): void {
    this.#child?.postMessage(message);
  }

  /** It keeps nothing that is not in the library: it may end at any moment. */
  #endChild(why: Failure): void {
    clearTimeout(this.#idle);
    const child = this.#child;
    this.#child = null;
    child?.kill();
    this.#settleAll(why);
    clearTimeout(this.#idle);
  }
}

/** Drafts have no list. Before the files have been looked at, it is not known what is one. */
function mayHaveList(store: LibraryStore, id: ArticleId): boolean {
  const status = store.summary(id)?.status;
  return status === undefined || status === 'published' || status === 'scheduled';
}

function isOfOneArticle(code: FailureCode): boolean {
  return ['not-found', 'damaged-record', 'altered-record', 'conflict', 'read-only'].includes(code);
}

const waiting = z.object({ articles: z.array(articleId) });

/** Noted for the next opening. Where that fails, an older list stays, and nothing is lost. */
async function noteWaiting(library: string, ids: readonly ArticleId[]): Promise<void> {
  const path = files.relatedWaiting(library);
  try {
    if (ids.length === 0) return;
    const articles = [...new Set([...(await readWaiting(library)), ...ids])];
    await ensureFolder(files.own(library));
    await writeDurably(path, JSON.stringify({ articles }));
  } catch {}
}

async function readWaiting(library: string): Promise<ArticleId[]> {
  const path = files.relatedWaiting(library);
  try {
    return waiting.parse(JSON.parse(await readFile(path, 'utf8'))).articles;
  } catch {
    return [];
  }
}
