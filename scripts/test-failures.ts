// Which tests failed, and why? Named again at the end of `npm test`, so that a log whose middle is gone still tells.
import * as z from 'zod';
import { WINDOW_SHOWED } from '../e2e/fixtures/window-showed.ts';

/** One test, or one step beside the tests, that failed. */
export interface TestFailure {
  /** The names of the groups around the test and its own; of a fault outside any test, what it came from. */
  readonly name: string;
  /** The file, and the line where it is known; of the project, or as the runner wrote it. */
  readonly file: string;
  readonly message: string;
  /** Failed, and passed when it was tried again. */
  readonly isFlaky?: boolean;
  /** What the windows showed when it failed, as a screen reader has it. */
  readonly windows?: readonly string[];
}

/** More lines of a message are in the log above, where it is told in full. */
const LINES_SHOWN = 16;
const WINDOW_LINES_SHOWN = 70;
const WIDTH_SHOWN = 300;

/** What is printed of failures: the name, the file and the first lines of the message of each. Nothing for none. */
export function tellFailures(failures: readonly TestFailure[]): string[] {
  return failures.flatMap(({ name, file, message, isFlaky, windows = [] }, index) => [
    `${index + 1}. ${name}${isFlaky ? ' (passed when it was tried again)' : ''}`,
    `   ${file}`,
    ...firstLines(message, LINES_SHOWN).map((line) => `     ${line}`.trimEnd()),
    ...windows.flatMap((window) => [
      `   ${WINDOW_SHOWED}:`,
      ...firstLines(window, WINDOW_LINES_SHOWN).map((line) => `     ${line}`.trimEnd()),
    ]),
  ]);
}

function firstLines(message: string, most: number): string[] {
  const lines = message.trim().split(/\r?\n/);
  const shown = lines
    .slice(0, most)
    .map((line) => (line.length > WIDTH_SHOWN ? `${line.slice(0, WIDTH_SHOWN)}…` : line));
  const more = lines.length - shown.length;
  return more > 0 ? [...shown, `… ${more} lines more`] : shown;
}

function withoutColours(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are written as control characters
  return text.replaceAll(/\u001b\[[0-9;]*m/g, '');
}

/** Runners write their messages in colours. */
const coloured = z.string().transform(withoutColours);

const failureList = z.array(z.object({ name: z.string(), file: z.string(), message: coloured }));

/** Reads what `unit-failures.ts` wrote during a run of the unit tests. */
export function failuresOfVitest(report: unknown): TestFailure[] {
  return failureList.parse(report);
}

const playwrightError = z.object({
  message: coloured.default(''),
  location: z.object({ file: z.string(), line: z.number() }).optional(),
});
const playwrightSpec = z.object({
  title: z.string(),
  file: z.string(),
  line: z.number(),
  tests: z.array(
    z.object({
      projectName: z.string().default(''),
      status: z.string(),
      results: z.array(
        z.object({
          errors: z.array(playwrightError).default([]),
          attachments: z
            .array(z.object({ name: z.string(), body: z.string().optional() }))
            .default([]),
        }),
      ),
    }),
  ),
});
interface PlaywrightSuite {
  title: string;
  specs?: z.infer<typeof playwrightSpec>[] | undefined;
  suites?: PlaywrightSuite[] | undefined;
}
const playwrightSuite: z.ZodType<PlaywrightSuite> = z.object({
  title: z.string(),
  specs: z.array(playwrightSpec).optional(),
  get suites() {
    return z.array(playwrightSuite).optional();
  },
});
const playwrightReport = z.object({
  suites: z.array(playwrightSuite).default([]),
  errors: z.array(playwrightError).default([]),
});

/** Reads Playwright's JSON report. Flaky tests are named too; errors outside any test are named by where they are. */
export function failuresOfPlaywright(report: unknown): TestFailure[] {
  const { suites, errors } = playwrightReport.parse(report);
  return [
    ...suites.flatMap((suite) => failuresOfSuite(suite, [])),
    ...errors.map(({ message, location }) => ({
      name: 'outside any test',
      file: location === undefined ? 'end-to-end tests' : `${location.file}:${location.line}`,
      message,
    })),
  ];
}

function failuresOfSuite(suite: PlaywrightSuite, around: readonly string[]): TestFailure[] {
  // The outermost suite is the file, which each spec names itself.
  const inside = around.length === 0 ? [''] : [...around, suite.title];
  return [
    ...(suite.specs ?? []).flatMap(({ title, file, line, tests }) =>
      tests
        .filter(({ status }) => status === 'unexpected' || status === 'flaky')
        .map(({ projectName, status, results }) => ({
          name: [projectName, ...inside, title].filter((part) => part !== '').join(' > '),
          file: `e2e/${file}:${line}`,
          // A second try that fails as the first did is told once.
          message: [
            ...new Set(results.flatMap(({ errors }) => errors.map((one) => one.message))),
          ].join('\n'),
          isFlaky: status === 'flaky',
          windows: results
            .flatMap(({ attachments }) => attachments)
            .flatMap(({ name, body }) =>
              name === WINDOW_SHOWED && body !== undefined ? [fromBase64(body)] : [],
            ),
        })),
    ),
    ...(suite.suites ?? []).flatMap((one) => failuresOfSuite(one, inside)),
  ];
}

/** Attachments are told in base64. */
function fromBase64(body: string): string {
  return Buffer.from(body, 'base64').toString('utf8');
}
