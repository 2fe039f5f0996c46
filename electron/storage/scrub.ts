// Is every record still what was written? Read again after opening, a few at a time, while nobody waits for anything.
import { setTimeout as wait } from 'node:timers/promises';
import type { ArticleId, AssetId } from '../../core/content/ids.ts';
import type { ReadRecord } from '../../core/content/records.ts';
import type { Result } from '../../core/errors.ts';
import { files, listArticleIds, listAssetIds } from './library-files.ts';
import { readChecked } from './record-file.ts';

/** Files of one slice: a few milliseconds of work between two moments in which the window is answered. */
export const SCRUB_AT_ONCE = 8;
const PAUSE_MS = 20;
/** The window, and what the person does first, come before. */
const FIRST_PAUSE_MS = 3_000;

export interface Scrub {
  readonly signal: AbortSignal;
  /** Waits for an idle moment; handed in by tests. */
  readonly pause?: ((first: boolean) => Promise<void>) | undefined;
  article(id: ArticleId, read: Result<ReadRecord<'article'>>): Promise<void>;
  asset(id: AssetId, read: Result<ReadRecord<'asset'>>): Promise<void>;
}

/** Reads every article and every file's record, and hands each on with what came of it. Ends early by the signal. */
export async function scrubRecords(library: string, scrub: Scrub): Promise<void> {
  const { signal } = scrub;
  const pause =
    scrub.pause ??
    (async (first: boolean): Promise<void> => {
      const milliseconds = first ? FIRST_PAUSE_MS : PAUSE_MS;
      await wait(milliseconds, undefined, { signal, ref: false }).catch(() => undefined);
    });
  const inSlices = async <I>(ids: readonly I[], look: (id: I) => Promise<void>): Promise<void> => {
    for (let start = 0; start < ids.length && !signal.aborted; start += SCRUB_AT_ONCE) {
      await Promise.all(ids.slice(start, start + SCRUB_AT_ONCE).map(look));
      if (!signal.aborted) await pause(false);
    }
  };
  await pause(true);
  if (signal.aborted) return;
  await inSlices(await listArticleIds(library), async (id) =>
    scrub.article(id, await readChecked('article', files.article(library, id))),
  );
  if (signal.aborted) return;
  await inSlices(await listAssetIds(library), async (id) =>
    scrub.asset(id, await readChecked('asset', files.assetRecord(library, id))),
  );
}
