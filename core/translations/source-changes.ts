// What has changed in the original since a translation was made, and where does that belong in the translation?
import type { Article } from '../content/article.ts';
import type { ArticleBody } from '../content/body.ts';
import {
  type ComparedText,
  followed,
  type LeadPart,
  leadParts,
  leadPrints,
  repaired,
  spokenBlocks,
  type TranslatedFrom,
} from './basis.ts';
import { EMPTY, type Print, placesIn, saysTheSame } from './prints.ts';

/** One thing that changed in the original. */
export interface SourceChange {
  readonly kind: 'changed' | 'new' | 'gone';
  readonly part: LeadPart | 'body';
  /** What the original said when the translation was last brought up to date with it; null where it is new. */
  readonly was: Print | null;
  /** The block of the original now, by its place at the top of the text; null for other parts, and where it is gone. */
  readonly now: number | null;
  /** The block of the translation where it belongs, by its place at the top of the text: its counterpart, or the one after which it comes; null before the first. */
  readonly at: number | null;
  /** Whether `at` is its counterpart. */
  readonly isCounterpart: boolean;
  /** The same for as long as the original says the same in this place. */
  readonly key: string;
}

/** What has changed in `original` since, in the order of the translation. */
export function sourceChanges(
  basis: TranslatedFrom,
  original: ComparedText,
  here: ArticleBody,
): SourceChange[] {
  const { changes } = compare(basis, original, here);
  return changes;
}

/** What has changed in the original of a translation since it was brought up to date; null where nobody has compared these two. */
export function changesSince(
  { translatedFrom, body }: Pick<Article, 'translatedFrom' | 'body'>,
  original: Pick<Article, 'id'> & ComparedText,
): SourceChange[] | null {
  if (translatedFrom?.original !== original.id) return null;
  return sourceChanges(translatedFrom, original, body);
}

/**
 * The basis of a translation once a person says that it is up to date: with the changes of these keys, or with the whole original where none are
 * named.
 */
export function broughtUpToDate(
  basis: TranslatedFrom,
  original: ComparedText,
  here: ArticleBody,
  keys: ReadonlySet<string> | null,
): TranslatedFrom {
  const { current, places, spoken, changes } = compare(basis, original, here);
  const isMeant = (change: SourceChange): boolean => keys === null || keys.has(change.key);
  const meant = changes.filter(isMeant);
  const lead = leadPrints(original);
  const now = new Map(meant.map((change) => [change.now, change]));
  const gone = new Set(meant.filter(({ kind }) => kind === 'gone').map(({ key }) => key));

  interface Entry {
    readonly print: Print;
    readonly counterpart: number | null;
  }
  const spokenAt = new Map(
    places.flatMap((place, index) => (place === null ? [] : [[place, index]])),
  );
  const entries = current.blocks.map((was, index): Entry | null => {
    const counterpart = current.counterparts[index] ?? null;
    const place = places[index] ?? null;
    const block = place === null ? undefined : spoken[place];
    if (block === undefined) {
      const isTaken = keys === null || gone.has(keyOf('gone', 'body', was, null));
      return isTaken ? null : { print: was, counterpart };
    }
    return now.has(block.place) ? { print: block.print, counterpart } : { print: was, counterpart };
  });
  // What is new comes after what it follows in the original.
  const after = new Map<number, Entry[]>();
  let last = -1;
  for (const [index, block] of spoken.entries()) {
    const known = spokenAt.get(index);
    if (known !== undefined) last = known;
    else if (now.get(block.place)?.kind === 'new') {
      after.set(last, [...(after.get(last) ?? []), { print: block.print, counterpart: null }]);
    }
  }
  const next = [
    ...(after.get(-1) ?? []),
    ...entries.flatMap((entry, index) => [
      ...(entry === null ? [] : [entry]),
      ...(after.get(index) ?? []),
    ]),
  ];
  const marked = {
    ...current,
    ...Object.fromEntries(
      meant.flatMap(({ part }) => (part === 'body' ? [] : [[part, lead[part]]])),
    ),
    blocks: next.map((entry) => entry.print),
    counterparts: next.map((entry) => entry.counterpart),
  };
  return { ...marked, counterparts: repaired(marked) };
}

