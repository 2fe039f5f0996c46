// How do items that only say how deep they are become nested lists? Word's typed bullets, and lists cut into pieces.

import { type ListNumbering, listNumberings } from '../blocks/ordered-list.ts';
import type { BodyNode } from '../content/body.ts';
import { attribute, type PasteElement } from './tree.ts';

/** What stood before an item. */
export type Marker =
  | { readonly kind: 'bullet' }
  | { readonly kind: 'ordered'; readonly type: ListNumbering; readonly value: number };

export interface LeveledItem {
  /** From 1. */
  readonly level: number;
  readonly marker: Marker;
  /** Which list it belongs to, where that is said. */
  readonly list: string;
  readonly content: readonly BodyNode[];
}

export function bulletList(items: readonly BodyNode[]): BodyNode {
  return { type: 'bulletList', content: items };
}

export function orderedList(
  items: readonly BodyNode[],
  start: number,
  type: ListNumbering,
): BodyNode {
  return {
    type: 'orderedList',
    attrs: { start, type: type === '1' ? null : type },
    content: items,
  };
}

/** One item; it begins with a paragraph, as the schema wants. */
export function listItem(blocks: readonly BodyNode[]): BodyNode {
  const [first, ...rest] = blocks;
  if (first?.type === 'paragraph') return { type: 'listItem', content: blocks };
  if (first?.type === 'heading') {
    const { content } = first;
    return {
      type: 'listItem',
      content: [{ type: 'paragraph', ...(content === undefined ? {} : { content }) }, ...rest],
    };
  }
  return { type: 'listItem', content: [{ type: 'paragraph' }, ...blocks] };
}

interface OpenList {
  readonly marker: Marker;
  readonly list: string;
  readonly items: { blocks: BodyNode[] }[];
}

/** Builds nested lists of items in their order; an item deeper than the one before goes inside it. */
export function nestItems(items: readonly LeveledItem[]): BodyNode[] {
  const lists: OpenList[] = [];
  const base = items[0]?.level ?? 1;
  for (let index = 0; index < items.length; ) {
    const item = items[index];
    if (item === undefined) break;
    const last = lists.at(-1);
    const holder = last?.items.at(-1);
    if (item.level > base && holder !== undefined) {
      let end = index + 1;
      while ((items[end]?.level ?? 0) > base) end++;
      holder.blocks.push(...nestItems(items.slice(index, end)));
      index = end;
      continue;
    }
    const entry = { blocks: [...item.content] };
    if (last !== undefined && continues(last, item)) last.items.push(entry);
    else lists.push({ marker: item.marker, list: item.list, items: [entry] });
    index++;
  }
  return lists.map(({ marker, items: entries }) => {
    const content = entries.map(({ blocks }) => listItem(blocks));
    return marker.kind === 'bullet'
      ? bulletList(content)
      : orderedList(content, marker.value, marker.type);
  });
}

function continues(open: OpenList, { marker, list }: LeveledItem): boolean {
  if (open.marker.kind !== marker.kind) return false;
  if (marker.kind === 'bullet' || open.marker.kind === 'bullet') return true;
  return open.list === list || marker.value === open.marker.value + open.items.length;
}

const bulletGlyph = /^(?:[^\p{L}\p{N}(]|[oOØüvqn§])$/u;

/**
 * Reads a typed mark: a bullet, or a number of any kind; undefined where it is words. `before` is the numbering of the
 * item before it: “i.” after “h.” is a letter, at the start it is a Roman one.
 */
export function readMarker(typed: string, before: ListNumbering | undefined): Marker | undefined {
  const mark = typed.replace(/[\s\u00a0]+/g, '');
  if (mark === '' || bulletGlyph.test(mark)) return { kind: 'bullet' };
  // Of “2.3.1” the last number counts this list.
  const found = /^\(?(?:[\p{L}\p{N}]+[.)])*?(\d+|[a-z]{1,5}|[A-Z]{1,5})[.)\]:°]*$/u.exec(mark);
  const value = found?.[1];
  if (value === undefined) return undefined;
  if (/^\d/.test(value)) return { kind: 'ordered', type: '1', value: Number(value) };
  const isLower = value === value.toLowerCase();
  const roman = romanValue(value.toLowerCase());
  const isRoman =
    roman !== undefined &&
    (before === 'i' ||
      before === 'I' ||
      (before === undefined && /^[iI]+$/.test(value)) ||
      value.length > 1);
  if (isRoman) return { kind: 'ordered', type: isLower ? 'i' : 'I', value: roman };
  if (value.length > 1) return undefined;
  const letter = value.toLowerCase().charCodeAt(0) - 'a'.charCodeAt(0) + 1;
  return { kind: 'ordered', type: isLower ? 'a' : 'A', value: letter };
}

const romanDigits: Readonly<Record<string, number>> = {
  i: 1,
  v: 5,
  x: 10,
  l: 50,
  c: 100,
  d: 500,
  m: 1000,
};

function romanValue(text: string): number | undefined {
  if (!/^m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$/.test(text)) return undefined;
  let sum = 0;
  for (let index = 0; index < text.length; index++) {
    const value = romanDigits[text[index] ?? ''] ?? 0;
    sum += value < (romanDigits[text[index + 1] ?? ''] ?? 0) ? -value : value;
  }
  return sum;
}

const cssNumberings: Readonly<Record<string, ListNumbering>> = {
  decimal: '1',
  'decimal-leading-zero': '1',
  'lower-alpha': 'a',
  'lower-latin': 'a',
  'upper-alpha': 'A',
  'upper-latin': 'A',
  'lower-roman': 'i',
  'upper-roman': 'I',
};

/** The numbering that an `ol` says by its attribute or its style. */
export function numberingOf(type: string, listStyle: string): ListNumbering {
  return (
    listNumberings.find((one) => one === type) ??
    cssNumberings[listStyle.split(/\s+/).find((word) => word in cssNumberings) ?? ''] ??
    '1'
  );
}

/** The number of the first item of a list. */
export function startOf(list: PasteElement, first: PasteElement | undefined): number {
  const value = first === undefined ? '' : attribute(first, 'value');
  const start = Number.parseInt(value === '' ? attribute(list, 'start') : value, 10);
  return Number.isSafeInteger(start) && Math.abs(start) < 1e6 ? start : 1;
}

/** The web version of Word gives every item a list of its own, and says how deep it is. */
export function levelOfList(first: PasteElement | undefined): number | undefined {
  const said = Number(first?.attributes['data-aria-level']);
  return Number.isSafeInteger(said) && said >= 1 && said <= 9 ? said : undefined;
}
