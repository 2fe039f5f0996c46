// `galley calendar`: which file holds the public events of a newsroom?
import { resolve, sep } from 'node:path';
import { writeIcs } from '../calendar/write-ics.ts';
import { writeDurably } from '../storage/durable-file.ts';
import { readArguments } from './arguments.ts';
import { BadInput, type Command, CommandFailed, errorFor } from './command.ts';

export const publicCalendar: Command = {
  name: 'calendar',
  usage: 'calendar LIBRARY OUT.ics [--year YEAR] [--json]',
  summary: 'Write the public events of a newsroom as iCalendar, as its website offers them.',
  options: [
    ['--year YEAR', 'only what begins in this year'],
    ['--json', 'answer with one JSON object that names each event'],
  ],
  async run(args, environment) {
    const given = readArguments(args, { year: { type: 'string' }, json: { type: 'boolean' } }, [
      'LIBRARY',
      'OUT.ics',
    ]);
    const [library = '', out = ''] = given.positionals;
    if (!out.toLowerCase().endsWith('.ics')) {
      throw new BadInput(`${out} does not end in .ics: calendar programs look for that.`);
    }
    if (resolve(out).startsWith(resolve(library) + sep)) {
      throw new BadInput(`${out} is inside the newsroom, which an export does not change.`);
    }
    const year = given.text('year');
    if (year !== undefined && !/^\d{4}$/.test(year)) {
      throw new BadInput(`“${year}” is not a year. Write it like 2027.`);
    }
    const written = await writeIcs({ library: resolve(library), asOf: environment.now(), year });
    if (!written.ok) throw errorFor(written.error, library);
    const { text, events, problems } = written.value;
    try {
      await writeDurably(resolve(out), text);
    } catch (error) {
      const because = error instanceof Error ? ` (${error.message})` : '';
      throw new CommandFailed(`${out} could not be written${because}.`);
    }
    const many = events.length === 1 ? '1 event' : `${events.length} events`;
    environment.print(
      given.isSet('json')
        ? JSON.stringify({ ok: true, events, problems })
        : `${out} holds ${many}.`,
    );
    for (const problem of problems) environment.note(`${problem} could not be read.`);
    return problems.length > 0 ? 1 : 0;
  },
};
