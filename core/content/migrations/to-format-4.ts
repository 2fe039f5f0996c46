// Format 4: every envelope is sealed, so that its type and format cannot change unseen; targets have options, and a receipt says
// what was published to one of them. Records that hold nothing new are written again to be sealed.
import { isStoredRecord, type Migration, type StoredRecord } from './migration.ts';

const asItIs = (record: StoredRecord): StoredRecord => record;

function withOptions(record: StoredRecord): StoredRecord {
  if (!Array.isArray(record.targets)) return record;
  const targets = record.targets.map((one: unknown) =>
    isStoredRecord(one) ? { options: {}, ...one } : one,
  );
  return { ...record, targets };
}

export const toFormat4: Migration = {
  to: 4,
  steps: {
    site: asItIs,
    taxonomy: asItIs,
    people: asItIs,
    redirects: asItIs,
    targets: withOptions,
    article: asItIs,
    asset: asItIs,
    historyName: asItIs,
    auditEvent: asItIs,
    receipt: (record) => ({ publish: null, ...record }),
  },
};
