// `galley check`: is a newsroom whole, and if not, which files are damaged?
import { resolve } from 'node:path';
import { unreachable } from '../../core/errors.ts';
import type { LibraryFault } from '../storage/check-findings.ts';
import { checkLibrary } from '../storage/check-library.ts';
import { readArguments } from './arguments.ts';
import { type Command, CommandFailed, errorFor } from './command.ts';

export const checkNewsroom: Command = {
  name: 'check',
  usage: 'check LIBRARY [--repair]',
  summary: 'Say whether a newsroom is whole, and name each damaged file.',
  options: [
    ['--repair', 'move what cannot be read to trash/set-aside, and make caches anew'],
    ['--json', 'answer with one JSON object'],
  ],
  async run(args, environment) {
    const given = readArguments(args, { repair: { type: 'boolean' }, json: { type: 'boolean' } }, [
      'LIBRARY',
    ]);
    const [typed = ''] = given.positionals;
    const checked = await checkLibrary(resolve(typed), {
      repair: given.isSet('repair'),
      onProgress: (done, total) => environment.progress(`Files: ${done} of ${total}`),
      signal: environment.signal,
      now: environment.now,
    });
    environment.progress('');
    if (!checked.ok) {
      if (checked.error.code === 'library-locked') {
        throw new CommandFailed(
          `${typed} is open elsewhere (${checked.error.detail ?? 'in Galley'}). Close it there, then repair.`,
        );
      }
      throw errorFor(checked.error, typed);
    }
    const { faults, notes, checked: counts } = checked.value;
    if (given.isSet('json')) {
      environment.print(
        JSON.stringify({ ok: faults.length === 0, checked: counts, faults, notes }, null, 2),
      );
    } else {
      for (const fault of faults) environment.print(sentence(fault));
      for (const { file, detail } of notes) environment.note(`Note: ${file} ${detail}.`);
      const looked = `${counts.records} records and ${counts.files} files`;
      environment.print(
        faults.length === 0
          ? `${typed} is whole: ${looked}.`
          : `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'} in ${looked}.`,
      );
    }
    return faults.length === 0 ? 0 : 1;
  },
};

function sentence({ file, kind, detail, setAside }: LibraryFault): string {
  const moved = setAside ? ' It was moved to trash/set-aside.' : '';
  switch (kind) {
    case 'damaged':
      return `${file} is damaged: ${detail}.${moved}`;
    case 'altered':
      return `${file} was changed outside Galley: ${detail}. Use it as it is with “galley adopt ${file}”, or open the newsroom to choose.`;
    case 'missing':
      return `${file} is missing: ${detail}.`;
    case 'reference':
      return `${file} refers to something missing: ${detail}.`;
    default:
      return unreachable(kind);
  }
}
