// How does content that this version does not know get through an editor unharmed? Wrapped, then unwrapped.
import type { BodyNode } from '../content/body.ts';
import { childrenFit } from './check-body.ts';
import { CARRIED, type Mark } from './define-block.ts';
import { blockOf, markOf } from './registry.ts';

/** The members of a node that an editor keeps. */
const keptMembers: ReadonlySet<string> = new Set(['type', 'attrs', 'content', 'marks', 'text']);

/**
 * Returns the document with every block that an editor would drop or change wrapped into a `carried` block, which holds
 * it as it is: blocks of a newer Galley, known blocks with unknown marks or attributes, and blocks where none may stand.
 * What is wrapped is as small as the places for blocks allow. `canHold` is the editor's own word on a block at the top.
 */
export function carry(document: BodyNode, canHold: (block: BodyNode) => boolean): BodyNode {
  const content = (document.content ?? []).map((block) => {
    const held = isOfGroup(block, 'block') ? hold(block) : undefined;
    return held !== undefined && canHold(held) ? held : wrap(block);
  });
  return { type: 'doc', content: content.length === 0 ? [{ type: 'paragraph' }] : content };
}

/** The block that a `carried` block holds, letter by letter; undefined for every other block. */
export function carriedBy(node: BodyNode): BodyNode | undefined {
  if (node.type !== CARRIED) return undefined;
  const { block } = node.attrs ?? {};
  // Only `wrap` makes such blocks, from nodes of a document.
  return typeof block === 'object' && block !== null ? (block as BodyNode) : undefined;
}

function wrap(block: BodyNode): BodyNode {
  return { type: CARRIED, attrs: { block } };
}

/** The block with what it cannot hold wrapped, or undefined where it has to be wrapped itself. */
function hold(node: BodyNode): BodyNode | undefined {
  if (!hasOnly(node, keptMembers) || !(node.marks ?? []).every(isHeldMark)) return undefined;
  if (node.type === 'text') {
    const isWords = typeof node.text === 'string' && node.text !== '';
    return isWords && node.content === undefined && node.attrs === undefined ? node : undefined;
  }
  const block = blockOf(node.type);
  if (block === undefined || node.text !== undefined) return undefined;
  if (!hasOnlyAttributes(node.attrs, block.schema.attrs)) return undefined;
  if (block.check(node) !== undefined) return undefined;
  const { content = '' } = block.schema;
  if (node.content === undefined) return childrenFit([], content) ? node : undefined;
  const children = node.content.map((child) => hold(child) ?? wrap(child));
  if (!childrenFit(children, content)) return undefined;
  return children.every((child, index) => child === node.content?.[index])
    ? node
    : { ...node, content: children };
}

function isHeldMark(mark: NonNullable<BodyNode['marks']>[number]): boolean {
  const known: Mark | undefined = markOf(mark.type);
  return (
    known !== undefined &&
    Object.keys(mark).every((name) => name === 'type' || name === 'attrs') &&
    hasOnlyAttributes(mark.attrs, known.attrs) &&
    known.check(mark) === undefined
  );
}

function hasOnly(value: object, names: ReadonlySet<string>): boolean {
  return Object.keys(value).every((name) => names.has(name));
}

/** An attribute without a value says nothing: forgetting it loses nothing. */
function hasOnlyAttributes(
  written: Readonly<Record<string, unknown>> | undefined,
  known: Readonly<Record<string, unknown>> = {},
): boolean {
  return Object.entries(written ?? {}).every(
    ([name, value]) => value === null || value === undefined || Object.hasOwn(known, name),
  );
}

function isOfGroup(node: BodyNode, group: string): boolean {
  return (blockOf(node.type)?.schema.group ?? '').split(' ').includes(group);
}
