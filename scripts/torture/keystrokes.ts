// How much typing is lost when the real app is killed? Driven by Playwright, as an unprivileged person.
import { readFile } from 'node:fs/promises';
import { buildAll } from '../build-all.ts';
import { findRuntime } from '../electron-runtime/find-runtime.ts';
import { runPlaywright } from '../playwright-run.ts';
import { inProject } from '../project.ts';
import { findUnprivilegedPerson } from '../unprivileged-person.ts';
import { fileSystemOf } from './places.ts';
import { percentile, type Suite, type SuiteReport } from './suite.ts';

/** A second of typing, at ten keys a second. */
const MOST_KEYS_LOST = 10;

/** What `e2e/torture/keystrokes.torture.ts` leaves behind. */
interface Measured {
  readonly seed: number;
  readonly lost: number[];
  readonly hung: number;
}

async function readMeasured(name: string): Promise<Measured> {
  const text = await readFile(inProject('test-results', `torture-${name}.json`), 'utf8');
  // Written by our own spec in the same run.
  return JSON.parse(text) as Measured;
}

export const keystrokes: Suite = {
  name: 'keystrokes',
  unit: 'kills of the app while someone types',
  // The spec's own number and seed. The short form is a spec of the end-to-end tests.
  fullN: 30,
  shortN: 0,
  missing: () =>
    findRuntime({ log: () => undefined }).then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : ''),
    ),
  async run({ log }): Promise<SuiteReport> {
    if (process.env.GALLEY_SKIP_BUILD !== '1') await buildAll();
    const outputs = ['keystrokes', 'keystrokes-control'].map(
      (name) => `test-results/torture-${name}.json`,
    );
    await runPlaywright({ args: ['--project=torture'], results: outputs });
    const [{ seed, lost, hung }, { lost: control }] = await Promise.all([
      readMeasured('keystrokes'),
      readMeasured('keystrokes-control'),
    ]);
    const runtime = await findRuntime({ log });
    const person = await findUnprivilegedPerson(log);
    const p95 = percentile(lost, 0.95);
    const wrong = p95 > MOST_KEYS_LOST ? 1 : 0;
    return {
      suite: 'keystrokes',
      n: lost.length,
      seed,
      runtime: `Electron ${runtime.version}`,
      user: person?.name ?? 'this user',
      where: `${fileSystemOf('/tmp')}; ten keys a second, saves blocked in two rounds of three`,
      figures: {
        'keys lost, p50': percentile(lost, 0.5),
        'keys lost, p95': p95,
        'keys lost, most': Math.max(...lost),
        'allowed, p95': MOST_KEYS_LOST,
        'starts tried again, without graphics': hung,
      },
      wrong,
      examples: wrong === 0 ? [] : [`lost: ${lost.join(' ')}`],
      controls: [
        {
          name: 'without a journal, rounds that lost more than a second',
          lost: control.filter((keys) => keys > MOST_KEYS_LOST).length,
          of: control.length,
        },
      ],
    };
  },
};
