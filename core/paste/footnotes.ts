// Where are the footnotes of pasted text? A mark that leads to words that lead back: found before anything else is read.
import type { BodyNode } from '../content/body.ts';
import { InlineRun, type Marks } from './inline-run.ts';
import { cleanLink } from './links.ts';
import { marksWithin } from './marks.ts';
import type { ReportBook } from './report.ts';
import {
  attribute,
  elementsOf,
  isElement,
  lineOf,
  type PasteElement,
  type PasteNode,
  styleOf,
} from './tree.ts';

export interface FoundNotes {
  /** The mark in the text, and the footnote to put in its place. */
  readonly marks: ReadonlyMap<PasteElement, BodyNode>;
  /** Elements that hold nothing but notes: they are not read again. */
  readonly holders: ReadonlySet<PasteElement>;
}

/** Elements that can hold a whole note. */
const noteTags: ReadonlySet<string> = new Set(['li', 'p', 'div', 'dd', 'section', 'td']);

/**
 * Finds the notes of Word, LibreOffice, Google Docs and web pages: all are pairs of links within the text. What
 * `isLeftOut` names is not looked into: office comments are such pairs too.
 */
export function findNotes(
  nodes: readonly PasteNode[],
  article: string,
  book: ReportBook,
  isLeftOut: (element: PasteElement) => boolean,
): FoundNotes {
  const parents = new Map<PasteElement, PasteElement>();
  const places = new Map<string, PasteElement>();
  const jumps: PasteElement[] = [];
  for (const element of elementsOf(nodes, isLeftOut)) {
    for (const child of element.children) if (isElement(child)) parents.set(child, element);
    for (const name of ['id', 'name']) {
      const place = attribute(element, name);
      if (place !== '' && !places.has(place)) places.set(place, element);
    }
    if (element.tag === 'a' && attribute(element, 'href').startsWith('#')) jumps.push(element);
  }
  const marks = new Map<PasteElement, BodyNode>();
  const holders = new Set<PasteElement>();
  const read = new Map<PasteElement, BodyNode>();
  for (const jump of jumps) {
    if (ancestorsOf(jump, parents).some((one) => holders.has(one))) continue;
    const target = places.get(attribute(jump, 'href').slice(1));
    const holder = target === undefined ? undefined : holderOf(target, parents);
    if (holder === undefined || ancestorsOf(jump, parents).includes(holder)) continue;
    const ways = backLinks(holder, jump, parents);
    if (ways.length === 0) continue;
    holders.add(holder);
    let note = read.get(holder);
    if (note === undefined) {
      note = noteOf(holder, new Set(ways), article, book);
      read.set(holder, note);
      for (const way of ways) book.changed('noteMarks', lineOf(way), 0);
    }
    book.changed('noteMarks', lineOf(jump));
    marks.set(jump, note);
  }
  if (holders.size === 0) return { marks, holders };
  const page: PasteElement = { tag: 'div', attributes: {}, children: nodes };
  for (const element of [...elementsOf([page])].reverse()) {
    if (!holders.has(element) && isOnlyNotes(element, holders)) holders.add(element);
    // The rule above the notes goes with them.
    const children = element.children.filter(isElement);
    for (const [index, child] of children.entries()) {
      const next = children[index + 1];
      if (child.tag === 'hr' && next !== undefined && holders.has(next)) holders.add(child);
    }
  }
  return { marks, holders };
}

function ancestorsOf(
  element: PasteElement,
  parents: ReadonlyMap<PasteElement, PasteElement>,
): PasteElement[] {
  const found: PasteElement[] = [element];
  for (let one = parents.get(element); one !== undefined; one = parents.get(one)) found.push(one);
  return found;
}

/** The element that is the whole note: what the program says is one, else the nearest that can be. */
function holderOf(
  target: PasteElement,
  parents: ReadonlyMap<PasteElement, PasteElement>,
): PasteElement | undefined {
  const line = ancestorsOf(target, parents);
  const isSaid = (one: PasteElement): boolean =>
    /^(foot|end)note$/.test(styleOf(one).get('mso-element') ?? '') ||
    /^sd(foot|end)note\d+$/.test(attribute(one, 'id'));
  return line.find(isSaid) ?? line.find(({ tag }) => noteTags.has(tag));
}

/** The links inside a note that lead back to where it was called. */
function backLinks(
  holder: PasteElement,
  jump: PasteElement,
  parents: ReadonlyMap<PasteElement, PasteElement>,
): PasteElement[] {
  const names = new Set<string>();
  for (const element of [...ancestorsOf(jump, parents).slice(0, 4), ...elementsOf(jump.children)]) {
    for (const name of ['id', 'name']) names.add(attribute(element, name));
  }
  names.delete('');
  const all = [...elementsOf(holder.children)].filter(
    ({ tag, attributes }) => tag === 'a' && (attributes.href ?? '').startsWith('#'),
  );
  return all.some((one) => names.has(attribute(one, 'href').slice(1))) ? all : [];
}

/** The words of a note in one line, with the marks a footnote may have. */
function noteOf(
  holder: PasteElement,
  ways: ReadonlySet<PasteElement>,
  article: string,
  book: ReportBook,
): BodyNode {
  const run = new InlineRun();
  const read = (nodes: readonly PasteNode[], marks: Marks): void => {
    for (const node of nodes) {
      if (!isElement(node)) run.text(node, marks, false);
      else if (!ways.has(node)) {
        const within = marksWithin(node, marks, article);
        const { bold, italic, language } = within;
        const link = node.tag === 'a' ? noteLink(node, book) : marks.link;
        if (node.tag === 'br' || node.tag === 'p') run.text(' ', {}, false);
        read(node.children, { bold, italic, language, link });
      }
    }
  };
  read(holder.children, {});
  const content = run
    .take()
    .flat()
    .filter(({ type }) => type === 'text');
  return content.length === 0 ? { type: 'footnote' } : { type: 'footnote', content };
}

function noteLink(element: PasteElement, book: ReportBook): string | undefined {
  const written = attribute(element, 'href');
  if (written === '') return undefined;
  const { href, wasTracking } = cleanLink(written);
  if (wasTracking) book.changed('trackedLinks', written);
  if (href === undefined) book.dropped('links', written);
  return href;
}

/** Whether an element has held notes and nothing else that can be read: the rule above them goes with them. */
function isOnlyNotes(element: PasteElement, holders: ReadonlySet<PasteElement>): boolean {
  let hasNotes = false;
  const visit = (nodes: readonly PasteNode[]): boolean =>
    nodes.every((node) => {
      if (!isElement(node)) return node.trim() === '';
      if (holders.has(node)) {
        hasNotes = true;
        return true;
      }
      return node.tag !== 'img' && visit(node.children);
    });
  return visit(element.children) && hasNotes;
}
