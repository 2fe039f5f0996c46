// How does the audit trail lie on disk? One file an event, named by its number and its checksum, and never changed.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson } from '../../core/canonical-json.ts';
import {
  type AuditEntry,
  type AuditEvent,
  type AuditLink,
  type AuditName,
  brokenLinks,
} from '../../core/content/audit.ts';
import { type Failure, failure, type Result, success } from '../../core/errors.ts';
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

/** Reads every event from the disk. What cannot be read, or is not what its name says, is told apart. */
export function readAuditTrail(library: string): Promise<AuditTrail> {
  return new AuditLog(library).trail();
}

/** What is wrong with a trail, in sentences: events that cannot be read, and links that do not hold. */
export function faultsOf({ links, unreadable, names }: AuditTrail): string[] {
  return [
    ...unreadable.map(({ name, problem }) => `${name}: ${problem.detail ?? problem.code}`),
    ...brokenLinks(links, names).map(({ link, why }) => `event ${link.event.number}: ${why}`),
  ];
}

/** The trail of one library, for the process that holds its lock: what was looked at once is not looked at again. */
export class AuditLog {
  readonly #library: string;
  /** The name of the newest event, once the folder has been looked at. */
  #last: string | undefined;
  /** What was read whole, by the names of the files. */
  readonly #read = new Map<string, Result<AuditLink>>();

  constructor(library: string) {
    this.#library = library;
  }

  /** Writes the next event behind the last one; one at a time. */
  async append(entry: AuditEntry, now: Date): Promise<AuditEvent> {
    // A name says all that the next event must know, so that damage of the last one does not end the trail.
    this.#last ??= (await namesOf(this.#library)).filter((name) => NAME.test(name)).at(-1) ?? '';
    const [, number = '0', checksum] = NAME.exec(this.#last) ?? [];
    const event: AuditEvent = {
      number: Number(number) + 1,
      before: checksum ?? null,
      at: now.toISOString(),
      ...entry,
    };
    const link = { event, sha256: sha256(canonicalJson(event)) };
    const name = auditName(link);
    await ensureFolder(files.audit(this.#library));
    await createRecord('auditEvent', join(files.audit(this.#library), name), event);
    this.#last = name;
    this.#read.set(name, success(link));
    return event;
  }

  /** The trail as it lies there: those of other computers, too. A file that was read before is not read again. */
  async trail(): Promise<AuditTrail> {
    const links: AuditLink[] = [];
    const unreadable: { name: string; problem: Failure }[] = [];
    const names: AuditName[] = [];
    const strangers: string[] = [];
    for (const name of await namesOf(this.#library)) {
      const [, number, checksum = ''] = NAME.exec(name) ?? [];
      if (number === undefined) {
        strangers.push(name);
        continue;
      }
      names.push({ number: Number(number), sha256: checksum });
      const link = this.#read.get(name) ?? (await readLink(this.#library, name));
      if (link.ok) {
        this.#read.set(name, link);
        links.push(link.value);
      } else unreadable.push({ name, problem: link.error });
    }
    return { links, unreadable, names, strangers };
  }
}

async function readLink(library: string, name: string): Promise<Result<AuditLink>> {
  const read = await readChecked('auditEvent', join(files.audit(library), name));
  if (!read.ok) return read;
  const link = { event: read.value.value, sha256: read.value.sha256 };
  if (auditName(link) === name) return success(link);
  return failure('damaged-record', { detail: 'it holds another event than its name says' });
}

async function namesOf(library: string): Promise<string[]> {
  return (await readdir(files.audit(library)).catch(() => [])).sort();
}
