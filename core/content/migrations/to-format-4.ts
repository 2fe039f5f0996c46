// Format 4: every envelope is sealed, so that its type and format cannot change unseen. What records hold stays as it is;
// writing them again seals them.
import type { Migration, StoredRecord } from './migration.ts';

const asItIs = (record: StoredRecord): StoredRecord => record;

export const toFormat4: Migration = {
  to: 4,
  steps: {
    site: asItIs,
    taxonomy: asItIs,
    people: asItIs,
    redirects: asItIs,
    targets: asItIs,
    article: asItIs,
    asset: asItIs,
    historyName: asItIs,
    auditEvent: asItIs,
    receipt: asItIs,
  },
};
