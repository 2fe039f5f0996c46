// How is outside HTML read where there is no page? parse5 and the list of allowed elements, into the tree of the rules.
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { allowedTags, droppedWithContent, isAllowedAttribute } from './allowed.ts';
import { type NodeReader, type PasteNode, treeBelow } from './tree.ts';

type HtmlNode = DefaultTreeAdapterTypes.Node;
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
  return body === undefined ? [] : treeBelow<HtmlNode>(body, reader);
}

const reader: NodeReader<HtmlNode> = {
  textOf: (node) => ('value' in node ? node.value : undefined),
  elementOf(node) {
    if (!('tagName' in node) || dropped.has(node.tagName)) return undefined;
    if (!allowed.has(node.tagName) || node.namespaceURI !== HTML_NAMESPACE) return null;
    const attributes: Record<string, string> = {};
    for (const { name, value } of node.attrs) {
      const trimmed = value.trim();
      if (isAllowedAttribute(name, trimmed)) attributes[name] = trimmed;
    }
    return { tag: node.tagName, attributes };
  },
  childrenOf: (node) => ('childNodes' in node ? node.childNodes : []),
};
