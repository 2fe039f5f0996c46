// The program that is killed while it exports: it waits to be told, exports once, and tells where it is on its stdout.
import { existsSync, writeSync } from 'node:fs';
import { cp, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Guarantee } from '../../core/ipc/contract.ts';
import { SiteSession } from '../../electron/export/site-session.ts';
import { inProject } from '../project.ts';

export interface ExportDriverJob {
  readonly library: string;
  readonly destination: { readonly kind: 'folder' | 'bundle'; readonly path: string };
  readonly cacheFolder: string;
  readonly best?: Guarantee;
  /** The known-bad way: this exported folder is copied over the other, and after so many files the program dies. */
  readonly plain?: { readonly from: string; readonly diesAfter: number };
}

/** The moment of every export, so that two of one library are the same: after everything that is made now. */
const AS_OF = new Date('2040-03-05T10:00:00Z');

/** In one call to a pipe: what was told is told, even if the next instruction is the last. */
function tell(word: string): void {
  writeSync(1, `${word}\n`);
}

async function run(job: ExportDriverJob): Promise<void> {
  if (job.plain !== undefined) return await copyPlainly(job.plain, job.destination.path);
  const session = new SiteSession({
    ...job,
    themesFolder: inProject('resources', 'themes'),
    libraryFolder: job.library,
  });
  // As the app has it: what lies there is looked at by another thread, which has learnt it beforehand.
  if (existsSync(job.destination.path)) await session.prepareNext(job);
  const result = await session.export({
    ...job,
    asOf: AS_OF,
    onProgress(done, total) {
      if (total > 0 && done === total) tell('placing');
    },
  });
  tell(result.ok ? `done ${result.value.guarantee}` : `failed ${JSON.stringify(result.error)}`);
}

async function copyPlainly(
  { from, diesAfter }: { from: string; diesAfter: number },
  to: string,
): Promise<void> {
  let left = diesAfter;
  for (const entry of await readdir(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    if (left-- === 0) process.kill(process.pid, 'SIGKILL');
    await cp(path, join(to, path.slice(from.length + 1)));
  }
  await writeFile(join(dirname(to), 'copied'), '');
}

// Given by the harness, which has the same type.
const job = JSON.parse(process.argv[2] ?? '{}') as ExportDriverJob;
const lines = createInterface({ input: process.stdin });
tell('ready');
lines.once('line', () => {
  void run(job).then(() => process.exit(0));
});
