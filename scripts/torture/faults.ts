// Is there one file system call whose failure leads to a wrong outcome? Each call × each error, once and for good.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GalleyError } from '../../core/errors.ts';
import {
  type Disk,
  type DiskFile,
  ensureFolder,
  machineDisk,
  moveDurably,
  TEMPORARY,
  writeDurably,
} from '../../electron/storage/durable-file.ts';
import { below, inFolder, type Suite, type SuiteReport, seeded } from './suite.ts';

export const faultCodes = [
  'ENOSPC',
  'EIO',
  'EACCES',
  'EPERM',
  'EBUSY',
  'EROFS',
  'EXDEV',
  'EMFILE',
  'ENOENT',
  'short write',
] as const;
export type FaultCode = (typeof faultCodes)[number];

/** A disk whose calls are counted, and one of them, or all from one on, fail. Its clock runs only while it waits. */
export class FailingDisk implements Disk {
  readonly platform: NodeJS.Platform;
  readonly calls: string[] = [];
  readonly opened: string[] = [];
  readonly #fault: { at: number; code: FaultCode; lasting: boolean } | undefined;
  #now = 0;

  constructor(
    platform: NodeJS.Platform,
    fault?: { readonly at: number; readonly code: FaultCode; readonly lasting: boolean },
  ) {
    this.platform = platform;
    this.#fault = fault;
  }

  /** Counts a call; answers whether it is to fall short, and throws where it is to fail. */
  #call(name: string): boolean {
    const fault = this.#fault;
    const position = this.calls.push(name) - 1;
    if (fault === undefined) return false;
    if (fault.lasting ? position < fault.at : position !== fault.at) return false;
    if (fault.code === 'short write') return true;
    throw Object.assign(new Error(`${fault.code}: injected into ${name}`), { code: fault.code });
  }

  async open(path: string, flags: 'wx' | 'r', mode?: number): Promise<DiskFile> {
    this.#call('open');
    if (flags !== 'r') this.opened.push(path);
    const file = await machineDisk.open(path, flags, mode);
    return {
      write: async (bytes, offset, length) => {
        const falls = this.#callOrClose('write');
        return file.write(bytes, offset, falls ? Math.max(1, Math.floor(length / 2)) : length);
      },
      sync: async () => {
        this.#callOrClose('sync');
        await file.sync();
      },
      close: async () => {
        await file.close(); // as Linux does: closed, whatever close answers
        this.#call('close');
      },
    };
  }

  #callOrClose(name: string): boolean {
    return this.#call(name);
  }

  async rename(from: string, to: string): Promise<void> {
    this.#call('rename');
    await machineDisk.rename(from, to);
  }

  async unlink(path: string): Promise<void> {
    this.#call('unlink');
    await machineDisk.unlink(path);
  }

  async mkdir(path: string, options: { recursive: true }): Promise<string | undefined> {
    this.#call('mkdir');
    return machineDisk.mkdir(path, options);
  }

  elapsed(): number {
    return this.#now;
  }

  wait(milliseconds: number): Promise<void> {
    this.#now += milliseconds;
    return Promise.resolve();
  }
}

const expectedCodes: Readonly<Record<string, string>> = {
  ENOSPC: 'disk-full',
  EACCES: 'not-permitted',
  EPERM: 'not-permitted',
  EROFS: 'not-permitted',
};

/** One replacement of a file on a failing disk: what is wrong with what came of it, or nothing. */
async function rehearse(
  folder: string,
  disk: FailingDisk,
  fault: { at: number; code: FaultCode; lasting: boolean },
  write: typeof writeDurably,
): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'record.json');
  const [before, after] = ['old '.repeat(500), 'new '.repeat(700)];
  await writeFile(path, before);
  const outcome = await write(path, after, disk).then(
    () => 'acknowledged' as const,
    (error: unknown) => error,
  );
  const found = await readFile(path, 'utf8').catch(() => 'gone');
  const wrong: string[] = [];
  if (outcome === 'acknowledged') {
    if (found !== after) wrong.push('acknowledged, and not there');
    const call = disk.calls[fault.at];
    const waited = ['EPERM', 'EBUSY', 'EACCES'].includes(fault.code) && disk.platform === 'win32';
    const mayGoOn = fault.code === 'short write' || (call === 'rename' && waited && !fault.lasting);
    if (!mayGoOn) wrong.push(`an error of ${call} was taken for success`);
  } else {
    if (found !== before && found !== after) wrong.push('refused, and the old file is not whole');
    const code = outcome instanceof GalleyError ? outcome.failure.code : String(outcome);
    const wanted = expectedCodes[fault.code] ?? 'write-failed';
    if (code !== wanted) wrong.push(`told as ${code}, not ${wanted}`);
  }
  if (disk.opened.includes(path)) wrong.push('the file was opened in place');
  const left = (await readdir(folder)).filter((name) => TEMPORARY.test(name));
  if (left.length > 0 && !fault.lasting) wrong.push('a temp file stayed');
  const syncs = disk.calls.filter((call) => call === 'sync').length;
  if (
    disk.calls[fault.at] === 'sync' &&
    fault.code !== 'short write' &&
    outcome === 'acknowledged'
  ) {
    wrong.push(`fsync was asked again (${syncs})`);
  }
  return wrong;
}

