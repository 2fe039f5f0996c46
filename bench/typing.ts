// What does writing in a long article cost? The real app beside a bare ProseMirror with the same text, in the same run.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { build } from 'esbuild';
import { buildAll } from '../scripts/build-all.ts';
import { runPlaywright } from '../scripts/playwright-run.ts';
import { inProject, ScriptFailure } from '../scripts/project.ts';
import { machine, type Row, rounded, summed, type Times, table } from './figures.ts';

/** The most that a keystroke may cost, as a multiple of the bare editor's. */
const BUDGET = 1.3;

interface Side {
  readonly typed: readonly {
    readonly keys: number[];
    readonly work: { readonly task: number; readonly script: number; readonly layout: number };
  }[];
  readonly opened: number[];
  readonly pasted: number[];
}

/** What `e2e/bench/typing.bench.ts` leaves behind. */
interface Measured {
  readonly sizes: readonly {
    readonly words: number;
    readonly blocks: number;
    readonly ours: Side;
    readonly bare: Side;
  }[];
}

interface SideFigures {
  readonly key: Times;
  /** Milliseconds of the window's main thread for each key: in all, in scripts, in layout. */
  readonly work: { readonly task: number; readonly script: number; readonly layout: number };
  readonly opened: number;
  readonly pasted: number | undefined;
}

/** Measures, writes `bench/results/typing.json` and shows the table. */
export async function reportTyping(): Promise<number> {
  await buildAll();
  await build({
    entryPoints: [inProject('bench', 'bare', 'prosemirror-page.ts')],
    outfile: inProject('dist', 'bench', 'bare-prosemirror.js'),
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'chrome114',
  });
  const output = 'test-results/bench-typing.json';
  const code = await runPlaywright({
    args: ['--project=bench', 'typing.bench'],
    results: [output],
  });
  if (code !== 0) throw new ScriptFailure('Typing could not be measured; see above.');
  // Written by our own spec in the same run.
  const measured = JSON.parse(await readFile(inProject(output), 'utf8')) as Measured;
  const sizes = measured.sizes.map(({ words, blocks, ours, bare }) => {
    const [own, plain] = [figuresOf(ours), figuresOf(bare)];
    return {
      words,
      blocks,
      ours: own,
      bare: plain,
      ratioP50: rounded(own.key.p50 / plain.key.p50),
      ratioP95: rounded(own.key.p95 / plain.key.p95),
      workRatio: rounded(own.work.task / plain.work.task),
    };
  });
  const path = inProject('bench', 'results', 'typing.json');
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify({ machine: machine(), sizes }, null, 2)}\n`);
  console.log(table(sizes.flatMap(rowsOf)));
  console.log(`\nWritten to ${path}. How to read it: bench/README.md`);
  return 0;
}

function figuresOf({ typed, opened, pasted }: Side): SideFigures {
  const mean = (name: 'task' | 'script' | 'layout'): number =>
    rounded(typed.reduce((sum, { work }) => sum + work[name], 0) / typed.length);
  return {
    key: summed(typed.flatMap(({ keys }) => keys)),
    work: { task: mean('task'), script: mean('script'), layout: mean('layout') },
    opened: summed(opened).p50,
    pasted: pasted.length === 0 ? undefined : summed(pasted).p50,
  };
}

function rowsOf(size: {
  readonly words: number;
  readonly ours: SideFigures;
  readonly bare: SideFigures;
  readonly ratioP50: number;
  readonly ratioP95: number;
  readonly workRatio: number;
}): Row[] {
  const { ours, bare } = size;
  const words = `${size.words.toLocaleString('en')} words`;
  const plain = { budget: '', met: undefined };
  const against = (own: number, other: number): string =>
    `${rounded(own)} / ${rounded(other)} ms = ×${rounded(own / other)}`;
  return [
    {
      what: `key to frame, ${words}`,
      measured: `p50 ${against(ours.key.p50, bare.key.p50)}, p95 ${against(ours.key.p95, bare.key.p95)}`,
      budget: `p95 ≤ ×${BUDGET}`,
      met: size.ratioP95 <= BUDGET,
    },
    {
      what: `main thread for each key, ${words}`,
      measured: against(ours.work.task, bare.work.task),
      ...plain,
    },
    { what: `opening, ${words}`, measured: against(ours.opened, bare.opened), ...plain },
    ...(ours.pasted === undefined || bare.pasted === undefined
      ? []
      : [
          {
            what: `pasting 10,000 words into ${words}`,
            measured: against(ours.pasted, bare.pasted),
            ...plain,
          },
        ]),
  ];
}
