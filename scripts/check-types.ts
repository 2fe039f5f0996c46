// `npm run types`: does every layer hold under its own compiler settings?
import { fileURLToPath } from 'node:url';
import { inProject, projectFolder, runScript } from './project.ts';
import { runCommand } from './run-command.ts';

/** One compiler configuration per layer, the largest first. Tests of core may use Node, so they have their own. */
const configurations = [
  'electron/tsconfig.json',
  'scripts/tsconfig.json',
  'renderer/tsconfig.json',
  'bench/tsconfig.json',
  'core/tsconfig.test.json',
  'e2e/tsconfig.json',
  'core/tsconfig.json',
];

/** Of several checkers each makes the types that they share for itself; with two layers at a time no processor waits. */
const options = ['--pretty', 'false', '--checkers', '1'];

/** Checks all layers, two at a time. Returns what the compiler said; empty when all is well. */
export async function checkTypes(): Promise<string[]> {
  const waiting = [...configurations];
  const faults: string[] = [];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const finished = await runCommand(
        process.execPath,
        [inProject('node_modules', 'typescript', 'bin', 'tsc'), ...options, '-p', next],
        { cwd: projectFolder },
      );
      if (finished.code === 0) continue;
      // A layer nobody has written yet is not a fault.
      if (/error TS18003/.test(finished.stdout)) continue;
      faults.push(`${next}:\n${`${finished.stdout}${finished.stderr}`.trim()}`);
    }
  };
  await Promise.all([work(), work()]);
  // Layers see each other's files, so one fault is reported by several; each is shown once.
  const seen = new Set<string>();
  return faults.flatMap((text) => {
    const fresh = text.split('\n').filter((line) => !seen.has(line));
    for (const line of fresh) seen.add(line);
    return fresh.length > 1 ? [fresh.join('\n')] : [];
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runScript(async () => {
    const faults = await checkTypes();
    for (const fault of faults) console.error(fault);
    return faults.length === 0 ? 0 : 1;
  });
}
