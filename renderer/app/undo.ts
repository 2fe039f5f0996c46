// Who takes the last change back, and what is said of it: the text under the caret, or the screen? One way for keys, menu bar, palette and messages.
import { toFailure } from '../../core/errors.ts';
import type { ChangeOutcome } from '../../core/ipc/desk-contract.ts';
import { describeFailure, type Messages } from '../../core/messages.ts';
import type { Api } from './api.ts';
import type { Jobs } from './jobs.ts';
import type { Toasts } from './toasts.ts';
import type { PlaceId } from './travel.ts';

export type Way = 'undo' | 'redo';

/** What came of a step. */
export interface Taken {
  /** Said in place of the usual words. */
  readonly say?: string;
  readonly isProblem?: boolean;
  /** Makes again what was taken back; left out where nothing was, or where it cannot be made again. */
  readonly again?: Step;
  /** It was cut short: the same step goes on with the rest. */
  readonly isUnfinished?: boolean;
}

/**
 * Takes one change back, or makes it again. Where it throws nothing was done and the step stays, to be tried once more; a failure
 * `cancelled` is one of which the person knows already.
 */
export type Step = (way: Way) => Promise<Taken>;

/** What has changes of its own that it can take back, such as an issue that is being written. */
export interface TakesBack {
  /** When the change was made that would be next, by `performance.now`; null where there is none. */
  newest(way: Way): number | null;
  take(way: Way): Taken | Promise<Taken>;
}

/** A text that keeps a history of its own, such as the body of an article. */
export interface TextHistory {
  undo(): void;
  redo(): void;
}

export interface UndoOptions {
  readonly api: Api;
  readonly jobs: Jobs;
  readonly toasts: Toasts;
  readonly messages: Messages;
  /** Where the window is. */
  place(): PlaceId;
  report(caught: unknown): void;
}

/** More changes of one place than these are not taken back; the main process keeps fewer of its own. */
const MOST_STEPS = 100;

/**
 * The one owner of undo in a window. Every change that can be taken back is told or noted here, and belongs to the place where the person was:
 * there the keys, the menus and its message take it back, newest first, one after the other, and the same place can make it again. In a text
 * they are the text's.
 */
export class Undo {
  readonly #options: UndoOptions;
  readonly #lines = new Map<PlaceId, ChangeLine>();
  readonly #others = new Set<TakesBack>();
  readonly #texts = new Map<Element, TextHistory>();
  /** One after the other, however fast the keys come. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: UndoOptions) {
    this.#options = options;
  }

  /** Says what was changed, and offers it back where there is a way. */
  tell(text: string, back: Step | null, { isProblem = false } = {}): void {
    const { messages, toasts } = this.#options;
    const action =
      back === null ? {} : { action: { label: messages.common.undo, run: this.note(back) } };
    toasts.show(text, { isProblem, ...action });
  }

  /** Remembers a change of which nothing is said; the answer takes just this one back. */
  note(back: Step): () => void {
    const line = this.#lineOf(this.#options.place());
    const takeBack = line.add(back);
    return () => void this.#inTurn('undo', takeBack);
  }

  /** The way back of a change of the change desk, by its token; `say` has words for one that was undone, or made again, as a whole. */
  byToken(token: string, say?: (way: Way, outcome: ChangeOutcome) => string): Step;
  byToken(token: string | null, say?: (way: Way, outcome: ChangeOutcome) => string): Step | null;
  byToken(token: string | null, say?: (way: Way, outcome: ChangeOutcome) => string): Step | null {
    if (token === null) return null;
    return async (way) => {
      const { api, jobs, messages } = this.#options;
      const words = messages.undo;
      const outcome = await jobs.run(words.working[way], (job) =>
        api.call('desk.undo', { job, token }),
      );
      const { failed, isStopped, left } = outcome;
      const again = outcome.token === null ? {} : { again: this.byToken(outcome.token, say) };
      const [first] = failed;
      if (first !== undefined) {
        const { sentence, action } = describeFailure(messages, first.failure);
        const said = words.failed[way](failed.length, `${sentence} ${action}`);
        return { ...again, say: said, isProblem: true, isUnfinished: isStopped };
      }
      if (isStopped) return { ...again, say: words.stopped[way], isUnfinished: true };
      if (say !== undefined) return { ...again, say: say(way, outcome) };
      return left === 0 ? again : { ...again, say: words.partly[way] };
    };
  }

  /** Something on the screen has changes of its own, for as long as it is there. */
  also(other: TakesBack): () => void {
    this.#others.add(other);
    return () => this.#others.delete(other);
  }

  /** Inside `element` the keys and the menus are those of a text. */
  ownText(element: Element, history: TextHistory): () => void {
    this.#texts.set(element, history);
    return () => this.#texts.delete(element);
  }

