// How is a Playwright programme run against the real app: unprivileged, on a display, with the sandbox on?
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WORKERS } from '../e2e/fixtures/workers.ts';
import { type Display, hasScreen, startXvfb } from './display.ts';
import { findRuntime } from './electron-runtime/find-runtime.ts';
import { ensureSystemPackages, findOnPath } from './electron-runtime/system-packages.ts';
import { prepareHostile } from './hostile-layers.ts';
import { inProject, projectFolder, ScriptFailure } from './project.ts';
import { runCommand } from './run-command.ts';
import { independentChecks, lendCopies, makeStage, personalFolders, type Stage } from './stage.ts';
import { findUnprivilegedPerson, requireUserNamespaces } from './unprivileged-person.ts';

export interface PlaywrightRun {
  /** Arguments for Playwright: filters, --project, --grep. */
  readonly args: readonly string[];
  /** Packaged builds that specs find through these environment variables. */
  readonly builds?: Readonly<Record<string, string>>;
  /** What else the specs are told. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Folders the specs write, copied back into the clone. */
  readonly results?: readonly string[];
}

/** Where Playwright's JSON report lies after a run. */
export const e2eReport = inProject('test-results', 'e2e.json');

/** Runs Playwright and returns its exit code. dist/ must have been built. */
export async function runPlaywright(request: PlaywrightRun): Promise<number> {
  if (!existsSync(inProject('dist', 'main.cjs'))) {
    throw new ScriptFailure('There is no build to test. Run: npm run build');
  }
  const log = (line: string) => console.error(line);
  const runtime = await findRuntime({ log });
  const isLinux = process.platform === 'linux';
  // Xvfb is preferred to a real screen: windows that come and go would disturb whoever works there.
  const useXvfb = isLinux && (!hasScreen() || findOnPath('Xvfb') !== undefined);
  await ensureSystemPackages(runtime.executable, useXvfb, log);
  const person = await findUnprivilegedPerson(log);
  await requireUserNamespaces(person);

  const results = ['test-results/e2e', 'test-results/e2e.json', ...(request.results ?? [])];
  for (const name of results) await rm(inProject(name), { recursive: true, force: true });

  const builds = request.builds ?? {};
  const stage = person
    ? await makeStage(person, { runtime, builds })
    : await stageInClone(runtime.executable, builds);
  try {
    const displays: Display[] = [];
    try {
      while (useXvfb && displays.length < WORKERS) displays.push(await startXvfb(person));
      if (person) log(`Running as the user ${person.name} in ${stage.folder}`);
      const finished = await runCommand(
        stage.node,
        [
          join(stage.folder, 'node_modules', '@playwright', 'test', 'cli.js'),
          'test',
          '--config',
          join(stage.folder, 'e2e', 'playwright.config.ts'),
          ...request.args,
        ],
        {
          cwd: stage.folder,
          output: 'show',
          env: { ...environment(stage, displays), ...request.environment },
          ...(person ? { uid: person.uid, gid: person.gid } : {}),
        },
      );
      return finished.code ?? 1;
    } finally {
      for (const display of displays) await display.stop();
    }
  } finally {
    if (person) await bringBack(stage, results);
    if (process.env.GALLEY_KEEP_STAGE === '1') log(`Kept ${stage.folder}`);
    else await stage.remove();
  }
}

/** Not root: the clone itself serves, with a home of its own beside it. */
async function stageInClone(
  electron: string,
  builds: Readonly<Record<string, string>>,
): Promise<Stage> {
  const own = await mkdtemp(join(tmpdir(), 'galley-e2e-'));
  for (const name of ['home', 'tmp', 'run']) await mkdir(join(own, name), { mode: 0o700 });
  await lendCopies(own);
  const shared = independentChecks();
  return {
    folder: projectFolder,
    node: process.execPath,
    electron,
    env: {
      ...builds,
      ...personalFolders(own),
      ...(shared === undefined ? {} : { GALLEY_SHARED: shared }),
      GALLEY_HOSTILE: await prepareHostile(join(own, 'hostile')),
    },
    remove: () => rm(own, { recursive: true, force: true }),
  };
}

function environment(stage: Stage, displays: readonly Display[]): NodeJS.ProcessEnv {
  const kept: NodeJS.ProcessEnv = {};
  // A fixed environment: what happens to be set in this shell must not decide a test.
  for (const name of [
    'PATH',
    'CI',
    'DISPLAY',
    'WAYLAND_DISPLAY',
    'FORCE_COLOR',
    'NO_COLOR',
    'GALLEY_TRACE',
    'GALLEY_TORTURE',
    'GALLEY_PICTURES',
    'SystemRoot',
  ]) {
    const value = process.env[name];
    if (value !== undefined) kept[name] = value;
  }
  const [first] = displays;
  if (first !== undefined) {
    delete kept.WAYLAND_DISPLAY;
    kept.DISPLAY = first.name;
    kept.GALLEY_DISPLAYS = displays.map(({ name }) => name).join(' ');
  }
  return {
    ...kept,
    LANG: 'C.UTF-8',
    TZ: 'Europe/Brussels',
    ...stage.env,
    GALLEY_ELECTRON: stage.electron,
    GALLEY_APP_DIR: stage.folder,
  };
}

async function bringBack(stage: Stage, names: readonly string[]): Promise<void> {
  const owner = await stat(projectFolder);
  for (const name of names) {
    const made = join(stage.folder, name);
    if (!existsSync(made)) continue;
    await cp(made, inProject(name), { recursive: true });
    // The copies belong to whoever owns the clone, not to the user the tests ran as.
    await runCommand('chown', ['-R', `${owner.uid}:${owner.gid}`, inProject(name)]);
  }
}
