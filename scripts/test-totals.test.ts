// Are the totals at the end of `npm test` true?
import { expect, it } from 'vitest';
import { addTotals, realServerTests, totalsOfPlaywright, totalsOfVitest } from './test-totals.ts';

it('counts what Vitest reports', () => {
  const report = { numPassedTests: 7, numFailedTests: 2, numPendingTests: 1, numTodoTests: 1 };
  expect(totalsOfVitest(report)).toEqual({ passed: 7, failed: 2, skipped: 2 });
});

it('counts a test file that did not load as a failure', () => {
  const report = {
    numPassedTests: 7,
    testResults: [
      { status: 'failed', assertionResults: [] },
      { status: 'passed', assertionResults: [{}] },
    ],
  };
  expect(totalsOfVitest(report)).toEqual({ passed: 7, failed: 1, skipped: 0 });
});

it('counts what Playwright reports, several flaky tests and errors outside tests as failures', () => {
  const report = {
    stats: { expected: 5, unexpected: 1, flaky: 4, skipped: 2 },
    errors: [{ message: 'no tests found' }],
  };
  expect(totalsOfPlaywright(report)).toEqual({ passed: 5, failed: 6, skipped: 2 });
});

it('bears a few flaky tests', () => {
  const report = { stats: { expected: 5, unexpected: 0, flaky: 3, skipped: 2 } };
  expect(totalsOfPlaywright(report)).toEqual({ passed: 8, failed: 0, skipped: 2 });
});

it('counts the tests that ran against real servers, and none that was skipped', () => {
  const ancestorTitles = ['a website', 'published to Apache (real server)', 'twice'];
  const report = {
    testResults: [
      {
        assertionResults: [
          { status: 'passed', ancestorTitles },
          { status: 'failed', ancestorTitles },
          { status: 'pending', ancestorTitles },
          { status: 'passed', ancestorTitles: ['a stand-in'] },
        ],
      },
    ],
  };
  expect(realServerTests(report, '(real server)')).toBe(2);
});

it('adds the parts up', () => {
  expect(
    addTotals([
      { passed: 1, failed: 0, skipped: 2 },
      { passed: 3, failed: 1, skipped: 0 },
    ]),
  ).toEqual({ passed: 4, failed: 1, skipped: 2 });
});
