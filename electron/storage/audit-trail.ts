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
  /** The events that were read, by the names of their files; null for one that cannot be. */
  readonly #read = new Map<string, AuditEvent | null>();

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
    const name = auditName({ event, sha256: sha256(canonicalJson(event)) });
    await ensureFolder(files.audit(this.#library));
    await createRecord('auditEvent', join(files.audit(this.#library), name), event);
    this.#last = name;
    this.#read.set(name, event);
    return event;
  }

  /** Every event that can be read, oldest first: those of other computers, too. */
  async events(): Promise<AuditEvent[]> {
    const names = (await namesOf(this.#library)).filter((name) => NAME.test(name));
    const events: AuditEvent[] = [];
    for (const name of names) {
      let event = this.#read.get(name);
      if (event === undefined) {
        const read = await readChecked('auditEvent', join(files.audit(this.#library), name));
        const link = read.ok ? { event: read.value.value, sha256: read.value.sha256 } : undefined;
        event = link !== undefined && auditName(link) === name ? link.event : null;
        this.#read.set(name, event);
      }
      if (event !== null) events.push(event);
    }
    return events;
  }
}

async function namesOf(library: string): Promise<string[]> {
  return (await readdir(files.audit(library)).catch(() => [])).sort();
}
