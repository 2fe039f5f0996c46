// How a newsroom begins: a new folder with the records every library has, or a copy of the sample.
import { randomFillSync } from 'node:crypto';
import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { readableJson } from '../../core/canonical-json.ts';
import { makeLibraryId, makeTermId } from '../../core/content/ids.ts';
import { startingNewsTypes, startingSite } from '../../core/content/site.ts';
import { makeSlug } from '../../core/content/text.ts';
import { failure, type Result, success } from '../../core/errors.ts';
import {
  asWriteFailure,
  ensureFolder,
  syncFolder,
  temporaryBeside,
  writeDurably,
} from './durable-file.ts';
import { files } from './library-files.ts';
import { createRecord } from './record-file.ts';

/**
 * Makes a library in a folder that does not exist or is empty. It appears whole or not at all.
 * Fails with `folder-not-empty` or a write failure.
 */
export function createLibrary(
  folder: string,
  options: { name: string; timeZone: string; now: Date; language?: string },
): Promise<Result<null>> {
  return appearWhole(folder, async (building) => {
    const ids = {
      now: () => options.now.getTime(),
      random: (bytes: Uint8Array) => randomFillSync(bytes),
    };
    for (const name of ['articles', 'media', 'trash']) await ensureFolder(join(building, name));
    const site = startingSite(options.name, options.timeZone, options.language);
    await createRecord('site', files.site(building), site);
    await createRecord('taxonomy', files.taxonomy(building), {
      categories: [],
      newsTypes: startingNewsTypes.map((name, order) => ({
        id: makeTermId(ids),
        name,
        slug: makeSlug(name, new Set(), 'type'),
        description: '',
        order,
      })),
      tags: [],
    });
    await createRecord('people', files.people(building), { people: [] });
    await createRecord('redirects', files.redirects(building), { redirects: [] });
    await createRecord('targets', files.targets(building), { targets: [] });
    // Last: a folder with a card is a library.
    await createRecord('library', files.card(building), {
      id: makeLibraryId(ids),
      createdAt: options.now.toISOString(),
    });
  });
}

/** Copies a library, such as the sample that ships with the app, to a folder that does not exist or is empty. */
export function copyLibrary(from: string, to: string): Promise<Result<null>> {
  return appearWhole(to, (building) => copyTree(from, building));
}

async function copyTree(from: string, to: string): Promise<void> {
  await ensureFolder(to);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (entry.name === '.galley') continue;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await copyTree(source, target);
    else await copyFile(source, target);
  }
}

/** Builds beside the place, then renames: a crash leaves no half library under the name. */
export async function appearWhole(
  folder: string,
  build: (building: string) => Promise<void>,
): Promise<Result<null>> {
  const present = await readdir(folder).catch(() => undefined);
  if (present !== undefined && present.length > 0) {
    return failure('folder-not-empty', { subject: basename(folder) });
  }
  const building = temporaryBeside(folder);
  try {
    await ensureFolder(dirname(folder));
    await mkdir(building);
    await build(building);
    await writeDurably(files.pointer(building), readableJson({ galley: 'newsroom' }));
    await syncFolder(building);
    await rename(building, folder); // over an empty folder this is allowed, over a full one it fails
    await syncFolder(dirname(folder));
    return success(null);
  } catch (error) {
    await rm(building, { recursive: true, force: true });
    return { ok: false, error: asWriteFailure(error, folder).failure };
  }
}