  /** What Ctrl+Z and Ctrl+Shift+Z, the menu bar and the palette do. */
  run(way: Way): void {
    const at = document.activeElement;
    const text = [...this.#texts].find(([element]) => element.contains(at))?.[1];
    if (text !== undefined) {
      text[way]();
      return;
    }
    if (isTextField(at)) {
      // The field keeps its own history, which no other call reaches.
      document.execCommand(way);
      return;
    }
    // A question is about what is there: nothing changes beneath it.
    const isAsked = document.querySelector('.modal') !== null;
    const line = this.#lineOf(this.#options.place());
    void this.#inTurn(way, async () => {
      const sources = isAsked ? [] : [line, ...this.#others];
      const [next] = sources
        .map((source) => ({ source, at: source.newest(way) }))
        .sort((one, other) => (other.at ?? -1) - (one.at ?? -1));
      if (next === undefined || next.at === null) return 'nothing';
      return await next.source.take(way);
    });
  }

  /** Another newsroom: nothing of the one before is taken back any more. */
  forget(): void {
    this.#lines.clear();
  }

  #lineOf(place: PlaceId): ChangeLine {
    const line = this.#lines.get(place) ?? new ChangeLine();
    this.#lines.set(place, line);
    return line;
  }

  #inTurn(way: Way, work: () => Promise<Took | 'nothing' | null>): Promise<void> {
    const mine = this.#turn.then(async () => {
      const { messages, report, toasts } = this.#options;
      try {
        const taken = await work();
        if (taken === null) return;
        if (taken === 'nothing') toasts.show(messages.undo.nothing[way]);
        else {
          const { say = messages.undo.done[way], isProblem = false, reverse } = taken;
          const other = otherOf(way);
          const label = messages.commands[`edit.${other}`];
          const run = (): void => void this.#inTurn(other, reverse ?? (async () => null));
          toasts.show(say, {
            isProblem,
            ...(reverse === undefined ? {} : { action: { label, run } }),
          });
        }
      } catch (caught) {
        if (toFailure(caught).code !== 'cancelled') report(caught);
      }
    });
    this.#turn = mine;
    return mine;
  }
}

/** What came of a step of a line, and how just that is turned round again; null once it has been. */
interface Took extends Taken {
  readonly reverse?: () => Promise<Took | null>;
}

interface Made {
  readonly step: Step;
  readonly at: number;
}

/** What was changed at one place, and what of it was taken back. */
class ChangeLine implements TakesBack {
  readonly #made: Record<Way, Made[]> = { undo: [], redo: [] };

  /** A new change: what was taken back before it cannot be made again. The answer takes this one back, or is null once that has been done. */
  add(step: Step): () => Promise<Took | null> {
    const made = { step, at: performance.now() };
    this.#made.undo = [...this.#made.undo, made].slice(-MOST_STEPS);
    this.#made.redo = [];
    return () => this.#runOnce(made, 'undo');
  }

  newest(way: Way): number | null {
    return this.#made[way].at(-1)?.at ?? null;
  }

  async take(way: Way): Promise<Took> {
    const made = this.#made[way].at(-1);
    return made === undefined ? {} : this.#run(made, way);
  }

  async #runOnce(made: Made, way: Way): Promise<Took | null> {
    return this.#made[way].includes(made) ? this.#run(made, way) : null;
  }

  async #run(made: Made, way: Way): Promise<Took> {
    try {
      const taken = await made.step(way);
      const { again, isUnfinished = false } = taken;
      if (!isUnfinished) this.#drop(made, way);
      if (again === undefined) return taken;
      const other = otherOf(way);
      const turned = { step: again, at: performance.now() };
      this.#made[other].push(turned);
      return { ...taken, reverse: () => this.#runOnce(turned, other) };
    } catch (caught) {
      // Not known any more: it would fail for ever, and stand before those that are.
      if (toFailure(caught).code === 'not-found') this.#drop(made, way);
      throw caught;
    }
  }

  #drop(made: Made, way: Way): void {
    this.#made[way] = this.#made[way].filter((one) => one !== made);
  }
}

function otherOf(way: Way): Way {
  return way === 'undo' ? 'redo' : 'undo';
}

/** A change that both ways are known of, each as a piece of work that may take a moment. */
export function stepOf(
  back: () => void | Promise<void>,
  again: () => void | Promise<void>,
  say?: Readonly<Record<Way, string>>,
): Step {
  return async (way) => {
    await back();
    const said = say === undefined ? {} : { say: say[way] };
    return { ...said, again: stepOf(again, back, say) };
  };
}

const TEXT_TYPES: ReadonlySet<string> = new Set([
  'email',
  'number',
  'password',
  'search',
  'tel',
  'text',
  'url',
]);

/** Whether the keyboard is in a text that the browser keeps a history of. A tick, a date or a list of choices has none. */
export function isTextField(element: Element | null): boolean {
  if (element instanceof HTMLTextAreaElement) return !element.readOnly;
  if (element instanceof HTMLInputElement) {
    return TEXT_TYPES.has(element.type) && !element.readOnly;
  }
  return element instanceof HTMLElement && element.isContentEditable;
}
