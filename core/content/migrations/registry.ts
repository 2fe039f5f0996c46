// Every migration, oldest first. A new one is a file beside this, a line here, and a newsroom of the format before it
// in `electron/storage/fixtures`, without which the tests fail.
import type { RecordType } from '../record-types.ts';
import type { Migration, StoredRecord } from './migration.ts';
import { toFormat2 } from './to-format-2.ts';
import { toFormat3 } from './to-format-3.ts';
import { toFormat4 } from './to-format-4.ts';

export const migrations: readonly Migration[] = [toFormat2, toFormat3, toFormat4];

/** The record as it is in the newest format. */
export function migrateRecord(
  type: RecordType,
  format: number,
  record: StoredRecord,
): StoredRecord {
  let migrated = record;
  for (const { to, steps } of migrations) {
    if (to > format) migrated = steps[type]?.(migrated) ?? migrated;
  }
  return migrated;
}
