// What is known of the files an article uses? Records are asked for once, in one call per turn, and kept.
import { useEffect } from 'react';
import type { Asset } from '../../core/content/asset.ts';
import { toFailure } from '../../core/errors.ts';
import type { Api } from './api.ts';
import { Store, useStore } from './store.ts';

/** Null stands for a file that the library does not hold. */
type Known = ReadonlyMap<string, Asset | null>;

export class Assets {
  readonly known = new Store<Known>(new Map());
  readonly #api: Api;
  #wanted = new Set<string>();

  constructor(api: Api) {
    this.#api = api;
    // Another window, or the media library, has described a file that is known here, or has brought it back.
    api.on('media.changed', ({ files }) => {
      const known = this.known.get();
      const news = files.filter(({ id }) => known.has(id));
      if (news.length > 0) this.add(...news);
    });
  }

  add(...assets: readonly Asset[]): void {
    const known = new Map(this.known.get());
    for (const asset of assets) known.set(asset.id, asset);
    this.known.set(known);
  }

  /** Asks for records that are not known yet. */
  want(ids: readonly string[]): void {
    const missing = ids.filter((id) => !this.known.get().has(id) && !this.#wanted.has(id));
    if (missing.length === 0) return;
    const isFirst = this.#wanted.size === 0;
    for (const id of missing) this.#wanted.add(id);
    if (isFirst) queueMicrotask(() => void this.#fetch());
  }

  /** Another newsroom holds other files. */
  forget(): void {
    this.known.set(new Map());
  }

  async #fetch(): Promise<void> {
    const ids = [...this.#wanted].slice(0, 500);
    const known = new Map(this.known.get());
    try {
      const found = await this.#api.call('asset.get', { ids });
      for (const id of ids) known.set(id, null);
      for (const asset of found) known.set(asset.id, asset);
    } catch (caught) {
      // Shown as missing; the next article that uses them asks again after `forget`.
      console.error('Asset records could not be read.', toFailure(caught));
      for (const id of ids) known.set(id, null);
    }
    for (const id of ids) this.#wanted.delete(id);
    this.known.set(known);
    if (this.#wanted.size > 0) await this.#fetch();
  }
}

/** The record of one file: undefined while it is being asked for, null when the library does not hold it. */
export function useAsset(assets: Assets, id: string | undefined): Asset | null | undefined {
  const known = useStore(assets.known);
  useEffect(() => {
    if (id !== undefined) assets.want([id]);
  }, [assets, id]);
  return id === undefined ? undefined : known.get(id);
}
