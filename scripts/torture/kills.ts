// Does every acknowledged save outlive the process, killed at any moment and at every step of a save?
import { spawn } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findFallbackRuntime } from '../electron-runtime/fallback-runtime.ts';
import { runCommand } from '../run-command.ts';
import { bundle } from './bundle.ts';
import { halfVisible, makeLibrary } from './make-library.ts';
import { fileSystemOf } from './places.ts';
import {
  below,
  type Driver,
  type DriverMessage,
  hasProgram,
  inFolder,
  percentile,
  type ReadState,
  type Suite,
  type SuiteOptions,
  type SuiteReport,
  seeded,
  startDriver,
  type Writer,
} from './suite.ts';

/** What was acknowledged, kept here and not on the file system under test. */
export class Acknowledged {
  readonly #saves = new Map<string, { revision: number; hash: string }>();
  count = 0;

  add(messages: readonly DriverMessage[]): void {
    for (const message of messages) {
      if (message.kind !== 'saved') continue;
      this.count += 1;
      this.#saves.set(message.id, { revision: message.revision, hash: message.hash });
    }
  }

  /** What of it is missing from what was read; at most one save per article may be there unacknowledged. */
  lostFrom(state: ReadState): string[] {
    return [...this.#saves].flatMap(([id, { revision, hash }]) => {
      const found = state.articles[id];
      if (found === undefined) return [`${id}: acknowledged revision ${revision}, not there`];
      const newer = found.revision === revision + 1;
      if (newer || (found.revision === revision && found.hash === hash)) return [];
      return [`${id}: acknowledged revision ${revision}, found ${found.revision}`];
    });
  }

  forget(): void {
    this.#saves.clear();
  }

  /** From here on what is there counts, whether or not it was acknowledged. */
  accept(state: ReadState): void {
    for (const [id, { revision, hash }] of Object.entries(state.articles)) {
      this.#saves.set(id, { revision, hash });
    }
  }
}

/** Everything that may be wrong with what a killed writer left. */
export class Findings {
  lost = 0;
  unreadable = 0;
  damaged = 0;
  half = 0;
  readonly reopenMs: number[] = [];
  readonly examples: string[] = [];

  get wrong(): number {
    return this.lost + this.unreadable + this.damaged + this.half;
  }

  look(
    opened: Extract<DriverMessage, { kind: 'opened' }> | undefined,
    acknowledged: Acknowledged,
    about: string,
    detail = '',
  ): void {
    if (opened === undefined) {
      this.unreadable += 1;
      this.#tell(about, `cannot be opened ${detail}`);
      return;
    }
    this.reopenMs.push(opened.ms);
    const lost = acknowledged.lostFrom(opened.state);
    const half = halfVisible(opened.state);
    this.lost += lost.length;
    this.half += half.length;
    this.damaged += opened.state.problems.length;
    for (const what of [...lost, ...half, ...opened.state.problems]) this.#tell(about, what);
    if (opened.readOnly !== null) {
      this.unreadable += 1;
      this.#tell(about, `opened read-only: ${opened.readOnly}`);
    }
    acknowledged.accept(opened.state);
  }

  #tell(about: string, what: string): void {
    if (this.examples.length < 5) this.examples.push(`${about}: ${what}`);
  }
}

export function saidUnreadable(driver: Driver): string {
  const said = driver.messages.find((message) => message.kind === 'unreadable');
  return said?.kind === 'unreadable' ? said.detail : '';
}

async function killAtRandom(
  { program, library, runtime }: { program: string; library: string; runtime?: string },
  { kills, seed }: { kills: number; seed: number },
  findings: Findings,
): Promise<number> {
  const random = seeded(seed);
  const acknowledged = new Acknowledged();
  for (let count = 0; count <= kills; count += 1) {
    const job = { library, seed: seed + count, mode: 'saves', writer: 'galley' } as const;
    const driver = startDriver(program, job, runtime === undefined ? {} : { runtime });
    // One in six dies before or while it opens, where an earlier change may be being finished.
    const early = count < kills && below(random, 6) === 0;
    if (early) {
      await wait(60 + below(random, 120));
    } else {
      const opened = await driver.first('opened');
      findings.look(opened, acknowledged, `kill ${count}`, saidUnreadable(driver));
      if (count < kills) {
        await driver.first('saved');
        await wait(random() * 60);
      }
    }
    driver.process.kill('SIGKILL');
    await driver.ended;
    if (early) {
      // It may have saved already: what it acknowledged counts as well.
      const opened = driver.messages.find((message) => message.kind === 'opened');
      if (opened?.kind === 'opened') findings.look(opened, acknowledged, `kill ${count}`);
    }
    acknowledged.add(driver.messages);
  }
  return acknowledged.count;
}

