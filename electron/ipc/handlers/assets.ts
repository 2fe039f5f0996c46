// Calls about files: into the library, their details, and out to another program.
import { randomUUID } from 'node:crypto';
import { copyFile, mkdir } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { type Asset, isImage } from '../../../core/content/asset.ts';
import { failure, type Result, success } from '../../../core/errors.ts';
import { hostOfRemote } from '../../../core/paste/remote-pictures.ts';
import { fetchPictures } from '../../media/remote-pictures.ts';
import { internet } from '../../web/ask-web.ts';
import type { Handlers } from '../serve.ts';
import type { Desk, HandlerServices } from './desk.ts';

export function assetHandlers(desk: Desk) {
  const { services } = desk;
  const { jobs, announce } = services;
  async function importFiles(
    job: string,
    paths: readonly string[],
    accept: (asset: Asset) => boolean,
  ): Promise<Result<Asset[]>> {
    return desk.inWritableLibrary((store) =>
      jobs.run(job, async (signal) => {
        const added: Asset[] = [];
        for (const path of paths) {
          const label = basename(path);
          const imported = await store.assets.importFile(path, {
            signal,
            onProgress: (done, total) =>
              jobs.report(job, { label, done, total, unit: 'bytes' }, announce),
          });
          if (!imported.ok) return imported;
          if (!accept(imported.value)) {
            return failure('unsupported-type', {
              subject: label,
              detail: imported.value.mediaType,
            });
          }
          added.push(imported.value);
        }
        return success(added);
      }),
    );
  }

  return {
    'asset.get': ({ ids }) =>
      desk.inLibrary(async (store) => {
        const read = await Promise.all(ids.map((id) => store.assets.get(id)));
        return success(read.flatMap((one) => (one.ok ? [one.value] : [])));
      }),
    'asset.choose': async ({ job, purpose }) => {
      const { choose } = services.language.messages.system;
      const paths = await services.chooseFiles({
        title: { image: choose.image, attachment: choose.attachments, library: choose.files }[
          purpose
        ],
        properties: purpose === 'image' ? ['openFile'] : ['openFile', 'multiSelections'],
        ...(purpose === 'image'
          ? {
              filters: [
                { name: choose.images, extensions: ['jpg', 'jpeg', 'png', 'webp', 'gif', 'avif'] },
              ],
            }
          : {}),
      });
      if (paths.length === 0) return failure('cancelled');
      return importFiles(job, paths, purpose === 'image' ? isImage : () => true);
    },
    'asset.importBytes': ({ fileName, bytes }) =>
      desk.inWritableLibrary((store) => store.assets.importBytes(fileName, bytes)),
    'picture.fetch': ({ job, addresses }) =>
      desk.inWritableLibrary((store) =>
        jobs.run(job, async (signal) => {
          const outcomes = await fetchPictures(addresses, {
            assets: store.assets,
            temporaryFolder: services.temporaryFolder,
            network: internet,
            signal,
            onProgress: (done, total, label) =>
              jobs.report(job, { label, done, total, unit: 'files' }, announce),
          });
          const hosts = new Set(addresses.map((address) => hostOfRemote(address) ?? 'nowhere'));
          const came = outcomes.filter((outcome) => 'asset' in outcome).length;
          services.log(
            `fetched ${came} of ${outcomes.length} pictures from ${[...hosts].join(' ')}`,
          );
          return success({ outcomes });
        }),
      ),
    'asset.edit': ({ id, edit }) =>
      desk.inWritableLibrary((store) => {
        services.preflights.outdate();
        return store.assets.edit(id, edit);
      }),
    'asset.show': ({ id }) =>
      desk.inLibrary(async (store) => {
        const located = await store.assets.locate(id);
        if (!located.ok) return located;
        const { asset, path } = located.value;
        const { message, ...words } = services.language.messages.system.openFile;
        const agreed = await services.ask({ message: message(asset.fileName), ...words });
        if (!agreed) return failure('cancelled');
        const folder = join(services.temporaryFolder, randomUUID());
        await mkdir(folder, { recursive: true });
        const stem = basename(asset.fileName, extname(asset.fileName));
        const copy = join(folder, `${stem}.${asset.extension}`);
        await copyFile(path, copy);
        const problem = await services.openWithSystem(copy);
        if (problem === '') return success({});
        return failure('file-unreadable', { subject: asset.fileName, detail: problem });
      }),
  } satisfies Partial<Handlers>;
}

/** Copies a dropped file: the only way a path enters, and it comes from the preload. */
export async function importDropped(
  services: Pick<HandlerServices, 'store' | 'jobs' | 'announce'>,
  { job, path }: { job: string; path: string },
): Promise<Result<Asset>> {
  const store = services.store();
  if (store === null) return failure('no-library-open');
  if (store.readOnly !== null) return failure('read-only', { detail: store.readOnly });
  return services.jobs.run(job, (signal) =>
    store.assets.importFile(path, {
      signal,
      onProgress: (done, total) =>
        services.jobs.report(
          job,
          { label: basename(path), done, total, unit: 'bytes' },
          services.announce,
        ),
    }),
  );
}
