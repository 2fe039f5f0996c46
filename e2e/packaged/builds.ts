// Where are the packaged builds, and what does one say when it is started with something that should have no effect?
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The program of the build as it would be shipped, and of the twin that differs in the inspector's fuse. */
export const shippedProgram = programOf('GALLEY_PACKAGED');
export const twinProgram = programOf('GALLEY_PACKAGED_TWIN');

function programOf(variable: string): string {
  const folder = process.env[variable];
  if (folder === undefined) {
    throw new Error(`${variable} is not set: the packaged builds are tested by npm test`);
  }
  if (process.platform === 'darwin') return join(folder, 'Galley.app/Contents/MacOS/Galley');
  return join(folder, process.platform === 'win32' ? 'Galley.exe' : 'galley');
}

/** What a program did from start to end. */
export interface Outcome {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface StartOptions {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Called once the app has written that it has started; not called in a smoke start, which ends by itself. */
  readonly onceStarted?: (kill: (signal: NodeJS.Signals) => void) => Promise<void>;
}

/**
 * Starts a program on a profile of its own and waits for its end. Unless `onceStarted` is given it is a smoke
 * start: the app shows its window, says so and quits.
 */
export async function start(program: string, options: StartOptions = {}): Promise<Outcome> {
  const profile = await mkdtemp(join(tmpdir(), 'galley-profile-'));
  const smoke = options.onceStarted === undefined ? { GALLEY_SMOKE: '1' } : {};
  const child = spawn(program, [`--user-data-dir=${profile}`, ...(options.args ?? [])], {
    env: { ...process.env, ...smoke, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = new Promise<Outcome>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  try {
    if (options.onceStarted) {
      await waitForLog(join(profile, 'logs', 'galley.log'), 'started', ended);
      await options.onceStarted((signal) => child.kill(signal));
    }
    return await ended;
  } finally {
    child.kill('SIGKILL');
    await rm(profile, { recursive: true, force: true });
  }
}

async function waitForLog(file: string, word: string, ended: Promise<Outcome>): Promise<void> {
  let hasEnded = false;
  void ended.then(
    () => {
      hasEnded = true;
    },
    () => {
      hasEnded = true;
    },
  );
  while (!hasEnded) {
    const text = await readFile(file, 'utf8').catch(() => '');
    if (text.includes(word)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the program ended before it had started');
}
