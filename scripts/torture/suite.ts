// What is a suite of the torture, and how does it reach the programs and chances it needs?
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { runCommand } from '../run-command.ts';

/** What a suite found. `wrong` counts what must never happen; a suite is sound when it is 0 and its control failed. */
export interface SuiteReport {
  readonly suite: string;
  readonly n: number;
  readonly seed: number;
  /** The runtime and the user the tortured program ran as, where they are not those of the harness. */
  readonly runtime?: string;
  readonly user?: string;
  /** Where it ran: file system and its options, or what stood in for them. */
  readonly where: string;
  readonly figures: Readonly<Record<string, number | string>>;
  readonly wrong: number;
  /** The first few wrong outcomes, in words. */
  readonly examples: readonly string[];
  /** Known-bad writers under the same treatment, and what they lost. */
  readonly controls: readonly {
    readonly name: string;
    readonly lost: number;
    readonly of: number;
  }[];
}

export interface SuiteOptions {
  readonly n: number;
  readonly seed: number;
  readonly log: (line: string) => void;
}

export interface Suite {
  readonly name: string;
  /** What one of the n is. */
  readonly unit: string;
  readonly fullN: number;
  readonly shortN: number;
  /** Why it cannot run here, or undefined. */
  missing(): Promise<string | undefined>;
  run(options: SuiteOptions): Promise<SuiteReport>;
}

/** Whether a report is what it should be: nothing wrong, and every control seen to fail. */
export function isSound(report: SuiteReport): boolean {
  return report.wrong === 0 && isSeeing(report);
}

/** A suite whose known-bad control passes cannot see what it looks for. */
export function isSeeing(report: SuiteReport): boolean {
  return report.controls.length > 0 && report.controls.every(({ lost }) => lost > 0);
}

export type Random = () => number;

/** Numbers from 0 to 1 that are the same for the same seed (a xorshift over 32 bits). */
export function seeded(seed: number): Random {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

export function below(random: Random, limit: number): number {
  return Math.floor(random() * limit);
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Runs `work` in a folder of its own, gone afterwards. */
export async function inFolder<T>(
  work: (folder: string) => Promise<T>,
  inside = tmpdir(),
): Promise<T> {
  const folder = await mkdtemp(join(inside, 'galley-torture-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export async function hasProgram(name: string): Promise<boolean> {
  return runCommand(name, ['--version']).then(
    () => true,
    () => false,
  );
}

/** A running driver: its messages in order, as they come. */
export interface Driver {
  readonly process: ChildProcess;
  readonly pid: number;
  /** Every message so far. */
  readonly messages: DriverMessage[];
  /** The first message of a kind, or undefined when the driver ended without one. */
  first<K extends DriverMessage['kind']>(
    kind: K,
  ): Promise<Extract<DriverMessage, { kind: K }> | undefined>;
  say(line: string): void;
  /** Resolves when it has ended and everything it said was read. */
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

export interface DriverJob {
  readonly library: string;
  readonly seed: number;
  /** `saves` saves until it is ended; `steps` does one named thing per line it is told. */
  readonly mode: 'saves' | 'steps';
  readonly writer: Writer;
  readonly takeOver?: boolean;
  /** The known-bad way to share a library: the lock is thrown away first. */
  readonly unlocked?: boolean;
  /** Where a known-bad writer dies when it is told to: the moment is chosen, and does not rest on chance. */
  readonly diesWhen?: 'emptied' | 'half written';
}

export type Writer = 'galley' | 'plain' | 'lowdb';

/** What a library holds, as the driver read it when it opened. */
export interface ReadState {
  readonly articles: Readonly<Record<string, { revision: number; hash: string; slug: string }>>;
  readonly redirects: readonly { readonly from: string; readonly to: string }[];
  readonly problems: readonly string[];
}

export type DriverMessage =
  | {
      readonly kind: 'opened';
      readonly ms: number;
      readonly readOnly: string | null;
      readonly state: ReadState;
    }
  | { readonly kind: 'unreadable'; readonly detail: string }
  | {
      readonly kind: 'saved';
      readonly id: string;
      readonly revision: number;
      readonly hash: string;
    }
  | { readonly kind: 'refused'; readonly code: string; readonly detail: string }
  | { readonly kind: 'done' };

export function startDriver(
  program: string,
  job: DriverJob,
  { runtime = process.execPath }: { runtime?: string } = {},
): Driver {
  const child = spawn(runtime, [program, JSON.stringify(job)], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // One thread, so that the calls of a save come in one order. Electron is Node where it is told to be.
    env: { ...process.env, UV_THREADPOOL_SIZE: '1', ELECTRON_RUN_AS_NODE: '1' },
  });
  const messages: DriverMessage[] = [];
  const waiting = new Set<() => void>();
  let over = false;
  const tellAll = (): void => {
    for (const tell of waiting) tell();
  };
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  child.stdin.on('error', () => undefined); // it may be gone before it reads
  createInterface({ input: child.stdout }).on('line', (line) => {
    try {
      // Written by the driver with the same type.
      messages.push(JSON.parse(line) as DriverMessage);
    } catch {
      return; // a line that a kill cut
    }
    tellAll();
  });
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('close', (code, signal) => {
      over = true;
      if (code !== null && code !== 0) {
        messages.push({ kind: 'unreadable', detail: errors.slice(-400) });
      }
      tellAll();
      resolve({ code, signal });
    });
  });
  return {
    process: child,
    pid: child.pid ?? 0,
    messages,
    ended,
    say: (line) => child.stdin.write(`${line}\n`),
    first: (kind) =>
      new Promise((resolve) => {
        const look = (): void => {
          // The find is by kind, which the compiler does not carry into the element type.
          const found = messages.find((message) => message.kind === kind) as never;
          if (found === undefined && !over) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
  };
}
