// When is a newsroom backed up, and by whom? At most once a day by itself, by the twin in a process of its own.
import * as z from 'zod';
import type { LibraryId } from '../core/content/ids.ts';
import { failure, type Result, success } from '../core/errors.ts';
import type { BackupDone } from '../core/ipc/contract.ts';
import type { Settings } from './settings.ts';

/** What is backed up. */
interface BackedUp {
  readonly id: LibraryId;
  readonly folder: string;
  readonly name: string;
}

/** What is needed of a stream to hear a process out. */
interface TwinOutput {
  on(event: 'data' | 'end', listener: (piece: unknown) => void): unknown;
  off(event: 'data' | 'end', listener: (piece: unknown) => void): unknown;
}

/** What is needed of Electron's `UtilityProcess` running the twin with its output piped. */
export interface TwinProcess {
  readonly stdout: TwinOutput | null;
  readonly stderr: TwinOutput | null;
  on(event: 'exit', listener: (code: number) => void): unknown;
  kill(): boolean;
}

/** A backup younger than this is young enough: work of a day is never missing. */
const DUE_AFTER_MS = 20 * 60 * 60 * 1000;

const answer = z.object({
  ok: z.literal(true),
  folder: z.string(),
  files: z.number(),
  at: z.string(),
});

export class Backups {
  readonly #settings: Settings;
  readonly #startTwin: (args: string[]) => TwinProcess;
  /** One backup at a time: two that begin in one second would write into one folder. */
  #turn: Promise<unknown> = Promise.resolve();
  #running = 0;

  constructor(settings: Settings, startTwin: (args: string[]) => TwinProcess) {
    this.#settings = settings;
    this.#startTwin = startTwin;
  }

  /**
   * Whether a backup folder is chosen and the newest backup of this library is a day old, or absent, and none is being
   * made.
   */
  isDue(library: LibraryId, now: Date): boolean {
    const { folder, made } = this.#settings.backup;
    const last = made.find((one) => one.library === library);
    return (
      this.#running === 0 &&
      folder !== null &&
      (last === undefined || now.getTime() - Date.parse(last.at) > DUE_AFTER_MS)
    );
  }

  /**
   * Backs a library up to the chosen folder and reads the copy back, after the backup that is being made. Fails with `not-found` while no folder is
   * chosen, `cancelled`, or `write-failed` with the twin's own sentence as the detail.
   */
  async run(library: BackedUp, signal: AbortSignal): Promise<Result<BackupDone>> {
    this.#running += 1;
    const mine = this.#turn.then(() => this.#make(library, signal));
    this.#turn = mine.catch(() => undefined);
    try {
      return await mine;
    } finally {
      this.#running -= 1;
    }
  }

  async #make(library: BackedUp, signal: AbortSignal): Promise<Result<BackupDone>> {
    const { folder } = this.#settings.backup;
    if (folder === null) return failure('not-found');
    if (signal.aborted) return failure('cancelled', { subject: library.name });
    const twin = this.#startTwin(['backup', library.folder, folder, '--json']);
    const stop = (): void => void twin.kill();
    signal.addEventListener('abort', stop);
    const output = whatIsSaid(twin.stdout, twin);
    const complaint = whatIsSaid(twin.stderr, twin);
    const code = await new Promise<number>((resolve) => twin.on('exit', resolve));
    signal.removeEventListener('abort', stop);
    if (signal.aborted) return failure('cancelled', { subject: library.name });
    const read = code === 0 ? answer.safeParse(parseJson(await output)) : undefined;
    if (read === undefined || !read.success) {
      const detail = (await complaint).trim();
      return failure('write-failed', { subject: library.name, detail });
    }
    const { files, at } = read.data;
    this.#settings.addBackup(library.id, at);
    return success({ folder: read.data.folder, files, at });
  }
}

/**
 * All that a process says, to the last letter. Its last words may come after its end is known, and Electron takes every
 * listener off its output at that moment: so we listen anew, before anything else can happen.
 */
function whatIsSaid(stream: TwinOutput | null, twin: TwinProcess): Promise<string> {
  if (stream === null) return Promise.resolve('');
  return new Promise((resolve) => {
    let said = '';
    let isOver = false;
    const hear = (piece: unknown): void => {
      said += String(piece);
    };
    const end = (): void => {
      isOver = true;
      resolve(said);
    };
    const listen = (): void => {
      stream.on('data', hear);
      stream.on('end', end);
    };
    listen();
    twin.on('exit', () => {
      stream.off('data', hear);
      stream.off('end', end);
      if (!isOver) queueMicrotask(listen);
    });
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
