// A newsroom with two windows and nothing on screen: the real store, journal and calls on a folder, the window's own
// autosave and workspace, and between them messages that arrive when a test says so.
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failure, type Result, unwrap } from '../../core/errors.ts';
import type { Bridge } from '../../core/ipc/channels.ts';
import { type CallName, calls } from '../../core/ipc/contract.ts';
import { unpackInput } from '../../core/ipc/packed-input.ts';
import { english } from '../../core/messages.ts';
import { ChangeDesk } from '../../electron/desk/change-desk.ts';
import { articleHandlers } from '../../electron/ipc/handlers/articles.ts';
import { Desk, type HandlerServices, libraryInfoOf } from '../../electron/ipc/handlers/desk.ts';
import { journalHandlers } from '../../electron/ipc/handlers/journal.ts';
import { libraryHandlers } from '../../electron/ipc/handlers/library.ts';
import { Journal } from '../../electron/journal/journal.ts';
import { OpenArticles } from '../../electron/open-articles.ts';
import { createLibrary } from '../../electron/storage/create-library.ts';
import { LibraryStore } from '../../electron/storage/library-store.ts';
import { createApi } from '../../renderer/app/api.ts';
import { Jobs } from '../../renderer/app/jobs.ts';
import { LibraryMirror } from '../../renderer/app/library-mirror.ts';
import { RecoveredTexts } from '../../renderer/app/recovered-texts.ts';
import { Toasts } from '../../renderer/app/toasts.ts';
import { Undo } from '../../renderer/app/undo.ts';
import { Workspace } from '../../renderer/app/workspace.ts';
import type { IdleClock } from '../../renderer/editor/autosave.ts';

export type WindowNumber = 1 | 2;
export const windowNumbers: readonly WindowNumber[] = [1, 2];

/** What a call did, as the main process knows it. */
export interface Done {
  readonly window: WindowNumber;
  readonly name: CallName;
  readonly input: unknown;
  readonly result: Result<unknown>;
}

/** Who writes down what was answered, and what a window has been shown. */
export interface Ledger {
  done(done: Done): void;
  heard(window: WindowNumber, name: string, answer: Result<unknown>): void;
}

/** Changes what a call is asked before it is answered: for a newsroom that is wrong on purpose. */
export type Meddling = (name: CallName, input: unknown, store: LibraryStore) => Promise<unknown>;

/** A clock whose hands are turned by the test. */
class HandClock implements IdleClock {
  #now = 0;
  #last = 0;
  readonly #timers = new Map<number, { at: number; run: () => void }>();

  now = (): number => this.#now;
  setTimeout = (run: () => void, milliseconds: number): number => {
    this.#last += 1;
    this.#timers.set(this.#last, { at: this.#now + milliseconds, run });
    return this.#last;
  };
  clearTimeout = (timer: unknown): void => {
    this.#timers.delete(Number(timer));
  };
  whenIdle = (run: () => void, milliseconds: number): void => {
    this.setTimeout(run, milliseconds);
  };

