// `npm run promises`: would the tests notice if a line that keeps a promise were gone? Each line is taken out of a copy
// of the clone, and the test that guards it must fail there. Writes its table into docs/RELIABILITY.md.
import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { inProject, projectFolder, runScript, ScriptFailure } from '../project.ts';
import { lastWords, runCommand } from '../run-command.ts';
import { replaceRows } from './page.ts';
import { type KeptPromise, promises } from './promise-list.ts';
import { inFolder } from './suite.ts';
import { withoutLine } from './without-line.ts';

/** What vitest reports of one test. */
interface Reported {
  readonly fullName: string;
  readonly title: string;
  readonly status: string;
}

await runScript(async () => {
  const wanted = promises.filter(({ promise }) =>
    process.argv.slice(2).every((word) => promise.toLowerCase().includes(word.toLowerCase())),
  );
  if (wanted.length === 0) throw new ScriptFailure('No promise has these words.');
  const all = promises.map(({ promise }) => promise);
  return await inFolder(async (folder) => {
    const clone = join(folder, 'clone');
    await copyClone(clone);
    const whole = await run(clone, wanted, folder);
    let kept = 0;
    for (const one of wanted) {
      const before = whole.filter(({ title }) => title.startsWith(one.name));
      if (before.length === 0 || before.some(({ status }) => status !== 'passed')) {
        console.log(`✗ ${one.promise}: its test does not pass as things are: ${one.name}`);
        continue;
      }
      const red = await withoutIt(clone, one, folder).catch((error: unknown) => {
        console.log(`  ${error instanceof Error ? error.message : String(error)}`);
        return [];
      });
      if (red.length === 0) {
        console.log(`✗ ${one.promise}: nothing turns red without its line`);
        continue;
      }
      kept += 1;
      console.log(`✓ ${one.promise}`);
      const row = [one.promise, `${one.file}: \`${inCell(one.line)}\``, `${one.test}: ${red[0]}`];
      await replaceRows('promises', [`| ${row.join(' | ')} |`], all);
    }
    console.log(
      `${kept} of ${wanted.length} promises have a test that turns red without their line.`,
    );
    return kept === wanted.length ? 0 : 1;
  });
});

/** The names of the tests that fail without the line. A file that does not even start proves nothing. */
async function withoutIt(clone: string, one: KeptPromise, folder: string): Promise<string[]> {
  const path = join(clone, one.file);
  const text = await readFile(path, 'utf8');
  await writeFile(path, withoutLine(text, one));
  try {
    const reported = await run(clone, [one], folder);
    return reported
      .filter(({ title, status }) => title.startsWith(one.name) && status === 'failed')
      .map(({ fullName }) => fullName.trim());
  } finally {
    await writeFile(path, text);
  }
}

/** Runs the tests of these promises, and no others, in the copy. */
async function run(
  clone: string,
  wanted: readonly KeptPromise[],
  folder: string,
): Promise<Reported[]> {
  const report = join(folder, 'report.json');
  await rm(report, { force: true });
  const names = wanted.map(({ name }) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const ran = await runCommand(
    process.execPath,
    [
      join(clone, 'node_modules', 'vitest', 'vitest.mjs'),
      ...['run', '--reporter=json', `--outputFile=${report}`, '--testTimeout=60000'],
      ...['--testNamePattern', `(${names})`],
      ...new Set(wanted.map(({ test }) => test)),
    ],
    { cwd: clone, timeout: 240_000 },
  );
  const text = await readFile(report, 'utf8').catch(() => {
    throw new ScriptFailure(`The tests did not run:\n${lastWords(ran)}`);
  });
  // The JSON reporter of vitest, which is pinned.
  const { testResults } = JSON.parse(text) as { testResults: { assertionResults: Reported[] }[] };
  return testResults.flatMap(({ assertionResults }) => assertionResults);
}

/** What the clone holds as it stands, without what is made from it. */
async function copyClone(to: string): Promise<void> {
  const listed = await runCommand(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    { cwd: projectFolder },
  );
  for (const path of listed.stdout.split('\0').filter((one) => one !== '')) {
    await mkdir(dirname(join(to, path)), { recursive: true });
    // One that was removed, or is a link to nothing, is no part of what is tested.
    await cp(inProject(path), join(to, path)).catch(() => undefined);
  }
  await symlink(inProject('node_modules'), join(to, 'node_modules'));
}

/** The first line of a text, as a cell of a table holds it. */
function inCell(text: string): string {
  return (text.trim().split('\n', 1)[0] ?? '').replaceAll('|', '\\|');
}
