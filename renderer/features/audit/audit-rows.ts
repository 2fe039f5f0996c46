// What does an event of the audit trail say to a person, and which events have the words that were typed?
import type { ArticleStatus } from '../../../core/content/article.ts';
import type { AuditEvent } from '../../../core/content/audit.ts';
import { transliterate } from '../../../core/content/transliterate.ts';
import type { Messages } from '../../../core/messages.ts';

export interface AuditRow {
  readonly event: AuditEvent;
  readonly what: string;
  readonly why: string | undefined;
  /** What it was about: the headline of an article that is there. */
  readonly about: string | undefined;
  /** All of it, as it is searched in. */
  readonly searchable: string;
}

export interface AuditWorld {
  readonly messages: Messages;
  headlineOf(id: string): string | undefined;
  momentOf(instant: string): string;
}

export function auditRows(events: readonly AuditEvent[], world: AuditWorld): AuditRow[] {
  const { messages } = world;
  const words = messages.workflow.audit;
  return events.map((event) => {
    const { details, kind, subject, by } = event;
    const text = (name: string): string | undefined => {
      const value = details[name];
      return typeof value === 'string' && value !== '' ? value : undefined;
    };
    const status = (name: string): string | undefined => {
      const value = text(name);
      return value === undefined || !Object.hasOwn(messages.statuses, value)
        ? value
        : messages.statuses[value as ArticleStatus]; // One of its keys, as was just seen.
    };
    const until = text('until');
    const say = Object.hasOwn(words.kinds, kind) ? words.kinds[kind] : undefined;
    const what =
      say?.({
        from: status('from'),
        to: status('to'),
        until: until === undefined ? undefined : world.momentOf(until),
        found: text('found'),
      }) ?? kind;
    const about = subject.type === 'article' ? world.headlineOf(subject.id) : undefined;
    const why = text('why');
    const searchable = transliterate([by, what, why, about].join(' ')).toLowerCase();
    return { event, what, why, about, searchable };
  });
}

/** The rows in which every typed word is found. */
export function rowsWith(rows: readonly AuditRow[], typed: string): readonly AuditRow[] {
  const words = transliterate(typed)
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return rows;
  return rows.filter(({ searchable }) => words.every((word) => searchable.includes(word)));
}
