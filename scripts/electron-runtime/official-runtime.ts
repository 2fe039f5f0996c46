// Is the official binary of the pinned `electron` package here, or can it be had?
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inProject } from '../project.ts';
import { lastWords, runCommand } from '../run-command.ts';
import { type FindContext, programName, readVersion } from './runtime.ts';

const downloadLimit = 20_000;
/** A failed try is not repeated for this long, so that a machine without access does not wait each time. */
const patience = 24 * 60 * 60 * 1000;
const packageFolder = inProject('node_modules', 'electron');
const failureNote = inProject('.cache', 'electron-runtime', 'official-failed.json');

/** Looks in `node_modules/electron/dist`, and lets the package download its binary if it is not there. */
export async function findOfficialRuntime(context: FindContext) {
  const pinned = pinnedVersion();
  if (pinned === undefined) {
    return { reason: 'The electron package is not installed. Run: npm ci' };
  }
  const here = unpackedRuntime(pinned);
  if (here) return here;
  if (context.installForbidden) {
    return { reason: `The official Electron ${pinned} has not been downloaded.` };
  }
  const earlier = context.retry ? undefined : recentFailure(pinned, Date.now());
  if (earlier) {
    return {
      reason: `The official Electron ${pinned} could not be downloaded (${earlier}); tried within the last day.`,
    };
  }
  context.log(
    `Fetching the official Electron ${pinned} binary (about 110 MB) with the electron package's own installer; given up after ${downloadLimit / 1000} s.`,
  );
  const finished = await runCommand(process.execPath, [join(packageFolder, 'install.js')], {
    timeout: downloadLimit,
  });
  const fetched = finished.code === 0 ? unpackedRuntime(pinned) : undefined;
  if (fetched) return fetched;
  const why = finished.timedOut
    ? `no answer within ${downloadLimit / 1000} s`
    : (lastWords(finished)
        .split('\n')
        .find((line) => /error/i.test(line))
        ?.trim() ?? 'its installer failed');
  rememberFailure(pinned, why);
  context.log(`The official Electron could not be downloaded: ${why}`);
  return { reason: `The official Electron ${pinned} could not be downloaded (${why}).` };
}

function pinnedVersion(): string | undefined {
  try {
    const about: unknown = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
    return typeof about === 'object' && about !== null && 'version' in about
      ? String(about.version)
      : undefined;
  } catch {
    return undefined;
  }
}

function unpackedRuntime(pinned: string) {
  const directory = join(packageFolder, 'dist');
  const executable = join(directory, programName());
  // An interrupted download may leave half a folder; the version file is written by a whole one only.
  if (!existsSync(executable) || readVersion(directory) !== pinned) return undefined;
  return { kind: 'official' as const, directory, executable, version: pinned, mayBeReleased: true };
}

/** Why a download of this version failed within the last day, if it did. */
export function recentFailure(
  version: string,
  now: number,
  note = failureNote,
): string | undefined {
  try {
    const failure: unknown = JSON.parse(readFileSync(note, 'utf8'));
    if (
      typeof failure === 'object' &&
      failure !== null &&
      'version' in failure &&
      'at' in failure &&
      'why' in failure &&
      failure.version === version &&
      typeof failure.at === 'number' &&
      now - failure.at >= 0 &&
      now - failure.at < patience
    ) {
      return String(failure.why);
    }
  } catch {
    // No note, or one that cannot be read: try the download.
  }
  return undefined;
}

/** Notes a failed download. */
export function rememberFailure(
  version: string,
  why: string,
  now = Date.now(),
  note = failureNote,
): void {
  mkdirSync(dirname(note), { recursive: true });
  writeFileSync(note, `${JSON.stringify({ version, why, at: now })}\n`);
}
