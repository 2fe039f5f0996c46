// How do two folders take each other's place, and what is left for whoever comes after a crash in between?
import { execFile } from 'node:child_process';
import { lstatSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { syncFolders } from './folder-syncs.ts';

/** `at-once`: at no moment is there anything but the one or the other. `with-gap`: for a moment there is nothing. */
export type Switched = 'at-once' | 'with-gap';

const run = promisify(execFile);

/** Linux can exchange two names in one step; Node has no call for it, the `mv` of coreutils 9.5 and later has an option. */
const MOVER = '/usr/bin/mv';
/** Once it could not, it is not asked again: the programs of a machine do not change while an export runs. */
let canExchange = process.platform === 'linux';

/**
 * Lets the folder at `live` and the one at `spare` take each other's place: at once where the machine can, else by two
 * renames between which the one that was live lies at `aside`. Undefined where neither is possible; nothing is changed then.
 */
export async function switchFolders(
  live: string,
  spare: string,
  aside: string,
  best: Switched,
): Promise<Switched | undefined> {
  const switched =
    best === 'at-once' && (await exchange(live, spare)) ? 'at-once' : swap(live, spare, aside);
  if (switched === undefined) return undefined;
  await syncFolders(new Set([dirname(live), dirname(spare)]));
  return switched;
}

async function exchange(live: string, spare: string): Promise<boolean> {
  if (!canExchange) return false;
  const before = lstatSync(live, { bigint: true });
  await run(MOVER, ['--exchange', '--no-target-directory', '--', live, spare], {
    env: { LC_ALL: 'C' },
  }).catch(() => undefined);
  // Whatever it said: what counts is which folder lies where.
  const after = lstatSync(spare, { bigint: true, throwIfNoEntry: false });
  canExchange = after?.ino === before.ino && after.dev === before.dev;
  return canExchange;
}

function swap(live: string, spare: string, aside: string): Switched | undefined {
  try {
    renameSync(live, aside);
  } catch {
    // On Windows a folder in which somebody has a file open stays where it is.
    return undefined;
  }
  try {
    renameSync(spare, live);
  } catch {
    renameSync(aside, live);
    return undefined;
  }
  renameSync(aside, spare);
  return 'with-gap';
}
