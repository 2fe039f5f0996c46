// Which unit tests run where? One project per layer, each in the environment its code lives in.
import { defineConfig } from 'vitest/config';

/** How busy the machine or how slow its disk is must not decide a test: the limits are only there to end one that hangs. */
const limits = { testTimeout: 300_000, hookTimeout: 300_000 };

function nodeLayer(name: string) {
  return {
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
