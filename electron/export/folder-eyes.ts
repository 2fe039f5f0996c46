// Who looks at exported folders: this thread when its turn comes, or another one while this one still plans?
import { AskedThread, programBeside } from '../asking/asked-thread.ts';
import { type Files, stampOfFolder } from './folder-list.ts';
import { FolderScanner, type LookedFolders, type ScannedFolder } from './folder-scan.ts';
import type { Sighting, SightingWish } from './folder-sight.ts';

/** Looks at folders of exports for whoever changes them. */
export interface FolderEyes {
  /** The files of a folder that are not as its list says, if somebody has looked at all of them since the export was wished for. */
  others(folder: string): Promise<ReadonlySet<string> | undefined>;
  /** What is in a folder of which `files` are ours; `looked` is what somebody has just found of folders in it. */
  scan(folder: string, files: Files, looked?: LookedFolders): Promise<ScannedFolder>;
  /** What was seen may be so no more: something was put right in between. */
  forget(): void;
}

const scanner = new FolderScanner();

/** The eyes of this thread: they look when they are asked. */
export const eyesHere: FolderEyes = {
  others: () => Promise.resolve(undefined),
  scan: (folder, files, looked) =>
    Promise.resolve({ files, ...scanner.scan(folder, files, looked) }),
  forget() {},
};

/** A list that is read takes most of it. Without a limit it takes what it gets before it tidies up. */
const THREAD_LIMITS = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 192 };

/**
 * A thread that looks at exported folders and their spares, and keeps what it knows of them. What it saw is taken for the very folder and
 * list that it saw; for any other, and where it cannot tell, this thread looks itself.
 */
export class FolderWatch {
  readonly #thread = new AskedThread<SightingWish, Sighting>(
    programBeside(import.meta.url, 'folder-thread'),
    { resourceLimits: THREAD_LIMITS },
  );
  /** The spares of folders that it knows. */
  readonly #spares = new Map<string, string>();

  /** Has it learn the list of a folder, so that the next look at it and at its spare is short. */
  async learn(folder: string, spare: string): Promise<void> {
    this.#spares.set(folder, spare);
    await this.#ask(folder, false);
  }

  /** Begins to look at a folder that it knows, and at its spare; at any other folder nobody looks yet. */
  begin(folder: string): FolderEyes {
    const spare = this.#spares.get(folder);
    if (spare === undefined || !this.#thread.isRunning) return eyesHere;
    return this.#eyes([
      [folder, this.#ask(folder, true)],
      [spare, this.#ask(spare, false)],
    ]);
  }

  /** Eyes that look when they are asked, in the other thread. */
  get eyes(): FolderEyes {
    return this.#eyes([]);
  }

  /** Ends the thread; it begins anew when there is something to look at. */
  async end(): Promise<void> {
    await this.#thread.end();
  }

  #eyes(begun: readonly (readonly [string, Promise<Sighting | undefined>])[]): FolderEyes {
    const early = new Map(begun);
    /** What is known to be so now. */
    const current = async (
      folder: string,
      seen: Promise<Sighting | undefined> | undefined,
    ): Promise<Sighting | undefined> => {
      const sighting = await seen;
      return sighting?.stamp === stampOfFolder(folder) ? sighting : undefined;
    };
    return {
      others: async (folder) => (await current(folder, early.get(folder)))?.others,
      scan: async (folder, files, looked) => {
        const begun = early.get(folder);
        early.delete(folder);
        const sighting =
          (await current(folder, begun)) ?? (await current(folder, this.#ask(folder, false)));
        return sighting === undefined
          ? await eyesHere.scan(folder, files, looked)
          : { files, ...sighting.scan };
      },
      forget: () => early.clear(),
    };
  }

  #ask(folder: string, withFiles: boolean): Promise<Sighting | undefined> {
    return this.#thread.ask({ folder, withFiles });
  }
}
