// How is outside HTML read where there is no page? parse5 and the list of allowed elements, into the tree of the rules.
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { allowedTags, droppedWithContent, isAllowedAttribute, MAX_DEPTH } from './allowed.ts';
import type { PasteNode } from './tree.ts';

type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
type HtmlElement = DefaultTreeAdapterTypes.Element;

const allowed: ReadonlySet<string> = new Set(allowedTags);
const dropped: ReadonlySet<string> = new Set(droppedWithContent);
const HTML_NAMESPACE = 'http://www.w3.org/1999/xhtml';

/** Reads clipboard HTML. Nothing is fetched and nothing runs; what is not allowed is not in the tree. */
export function parseHtml(html: string): PasteNode[] {
  // As a browser reads what it does not run: the content of noscript is markup.
  const document = parse(html, { scriptingEnabled: false });
  const root = document.childNodes.find((node): node is HtmlElement => node.nodeName === 'html');
  const body = root?.childNodes.find((node): node is HtmlElement => node.nodeName === 'body');
  // The parser passes over white space before the body, the purifier does not; the rules do.
  return body === undefined ? [] : childrenOf(body, 0);
}

function childrenOf(parent: HtmlElement, depth: number): PasteNode[] {
  const children: PasteNode[] = [];
  // A list of what is still to be read instead of recursion: hostile HTML nests as deep as it likes.
  const open: { node: HtmlNode; into: PasteNode[]; depth: number }[] = [];
  const push = (nodes: readonly HtmlNode[], into: PasteNode[], at: number): void => {
    for (let index = nodes.length - 1; index >= 0; index--) {
      const node = nodes[index];
      if (node !== undefined) open.push({ node, into, depth: at });
    }
  };
  push(parent.childNodes, children, depth);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, into } = next;
    if ('value' in node) {
      if (node.value !== '') into.push(node.value);
      continue;
    }
    if (!('tagName' in node) || dropped.has(node.tagName)) continue;
    const isKept =
      allowed.has(node.tagName) && node.namespaceURI === HTML_NAMESPACE && next.depth < MAX_DEPTH;
    if (!isKept) {
      push(node.childNodes, into, next.depth);
      continue;
    }
    const attributes: Record<string, string> = {};
    for (const { name, value } of node.attrs) {
      const trimmed = value.trim();
      if (isAllowedAttribute(name, trimmed)) attributes[name] = trimmed;
    }
    const inner: PasteNode[] = [];
    into.push({ tag: node.tagName, attributes, children: inner });
    push(node.childNodes, inner, next.depth + 1);
  }
  return children;
}
