// Where in a document does something stand? Its text blocks are searched one by one, and only those that changed again.
import type { Node } from '@tiptap/pm/model';
import {
  type FoldedText,
  findSpans,
  foldText,
  type SearchOptions,
  type Span,
} from './fold-text.ts';

export interface Query extends SearchOptions {
  readonly text: string;
}

/** Stands for what is not text, such as a line break: no search finds it, and no match reaches across it. */
const NOT_TEXT = '\uFFFC';

/** Finds matches of one query. Folded text blocks are kept, which pays because ProseMirror shares unchanged nodes. */
export class Finder {
  readonly #query: Query;
  readonly #wanted: FoldedText;
  readonly #folded = new WeakMap<Node, FoldedText>();

  constructor(query: Query) {
    this.#query = query;
    this.#wanted = foldText(query.text, query);
  }

  /** Matches as positions in the document, in its order. */
  findIn(document: Node): Span[] {
    const matches: Span[] = [];
    if (this.#wanted.text === '') return matches;
    document.descendants((node, position) => {
      if (!node.inlineContent) return true;
      for (const { from, to } of findSpans(this.#fold(node), this.#wanted, this.#query)) {
        // Inside the block, whose text begins one after the block itself.
        matches.push({ from: position + 1 + from, to: position + 1 + to });
      }
      // What stands inside the line with text of its own, such as a footnote, is searched for itself.
      return true;
    });
    return matches.sort((one, other) => one.from - other.from);
  }

  /** Matches in plain text, such as a headline. */
  findInText(text: string): Span[] {
    return findSpans(foldText(text, this.#query), this.#wanted, this.#query);
  }

  #fold(block: Node): FoldedText {
    const known = this.#folded.get(block);
    if (known !== undefined) return known;
    let text = '';
    block.forEach((child) => {
      text += child.text ?? NOT_TEXT.repeat(child.nodeSize);
    });
    const folded = foldText(text, this.#query);
    this.#folded.set(block, folded);
    return folded;
  }
}
