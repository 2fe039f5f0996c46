// `npm run dist` makes the installers of this platform; `npm run dist:dir` only the folder they would hold.
import { existsSync } from 'node:fs';
import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'electron-builder';
import { buildAll } from './build-all.ts';
import { findRuntime } from './electron-runtime/find-runtime.ts';
import type { Runtime } from './electron-runtime/runtime.ts';
import { allowInspector } from './fuses.ts';
import { inProject, projectFolder, runScript, ScriptFailure } from './project.ts';

/** Output of a runtime that may not be shipped. The name is the label. */
const notARelease = inProject('release', 'NOT-A-RELEASE-end-of-life-runtime');

/** Stops, with the reason, unless the runtime is one that people may be given. */
export function requireReleasable(runtime: Runtime): void {
  if (runtime.mayBeReleased) return;
  throw new ScriptFailure(
    `No release was made: Electron ${runtime.version} is past its end of life and serves development and tests only. A release needs the official binary of the pinned electron package; run "npm run runtime -- --retry" where it can be downloaded. For a folder to look at, run "npm run dist:dir".`,
  );
}

/** Packs the folder that installers would hold, and returns where it is. dist/ must have been built. */
export async function packFolder(runtime: Runtime): Promise<string> {
  const output = runtime.mayBeReleased ? inProject('release') : notARelease;
  const made = join(output, unpackedName());
  await rm(made, { recursive: true, force: true });
  await build({
    projectDir: projectFolder,
    dir: true,
    publish: 'never',
    config: {
      extends: inProject('electron-builder.yml'),
      directories: { output },
      electronDist: runtime.directory,
      electronVersion: runtime.version,
      compression: 'store',
    },
  });
  if (!existsSync(made)) throw new ScriptFailure(`electron-builder made no ${made}.`);
  if (!runtime.mayBeReleased) {
    await writeFile(
      join(made, 'NOT-A-RELEASE.txt'),
      `This folder was built on Electron ${runtime.version}, which is past its end of life and gets no security fixes.\nIt exists to test how Galley is packaged. Do not give it to anybody.\n`,
    );
  }
  return made;
}

/** Makes a copy that differs only in the inspector's fuse, so that a test can drive its window. */
export async function makeTwin(shipped: string): Promise<string> {
  const twin = `${shipped}-inspectable-for-tests`;
  await rm(twin, { recursive: true, force: true });
  await cp(shipped, twin, { recursive: true, verbatimSymlinks: true });
  await allowInspector(join(twin, packagedProgram()));
  return twin;
}

/** The builds that the `packaged` tests look at, by the environment variable that names each. */
export async function makePackagedBuilds(): Promise<Readonly<Record<string, string>>> {
  const shipped = await packFolder(await findRuntime({ log: () => {} }));
  return { GALLEY_PACKAGED: shipped, GALLEY_PACKAGED_TWIN: await makeTwin(shipped) };
}

function unpackedName(): string {
  if (process.platform === 'darwin') return process.arch === 'arm64' ? 'mac-arm64' : 'mac';
  const arch = process.arch === 'x64' ? '' : `-${process.arch}`;
  return process.platform === 'win32' ? `win${arch}-unpacked` : `linux${arch}-unpacked`;
}

function packagedProgram(): string {
  if (process.platform === 'darwin') return 'Galley.app';
  return process.platform === 'win32' ? 'Galley.exe' : 'galley';
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runScript(async () => {
    const runtime = await findRuntime();
    if (process.argv[2] === 'dir') {
      await buildAll();
      const made = await packFolder(runtime);
      const twin = await makeTwin(made);
      console.log(`Packed ${made}\nIts twin with the inspector on, for tests: ${twin}`);
      if (!runtime.mayBeReleased) {
        console.log(
          `This is NOT a release: it holds Electron ${runtime.version}, past its end of life.`,
        );
      }
      return 0;
    }
    requireReleasable(runtime);
    await buildAll();
    await build({
      projectDir: projectFolder,
      publish: 'never',
      config: {
        extends: inProject('electron-builder.yml'),
        electronDist: runtime.directory,
        electronVersion: runtime.version,
      },
    });
    return 0;
  });
}
