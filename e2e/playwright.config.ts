// Which programmes does Playwright run against the real app? Started by scripts/e2e.ts, which sets the stage.
import { defineConfig } from '@playwright/test';
import { WORKERS } from './fixtures/workers.ts';

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results/e2e',
  reporter: [['list'], ['json', { outputFile: '../test-results/e2e.json' }]],
  forbidOnly: Boolean(process.env.CI),
  // A flaky test is a bug: nothing is tried twice where somebody can look. Where nobody can, a few may be, and are named
  // at the end with what its window said (scripts/test.ts).
  retries: process.env.CI ? 1 : 0,
  workers: WORKERS,
  // How busy the machine is must not decide a test: the limits are only there to end one that hangs. The long forms look many times.
  timeout: process.env.GALLEY_TORTURE === '1' ? 1_800_000 : 300_000,
  expect: { timeout: 60_000 },
  // A trace of every test costs much of a small machine: who looks for a fault asks for one by GALLEY_TRACE=1.
  use: {
    trace: process.env.GALLEY_TRACE === '1' ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
  },
  // Each test has an app of its own, so that those of one file need not wait for each other; what measures runs alone.
  projects: [
    { name: 'app', testMatch: '**/*.spec.ts', testIgnore: 'packaged/**', fullyParallel: true },
    { name: 'packaged', testMatch: 'packaged/*.spec.ts', fullyParallel: true },
    { name: 'demo', testMatch: 'demo/*.demo.ts' },
    { name: 'torture', testMatch: 'torture/*.torture.ts', timeout: 600_000 },
    { name: 'bench', testMatch: 'bench/*.bench.ts' },
  ],
});
