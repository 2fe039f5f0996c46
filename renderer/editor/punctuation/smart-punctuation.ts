// When does typing bring the signs of good print? As one types, by the language of the words, one undo away from the key.
import { Extension } from '@tiptap/core';
import { closeHistory } from '@tiptap/pm/history';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { punctuate } from './punctuate.ts';

export interface SmartPunctuationOptions {
  /** The language of the article, as it is now. */
  language(): string;
  isOn(): boolean;
}

/** The replacement that was just made, while nothing else has happened since. */
interface Made {
  readonly from: number;
  readonly to: number;
  readonly typed: string;
}

const key = new PluginKey<Made | null>('smartPunctuation');

/** More is not needed to know what a sign is after. */
const LOOK_BACK = 200;

export const SmartPunctuation = Extension.create<SmartPunctuationOptions>({
  name: 'smartPunctuation',
  // Before the Markdown shortcuts, which look at what is typed after them.
  priority: 50,
  addOptions: () => ({ language: () => '', isOn: () => false }),
  addProseMirrorPlugins() {
    const { options } = this;
    return [
      new Plugin<Made | null>({
        key,
        state: {
          init: () => null,
          apply: (transaction, made) => {
            const just: Made | undefined = transaction.getMeta(key);
            if (just !== undefined) return just;
            return transaction.docChanged || transaction.selectionSet ? null : made;
          },
        },
        props: {
          handleTextInput: (view, from, to, typed) => replaceTyped(view, from, to, typed, options),
          handleKeyDown: (view, event) => event.key === 'Backspace' && takeBack(view),
        },
      }),
    ];
  },
});

function replaceTyped(
  view: EditorView,
  from: number,
  to: number,
  typed: string,
  options: SmartPunctuationOptions,
): boolean {
  if (typed.length !== 1 || view.composing || !options.isOn()) return false;
  const { state } = view;
  const marks = state.storedMarks ?? state.doc.resolve(from).marks();
  if (marks.some((mark) => mark.type.spec.code === true || mark.type.name === 'code')) return false;
  const marked: unknown = marks.find((mark) => mark.type.name === 'language')?.attrs.language;
  const language = typeof marked === 'string' ? marked : options.language();
  const found = punctuate(language, textBefore(state, from), typed);
  if (found === undefined) return false;
  // The key itself comes first and stays in the history, so that undo leads back to it.
  view.dispatch(state.tr.insertText(typed, from, to));
  const start = from + typed.length - found.remove;
  const { tr, schema } = view.state;
  tr.replaceWith(start, from + typed.length, schema.text(found.insert, marks));
  const made: Made = {
    from: start,
    to: start + found.insert.length,
    typed: view.state.doc.textBetween(start, from + typed.length),
  };
  view.dispatch(closeHistory(tr.setMeta(key, made).scrollIntoView()));
  return true;
}

/** Backspace right after a replacement gives back what was typed. */
function takeBack(view: EditorView): boolean {
  const { state } = view;
  const made = key.getState(state);
  if (made == null || !state.selection.empty || state.selection.from !== made.to) return false;
  const marks = state.doc.nodeAt(made.from)?.marks ?? [];
  view.dispatch(
    closeHistory(state.tr.replaceWith(made.from, made.to, state.schema.text(made.typed, marks))),
  );
  return true;
}

function textBefore(state: EditorState, position: number): string {
  const $at = state.doc.resolve(position);
  const start = Math.max(0, $at.parentOffset - LOOK_BACK);
  return $at.parent.textBetween(start, $at.parentOffset, undefined, '\uFFFC');
}
