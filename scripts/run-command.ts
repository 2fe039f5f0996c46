// How does a script run another program, wait for it, and end it when it takes too long?
import { type SpawnOptions, spawn } from 'node:child_process';

/** What a finished program left behind. `code` is null when a signal ended it. */
export interface Finished {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly timedOut: boolean;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly uid?: number;
  readonly gid?: number;
  /** `show` lets the program write to our terminal; `keep` (the default) collects its output. */
  readonly output?: 'show' | 'keep';
  /** Milliseconds after which the program and its children are ended. */
  readonly timeout?: number;
}

/**
 * Runs a program to its end. It never throws for a failing program, only when the program cannot be
 * started at all (the error then names the program).
 */
export function runCommand(
  program: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const keep = options.output !== 'show';
    // With a time limit the program leads its own process group, so that its children end with it.
    const ownGroup = options.timeout !== undefined && process.platform !== 'win32';
    const spawnOptions: SpawnOptions = {
      stdio: keep ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      detached: ownGroup,
    };
    if (options.cwd !== undefined) spawnOptions.cwd = options.cwd;
    if (options.env !== undefined) spawnOptions.env = options.env;
    if (options.uid !== undefined) spawnOptions.uid = options.uid;
    if (options.gid !== undefined) spawnOptions.gid = options.gid;
    const child = spawn(program, args, spawnOptions);
    let stdout = '';
    let stderr = '';
    let timedOut = false;
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    const timer =
      options.timeout === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            if (ownGroup && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
            else child.kill('SIGKILL');
          }, options.timeout);
    child.once('error', (cause) => {
      clearTimeout(timer);
      reject(new Error(`Could not start ${program}: ${cause.message}`, { cause }));
    });
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      resolve({ code, signal, stdout, stderr, timedOut });
    });
  });
}

/** The last lines of what a failed program said, for an error a person will read. */
export function lastWords(finished: Finished, lines = 8): string {
  return `${finished.stdout}\n${finished.stderr}`
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .slice(-lines)
    .join('\n');
}
