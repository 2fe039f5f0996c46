// What does the clipboard hold of text copied here? HTML for other programs, our JSON for other windows, a name for this one.
import type { Slice } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import type { BodyNode } from '../../../core/content/body.ts';
import { SLICE_ATTRIBUTE, writeSlice } from '../../../core/paste/own-slice.ts';

const NAME_ATTRIBUTE = 'data-galley-copy';

/**
 * What was copied last in this window, by a random name: it comes back node by node, even what this version cannot
 * read, and no page can name it.
 */
let copied: { readonly name: string; readonly slice: Slice } | null = null;

/** Writes the selection to a clipboard; false where nothing is selected. */
export function copyTo(view: EditorView, clipboard: DataTransfer): boolean {
  if (view.state.selection.empty) return false;
  const slice = view.state.selection.content();
  const { dom, text } = view.serializeForClipboard(slice);
  const holder = document.implementation.createHTMLDocument('').createElement('div');
  holder.append(...dom.childNodes);
  copied = { name: crypto.randomUUID(), slice };
  holder.setAttribute(NAME_ATTRIBUTE, copied.name);
  // The JSON of ProseMirror is what a body holds; its type only says “any”.
  const content = (slice.content.toJSON() ?? []) as BodyNode[];
  const { openStart, openEnd } = slice;
  holder.setAttribute(SLICE_ATTRIBUTE, writeSlice({ content, openStart, openEnd }));
  clipboard.clearData();
  clipboard.setData('text/html', holder.outerHTML);
  clipboard.setData('text/plain', text);
  return true;
}

/** The very slice that was copied in this window, where the clipboard still names it. */
export function copiedSlice(html: string): Slice | undefined {
  const name = new RegExp(`\\b${NAME_ATTRIBUTE}="([0-9a-f-]{36})"`).exec(html)?.[1];
  return copied !== null && name === copied.name ? copied.slice : undefined;
}
