// Twenty newsrooms that live through changes of chance: is what was exported again and again what a first export would be?
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { change } from './changes.ts';
import { type Ending, type Exporter, keptExporter, makeRoot, tell } from './history.ts';

const RUNS = Number(process.env.GALLEY_HISTORIES ?? '20');
/** Long enough that a change meets what an earlier one left; the long form tells longer ones. */
const LONGEST = RUNS > 20 ? 5 : 3;
/** How the histories end, in turn: in the short form few of them by what takes long. */
const endings: readonly Ending[] =
  RUNS > 20
    ? ['cards', 'bundles']
    : ['cards', 'neither', 'neither', 'bundles', 'neither', 'neither', 'neither'];
const SEED = Number(process.env.GALLEY_SEED ?? '20261125');

let root: string;
beforeAll(async () => {
  root = await makeRoot();
});
afterAll(() => rm(root, { recursive: true, force: true }));

const histories = (begin: (root: string) => Exporter, most: number) => {
  let told = 0;
  return fc.asyncProperty(
    fc.array(change, { minLength: 2, maxLength: most, size: 'max' }),
    (changes) => tell(root, changes, begin, endings[told++ % endings.length]),
  );
};

it(
  'exports again and again what it would export at first, whatever happened in between',
  async () => {
    await fc.assert(histories(keptExporter, LONGEST), {
      numRuns: RUNS,
      seed: SEED,
      endOnFailure: process.env.GALLEY_SHRINK === undefined,
    });
  },
  RUNS * 120_000,
);

it('(known-bad control) would find an exporter that looks at the clock only once', async () => {
  const stopped = (folder: string): Exporter => {
    const exporter = keptExporter(folder);
    let first: Date | undefined;
    return {
      ...exporter,
      export(job) {
        first ??= job.asOf;
        return exporter.export({ ...job, asOf: first });
      },
    };
  };
  const quarter = { kind: 'months pass', which: 0, how: 2 } as const;
  const story = [{ kind: 'publish', which: 3, how: 0 } as const, quarter];
  await expect(tell(root, story, stopped)).rejects.toThrow(/months pass .* differs/);
});

it('(known-bad control) would find a page that an exporter leaves behind', async () => {
  const leaving = (folder: string): Exporter => {
    const exporter = keptExporter(folder);
    return {
      ...exporter,
      async export(job) {
        await exporter.export(job);
        await writeFile(join(job.path, 'news', 'left.html'), 'left').catch(() => undefined);
      },
    };
  };
  const edit = { kind: 'text', which: 0, how: 2 } as const;
  await expect(tell(root, [edit], leaving)).rejects.toThrow('news/left.html should not be there');
});
