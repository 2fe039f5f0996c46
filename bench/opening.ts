// What does it cost to open a library and to look through it, and is everybody else served meanwhile?
import { rm } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { unwrap } from '../core/errors.ts';
import { writeSummaries } from '../core/ipc/packed-summaries.ts';
import type { ArticleSummary } from '../core/library.ts';
import { rebuildArticleIndex } from '../electron/storage/article-index.ts';
import { files } from '../electron/storage/library-files.ts';
import { LibraryStore } from '../electron/storage/library-store.ts';
import { listGroups, listRows } from '../renderer/features/list/list-rows.ts';
import { rounded, summed, type Times } from './figures.ts';

const COLD_OPENINGS = 3;
const WARM_OPENINGS = 7;

export interface OpeningFigures {
  /** No index: every file is read. */
  readonly cold: Times;
  /** Every file is looked at, and none read. */
  readonly warm: Times;
  /** Until the window can be told how the list begins. */
  readonly front: Times;
  /** The longest time, in milliseconds, in which nothing else got its turn. */
  readonly blocked: Readonly<Record<Phase, number>>;
}

const phases = [
  'open, no index',
  'open, by the index',
  'scrub',
  'index made anew',
  'list',
] as const;
export type Phase = (typeof phases)[number];

export async function measureOpening(library: string): Promise<OpeningFigures> {
  const blocked: Record<Phase, number[]> = {
    'open, no index': [],
    'open, by the index': [],
    scrub: [],
    'index made anew': [],
    list: [],
  };
  const [cold, warm, front]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < COLD_OPENINGS; round++) {
    await rm(files.articleIndex(library), { force: true });
    await opened(library, cold, blocked['open, no index']);
  }
  for (let round = 0; round < WARM_OPENINGS; round++) {
    await opened(library, warm, blocked['open, by the index']);
    const began = performance.now();
    const store = unwrap(await LibraryStore.open(library, { frontAtOnce: true }));
    if (store.front !== null) front.push(performance.now() - began);
    await store.close();
  }
  const store = unwrap(await LibraryStore.open(library));
  // Its pauses, which leave the disk to others, are shortened to one turn.
  blocked.scrub.push(await longestTurn(() => store.scrub(async () => void (await nextTurn()))));
  for (let round = 0; round < WARM_OPENINGS; round++) {
    blocked.list.push(await longestTurn(async () => void writeSummaries(store.summaries())));
  }
  await store.close();
  blocked['index made anew'].push(await longestTurn(() => rebuildArticleIndex(library)));
  const middle = (phase: Phase): [Phase, number] => [phase, summed(blocked[phase]).p50];
  return {
    cold: summed(cold),
    warm: summed(warm),
    front: summed(front),
    // Every phase of `phases` is there.
    blocked: Object.fromEntries(phases.map(middle)) as Record<Phase, number>,
  };
}

async function opened(library: string, times: number[], blocked: number[]): Promise<void> {
  const began = performance.now();
  let took = 0;
  let store: LibraryStore | undefined;
  const longest = await longestTurn(async () => {
    store = unwrap(await LibraryStore.open(library));
    took = performance.now() - began;
  });
  await store?.close();
  times.push(took);
  blocked.push(longest);
}

/** Milliseconds of the longest wait for a turn of the event loop while `work` goes on. */
async function longestTurn(work: () => Promise<unknown>): Promise<number> {
  let isDone = false;
  let longest = 0;
  const watch = async (): Promise<void> => {
    while (!isDone) {
      const began = performance.now();
      await nextTurn();
      longest = Math.max(longest, performance.now() - began);
    }
  };
  const watching = watch();
  await nextTurn();
  await work();
  // The turn in which the work ended counts as well.
  await nextTurn();
  isDone = true;
  await watching;
  return rounded(longest);
}

export interface ListFigures {
  readonly listBytes: number;
  readonly listMilliseconds: number;
  readonly firstSort: number;
  readonly filter: Times;
  /** Nothing prepared: what the very first letter costs in the worst moment. */
  readonly firstLetter: number;
}

export async function measureLists(library: string): Promise<ListFigures> {
  const store = unwrap(await LibraryStore.open(library));
  const summaries: ArticleSummary[] = store.summaries();
  const began = performance.now();
  const listBytes = Buffer.byteLength(writeSummaries(summaries));
  const listMilliseconds = rounded(performance.now() - began);
  await store.close();
  const sortBegan = performance.now();
  const groups = listGroups(new Map(summaries.map((summary) => [summary.id, summary])));
  const firstSort = rounded(performance.now() - sortBegan);
  const letterBegan = performance.now();
  listRows(groups, 'p');
  const firstLetter = rounded(performance.now() - letterBegan);
  const samples: number[] = [];
  for (const word of ['prague', 'prison', 'the', 'education', 'łódź', 'no such words', 'e', 'x']) {
    for (let length = 1; length <= word.length; length++) {
      const keyBegan = performance.now();
      listRows(groups, word.slice(0, length));
      samples.push(performance.now() - keyBegan);
    }
  }
  return { listBytes, listMilliseconds, firstSort, filter: summed(samples), firstLetter };
}
