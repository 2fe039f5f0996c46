// Is every event of the audit trail kept, in its order, and is each change, loss or exchange of one named?
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encloseRecord, FORMAT_VERSION } from '../../core/content/records.ts';
import { unwrap } from '../../core/errors.ts';
import { auditName, readAuditTrail } from './audit-trail.ts';
import { checkLibrary } from './check-library.ts';
import { LibraryStore } from './library-store.ts';
import { newNewsroom } from './newsroom-for-tests.ts';
import { sha256 } from './record-file.ts';

let root: string;
let library: string;
let store: LibraryStore;

beforeEach(async () => {
  ({ root, library } = await newNewsroom());
  store = unwrap(await LibraryStore.open(library));
});
afterEach(async () => {
  await store.close();
  await rm(root, { recursive: true, force: true });
});

const entry = (id: string) => ({
  by: 'Tess Vermeulen',
  kind: 'override',
  subject: { type: 'article', id },
  details: { why: 'It is a drawing.' },
});
const audit = (name: string): string => join(library, 'audit', name);
async function write(many: number): Promise<string[]> {
  for (let number = 1; number <= many; number++) unwrap(await store.noteEvent(entry(`${number}`)));
  return (await readdir(join(library, 'audit'))).sort();
}
async function faults(): Promise<string[]> {
  return unwrap(await checkLibrary(library)).faults.map(({ file, detail }) => `${file}: ${detail}`);
}

describe('the audit trail', () => {
  it('keeps every event behind the one before, over openings', async () => {
    await write(2);
    await store.close();
    store = unwrap(await LibraryStore.open(library));
    unwrap(await store.noteEvent(entry('3')));
    const { links } = await readAuditTrail(library);
    expect(links.map(({ event }) => [event.number, event.subject.id])).toEqual([
      [1, '1'],
      [2, '2'],
      [3, '3'],
    ]);
    expect(links.map(({ event }) => event.before)).toEqual([
      null,
      links[0]?.sha256,
      links[1]?.sha256,
    ]);
    expect(await faults()).toEqual([]);
  });

  it('keeps the order of events that were asked for at once', async () => {
    await Promise.all(['1', '2', '3', '4', '5'].map((id) => store.noteEvent(entry(id))));
    expect((await store.audit()).map(({ subject }) => subject.id)).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
    ]);
    expect(await faults()).toEqual([]);
  });

  it('names an event in which a single letter was changed', async () => {
    const [, second = ''] = await write(3);
    const text = await readFile(audit(second), 'utf8');
    await writeFile(audit(second), text.replace('a drawing', 'A drawing'));
    expect(await faults()).toEqual([`audit/${second}: the checksum does not match the content`]);
  });

  it('names the event after one that was written anew with a right checksum', async () => {
    const [, second = ''] = await write(3);
    const file: { record: { details: object } } = JSON.parse(await readFile(audit(second), 'utf8'));
    const record = { ...file.record, details: { why: 'Nobody will notice.' } };
    const { text, sha256: checksum } = encloseRecord('auditEvent', FORMAT_VERSION, record, sha256);
    await writeFile(audit(second), text);
    expect(await faults()).toEqual([`audit/${second}: it holds another event than its name says`]);
    // And under the name that fits it.
    await rename(audit(second), audit(`00000002-${checksum}.json`));
    expect(await faults()).toEqual([
      expect.stringMatching(/^audit\/00000003-.*: event 2 is not the one it was written after$/),
    ]);
  });

  it('names the event after one that was taken away', async () => {
    const [first = ''] = await write(2);
    await rm(audit(first));
    expect(await faults()).toEqual([
      expect.stringMatching(/^audit\/00000002-.*: event 1, which it follows, is not there$/),
    ]);
  });

  it('goes on behind an event that is damaged', async () => {
    const [, second = ''] = await write(2);
    await writeFile(audit(second), 'not JSON');
    const event = unwrap(await store.noteEvent(entry('3')));
    expect(auditName({ event: { ...event, number: 2 }, sha256: event.before ?? '' })).toBe(second);
    expect(await faults()).toEqual([expect.stringContaining(`audit/${second}: `)]);
  });

  it('holds what two computers wrote apart, as long as each names an event that is there', async () => {
    await write(1);
    const [first] = (await readAuditTrail(library)).links;
    const twin = { ...first?.event, number: 2, before: first?.sha256, by: 'Inês Duarte' };
    const { text, sha256: checksum } = encloseRecord('auditEvent', FORMAT_VERSION, twin, sha256);
    unwrap(await store.noteEvent(entry('mine')));
    await writeFile(audit(`00000002-${checksum}.json`), text);
    expect(await store.audit()).toHaveLength(3);
    expect(await faults()).toEqual([]);
    unwrap(await store.noteEvent(entry('after both')));
    expect(await faults()).toEqual([]);
  });

  it('is written by nobody who may only read', async () => {
    const reader = unwrap(await LibraryStore.open(library));
    expect(await reader.noteEvent(entry('1'))).toMatchObject({
      ok: false,
      error: { code: 'read-only' },
    });
    await reader.close();
    expect(await readdir(library)).not.toContain('audit');
  });
});
