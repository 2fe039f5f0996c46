// What does the real window cost with a large library? Measured by Playwright, as an unprivileged person.
import { readFile } from 'node:fs/promises';
import { buildAll } from '../scripts/build-all.ts';
import { runPlaywright } from '../scripts/playwright-run.ts';
import { inProject, ScriptFailure } from '../scripts/project.ts';
import { rounded, summed, type Times } from './figures.ts';

export interface WindowFigures {
  readonly runtime: string;
  readonly filter: Times;
  readonly rows: number;
  /** From the window through the main process to the disk, and back. */
  readonly save: Times;
  readonly saveBytes: number;
  /** The longest turns of the main process, in milliseconds. */
  readonly longestOpening: number;
  readonly longestWorking: number;
  readonly firstWindow: Times;
  readonly emptyWindow: Times;
  readonly windowRatio: number;
  readonly memoryMiB: number;
  readonly emptyMemoryMiB: number;
  readonly memoryRatio: number;
}

/** What `e2e/bench/window.bench.ts` leaves behind. */
interface Measured {
  readonly runtime: string;
  readonly articles: number;
  readonly keystrokes: number[];
  readonly rows: number;
  readonly saves: number[];
  readonly saveBytes: number;
  readonly longestOpening: number;
  readonly longestWorking: number;
  readonly firstWindow: number[];
  readonly emptyWindow: number[];
  readonly memoryKiB: number;
  readonly emptyMemoryKiB: number;
}

/** Builds and drives the app. The number of articles is the spec's own; another one is refused. */
export async function measureWindow(articles: number): Promise<WindowFigures | undefined> {
  if (articles !== 10_000) {
    console.error('The window is measured with 10,000 articles only: left out.');
    return undefined;
  }
  await buildAll();
  const output = 'test-results/bench-window.json';
  const code = await runPlaywright({
    args: ['--project=bench', 'window.bench'],
    results: [output, 'test-results/bench-window.png'],
  });
  if (code !== 0) throw new ScriptFailure('The window could not be measured; see above.');
  // Written by our own spec in the same run.
  const measured = JSON.parse(await readFile(inProject(output), 'utf8')) as Measured;
  const [first, empty] = [summed(measured.firstWindow), summed(measured.emptyWindow)];
  return {
    runtime: measured.runtime,
    filter: summed(measured.keystrokes),
    rows: measured.rows,
    save: summed(measured.saves),
    saveBytes: measured.saveBytes,
    longestOpening: rounded(measured.longestOpening),
    longestWorking: rounded(measured.longestWorking),
    firstWindow: first,
    emptyWindow: empty,
    windowRatio: rounded(first.p50 / empty.p50),
    memoryMiB: Math.round(measured.memoryKiB / 1024),
    emptyMemoryMiB: Math.round(measured.emptyMemoryKiB / 1024),
    memoryRatio: rounded(measured.memoryKiB / measured.emptyMemoryKiB),
  };
}
