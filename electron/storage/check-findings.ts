// What has a check found so far: each fault by its file, what is odd and harmless, and what a repair moved.
import { readdir, stat } from 'node:fs/promises';
import { basename, relative } from 'node:path';
import type { Failure } from '../../core/errors.ts';
import { TEMPORARY } from './durable-file.ts';
import { setFileAside } from './set-aside.ts';

/** `altered`: all that is wrong is the checksum, so a person can read the file and choose. */
export const faultKinds = ['damaged', 'altered', 'missing', 'reference'] as const;
export type FaultKind = (typeof faultKinds)[number];

/** One thing that is wrong, and the file to look at. */
export interface LibraryFault {
  /** The path inside the library. */
  readonly file: string;
  readonly kind: FaultKind;
  /** What is wrong with it, to follow the name in a sentence. */
  readonly detail: string;
  /** Whether a repair has moved it to the trash. */
  readonly setAside: boolean;
}

export interface LibraryNote {
  readonly file: string;
  readonly detail: string;
}

export class Findings {
  readonly library: string;
  readonly checked = { records: 0, files: 0, bytes: 0 };
  readonly #faults: LibraryFault[] = [];
  readonly #notes: LibraryNote[] = [];
  readonly #repairAt: (() => Date) | undefined;

  /** With `repairAt`, the clock of a repair, what is damaged is moved to the trash. */
  constructor(library: string, repairAt: (() => Date) | undefined) {
    this.library = library;
    this.#repairAt = repairAt;
  }

  get faults(): readonly LibraryFault[] {
    return this.#faults.sort(byFile);
  }

  get notes(): readonly LibraryNote[] {
    return this.#notes.sort(byFile);
  }

  get isRepairing(): boolean {
    return this.#repairAt !== undefined;
  }

  fault(path: string, kind: FaultKind, detail: string, setAside = false): void {
    this.#faults.push({ file: this.#inside(path), kind, detail: oneLine(detail), setAside });
  }

  note(path: string, detail: string): void {
    this.#notes.push({ file: this.#inside(path), detail });
  }

  /** A file that is not what was written: named, and with a repair moved out of the way. */
  async damaged(path: string, detail: string): Promise<void> {
    const now = this.#repairAt?.();
    if (now !== undefined) await setFileAside(this.library, path, now);
    this.fault(path, 'damaged', detail, now !== undefined);
  }

  /** A record that could not be read, by the failure of reading it. Only what is damaged for sure is moved. */
  async unreadable(path: string, { code, detail }: Failure): Promise<void> {
    if (code === 'damaged-record') await this.damaged(path, detail ?? 'it cannot be read');
    else {
      const kind = code === 'altered-record' ? 'altered' : 'damaged';
      this.fault(path, kind, detail ?? 'it cannot be read');
    }
  }

  /** A file under a name of no record of ours. What begins with a dot belongs to other programs, such as git. */
  stranger(path: string): void {
    const name = basename(path);
    if (TEMPORARY.test(name)) this.note(path, 'is left over from a write that did not end');
    else if (!name.startsWith('.')) this.note(path, 'is not a file of Galley');
  }

  #inside(path: string): string {
    return relative(this.library, path).replaceAll('\\', '/');
  }
}

/** The names in a folder, in order; none where it is not there. */
export async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(() => [])).sort();
}

export function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** A terminal obeys control characters: names and messages from files must not. */
export function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}

function byFile(one: { file: string }, other: { file: string }): number {
  return one.file < other.file ? -1 : one.file > other.file ? 1 : 0;
}
