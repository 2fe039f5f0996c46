// `npm run check`: types, lint and format, import rules and the API floor, in the sources and in what is built from them.
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { buildAll } from './build-all.ts';
import type { MadeBundle } from './bundles.ts';
import { checkApiFloor } from './check-api-floor.ts';
import { checkCliReach } from './check-cli-reach.ts';
import { checkTypes } from './check-types.ts';
import { inProject, projectFolder, runScript, ScriptFailure } from './project.ts';
import { runCommand } from './run-command.ts';

/** One step of the check: its name, and what it found wrong. */
interface Step {
  readonly name: string;
  readonly run: () => Promise<string[]>;
}

/** What the build made; nothing before it, and where it failed. */
let made: readonly MadeBundle[] = [];

const steps: readonly Step[] = [
  { name: 'types of every layer', run: checkTypes },
  { name: 'lint, format and import rules', run: lint },
  { name: 'build', run: buildQuietly },
  { name: 'programs that run without Electron', run: reach },
  { name: 'API floor: Node 18.15, Chrome 114', run: checkApiFloor },
];

/** How many steps passed and failed. */
export interface CheckTotals {
  readonly passed: number;
  readonly failed: number;
}

/** Runs every step, failed ones before it notwithstanding, and prints what each found. */
export async function check(): Promise<CheckTotals> {
  let failed = 0;
  for (const step of steps) {
    const started = performance.now();
    const faults = await step
      .run()
      .catch((error: unknown) => [
        error instanceof ScriptFailure
          ? error.message
          : String(error instanceof Error ? error.stack : error),
      ]);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${faults.length === 0 ? 'ok  ' : 'FAIL'} ${step.name} (${seconds} s)`);
    for (const fault of faults) console.log(fault.replaceAll(/^/gm, '     '));
    if (faults.length > 0) failed += 1;
  }
  const totals = { passed: steps.length - failed, failed };
  await mkdir(inProject('test-results'), { recursive: true });
  await writeFile(inProject('test-results', 'check.json'), `${JSON.stringify(totals)}\n`);
  return totals;
}

async function lint(): Promise<string[]> {
  const finished = await runCommand(
    process.execPath,
    [
      inProject('node_modules', '@biomejs', 'biome', 'bin', 'biome'),
      'check',
      '--max-diagnostics=none',
      '--error-on-warnings',
      '--colors=off',
      '--diagnostic-level=warn',
    ],
    { cwd: projectFolder },
  );
  return finished.code === 0 ? [] : [`${finished.stderr}${finished.stdout}`.trim()];
}

async function buildQuietly(): Promise<string[]> {
  made = await buildAll();
  return [];
}

async function reach(): Promise<string[]> {
  if (made.length === 0) return ['Not looked at: there is no build.'];
  return checkCliReach(made);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runScript(async () => ((await check()).failed === 0 ? 0 : 1));
}
