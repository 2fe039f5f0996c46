// How does undo reach back over a restart? The steps that undo, kept beside the text they belong to, and taken up again.

import { closeHistory } from '@tiptap/pm/history';
import type { Node } from '@tiptap/pm/model';
import { EditorState, type Plugin, TextSelection } from '@tiptap/pm/state';
import { Step } from '@tiptap/pm/transform';
import * as z from 'zod';

/** What can be undone, for exactly one text. */
const keptUndo = z.object({
  /** SHA-256 of the text. */
  body: z.string(),
  /** Oldest first; each is the steps that undo it, in the order in which they were made. */
  events: z.array(z.array(z.unknown())),
});

/** More than these would not be a slip of the hand any more. */
export const MOST_STEPS = 200;
/** In UTF-16 units of JSON. */
export const MOST_LENGTH = 1_000_000;

/** An entry of the history plugin of ProseMirror, as far as it is read here. */
const historyItem = z.object({
  /** Undoes what was done; absent where something changed that is not to be undone. */
  step: z.instanceof(Step),
  /** Where the selection was; only at the beginning of an event. */
  selection: z.unknown(),
});

/** What can be undone in `state` as text, or null where there is nothing, or nothing that could be kept. */
export async function packUndo(state: EditorState): Promise<string | null> {
  const items = itemsOf(state);
  const events: unknown[][] = [];
  let event: unknown[] = [];
  let [steps, length] = [0, 0];
  // From the newest back, as far as it fits; an event that is cut off is left out.
  for (const item of items.reverse()) {
    const parsed = historyItem.safeParse(item);
    if (!parsed.success) break;
    const step: unknown = parsed.data.step.toJSON();
    steps += 1;
    length += JSON.stringify(step).length;
    if (steps > MOST_STEPS || length > MOST_LENGTH) break;
    event.unshift(step);
    if (parsed.data.selection != null) {
      events.unshift(event);
      event = [];
    }
  }
  if (events.length === 0) return null;
  return JSON.stringify({ body: await hashOf(state.doc), events });
}

/**
 * The state with what was kept to undo, or null where it does not belong to this text, was damaged, or does not fit.
 * The text itself is never another one: that is checked to the last node.
 */
export async function unpackUndo(state: EditorState, kept: string): Promise<EditorState | null> {
  const history = historyOf(state);
  if (history === undefined) return null;
  try {
    const { body, events } = keptUndo.parse(JSON.parse(kept));
    if (body !== (await hashOf(state.doc))) return null;
    const done = replay(state, history, events);
    return done.doc.eq(state.doc) ? done.reconfigure({ plugins: [...state.plugins] }) : null;
  } catch {
    // Foreign, damaged, or of another schema: undo then begins anew, as it would without.
    return null;
  }
}

/** Goes back to where the kept events began, and does them again with a history that watches. */
function replay(
  { doc, schema }: EditorState,
  history: Plugin,
  events: readonly (readonly unknown[])[],
): EditorState {
  let at = doc;
  const forward: Step[][] = [];
  for (const event of [...events].reverse()) {
    const steps: Step[] = [];
    for (const json of [...event].reverse()) {
      const back = Step.fromJSON(schema, json);
      const { doc: before, failed } = back.apply(at);
      if (before === null) throw new Error(failed ?? 'A step does not fit.');
      before.check();
      steps.push(back.invert(at));
      at = before;
    }
    forward.unshift(steps.reverse());
  }
  let state = EditorState.create({ doc: at, plugins: [history] });
  for (const steps of forward) {
    // Undo puts the caret where it was before: beside what changed.
    const place = firstChange(steps[0], state.doc);
    state = state.apply(state.tr.setSelection(TextSelection.near(state.doc.resolve(place))));
    const { tr } = state;
    for (const step of steps) tr.step(step);
    state = state.apply(closeHistory(tr));
  }
  return state;
}

function firstChange(step: Step | undefined, document: Node): number {
  let first = 0;
  step?.getMap().forEach((from) => {
    first = from;
  });
  return Math.min(first, document.content.size);
}

function historyOf({ plugins }: EditorState): Plugin | undefined {
  return plugins.find(
    (plugin) => plugin.spec.config !== undefined && 'newGroupDelay' in Object(plugin.spec.config),
  );
}

/** The undo side of the history plugin, oldest first. Its parts are not public: what looks different is not read. */
function itemsOf(state: EditorState): unknown[] {
  const items: unknown[] = [];
  const held: unknown = historyOf(state)?.getState(state);
  const branch: unknown = Reflect.get(Object(held), 'done');
  const rope: unknown = Reflect.get(Object(branch), 'items');
  const each: unknown = Reflect.get(Object(rope), 'forEach');
  if (typeof each === 'function') each.call(rope, (item: unknown) => void items.push(item));
  return items;
}

async function hashOf(document: Node): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(document.toJSON()));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
