// How do pieces of pasted text become the content of a paragraph? White space as a browser shows it, marks in order.
import type { BodyMark, BodyNode } from '../content/body.ts';
import { withoutControls } from '../markup.ts';

/** How a piece of text is marked; at most one of each. */
export interface Marks {
  readonly link?: string | undefined;
  readonly language?: string | undefined;
  readonly bold?: boolean | undefined;
  readonly italic?: boolean | undefined;
  readonly underline?: boolean | undefined;
  readonly strike?: boolean | undefined;
  readonly script?: 'subscript' | 'superscript' | undefined;
  readonly code?: boolean | undefined;
}

/** The marks as a body holds them, in the order of the registry. */
export function bodyMarks(marks: Marks): BodyMark[] {
  const list: BodyMark[] = [];
  if (marks.link !== undefined) list.push({ type: 'link', attrs: { href: marks.link } });
  if (marks.language !== undefined) {
    list.push({ type: 'language', attrs: { language: marks.language } });
  }
  if (marks.bold === true) list.push({ type: 'bold' });
  if (marks.italic === true) list.push({ type: 'italic' });
  if (marks.underline === true) list.push({ type: 'underline' });
  if (marks.strike === true) list.push({ type: 'strike' });
  if (marks.script !== undefined) list.push({ type: marks.script });
  if (marks.code === true) list.push({ type: 'code' });
  return list;
}

export function textNode(text: string, marks: readonly BodyMark[]): BodyNode {
  return marks.length === 0 ? { type: 'text', text } : { type: 'text', text, marks };
}

export function sameMarks(
  one: readonly BodyMark[] | undefined,
  other: readonly BodyMark[] | undefined,
): boolean {
  return JSON.stringify(one ?? []) === JSON.stringify(other ?? []);
}

type Piece =
  | { readonly kind: 'text'; readonly text: string; readonly marks: readonly BodyMark[] }
  | { readonly kind: 'exact'; readonly text: string; readonly marks: readonly BodyMark[] }
  | { readonly kind: 'break' }
  | { readonly kind: 'pageLine' }
  | { readonly kind: 'node'; readonly node: BodyNode };

/** White space that HTML shows as one space, and the no-break space that programs write for one. */
const spaceOrWord = /[ \t\r\n\f\u00a0]+|[^ \t\r\n\f\u00a0]+/g;
/** They take no room: programs leave them where a caret was. */
const zeroWidth = /[\u200b\u2060\ufeff]/g;

/** One line of text while it is read, possibly with line breaks. */
export class InlineRun {
  #pieces: Piece[] = [];

  /** Text as HTML shows it; `exact` where white space was meant as it is written. */
  text(text: string, marks: Marks, exact: boolean): void {
    const clean = withoutControls(text);
    this.#pieces.push({ kind: exact ? 'exact' : 'text', text: clean, marks: bodyMarks(marks) });
  }

  lineBreak(): void {
    this.#pieces.push({ kind: 'break' });
  }

  /** The end of a line on a page, where the sentence goes on; two of them end a paragraph. */
  pageLine(): void {
    this.#pieces.push({ kind: 'pageLine' });
  }

  node(node: BodyNode): void {
    this.#pieces.push({ kind: 'node', node });
  }

  /** True where nothing would be seen. */
  get isBlank(): boolean {
    return this.#pieces.every(
      (piece) =>
        piece.kind === 'break' ||
        piece.kind === 'pageLine' ||
        (piece.kind !== 'node' && piece.text.replace(zeroWidth, '').trim() === ''),
    );
  }

  /** Ends the line: the inline content of each paragraph it makes, split where a line was left empty. */
  take(): BodyNode[][] {
    const pieces = this.#pieces;
    this.#pieces = [];
    const writer = new LineWriter();
    for (const piece of pieces) {
      if (piece.kind === 'text') writer.text(piece.text, piece.marks);
      else if (piece.kind === 'exact') writer.exact(piece.text, piece.marks);
      else if (piece.kind === 'break') writer.lineBreak();
      else if (piece.kind === 'pageLine') writer.pageLine();
      else writer.node(piece.node);
    }
    return writer.paragraphs();
  }
}

class LineWriter {
  readonly #paragraphs: BodyNode[][] = [[]];
  #space: string | undefined;
  /** Breaks that count only once something follows. */
  #breaks = 0;
  #pageLines = 0;

  text(text: string, marks: readonly BodyMark[]): void {
    for (const [token] of text.replace(zeroWidth, '').matchAll(spaceOrWord)) {
      if (token.trim() !== '') this.#write(token, marks);
      else if (this.#space !== undefined) this.#space = ' ';
      else this.#space = token === '\u00a0' ? token : ' ';
    }
  }

  exact(text: string, marks: readonly BodyMark[]): void {
    for (const [index, line] of text.split(/\r\n?|\n/).entries()) {
      if (index > 0) this.#breaks = Math.min(this.#breaks + 1, 1);
      if (line.trim() !== '') this.#write(line, marks);
    }
  }

  lineBreak(): void {
    this.#space = undefined;
    this.#breaks += 1;
  }

  pageLine(): void {
    this.#pageLines += 1;
    this.#space = ' ';
    if (this.#pageLines > 1) this.#breaks = 2;
  }

  node(node: BodyNode): void {
    this.#begin([]);
    this.#line.push(node);
  }

  paragraphs(): BodyNode[][] {
    return this.#paragraphs.filter((paragraph) => paragraph.length > 0);
  }

  get #line(): BodyNode[] {
    // There is always one: the list begins with it and only grows.
    return this.#paragraphs.at(-1) ?? [];
  }

  /** Writes the space or the breaks before the next piece. */
  #begin(marks: readonly BodyMark[]): void {
    const before = this.#line.at(-1);
    const breaks = this.#breaks;
    const space = this.#space;
    this.#breaks = 0;
    this.#pageLines = 0;
    this.#space = undefined;
    if (before === undefined) return;
    if (breaks > 1) this.#paragraphs.push([]);
    else if (breaks === 1) this.#line.push({ type: 'hardBreak' });
    else if (space !== undefined) {
      // A space belongs to a mark only where both sides do, so that no link ends in one.
      const both = (before.marks ?? []).filter((mark) =>
        marks.some((one) => sameMarks([one], [mark])),
      );
      this.#append(space, both);
    }
  }

  #write(text: string, marks: readonly BodyMark[]): void {
    this.#begin(marks);
    this.#append(text, marks);
  }

  #append(text: string, marks: readonly BodyMark[]): void {
    const last = this.#line.at(-1);
    if (last?.text !== undefined && sameMarks(last.marks, marks)) {
      this.#line[this.#line.length - 1] = textNode(last.text + text, marks);
    } else {
      this.#line.push(textNode(text, marks));
    }
  }
}
