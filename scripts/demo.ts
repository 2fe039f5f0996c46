// `npm run demo`: drives the real app through the main job, and leaves the bundle and a picture of each step.
//
// `npm run demo -- docs` makes the pictures of the documentation, and nothing else.
import { existsSync } from 'node:fs';
import { cp, readdir } from 'node:fs/promises';
import { buildAll } from './build-all.ts';
import { runPlaywright } from './playwright-run.ts';
import { inProject, runScript } from './project.ts';

await runScript(async () => {
  await buildAll();
  const isForDocs = process.argv[2] === 'docs';
  const args = ['--project=demo', isForDocs ? 'docs-pictures' : 'main-job'];
  const code = await runPlaywright({ args, results: ['demo-output'] });
  const output = inProject('demo-output');
  if (isForDocs && code === 0) {
    await cp(inProject('demo-output', 'docs'), inProject('docs', 'screens'), { recursive: true });
  }
  if (existsSync(output)) {
    const names = (await readdir(output)).sort();
    console.log(`The demo left ${names.length} files in ${output}:`);
    for (const name of names) console.log(`  ${name}`);
  }
  if (code !== 0) console.error('The demo did not reach its end; see above.');
  return code;
});
