// Calls that start something long, follow it and cancel it: exports and backups.
import { join } from 'node:path';
import { failure, success } from '../../../core/errors.ts';
import type { ExportKind } from '../../../core/ipc/contract.ts';
import { manifestOfExport } from '../../export/manifest-of-export.ts';
import type { LibraryStore } from '../../storage/library-store.ts';
import type { Handlers } from '../serve.ts';
import type { Desk, HandlerServices } from './desk.ts';
import { letPass } from './preflight.ts';

export function jobHandlers(desk: Desk) {
  const { services } = desk;
  const { settings, jobs, announce, signatures } = services;
  const exported = new Map<string, string>();
  return {
    'backup.run': ({ job, chooseFolder }) =>
      desk.inLibrary((store) =>
        jobs.run(job, async (signal) => {
          if (chooseFolder || settings.backup.folder === null) {
            const { choose } = services.language.messages.system;
            const [folder] = await services.chooseFiles({
              title: choose.backupFolder,
              buttonLabel: choose.backUpHere,
              properties: ['openDirectory', 'createDirectory'],
            });
            if (folder === undefined) return failure('cancelled');
            settings.setBackupFolder(folder);
          }
          return services.backups.run(store, signal);
        }),
      ),
    'export.start': ({ job, kind, preflight, isSigned }) =>
      desk.inLibrary((store) =>
        jobs.run(job, async (signal) => {
          const overrides = letPass(services.preflights.report(preflight, store));
          if (!overrides.ok) return overrides;
          const key = kind === 'bundle' && isSigned ? await signatures.of(store) : undefined;
          if (key?.ok === false) return key;
          const path = await chooseExportPlace(services, store, kind);
          if (path === undefined) return failure('cancelled');
          const receipt = await services.exportWebsite(
            { library: store.folder, kind, path, key: key?.value },
            (done, total, label) =>
              jobs.report(job, { label, done, total, unit: 'files' }, announce),
            signal,
          );
          if (!receipt.ok) return receipt;
          exported.set(job, path);
          if (store.readOnly === null) {
            const { name, articles, pages, files, bytes, signedBy } = receipt.value;
            const manifest = await manifestOfExport(kind, path);
            const kept = await store.keepReceipt({
              target: 'export',
              written: {
                ...{ name, kind, articles, pages, files, bytes, manifest },
                ...(signedBy === null ? {} : { signedBy }),
              },
              publish: null,
              overrides: overrides.value,
            });
            // What was exported stays exported.
            if (!kept.ok) services.log(`no receipt was kept: ${kept.error.code}`);
          }
          return receipt;
        }),
      ),
    'export.reveal': async ({ job }) => {
      const path = exported.get(job);
      if (path === undefined) return failure('not-found');
      services.showInFolder(path);
      return success({});
    },
    'job.cancel': async ({ job }) => {
      jobs.cancel(job);
      return success({});
    },
  } satisfies Partial<Handlers>;
}

async function chooseExportPlace(
  services: HandlerServices,
  store: LibraryStore,
  kind: ExportKind,
): Promise<string | undefined> {
  const { choose } = services.language.messages.system;
  const name = store.site.name.replace(/[\\/:*?"<>|]/g, ' ').trim() || choose.website;
  if (kind === 'bundle') {
    return services.chooseDestination({
      title: choose.bundle,
      buttonLabel: choose.export,
      defaultPath: join(services.documentsFolder, `${name}.zip`),
      filters: [{ name: choose.bundleKind, extensions: ['zip'] }],
    });
  }
  return services.chooseDestination({
    title: choose.folder,
    buttonLabel: choose.export,
    defaultPath: join(services.documentsFolder, choose.folderName(name)),
    properties: ['createDirectory'],
  });
}