/** A plain writer that saves once and dies in its second save: how often is the first one lost? */
async function killPlainWriter(
  program: string,
  folder: string,
  { seed, rounds }: { seed: number; rounds: number },
): Promise<{ lost: number; of: number }> {
  const findings = new Findings();
  const acknowledged = new Acknowledged();
  const random = seeded(seed);
  let [lost, of] = [0, 0];
  for (let round = 0; round <= rounds; round += 1) {
    const diesWhen = below(random, 2) === 0 ? 'emptied' : 'half written';
    const job = { library: folder, seed: round, mode: 'steps', writer: 'plain', diesWhen } as const;
    const driver = startDriver(program, job);
    const before = findings.wrong;
    findings.look(await driver.first('opened'), acknowledged, `round ${round}`);
    if (findings.wrong > before) {
      lost += 1;
      // What is gone is gone: the next round has a file of its own.
      await rm(join(folder, 'control.json'), { force: true });
      acknowledged.forget();
      await driver.ended;
      continue;
    }
    if (round < rounds) {
      of += 1;
      for (const line of ['save', 'die']) driver.say(line);
    } else driver.say('end');
    await driver.ended;
    acknowledged.add(driver.messages);
  }
  return { lost, of };
}

async function killSuite(
  { n, seed, log }: SuiteOptions,
  name: string,
  runtime?: { readonly executable: string; readonly version: string },
): Promise<SuiteReport> {
  return await inFolder(async (folder) => {
    const program = await bundle('store-driver.ts', folder);
    const findings = new Findings();
    const lanes = n >= 100 ? 2 : 1;
    const saves = await Promise.all(
      Array.from({ length: lanes }, async (_, lane) => {
        const own = join(folder, `lane ${lane}`);
        await mkdir(own);
        const library = await makeLibrary(own, { count: 6, random: seeded(seed + lane) });
        const place = { program, library };
        return await killAtRandom(
          runtime === undefined ? place : { ...place, runtime: runtime.executable },
          { kills: Math.ceil(n / lanes), seed: seed + lane * 10_000 },
          findings,
        );
      }),
    );
    log(`${name}: ${n} kills of the store done; now the control`);
    const rounds = Math.min(40, n);
    const control = join(folder, 'control');
    await mkdir(control);
    const { lost, of } = await killPlainWriter(program, control, { seed, rounds });
    return {
      suite: name,
      n: Math.ceil(n / lanes) * lanes,
      seed,
      ...(runtime === undefined ? {} : { runtime: runtime.version }),
      where: fileSystemOf(folder),
      figures: {
        'saves acknowledged': saves.reduce((sum, count) => sum + count, 0),
        'acknowledged saves lost': findings.lost,
        'unreadable libraries': findings.unreadable,
        'damaged records': findings.damaged,
        'half-visible changes': findings.half,
        'reopening, p95': `${percentile(findings.reopenMs, 0.95).toFixed(0)} ms`,
      },
      wrong: findings.wrong,
      examples: findings.examples,
      controls: [{ name: 'plain writeFile, killed while it writes', lost, of }],
    };
  });
}

export const kill: Suite = {
  name: 'kill',
  unit: 'SIGKILLs at random moments',
  fullN: 1000,
  shortN: 12,
  missing: async () => noSignals(),
  run: (options) => killSuite(options, 'kill'),
};

/** The same on the Node inside the Electron that is there without fetching one. */
export const killInElectron: Suite = {
  name: 'kill-electron',
  unit: 'SIGKILLs at random moments, on the Node of Electron',
  fullN: 100,
  shortN: 3,
  missing: async () =>
    noSignals() ?? ((await electronNode()) === undefined ? 'no Electron is there' : undefined),
  run: async (options) => killSuite(options, 'kill-electron', await electronNode()),
};

function noSignals(): string | undefined {
  return process.platform === 'win32'
    ? 'Windows has no signals that end a process at once'
    : undefined;
}

async function electronNode(): Promise<{ executable: string; version: string } | undefined> {
  const context = { env: process.env, installForbidden: true, retry: false, log: () => undefined };
  const found = await findFallbackRuntime(context);
  if ('reason' in found) return undefined;
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const asked = await runCommand(found.executable, ['-p', 'process.version'], { env });
  if (asked.code !== 0) return undefined;
  const version = `Node ${asked.stdout.trim()} of Electron ${found.version}`;
  return { executable: found.executable, version };
}

