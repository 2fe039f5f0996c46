// Which unit tests run where? One project per layer, each in the environment its code lives in.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** How busy the machine or how slow its disk is must not decide a test: the limits are only there to end one that hangs. */
const limits = { testTimeout: 300_000, hookTimeout: 300_000 };

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
    test: { name, environment: 'node' as const, include: [`${name}/**/*.test.ts`], ...limits },
  };
}

export default defineConfig({
  test: {
    projects: [
      nodeLayer('core'),
      nodeLayer('electron'),
      nodeLayer('scripts'),
      {
        resolve,
        test: {
          name: 'renderer',
          environment: 'happy-dom',
          ...limits,
          include: ['renderer/**/*.test.ts', 'renderer/**/*.test.tsx'],
          // The colours are measured from the file itself; other styles are not needed.
          css: { include: /tokens\.css/ },
        },
      },
    ],
  },
});