interface Comparison {
  /** The basis, its counterparts where they are in the translation now. */
  readonly current: TranslatedFrom;
  /** The blocks of the original that say something. */
  readonly spoken: ReturnType<typeof spokenBlocks>;
  /** For each block of the basis, which of `spoken` it is now. */
  readonly places: readonly (number | null)[];
  readonly changes: SourceChange[];
}

function compare(basis: TranslatedFrom, original: ComparedText, here: ArticleBody): Comparison {
  const current = followed(basis, here.document);
  const spoken = spokenBlocks(original.body.document, current.blocks);
  const places = placesIn(
    current.blocks,
    spoken.map((block) => block.print),
    'any',
  );
  const found = [
    ...leadChanges(current, original),
    ...changesInText(current, spoken, places),
    ...lostBlocks(current, places),
  ];
  const changes = found
    .map((change, order) => ({ change, order }))
    .sort((one, other) => placeOf(one.change) - placeOf(other.change) || one.order - other.order)
    .map(({ change }) => change);
  return { current, spoken, places, changes };
}

function leadChanges(basis: TranslatedFrom, original: ComparedText): SourceChange[] {
  const lead = leadPrints(original);
  return leadParts.flatMap((part): SourceChange[] => {
    const [was, now] = [basis[part], lead[part]];
    if (saysTheSame(was, now)) return [];
    const kind = saysTheSame(was, EMPTY) ? 'new' : saysTheSame(now, EMPTY) ? 'gone' : 'changed';
    return [
      {
        kind,
        part,
        was: kind === 'new' ? null : was,
        now: null,
        at: null,
        isCounterpart: true,
        key: keyOf(kind, part, was, now),
      },
    ];
  });
}

function changesInText(
  basis: TranslatedFrom,
  spoken: ReturnType<typeof spokenBlocks>,
  places: readonly (number | null)[],
): SourceChange[] {
  const known = new Map(places.flatMap((place, index) => (place === null ? [] : [[place, index]])));
  const changes: SourceChange[] = [];
  /** The block of the translation that stands for what comes before. */
  let before: number | null = null;
  for (const [index, block] of spoken.entries()) {
    const which = known.get(index);
    const was = which === undefined ? null : (basis.blocks[which] ?? null);
    const counterpart = which === undefined ? null : (basis.counterparts[which] ?? null);
    if (was === null || !saysTheSame(was, block.print)) {
      const kind = was === null ? 'new' : 'changed';
      changes.push({
        kind,
        part: 'body',
        was,
        now: block.place,
        at: counterpart ?? before,
        isCounterpart: counterpart !== null,
        key: keyOf(kind, 'body', was, block.print),
      });
    }
    before = counterpart ?? before;
  }
  return changes;
}

function lostBlocks(basis: TranslatedFrom, places: readonly (number | null)[]): SourceChange[] {
  return basis.blocks.flatMap((was, index): SourceChange[] => {
    const at = basis.counterparts[index] ?? null;
    // Gone on both sides: there is nothing left to look at.
    if ((places[index] ?? null) !== null || at === null) return [];
    const key = keyOf('gone', 'body', was, null);
    return [{ kind: 'gone', part: 'body', was, now: null, at, isCounterpart: true, key }];
  });
}

const leadOrder: Readonly<Record<SourceChange['part'], number>> = {
  headline: -4,
  standfirst: -3,
  summary: -2,
  body: -1,
};

function placeOf({ part, at }: SourceChange): number {
  return at ?? leadOrder[part];
}

function keyOf(
  kind: SourceChange['kind'],
  part: SourceChange['part'],
  was: Print | null,
  now: Print | null,
): string {
  return [kind, part, was ?? '', now ?? ''].join(' ');
}
