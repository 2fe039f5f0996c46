// How are suites of the torture run from the command line, and what becomes of what they found?
import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { ScriptFailure } from '../project.ts';
import { replaceRows } from './page.ts';
import { isSound, type Suite, type SuiteReport } from './suite.ts';

/**
 * Runs `all`, or those whose names begin with what was asked for, and writes their rows into the table of this name. `--short` runs
 * each with few rounds and writes nothing, `--seed N` with other chances, `--json` prints what was found as one line. Answers 0 where
 * everything was as it should be.
 */
export async function runSuites(all: readonly Suite[], table: string): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      suite: { type: 'string' },
      n: { type: 'string' },
      seed: { type: 'string', default: '20260301' },
      short: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const names = all.map(({ name }) => name);
  const wanted = all.filter(({ name }) => {
    if (values.suite !== undefined && name !== values.suite) return false;
    return positionals.length === 0 || positionals.some((one) => name.startsWith(one));
  });
  if (wanted.length === 0) {
    throw new ScriptFailure(`There is no such suite. There are: ${names.join(', ')}`);
  }
  const seed = Number(values.seed);
  // The short form and a number of one's own are for looking: the table holds whole runs only.
  const isWhole = !values.short && values.n === undefined;
  let sound = true;
  for (const suite of wanted) {
    const n = Number(values.n ?? (values.short ? suite.shortN : suite.fullN));
    if (n === 0) continue;
    const missing = await suite.missing();
    if (missing !== undefined) {
      if (values.json) console.log(JSON.stringify({ suite: suite.name, skipped: missing }));
      else console.log(`${suite.name}: skipped, ${missing}`);
      continue;
    }
    const began = performance.now();
    console.error(`${suite.name}: seed ${seed}, ${n} ${suite.unit}`);
    const report = await suite.run({ n, seed, log: (line) => console.error(line) });
    sound &&= isSound(report);
    const row = rowOf(report);
    if (isWhole) await replaceRows(table, [row], names);
    if (values.json) console.log(JSON.stringify(report));
    else console.log(row);
    for (const example of report.examples.slice(0, 8)) console.error(`  ${example}`);
    console.error(`  took ${((performance.now() - began) / 1000).toFixed(0)} s`);
  }
  return sound ? 0 : 1;
}

/** One row of the table of docs/RELIABILITY.md. */
function rowOf(report: SuiteReport): string {
  const { suite, n, seed, where, figures, controls } = report;
  const ran = [
    new Date().toISOString().slice(0, 10),
    report.runtime ?? `Node ${process.version}`,
    report.user ?? userInfo().username,
  ].join(', ');
  const found = Object.entries(figures).map(([name, value]) => `${name} ${value}`);
  const lost = controls.map(({ name, lost: count, of }) => `${name}: ${count} of ${of}`);
  const cells = [suite, n, seed, ran, where, found.join('; '), lost.join('; ')];
  return `| ${cells.join(' | ')} |`;
}
