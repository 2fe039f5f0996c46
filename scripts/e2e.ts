// `npm run e2e`: the end-to-end tests in the real app. Arguments go to Playwright: a spec, --grep, --project.
import { buildAll, buildDevPages } from './build-all.ts';
import { keepTemporariesInMemory } from './memory-folder.ts';
import { runPlaywright } from './playwright-run.ts';
import { runScript } from './project.ts';
import { withWordPress } from './real-wordpress.ts';

await runScript(async () => {
  keepTemporariesInMemory();
  const args = process.argv.slice(2);
  if (process.env.GALLEY_SKIP_BUILD !== '1') {
    await buildAll();
    await buildDevPages();
  }
  const choosesProject = args.some((one) => one === '--project' || one.startsWith('--project='));
  const chosen = choosesProject ? args : ['--project=app', ...args];
  return await withWordPress((environment) => runPlaywright({ args: chosen, environment }));
});
