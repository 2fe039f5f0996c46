// `npm run build`: makes dist/ from the sources. `-- cli` (or other names) builds only those programs.
import { existsSync } from 'node:fs';
import { build as viteBuild } from 'vite';
import { buildBundles, bundles } from './bundles.ts';
import { inProject, runScript, ScriptFailure } from './project.ts';

/** Builds the page of the window into dist/renderer. */
async function buildRenderer(): Promise<void> {
  if (!existsSync(inProject('renderer', 'index.html'))) {
    throw new ScriptFailure('Cannot build the window: renderer/index.html does not exist.');
  }
  try {
    await viteBuild({ configFile: inProject('vite.config.ts'), logLevel: 'warn' });
  } catch (error) {
    throw new ScriptFailure(
      `The window could not be built: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

await runScript(async () => {
  const started = performance.now();
  const wanted = process.argv.slice(2);
  const known = [...bundles.map((one) => one.name), 'renderer'];
  const unknown = wanted.find((name) => !known.some((one) => one === name));
  if (unknown !== undefined) {
    throw new ScriptFailure(`There is no program called "${unknown}". Known: ${known.join(', ')}.`);
  }
  const names = bundles.map((one) => one.name);
  const programs = wanted.length === 0 ? names : names.filter((name) => wanted.includes(name));
  const made = await buildBundles(programs);
  if (wanted.length === 0 || wanted.includes('renderer')) {
    await buildRenderer();
    made.push('renderer');
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.error(`Built ${made.join(', ')} in ${seconds} s.`);
  return 0;
});
