// What would a reader see change on a page of the website? Its lines before and after, in the order of the page.
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { type Block, type BlockKind, compareBlocks, textBlock } from '../../core/history/blocks.ts';
import type { Difference } from '../../core/ipc/publish-contract.ts';

type HtmlNode = DefaultTreeAdapterTypes.Node;
type HtmlElement = DefaultTreeAdapterTypes.Element;

/** More lines than these are counted. */
const MOST_LINES = 40;

/** What each element that holds a line of text is. Whatever stands around them is read through. */
const lines: Readonly<Record<string, BlockKind>> = {
  h1: 'headline',
  ...Object.fromEntries(['h2', 'h3', 'h4', 'h5', 'h6'].map((tag) => [tag, 'heading' as const])),
  ...Object.fromEntries(
    ['p', 'dt', 'dd', 'figcaption', 'td', 'th', 'a', 'time', 'summary'].map((tag) => [
      tag,
      'paragraph' as const,
    ]),
  ),
  li: 'listItem',
};
const unread = new Set(['script', 'style', 'template', 'svg', 'noscript']);

/** Compares two pages as HTML. Where their main parts say the same, what stands around them is compared. */
export function pageDifferences(
  was: string,
  will: string,
): { differences: Difference[]; more: number } {
  const [before, after] = [parse(was), parse(will)];
  const inMain = differencesOf(elementIn(before, 'main'), elementIn(after, 'main'));
  const found =
    inMain.length > 0 ? inMain : differencesOf(elementIn(before, 'body'), elementIn(after, 'body'));
  return { differences: found.slice(0, MOST_LINES), more: Math.max(0, found.length - MOST_LINES) };
}

function differencesOf(was: HtmlNode | undefined, will: HtmlNode | undefined): Difference[] {
  const { rows } = compareBlocks(blocksBelow(was), blocksBelow(will));
  return rows.flatMap(({ change, before, after }) => {
    if (change === 'same' || change === 'movedFrom' || change === 'movedTo') return [];
    const field = (after ?? before)?.block.kind ?? 'other';
    return [{ field, before: textOf(before?.block), after: textOf(after?.block) }];
  });
}

function textOf(block: Block | undefined): string {
  return (block?.text ?? []).map(({ text }) => text).join('');
}

function blocksBelow(root: HtmlNode | undefined): Block[] {
  const found: Block[] = [];
  const visit = (node: HtmlNode): void => {
    if (!('tagName' in node)) {
      for (const child of childrenOf(node)) visit(child);
      return;
    }
    if (unread.has(node.tagName)) return;
    if (node.tagName === 'img') {
      const alt = node.attrs.find(({ name }) => name === 'alt')?.value ?? '';
      if (alt !== '') found.push(textBlock('picture', alt));
      return;
    }
    const kind = Object.hasOwn(lines, node.tagName) ? lines[node.tagName] : undefined;
    if (kind === undefined || holdsLines(node)) {
      const own = kind === undefined && !holdsLines(node) ? wordsIn(node) : '';
      if (own !== '') found.push(textBlock('other', own));
      else for (const child of node.childNodes) visit(child);
      return;
    }
    const text = wordsIn(node);
    if (text !== '') found.push(textBlock(kind, text));
  };
  if (root !== undefined) visit(root);
  return found;
}

/** Whether lines stand inside: then it is no line itself. */
function holdsLines(node: HtmlNode): boolean {
  return childrenOf(node).some(
    (child) =>
      ('tagName' in child && child.tagName !== 'a' && Object.hasOwn(lines, child.tagName)) ||
      ('tagName' in child && child.tagName === 'img') ||
      holdsLines(child),
  );
}

function wordsIn(node: HtmlNode): string {
  const pieces: string[] = [];
  const visit = (one: HtmlNode): void => {
    if ('tagName' in one && unread.has(one.tagName)) return;
    if ('value' in one) pieces.push(one.value);
    for (const child of childrenOf(one)) visit(child);
  };
  visit(node);
  return pieces.join('').replace(/\s+/g, ' ').trim();
}

function elementIn(node: HtmlNode, tag: string): HtmlElement | undefined {
  if ('tagName' in node && node.tagName === tag) return node;
  for (const child of childrenOf(node)) {
    const found = elementIn(child, tag);
    if (found !== undefined) return found;
  }
  return undefined;
}

function childrenOf(node: HtmlNode): readonly HtmlNode[] {
  return 'childNodes' in node ? node.childNodes : [];
}
