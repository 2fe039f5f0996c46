import { describe, expect, it } from 'vitest';
import { manifestLine, readManifest } from './bag.ts';
import { type ContentItem, changesText } from './changes.ts';
import { changesContent, contentSchemas, jsonSchemaOf } from './content-schemas.ts';

const item = (id: string, sha256: string): ContentItem => ({
  kind: 'article',
  id,
  path: `news/${id}/`,
  sha256,
});

describe('changes since an earlier bundle', () => {
  it('calls everything created where there is none', () => {
    const changes = changesContent.parse(JSON.parse(changesText([item('a', '1')], undefined)));
    expect(changes.baseline).toBeNull();
    expect(changes.created.map((change) => change.id)).toEqual(['a']);
  });

  it('tells creations, updates and deletions apart and leaves out what is the same', () => {
    const baseline = {
      sha256: 'whole',
      items: [item('same', '1'), item('changed', '1'), item('gone', '1')],
    };
    const now = [item('new', '1'), item('changed', '2'), item('same', '1')];
    const changes = changesContent.parse(JSON.parse(changesText(now, baseline)));
    expect(changes.created.map((change) => change.id)).toEqual(['new']);
    expect(changes.updated).toEqual([
      {
        type: 'Update',
        kind: 'article',
        id: 'changed',
        path: 'news/changed/',
        sha256: '2',
        previousSha256: '1',
      },
    ]);
    expect(changes.deleted).toEqual([
      { type: 'Delete', kind: 'article', id: 'gone', path: 'news/gone/', previousSha256: '1' },
    ]);
    expect(changes.baseline).toBe('whole');
  });
});

describe('manifests', () => {
  it('carry names with percent signs and line ends', () => {
    const path = 'data/100%25\nodd.txt';
    const line = manifestLine('a'.repeat(64), path);
    expect(line.match(/\n/g)).toHaveLength(1);
    expect([...readManifest(line).entries]).toEqual([[path, 'a'.repeat(64)]]);
  });

  it('report lines that are none', () => {
    expect(readManifest('nonsense\n').faults).toEqual(['nonsense']);
  });
});

describe('schemas', () => {
  it('are given as JSON Schema, one per kind of file', () => {
    for (const name of Object.keys(contentSchemas)) {
      // The keys of the object itself.
      const schema = jsonSchemaOf(name as keyof typeof contentSchemas);
      expect(schema).toMatchObject({ type: 'object', $schema: expect.stringContaining('2020-12') });
    }
  });
});
