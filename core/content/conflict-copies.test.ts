import { describe, expect, it } from 'vitest';
import { readConflictCopyName } from './conflict-copies.ts';

const id = '019a0000-0000-7000-8000-000000000004';

describe('the name of a file beside the articles', () => {
  it.each([
    [`${id} (Tess's conflicted copy 2026-03-01).json`, 'Dropbox'],
    [`${id} (Copie en conflit de Tess 2026-03-01).json`, 'Dropbox'],
    [`${id}-LAPTOP-7QK2.json`, 'OneDrive'],
    [`${id}.sync-conflict-20260301-101530-ABCDEFG.json`, 'Syncthing'],
    [`${id} (conflicted copy 2026-03-01 101530).json`, 'Nextcloud'],
    [`${id} (1).json`, 'Google Drive'],
    [`${id} 2.json`, 'iCloud'],
    [`${id} something new.json`, 'a sync client'],
  ])('%s is a copy made by %s', (name, client) => {
    expect(readConflictCopyName(name)).toEqual({ of: id, client });
  });

  it.each([
    `${id}.json`,
    'readme.json',
    `.galley-0123456789ab.tmp`,
    `${id}.json.part`,
    `~syncthing~${id}.json.tmp`,
    'not-an-id 2.json',
  ])('%s is no copy of an article', (name) => {
    expect(readConflictCopyName(name)).toBeUndefined();
  });
});
