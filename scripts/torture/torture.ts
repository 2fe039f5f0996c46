// `npm run torture`: is anything lost when everything goes wrong? Runs the suites and writes the table of
// docs/RELIABILITY.md. `--short` runs each with few rounds and writes nothing, `--suite NAME` one of them, `--seed N` with
// other chances, `--json` prints what was found as one line.
import { parseArgs } from 'node:util';
import { runScript, ScriptFailure } from '../project.ts';
import { replaceRows } from './page.ts';
import { isSound } from './suite.ts';
import { rowOf, suites } from './suites.ts';

await runScript(async () => {
  const { values } = parseArgs({
    options: {
      suite: { type: 'string' },
      n: { type: 'string' },
      seed: { type: 'string', default: '20260301' },
      short: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const names = suites.map(({ name }) => name);
  const wanted = suites.filter(({ name }) => values.suite === undefined || name === values.suite);
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
    if (isWhole) await replaceRows('torture', [row], names);
    if (values.json) console.log(JSON.stringify(report));
    else console.log(row);
    for (const example of report.examples.slice(0, 8)) console.error(`  ${example}`);
    console.error(`  took ${((performance.now() - began) / 1000).toFixed(0)} s`);
  }
  return sound ? 0 : 1;
});
