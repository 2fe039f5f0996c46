// Which records does a newsroom need to open at all, and how are they read?
import type { Low } from 'lowdb';
import type { RecordOf } from '../../core/content/record-types.ts';
import type {
  RecordStepOfAny,
  ReplacedShared,
  SharedRecordName,
  SharedRecordValues,
} from '../../core/desk/change-set.ts';
import { type Result, success, unwrap } from '../../core/errors.ts';
import { commitTogether } from './commit-journal.ts';
import { files } from './library-files.ts';
import { openRecord, recordChange, recordChanged } from './record-file.ts';

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

/**
 * Makes changes of shared records, all of them or none: through the commit journal where there are several. A step that answers with
 * null leaves its record alone. When it rejects, `recoverCommit` and `readShared` come before the next change.
 */
export async function replaceShared(
  library: string,
  records: SharedRecords,
  steps: readonly RecordStepOfAny[],
): Promise<ReplacedShared[]> {
  const made: { store: AnyStore; after: AnyRecord; done: ReplacedShared }[] = [];
  for (const { kind, record, change } of steps) {
    const store =
      record === 'targets'
        ? unwrap(await openRecord('targets', files.targets(library)))
        : records[record];
    const before = structuredClone(store.data);
    // The record at a name, the step for it, and what is done to it are of one type, which the compiler does not follow.
    const after = (change as (current: AnyRecord) => AnyRecord | null)(before);
    if (after === null) continue;
    const done = { kind, record, before, after } as ReplacedShared;
    made.push({ store: store as AnyStore, after: structuredClone(after), done });
  }
  if (made.length === 0) return [];
  const wanted = made.map(({ store, after }) => recordChange(store, after));
  await commitTogether(library, wanted);
  for (const [index, { store, after }] of made.entries()) {
    const file = wanted[index];
    if (file !== undefined) recordChanged(store, after, file);
  }
  return made.map(({ done }) => done);
}

type AnyRecord = SharedRecordValues[SharedRecordName];
type AnyStore = Low<AnyRecord>;

/** Reads the records again that a change may have left as they were, or not. */
export async function readShared(records: SharedRecords): Promise<void> {
  const { site, taxonomy, people, redirects } = records;
  for (const store of [site, taxonomy, people, redirects]) await store.read();
}
