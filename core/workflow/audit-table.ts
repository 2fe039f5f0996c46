// How does the audit trail leave the house? As a table for a spreadsheet, or as lines of JSON.
import { canonicalJson } from '../canonical-json.ts';
import type { AuditEvent } from '../content/audit.ts';

const columns = ['number', 'at', 'by', 'kind', 'type', 'id', 'details', 'before'] as const;

/**
 * The events as comma-separated values (RFC 4180), one a line. A cell that a spreadsheet would take for a formula begins with an
 * apostrophe: names and reasons are typed by people.
 */
export function auditAsCsv(events: readonly AuditEvent[]): string {
  const rows = events.map(({ number, at, by, kind, subject, details, before }) => [
    String(number),
    at,
    by,
    kind,
    subject.type,
    subject.id,
    Object.entries(details)
      .map(([name, value]) => `${name}: ${value ?? ''}`)
      .join('; '),
    before ?? '',
  ]);
  return [columns, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** The events as they are, each on a line of its own. */
export function auditAsLines(events: readonly AuditEvent[]): string {
  return events.map((event) => `${canonicalJson(event)}\n`).join('');
}

function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
