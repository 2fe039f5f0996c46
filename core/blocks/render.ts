// How does a body become web HTML, WordPress markup or plain text? The only walker that renders.
import { canonicalJson } from '../canonical-json.ts';
import type { BodyMark, BodyNode } from '../content/body.ts';
import { escapeHtml, withoutControls } from '../markup.ts';
import type { Block, Mark, Place, RenderContext } from './define-block.ts';
import { blockOf, markOf, markRank } from './registry.ts';

export interface Rendered {
  readonly output: string;
  /** Types of blocks and marks that this version does not know: left out of the output, kept in the body. */
  readonly skipped: readonly string[];
}

/** What differs between the formats. */
interface Format {
  text(text: string): string;
  block(block: Block, node: BodyNode, inner: string, place: Place): string;
  mark(mark: Mark, stored: BodyMark, inner: string): string;
}

/** Web HTML of a body: every text and attribute escaped, links and pictures as the context allows. */
export function renderHtml(document: BodyNode, context: RenderContext): Rendered {
  return walk(document, {
    text: escapeHtml,
    block: (block, node, inner, place) => block.html(node, inner, context, place),
    mark: (mark, stored, inner) => mark.html(stored, inner, context),
  });
}

/** WordPress block markup of a body (comment-delimited). */
export function renderWordPress(document: BodyNode, context: RenderContext): Rendered {
  return walk(document, {
    text: escapeHtml,
    block: (block, node, inner, place) => block.wordpress(node, inner, context, place),
    mark: (mark, stored, inner) => mark.html(stored, inner, context),
  });
}

/** The words of a body, a line per block. */
export function renderText(document: BodyNode): Rendered {
  return walk(document, {
    text: withoutControls,
    block: (block, node, inner, place) => block.text(node, inner, place),
    mark: (_mark, _stored, inner) => inner,
  });
}

function walk(document: BodyNode, format: Format): Rendered {
  const skipped = new Set<string>();

  const children = (parent: BodyNode): string => {
    let output = '';
    const content = parent.content ?? [];
    for (let index = 0; index < content.length; ) {
      const node = content[index];
      if (node === undefined) break;
      if (node.text === undefined && node.marks === undefined) {
        output += single(node, { parent, index });
        index++;
        continue;
      }
      let end = index + 1;
      for (let next = content[end]; next !== undefined && isInline(next); next = content[++end]);
      output += run(content.slice(index, end), 0, { parent, index });
      index = end;
    }
    return output;
  };

  /** Renders neighbours that share a mark inside one element, so that one link is never written as two. */
  const run = (nodes: readonly BodyNode[], depth: number, place: Place): string => {
    let output = '';
    for (let index = 0; index < nodes.length; ) {
      const node = nodes[index];
      if (node === undefined) break;
      const stored = orderedMarks(node)[depth];
      if (stored === undefined) {
        output += single(node, { parent: place.parent, index: place.index + index });
        index++;
        continue;
      }
      const same = canonicalJson(stored);
      let end = index + 1;
      while (end < nodes.length && canonicalJson(orderedMarks(nodes[end])[depth]) === same) end++;
      const inner = run(nodes.slice(index, end), depth + 1, {
        parent: place.parent,
        index: place.index + index,
      });
      const mark = markOf(stored.type);
      if (mark === undefined) skipped.add(stored.type);
      output += mark === undefined || inner === '' ? inner : format.mark(mark, stored, inner);
      index = end;
    }
    return output;
  };

  const single = (node: BodyNode, place: Place): string => {
    if (node.text !== undefined) return format.text(node.text);
    const block = blockOf(node.type);
    if (block === undefined) {
      skipped.add(node.type);
      return '';
    }
    return format.block(block, node, children(node), place);
  };

  const output = children(document);
  return { output, skipped: [...skipped].sort() };
}

function isInline(node: BodyNode): boolean {
  return node.text !== undefined || blockOf(node.type)?.schema.inline === true;
}

const orderCache = new WeakMap<BodyNode, readonly BodyMark[]>();

function orderedMarks(node: BodyNode | undefined): readonly BodyMark[] {
  if (node?.marks === undefined || node.marks.length === 0) return [];
  const known = orderCache.get(node);
  if (known !== undefined) return known;
  const ordered = [...node.marks].sort((a, b) => markRank(a.type) - markRank(b.type));
  orderCache.set(node, ordered);
  return ordered;
}
