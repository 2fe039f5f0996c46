// `galley`: the newsroom from the command line, in plain Node, on the same code as the app.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import packageFile from '../package.json' with { type: 'json' };
import type { CliEnvironment } from './cli/command.ts';
import { runCommand } from './cli/run-command.ts';
import { keepHeapModest } from './export/modest-heap.ts';
import { personCacheFolder } from './person-cache.ts';

keepHeapModest();

/** A terminal line is written over at most this often. */
const PROGRESS_EVERY_MS = 100;

const control = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // The second one ends the process the usual way.
  process.once(signal, () => control.abort());
}
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever read our output has left, as `head` does: no reason to complain.
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

let shown = 0;
let hasProgress = false;
const environment: CliEnvironment = {
  print: (line) => void process.stdout.write(`${line}\n`),
  note: (line) => void process.stderr.write(`${line}\n`),
  progress(line) {
    if (!process.stderr.isTTY) return;
    const now = Date.now();
    if (line !== '' && now - shown < PROGRESS_EVERY_MS) return;
    if (line === '' && !hasProgress) return;
    shown = now;
    hasProgress = line !== '';
    const width = Math.max(20, process.stderr.columns ?? 80) - 1;
    process.stderr.write(`\r\u001b[K${line.replace(/\p{Cc}/gu, ' ').slice(0, width)}`);
  },
  // Both dist/cli.cjs and this source lie one folder below the project, or the app.
  resources: join(dirname(fileURLToPath(import.meta.url)), '..', 'resources'),
  cacheFolder: personCacheFolder(),
  now: () => new Date(),
  secret: (name) => process.env[`GALLEY_SECRET_${name.toUpperCase()}`],
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  signal: control.signal,
};

// A bundled program has no top-level await.
void runCommand(process.argv.slice(2), environment, packageFile.version).then((code) => {
  process.exitCode = code;
  // A process of the app has no end of its own, unlike one of a terminal.
  if (Reflect.has(process, 'parentPort')) process.exit(code);
});