  pass(milliseconds: number): void {
    this.#now += milliseconds;
    const due = [...this.#timers].filter(([, { at }]) => at <= this.#now);
    for (const [id, { run }] of due.sort(([, one], [, other]) => one.at - other.at)) {
      if (this.#timers.delete(id)) run();
    }
  }
}

/** The window side of one window, as the app puts it together, without what draws it. */
export class HeadlessWindow {
  readonly number: WindowNumber;
  readonly clock = new HandClock();
  readonly workspace: Workspace;
  readonly #mirror: LibraryMirror;
  readonly #recovered: RecoveredTexts;
  /** Sent by the window and not arrived yet, and the other way: each in its order. */
  readonly toMain: (() => Promise<void>)[] = [];
  readonly toWindow: (() => void)[] = [];

  constructor(number: WindowNumber, main: Newsroom) {
    this.number = number;
    const listeners = new Set<(name: string, payload: unknown) => void>();
    const bridge: Bridge = {
      call: (name, input) =>
        new Promise((resolve) => {
          const sent: unknown = structuredClone(input);
          this.toMain.push(async () => {
            const answer = structuredClone(await main.answer(number, name, sent));
            this.toWindow.push(() => {
              main.ledger.heard(number, name, answer);
              resolve(answer);
            });
          });
        }),
      listen(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      handDropped: () => Promise.resolve(failure('not-permitted')),
      keepSecret: () => Promise.resolve(failure('not-permitted')),
    };
    this.hear = (name, payload) => {
      const sent: unknown = structuredClone(payload);
      this.toWindow.push(() => {
        for (const listener of [...listeners]) listener(name, sent);
      });
    };
    const api = createApi(bridge);
    this.#mirror = new LibraryMirror(api);
    this.#recovered = new RecoveredTexts(api);
    const toasts = new Toasts();
    this.workspace = new Workspace({
      api,
      mirror: this.#mirror,
      toasts,
      undo: new Undo({
        api,
        toasts,
        jobs: new Jobs(api),
        messages: english,
        place: () => 'writing',
        report: (caught) => this.workspace.report(caught),
      }),
      recovered: this.#recovered,
      messages: english,
      clock: this.clock,
      fetchEditor: () => Promise.resolve(),
      findUnknown: () => null,
    });
  }

  /** An event on its way to the window. */
  readonly hear: (name: string, payload: unknown) => void;

  /** What the app does when the page of the window is there. */
  async start(main: Newsroom): Promise<void> {
    await this.#mirror.load(libraryInfoOf(main.store));
    await this.#recovered.load();
    const reopen = main.openArticles.toReopen(this.number, main.folder);
    if (reopen !== null) void this.workspace.open(reopen);
  }
}

/** Everything that happens in one process, until it is killed. */
export class Newsroom {
  readonly folder: string;
  readonly store: LibraryStore;
  readonly openArticles: OpenArticles;
  readonly windows: Record<WindowNumber, HeadlessWindow>;
  readonly #handlers: Readonly<Record<string, (input: never, by: { window: number }) => unknown>>;
  readonly #journal: Journal;
  readonly #meddle: Meddling;
  readonly ledger: Ledger;

  private constructor(
    store: LibraryStore,
    journal: Journal,
    place: HandlerServices['settings']['place'],
    options: { meddle: Meddling; ledger: Ledger },
  ) {
    this.store = store;
    this.folder = store.folder;
    this.#journal = journal;
    this.#meddle = options.meddle;
    this.ledger = options.ledger;
    const settings = {
      place,
      setPlace(next: typeof place) {
        settings.place = next;
      },
    };
    this.openArticles = new OpenArticles(settings);
    // The calls that windows make here ask for nothing else of the machine.
    const services = {
      settings,
      openArticles: this.openArticles,
      store: () => store,
      journal: () => journal,
      // Related news is computed in a process of its own, and saved as any window saves.
      related: { edited: () => {} },
      changes: new ChangeDesk(() => Promise.resolve(true)),
    } as unknown as HandlerServices;
    const desk = new Desk(services, () => Promise.resolve(failure('not-permitted')));
    this.#handlers = {
      ...articleHandlers(desk),
      ...journalHandlers(desk),
      ...libraryHandlers(desk),
    };
    this.windows = { 1: new HeadlessWindow(1, this), 2: new HeadlessWindow(2, this) };
    store.listen(({ changed, removed, problems }) => {
      for (const number of windowNumbers) {
        this.windows[number].hear('library.changed', {
          library: libraryInfoOf(store),
          changed,
          removed,
        });
        if (problems !== undefined) this.windows[number].hear('library.problems', { problems });
      }
    });
  }

  /** Opens the newsroom at `folder` with two windows. */
  static async open(
    folder: string,
    options: { meddle: Meddling; ledger: Ledger },
    place: HandlerServices['settings']['place'] = null,
  ): Promise<Newsroom> {
    const store = unwrap(await LibraryStore.open(folder, { warn: () => undefined }));
    if (store.readOnly !== null) throw new Error(`nothing may be written: ${store.readOnly}`);
    // How slow this disk is must not change a story that is told again by its seed.
    const journal = await Journal.open(folder, store.id, { patience: 60_000 });
    const room = new Newsroom(store, journal, place, options);
    await room.#startWindows(windowNumbers);
    return room;
  }

  /** Answers a call as the main process does: by its schema, for the window that made it. */
  async answer(window: WindowNumber, name: string, input: unknown): Promise<Result<unknown>> {
    if (!isCallName(name)) return failure('invalid-argument', { detail: name });
    const handler = this.#handlers[name];
    if (handler === undefined) throw new Error(`nobody answers ${name} here`);
    const parsed = calls[name].input
      .strict()
      .safeParse(await this.#meddle(name, unpackInput(input), this.store));
    if (!parsed.success) return failure('invalid-argument', { detail: parsed.error.message });
    // Parsed by the schema of this very call.
    const result = (await handler(parsed.data as never, { window })) as Result<unknown>;
    this.ledger.done({ window, name, input: parsed.data, result });
    return result;
  }

  /** Lets one message arrive; false where none was on its way. */
  async deliver(number: WindowNumber, to: 'main' | 'window'): Promise<boolean> {
    const window = this.windows[number];
    if (to === 'main') {
      const next = window.toMain.shift();
      if (next === undefined) return false;
      await next();
    } else {
      const next = window.toWindow.shift();
      if (next === undefined) return false;
      next();
    }
    await settle();
    return true;
  }

  /** Lets everything arrive and every timer run, until nothing moves. */
  async rest(): Promise<void> {
    let rounds = 0;
    for (let isMoving = true; isMoving; ) {
      isMoving = false;
      if (++rounds > MOST_ROUNDS) throw new Error('the windows never come to rest');
      for (const number of windowNumbers) {
        this.windows[number].clock.pass(2000);
        await settle();
        for (const to of ['main', 'window'] as const) {
          while (await this.deliver(number, to)) isMoving = true;
        }
      }
    }
  }

  /** The process of a window ends, with all that was on its way; its page is loaded again. */
  async crashWindow(number: WindowNumber): Promise<void> {
    this.windows[number] = new HeadlessWindow(number, this);
    await this.#startWindows([number]);
  }

  /** The end without a warning: what is on disk is copied to `folder`, and nothing else goes on from there. */
  async kill(folder: string): Promise<HandlerServices['settings']['place']> {
    // A copy takes a while: it begins when no write is under way. (Ends in the middle of one are tried by the torture.)
    await this.#journal.close();
    const nobody = this.openArticles.toReopen(1, this.folder) ?? this.store.summaries()[0]?.id;
    // Each change waits for those before it, and for what they asked to be done after them.
    for (const _ of [1, 2, 3]) if (nobody) await this.store.nameRevision(nobody, 'none', '');
    await cp(this.folder, folder, { recursive: true });
    // A killed process holds no lock; this one lives on, and would seem to.
    await rm(join(folder, '.galley', 'lock'), { recursive: true, force: true });
    const article = this.openArticles.toReopen(1, this.folder);
    await this.close();
    return { folder, article };
  }

  async close(): Promise<void> {
    await this.#journal.close();
    await this.store.close();
  }

  async #startWindows(numbers: readonly WindowNumber[]): Promise<void> {
    const started = numbers.map((number) => this.windows[number].start(this));
    let isStarting = true;
    void Promise.all(started).finally(() => {
      isStarting = false;
    });
    while (isStarting) {
      for (const number of numbers) {
        for (const to of ['main', 'window'] as const) while (await this.deliver(number, to));
      }
      await settle();
    }
    await Promise.all(started);
  }
}

/** Rounds of two seconds after which everything that was on its way has arrived, or never will. */
const MOST_ROUNDS = 500;

/** A folder in memory where there is one: what the disk does when it fails is tried elsewhere. */
export function makeRoot(): Promise<string> {
  const memory = '/dev/shm';
  return mkdtemp(join(existsSync(memory) ? memory : tmpdir(), 'galley-two-windows-'));
}

export async function makeNewsroom(folder: string): Promise<void> {
  const now = new Date('2026-03-01T10:00:00Z');
  unwrap(await createLibrary(folder, { name: 'Newsroom', timeZone: 'UTC', now }));
}

/** Lets every promise go on that can. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
}

function isCallName(name: string): name is CallName {
  return Object.hasOwn(calls, name);
}
