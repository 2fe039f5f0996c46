// `galley newsletter`: how is an issue of the newsletter handed over from the command line?
import { resolve } from 'node:path';
import { say } from '../../core/check-messages.ts';
import { placeInWords } from '../../core/newsletter/run-checks.ts';
import { newsletterCheckMessages as words } from '../../core/newsletter-check-messages.ts';
import { type HandOverReceipt, handOver } from '../newsletter/hand-over.ts';
import { oneLine } from '../storage/check-findings.ts';
import { readArguments, readMoment } from './arguments.ts';
import { BadInput, type CliEnvironment, type Command, CommandFailed, errorFor } from './command.ts';

export const newsletter: Command = {
  name: 'newsletter',
  usage: 'newsletter LIBRARY ISSUE OUT_DIR [--zip] [--inline-images] [--site-images] [--strict]',
  summary:
    'Hand over an issue of the newsletter: HTML, plain text and an .eml for mail programs, with its pictures. Nothing is sent.',
  options: [
    ['ISSUE', 'the number of the issue, or its id'],
    ['--zip', 'one zip instead of a folder; OUT_DIR is then its name'],
    ['--inline-images', 'put the pictures into the .eml instead of fetching them from the website'],
    [
      '--site-images',
      'let the HTML show the pictures of the website, too, and write none beside it',
    ],
    ['--as-of MOMENT', 'with what is public at this moment instead of now'],
    ['--strict', 'hand nothing over while the checks have blocking findings'],
    ['--json', 'answer with one JSON object'],
  ],
  async run(args, environment) {
    const given = readArguments(
      args,
      {
        zip: { type: 'boolean' },
        'inline-images': { type: 'boolean' },
        'site-images': { type: 'boolean' },
        'as-of': { type: 'string' },
        strict: { type: 'boolean' },
        json: { type: 'boolean' },
      },
      ['LIBRARY', 'ISSUE', 'OUT_DIR'],
    );
    const [library = '', issue = '', out = ''] = given.positionals;
    const isZip = given.isSet('zip');
    if (!isZip && out.toLowerCase().endsWith('.zip')) {
      throw new BadInput(`${out} would be a folder. Add --zip for a zip.`);
    }
    const handed = await handOver(
      { libraryFolder: resolve(library), cacheFolder: environment.cacheFolder },
      {
        issue,
        destination: { kind: isZip ? 'zip' : 'folder', path: resolve(out) },
        pictures: given.isSet('site-images') ? 'site' : 'beside',
        inlineImages: given.isSet('inline-images'),
        asOf: readMoment(given.text('as-of')) ?? environment.now(),
        isStrict: given.isSet('strict'),
        signal: environment.signal,
        onProgress: (done, total, label) => environment.progress(`${done} of ${total}: ${label}`),
      },
    );
    environment.progress('');
    if (!handed.ok) {
      if (given.isSet('json')) {
        environment.print(JSON.stringify({ ok: false, error: handed.error }));
      }
      throw errorFor(handed.error, library);
    }
    const receipt = handed.value;
    for (const fileName of receipt.lostPictures) {
      environment.note(`${fileName} cannot be shown in a mail and was left out.`);
    }
    const blocking = receipt.findings.filter(({ severity }) => severity === 'blocking').length;
    const told = `${blocking === 1 ? 'One finding is' : `${blocking} findings are`} blocking`;
    if (given.isSet('json')) {
      environment.print(JSON.stringify({ ok: receipt.isWritten, ...receipt }));
    } else printFindings(receipt, environment);
    if (!receipt.isWritten) throw new CommandFailed(`Nothing was handed over: ${told}.`);
    if (blocking > 0) environment.note(`${told}. Mend what is listed before the issue is sent.`);
    if (!given.isSet('json')) {
      const { number } = receipt.issue;
      const bytes = receipt.files.reduce((sum, file) => sum + file.bytes, 0);
      environment.print(
        `Issue ${number} handed over to ${out}: ${receipt.articles} articles, ${receipt.files.length} files, ${bytes} bytes. The HTML has ${receipt.htmlBytes} bytes.`,
      );
    }
    return 0;
  },
};

function printFindings({ findings }: HandOverReceipt, { print }: CliEnvironment): void {
  for (const { severity, reason, place, name } of findings) {
    const where = oneLine(placeInWords(place, name, words.places));
    print(`${severity.padEnd(8)}  ${oneLine(say(words.reasons, reason))} (${where}).`);
  }
}
