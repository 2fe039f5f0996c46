// How is a sample article written down? A front matter of `key: value` lines, then a small dialect of Markdown.
import { articleOfHref } from '../../core/blocks/link.ts';
import type { BodyMark, BodyNode } from '../../core/content/body.ts';

/*
 * The dialect, one block between blank lines:
 *   ## / ### / ####     headings
 *   - item, 1. item     lists; a list inside an item is indented by two more spaces
 *   > words             a quote; a last line `> — Name, role` is its attribution
 *   ---                 a rule
 *   ![alt](image:key) caption   a picture; without alt the picture's own text stands
 *   {"type": …}         any other block, as JSON; `asset:key` and `article:key` stand for files and articles
 *   anything else       a paragraph; a backslash at the end of a line breaks it there
 * Within text: **bold**, *italic*, [words](https://… or article:key).
 */

/** What the texts may point at, by the short names used in the manuscripts. */
export interface Names {
  /** The stored address of a sample article. */
  article(key: string): string;
  /** The asset id of an illustration. */
  image(key: string): string;
  /** The asset id of a download. */
  asset(key: string): string;
}

/** A manuscript taken apart; a front matter key may be given several times. */
export interface Manuscript {
  readonly key: string;
  readonly front: ReadonlyMap<string, readonly string[]>;
  readonly body: string;
}

/** Takes the front matter off; throws a sentence naming the manuscript when it is not there. */
export function readManuscript(key: string, text: string): Manuscript {
  const match = /^---\n(.*?)\n---\n(.*)$/s.exec(text);
  if (match?.[1] === undefined || match[2] === undefined) {
    throw new Error(`${key}: the manuscript does not start with front matter between --- lines.`);
  }
  const front = new Map<string, string[]>();
  for (const line of match[1].split('\n')) {
    const colon = line.indexOf(': ');
    if (colon < 1) throw new Error(`${key}: the front matter line "${line}" is not "key: value".`);
    const name = line.slice(0, colon);
    front.set(name, [...(front.get(name) ?? []), line.slice(colon + 2).trim()]);
  }
  return { key, front, body: match[2] };
}

/** The body of a manuscript as a TipTap document. */
export function parseBody(text: string, names: Names): BodyNode {
  const blocks = text
    .split(/\n\s*\n/)
    .map((block) => block.replace(/^\n+|\s+$/g, ''))
    .filter((block) => block !== '');
  const content = blocks.map((block) => parseBlock(block, names));
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] };
}

const LIST_LINE = /^( *)(-|\d+\.) (.*)$/;

function parseBlock(block: string, names: Names): BodyNode {
  if (block === '---') return { type: 'horizontalRule' };
  if (block.startsWith('{')) return parseJson(block, names);
  const heading = /^(#{2,4}) (.+)$/s.exec(block);
  if (heading?.[1] !== undefined && heading[2] !== undefined) {
    return {
      type: 'heading',
      attrs: { level: heading[1].length },
      content: parseInline(heading[2], names),
    };
  }
  const figure = /^!\[(.*?)\]\(image:(.*?)\) ?(.*)$/s.exec(block);
  if (figure?.[2] !== undefined) return parseFigure(figure[1], figure[2], figure[3], names);
  const lines = block.split('\n');
  if (block.startsWith('> ')) return parseQuote(lines, names);
  if (LIST_LINE.test(lines[0] ?? '')) return parseList(lines, names);
  return paragraph(lines, names);
}

/** A block that the dialect has no signs for. */
function parseJson(block: string, names: Names): BodyNode {
  const named = (key: string, value: unknown): unknown => {
    if (typeof value !== 'string') return value;
    if (value.startsWith('asset:')) return names.asset(value.slice('asset:'.length));
    if (!value.startsWith('article:')) return value;
    const href = names.article(value.slice('article:'.length));
    return key === 'article' ? articleOfHref(href) : href;
  };
  // The sample's test checks every body against the registry.
  return JSON.parse(block, named) as BodyNode;
}

function parseFigure(
  alt: string | undefined,
  key: string,
  caption: string | undefined,
  names: Names,
): BodyNode {
  const attrs = {
    asset: names.image(key),
    alt: alt === undefined || alt === '' ? null : alt,
    decorative: null,
    focalPoint: null,
  };
  return caption === undefined || caption === ''
    ? { type: 'figure', attrs }
    : { type: 'figure', attrs, content: parseInline(caption, names) };
}

function parseQuote(lines: readonly string[], names: Names): BodyNode {
  const words = lines.map((line) => line.replace(/^> ?/, ''));
  const last = words.at(-1);
  const attribution = last?.startsWith('— ') ? last.slice(2) : null;
  const paragraphs = (attribution === null ? words : words.slice(0, -1)).join('\n').split('\n\n');
  return {
    type: 'blockquote',
    attrs: { attribution },
    content: paragraphs.map((text) => paragraph(text.split('\n'), names)),
  };
}

function parseList(lines: readonly string[], names: Names): BodyNode {
  const first = LIST_LINE.exec(lines[0] ?? '');
  const indent = first?.[1]?.length ?? 0;
  const items: { text: string[]; inner: string[] }[] = [];
  for (const line of lines) {
    const entry = LIST_LINE.exec(line);
    const item = items.at(-1);
    if (entry?.[3] !== undefined && entry[1]?.length === indent) {
      items.push({ text: [entry[3]], inner: [] });
    } else if (item !== undefined && (entry !== null || item.inner.length > 0)) {
      item.inner.push(line);
    } else {
      item?.text.push(line.trim());
    }
  }
  const content: BodyNode[] = items.map((item) => ({
    type: 'listItem',
    content: [
      paragraph(item.text, names),
      ...(item.inner.length > 0 ? [parseList(item.inner, names)] : []),
    ],
  }));
  return first?.[2] === '-'
    ? { type: 'bulletList', content }
    : { type: 'orderedList', attrs: { start: 1, type: null }, content };
}

function paragraph(lines: readonly string[], names: Names): BodyNode {
  const content: BodyNode[] = [];
  let run: string[] = [];
  for (const line of lines) {
    if (line.endsWith('\\')) {
      content.push(...parseInline([...run, line.slice(0, -1)].join(' '), names));
      content.push({ type: 'hardBreak' });
      run = [];
    } else {
      run.push(line.trim());
    }
  }
  content.push(...parseInline(run.join(' '), names));
  return { type: 'paragraph', content };
}

const INLINE = /\*\*(.+?)\*\*|\*(.+?)\*|\[(.+?)\]\((.+?)\)/s;

function parseInline(text: string, names: Names, marks: readonly BodyMark[] = []): BodyNode[] {
  const found = INLINE.exec(text);
  if (found === null) return textRun(text.replaceAll('\n', ' '), marks);
  const [whole, bold, italic, label, href] = found;
  const before = textRun(text.slice(0, found.index).replaceAll('\n', ' '), marks);
  const after = parseInline(text.slice(found.index + whole.length), names, marks);
  const inner = bold ?? italic ?? label ?? '';
  const mark: BodyMark =
    bold !== undefined
      ? { type: 'bold' }
      : italic !== undefined
        ? { type: 'italic' }
        : { type: 'link', attrs: { href: resolveLink(href ?? '', names) } };
  return [...before, ...parseInline(inner, names, [...marks, mark]), ...after];
}

function textRun(text: string, marks: readonly BodyMark[]): BodyNode[] {
  if (text === '') return [];
  return [marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text }];
}

function resolveLink(href: string, names: Names): string {
  return href.startsWith('article:') ? names.article(href.slice('article:'.length)) : href;
}
