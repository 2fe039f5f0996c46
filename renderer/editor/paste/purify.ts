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

/**
 * Elements that are never kept, and that the policy of the page would report by name: read as others that hold the same
 * kind of text, and are never kept either.
 */
const reported: readonly (readonly [RegExp, string])[] = [
  [/(<\/?)style(?=[\s/>])/gi, '$1xmp'],
  [/(<\/?)base(?=[\s/>])/gi, '$1x-base'],
];

/** Where the name of the attribute `style` may stand; elsewhere it is only a word, and is put back. */
const styleName = /(?<!<\/)(?<=[\s"'/])style(?=[\s=/>])/gi;

/**
 * Purifies clipboard HTML. The document it is parsed into has no window: nothing is fetched, nothing runs. Styles are
 * read under another name: the policy of the page watches over every document of it, and would report each of them.
 */
export function purifyHtml(html: string): PasteNode[] {
  const name = `x${crypto.randomUUID()}`;
  // How it was written, in small letters or large: in a text that has to come back as it was.
  const spellings: string[] = [];
  const harmless = reported.reduce((done, [tag, other]) => done.replace(tag, other), html);
  const renamed = harmless.replace(styleName, (spelling) => {
    if (!spellings.includes(spelling)) spellings.push(spelling);
    return `${name}-${spellings.indexOf(spelling)}-`;
  });
  const names = spellings.map((_spelling, index) => `${name}-${index}-`);
  const fragment: DocumentFragment | null = DOMPurify.sanitize(renamed, {
    ALLOWED_TAGS: [...allowedTags],
    ALLOWED_ATTR: [...addressAttributes, ...plainAttributes, ...names],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    // These hold no address, so the rule for addresses does not judge them.
    ADD_URI_SAFE_ATTR: [...plainAttributes, ...names],
    ALLOWED_URI_REGEXP: allowedAddress,
    FORBID_CONTENTS: [...droppedWithContent],
    // Names that would hide members of a page are harmless in what never becomes one; notes are found by them.
    SANITIZE_DOM: false,
    RETURN_DOM_FRAGMENT: true,
  });
  // A page of frames has no body, and the purifier then no answer.
  return fragment === null ? [] : treeBelow<Node>(fragment, readerOf(names, spellings));
}

function readerOf(names: readonly string[], spellings: readonly string[]): NodeReader<Node> {
  const restore = (text: string): string =>
    names.reduce((done, name, index) => done.replaceAll(name, spellings[index] ?? ''), text);
  return {
    textOf: (node) =>
      node.nodeType === Node.TEXT_NODE ? restore(node.nodeValue ?? '') : undefined,
    elementOf(node) {
      if (!isElement(node)) return undefined;
      const attributes: Record<string, string> = {};
      for (const { name, value } of node.attributes) {
        attributes[names.includes(name) ? 'style' : name] ??= restore(value);
      }
      return { tag: node.localName, attributes };
    },
    childrenOf: (node) => node.childNodes,
  };
}

function isElement(node: Node): node is Element {
  return node.nodeType === Node.ELEMENT_NODE;
}
