// `galley audit`: what does the audit trail of a newsroom say, and does its chain hold?
import { resolve } from 'node:path';
import { auditAsCsv, auditAsLines } from '../../core/workflow/audit-table.ts';
import { faultsOf, readAuditTrail } from '../storage/audit-trail.ts';
import { readLibrary } from '../storage/read-library.ts';
import { readArguments } from './arguments.ts';
import { BadInput, type Command, errorFor } from './command.ts';

export const showAudit: Command = {
  name: 'audit',
  usage: 'audit LIBRARY [--csv | --json]',
  summary:
    'Write out the audit trail of a newsroom, oldest first, and say whether its chain holds.',
  options: [
    ['--csv', 'a table for a spreadsheet'],
    ['--json', 'one JSON object a line'],
  ],
  async run(args, environment) {
    const given = readArguments(args, { csv: { type: 'boolean' }, json: { type: 'boolean' } }, [
      'LIBRARY',
    ]);
    if (given.isSet('csv') && given.isSet('json')) {
      throw new BadInput('Say --csv or --json, not both.');
    }
    const [typed = ''] = given.positionals;
    const library = resolve(typed);
    const read = await readLibrary(library);
    if (!read.ok) throw errorFor(read.error, typed);
    const trail = await readAuditTrail(library);
    const events = trail.links.map(({ event }) => event);
    if (given.isSet('csv')) environment.print(auditAsCsv(events).trimEnd());
    else if (given.isSet('json')) environment.print(auditAsLines(events).trimEnd());
    else {
      for (const { at, by, kind, subject, details } of events) {
        const facts = Object.entries(details).map(([name, value]) => `${name} ${value ?? '–'}`);
        const line = [at, by, kind, `${subject.type} ${subject.id}`, ...facts].join('  ');
        environment.print(line.replace(/\p{Cc}/gu, ' '));
      }
    }
    const faults = faultsOf(trail);
    for (const fault of faults) environment.note(fault);
    return faults.length > 0 ? 1 : 0;
  },
};
