// Which items of a list are those of another list? The same ones stand beside each other, and between them those that are alike.
import { diffArrays } from 'diff';

export interface PlacedItem<T> {
  readonly item: T;
  readonly place: number;
}

/** An item of both lists, or of one of them. */
export interface AlignedStep<T> {
  readonly old: PlacedItem<T> | null;
  readonly now: PlacedItem<T> | null;
}

export interface AlignOptions<T> {
  /** Equal for items that are the same. */
  keyOf(item: T): string;
  /** How much two items have in common, from 0 to 1. */
  alike(old: T, now: T): number;
  /** Two items with less than this in common are two items, not one that changed. */
  readonly least: number;
}

/** A gap of more pairs than this is not weighed pair by pair: all of the old went, all of the new came. */
const MOST_PAIRS = 40_000;
const MOST_EDITS = 2000;

/** Aligns two lists, both in their order: what moved is gone from its old place and new in the other. */
export function align<T>(
  before: readonly T[],
  after: readonly T[],
  options: AlignOptions<T>,
): AlignedStep<T>[] {
  const olds = before.map((item, place): PlacedItem<T> => ({ item, place }));
  const news = after.map((item, place): PlacedItem<T> => ({ item, place }));
  const parts = diffArrays(before.map(options.keyOf), after.map(options.keyOf), {
    maxEditLength: MOST_EDITS,
  }) ?? [
    { removed: true, added: false, value: before, count: before.length },
    { removed: false, added: true, value: after, count: after.length },
  ];
  const steps: AlignedStep<T>[] = [];
  let old = 0;
  let now = 0;
  let gapOld: PlacedItem<T>[] = [];
  let gapNew: PlacedItem<T>[] = [];
  const closeGap = (): void => {
    steps.push(...pairs(gapOld, gapNew, options));
    gapOld = [];
    gapNew = [];
  };
  for (const part of parts) {
    const { length } = part.value;
    if (part.removed) {
      gapOld.push(...olds.slice(old, old + length));
      old += length;
    } else if (part.added) {
      gapNew.push(...news.slice(now, now + length));
      now += length;
    } else {
      closeGap();
      for (let index = 0; index < length; index++) {
        steps.push({ old: olds[old + index] ?? null, now: news[now + index] ?? null });
      }
      old += length;
      now += length;
    }
  }
  closeGap();
  return steps;
}

/** Pairs what is most alike within a gap, keeping the order of both sides. */
function pairs<T>(
  olds: readonly PlacedItem<T>[],
  news: readonly PlacedItem<T>[],
  { alike, least }: AlignOptions<T>,
): AlignedStep<T>[] {
  if (olds.length === 0 || news.length === 0 || olds.length * news.length > MOST_PAIRS) {
    return [
      ...olds.map((old): AlignedStep<T> => ({ old, now: null })),
      ...news.map((now): AlignedStep<T> => ({ old: null, now })),
    ];
  }
  const width = news.length + 1;
  // best[i * width + j]: the most that can be in common from old i and new j on.
  const best = new Float64Array((olds.length + 1) * width);
  const common = new Float64Array(olds.length * news.length);
  for (let i = olds.length - 1; i >= 0; i--) {
    for (let j = news.length - 1; j >= 0; j--) {
      const [old, now] = [olds[i], news[j]];
      const score = old === undefined || now === undefined ? 0 : alike(old.item, now.item);
      common[i * news.length + j] = score;
      best[i * width + j] = Math.max(
        best[(i + 1) * width + j] ?? 0,
        best[i * width + j + 1] ?? 0,
        score >= least ? score + (best[(i + 1) * width + j + 1] ?? 0) : 0,
      );
    }
  }
  const steps: AlignedStep<T>[] = [];
  let i = 0;
  let j = 0;
  while (i < olds.length || j < news.length) {
    const old = olds[i] ?? null;
    const now = news[j] ?? null;
    const score = old !== null && now !== null ? (common[i * news.length + j] ?? 0) : 0;
    const here = best[i * width + j] ?? 0;
    if (score >= least && here === score + (best[(i + 1) * width + j + 1] ?? 0)) {
      steps.push({ old, now });
      i++;
      j++;
    } else if (old !== null && (now === null || here === (best[(i + 1) * width + j] ?? 0))) {
      steps.push({ old, now: null });
      i++;
    } else {
      steps.push({ old: null, now });
      j++;
    }
  }
  return steps;
}
