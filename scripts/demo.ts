// `npm run demo`: drives the real app through the main job, and leaves the bundle and a picture of each step.
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { buildAll } from './build-all.ts';
import { runPlaywright } from './playwright-run.ts';
import { inProject, runScript } from './project.ts';

await runScript(async () => {
  await buildAll();
  const code = await runPlaywright({ args: ['--project=demo'], results: ['demo-output'] });
  const output = inProject('demo-output');
  if (existsSync(output)) {
    const names = (await readdir(output)).sort();
    console.log(`The demo left ${names.length} files in ${output}:`);
    for (const name of names) console.log(`  ${name}`);
  }
  if (code !== 0) console.error('The demo did not reach its end; see above.');
  return code;
});
