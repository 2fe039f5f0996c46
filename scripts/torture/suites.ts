// Which suites of the library and of exports are there?
import { clocks } from './clocks.ts';
import { exportKills, exportSteps } from './exports.ts';
import { faults } from './faults.ts';
import { flips } from './flips.ts';
import { fullDisk, fullTmpfs } from './full-disk.ts';
import { keystrokes } from './keystrokes.ts';
import { kill, killInElectron, steps } from './kills.ts';
import { powerCut } from './power-cut.ts';
import { storeFaults } from './store-faults.ts';
import type { Suite } from './suite.ts';
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
