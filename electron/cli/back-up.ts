// `galley backup`: a copy of a newsroom in a second folder, read back before it counts.
import { resolve } from 'node:path';
import { backUp, drill, listBackups } from '../storage/backup.ts';
import { readArguments } from './arguments.ts';
import { BadInput, type Command, errorFor } from './command.ts';

export const backUpLibrary: Command = {
  name: 'backup',
  usage: 'backup LIBRARY FOLDER [--drill | --list]',
  summary: 'Back a newsroom up to a second folder, and read the copy back.',
  options: [
    ['--drill', 'make no new backup: prove that the newest one can be used'],
    ['--list', 'make no new backup: list those that are there'],
    ['--json', 'answer with one JSON object'],
  ],
  async run(args, environment) {
    const given = readArguments(
      args,
      { drill: { type: 'boolean' }, list: { type: 'boolean' }, json: { type: 'boolean' } },
      ['LIBRARY', 'FOLDER'],
    );
    if (given.isSet('drill') && given.isSet('list')) {
      throw new BadInput('Choose one of --drill and --list.');
    }
    const [typed = '', to = ''] = given.positionals;
    const [library, destination] = [resolve(typed), resolve(to)];
    const json = given.isSet('json');
    if (given.isSet('list')) {
      const backups = await listBackups(library, destination);
      if (json) environment.print(JSON.stringify({ ok: true, backups }));
      else for (const { folder } of backups) environment.print(folder);
      return 0;
    }
    if (given.isSet('drill')) {
      const drilled = await drill(library, destination, environment.signal);
      if (!drilled.ok) throw errorFor(drilled.error, to);
      environment.print(
        json
          ? JSON.stringify({ ok: true, ...drilled.value })
          : `${drilled.value.folder} is whole: it can be opened as it is.`,
      );
      return 0;
    }
    const made = await backUp(library, destination, {
      now: environment.now(),
      signal: environment.signal,
      onProgress: (done, total) => environment.progress(`Files: ${done} of ${total}`),
    });
    environment.progress('');
    if (!made.ok) throw errorFor(made.error, typed);
    const { folder, files, linked } = made.value;
    environment.print(
      json
        ? JSON.stringify({ ok: true, ...made.value })
        : `Backed up ${files} files to ${folder}, and read them back. ${linked} are shared with the backup before.`,
    );
    return 0;
  },
};