/** The calls that a save is made of. */
const stepCalls = ['openat', 'write', 'fsync', 'rename', 'unlink', 'close'] as const;

/** Attaches strace to a running driver; resolves once it watches every thread. */
export async function attach(pid: number, inject: string): Promise<{ detach(): Promise<void> }> {
  const tracer = spawn('strace', ['-f', '-p', String(pid), '-o', '/dev/null', '-e', inject], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => tracer.once('close', () => resolve()));
  await new Promise<void>((resolve) => {
    tracer.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (text.includes('attached')) resolve();
    });
    void ended.then(resolve);
  });
  return {
    async detach() {
      tracer.kill('SIGINT');
      await ended;
    },
  };
}

export async function straceMissing(): Promise<string | undefined> {
  if (process.platform !== 'linux') return 'strace is a program of Linux';
  return (await hasProgram('strace')) ? undefined : 'strace is not installed';
}

async function killAtEachStep(
  program: string,
  library: string,
  options: {
    writer: Writer;
    things: readonly string[];
    calls: readonly string[];
    seed: number;
    most: number;
  },
  findings: Findings,
): Promise<number> {
  const acknowledged = new Acknowledged();
  let steps = 0;
  let about = 'start';
  const { writer, seed } = options;
  const open = async (): Promise<Driver | undefined> => {
    const driver = startDriver(program, { library, seed: seed + steps, mode: 'steps', writer });
    const opened = await driver.first('opened');
    findings.look(opened, acknowledged, about, saidUnreadable(driver));
    if (opened !== undefined) return driver;
    await driver.ended;
    return undefined;
  };
  for (const thing of options.things) {
    for (const call of options.calls) {
      for (let when = 1; when <= options.most; when += 1) {
        const driver = await open();
        if (driver === undefined) return steps;
        const watch = await attach(driver.pid, `inject=${call}:signal=SIGKILL:when=${when}`);
        driver.say(thing);
        const survived = (await driver.first('done')) !== undefined;
        if (survived) driver.process.kill('SIGKILL');
        await driver.ended;
        await watch.detach();
        acknowledged.add(driver.messages);
        about = `${thing}, ${call} ${when}`;
        if (survived) break;
        steps += 1;
      }
    }
  }
  const last = await open();
  last?.process.kill('SIGKILL');
  await last?.ended;
  return steps;
}

export const steps: Suite = {
  name: 'steps',
  unit: 'steps of a save at which it was killed',
  fullN: 60,
  shortN: 4,
  missing: straceMissing,
  run: ({ n, seed }) =>
    inFolder(async (folder): Promise<SuiteReport> => {
      const program = await bundle('store-driver.ts', folder);
      const library = await makeLibrary(folder, { count: 2, random: seeded(seed) });
      const findings = new Findings();
      const isShort = n < 20;
      const options = {
        writer: 'galley',
        things: isShort ? ['move'] : ['save', 'move', 'create'],
        calls: isShort ? ['fsync', 'rename'] : stepCalls,
        seed,
        most: n,
      } as const;
      const covered = await killAtEachStep(program, library, options, findings);
      const control = new Findings();
      const controlFolder = join(folder, 'control');
      await mkdir(controlFolder);
      // Once for something to lose, then at the step between emptying the file and filling it.
      const first = startDriver(program, {
        library: controlFolder,
        seed,
        mode: 'steps',
        writer: 'plain',
      });
      await first.first('opened');
      first.say('save');
      await first.first('done');
      first.say('end');
      await first.ended;
      const tried = await killAtEachStep(
        program,
        controlFolder,
        { writer: 'plain', things: ['save'], calls: ['write', 'close'], seed, most: 4 },
        control,
      );
      return {
        suite: 'steps',
        n: covered,
        seed,
        where: `strace inject over ${options.calls.join(', ')} of ${options.things.join(', ')}; one pool thread`,
        figures: {
          'steps covered': covered,
          'acknowledged saves lost': findings.lost,
          'unreadable libraries': findings.unreadable,
          'half-visible changes': findings.half,
        },
        wrong: findings.wrong,
        examples: findings.examples,
        controls: [{ name: 'plain writeFile', lost: control.wrong, of: tried }],
      };
    }),
};
