// Can two processes ever write in one library? Living, stopped, killed and forged holders of its lock, and their heirs.
import { readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { files } from '../../electron/storage/library-files.ts';
import { bundle } from './bundle.ts';
import { Acknowledged, Findings, saidUnreadable } from './kills.ts';
import { makeLibrary } from './make-library.ts';
import { fileSystemOf } from './places.ts';
import {
  below,
  type Driver,
  type DriverJob,
  inFolder,
  type Random,
  type Suite,
  type SuiteReport,
  seeded,
  startDriver,
} from './suite.ts';

const kinds = [
  'beside a living holder',
  'beside a stopped holder',
  'several heirs of a killed holder',
  'a lock of another computer',
  'a number that another process has now',
  'a lock of a living process',
] as const;
type Kind = (typeof kinds)[number];

/** Revisions of articles that more than one process was told it had made. */
export function interleaved(drivers: readonly Driver[]): number {
  const makers = new Map<string, number>();
  let twice = 0;
  for (const [index, { messages }] of drivers.entries()) {
    for (const message of messages) {
      if (message.kind !== 'saved') continue;
      const revision = `${message.id} ${message.revision}`;
      const before = makers.get(revision);
      if (before !== undefined && before !== index) twice += 1;
      makers.set(revision, index);
    }
  }
  return twice;
}

/** One library and everybody who ever opened it. */
class Contest {
  readonly #program: string;
  readonly #library: string;
  readonly #random: Random;
  readonly #acknowledged = new Acknowledged();
  readonly findings = new Findings();
  readonly counts = { steals: 0, interleaved: 0, shutOut: 0, refused: 0 };
  #round: Driver[] = [];
  #started = 0;

  constructor(program: string, library: string, random: Random) {
    this.#program = program;
    this.#library = library;
    this.#random = random;
  }

  get saves(): number {
    return this.#acknowledged.count;
  }

  async #open(
    mode: DriverJob['mode'],
    takeOver = false,
  ): Promise<{ driver: Driver; writes: boolean }> {
    this.#started += 1;
    const job = {
      library: this.#library,
      seed: this.#started,
      mode,
      writer: 'galley',
      takeOver,
    } as const;
    const driver = startDriver(this.#program, job);
    this.#round.push(driver);
    const opened = await driver.first('opened');
    if (opened === undefined) {
      this.findings.look(undefined, this.#acknowledged, 'opening', saidUnreadable(driver));
    }
    return { driver, writes: opened?.readOnly === null };
  }

  /** Opens beside a holder that lives: nothing may be written, whether or not a person insists. */
  async #intrude(): Promise<void> {
    const { driver, writes } = await this.#open('steps', below(this.#random, 2) === 0);
    if (writes) this.counts.steals += 1;
    for (let count = 0; count < 2; count += 1) driver.say('save');
    driver.say('end');
    await driver.ended;
    this.counts.refused += driver.messages.filter(({ kind }) => kind === 'refused').length;
    this.counts.steals += driver.messages.filter(({ kind }) => kind === 'saved').length;
  }

  /** Whoever opens it now must be able to write. */
  async #inherit(takeOver = false): Promise<void> {
    const { driver, writes } = await this.#open('steps', takeOver);
    if (!writes) this.counts.shutOut += 1;
    driver.say('save');
    driver.say('end');
    await driver.ended;
  }

  async #forge(lock: Readonly<Record<string, unknown>>): Promise<void> {
    const since = new Date('2026-02-01T08:00:00Z').toISOString();
    const forged = {
      nonce: `forged${this.#started}`,
      host: hostname(),
      user: 'Ana',
      since,
      ...lock,
    };
    await mkdir(files.own(this.#library), { recursive: true });
    await writeFile(join(files.own(this.#library), 'lock'), JSON.stringify(forged));
  }

  async round(kind: Kind): Promise<void> {
    this.#round = [];
    switch (kind) {
      case 'beside a living holder': {
        const holder = await this.#hold();
        await this.#intrude();
        await this.#end(holder);
        break;
      }
      case 'beside a stopped holder': {
        const holder = await this.#hold();
        holder.process.kill('SIGSTOP');
        await this.#intrude();
        const before = holder.messages.length;
        holder.process.kill('SIGCONT');
        // It goes on where it stood, and still holds what it held.
        while (holder.messages.length < before + 2 && holder.process.exitCode === null)
          await wait(5);
        await this.#end(holder);
        break;
      }
      case 'several heirs of a killed holder': {
        await this.#end(await this.#hold());
        const heirs = await Promise.all([1, 2, 3].map(() => this.#open('steps')));
        const writers = heirs.filter(({ writes }) => writes).length;
        if (writers > 1) this.counts.steals += writers - 1;
        if (writers === 0) this.counts.shutOut += 1;
        for (const { driver } of heirs) for (const line of ['save', 'end']) driver.say(line);
        await Promise.all(heirs.map(({ driver }) => driver.ended));
        break;
      }
      case 'a lock of another computer': {
        await this.#forge({ host: 'another-computer', pid: 1 + below(this.#random, 30_000) });
        const { driver, writes } = await this.#open('steps');
        if (writes) this.counts.steals += 1;
        driver.say('end');
        await driver.ended;
        await this.#inherit(true);
        break;
      }
      case 'a number that another process has now':
        await this.#forge({ pid: process.pid, started: '1' });
        await this.#inherit();
        break;
      case 'a lock of a living process': {
        const stat = readFileSync(`/proc/${process.pid}/stat`, 'utf8');
        const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
        await this.#forge({ pid: process.pid, started });
        await this.#intrude();
        await rm(join(files.own(this.#library), 'lock'));
        break;
      }
    }
    this.counts.interleaved += interleaved(this.#round);
    for (const { messages } of this.#round) this.#acknowledged.add(messages);
  }

  async #hold(): Promise<Driver> {
    const { driver, writes } = await this.#open('saves');
    if (!writes) this.counts.shutOut += 1;
    await driver.first('saved');
    return driver;
  }

  async #end(holder: Driver): Promise<void> {
    holder.process.kill('SIGKILL');
    await holder.ended;
  }

  /** Opens it a last time, and compares what is there with everything that was acknowledged. */
  async look(about: string): Promise<void> {
    this.#round = [];
    const { driver } = await this.#open('steps');
    const opened = await driver.first('opened');
    this.findings.look(opened, this.#acknowledged, about, saidUnreadable(driver));
    driver.say('end');
    await driver.ended;
  }
}

/** Two who throw the lock away and save at once: how many of the rounds end with a revision made twice? */
async function withoutLock(program: string, library: string, rounds: number): Promise<number> {
  let failed = 0;
  for (let round = 0; round < rounds; round += 1) {
    const both: Driver[] = [];
    for (const who of [1, 2]) {
      const job = { library, seed: round * 2 + who, mode: 'saves', writer: 'galley' } as const;
      both.push(startDriver(program, { ...job, unlocked: true }));
      // One after the other, so that the second throws away the lock of the first.
      await both.at(-1)?.first('saved');
    }
    const isEnough = (): boolean =>
      interleaved(both) > 0 || both.some(({ messages }) => messages.length > 400);
    while (!isEnough() && both.every(({ process: one }) => one.exitCode === null)) await wait(5);
    for (const driver of both) driver.process.kill('SIGKILL');
    await Promise.all(both.map((driver) => driver.ended));
    if (interleaved(both) > 0) failed += 1;
  }
  return failed;
}

export const twoWriters: Suite = {
  name: 'two-writers',
  unit: 'rounds of two or more processes and one library',
  fullN: 120,
  shortN: 6,
  missing: async () =>
    process.platform === 'linux'
      ? undefined
      : 'processes are told apart by what Linux says of them',
  run: ({ n, seed }) =>
    inFolder(async (folder): Promise<SuiteReport> => {
      const random = seeded(seed);
      const program = await bundle('store-driver.ts', folder);
      const library = await makeLibrary(folder, { count: 4, random });
      const contest = new Contest(program, library, random);
      for (let round = 0; round < n; round += 1) {
        const kind = kinds[round % kinds.length] ?? kinds[0];
        await contest.round(kind);
        await contest.look(`round ${round}, ${kind}`);
      }
      const { steals, interleaved: twice, shutOut, refused } = contest.counts;
      const { lost, unreadable, damaged, half, wrong, examples } = contest.findings;
      const rounds = Math.min(10, n);
      await mkdir(join(folder, 'control'));
      const open = await makeLibrary(join(folder, 'control'), { count: 1, random });
      return {
        suite: 'two-writers',
        n,
        seed,
        where: `${fileSystemOf(folder)}; ${kinds.join(', ')}`,
        figures: {
          'saves acknowledged': contest.saves,
          'saves refused beside a holder': refused,
          'false steals': steals,
          'interleaved writes': twice,
          'heirs shut out': shutOut,
          'acknowledged saves lost': lost,
          'unreadable, damaged or half-visible': unreadable + damaged + half,
        },
        wrong: steals + twice + shutOut + wrong,
        examples,
        controls: [
          {
            name: 'no lock, rounds with a revision made twice',
            lost: await withoutLock(program, open, rounds),
            of: rounds,
          },
        ],
      };
    }),
};
