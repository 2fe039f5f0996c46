// Which records does a newsroom need to open at all, and how are they read?
import type { Low } from 'lowdb';
import type { RecordOf } from '../../core/content/record-types.ts';
import type { SharedRecordName, SharedRecordValues } from '../../core/desk/change-set.ts';
import { type Result, success } from '../../core/errors.ts';
import { files } from './library-files.ts';
import { openRecord } from './record-file.ts';

export interface SharedRecords {
  readonly card: Low<RecordOf<'library'>>;
  readonly site: Low<RecordOf<'site'>>;
  readonly taxonomy: Low<RecordOf<'taxonomy'>>;
  readonly people: Low<RecordOf<'people'>>;
  readonly redirects: Low<RecordOf<'redirects'>>;
}

/** Reads them; fails as the first of them fails. */
export async function openSharedRecords(library: string): Promise<Result<SharedRecords>> {
  const card = await openRecord('library', files.card(library));
  if (!card.ok) return card;
  const site = await openRecord('site', files.site(library));
  if (!site.ok) return site;
  const taxonomy = await openRecord('taxonomy', files.taxonomy(library));
  if (!taxonomy.ok) return taxonomy;
  const people = await openRecord('people', files.people(library));
  if (!people.ok) return people;
  const redirects = await openRecord('redirects', files.redirects(library));
  if (!redirects.ok) return redirects;
  return success({
    card: card.value,
    site: site.value,
    taxonomy: taxonomy.value,
    people: people.value,
    redirects: redirects.value,
  });
}

/** Writes what `decide` makes of a record; null writes nothing. What could not be written does not count. */
export async function replaceShared<K extends SharedRecordName>(
  records: SharedRecords,
  name: K,
  decide: (current: SharedRecordValues[K]) => SharedRecordValues[K] | null,
): Promise<{ before: SharedRecordValues[K]; after: SharedRecordValues[K] } | null> {
  // The store at `name` holds the record at `name`, which the compiler does not follow.
  const store = records[name] as unknown as Low<SharedRecordValues[K]>;
  const before = structuredClone(store.data);
  const after = decide(before);
  if (after === null) return null;
  store.data = structuredClone(after);
  try {
    await store.write();
  } catch (error) {
    store.data = before;
    throw error;
  }
  return { before, after };
}
