// What is an Electron runtime, and what does an unpacked one say about itself?
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An Electron that can be started. */
export interface Runtime {
  readonly kind: 'override' | 'official' | 'fallback';
  /** The folder with the whole distribution. */
  readonly directory: string;
  /** The program inside it. */
  readonly executable: string;
  /** Electron's version, or 'unknown' when the folder does not say. */
  readonly version: string;
  /** False for the fallback: it is past its end of life and serves development and tests only. */
  readonly mayBeReleased: boolean;
}

/** One place to look. It answers with a runtime, or with the reason there is none there. */
export type RuntimeSource = (
  context: FindContext,
) => Promise<Runtime | { readonly reason: string }>;

export interface FindContext {
  readonly env: NodeJS.ProcessEnv;
  /** True when GALLEY_NO_INSTALL=1: nothing may be fetched or installed. */
  readonly installForbidden: boolean;
  /** Try again what failed a short while ago. */
  readonly retry: boolean;
  readonly log: (line: string) => void;
}

/** The name of the program inside an Electron distribution. */
export function programName(platform: NodeJS.Platform = process.platform): string {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/** True when the person has forbidden scripts to fetch or install anything. */
export function isInstallForbidden(env: NodeJS.ProcessEnv): boolean {
  return env.GALLEY_NO_INSTALL === '1';
}

/** The version an unpacked Electron states about itself. */
export function readVersion(directory: string): string {
  try {
    return readFileSync(join(directory, 'version'), 'utf8').trim().replace(/^v/, '') || 'unknown';
  } catch {
    // Some distributions carry no such file; that alone is no reason to refuse them.
    return 'unknown';
  }
}
