// How is text copied within Galley pasted without losing anything? As the JSON it was, after the same checks as a stored body.
import { checkBody } from '../blocks/check-body.ts';
import {
  articleBody,
  BODY_SCHEMA_VERSION,
  type BodyNode,
  MAX_BODY_DEPTH,
} from '../content/body.ts';
import { attribute, elementsOf, type PasteNode } from './tree.ts';

/** The attribute of copied HTML that holds the text exactly. */
export const SLICE_ATTRIBUTE = 'data-galley-slice';

/** A piece of a body; `openStart` and `openEnd` say how many of its outer nodes are cut, as ProseMirror counts. */
export interface BodySlice {
  readonly content: readonly BodyNode[];
  readonly openStart: number;
  readonly openEnd: number;
}

/** Writes a piece of a body for an attribute; nothing in it can look like the end of an element or a comment. */
export function writeSlice(slice: BodySlice): string {
  return JSON.stringify(slice).replace(
    /[<>&]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The piece that copied HTML holds, or undefined where it holds none, or one that would not be stored either. */
export function sliceIn(nodes: readonly PasteNode[]): BodySlice | undefined {
  for (const element of elementsOf(nodes)) {
    const written = attribute(element, SLICE_ATTRIBUTE);
    if (written !== '') return parseSlice(written);
  }
  return undefined;
}

function parseSlice(written: string): BodySlice | undefined {
  let value: unknown;
  try {
    value = JSON.parse(written);
  } catch {
    // Not written by us: the HTML around it is read like any other.
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { content, openStart, openEnd } = {
    content: undefined,
    openStart: 0,
    openEnd: 0,
    ...value,
  };
  const body = articleBody.safeParse({
    schemaVersion: BODY_SCHEMA_VERSION,
    document: { type: 'doc', content },
  });
  if (!body.success || body.data.document.content === undefined) return undefined;
  const { unknown, problems } = checkBody(body.data);
  // A cut piece may lack what its place requires; everything else is as strict as for a stored text.
  const isWrong = problems.some((problem) => !/may not stand there/.test(problem));
  if (unknown.length > 0 || isWrong || !isDepth(openStart) || !isDepth(openEnd)) return undefined;
  return { content: body.data.document.content, openStart, openEnd };
}

function isDepth(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= MAX_BODY_DEPTH;
}
