// `galley export`: how is a newsroom exported from the command line?
import { join, resolve } from 'node:path';
import type { Guarantee } from '../../core/ipc/contract.ts';
import { checkLibraryEdition } from '../checks/check-library-edition.ts';
import { finishExports } from '../export/folder-writer.ts';
import { runExport } from '../export/run-export.ts';
import type { SigningKey } from '../signature/signing-key.ts';
import { type Arguments, readArguments, readMoment } from './arguments.ts';
import { BadInput, type CliEnvironment, type Command, CommandFailed, errorFor } from './command.ts';
import { signingKeyOf } from './signing-key-of.ts';

export const exportLibrary: Command = {
  name: 'export',
  usage:
    'export LIBRARY OUT.zip|OUT_FOLDER [--as-of MOMENT] [--since BUNDLE] [--sign] [--strict] [--in-place]',
  summary: 'Export a bundle (a name that ends in .zip) or the website alone as a plain folder.',
  options: [
    [
      '--as-of MOMENT',
      'as of this moment instead of now: 2026-03-09T12:00:00Z, or a day (0:00 UTC)',
    ],
    ['--since BUNDLE', 'list the changes against this earlier bundle'],
    [
      '--sign',
      'sign the bundle with the Ed25519 key in GALLEY_SECRET_SIGNING_KEY (its passphrase, if it has one, in GALLEY_SECRET_PASSPHRASE)',
    ],
    ['--key-file FILE', 'sign with the key in this file, as ssh-keygen or openssl made it'],
    [
      '--strict',
      'export nothing while the pre-flight has blocking findings; otherwise they are only told',
    ],
    [
      '--in-place',
      'change a folder file by file where it is, for programs that keep it open; otherwise it is exchanged as a whole',
    ],
    ['--no-preflight', 'do not check what is exported; see “galley preflight”'],
    ['--json', 'answer with one JSON object'],
  ],
  async run(args, environment) {
    const given = readArguments(
      args,
      {
        'as-of': { type: 'string' },
        since: { type: 'string' },
        sign: { type: 'boolean' },
        'key-file': { type: 'string' },
        strict: { type: 'boolean' },
        'in-place': { type: 'boolean' },
        'no-preflight': { type: 'boolean' },
        json: { type: 'boolean' },
      },
      ['LIBRARY', 'OUT'],
    );
    const [library = '', out = ''] = given.positionals;
    const kind = out.toLowerCase().endsWith('.zip') ? 'bundle' : 'folder';
    const since = given.text('since');
    if (since !== undefined && kind === 'folder') {
      throw new BadInput('--since belongs to a bundle: let the name of what is made end in .zip.');
    }
    if (given.isSet('in-place') && kind === 'bundle') {
      throw new BadInput('--in-place belongs to a folder: a bundle is one file.');
    }
    if (given.isSet('sign') && kind === 'folder') {
      throw new BadInput('--sign belongs to a bundle: let the name of what is made end in .zip.');
    }
    const key = await signingKey(given, environment);
    const isStrict = given.isSet('strict');
    if (isStrict && given.isSet('no-preflight')) {
      throw new BadInput('--strict needs the pre-flight: leave --no-preflight out.');
    }
    const asOf = readMoment(given.text('as-of')) ?? environment.now();
    if (!given.isSet('no-preflight')) {
      const blocking = await blockingFindings(resolve(library), asOf, environment);
      const told = blocking === 1 ? 'one blocking finding' : `${blocking} blocking findings`;
      const where = `“galley preflight ${library}” says where.`;
      if (blocking > 0 && isStrict) {
        throw new CommandFailed(`Nothing was exported: the pre-flight has ${told}. ${where}`);
      }
      if (blocking > 0) environment.note(`The pre-flight has ${told}. ${where}`);
    }
    await finishExports(environment.cacheFolder);
    const result = await runExport({
      libraryFolder: resolve(library),
      themesFolder: join(environment.resources, 'themes'),
      cacheFolder: environment.cacheFolder,
      destination: { kind, path: resolve(out) },
      asOf,
      since: since === undefined ? undefined : resolve(since),
      sign: key && (async (manifest) => key.sign(manifest)),
      best: given.isSet('in-place') ? 'file-by-file' : undefined,
      onProgress(done, total, label) {
        environment.progress(total === 0 ? label : `${done} of ${total}: ${label}`);
      },
      signal: environment.signal,
    });
    environment.progress('');
    const isJson = given.isSet('json');
    if (!result.ok) {
      if (isJson) environment.print(JSON.stringify({ ok: false, error: result.error }));
      const isAboutLibrary = ['library-missing', 'not-a-library', 'version-too-new'];
      throw errorFor(result.error, isAboutLibrary.includes(result.error.code) ? library : out);
    }
    const receipt = result.value;
    for (const warning of receipt.warnings) environment.note(warning);
    environment.print(
      isJson
        ? JSON.stringify({ ok: true, ...receipt })
        : `Exported ${receipt.articles} articles to ${out}: ${receipt.pages} pages, ${receipt.files} files, ${receipt.bytes} bytes in ${receipt.milliseconds} ms. ${receipt.stayedInside} stayed inside.${placedHow[receipt.guarantee]}${receipt.signedBy === null ? '' : ` Signed by ${receipt.signedBy}.`}`,
    );
    return 0;
  },
};

/** The key to sign with, read before anything is made; undefined where nothing shall be signed. */
async function signingKey(
  given: Arguments,
  environment: CliEnvironment,
): Promise<SigningKey | undefined> {
  const file = given.text('key-file');
  if (!given.isSet('sign')) {
    if (file !== undefined) throw new BadInput('--key-file belongs to --sign.');
    return undefined;
  }
  const key = await signingKeyOf(environment, file);
  if (!key.ok) throw errorFor(key.error, file ?? '');
  return key.value;
}

/** What is said of a folder that readers, or a crash, may have met between two states. */
const placedHow: Readonly<Record<Guarantee, string>> = {
  'whole-site': '',
  'whole-site-with-gap': ' The folder was exchanged as a whole, by two renames.',
  'file-by-file': ' It was put in place file by file.',
};

/** How many findings would hold an export back in the app. A newsroom that cannot be read is told of by the export. */
async function blockingFindings(
  library: string,
  asOf: Date,
  environment: CliEnvironment,
): Promise<number> {
  const checked = await checkLibraryEdition({
    library,
    cacheFolder: environment.cacheFolder,
    asOf,
    signal: environment.signal,
    onProgress: (done, total) =>
      environment.progress(total === 0 ? 'Checking' : `Checking: ${done} of ${total}`),
  });
  return checked.ok ? checked.value.report.counts.blocking : 0;
}
