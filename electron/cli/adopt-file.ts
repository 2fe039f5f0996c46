// `galley adopt`: a file that somebody changed, copied or brought back becomes part of its newsroom again.
import { stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { unreachable } from '../../core/errors.ts';
import { type Adopted, mendChecksum, recordTypeAt } from '../storage/adopt.ts';
import { LibraryStore } from '../storage/library-store.ts';
import { readArguments } from './arguments.ts';
import { BadInput, type CliEnvironment, type Command, CommandFailed, errorFor } from './command.ts';

export const adoptFile: Command = {
  name: 'adopt',
  usage: 'adopt FILE [--library LIBRARY]',
  summary:
    'Use a changed file as it is: as the next revision of its article, or as a draft beside it.',
  options: [
    ['--library LIBRARY', 'the newsroom to adopt it into; else the one the file lies in'],
    ['--json', 'answer with one JSON object'],
  ],
  async run(args, environment) {
    const given = readArguments(args, { library: { type: 'string' }, json: { type: 'boolean' } }, [
      'FILE',
    ]);
    const [typed = ''] = given.positionals;
    const path = resolve(typed);
    const named = given.text('library');
    const library = named === undefined ? await libraryAround(path) : resolve(named);
    if (library === undefined) {
      throw new BadInput(`${typed} lies in no newsroom. Name one with --library.`);
    }
    const json = given.isSet('json');
    if (recordTypeAt(library, path) !== undefined) {
      const mended = await mendChecksum(library, path, environment.now());
      if (!mended.ok) throw errorFor(mended.error, typed);
      const how = mended.value ? 'mended' : 'same';
      environment.print(json ? JSON.stringify({ ok: true, how }) : sentence({ how }, typed));
      return 0;
    }
    const { how, article } = await adoptInto(library, path, typed, environment);
    const { id, headline, revision } = article;
    environment.print(
      json
        ? JSON.stringify({ ok: true, how, id, headline, revision })
        : sentence({ how, headline, revision }, typed),
    );
    return 0;
  },
};

async function adoptInto(
  library: string,
  path: string,
  typed: string,
  environment: CliEnvironment,
): Promise<Adopted> {
  const opened = await LibraryStore.open(library, {
    now: environment.now,
    warn: (line) => environment.note(line),
  });
  if (!opened.ok) throw errorFor(opened.error, library);
  const store = opened.value;
  try {
    if (store.readOnly !== null) {
      throw new CommandFailed(
        `${library} is open elsewhere (${store.readOnly}). Choose there, or close it and adopt the file then.`,
      );
    }
    const adopted = await store.adoptFile(path);
    if (!adopted.ok) throw errorFor(adopted.error, typed);
    return adopted.value;
  } finally {
    await store.close();
  }
}

/** The newsroom that a file lies in. */
async function libraryAround(path: string): Promise<string | undefined> {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const isLibrary = await stat(join(folder, 'galley.json')).then(
      () => true,
      () => false,
    );
    if (isLibrary) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

function sentence(
  adopted: {
    readonly how: Adopted['how'] | 'mended';
    readonly headline?: string;
    readonly revision?: number;
  },
  file: string,
): string {
  const { how, headline = '', revision = 0 } = adopted;
  switch (how) {
    case 'same':
      return `${file} is what the newsroom has already.`;
    case 'mended':
      return `${file} is used as it is. A copy from before is in trash/set-aside.`;
    case 'revision':
      return `${file} is revision ${revision} of “${headline}” now. What it replaces is in the history.`;
    case 'article':
      return `${file} is an article of the newsroom now: “${headline}”.`;
    case 'draft':
      return `${file} and the article in the newsroom both went on from an earlier text. It is a draft of its own now: “${headline}”.`;
    default:
      return unreachable(how);
  }
}
