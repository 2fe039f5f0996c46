// What does a body hold that this version does not know, and may it be opened for writing at all?
import { type ArticleBody, BODY_SCHEMA_VERSION, type BodyNode, nodesOf } from '../content/body.ts';
import type { AssetId } from '../content/ids.ts';
import { CARRIED } from './define-block.ts';
import { blockOf, markOf } from './registry.ts';

export interface BodyCheck {
  /** True where every block and mark is known and in its place: nothing has to be carried through an editor. */
  readonly complete: boolean;
  /** Types of blocks and marks that this version does not know, sorted. */
  readonly unknown: readonly string[];
  /** What is wrong with known ones, as sentences. */
  readonly problems: readonly string[];
  /** The media assets the body uses, each once, in order of appearance. */
  readonly assets: readonly AssetId[];
}

/**
 * Checks a body against the registry. ProseMirror blanks a document that breaks its schema, so the same content
 * rules are checked here first; nothing is changed or dropped.
 */
export function checkBody(body: ArticleBody): BodyCheck {
  const unknown = new Set<string>();
  const problems = new Set<string>();
  const assets = new Set<AssetId>();
  if (body.schemaVersion > BODY_SCHEMA_VERSION) {
    problems.add('The text was written with a newer version of Galley.');
  }
  if (body.document.type !== 'doc') problems.add('The text is not a document.');
  for (const node of nodesOf(body.document)) {
    for (const mark of node.marks ?? []) {
      const known = markOf(mark.type);
      if (known === undefined) unknown.add(mark.type);
      else addIfAny(problems, known.check(mark));
    }
    if (node.type === 'text') {
      if (node.text === undefined || node.text === '') problems.add('A piece of text is empty.');
      continue;
    }
    const block = node === body.document ? undefined : blockOf(node.type);
    if (node !== body.document) {
      if (block === undefined) {
        unknown.add(node.type);
        continue;
      }
      addIfAny(problems, block.check(node));
      for (const use of block.assets(node)) assets.add(use.asset);
    }
    const expression = node === body.document ? 'block+' : (block?.schema.content ?? '');
    if (!childrenFit(node.content ?? [], expression)) {
      problems.add(`A ${node.type} holds something that may not stand there.`);
    }
  }
  return {
    complete: unknown.size === 0 && problems.size === 0,
    unknown: [...unknown].sort(),
    problems: [...problems].sort(),
    assets: [...assets],
  };
}

function addIfAny(problems: Set<string>, problem: string | undefined): void {
  if (problem !== undefined) problems.add(problem);
}

/**
 * Whether the children match a content expression of the kinds the registry uses: names, groups or choices such as
 * `(a | b)` in sequence, each once or with `*` or `+`. Unknown children count as fitting: they are reported as unknown.
 */
export function childrenFit(children: readonly BodyNode[], expression: string): boolean {
  let index = 0;
  for (const { names, many, optional } of termsOf(expression)) {
    let count = 0;
    for (
      let child = children[index];
      child !== undefined && (many || count === 0) && matches(child, names);
      child = children[++index]
    ) {
      count++;
    }
    if (count === 0 && !optional) return false;
  }
  return index === children.length;
}

interface Term {
  readonly names: readonly string[];
  readonly many: boolean;
  readonly optional: boolean;
}

const termCache = new Map<string, readonly Term[]>();

function termsOf(expression: string): readonly Term[] {
  const known = termCache.get(expression);
  if (known !== undefined) return known;
  const terms = [...expression.matchAll(/\(([^)]*)\)([*+]?)|([^\s()*+]+)([*+]?)/g)].map(
    ([, choice, afterChoice, name, afterName]): Term => {
      const sign = afterChoice ?? afterName;
      return {
        names: choice === undefined ? [name ?? ''] : choice.split('|').map((one) => one.trim()),
        many: sign === '*' || sign === '+',
        optional: sign === '*',
      };
    },
  );
  termCache.set(expression, terms);
  return terms;
}

function matches(child: BodyNode, names: readonly string[]): boolean {
  if (child.type === 'text') return names.includes('inline') || names.includes('text');
  if (child.type === CARRIED) return names.includes('block');
  const block = blockOf(child.type);
  if (block === undefined) return true;
  const groups = (block.schema.group ?? '').split(' ');
  return names.some((name) => child.type === name || groups.includes(name));
}

/**
 * Why a body may not be edited at all, as a sentence, or undefined where it may. Single blocks that this version does not
 * know are no reason: they are carried, letter by letter.
 */
export function loadProblem(body: ArticleBody): string | undefined {
  if (body.schemaVersion > BODY_SCHEMA_VERSION) {
    return 'The text was written with a newer version of Galley.';
  }
  return body.document.type === 'doc' ? undefined : 'The text is not a document.';
}
