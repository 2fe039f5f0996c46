// Where is everything in this clone?
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json. */
export const projectFolder = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

/** A path inside the clone. */
export function inProject(...parts: string[]): string {
  return join(projectFolder, ...parts);
}

/** A failure whose message is written for the person at the terminal: shown without a stack. */
export class ScriptFailure extends Error {
  override name = 'ScriptFailure';
}

/**
 * Runs a script's main function. A {@link ScriptFailure} becomes its sentence and exit code 1; anything
 * else is a fault of ours and keeps its stack.
 */
export async function runScript(main: () => Promise<number | undefined>): Promise<void> {
  let code = 1;
  try {
    code = (await main()) ?? 0;
  } catch (error) {
    if (error instanceof ScriptFailure) console.error(error.message);
    else console.error(error);
  }
  // The last word is ours, whatever a package that ran inside says of its own part while the process ends.
  process.exitCode = code;
  process.on('exit', () => {
    process.exitCode = code;
  });
}
