// What does this window know of the files of the newsroom, and what is its media library set to?

import type { EventPayload } from '../../../core/ipc/contract.ts';
import { readMediaFiles } from '../../../core/ipc/media-contract.ts';
import type { MediaChoice, MediaFile } from '../../../core/media/media-file.ts';
import type { Api } from '../../app/api.ts';
import type { LibraryMirror } from '../../app/library-mirror.ts';
import { Store } from '../../app/store.ts';

export interface MediaSetting extends MediaChoice {
  readonly view: 'grid' | 'list';
}

const startingSetting: MediaSetting = {
  ...{ kind: 'all', fault: null, text: '', sort: 'newest', view: 'grid' },
};

export type FilesById = ReadonlyMap<string, MediaFile>;

/** The files of the open newsroom, once its media library has been looked at; followed from then on. */
export class MediaState {
  /** Null until they have been read. */
  readonly files = new Store<FilesById | null>(null);
  readonly setting = new Store<MediaSetting>(startingSetting);
  /** Where the grid was when another place was gone to. */
  place: { readonly top: number; readonly focused: string | null } = { top: 0, focused: null };
  readonly #api: Api;
  readonly #mirror: LibraryMirror;
  #library: string | null = null;
  /** Changes told of while the files are on their way. Taken over again they change nothing. */
  readonly #missed = new Set<EventPayload<'media.changed'>[]>();

  constructor(api: Api, mirror: LibraryMirror) {
    this.#api = api;
    this.#mirror = mirror;
    api.on('media.changed', (change) => {
      for (const missed of this.#missed) missed.push(change);
      this.#take(change);
    });
    mirror.contents.subscribe(() => {
      const library = mirror.contents.get()?.library.id ?? null;
      if (library === this.#library) return;
      this.#library = library;
      this.files.set(null);
      this.setting.set(startingSetting);
      this.place = { top: 0, focused: null };
    });
  }

  /** Reads the files, unless that has been done. Throws where it could not be. */
  async load(): Promise<void> {
    const library = this.#mirror.contents.get()?.library.id ?? null;
    if (library === null || this.files.get() !== null) return;
    this.#library = library;
    const missed: EventPayload<'media.changed'>[] = [];
    this.#missed.add(missed);
    try {
      const { files } = await this.#api.call('media.list', {});
      if (this.#library !== library) return;
      this.files.set(new Map(readMediaFiles(files).map((file) => [file.id, file])));
    } finally {
      this.#missed.delete(missed);
    }
    for (const change of missed) this.#take(change);
  }

  #take({ files, removed }: EventPayload<'media.changed'>): void {
    const known = this.files.get();
    if (known === null) return;
    const next = new Map(known);
    for (const file of files) next.set(file.id, file);
    for (const id of removed) next.delete(id);
    this.files.set(next);
  }

  choose(change: Partial<MediaSetting>): void {
    this.setting.set({ ...this.setting.get(), ...change });
  }
}
