// Format 2: an article knows its line, so that a file from elsewhere can be told from one that was made from ours.
import { isStoredRecord, type Migration, type StoredRecord } from './migration.ts';

/** All revisions of format 1 count as those of one writer: which one made them was not written down. */
const WRITER = 'format 1';

function withLineage(article: StoredRecord): StoredRecord {
  const { revision } = article;
  const wasSaved = typeof revision === 'number' && revision > 0;
  return { ...article, lineage: wasSaved ? [{ by: WRITER, to: revision }] : [] };
}

export const toFormat2: Migration = {
  to: 2,
  steps: {
    article: withLineage,
    historyEntry: (entry) =>
      isStoredRecord(entry.article) ? { ...entry, article: withLineage(entry.article) } : entry,
  },
};
