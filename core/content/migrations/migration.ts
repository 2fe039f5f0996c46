// What is a migration: how the records of one format become those of the next.
import type { RecordType } from '../record-types.ts';

/** A record as its file holds it: nothing of it has been parsed, since schemas are those of today. */
export type StoredRecord = Readonly<Record<string, unknown>>;

/**
 * The way from the format before `to`. A step is pure, takes what it does not know along, and answers for a record
 * that does not fit as well as it can: the schema that follows says what is wrong.
 */
export interface Migration {
  readonly to: number;
  /** The types of record that change, each with its step. */
  readonly steps: { readonly [T in RecordType]?: (record: StoredRecord) => StoredRecord };
}

export function isStoredRecord(value: unknown): value is StoredRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
