// Which unit tests run where? One project per layer, each in the environment its code lives in.
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { guidePlugin } from './scripts/guide-plugin.ts';

/** What takes longest begins first: begun last, it would leave a processor with nothing to do. */
const longest = [
  'electron/publish/wordpress/wordpress-real.test.ts',
  // Starts thousands of programs, which costs a process that has grown large several times as much.
  'electron/publish/targets/git.test.ts',
  'scripts/histories/',
  'scripts/torture/',
  'scripts/two-windows/',
  'electron/storage/migrate.test.ts',
  'scripts/site-standards/',
  'electron/export/',
  'electron/publish/',
  'scripts/test-failures.test.ts',
  'electron/preview/',
  'electron/kit/',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = longest.findIndex((part) => moduleId.includes(part));
      return at === -1 ? longest.length : at;
    };
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}

/** How busy the machine or how slow its disk is must not decide a test: the limits are only there to end one that hangs. */
const limits = { testTimeout: 300_000, hookTimeout: 300_000 };

/** Files of one process begin with the real clock, whatever the one before did. */
const setupFiles = [fileURLToPath(new URL('scripts/real-clock.ts', import.meta.url))];

/** Property tests take their chances from there. */
const resolve = {
  alias: [
    {
      find: /^fast-check$/,
      replacement: fileURLToPath(new URL('scripts/chances.ts', import.meta.url)),
    },
  ],
};

function nodeLayer(name: string) {
  return {
    resolve,
    test: {
      name,
      environment: 'node' as const,
      include: [`${name}/**/*.test.ts`],
      setupFiles,
      ...limits,
      // A process for each file would read the same modules again and again. The scripts' own change what all share.
      isolate: name === 'scripts',
    },
  };
}

export default defineConfig({
  test: {
    // Hundreds of programs are started from their sources, most of them to be killed: each reads what the first one compiled.
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'galley-compiled') },
    // Few tests keep a processor busy all the time: they wait for servers, disks and other programs.
    maxWorkers: Math.ceil(1.5 * availableParallelism()),
    sequence: { sequencer: LongestFirst },
    projects: [
      nodeLayer('core'),
      nodeLayer('electron'),
      nodeLayer('scripts'),
      {
        resolve,
        plugins: [guidePlugin()],
        test: {
          name: 'renderer',
          environment: 'happy-dom',
          isolate: false,
          setupFiles,
          ...limits,
          include: ['renderer/**/*.test.ts', 'renderer/**/*.test.tsx'],
          // The colours are measured from the file itself; other styles are not needed.
          css: { include: /tokens\.css/ },
        },
      },
    ],
  },
});
