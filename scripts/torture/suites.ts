// Which suites are there, and how does what one found look in the table?
import { userInfo } from 'node:os';
import { clocks } from './clocks.ts';
import { exportKills, exportSteps } from './exports.ts';
import { faults } from './faults.ts';
import { flips } from './flips.ts';
import { fullDisk, fullTmpfs } from './full-disk.ts';
import { keystrokes } from './keystrokes.ts';
import { kill, killInElectron, steps } from './kills.ts';
import { powerCut } from './power-cut.ts';
import { storeFaults } from './store-faults.ts';
import type { Suite, SuiteReport } from './suite.ts';
import { syncedFolder } from './synced-folder.ts';
import { twoWriters } from './two-writers.ts';

/** Every suite, in the order they run. */
export const suites: readonly Suite[] = [
  faults,
  storeFaults,
  fullDisk,
  fullTmpfs,
  steps,
  kill,
  killInElectron,
  powerCut,
  flips,
  twoWriters,
  clocks,
  syncedFolder,
  keystrokes,
  exportKills,
  exportSteps,
];

/** One row of the table of docs/RELIABILITY.md. */
export function rowOf(report: SuiteReport): string {
  const { suite, n, seed, where, figures, controls } = report;
  const ran = [
    new Date().toISOString().slice(0, 10),
    report.runtime ?? `Node ${process.version}`,
    report.user ?? userInfo().username,
  ].join(', ');
  const found = Object.entries(figures).map(([name, value]) => `${name} ${value}`);
  const lost = controls.map(({ name, lost: count, of }) => `${name}: ${count} of ${of}`);
  const cells = [suite, n, seed, ran, where, found.join('; '), lost.join('; ')];
  return `| ${cells.join(' | ')} |`;
}
