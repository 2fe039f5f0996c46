// What the body of an article is: TipTap JSON with a schema version, and how to walk it.
import * as z from 'zod';

/** A mark on a run of text, as ProseMirror writes it. */
export interface BodyMark {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>> | undefined;
}

/** A node of the body, as ProseMirror writes it; unknown types are carried, never dropped. */
export interface BodyNode {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>> | undefined;
  readonly content?: readonly BodyNode[] | undefined;
  readonly marks?: readonly BodyMark[] | undefined;
  readonly text?: string | undefined;
}

/** Deeper nesting than this is refused when reading: our walkers recurse. */
export const MAX_BODY_DEPTH = 64;

const bodyMark = z.looseObject({
  type: z.string(),
  attrs: z.record(z.string(), z.unknown()).optional(),
});

const bodyNode: z.ZodType<BodyNode> = z.looseObject({
  type: z.string(),
  attrs: z.record(z.string(), z.unknown()).optional(),
  get content() {
    return z.array(bodyNode).optional();
  },
  marks: z.array(bodyMark).optional(),
  text: z.string().optional(),
});

export const BODY_SCHEMA_VERSION = 1;

/** The stored body: a document and the version of the block schema it was written with. */
export const articleBody = z.object({
  schemaVersion: z.int().positive(),
  document: z.preprocess((value, context) => {
    if (depthOf(value) > MAX_BODY_DEPTH) {
      context.issues.push({ code: 'custom', message: 'nested too deeply', input: value });
      return z.NEVER;
    }
    return value;
  }, bodyNode),
});

export type ArticleBody = z.infer<typeof articleBody>;

/** Counts nesting without recursion, so that a hostile file cannot overflow the stack. */
function depthOf(value: unknown): number {
  let deepest = 0;
  const open: { node: unknown; depth: number }[] = [{ node: value, depth: 1 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    deepest = Math.max(deepest, next.depth);
    if (deepest > MAX_BODY_DEPTH) return deepest;
    const { node } = next;
    if (typeof node === 'object' && node !== null && 'content' in node) {
      if (Array.isArray(node.content)) {
        for (const child of node.content) open.push({ node: child, depth: next.depth + 1 });
      }
    }
  }
  return deepest;
}

export function emptyBody(): ArticleBody {
  return {
    schemaVersion: BODY_SCHEMA_VERSION,
    document: { type: 'doc', content: [{ type: 'paragraph' }] },
  };
}

/** Visits every node, parents first. */
export function* nodesOf(node: BodyNode): Generator<BodyNode> {
  yield node;
  for (const child of node.content ?? []) yield* nodesOf(child);
}

/** The words of a body, one line per text block: for counting, searching and comparing. */
export function plainText(node: BodyNode): string {
  const lines: string[] = [];
  let line = '';
  const visit = (current: BodyNode): void => {
    if (current.text !== undefined) line += current.text;
    else if (current.type === 'hardBreak') line += '\n';
    const children = current.content ?? [];
    const holdsText = children.some((child) => child.text !== undefined);
    for (const child of children) visit(child);
    if (holdsText || children.length === 0) {
      if (line !== '' && current.text === undefined && current.type !== 'hardBreak') {
        lines.push(line);
        line = '';
      }
    }
  };
  visit(node);
  if (line !== '') lines.push(line);
  return lines.join('\n');
}

/** Counts words the way a person would: runs of letters, digits and joining marks. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’\-.]*/gu)?.length ?? 0;
}
