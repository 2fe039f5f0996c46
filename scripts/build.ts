// `npm run build`: makes dist/ from the sources. `-- cli` (or other names) builds only those programs.
import { buildAll, buildRenderer } from './build-all.ts';
import { buildBundles, bundles } from './bundles.ts';
import { runScript, ScriptFailure } from './project.ts';

await runScript(async () => {
  const wanted = process.argv.slice(2);
  if (wanted.length === 0) {
    await buildAll();
    return 0;
  }
  const known = [...bundles.map((one) => one.name), 'renderer'];
  const unknown = wanted.find((name) => !known.some((one) => one === name));
  if (unknown !== undefined) {
    throw new ScriptFailure(`There is no program called "${unknown}". Known: ${known.join(', ')}.`);
  }
  await buildBundles(bundles.map((one) => one.name).filter((name) => wanted.includes(name)));
  if (wanted.includes('renderer')) await buildRenderer();
  return 0;
});
