// Can the audit trail be read by a spreadsheet, whatever people typed into it?
import { expect, it } from 'vitest';
import type { AuditEvent } from '../content/audit.ts';
import { auditAsCsv, auditAsLines } from './audit-table.ts';

const event = (by: string, details: AuditEvent['details']): AuditEvent => ({
  number: 1,
  before: null,
  at: '2026-11-26T09:00:00.000Z',
  by,
  kind: 'moved',
  subject: { type: 'article', id: 'a' },
  details,
});

it('is a table with a line for each event', () => {
  expect(auditAsCsv([event('Inês', { from: 'draft', to: 'inReview' })])).toBe(
    'number,at,by,kind,type,id,details,before\r\n' +
      '1,2026-11-26T09:00:00.000Z,Inês,moved,article,a,from: draft; to: inReview,\r\n',
  );
});

it('keeps commas, quotes and line ends inside their cell, and no formula works', () => {
  const csv = auditAsCsv([event('=HYPERLINK("x")', { why: 'One, "two"\nthree' })]);
  expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
  expect(csv).toContain('"why: One, ""two""\nthree"');
});

it('is lines of JSON that give the events back', () => {
  const events = [event('A', {}), event('B', { why: 'x' })];
  const lines = auditAsLines(events).trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual(events);
});
