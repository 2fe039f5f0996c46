// Is what lies beside the records whole: history entries, notes of the keystroke journal, unfinished changes, receipts?
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { brokenLinks } from '../../core/content/audit.ts';
import { articleId, libraryId } from '../../core/content/ids.ts';
import { recordTypes } from '../../core/content/record-types.ts';
import { decodeEnvelope } from '../../core/content/records.ts';
import { parseEntryId } from '../../core/history/entry.ts';
import { articleOfNote, notePath, readNote } from '../journal/note-file.ts';
import { readSearchCache } from '../search/search-cache.ts';
import { auditName, readAuditTrail } from './audit-trail.ts';
import { type Findings, isThere, namesIn } from './check-findings.ts';
import { isJournalWhole, journalPath } from './commit-journal.ts';
import { errorCode } from './durable-file.ts';
import { isSealWhole } from './entry-file.ts';
import { readEntry } from './history.ts';
import { files, filesUnder } from './library-files.ts';
import { readChecked, sha256 } from './record-file.ts';

/** Folders in which records of further types may lie, each checked by its envelope. */
const furtherFolders = [
  'notes',
  'newsletters',
  'templates',
  'trash/newsletters',
  'trash/templates',
  'receipts',
  'receipts/states',
] as const;

/** The files beside the records, each with the way to look at it. */
export async function filesBeside(
  library: string,
  findings: Findings,
): Promise<{ path: string; look: () => Promise<void> }[]> {
  const found: { path: string; look: () => Promise<void> }[] = [];
  const add = (path: string, look: (path: string, findings: Findings) => Promise<void>): void => {
    found.push({ path, look: () => look(path, findings) });
  };
  const history = files.histories(library);
  for (const article of await namesIn(history)) {
    if (!articleId.safeParse(article).success) {
      findings.stranger(join(history, article));
      continue;
    }
    for (const name of await namesIn(join(history, article))) {
      const path = join(history, article, name);
      const [, entry = '', kind] = /^(.*?)\.(json\.gz|name\.json)$/.exec(name) ?? [];
      if (parseEntryId(entry) === undefined) findings.stranger(path);
      else add(path, kind === 'json.gz' ? checkEntry : checkEntryName);
    }
  }
  for (const name of await namesIn(dirname(notePath(library, 'any')))) {
    const path = notePath(library, basename(name, '.json'));
    if (name.endsWith('.json')) add(path, checkNote);
  }
  add(journalPath(library), checkCommitJournal);
  add(files.searchIndex(library), checkSearchIndex);
  for (const folder of furtherFolders) {
    for (const name of await namesIn(join(library, folder))) {
      if (name.endsWith('.json')) add(join(library, folder, name), checkRecordOfAnyType);
    }
  }
  for (const name of await namesIn(files.trashedMedia(library))) {
    const path = join(files.trashedMedia(library), name);
    const [stem = ''] = name.split('.', 1);
    if (!/^[0-9a-f]{64}$/.test(stem)) findings.stranger(path);
    else add(path, name.endsWith('.json') ? checkRecordOfAnyType : checkBytes);
  }
  add(files.audit(library), checkAuditTrail);
  for (const { path, format } of await copiesBeforeMigration(library)) {
    add(path, (copy, all) => checkRecordOfAnyType(copy, all, format));
  }
  for (const name of await namesIn(files.receiptObjects(library))) {
    const path = files.receiptObject(library, name);
    if (/^[0-9a-f]{64}$/.test(name)) add(path, checkBytes);
    else findings.stranger(path);
  }
  return found;
}

/** The copies of records as they were before a migration, each with the format that its folder is named by. */
async function copiesBeforeMigration(library: string): Promise<{ path: string; format: number }[]> {
  const found: { path: string; format: number }[] = [];
  for (const name of await namesIn(files.trash(library))) {
    const [, digits] = /^format-(\d+)$/.exec(name) ?? [];
    if (digits === undefined) continue;
    for (const path of await filesUnder(join(files.trash(library), name))) {
      if (!basename(path).startsWith('.')) found.push({ path, format: Number(digits) });
    }
  }
  return found;
}

