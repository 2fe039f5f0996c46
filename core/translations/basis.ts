// What was a translation made from? Prints of the blocks of its original as they were, and for each its counterpart in the translation.
import * as z from 'zod';
import { canonicalJson } from '../canonical-json.ts';
import type { ArticleBody, BodyNode } from '../content/body.ts';
import { articleId } from '../content/ids.ts';
import {
  EMPTY,
  type Print,
  placesIn,
  print,
  printOf,
  printsOf,
  saysTheSame,
  wordsOf,
} from './prints.ts';

/** The lines of an article that stand beside its text. */
export const leadParts = ['headline', 'standfirst', 'summary'] as const;
export type LeadPart = (typeof leadParts)[number];

/**
 * The member `translatedFrom` of a translation. It holds no text, belongs to the newsroom alone and never leaves it. It speaks of one original: linked
 * to another one, a translation gets another.
 */
export const translatedFrom = z.object({
  original: articleId,
  headline: print,
  standfirst: print,
  summary: print,
  /** The blocks of the original, in their order, as this translation was last brought up to date with each. */
  blocks: z.array(print),
  /** The blocks of the translation when it was last saved, empty ones among them. */
  here: z.array(print),
  /** For each of `blocks` its counterpart: a place in `here`, or null where it has none. */
  counterparts: z.array(z.int().nullable()),
});
export type TranslatedFrom = z.infer<typeof translatedFrom>;

/** An article, as far as it is compared. */
export type ComparedText = Readonly<Record<LeadPart, string>> & {
  readonly body: ArticleBody;
};

/** A block of the original that says something: its print, and its place among all blocks. */
export interface SpokenBlock {
  readonly print: Print;
  readonly place: number;
}

/** The blocks that say something. An empty line, or a rule, is nothing to translate. */
export function spokenBlocks(document: BodyNode, known: readonly Print[] = []): SpokenBlock[] {
  return printsOf(document, known).flatMap((one, place) =>
    saysTheSame(one, EMPTY) ? [] : [{ print: one, place }],
  );
}

export function leadPrints(text: ComparedText): Record<LeadPart, Print> {
  const said = (line: string): Print => printOf(line.replace(/\s+/g, ' ').trim());
  return {
    headline: said(text.headline),
    standfirst: said(text.standfirst),
    summary: said(text.summary),
  };
}

/** What a copy of its original was made from: every block is its own counterpart. */
export function basisOfCopy(
  id: TranslatedFrom['original'],
  original: ComparedText,
): TranslatedFrom {
  const spoken = spokenBlocks(original.body.document);
  return {
    original: id,
    ...leadPrints(original),
    blocks: spoken.map((block) => block.print),
    here: printsOf(original.body.document),
    counterparts: spoken.map(({ place }) => place),
  };
}

/**
 * What a text that was written by somebody is taken to be made from: the original as it is now. Words have nothing in common across languages, so
 * blocks are paired by what they are and how long they are, after Gale and Church 1993; a picture is known by its file.
 */
export function basisOfText(
  id: TranslatedFrom['original'],
  original: ComparedText,
  here: ArticleBody,
): TranslatedFrom {
  const spoken = spokenBlocks(original.body.document);
  const theirs = original.body.document.content ?? [];
  const own = here.document.content ?? [];
  const prints = printsOf(here.document);
  const pairs = pairedByShape(
    spoken.map(({ place }) => shapeOf(theirs[place])),
    own.flatMap((block, place) => {
      const isEmpty = saysTheSame(prints[place] ?? EMPTY, EMPTY);
      return isEmpty ? [] : [{ ...shapeOf(block), place }];
    }),
  );
  const basis = {
    original: id,
    ...leadPrints(original),
    blocks: spoken.map((block) => block.print),
    here: prints,
    counterparts: pairs,
  };
  return { ...basis, counterparts: repaired(basis) };
}

