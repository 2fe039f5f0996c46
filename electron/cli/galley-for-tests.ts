import { fileURLToPath } from 'node:url';
import { madeForTests } from '../export/made-for-tests.ts';
import type { CliEnvironment } from './command.ts';
import { runCommand } from './run-command.ts';

export const NOW = new Date('2026-11-25T08:00:00Z');

export async function galley(...args: string[]) {
  return await galleyWith({ secrets: {}, now: NOW }, ...args);
}

/** With secrets in the environment, by their names there, at another moment. */
export async function galleyWith(
  { secrets, now }: { readonly secrets: Readonly<Record<string, string>>; readonly now: Date },
  ...args: string[]
) {
  const out: string[] = [];
  const err: string[] = [];
  const environment: CliEnvironment = {
    print: (line) => out.push(line),
    note: (line) => err.push(line),
    progress: () => {},
    resources: fileURLToPath(new URL('../../resources', import.meta.url)),
    cacheFolder: madeForTests,
    now: () => now,
    secret: (name) => secrets[name],
    timeZone: 'Europe/Brussels',
    signal: new AbortController().signal,
  };
  const code = await runCommand(args, environment, '1.2.3');
  return { code, out: out.join('\n'), err: err.join('\n') };
}
