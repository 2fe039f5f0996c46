// How is a newsroom of an older format brought to today's? A copy of each record first, then the record, the card last.
//
// Every step can be done again: a record that is in today's format already is passed over, a copy that is there is
// kept. So an end at any moment leaves a newsroom that reads as before, and the next opening goes on.
import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { Migration } from '../../core/content/migrations/migration.ts';
import { migrations } from '../../core/content/migrations/registry.ts';
import { type RecordType, recordTypes } from '../../core/content/record-types.ts';
import {
  decodeEnvelope,
  decodeRecord,
  encodeRecord,
  FORMAT_VERSION,
} from '../../core/content/records.ts';
import { type Disk, ensureFolder, errorCode, machineDisk, writeDurably } from './durable-file.ts';
import {
  files,
  filesUnder,
  listArticleIds,
  listAssetIds,
  listTrashedIds,
} from './library-files.ts';
import { sha256 } from './record-file.ts';

const AT_ONCE = 16;

/**
 * Brings the records of a library to today's format. Call it with the library's lock held, before records are read.
 * Answers with the format the library had, or null where nothing was to be done. Rejects with the write that failed,
 * and may then be called again. What is damaged stays as it is, for whoever reads it to report; history entries never
 * change, and are read in the format they have.
 */
export async function migrateLibrary(
  library: string,
  disk: Disk = machineDisk,
): Promise<number | null> {
  const card = await readText(files.card(library));
  const found = card === undefined ? undefined : decodeEnvelope(card, sha256);
  if (found?.ok !== true || found.value.format >= FORMAT_VERSION) return null;
  const { format } = found.value;
  const records = await recordsToMigrate(
    library,
    migrations.filter(({ to }) => to > format),
  );
  for (let start = 0; start < records.length; start += AT_ONCE) {
    const batch = records.slice(start, start + AT_ONCE);
    await Promise.all(batch.map(([type, path]) => migrateFile(library, type, path, disk)));
  }
  await migrateFile(library, 'library', files.card(library), disk);
  return format;
}

/** The files of records that a migration changes. */
async function recordsToMigrate(
  library: string,
  pending: readonly Migration[],
): Promise<(readonly [RecordType, string])[]> {
  const found: (readonly [RecordType, string])[] = [];
  for (const type of recordTypeNames) {
    if (!pending.some(({ steps }) => steps[type] !== undefined)) continue;
    for (const path of await filesOfType(library, type)) found.push([type, path]);
  }
  return found;
}

// The keys of the registry, which the compiler widens to strings.
const recordTypeNames = Object.keys(recordTypes) as RecordType[];

/** Where the records of one type lie. */
async function filesOfType(library: string, type: RecordType): Promise<readonly string[]> {
  switch (type) {
    case 'site':
    case 'taxonomy':
    case 'people':
    case 'redirects':
    case 'targets':
      return [files[type](library)];
    case 'article': {
      const [articles, trashed] = [await listArticleIds(library), await listTrashedIds(library)];
      return [
        ...articles.map((id) => files.article(library, id)),
        ...trashed.map((id) => files.trashedArticle(library, id)),
      ];
    }
    case 'asset':
      return (await listAssetIds(library)).map((id) => files.assetRecord(library, id));
    case 'historyName':
      return filesNamed(files.histories(library), /\.name\.json$/);
    case 'auditEvent':
      return filesNamed(files.audit(library), /\.json$/);
    case 'receipt':
      return filesNamed(files.receipts(library), /\.json$/).then((paths) =>
        paths.filter((path) => dirname(path) === files.receipts(library)),
      );
    case 'targetState':
      return filesNamed(files.targetStates(library), /\.json$/);
    case 'newsletterIssue':
      return filesNamed(files.newsletters(library), /\.json$/).then(async (own) => [
        ...own,
        ...(await filesNamed(files.trashedNewsletters(library), /\.json$/)),
      ]);
    case 'newsletterTemplate':
      return filesNamed(files.templates(library), /\.json$/).then(async (own) => [
        ...own,
        ...(await filesNamed(files.trashedTemplates(library), /\.json$/)),
      ]);
    case 'library':
      // Last of all, by whoever calls.
      return [];
    case 'historyEntry':
      // An entry never changes.
      return [];
  }
}

async function filesNamed(folder: string, fitting: RegExp): Promise<string[]> {
  return (await filesUnder(folder)).filter((path) => fitting.test(path));
}

async function migrateFile(
  library: string,
  type: RecordType,
  path: string,
  disk: Disk,
): Promise<void> {
  const text = await readText(path);
  const read = text === undefined ? undefined : decodeRecord(type, text, sha256);
  if (text === undefined || read?.ok !== true || read.value.format >= FORMAT_VERSION) return;
  await keepCopy(library, path, read.value.format, text, disk);
  const { value, carried } = read.value;
  await writeDurably(path, encodeRecord(type, value, sha256, carried).text, disk);
}

/** Copies a record as it is. A copy that is there holds the same, or is of another revision and keeps its place. */
async function keepCopy(
  library: string,
  path: string,
  format: number,
  text: string,
  disk: Disk,
): Promise<void> {
  const folder = files.beforeMigration(library, format);
  for (let turn = 1; ; turn++) {
    const copy = `${join(folder, relative(library, path))}${turn === 1 ? '' : `.${turn}`}`;
    const present = await readText(copy);
    if (present === text) return;
    if (present !== undefined) continue;
    await ensureFolder(join(copy, '..'), disk);
    await writeDurably(copy, text, disk);
    return;
  }
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
