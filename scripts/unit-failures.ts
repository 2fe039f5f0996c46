// A reporter for Vitest that keeps what its JSON report leaves out: faults in hooks and outside tests, causes, differences.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';
import { inProject, projectFolder } from './project.ts';
import type { TestFailure } from './test-failures.ts';

/** Where the failures of the last run are written, a list that is empty where all was well. */
export const unitFailures = inProject('test-results', 'unit-failures.json');

/** Named to Vitest by the path of this file. */
export default class UnitFailures implements Reporter {
  readonly #path: string;

  constructor({ path = unitFailures }: { path?: string } = {}) {
    this.#path = path;
  }

  async onTestRunEnd(
    modules: readonly TestModule[],
    unhandled: readonly SerializedError[],
  ): Promise<void> {
    const failures = [...modules.flatMap(failuresOf), ...unhandled.map(outsideTests)];
    await mkdir(dirname(this.#path), { recursive: true });
    await writeFile(this.#path, `${JSON.stringify(failures, null, 2)}\n`);
  }
}

function failuresOf(module: TestModule): TestFailure[] {
  const file = relative(projectFolder, module.moduleId);
  const suites = [...module.children.allSuites()];
  const tests = [...module.children.allTests()];
  return [
    ...module.errors().map((error) => failureOf('the file itself', file, [error])),
    ...suites.flatMap((suite) =>
      suite.errors().map((error) => failureOf(`around “${suite.fullName}”`, file, [error])),
    ),
    ...tests.flatMap((test) => {
      const { state, errors } = test.result();
      return state === 'failed' ? [failureOf(test.fullName, file, errors)] : [];
    }),
  ];
}

function outsideTests(error: SerializedError): TestFailure {
  const { VITEST_TEST_NAME: name, VITEST_TEST_PATH: path } = error;
  const during = typeof name === 'string' ? `, during or after “${name}”` : '';
  return failureOf(
    `outside any test${during}`,
    typeof path === 'string' ? relative(projectFolder, path) : 'unit tests',
    [error],
  );
}

function failureOf(name: string, file: string, errors: readonly SerializedError[]): TestFailure {
  const first = errors.flatMap((error) => error.stacks ?? []).find((frame) => frame.file !== '');
  const isHere = first !== undefined && relative(projectFolder, first.file) === file;
  return {
    name,
    file: isHere ? `${file}:${first.line}` : file,
    message: errors.flatMap(linesOf).join('\n'),
  };
}

/** The message, the difference between what was expected and what came, and what caused it. */
function linesOf(error: SerializedError): string[] {
  const { name = 'Error', message, diff, cause } = error;
  return [
    `${name}: ${message}`,
    ...(typeof diff === 'string' ? [diff] : []),
    ...(cause === undefined ? [] : linesOf(cause).map((line) => `caused by ${line}`)),
  ];
}
