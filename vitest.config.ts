// Which unit tests run where? One project per layer, each in the environment its code lives in.
import { defineConfig } from 'vitest/config';

function nodeLayer(name: string) {
  return {
    test: { name, environment: 'node' as const, include: [`${name}/**/*.test.ts`] },
  };
}

export default defineConfig({
  test: {
    projects: [
      nodeLayer('core'),
      nodeLayer('electron'),
      // Tests that start a compiler or a linter need longer than the default 5 s on a busy machine.
      { test: { ...nodeLayer('scripts').test, testTimeout: 60_000 } },
      {
        test: {
          name: 'renderer',
          environment: 'happy-dom',
          include: ['renderer/**/*.test.ts', 'renderer/**/*.test.tsx'],
          // The colours are measured from the file itself; other styles are not needed.
          css: { include: /tokens\.css/ },
        },
      },
    ],
  },
});
