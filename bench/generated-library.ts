// How does a measurement come by a newsroom of chance?
import { join } from 'node:path';
import { runCommand } from '../electron/cli/run-command.ts';
import { ScriptFailure } from '../scripts/project.ts';

/** Makes a newsroom of so many articles in `folder`, the same one each time; returns its place. */
export async function generatedLibrary(folder: string, count: number): Promise<string> {
  const library = join(folder, String(count));
  const environment = {
    print: () => {},
    note: (line: string) => console.error(line),
    progress: () => {},
    resources: '',
    cacheFolder: '',
    now: () => new Date(),
    secret: () => undefined,
    timeZone: 'UTC',
    signal: new AbortController().signal,
  };
  const code = await runCommand(['generate', String(count), library], environment, '0');
  if (code !== 0) throw new ScriptFailure('The library could not be generated.');
  return library;
}
