// `galley finish-exports`: are all exported folders as they should be, whatever ended the exports into them?
import { finishExports } from '../export/folder-writer.ts';
import { readArguments } from './arguments.ts';
import type { Command } from './command.ts';

export const finishCutShort: Command = {
  name: 'finish-exports',
  usage: 'finish-exports',
  summary:
    'Finish exports into folders that a crash cut short; every start and export does so, too.',
  options: [],
  async run(args, environment) {
    readArguments(args, {}, []);
    for (const folder of await finishExports(environment.cacheFolder)) {
      environment.print(`Finished the export into ${folder}`);
    }
    return 0;
  },
};
