// How does a stored body get into the editor and back out without losing a letter? Carried in, remembered, read back.
import { Fragment, type Node as ProseMirrorNode, type Schema } from '@tiptap/pm/model';
import { carriedBy, carry } from '../../core/blocks/carried.ts';
import { loadProblem } from '../../core/blocks/check-body.ts';
import type { ArticleBody, BodyNode } from '../../core/content/body.ts';

/**
 * How each node was written in the file it came from. A node of ProseMirror never changes: one that is still there was
 * not touched, and is written back as it was, with every member, default and order of the original.
 */
const written = new WeakMap<ProseMirrorNode, BodyNode>();

/** Makes the editor's document of a stored one; what the schema cannot hold is carried. */
export function openBody(document: BodyNode, schema: Schema): ProseMirrorNode {
  const opened = schema.nodeFromJSON(carry(document, (block) => canHold(block, schema)));
  remember(opened, document);
  return opened;
}

/** The document as it is stored. `around` is the stored one it was opened from, for the members of the whole. */
export function readBody(document: ProseMirrorNode, around: BodyNode): BodyNode {
  const known = written.get(document);
  return known ?? { ...around, type: 'doc', content: document.children.map(readNode) };
}

/** Why a body may only be looked at, or null: a window must not save over what it did not load whole. */
export function whyReadOnly(body: ArticleBody, schema: Schema): string | null {
  const problem = loadProblem(body);
  if (problem !== undefined) return problem;
  try {
    openBody(body.document, schema).check();
    return null;
  } catch (caught) {
    return caught instanceof Error ? caught.message : 'a document that does not fit';
  }
}

function readNode(node: ProseMirrorNode): BodyNode {
  const known = written.get(node);
  if (known !== undefined) return known;
  if (node.isText || node.childCount === 0) return carriedBy(node.toJSON()) ?? node.toJSON();
  return { ...node.copy(Fragment.empty).toJSON(), content: node.children.map(readNode) };
}

function canHold(block: BodyNode, schema: Schema): boolean {
  try {
    schema.nodeFromJSON(block).check();
    return true;
  } catch {
    // The registry takes it and the editor does not, such as two marks that exclude each other: carried whole.
    return false;
  }
}

function remember(node: ProseMirrorNode, document: BodyNode): void {
  written.set(node, document);
  // Runs of text with the same marks become one: only they can differ in number.
  const stored = (document.content ?? []).filter((child) => child.type !== 'text');
  const opened = node.children.filter((child) => !child.isText);
  if (stored.length !== opened.length) return;
  for (const [index, child] of opened.entries()) {
    const original = stored[index];
    if (original !== undefined) remember(child, original);
  }
}
