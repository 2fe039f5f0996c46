// Does the end of `npm test` name every test that failed, from what each runner really says?
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WINDOW_SHOWED } from '../e2e/fixtures/window-showed.ts';
import { inProject } from './project.ts';
import { runCommand } from './run-command.ts';
import {
  failuresOfPlaywright,
  failuresOfVitest,
  type TestFailure,
  tellFailures,
} from './test-failures.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-failures-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('what is told of failures', () => {
  it('is the name, the file and how the message begins', () => {
    const long = Array.from({ length: 40 }, (_, line) => `line ${line}`).join('\n');
    const told = tellFailures([
      { name: 'a slug > fits', file: 'core/a.test.ts:7', message: 'Error: no' },
      { name: 'another', file: 'core/b.test.ts', message: long },
    ]);
    expect(told.slice(0, 5)).toEqual([
      '1. a slug > fits',
      '   core/a.test.ts:7',
      '     Error: no',
      '2. another',
      '   core/b.test.ts',
    ]);
    expect(told.at(5)).toBe('     line 0');
    expect(told.at(-1)).toBe('     … 24 lines more');
  });

  it('cuts a line that is a whole document', () => {
    const [, , line = ''] = tellFailures([{ name: 'a', file: 'b', message: 'x'.repeat(5000) }]);
    expect(line.length).toBeLessThan(400);
  });

  it('is nothing where nothing failed', () => {
    expect(tellFailures([])).toEqual([]);
  });
});

/** Tests that fail in every way there is, and one that passes. */
const unitTests = {
  'tests.test.mjs': `
    describe('a group', () => {
      it('passes', () => {});
      it('differs', () => { expect({ ok: true, value: 7 }).toEqual({ ok: false }); });
      it('has a cause', () => { throw new Error('seed: 42', { cause: new TypeError('deep inside') }); });
    });`,
  'hooks.test.mjs': `
    describe('hooked', () => {
      afterAll(() => { throw new Error('the folder is not empty'); });
      it('passes', () => {});
    });`,
  'broken.test.mjs': `import './nowhere.mjs';`,
  'forgotten.test.mjs': `
    it('leaves a promise behind', async () => {
      void Promise.reject(new Error('nobody waited for this'));
      await new Promise((resolve) => setImmediate(resolve));
    });`,
};

describe('a run of unit tests', () => {
  async function run(files: Readonly<Record<string, string>>): Promise<readonly TestFailure[]> {
    const place = await mkdtemp(join(folder, 'unit-'));
    for (const [name, text] of Object.entries(files)) await writeFile(join(place, name), text);
    const report = join(place, 'failures.json');
    const reporter = inProject('scripts', 'unit-failures.ts');
    await writeFile(
      join(place, 'vitest.config.mjs'),
      `export default ${JSON.stringify({
        test: { globals: true, include: ['*.test.mjs'], reporters: [[reporter, { path: report }]] },
      })};`,
    );
    await runCommand(process.execPath, [
      inProject('node_modules', 'vitest', 'vitest.mjs'),
      ...['run', '--root', place],
    ]);
    return failuresOfVitest(JSON.parse(await readFile(report, 'utf8')));
  }

  it('names tests, hooks, files and what nobody waited for', async () => {
    const failures = await run(unitTests);
    const told = Object.fromEntries(failures.map(({ name, message }) => [name, message]));
    expect(Object.keys(told).sort()).toEqual([
      'a group > differs',
      'a group > has a cause',
      'around “hooked”',
      'outside any test, during or after “leaves a promise behind”',
      'the file itself',
    ]);
    expect(told['a group > differs']).toMatch(/^AssertionError: expected .*- .*false.*\+ .*true/s);
    expect(told['a group > has a cause']).toBe('Error: seed: 42\ncaused by TypeError: deep inside');
    expect(told['around “hooked”']).toContain('the folder is not empty');
    expect(told['the file itself']).toContain('nowhere.mjs');
    expect(failures.find(({ name }) => name.endsWith('differs'))?.file).toMatch(
      /tests\.test\.mjs:4$/,
    );
  });

  it('without a fault leaves an empty list', async () => {
    expect(await run({ 'one.test.mjs': `it('passes', () => {});` })).toEqual([]);
  });
});

describe('a run of end-to-end tests', () => {
  it('names every test that failed or was flaky, in which build, and faults outside any test', async () => {
    const place = join(folder, 'e2e');
    await mkdir(place);
    await writeFile(
      join(place, 'menu.spec.mjs'),
      `import { expect, test } from ${JSON.stringify(inProject('node_modules', '@playwright', 'test', 'index.mjs'))};
       test.describe('a menu', () => {
         test('opens', () => {});
         test('closes', async ({}, info) => {
           await info.attach(${JSON.stringify(WINDOW_SHOWED)}, { body: '- button "Öffnen"' });
           expect('open').toBe('closed');
         });
         test('is slow at first', ({}, info) => { expect(info.retry).toBe(1); });
       });`,
    );
    await writeFile(join(place, 'broken.spec.mjs'), `throw new Error('this file is broken');`);
    const report = join(place, 'report.json');
    const config = {
      projects: [{ name: 'app' }],
      reporter: [['json', { outputFile: report }]],
      outputDir: join(place, 'out'),
    };
    await writeFile(
      join(place, 'playwright.config.mjs'),
      `export default ${JSON.stringify(config)};`,
    );
    const play = async (...args: readonly string[]): Promise<readonly TestFailure[]> => {
      await runCommand(process.execPath, [
        inProject('node_modules', '@playwright', 'test', 'cli.js'),
        ...['test', '--config', join(place, 'playwright.config.mjs'), ...args],
      ]);
      return failuresOfPlaywright(JSON.parse(await readFile(report, 'utf8')));
    };
    const [closes, slow, ...none] = await play('menu', '--retries=1');
    expect(closes).toMatchObject({
      name: 'app > a menu > closes',
      file: 'e2e/menu.spec.mjs:4',
      message: expect.stringContaining('Expected: "closed"'),
      isFlaky: false,
      windows: ['- button "Öffnen"', '- button "Öffnen"'],
    });
    expect(slow).toMatchObject({ name: 'app > a menu > is slow at first', isFlaky: true });
    expect(tellFailures(slow === undefined ? [] : [slow])[0]).toMatch(/passed when it was tried/);
    expect(none).toEqual([]);
    expect(await play('broken')).toContainEqual({
      name: 'outside any test',
      file: expect.stringMatching(/broken\.spec\.mjs:1$/),
      message: expect.stringContaining('this file is broken'),
    });
  });
});