/** The same basis for a text that was typed on: each counterpart is where its block is now. The very same object where nothing moved or changed. */
export function followed(basis: TranslatedFrom, document: BodyNode): TranslatedFrom {
  const here = printsOf(document, basis.here);
  const isSame =
    here.length === basis.here.length && here.every((one, at) => one === basis.here[at]);
  if (isSame) return basis;
  const places = placesIn(basis.here, here, 'next');
  const next = {
    ...basis,
    here,
    counterparts: basis.blocks.map((_block, index) => {
      const place = basis.counterparts[index] ?? null;
      return place === null ? null : (places[place] ?? null);
    }),
  };
  return { ...next, counterparts: repaired(next) };
}

/** Whether two translations are up to date with the same blocks, whatever was typed in them since. */
export function isMarkedAlike(one: unknown, other: unknown): boolean {
  const [mine, theirs] = [one, other].map((value) => translatedFrom.safeParse(value).data);
  if (mine === undefined || theirs === undefined) return mine === theirs;
  const marks = ({ here: _here, counterparts: _counterparts, ...rest }: TranslatedFrom): string =>
    canonicalJson(rest);
  return marks(mine) === marks(theirs);
}

/**
 * The counterparts, with those found again that were lost for a while: a text that is cut and pasted back, or typed anew from the first line. Where as many
 * blocks of the translation belong to none as blocks of the original between the same neighbours have none, they belong together.
 */
export function repaired({
  here,
  counterparts,
}: Pick<TranslatedFrom, 'here' | 'counterparts'>): (number | null)[] {
  const found = [...counterparts];
  const used = new Set(found);
  for (let from = 0; from < found.length; from++) {
    if (found[from] !== null) continue;
    let to = from;
    while (to < found.length && found[to] === null) to++;
    const [first, end] = [(found[from - 1] ?? -1) + 1, found[to] ?? here.length];
    const free: number[] = [];
    for (let place = first; place < end; place++) {
      if (!used.has(place) && !saysTheSame(here[place] ?? EMPTY, EMPTY)) free.push(place);
    }
    if (free.length === to - from) found.splice(from, free.length, ...free);
    from = to;
  }
  return found;
}

interface Shape {
  readonly kind: string;
  readonly file: string | undefined;
  readonly letters: number;
}

function shapeOf(block: BodyNode | undefined): Shape {
  if (block === undefined) return { kind: '', file: undefined, letters: 0 };
  const { asset, level } = block.attrs ?? {};
  return {
    kind: typeof level === 'number' ? `${block.type} ${level}` : block.type,
    file: typeof asset === 'string' ? asset : undefined,
    letters: wordsOf(block).length,
  };
}

/** For each shape of the original, the place of its counterpart; both lists stay in their order. */
function pairedByShape(
  theirs: readonly Shape[],
  own: readonly (Shape & { readonly place: number })[],
): (number | null)[] {
  if (theirs.length === own.length && theirs.every((one, at) => one.kind === own[at]?.kind)) {
    return own.map(({ place }) => place);
  }
  const width = own.length + 1;
  const best = new Float64Array((theirs.length + 1) * width);
  const from = (i: number, j: number): number => best[i * width + j] ?? 0;
  const together = (i: number, j: number): number => {
    const [one, other] = [theirs[i], own[j]];
    const score = one === undefined || other === undefined ? 0 : likeness(one, other);
    return score === 0 ? 0 : score + from(i + 1, j + 1);
  };
  for (let i = theirs.length - 1; i >= 0; i--) {
    for (let j = own.length - 1; j >= 0; j--) {
      best[i * width + j] = Math.max(from(i + 1, j), from(i, j + 1), together(i, j));
    }
  }
  const places: (number | null)[] = theirs.map(() => null);
  for (let i = 0, j = 0; i < theirs.length && j < own.length; ) {
    if (together(i, j) === from(i, j) && together(i, j) > 0) {
      places[i] = own[j]?.place ?? null;
      i++;
      j++;
    } else if (from(i + 1, j) === from(i, j)) i++;
    else j++;
  }
  return places;
}

/** How well two blocks of two languages fit each other, from 0 to 1. */
function likeness(one: Shape, other: Shape): number {
  if (one.kind !== other.kind) return 0;
  if (one.file !== undefined || other.file !== undefined) return one.file === other.file ? 1 : 0;
  const [less, more] = [one.letters, other.letters].sort((a, b) => a - b);
  return 0.2 + (0.8 * (less ?? 0)) / Math.max(1, more ?? 0);
}
