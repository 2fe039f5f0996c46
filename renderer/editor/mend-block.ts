// How does a finding change one block of the text? As a step that undo takes back like every other.
import { Node as ProseMirrorNode } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import type { BodyNode } from '../../core/content/body.ts';
import type { ArticleSession } from './article-session.ts';
import { editorOf, positionOf } from './reveal.ts';

/**
 * Puts what `change` makes of the block at the end of `path` in its place; null takes the block away. Answers with the way
 * back, or undefined where nothing could be changed.
 */
export function mendBlock(
  session: ArticleSession,
  path: readonly number[],
  change: (block: BodyNode) => BodyNode | null,
): (() => void) | undefined {
  const editor = editorOf(session);
  const position = editor === undefined ? undefined : positionOf(editor.state.doc, path);
  const node = position === undefined ? null : editor?.state.doc.nodeAt(position);
  if (editor === undefined || position === undefined || node == null) return undefined;
  const { schema, tr } = editor.state;
  // ProseMirror's own JSON is what a body is made of.
  const next = change(node.toJSON() as BodyNode);
  const made = next === null ? null : ProseMirrorNode.fromJSON(schema, next);
  // Block and mark stay what the schema allows, or nothing is done.
  made?.check();
  const end = position + node.nodeSize;
  if (made === null) tr.delete(position, end);
  else tr.replaceWith(position, end, made);
  editor.view.dispatch(tr);

  let [from, to] = [position, made === null ? position : position + made.nodeSize];
  const follow = ({ transaction }: { transaction: Transaction }): void => {
    from = transaction.mapping.map(from, -1);
    to = transaction.mapping.map(to, 1);
  };
  editor.on('transaction', follow);
  return () => {
    editor.off('transaction', follow);
    if (editor.isDestroyed) return;
    const { doc, tr: back } = editor.state;
    const isThere = made === null || doc.nodeAt(from)?.eq(made) === true;
    // What was typed into it since is worth more than the way back: undo in the text goes step by step.
    if (isThere) editor.view.dispatch(back.replaceWith(from, made === null ? from : to, node));
  };
}
