// How does a test call the command line? In its own process, on one morning, and it sees what is printed.
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
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
    cacheFolder: join(tmpdir(), 'galley-test-cache'),
    now: () => now,
    secret: (name) => secrets[name],
    timeZone: 'Europe/Brussels',
    signal: new AbortController().signal,
  };
  const code = await runCommand(args, environment, '1.2.3');
  return { code, out: out.join('\n'), err: err.join('\n') };
}
