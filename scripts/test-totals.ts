// How many tests passed, failed and were skipped, according to each runner's report?

export interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export function addTotals(parts: readonly Totals[]): Totals {
  return parts.reduce(
    (sum, part) => ({
      passed: sum.passed + part.passed,
      failed: sum.failed + part.failed,
      skipped: sum.skipped + part.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** Reads Vitest's JSON report. A test file that could not even be loaded counts as one failure. */
export function totalsOfVitest(report: unknown): Totals {
  const skipped = numberIn(report, 'numPendingTests') + numberIn(report, 'numTodoTests');
  const failedTests = numberIn(report, 'numFailedTests');
  const broken = listIn(report, 'testResults').filter(
    (file) =>
      Reflect.get(Object(file), 'status') === 'failed' &&
      listIn(file, 'assertionResults').length === 0,
  ).length;
  return { passed: numberIn(report, 'numPassedTests'), failed: failedTests + broken, skipped };
}

/** How many tests against real servers ran, by the mark in their names. */
export function realServerTests(report: unknown, mark: string): number {
  const tests = listIn(report, 'testResults').flatMap((file) => listIn(file, 'assertionResults'));
  return tests.filter(
    (test) =>
      ['passed', 'failed'].includes(String(Reflect.get(Object(test), 'status'))) &&
      listIn(test, 'ancestorTitles').some((title) => String(title).endsWith(mark)),
  ).length;
}

/** A few tests of 150 that fail and pass a moment later are named and borne; more of them fail the run. To be brought down to none. */
const MOST_FLAKY = 3;

/** Reads Playwright's JSON report. Errors outside any test count as failures, and so do flaky tests where there are several. */
export function totalsOfPlaywright(report: unknown): Totals {
  const stats: unknown = Reflect.get(Object(report), 'stats');
  const flaky = numberIn(stats, 'flaky');
  const isBorne = flaky <= MOST_FLAKY;
  return {
    passed: numberIn(stats, 'expected') + (isBorne ? flaky : 0),
    failed: numberIn(stats, 'unexpected') + (isBorne ? 0 : flaky) + listIn(report, 'errors').length,
    skipped: numberIn(stats, 'skipped'),
  };
}

function numberIn(holder: unknown, name: string): number {
  const value: unknown = Reflect.get(Object(holder), name);
  return typeof value === 'number' ? value : 0;
}

function listIn(holder: unknown, name: string): readonly unknown[] {
  const value: unknown = Reflect.get(Object(holder), name);
  return Array.isArray(value) ? value : [];
}
