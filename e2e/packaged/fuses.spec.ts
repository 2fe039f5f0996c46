// Is what we would ship closed against use as a Node, against inspectors and against switches that undo protections?
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { electronPath } from '../fixtures/app.ts';
import { shippedProgram, start, twinProgram } from './builds.ts';

/** Every fuse that may be in the wire; the ones a runtime does not have are left out of the comparison. */
const expected: Readonly<Record<FuseV1Options, FuseState>> = {
  [FuseV1Options.RunAsNode]: FuseState.DISABLE,
  [FuseV1Options.EnableCookieEncryption]: FuseState.ENABLE,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: FuseState.DISABLE,
  [FuseV1Options.EnableNodeCliInspectArguments]: FuseState.DISABLE,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: FuseState.ENABLE,
  [FuseV1Options.OnlyLoadAppFromAsar]: FuseState.ENABLE,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: FuseState.DISABLE,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: FuseState.DISABLE,
  [FuseV1Options.WasmTrapHandlers]: FuseState.ENABLE,
};

const everyFuse: readonly FuseV1Options[] = Object.values(FuseV1Options).filter(
  (fuse): fuse is FuseV1Options => typeof fuse === 'number',
);

async function fusesOf(program: string): Promise<Map<FuseV1Options, FuseState>> {
  const wire = await getCurrentFuseWire(program);
  const states = new Map<FuseV1Options, FuseState>();
  for (const fuse of everyFuse) {
    const state: FuseState | undefined = wire[fuse];
    if (state !== undefined) states.set(fuse, state);
  }
  return states;
}

test('every fuse of the shipped program is set as decided', async () => {
  const fuses = await fusesOf(shippedProgram);
  expect(fuses.size).toBeGreaterThanOrEqual(6);
  for (const [fuse, state] of fuses) expect(state, FuseV1Options[fuse]).toBe(expected[fuse]);
});

test('the app is packed in one archive, and no default app lies beside it', async () => {
  const resources = join(dirname(shippedProgram), 'resources');
  const names = await readdir(resources);
  expect(names).toContain('app.asar');
  expect(names.filter((name) => name.startsWith('default_app') || name === 'app')).toEqual([]);
});

test('the shipped program starts, shows its window and ends well', async () => {
  const outcome = await start(shippedProgram);
  expect(outcome.stdout).toContain('galley: ready');
  expect(outcome.code).toBe(0);
});

test.describe('ELECTRON_RUN_AS_NODE', () => {
  const env = { ELECTRON_RUN_AS_NODE: '1' };

  test('has no effect on the shipped program', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'galley-script-'));
    const script = join(folder, 'script.cjs');
    await writeFile(script, "console.log('ran as node')");
    const outcome = await start(shippedProgram, { args: [script], env });
    expect(outcome.stdout).not.toContain('ran as node');
    expect(outcome.stdout).toContain('galley: ready');
    await rm(folder, { recursive: true });
  });

  test('makes an unfused runtime run a script (the control)', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'galley-script-'));
    const script = join(folder, 'script.cjs');
    await writeFile(script, "console.log('ran as node'); process.exit(0)");
    const ran = spawnSync(electronPath, [script], {
      env: { ...process.env, ...env },
      encoding: 'utf8',
    });
    expect(ran.stdout).toContain('ran as node');
    await rm(folder, { recursive: true });
  });
});

test('NODE_OPTIONS has no effect on the shipped program', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'galley-script-'));
  const script = join(folder, 'preloaded.cjs');
  const mark = join(folder, 'preloaded');
  await writeFile(script, `require('node:fs').writeFileSync(${JSON.stringify(mark)}, '')`);
  const outcome = await start(shippedProgram, { env: { NODE_OPTIONS: `--require ${script}` } });
  expect(outcome.stdout).toContain('galley: ready');
  expect(existsSync(mark)).toBe(false);
  await rm(folder, { recursive: true });
});

test('--inspect opens no debugger in the shipped program', async () => {
  const outcome = await start(shippedProgram, { args: ['--inspect=0'] });
  expect(outcome.stderr).not.toContain('Debugger listening');
  expect(outcome.stdout).toContain('galley: ready');
});

for (const [name, program, listens] of [
  ['opens no debugger in the shipped program', shippedProgram, false],
  ['opens one in the twin (the control)', twinProgram, true],
] as const) {
  test(`SIGUSR1 ${name}`, async () => {
    test.skip(process.platform === 'win32', 'Windows has no such signal');
    const outcome = await start(program, {
      onceStarted: async (kill) => {
        kill('SIGUSR1');
        kill('SIGTERM');
      },
    });
    if (listens) expect(outcome.stderr).toContain('Debugger listening');
    else expect(outcome.stderr).not.toContain('Debugger listening');
  });
}

for (const name of [
  'disable-web-security',
  'ignore-certificate-errors',
  'allow-running-insecure-content',
  'remote-debugging-port=0',
]) {
  test(`the shipped program refuses to start with --${name}`, async () => {
    const outcome = await start(shippedProgram, { args: [`--${name}`] });
    expect(outcome.stdout).not.toContain('galley: ready');
    expect(outcome.stderr).toContain('Galley does not start with');
    expect(outcome.code).toBe(2);
  });
}

test('the twin differs from the shipped program in one byte, the inspector fuse', async () => {
  const shipped = await fusesOf(shippedProgram);
  const twin = await fusesOf(twinProgram);
  const different = [...shipped.keys()].filter((fuse) => shipped.get(fuse) !== twin.get(fuse));
  expect(different).toEqual([FuseV1Options.EnableNodeCliInspectArguments]);

  const [one, other] = await Promise.all([readFile(shippedProgram), readFile(twinProgram)]);
  expect(other.length).toBe(one.length);
  let bytes = 0;
  for (let index = 0; index < one.length; index += 1) if (one[index] !== other[index]) bytes += 1;
  expect(bytes).toBe(1);
});
