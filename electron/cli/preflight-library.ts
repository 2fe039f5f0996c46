// `galley preflight`: what keeps what a newsroom publishes from its readers?
import { resolve } from 'node:path';
import { checkMessages, say } from '../../core/check-messages.ts';
import { placeWords } from '../../core/checks/place-words.ts';
import type { PreflightReport } from '../../core/checks/report.ts';
import { checkLibraryEdition } from '../checks/check-library-edition.ts';
import { oneLine } from '../storage/check-findings.ts';
import { internet } from '../web/ask-web.ts';
import { readArguments } from './arguments.ts';
import { type CliEnvironment, type Command, errorFor } from './command.ts';

export const preflightLibrary: Command = {
  name: 'preflight',
  usage: 'preflight LIBRARY [--links]',
  summary:
    'Check all that would be published now: pictures, headings, links, files, dates. Ends with 1 where something is blocking.',
  options: [
    ['--links', 'ask the servers of web links whether they still lead somewhere'],
    ['--json', 'answer with one JSON object'],
  ],
  async run(args, environment) {
    const given = readArguments(args, { links: { type: 'boolean' }, json: { type: 'boolean' } }, [
      'LIBRARY',
    ]);
    const [typed = ''] = given.positionals;
    const checked = await checkLibraryEdition({
      library: resolve(typed),
      cacheFolder: environment.cacheFolder,
      asOf: environment.now(),
      network: given.isSet('links') ? internet : undefined,
      signal: environment.signal,
      onProgress(done, total, label) {
        environment.progress(total === 0 ? 'Reading' : `${done} of ${total}: ${label}`);
      },
    });
    environment.progress('');
    if (!checked.ok) throw errorFor(checked.error, typed);
    const { report, problems } = checked.value;
    const isBlocked = report.counts.blocking > 0;
    if (given.isSet('json')) {
      environment.print(JSON.stringify({ ok: !isBlocked, ...report, problems }, null, 2));
    } else printReport(report, environment);
    for (const { file, detail } of problems) {
      environment.note(`${file} could not be read${detail === '' ? '' : ` (${detail})`}.`);
    }
    return isBlocked || problems.length > 0 ? 1 : 0;
  },
};

function printReport(report: PreflightReport, { print }: CliEnvironment): void {
  for (const { headline, findings } of report.reports) {
    print(headline === '' ? '(no headline yet)' : oneLine(headline));
    for (const { severity, reason, place, override } of findings) {
      const passed =
        override === undefined ? '' : ` Let pass by ${override.by}: ${oneLine(override.why)}`;
      const what = `${oneLine(say(checkMessages.reasons, reason))} (${placeWords(place, checkMessages.places)}).`;
      print(`  ${severity.padEnd(8)}  ${what}${passed}`);
    }
  }
  const { counts, articles, clean } = report;
  print(
    `${clean} of ${articles} articles pass every check: ${counts.blocking} blocking, ${counts.warning} warnings, ${counts.advice} advice, ${report.overridden} let pass.`,
  );
}
