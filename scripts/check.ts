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

const building: Step = { name: 'build', run: buildQuietly };

/** What sources and build are asked at the same time: some of it keeps only one processor busy. */
const steps: readonly Step[] = [
  { name: 'types of every layer', run: checkTypes },
  { name: 'lint, format and import rules', run: lint },
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
  const isHeld = [await holds(building), ...(await Promise.all(steps.map(holds)))];
  const passed = isHeld.filter((one) => one).length;
  const totals = { passed, failed: isHeld.length - passed };
  await mkdir(inProject('test-results'), { recursive: true });
  await writeFile(inProject('test-results', 'check.json'), `${JSON.stringify(totals)}\n`);
  return totals;
}

/** Runs one step, prints what it found, and says whether that was nothing. */
async function holds(step: Step): Promise<boolean> {
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
  return faults.length === 0;
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
