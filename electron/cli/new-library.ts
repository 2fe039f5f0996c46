// `galley new`: how is a newsroom made from the command line?
import { basename, join, resolve } from 'node:path';
import { copyLibrary, createLibrary } from '../storage/create-library.ts';
import { readArguments } from './arguments.ts';
import { BadInput, type Command, errorFor } from './command.ts';

export const newLibrary: Command = {
  name: 'new',
  usage: 'new FOLDER [--name NAME] [--sample]',
  summary: 'Make a newsroom in a new or empty folder.',
  options: [
    ['--name NAME', 'what readers see at the top; else the name of the folder'],
    ['--sample', 'copy the sample newsroom instead of starting empty'],
    ['--json', 'answer with one JSON object'],
  ],
  async run(args, environment) {
    const given = readArguments(
      args,
      { name: { type: 'string' }, sample: { type: 'boolean' }, json: { type: 'boolean' } },
      ['FOLDER'],
    );
    const [typed = ''] = given.positionals;
    const folder = resolve(typed);
    const name = (given.text('name') ?? basename(folder)).trim();
    if (name === '') throw new BadInput('The name of the newsroom is empty.');
    if (given.isSet('sample') && given.text('name') !== undefined) {
      throw new BadInput('The sample newsroom has its own name: leave out --name or --sample.');
    }
    const made = given.isSet('sample')
      ? await copyLibrary(join(environment.resources, 'sample-newsroom'), folder)
      : await createLibrary(folder, {
          name,
          timeZone: environment.timeZone,
          now: environment.now(),
        });
    if (!made.ok) {
      if (made.error.code === 'folder-not-empty') {
        throw new BadInput(`${typed} is not empty. Choose an empty or new folder.`);
      }
      throw errorFor(made.error, typed);
    }
    environment.print(
      given.isSet('json') ? JSON.stringify({ ok: true, folder }) : `Made a newsroom in ${folder}`,
    );
    return 0;
  },
};
