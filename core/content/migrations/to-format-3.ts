// Format 3: a site chooses its fonts by role, and what its theme lets it choose; an article may hold a notice of its withdrawal,
// which none did before.
import type { Migration, StoredRecord } from './migration.ts';

function withFontsAndSettings(site: StoredRecord): StoredRecord {
  return { fonts: { headings: null, text: null, labels: null }, themeSettings: {}, ...site };
}

export const toFormat3: Migration = { to: 3, steps: { site: withFontsAndSettings } };
