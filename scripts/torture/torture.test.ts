// The short form of the torture: every suite with few rounds, each beside its known-bad control. Seeds are printed.
import { describe, expect, it } from 'vitest';
import { inProject } from '../project.ts';
import { lastWords, runCommand } from '../run-command.ts';
import { withRows } from './page.ts';
import { isSeeing, isSound, type SuiteReport } from './suite.ts';
import { suites } from './suites.ts';

const SEED = 20260301;

describe('with few rounds', () => {
  for (const suite of suites.filter(({ shortN }) => shortN > 0)) {
    it(`${suite.name}: nothing is lost, and the careless way loses something`, async ({ skip }) => {
      const missing = await suite.missing();
      skip(missing !== undefined, missing);
      const command = [inProject('scripts', 'torture', 'torture.ts'), '--short', '--json'];
      const ran = await runCommand(process.execPath, [
        ...command,
        ...['--suite', suite.name, '--seed', String(SEED)],
      ]);
      const line = ran.stdout.trim().split('\n').at(-1) ?? '';
      expect(line, lastWords(ran)).toMatch(/^\{/);
      // Printed by the programme, which has the same type.
      const report = JSON.parse(line) as SuiteReport;
      process.stdout.write(`torture, ${suite.name}: seed ${report.seed}, ${report.n} rounds\n`);
      expect(report.examples).toEqual([]);
      expect(report.wrong).toBe(0);
      expect(isSeeing(report), JSON.stringify(report.controls)).toBe(true);
    });
  }
});

describe('a report', () => {
  const report: SuiteReport = {
    suite: 'any',
    n: 10,
    seed: 1,
    where: 'a folder',
    figures: {},
    wrong: 0,
    examples: [],
    controls: [{ name: 'careless', lost: 3, of: 10 }],
  };

  it('is sound when nothing is wrong and the control lost something', () => {
    expect(isSound(report)).toBe(true);
    expect(isSound({ ...report, wrong: 1 })).toBe(false);
  });

  it('is blind where a control loses nothing, or there is none', () => {
    const passing = { name: 'careful after all', lost: 0, of: 10 };
    expect(isSound({ ...report, controls: [...report.controls, passing] })).toBe(false);
    expect(isSound({ ...report, controls: [] })).toBe(false);
  });
});

describe('the page', () => {
  const table = (...rows: string[]): string =>
    ['Words.', '<!-- torture -->', '| suite | N |', '|---|---|', ...rows, '<!-- /torture -->'].join(
      '\n',
    );

  it('gets a new row in the place of the old one, in the order of the suites, and keeps its words', () => {
    const text = table('| a | 1 |', '| b | 2 |');
    expect(withRows(text, 'torture', ['| c | 4 |', '| b | 3 |'], ['c', 'a', 'b'])).toBe(
      table('| c | 4 |', '| a | 1 |', '| b | 3 |'),
    );
  });

  it('lets a row go whose suite is gone', () => {
    expect(withRows(table('| a | 1 |'), 'torture', [], ['b'])).toBe(table());
  });

  it('without a place for a table is not written over', () => {
    expect(() => withRows('Words.', 'torture', ['| a | 3 |'], ['a'])).toThrow(/no place/);
  });
});
