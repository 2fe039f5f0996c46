// What is outside HTML once it has been purified? A light tree that both engines are turned into, and the rules read.

/** An element of purified HTML: its name in lower case, and only attributes of `allowed.ts`. */
export interface PasteElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly PasteNode[];
}

/** An element, or a piece of text. */
export type PasteNode = PasteElement | string;

export function isElement(node: PasteNode): node is PasteElement {
  return typeof node !== 'string';
}

export function attribute(element: PasteElement, name: string): string {
  return element.attributes[name] ?? '';
}

/** All text below, as it is written. */
export function textOf(node: PasteNode): string {
  return isElement(node) ? node.children.map(textOf).join('') : node;
}

/** Text as a person would read it in one line. */
export function lineOf(node: PasteNode): string {
  return (isElement(node) ? spacedText(node) : node).replace(/[\s\u00a0]+/g, ' ').trim();
}

/** Text with a space wherever an element begins or ends a line, so that no words are glued together. */
function spacedText(element: PasteElement): string {
  const inner = element.children.map((child) => (isElement(child) ? spacedText(child) : child));
  return isInline(element) ? inner.join('') : ` ${inner.join('')} `;
}

/** Every element, parents first; what `isPassed` names is passed over with all it holds. */
export function* elementsOf(
  nodes: readonly PasteNode[],
  isPassed?: (element: PasteElement) => boolean,
): Generator<PasteElement> {
  for (const node of nodes) {
    if (!isElement(node) || isPassed?.(node) === true) continue;
    yield node;
    yield* elementsOf(node.children, isPassed);
  }
}

export function hasClass(element: PasteElement, pattern: RegExp): boolean {
  return attribute(element, 'class')
    .split(/\s+/)
    .some((name) => pattern.test(name));
}

const styles = new WeakMap<PasteElement, ReadonlyMap<string, string>>();

/** The declarations of the `style` attribute, names and values in lower case. */
export function styleOf(element: PasteElement): ReadonlyMap<string, string> {
  const known = styles.get(element);
  if (known !== undefined) return known;
  const style = new Map<string, string>();
  for (const declaration of attribute(element, 'style').toLowerCase().split(';')) {
    const colon = declaration.indexOf(':');
    if (colon > 0)
      style.set(declaration.slice(0, colon).trim(), declaration.slice(colon + 1).trim());
  }
  styles.set(element, style);
  return style;
}

const inlineTags: ReadonlySet<string> = new Set([
  ...['a', 'abbr', 'acronym', 'b', 'bdi', 'bdo', 'big', 'br', 'cite', 'code', 'del', 'dfn', 'em'],
  ...[
    'font',
    'i',
    'img',
    'ins',
    'kbd',
    'label',
    'mark',
    'q',
    's',
    'samp',
    'small',
    'span',
    'strike',
  ],
  ...['strong', 'sub', 'sup', 'time', 'tt', 'u', 'var'],
]);

/** Whether an element stands within a line of text. */
export function isInline({ tag }: PasteElement): boolean {
  return inlineTags.has(tag);
}

/** How the nodes of an engine are read. */
export interface NodeReader<Node> {
  /** The text of a piece of text; undefined for any other node. */
  textOf(node: Node): string | undefined;
  /** What an element is in the tree; null where only its content is, undefined where nothing of it is. */
  elementOf(node: Node): Omit<PasteElement, 'children'> | null | undefined;
  childrenOf(node: Node): ArrayLike<Node>;
}

/** Deeper elements than this are passed over, and their content stays: the rules recurse. */
const MAX_DEPTH = 120;

/** Builds the tree below a node without recursion: hostile HTML nests as deep as it likes. */
export function treeBelow<Node>(root: Node, reader: NodeReader<Node>): PasteNode[] {
  const tree: PasteNode[] = [];
  const open: { node: Node; into: PasteNode[]; depth: number }[] = [];
  const push = (parent: Node, into: PasteNode[], depth: number): void => {
    const children = reader.childrenOf(parent);
    for (let index = children.length - 1; index >= 0; index--) {
      const node = children[index];
      if (node !== undefined) open.push({ node, into, depth });
    }
  };
  push(root, tree, 0);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, into, depth } = next;
    const text = reader.textOf(node);
    if (text !== undefined) {
      if (text !== '') into.push(text);
      continue;
    }
    const element = reader.elementOf(node);
    if (element === undefined) continue;
    if (element === null || depth >= MAX_DEPTH) {
      push(node, into, depth);
      continue;
    }
    const children: PasteNode[] = [];
    into.push({ ...element, children });
    push(node, children, depth + 1);
  }
  return tree;
}
