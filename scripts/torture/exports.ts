// Is an exported folder or bundle old or new, never mixed, whenever and wherever the export into it is killed?
import { type ChildProcess, spawn } from 'node:child_process';
import { lstatSync } from 'node:fs';
import { cp, mkdir, readdir, realpath, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import type { Guarantee } from '../../core/ipc/contract.ts';
import { FolderDesk } from '../../electron/export/folder-desk.ts';
import { finishExports } from '../../electron/export/folder-writer.ts';
import { inProject } from '../project.ts';
import type { ExportDriverJob } from './export-driver.ts';
import {
  ExportedStates,
  type Found,
  harmedStrangers,
  putStrangers,
  type State,
  states,
} from './exported-states.ts';
import { attach, straceMissing } from './kills.ts';
import { fileSystemOf } from './places.ts';
import { below, inFolder, type Random, type Suite, type SuiteReport, seeded } from './suite.ts';

/** What is exported to, and how. */
interface Way {
  readonly name: string;
  readonly kind: 'folder' | 'bundle';
  readonly best?: Guarantee;
}

const asAWhole: Way = { name: 'folder, exchanged at once', kind: 'folder' };
const withGap: Way = {
  name: 'folder, by two renames',
  kind: 'folder',
  best: 'whole-site-with-gap',
};
const fileByFile: Way = { name: 'folder, file by file', kind: 'folder', best: 'file-by-file' };
const aBundle: Way = { name: 'bundle', kind: 'bundle' };
const ways: readonly Way[] = [asAWhole, withGap, fileByFile, aBundle];

/** One place that is exported to again and again by programs that are killed. */
class Target {
  readonly way: Way;
  readonly path: string;
  readonly #cacheFolder: string;
  readonly #states: ExportedStates;
  #strangers: ReadonlyMap<string, number> = new Map();
  current: Found = 'nothing';

  constructor(folder: string, way: Way, states: ExportedStates) {
    this.way = way;
    this.path = join(folder, way.kind === 'bundle' ? 'site.zip' : 'site');
    this.#cacheFolder = join(folder, 'cache');
    this.#states = states;
  }

  job(state: State): ExportDriverJob {
    const { kind, best } = this.way;
    return {
      library: this.#states.library(state),
      destination: { kind, path: this.path },
      cacheFolder: this.#cacheFolder,
      ...(best === undefined ? {} : { best }),
    };
  }

  /** As if nobody had ever exported here. */
  async forget(): Promise<void> {
    await rm(this.path, { recursive: true, force: true });
    this.current = 'nothing';
    this.#strangers = new Map();
  }

  /** What others put there, once there is something for it to lie beside. */
  async addStrangers(): Promise<void> {
    const isMissing = this.way.kind === 'folder' && this.#strangers.size === 0;
    if (isMissing && this.current !== 'nothing') this.#strangers = await putStrangers(this.path);
  }

  async look(): Promise<Found> {
    return this.way.kind === 'folder'
      ? await this.#states.inFolder(this.path)
      : await this.#states.inBundle(this.path);
  }

  /** In what a folder is neither of two states. */
  async unlike(wanted: State): Promise<string> {
    if (this.way.kind === 'bundle' || (await this.look()) === 'nothing') return '';
    const { current } = this;
    const both = current === 'nothing' || current === 'mixed' ? [wanted] : [wanted, current];
    const found = await Promise.all(both.map((one) => this.#states.differences(this.path, one)));
    return `; ${found.join('; ')}`;
  }

  async finish(): Promise<void> {
    await finishExports(this.#cacheFolder);
  }

  /** As its spare's own note allows at any time: the next export has to make it again, of second names. */
  async forgetSpare(): Promise<void> {
    const desk = await FolderDesk.take(this.#cacheFolder, await realpath(this.path));
    for (const place of desk.sparePlaces) await rm(place, { recursive: true, force: true });
    await desk.release();
  }

  async harmed(): Promise<string[]> {
    if (this.#strangers.size === 0) return [];
    if (lstatSync(this.path, { throwIfNoEntry: false }) === undefined) return [];
    return await harmedStrangers(this.path, this.#strangers);
  }

  /** What lies beside the place that was not there before. */
  async beside(): Promise<string[]> {
    const own = new Set(['cache', this.way.kind === 'bundle' ? 'site.zip' : 'site']);
    return (await readdir(dirname(this.path))).filter((name) => !own.has(name));
  }
}

/** What was found, over all the kills. */
class Tally {
  readonly before = { old: 0, new: 0, nothing: 0, mixed: 0 };
  readonly after = { old: 0, new: 0 };
  wrong = 0;
  harmed = 0;
  readonly examples: string[] = [];

  tell(what: string): void {
    this.wrong += 1;
    if (this.examples.length < 5) this.examples.push(what);
  }

  /** Looks at a target that was being exported to, before and after the export is finished. */
  async look(target: Target, wanted: State, about: string): Promise<void> {
    const was = target.current;
    const kindOf = (found: Found) =>
      found === wanted ? 'new' : found === was ? 'old' : found === 'nothing' ? found : 'mixed';
    const found = kindOf(await target.look());
    this.before[found] += 1;
    const { way } = target;
    const isAllowed =
      found === 'old' ||
      found === 'new' ||
      (found === 'nothing' && way === withGap) ||
      (found === 'mixed' && way === fileByFile);
    if (!isAllowed) {
      const unlike = await target.unlike(wanted);
      this.tell(`${about}: from ${was} to ${wanted}, ${found} before it was finished${unlike}`);
    }
    await this.#lookAtStrangers(target, about);
    await target.finish();
    const finished = await target.look();
    const kind = kindOf(finished);
    if (kind === 'old' || kind === 'new') this.after[kind] += 1;
    else {
      const unlike = await target.unlike(wanted);
      this.tell(`${about}: ${kind} after it was finished (before: ${found})${unlike}`);
    }
    await this.#lookAtStrangers(target, about);
    const beside = await target.beside();
    if (beside.length > 0) this.tell(`${about}: left beside it: ${beside.join(', ')}`);
    target.current = finished;
  }

  async #lookAtStrangers(target: Target, about: string): Promise<void> {
    const harmed = await target.harmed();
    this.harmed += harmed.length;
    if (harmed.length > 0) this.tell(`${about}: not as it was: ${harmed.join(', ')}`);
  }

  figures(): Record<string, number> {
    const { before, after } = this;
    return {
      'old before it was finished': before.old,
      'new before it was finished': before.new,
      'nothing there, by two renames': before.nothing,
      'mixed, file by file': before.mixed,
      'old after it was finished': after.old,
      'new after it was finished': after.new,
      'files of others harmed': this.harmed,
      'wrong outcomes': this.wrong,
    };
  }
}

/** A program that exports, and what it says. */
interface Exporting {
  readonly pid: number;
  /** Resolves at the first line that begins so; false when it ended without one. */
  said(word: string): Promise<boolean>;
  go(): void;
  kill(): void;
  readonly ended: Promise<void>;
}

function startExport(job: ExportDriverJob): Exporting {
  // A group of its own: what it has started ends with it, and nothing goes on behind the one who looks.
  const child: ChildProcess = spawn(
    process.execPath,
    [inProject('scripts', 'torture', 'export-driver.ts'), JSON.stringify(job)],
    { stdio: ['pipe', 'pipe', 'inherit'], detached: true },
  );
  const heard: string[] = [];
  const listeners = new Set<() => void>();
  let isOver = false;
  const tellAll = (): void => {
    for (const listener of listeners) listener();
  };
  child.stdin?.on('error', () => undefined);
  if (child.stdout !== null) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      heard.push(line);
      tellAll();
    });
  }
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      isOver = true;
      tellAll();
      resolve();
    });
  });
  return {
    pid: child.pid ?? 0,
    ended,
    said: (word) =>
      new Promise((resolve) => {
        const look = (): void => {
          const isHeard = heard.some((line) => line.startsWith(word));
          if (!isHeard && !isOver) return;
          listeners.delete(look);
          resolve(isHeard);
        };
        listeners.add(look);
        look();
      }),
    go: () => child.stdin?.write('go\n'),
    kill() {
      try {
        process.kill(-(child.pid ?? 0), 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    },
  };
}

/** Exports without being killed. */
async function exportWhole(target: Target, state: State): Promise<number> {
  const exporting = startExport(target.job(state));
  await exporting.said('ready');
  const began = performance.now();
  exporting.go();
  if (!(await exporting.said('done'))) throw new Error(`${target.way.name}: the export failed`);
  await exporting.ended;
  target.current = state;
  return performance.now() - began;
}

function otherThan(state: Found, random: Random): State {
  const others = states.filter((one) => one !== state);
  return others[below(random, others.length)] ?? 'made';
}

/** Kills exports into one target: half of them at any moment, half while everything is being put in place. */
async function killAtRandom(
  target: Target,
  kills: number,
  random: Random,
  tally: Tally,
): Promise<void> {
  const took = await exportWhole(target, 'made');
  for (let count = 0; count < kills; count += 1) {
    if (below(random, 6) === 0) await target.forget();
    await target.addStrangers();
    const wanted = otherThan(target.current, random);
    const exporting = startExport(target.job(wanted));
    await exporting.said('ready');
    exporting.go();
    if (below(random, 2) === 0) await wait(random() * took);
    else {
      await exporting.said('placing');
      await wait(random() * 60);
    }
    exporting.kill();
    await exporting.ended;
    await tally.look(target, wanted, `${target.way.name}, kill ${count}`);
  }
}

/** How many of the deaths of a program that copies the new website over the old one leave neither? */
async function killPlainCopies(
  folder: string,
  exported: ExportedStates,
  rounds: number,
  random: Random,
): Promise<{ lost: number; of: number }> {
  let lost = 0;
  await mkdir(folder);
  const path = join(folder, 'site');
  for (let round = 0; round < rounds; round += 1) {
    const [from, to] =
      round % 2 === 0 ? (['made', 'themed'] as const) : (['themed', 'made'] as const);
    await rm(path, { recursive: true, force: true });
    await cp(exported.reference(from), path, { recursive: true });
    const exporting = startExport({
      library: '',
      cacheFolder: '',
      destination: { kind: 'folder', path },
      plain: { from: exported.reference(to), diesAfter: 8 + below(random, 20) },
    });
    await exporting.said('ready');
    exporting.go();
    await exporting.ended;
    if ((await exported.inFolder(path)) === 'mixed') lost += 1;
  }
  return { lost, of: rounds };
}

const control = 'the new website copied over the old one, killed between two files';

/** SIGKILL at random moments of exports, half of them while everything is put in place. */
export const exportKills: Suite = {
  name: 'export',
  unit: 'SIGKILLs of exports at random moments',
  fullN: 320,
  shortN: 2,
  missing: async () =>
    process.platform === 'win32' ? 'Windows has no signals that end a process at once' : undefined,
  run: ({ n, seed, log }) =>
    inFolder(async (folder): Promise<SuiteReport> => {
      const random = seeded(seed);
      const exported = await ExportedStates.make(folder, random, n < 20 ? 12 : 60);
      const tally = new Tally();
      for (const [place, way] of ways.entries()) {
        const own = join(folder, `place ${place}`);
        await mkdir(own);
        const target = new Target(own, way, exported);
        await killAtRandom(target, Math.ceil(n / ways.length), random, tally);
        log(`export: ${way.name} done`);
      }
      const rounds = Math.min(20, n);
      const lost = await killPlainCopies(join(folder, 'control'), exported, rounds, random);
      return {
        suite: 'export',
        n: Math.ceil(n / ways.length) * ways.length,
        seed,
        where: `${fileSystemOf(folder)}; ${ways.map(({ name }) => name).join('; ')}; some pages, every page, or the first export; files of others in the folder`,
        figures: tally.figures(),
        wrong: tally.wrong,
        examples: tally.examples,
        controls: [{ name: control, ...lost }],
      };
    }),
};

/** The calls by which an export changes what is there. */
const placingCalls = ['rename', 'renameat2', 'link', 'unlink', 'rmdir', 'mkdir', 'fsync'] as const;

/** Kills one export after the other, each at the next system call of its kind, until one lives to its end. */
async function killAtEachStep(
  target: Target,
  most: number,
  random: Random,
  tally: Tally,
): Promise<number> {
  let steps = 0;
  await exportWhole(target, 'made');
  await target.addStrangers();
  // A second one, so that a spare is there.
  await exportWhole(target, 'edited');
  for (const call of placingCalls) {
    for (let when = 1; when <= most; when += 1) {
      const wanted = otherThan(target.current, random);
      const exporting = startExport(target.job(wanted));
      await exporting.said('ready');
      const watch = await attach(exporting.pid, `inject=${call}:signal=SIGKILL:when=${when}`);
      exporting.go();
      const survived = await exporting.said('done');
      exporting.kill();
      await exporting.ended;
      await watch.detach();
      await tally.look(target, wanted, `${target.way.name}, ${call} ${when}`);
      if (survived) break;
      steps += 1;
    }
  }
  return steps;
}

/** What a system refuses, and what an export can then still promise. */
const refusals: readonly { readonly inject: string; readonly left: Guarantee }[] = [
  { inject: 'inject=link,linkat:error=EPERM', left: 'file-by-file' },
  { inject: 'inject=renameat2:error=EINVAL', left: 'whole-site-with-gap' },
  { inject: 'inject=renameat2:error=ENOSYS', left: 'whole-site-with-gap' },
];

/** Exports where the system refuses second names, or to exchange two names: another website is there, and it is said how. */
async function meetRefusals(target: Target, random: Random, tally: Tally): Promise<number> {
  for (const { inject, left } of refusals) {
    // A spare that differs in nothing but the files that are made now asks for no second name, and there is nothing to refuse.
    await target.forgetSpare();
    const wanted = otherThan(target.current, random);
    const exporting = startExport(target.job(wanted));
    await exporting.said('ready');
    const watch = await attach(exporting.pid, inject);
    exporting.go();
    const isSaid = await exporting.said(`done ${left}`);
    await exporting.ended;
    await watch.detach();
    const found = await target.look();
    if (!isSaid || found !== wanted) tally.tell(`${inject}: ${found}, and not “done ${left}”`);
    target.current = found;
  }
  return refusals.length;
}

/** SIGKILL at every system call by which an export changes what is there. */
export const exportSteps: Suite = {
  name: 'export-steps',
  unit: 'steps of each kind at which an export is killed',
  fullN: 60,
  shortN: 0,
  missing: straceMissing,
  run: ({ n, seed, log }) =>
    inFolder(async (folder): Promise<SuiteReport> => {
      const random = seeded(seed);
      const exported = await ExportedStates.make(folder, random, 4);
      const tally = new Tally();
      let steps = 0;
      let refused = 0;
      for (const [place, way] of ways.entries()) {
        const own = join(folder, `place ${place}`);
        await mkdir(own);
        const target = new Target(own, way, exported);
        steps += await killAtEachStep(target, n, random, tally);
        if (way === asAWhole) refused = await meetRefusals(target, random, tally);
        log(`export-steps: ${way.name} done, ${steps} steps`);
      }
      const lost = await killPlainCopies(join(folder, 'control'), exported, 10, random);
      return {
        suite: 'export-steps',
        n: steps,
        seed,
        where: `strace inject over ${placingCalls.join(', ')}; ${ways.map(({ name }) => name).join('; ')}`,
        figures: { ...tally.figures(), 'refusals met by less, and told': refused },
        wrong: tally.wrong,
        examples: tally.examples,
        controls: [{ name: control, ...lost }],
      };
    }),
};
