// How is the website made ready for a target? As a folder of its own in the person's cache, where only what changed is made anew.
import { createReadStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { failure, GalleyError, type Result, success, unwrap } from '../../core/errors.ts';
import type { LibrarySnapshot } from '../../core/library.ts';
import { publicPart } from '../../core/publish/target-rules.ts';
import type { Edition } from '../../core/site/edition.ts';
import { FOLDER_MANIFEST } from '../export/folder-list.ts';
import { type SessionPlace, SiteSession } from '../export/site-session.ts';
import { nobodySigns } from '../signature/signing-key.ts';
import type { Run, StagedSite, ToPublish } from './target.ts';

const LARGEST_PIECE = 64 * 1024;

/** The part of the folder's list that is asked for here. */
const folderList = z.object({
  files: z.record(z.string(), z.object({ sha256: z.string(), size: z.number() })),
});

export interface StageWish {
  readonly library: string;
  readonly target: string;
  readonly asOf: Date;
  /** What of the newsroom the target gets. */
  readonly shape: (newsroom: LibrarySnapshot) => Result<LibrarySnapshot>;
}

export interface StagedLibrary extends ToPublish {
  /** The public part of the newsroom that the website was made from; undefined before it was. */
  madeFrom(): LibrarySnapshot | undefined;
}

/**
 * What a library publishes at `asOf`. The website is made when it is first asked for, once; its folder belongs to `target` and may
 * be deleted at any time.
 */
export function stage(
  place: SessionPlace,
  { library, target, asOf, shape }: StageWish,
): StagedLibrary {
  const session = new SiteSession(place);
  const folder = join(stagingFolder(place.cacheFolder, library, target), 'site');
  let made: Promise<StagedSite> | undefined;
  const site = async (run: Run): Promise<Result<StagedSite>> => {
    made ??= makeSite(session, folder, { asOf, shape }, run);
    try {
      return success(await made);
    } catch (error) {
      made = undefined;
      if (error instanceof GalleyError) return { ok: false, error: error.failure };
      throw error;
    }
  };
  return {
    library,
    asOf,
    site,
    bundle: ({ path, since, isSigned }, { signal, onProgress, sign = nobodySigns }) =>
      session.export({
        destination: { kind: 'bundle', path },
        sign: isSigned ? sign : undefined,
        ...{ asOf, shape, since, onProgress, signal },
      }),
    async edition(run): Promise<Result<Edition>> {
      const staged = session.edition === undefined ? await site(run) : undefined;
      if (staged?.ok === false) return staged;
      return session.edition === undefined ? failure('internal') : success(session.edition);
    },
    madeFrom() {
      const { newsroom, edition } = session;
      if (newsroom === undefined || edition === undefined) return undefined;
      const used = new Set<string>(edition.media.keys());
      return publicPart(newsroom, {
        asOf,
        isOut: (id) => edition.byId.has(id),
        uses: (id) => used.has(id),
      });
    },
    media(asset) {
      const { from, sha256, size } = session.leaving(asset);
      return { sha256, size, from, open: () => createReadStream(from) };
    },
  };
}

/** The folder of one target in the cache. */
export function stagingFolder(cacheFolder: string, library: string, target: string): string {
  return join(cacheFolder, 'publish', `${library}-${target}`);
}

async function makeSite(
  session: SiteSession,
  folder: string,
  { asOf, shape }: Pick<StageWish, 'asOf' | 'shape'>,
  { signal, onProgress }: Run,
): Promise<StagedSite> {
  await mkdir(folder, { recursive: true });
  unwrap(
    await session.export({
      destination: { kind: 'folder', path: folder },
      asOf,
      shape,
      // Nobody looks at it while it is made.
      best: 'file-by-file',
      onProgress,
      signal,
    }),
  );
  const { files } = folderList.parse(
    JSON.parse(await readFile(join(folder, FOLDER_MANIFEST), 'utf8')),
  );
  return {
    files: new Map(
      Object.entries(files).map(([path, { sha256, size }]) => [path, { sha256, size }]),
    ),
    content(path) {
      const file = files[path];
      if (file === undefined) throw new GalleyError({ code: 'not-found', subject: path });
      const from = join(folder, path);
      return {
        sha256: file.sha256,
        size: file.size,
        from,
        // A page needs no more room than it has bytes: thousands are read, one after the other.
        open: () =>
          createReadStream(from, {
            highWaterMark: Math.max(1, Math.min(file.size, LARGEST_PIECE)),
          }),
      };
    },
  };
}
