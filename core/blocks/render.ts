// How does a body become web HTML, mail, WordPress markup, Markdown or plain text? The only walker that renders.
import { canonicalJson } from '../canonical-json.ts';
import type { BodyMark, BodyNode } from '../content/body.ts';
import { escapeHtml, withoutControls } from '../markup.ts';
import type { Block, Mark, Place, RenderContext } from './define-block.ts';
import { FOOTNOTE, noteLists } from './footnote.ts';
import { escapeMarkdown } from './markdown.ts';
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
  /** The words of the footnotes, at the end. */
  notes(notes: readonly string[]): string;
}

/** Web HTML of a body: every text and attribute escaped, links and pictures as the context allows. */
export function renderHtml(document: BodyNode, context: RenderContext): Rendered {
  return walk(document, {
    text: escapeHtml,
    block: (block, node, inner, place) => block.html(node, inner, context, place),
    mark: (mark, stored, inner) => mark.html(stored, inner, context),
    notes: (notes) => noteLists.html(notes, context),
  });
}

/** HTML of a body for mail programs: inline styles, no class, no script. */
export function renderEmail(document: BodyNode, context: RenderContext): Rendered {
  return walk(document, {
    text: escapeHtml,
    block: (block, node, inner, place) => block.email(node, inner, context, place),
    mark: (mark, stored, inner) => mark.email(stored, inner, context),
    notes: (notes) => noteLists.email(notes),
  });
}

/** WordPress block markup of a body (comment-delimited). */
export function renderWordPress(document: BodyNode, context: RenderContext): Rendered {
  return walk(document, {
    text: escapeHtml,
    block: (block, node, inner, place) => block.wordpress(node, inner, context, place),
    mark: (mark, stored, inner) => mark.html(stored, inner, context),
    notes: (notes) => noteLists.wordpress(notes, context),
  });
}

/** CommonMark of a body, with the tables, footnotes and strikethrough of GFM. */
export function renderMarkdown(document: BodyNode, context: RenderContext): Rendered {
  const { output, skipped } = walk(document, {
    text: (text) => escapeMarkdown(withoutControls(text)),
    block: (block, node, inner, place) => block.markdown(node, inner, context, place),
    mark: (mark, stored, inner) => mark.markdown(stored, inner, context),
    notes: (notes) => noteLists.markdown(notes),
  });
  return { output: output.trimEnd() === '' ? '' : `${output.trimEnd()}\n`, skipped };
}

/** The words of a body, a line per block. */
export function renderText(document: BodyNode): Rendered {
  return walk(document, {
    text: withoutControls,
    block: (block, node, inner, place) => block.text(node, inner, place),
    mark: (_mark, _stored, inner) => inner,
    notes: (notes) => noteLists.text(notes),
  });
}

function walk(document: BodyNode, format: Format): Rendered {
  const skipped = new Set<string>();
  const notes: string[] = [];
  const placeOf = (parent: BodyNode | undefined, index: number): Place => ({
    parent,
    index,
    note: notes.length + 1,
  });

  const children = (parent: BodyNode): string => {
    let output = '';
    const content = parent.content ?? [];
    for (let index = 0; index < content.length; ) {
      const node = content[index];
      if (node === undefined) break;
      if (node.text === undefined && node.marks === undefined) {
        output += single(node, placeOf(parent, index));
        index++;
        continue;
      }
      let end = index + 1;
      for (let next = content[end]; next !== undefined && isInline(next); next = content[++end]);
      output += run(content.slice(index, end), 0, placeOf(parent, index));
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
        output += single(node, placeOf(place.parent, place.index + index));
        index++;
        continue;
      }
      const same = canonicalJson(stored);
      let end = index + 1;
      while (end < nodes.length && canonicalJson(orderedMarks(nodes[end])[depth]) === same) end++;
      const inner = run(
        nodes.slice(index, end),
        depth + 1,
        placeOf(place.parent, place.index + index),
      );
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
    const inner = children(node);
    const output = format.block(block, node, inner, place);
    if (node.type === FOOTNOTE) notes.push(inner);
    return output;
  };

  const body = children(document);
  const output = notes.length === 0 ? body : body + format.notes(notes);
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
