// What is found in the body, and which match is the current one? Plugin state, shown by decorations, never by marks.
import { type Editor, Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import {
  type EditorState,
  Plugin,
  PluginKey,
  TextSelection,
  type Transaction,
} from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { Finder, type Query } from './find-matches.ts';
import type { Span } from './fold-text.ts';

export interface FindState {
  readonly finder: Finder | null;
  readonly matches: readonly Span[];
  /** The place of the current match in `matches`, or -1 for none. */
  readonly current: number;
  readonly decorations: DecorationSet;
}

type Change = { readonly query: Query | null } | { readonly current: number };

const key = new PluginKey<FindState>('find');

const nothingFound: FindState = {
  finder: null,
  matches: [],
  current: -1,
  decorations: DecorationSet.empty,
};

export const Find = Extension.create({
  name: 'find',
  addProseMirrorPlugins: () => [
    new Plugin<FindState>({
      key,
      state: {
        init: () => nothingFound,
        apply: (transaction, before, _old, { doc }) => next(transaction, before, doc),
      },
      props: { decorations: (state) => key.getState(state)?.decorations },
    }),
  ],
});

export function findState(state: EditorState): FindState {
  return key.getState(state) ?? nothingFound;
}

/** Searches for `query` from now on; null ends searching. */
export function search(editor: Editor, query: Query | null): void {
  change(editor, { query });
}

/** Makes a match the current one, selects it and shows it; -1 makes none current. */
export function goToMatch(editor: Editor, index: number): void {
  const match = findState(editor.state).matches[index];
  const { tr } = editor.state;
  if (match !== undefined) tr.setSelection(TextSelection.create(tr.doc, match.from, match.to));
  editor.view.dispatch(tr.setMeta(key, { current: index } satisfies Change));
  // ProseMirror scrolls to a selection only while it has the focus, which the field has now.
  editor.view.dom.querySelector('.find-match.is-current')?.scrollIntoView({ block: 'center' });
}

/** The first match at or after the caret; -1 when there is none. */
export function matchAtCaret(state: EditorState): number {
  return findState(state).matches.findIndex(({ from }) => from >= state.selection.from);
}

/** Replaces the current match; the one after it becomes current. */
export function replaceMatch(editor: Editor, words: string): void {
  const { matches, current } = findState(editor.state);
  const match = matches[current];
  if (match === undefined || !editor.isEditable) return;
  const { tr } = editor.state;
  replaceSpan(tr, match, words);
  tr.setSelection(TextSelection.create(tr.doc, match.from + words.length));
  editor.view.dispatch(tr);
  const isLeft = findState(editor.state).matches.length > 0;
  goToMatch(editor, isLeft ? Math.max(0, matchAtCaret(editor.state)) : -1);
}

/** Replaces every match in one step that one undo takes back. Returns how many there were. */
export function replaceAllMatches(editor: Editor, words: string): number {
  const { matches } = findState(editor.state);
  if (matches.length === 0 || !editor.isEditable) return 0;
  const { tr } = editor.state;
  // From the end, so that the places before are still true.
  for (const match of [...matches].reverse()) replaceSpan(tr, match, words);
  editor.view.dispatch(tr);
  return matches.length;
}

/** The new words look as the first of the old ones did: a link stays a link, bold stays bold. */
function replaceSpan(transaction: Transaction, { from, to }: Span, words: string): void {
  const marks = transaction.doc.nodeAt(from)?.marks ?? [];
  if (words === '') transaction.delete(from, to);
  else transaction.replaceWith(from, to, transaction.doc.type.schema.text(words, marks));
}

function change(editor: Editor, wanted: Change): void {
  editor.view.dispatch(editor.state.tr.setMeta(key, wanted));
}

function next(transaction: Transaction, before: FindState, document: Node): FindState {
  const wanted: Change | undefined = transaction.getMeta(key);
  if (wanted !== undefined && 'query' in wanted) {
    if (wanted.query === null) return nothingFound;
    const finder = new Finder(wanted.query);
    return shown(document, finder, finder.findIn(document), -1);
  }
  const { finder, matches } = before;
  if (finder === null) return before;
  if (transaction.docChanged) {
    const found = finder.findIn(document);
    const at = matches[before.current];
    const from = at === undefined ? -1 : transaction.mapping.map(at.from);
    return shown(
      document,
      finder,
      found,
      found.findIndex((match) => match.from === from),
    );
  }
  return wanted === undefined ? before : shown(document, finder, matches, wanted.current);
}

function shown(
  document: Node,
  finder: Finder,
  matches: readonly Span[],
  current: number,
): FindState {
  const decorations = matches.map(({ from, to }, index) =>
    Decoration.inline(from, to, {
      class: index === current ? 'find-match is-current' : 'find-match',
    }),
  );
  return { finder, matches, current, decorations: DecorationSet.create(document, decorations) };
}
