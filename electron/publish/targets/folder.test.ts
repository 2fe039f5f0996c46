// Does a folder of this computer keep the promises of a place that a website is published to?
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { FOLDER_MANIFEST } from '../../export/folder-list.ts';
import { filesUnder } from '../../storage/library-files.ts';
import { placeContract } from '../place-contract.ts';
import { folderPlace } from './folder.ts';

placeContract('a folder of this computer', { guarantee: 'whole-site' }, async () => {
  const root = await mkdtemp(join(tmpdir(), 'galley-folder-target-'));
  const site = join(root, 'site');
  const caches = { cacheFolder: join(root, 'target'), personCacheFolder: join(root, 'cache') };
  return {
    open: folderPlace(site, caches),
    async visit() {
      const found = new Map<string, Uint8Array>();
      for (const path of await filesUnder(site)) {
        const name = relative(site, path);
        if (name !== FOLDER_MANIFEST) found.set(name, await readFile(path));
      }
      return found;
    },
    async plant(path, text) {
      await mkdir(dirname(join(site, path)), { recursive: true });
      await writeFile(join(site, path), text);
    },
    stop: () => rm(root, { recursive: true, force: true }),
  };
});
