// How does the audit trail lie on disk? One file an event, named by its number and its checksum, and never changed.
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { canonicalJson } from '../../core/canonical-json.ts';
import type { AuditEntry, AuditEvent, AuditLink, AuditName } from '../../core/content/audit.ts';
import type { Failure } from '../../core/errors.ts';
import { ensureFolder } from './durable-file.ts';
import { files } from './library-files.ts';
import { createRecord, readChecked, sha256 } from './record-file.ts';

const NAME = /^(\d{8})-([0-9a-f]{64})\.json$/;

/** The name of an event's file: those of one trail stand in their order, and each says what it holds. */
export function auditName({ event: { number }, sha256: checksum }: AuditLink): string {
  return `${String(number).padStart(8, '0')}-${checksum}.json`;
}

export interface AuditTrail {
  /** In their order. */
  readonly links: readonly AuditLink[];
  readonly unreadable: readonly { readonly name: string; readonly problem: Failure }[];
  /** What the files of all events are called, readable or not. */
  readonly names: readonly AuditName[];
  /** Names of files that are no events. */
  readonly strangers: readonly string[];
}

/** Reads every event. What cannot be read, or is not what its name says, is told apart. */
export async function readAuditTrail(library: string): Promise<AuditTrail> {
  const links: AuditLink[] = [];
  const unreadable: { name: string; problem: Failure }[] = [];
  const names: AuditName[] = [];
  const strangers: string[] = [];
  for (const name of await namesOf(library)) {
    const [, number, checksum = ''] = NAME.exec(name) ?? [];
    if (number === undefined) {
      strangers.push(name);
      continue;
    }
    names.push({ number: Number(number), sha256: checksum });
    const read = await readChecked('auditEvent', join(files.audit(library), name));
    if (!read.ok) {
      unreadable.push({ name, problem: read.error });
      continue;
    }
    const link = { event: read.value.value, sha256: read.value.sha256 };
    if (auditName(link) === name) links.push(link);
    else {
      const detail = 'it holds another event than its name says';
      unreadable.push({ name, problem: { code: 'damaged-record', detail } });
    }
  }
  return { links, unreadable, names, strangers };
}

/** Writes the next event behind the last one. For the process that holds the lock, one at a time. */
export async function appendAuditEvent(
  library: string,
  entry: AuditEntry,
  now: Date,
): Promise<AuditEvent> {
  // A name says all that the next event must know, so that damage of the last one does not end the trail.
  const last = (await namesOf(library)).filter((name) => NAME.test(name)).at(-1);
  const [, number = '0', checksum] = NAME.exec(last ?? '') ?? [];
  const event: AuditEvent = {
    number: Number(number) + 1,
    before: checksum ?? null,
    at: now.toISOString(),
    ...entry,
  };
  const name = auditName({ event, sha256: sha256(canonicalJson(event)) });
  await ensureFolder(files.audit(library));
  await createRecord('auditEvent', join(files.audit(library), basename(name)), event);
  return event;
}

async function namesOf(library: string): Promise<string[]> {
  return (await readdir(files.audit(library)).catch(() => [])).sort();
}