/** Whether a file that is named by the SHA-256 of its bytes still holds them. */
export async function checkBytes(path: string, findings: Findings): Promise<void> {
  try {
    const hash = createHash('sha256');
    for await (const piece of createReadStream(path)) {
      hash.update(piece);
      findings.checked.bytes += piece.length;
    }
    findings.checked.files++;
    const [named = ''] = basename(path).split('.', 1);
    if (hash.digest('hex') !== named) {
      await findings.damaged(path, 'its bytes are not those of its name');
    }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    findings.fault(path, 'damaged', `it cannot be read: ${errorCode(error) ?? String(error)}`);
  }
}

async function checkEntry(path: string, findings: Findings): Promise<void> {
  const entry = await readEntry(path);
  if (!entry.ok) {
    // Thinned meanwhile, by whoever has the library open.
    if (entry.error.code === 'not-found') return;
    findings.checked.records++;
    await findings.unreadable(path, entry.error);
    return;
  }
  findings.checked.records++;
  if (entry.value.article.id !== basename(dirname(path))) {
    await findings.damaged(path, 'it holds another article');
  } else if (!isSealWhole(await readFile(path))) {
    await findings.damaged(path, 'its text can be read, but its bytes are not those written');
  }
}

async function checkEntryName(path: string, findings: Findings): Promise<void> {
  const read = await readChecked('historyName', path);
  if (!read.ok && read.error.code === 'not-found') return;
  findings.checked.records++;
  if (read.ok) return;
  const { code, detail } = read.error;
  // A name that a person typed is typed again sooner than compared.
  await findings.unreadable(path, {
    code: code === 'altered-record' ? 'damaged-record' : code,
    detail,
  });
}

async function checkNote(path: string, findings: Findings): Promise<void> {
  const read = await readNote(path);
  if (read.state === 'none') return;
  findings.checked.records++;
  if (read.state === 'damaged') {
    await findings.damaged(path, read.why);
    return;
  }
  if (read.note.article !== articleOfNote(basename(path))) {
    await findings.damaged(path, 'it belongs to another article');
    return;
  }
  const card = await readChecked('library', files.card(findings.library));
  const own = libraryId.safeParse(card.ok ? card.value.value.id : undefined);
  if (own.success && own.data !== read.note.library) {
    await findings.damaged(path, 'it belongs to another newsroom');
  }
}

async function checkCommitJournal(path: string, findings: Findings): Promise<void> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return;
  if (!isJournalWhole(text)) {
    await findings.damaged(path, 'the change it was to finish cannot be read');
  } else findings.note(path, 'holds a change that was cut short; the next opening finishes it');
}

async function checkSearchIndex(path: string, findings: Findings): Promise<void> {
  if (!(await isThere(path)) || (await readSearchCache(findings.library)) !== undefined) return;
  await findings.damaged(path, 'the search cannot use it; Galley makes it anew at the next search');
}

/** Every event, and that each was written after the one it names. */
async function checkAuditTrail(folder: string, findings: Findings): Promise<void> {
  const { links, unreadable, names, strangers } = await readAuditTrail(findings.library);
  findings.checked.records += links.length + unreadable.length;
  for (const name of strangers) findings.stranger(join(folder, name));
  for (const { name, problem } of unreadable) {
    // An event is evidence: whatever is wrong with it, it stays where it is.
    findings.fault(join(folder, name), 'damaged', problem.detail ?? 'it cannot be read');
  }
  for (const { link, why } of brokenLinks(links, names)) {
    findings.fault(join(folder, auditName(link)), 'damaged', why);
  }
}

/** With `format`, the one that the record must be in: formats before the seal do not show that theirs has changed. */
async function checkRecordOfAnyType(
  path: string,
  findings: Findings,
  format?: number,
): Promise<void> {
  const bytes = await readFile(path).catch(() => undefined);
  if (bytes === undefined) return;
  findings.checked.records++;
  const envelope = decodeEnvelope(bytes.toString('utf8'), sha256);
  if (!envelope.ok) {
    await findings.unreadable(path, envelope.error);
    return;
  }
  const found = envelope.value;
  if (!Object.hasOwn(recordTypes, found.type)) {
    findings.fault(path, 'damaged', 'it is of a type that this Galley does not know');
  } else if (format !== undefined && found.format !== format) {
    await findings.damaged(
      path,
      `it says format ${found.format}, and is a copy of format ${format}`,
    );
  }
}
