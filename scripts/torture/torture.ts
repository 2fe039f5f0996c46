// `npm run torture`: is anything lost when everything goes wrong? Runs the suites and writes docs/RELIABILITY.md.
import { writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { inProject, runScript, ScriptFailure } from '../project.ts';
import { faults } from './faults.ts';
import { kill, steps } from './kills.ts';
import { powerCut } from './power-cut.ts';
import { isSound, type SuiteReport } from './suite.ts';

/** Every suite, in the order they run. */
export const suites = [faults, steps, powerCut, kill] as const;

await runScript(async () => {
  const { values } = parseArgs({
    options: {
      suite: { type: 'string' },
      n: { type: 'string' },
      seed: { type: 'string', default: '20260301' },
    },
  });
  const wanted = suites.filter(({ name }) => values.suite === undefined || name === values.suite);
  if (wanted.length === 0) {
    throw new ScriptFailure(`There is no such suite. ${suites.map(({ name }) => name).join(', ')}`);
  }
  const seed = Number(values.seed);
  const rows: string[] = [];
  let sound = true;
  for (const suite of wanted) {
    const missing = await suite.missing();
    if (missing !== undefined) {
      rows.push(`| ${suite.name} | skipped: ${missing} | | | | |`);
      console.log(`${suite.name}: skipped, ${missing}`);
      continue;
    }
    const n = values.n === undefined ? suite.fullN : Number(values.n);
    console.log(`${suite.name}: seed ${seed}, up to ${n} ${suite.unit}`);
    const report = await suite.run({ n, seed, log: (line) => console.log(line) });
    sound &&= isSound(report);
    rows.push(rowOf(report));
    console.log(rows.at(-1));
    for (const example of report.examples) console.log(`  ${example}`);
  }
  if (values.suite === undefined) await writeFile(inProject('docs', 'RELIABILITY.md'), page(rows));
  return sound ? 0 : 1;
});

function rowOf({ suite, n, seed, where, figures, controls }: SuiteReport): string {
  const found = Object.entries(figures)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
  const lost = controls.map(({ name, lost, of }) => `${name}: ${lost} of ${of}`).join('; ');
  return `| ${suite} | ${n} | ${seed} | ${where} | ${found} | ${lost} |`;
}

function page(rows: readonly string[]): string {
  return `# What survives

Written by \`npm run torture\` on Node ${process.version}, ${process.platform}, as ${userInfo().username}. A save counts as
acknowledged once the program that is killed has told it to another one. The last column is the known-bad
writer under the same treatment: where it loses nothing, the suite sees nothing and fails.

| suite | N | seed | where | found | lost by the control |
|---|---|---|---|---|---|
${rows.join('\n')}

Not tortured here yet: a full disk at every byte, flipped bits over every file, two writers, set clocks, faults through the
whole store. Windows and macOS have not been tried. \`galley check\` names damage, and its tests flip letters in records.
`;
}
