// `npm run explore -- [TIMES] [FILES]`: every property test with other seeds than the build machine's, and TIMES as many runs.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { inProject, projectFolder, runScript, ScriptFailure } from './project.ts';
import { runCommand } from './run-command.ts';

const layers = ['core', 'electron', 'renderer', 'scripts'];

await runScript(async () => {
  const [first = '10', ...files] = process.argv.slice(2);
  const times = Number(first);
  if (!(times > 0)) throw new ScriptFailure(`“${first}” is no number of times.`);
  const finished = await runCommand(
    process.execPath,
    [
      inProject('node_modules', 'vitest', 'vitest.mjs'),
      'run',
      // It takes as long as was asked for.
      '--testTimeout=0',
      ...(files.length > 0 ? files : propertyTests()),
    ],
    { cwd: projectFolder, output: 'show', env: { ...process.env, GALLEY_CHANCES: String(times) } },
  );
  return finished.code ?? 1;
});

function propertyTests(): string[] {
  return layers.flatMap((layer) =>
    readdirSync(inProject(layer), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.test\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => readFileSync(file, 'utf8').includes("from 'fast-check'"))
      .map((file) => relative(projectFolder, file)),
  );
}
