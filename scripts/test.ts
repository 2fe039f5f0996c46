// `npm test`: everything, in order — check, unit tests, the packaged builds, end-to-end tests — then what failed, and one line of totals.
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import {
  REAL_SERVER,
  realServerKinds,
  realServers,
  whyLeftOut,
} from '../electron/publish/real-servers-for-tests.ts';
import { buildDevPages } from './build-all.ts';
import { check } from './check.ts';
import { makePackagedBuilds } from './dist.ts';
import { keepTemporariesInMemory } from './memory-folder.ts';
import { e2eReport, runPlaywright } from './playwright-run.ts';
import { inProject, projectFolder, runScript, ScriptFailure } from './project.ts';
import { withStandIn } from './real-wordpress.ts';
import { runCommand } from './run-command.ts';
import {
  failuresOfPlaywright,
  failuresOfVitest,
  type TestFailure,
  tellFailures,
} from './test-failures.ts';
import {
  addTotals,
  realServerTests,
  type Totals,
  totalsOfPlaywright,
  totalsOfVitest,
} from './test-totals.ts';
import { unitFailures } from './unit-failures.ts';

const unitReport = inProject('test-results', 'unit.json');

await runScript(async () => {
  keepTemporariesInMemory();
  const results = inProject('test-results');
  await rm(results, { recursive: true, force: true });
  await mkdir(results, { recursive: true });
  const began = performance.now();
  const parts: Totals[] = [];

  heading('Check');
  parts.push({ ...(await check()), skipped: 0 });

  heading('Unit tests, and beside them the packaged builds');
  const isBuilt =
    existsSync(inProject('dist', 'main.cjs')) && existsSync(inProject('dist', 'renderer'));
  const [unit, made] = await Promise.all([unitTests(), isBuilt ? makeBuilds() : undefined]);
  parts.push(unit);

  if (made !== undefined) {
    parts.push({ passed: made.packaged ? 1 : 0, failed: made.packaged ? 0 : 1, skipped: 0 });
    heading('End-to-end tests');
    parts.push(await endToEndTests(made));
  } else {
    console.error('There is no whole build, so the end-to-end tests could not run.');
    parts.push({ passed: 0, failed: 1, skipped: 0 });
  }

  const failures = [
    ...(await named(unitFailures, failuresOfVitest)),
    ...(await named(e2eReport, failuresOfPlaywright)),
  ];
  if (failures.length > 0) {
    heading(failures.every(({ isFlaky }) => isFlaky) ? 'What was tried twice' : 'What failed');
    for (const line of tellFailures(failures)) console.log(line);
  }

  const { passed, failed, skipped } = addTotals(parts);
  console.log(`\n${await toldOfRealServers()}`);
  console.log(`Took ${((performance.now() - began) / 1000).toFixed(0)} s.`);
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  return failed === 0 && passed > 0 ? 0 : 1;
});

function heading(text: string): void {
  console.log(`\n== ${text}`);
}

/** Runs one part; a failure is printed and counted, and the parts after it still run. */
async function attempt<T>(part: () => Promise<T>): Promise<T | undefined> {
  try {
    return await part();
  } catch (error) {
    console.error(error instanceof ScriptFailure ? error.message : error);
    return undefined;
  }
}

async function unitTests(): Promise<Totals> {
  const finished = await runCommand(
    process.execPath,
    [
      inProject('node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--reporter=dot',
      '--reporter=json',
      `--reporter=${inProject('scripts', 'unit-failures.ts')}`,
      `--outputFile.json=${unitReport}`,
    ],
    { cwd: projectFolder, output: 'show' },
  );
  return await counted(unitReport, totalsOfVitest, finished.code ?? 1);
}

/** What end-to-end tests run beside the app in dist/. */
interface Builds {
  /** Undefined where they could not be made. */
  readonly packaged: Readonly<Record<string, string>> | undefined;
  readonly hasDevPages: boolean;
}

/** Most of it is copying, and one step after the other: it would leave a processor with nothing to do. */
async function makeBuilds(): Promise<Builds> {
  const packaged = await attempt(makePackagedBuilds);
  const devPages = await attempt(() => buildDevPages().then(() => true));
  return { packaged, hasDevPages: devPages === true };
}

async function endToEndTests({ packaged, hasDevPages }: Builds): Promise<Totals> {
  const projects = packaged ? ['--project=app', '--project=packaged'] : ['--project=app'];
  const code = await attempt(() =>
    withStandIn((environment) =>
      runPlaywright({ args: projects, builds: packaged ?? {}, environment }),
    ),
  );
  return await counted(e2eReport, totalsOfPlaywright, hasDevPages ? (code ?? 1) : 1);
}

async function toldOfRealServers(): Promise<string> {
  const ran = await readFile(unitReport, 'utf8')
    .then((text) => realServerTests(JSON.parse(text), REAL_SERVER))
    .catch(() => 0);
  if (!realServers.areWanted) {
    return `${ran} tests ran against real servers (${realServers.because}).`;
  }
  const left = realServerKinds.flatMap((kind) => {
    const why = whyLeftOut(kind);
    return why === undefined ? [] : [`${kind}: ${why}`];
  });
  const without = left.length === 0 ? '' : `, and none against these: ${left.join('; ')}`;
  return `${ran} tests ran against real servers${without}.`;
}

/** Reads a report. A run that failed without a failed test (or without a report) counts as one failure. */
async function counted(
  report: string,
  read: (report: unknown) => Totals,
  code: number,
): Promise<Totals> {
  const totals = await readFile(report, 'utf8')
    .then((text) => read(JSON.parse(text)))
    .catch(() => ({ passed: 0, failed: 0, skipped: 0 }));
  return code !== 0 && totals.failed === 0 ? { ...totals, failed: 1 } : totals;
}

/** The failures that a report names: none where there is no report, which is counted and told of elsewhere. */
async function named(
  report: string,
  read: (report: unknown) => TestFailure[],
): Promise<TestFailure[]> {
  if (!existsSync(report)) return [];
  const failures = await attempt(async () => read(JSON.parse(await readFile(report, 'utf8'))));
  return failures ?? [];
}
