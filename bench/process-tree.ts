// How much memory and processor time do a process and all it started take, as the system counts it?
import { readdir, readFile } from 'node:fs/promises';
import { rounded } from './figures.ts';

export interface TreeWeight {
  /** The most that all of them held at one moment; undefined where the system does not tell. */
  readonly peakPssMiB: number | undefined;
  readonly peakRssMiB: number | undefined;
  /** Processor seconds of all of them, as far as they were seen. */
  readonly cpuSeconds: number | undefined;
}

const LOOK_EVERY_MS = 150;
/** Of the times in /proc: one hundredth of a second on every Linux. */
const TICKS_PER_SECOND = 100;

/** Looks at the process and its children again and again until told to stop. */
export function watchTree(root: number): { stop(): TreeWeight } {
  let pss: number | undefined;
  let rss: number | undefined;
  const ticks = new Map<number, number>();
  let isOver = false;
  let isLooking = false;
  const look = async (): Promise<void> => {
    if (isLooking || isOver) return;
    isLooking = true;
    const tree = await treeOf(root);
    const weights = await Promise.all(tree.map(({ pid }) => weigh(pid)));
    for (const { pid, ticks: spent } of tree) ticks.set(pid, spent);
    const sum = (name: 'pss' | 'rss'): number =>
      weights.reduce((total, one) => total + (one?.[name] ?? 0), 0);
    if (weights.some((one) => one !== undefined)) {
      pss = Math.max(pss ?? 0, sum('pss'));
      rss = Math.max(rss ?? 0, sum('rss'));
    }
    isLooking = false;
  };
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  void look();
  return {
    stop() {
      isOver = true;
      clearInterval(timer);
      const spent = [...ticks.values()].reduce((total, one) => total + one, 0);
      return {
        peakPssMiB: pss === undefined ? undefined : Math.round(pss / 1024),
        peakRssMiB: rss === undefined ? undefined : Math.round(rss / 1024),
        cpuSeconds: ticks.size === 0 ? undefined : rounded(spent / TICKS_PER_SECOND),
      };
    },
  };
}

interface Seen {
  readonly pid: number;
  readonly ticks: number;
}

async function treeOf(root: number): Promise<Seen[]> {
  const names = await readdir('/proc').catch((): string[] => []);
  const all = await Promise.all(
    names.filter((name) => /^\d+$/.test(name)).map((name) => readStat(Number(name))),
  );
  const found: Seen[] = [];
  const wanted = new Set([root]);
  // Children may be listed before their parents; a tree of ours is never deep.
  for (let depth = 0; depth < 6; depth++) {
    for (const one of all) if (one !== undefined && wanted.has(one.parent)) wanted.add(one.pid);
  }
  for (const one of all) if (one !== undefined && wanted.has(one.pid)) found.push(one);
  return found;
}

async function readStat(pid: number): Promise<(Seen & { parent: number }) | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => undefined);
  if (text === undefined) return undefined;
  // The name of the program stands in parentheses and may hold anything.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return {
    pid,
    parent: Number(fields[1]),
    ticks: Number(fields[11]) + Number(fields[12]),
  };
}

async function weigh(pid: number): Promise<{ pss: number; rss: number } | undefined> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const of = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0);
  return { pss: of('Pss'), rss: of('Rss') };
}
