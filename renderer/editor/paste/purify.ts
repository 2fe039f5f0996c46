// How does outside HTML become the tree of the paste rules in the window? DOMPurify first; its result is read, never inserted.
import DOMPurify from 'dompurify';
import {
  addressAttributes,
  allowedAddress,
  allowedTags,
  droppedWithContent,
  plainAttributes,
} from '../../../core/paste/allowed.ts';
import { type NodeReader, type PasteNode, treeBelow } from '../../../core/paste/tree.ts';

/** Purifies clipboard HTML. The document it is parsed into has no window: nothing is fetched, nothing runs. */
export function purifyHtml(html: string): PasteNode[] {
  const fragment = DOMPurify.sanitize(html, {
    ALLOWED_TAGS: [...allowedTags],
    ALLOWED_ATTR: [...addressAttributes, ...plainAttributes],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    // These hold no address, so the rule for addresses does not judge them.
    ADD_URI_SAFE_ATTR: [...plainAttributes],
    ALLOWED_URI_REGEXP: allowedAddress,
    FORBID_CONTENTS: [...droppedWithContent],
    // Names that would hide members of a page are harmless in what never becomes one; notes are found by them.
    SANITIZE_DOM: false,
    RETURN_DOM_FRAGMENT: true,
  });
  return treeBelow<Node>(fragment, reader);
}

const reader: NodeReader<Node> = {
  textOf: (node) => (node.nodeType === Node.TEXT_NODE ? (node.nodeValue ?? '') : undefined),
  elementOf(node) {
    if (!isElement(node)) return undefined;
    const attributes: Record<string, string> = {};
    for (const { name, value } of node.attributes) attributes[name] = value;
    return { tag: node.localName, attributes };
  },
  childrenOf: (node) => node.childNodes,
};

function isElement(node: Node): node is Element {
  return node.nodeType === Node.ELEMENT_NODE;
}