/** How the usual packages write: one call, its count ignored, the old file emptied first where renaming fails. */
const carelessWrite: typeof writeDurably = async (path, content, disk = machineDisk) => {
  const bytes = Buffer.from(content);
  const beside = `${path}.beside`;
  const file = await disk.open(beside, 'wx', 0o644);
  try {
    await file.write(bytes, 0, bytes.byteLength);
  } finally {
    await file.close();
  }
  await disk.rename(beside, path).catch(() => writeFile(path, bytes.subarray(0, 100)));
};

export const faults: Suite = {
  name: 'faults',
  unit: 'failing calls',
  fullN: 1000,
  shortN: 1000,
  missing: async () => undefined,
  run: ({ n, seed }) =>
    inFolder(async (folder): Promise<SuiteReport> => {
      const examples: string[] = [];
      let [rehearsed, wrong, seen] = [0, 0, 0];
      const sites = new Set<string>();
      const random = seeded(seed);
      for (const platform of ['linux', 'win32'] as const) {
        const dry = new FailingDisk(platform);
        await writeDurably(join(folder, 'dry.json'), 'text', dry);
        for (let at = 0; at < dry.calls.length; at += 1) {
          for (const code of faultCodes) {
            if (code === 'short write' && dry.calls[at] !== 'write') continue;
            for (const lasting of [false, true]) {
              if (rehearsed >= n) continue;
              const fault = { at, code, lasting };
              const about = `${platform} ${dry.calls[at]} (call ${at + 1}) ${code} ${lasting ? 'for good' : 'once'}`;
              sites.add(`${platform} ${at}`);
              const bad = await rehearse(
                join(folder, `case ${rehearsed}`),
                new FailingDisk(platform, fault),
                fault,
                writeDurably,
              );
              rehearsed += 1;
              wrong += bad.length;
              examples.push(...bad.map((what) => `${about}: ${what}`));
              const control = await rehearse(
                join(folder, `control ${rehearsed}`),
                new FailingDisk(platform, fault),
                fault,
                carelessWrite,
              );
              if (control.some((what) => /not there|not whole/.test(what))) seen += 1;
            }
          }
        }
      }
      // The other ways bytes move: a move and a new folder, failing at a chance call.
      for (let round = 0; round < 40; round += 1) {
        const own = join(folder, `move ${round}`);
        await mkdir(own);
        await writeFile(join(own, 'from.json'), 'text');
        const fault = { at: below(random, 8), code: 'EIO', lasting: round % 2 === 0 } as const;
        const disk = new FailingDisk('linux', fault);
        await moveDurably(join(own, 'from.json'), join(own, 'deep', 'er', 'to.json'), disk).catch(
          () => undefined,
        );
        await ensureFolder(join(own, 'deep', 'er'));
        const places = [join(own, 'from.json'), join(own, 'deep', 'er', 'to.json')];
        const texts = await Promise.all(
          places.map((place) => readFile(place, 'utf8').catch(() => undefined)),
        );
        rehearsed += 1;
        if (texts.filter((text) => text === 'text').length !== 1) {
          wrong += 1;
          examples.push(
            `a move failing at call ${fault.at}: the file is at ${texts.length} places`,
          );
        }
      }
      return {
        suite: 'faults',
        n: rehearsed,
        seed,
        where:
          'the temp folder, calls of the writer through a failing disk; Windows rules with a clock of its own',
        figures: {
          'call sites': sites.size,
          errors: faultCodes.length,
          'wrong outcomes': wrong,
        },
        wrong,
        examples: examples.slice(0, 5),
        controls: [{ name: 'one write, renamed, else in place', lost: seen, of: rehearsed - 40 }],
      };
    }),
};
