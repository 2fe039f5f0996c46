// How does a block of core/blocks become a TipTap node? By its schema; the HTML here is only for our own clipboard.
import { type Attribute, Mark, Node, type NodeViewRenderer } from '@tiptap/core';
import type { Block, Mark as CoreMark } from '../../core/blocks/define-block.ts';
import { language as languageTag, textDirection } from '../../core/content/text.ts';

/** The attributes of a block or mark, carried on an element as JSON. */
const ATTRIBUTES = 'data-attrs';

/** Makes the node of a block that no TipTap extension knows. Outside HTML cannot make one whose attributes are wrong. */
export function deriveNode(block: Block, view: NodeViewRenderer | undefined): Node {
  const { schema, type } = block;
  const tag = schema.inline === true ? 'span' : 'div';
  return Node.create({
    name: type,
    inline: schema.inline ?? false,
    atom: schema.atom ?? false,
    defining: schema.defining ?? false,
    isolating: schema.isolating ?? false,
    selectable: true,
    draggable: schema.group === 'block',
    ...(schema.group === undefined ? {} : { group: schema.group }),
    ...(schema.content === undefined ? {} : { content: schema.content }),
    ...(schema.marks === undefined ? {} : { marks: schema.marks }),
    addAttributes: () => attributesOf(schema.attrs),
    ...(view === undefined ? {} : { addNodeView: () => view }),
    parseHTML: () => [
      {
        tag: `${tag}[data-block="${type}"]`,
        getAttrs: (element) =>
          block.check({ type, attrs: attributesOn(element) }) === undefined ? null : false,
      },
    ],
    renderHTML: ({ node }) => {
      const written = {
        'data-block': type,
        ...(schema.attrs === undefined ? {} : { [ATTRIBUTES]: JSON.stringify(node.attrs) }),
      };
      return schema.content === undefined ? [tag, written] : [tag, written, 0];
    },
  });
}

/** Makes the mark that no TipTap extension knows. */
export function deriveMark(mark: CoreMark): Mark {
  return Mark.create({
    name: mark.type,
    inclusive: mark.inclusive,
    ...(mark.excludes === undefined ? {} : { excludes: `${mark.type} ${mark.excludes}` }),
    addAttributes: () => attributesOf(mark.attrs),
    parseHTML: () => [
      {
        tag: `span[data-mark="${mark.type}"]`,
        getAttrs: (element) =>
          mark.check({ type: mark.type, attrs: attributesOn(element) }) === undefined
            ? null
            : false,
      },
    ],
    renderHTML: ({ mark: { attrs } }) => [
      'span',
      { 'data-mark': mark.type, [ATTRIBUTES]: JSON.stringify(attrs), ...spokenIn(attrs) },
      0,
    ],
  });
}

/** The language of words that have one, so that they are read out and spelled in it while writing too. */
function spokenIn({ language }: Record<string, unknown>): Record<string, string> {
  const tag = languageTag.safeParse(language);
  return tag.success ? { lang: tag.data, dir: textDirection(tag.data) } : {};
}

function attributesOf(attrs: Block['schema']['attrs']): Record<string, Attribute> {
  return Object.fromEntries(
    Object.entries(attrs ?? {}).map(([name, { default: value }]) => [
      name,
      {
        default: value,
        parseHTML: (element: HTMLElement) => attributesOn(element)[name] ?? value,
        renderHTML: () => ({}),
      },
    ]),
  );
}

function attributesOn(element: HTMLElement | string): Record<string, unknown> {
  if (typeof element === 'string') return {};
  try {
    const value: unknown = JSON.parse(element.getAttribute(ATTRIBUTES) ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    // Not ours after all: the block then has no attributes, and its check decides.
    return {};
  }
}
