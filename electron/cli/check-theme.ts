// `galley theme check`: does a theme keep the contract, and if not, where?
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { faultSentence } from '../../core/site/theme-folder.ts';
import { faultsOfTheme } from '../export/load-theme.ts';
import { readArguments } from './arguments.ts';
import { BadInput, type Command } from './command.ts';

export const checkTheme: Command = {
  name: 'theme',
  usage: 'theme check FOLDER',
  summary:
    'Say whether a theme of the website keeps its contract, and name each fault with its line.',
  options: [['--json', 'answer with one JSON object']],
  async run(args, environment) {
    const given = readArguments(args, { json: { type: 'boolean' } }, ['check', 'FOLDER']);
    const [action, typed = ''] = given.positionals;
    if (action !== 'check')
      throw new BadInput(`“theme ${action}” is unknown. There is theme check.`);
    const folder = resolve(typed);
    const found = await stat(folder).catch(() => undefined);
    if (found?.isDirectory() !== true) throw new BadInput(`There is no folder ${typed}.`);
    const { name, faults } = await faultsOfTheme(folder, join(environment.resources, 'themes'));
    if (given.isSet('json')) {
      environment.print(JSON.stringify({ ok: faults.length === 0, theme: name, faults }, null, 2));
    } else {
      for (const fault of faults) environment.print(faultSentence(fault));
      if (faults.length === 0) environment.print(`The theme “${name}” keeps the contract.`);
    }
    return faults.length === 0 ? 0 : 1;
  },
};
