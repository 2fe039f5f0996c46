// Calls about the settings of the newsroom, where backups go, and what Galley notes down about itself.
import { isImage } from '../../../core/content/asset.ts';
import { writeDiagnostics } from '../../../core/diagnostics.ts';
import { failure, success } from '../../../core/errors.ts';
import { MOST_LOG_LINES } from '../../../core/ipc/settings-contract.ts';
import { offeredThemes } from '../../export/offered-themes.ts';
import type { Handlers } from '../serve.ts';
import type { Desk } from './desk.ts';

export function settingsHandlers(desk: Desk) {
  const { services } = desk;
  const { settings, jobs, changes, preflights } = services;
  const backupState = () => {
    const { folder, made } = settings.backup;
    const library = services.store()?.id;
    return { folder, last: made.find((one) => one.library === library)?.at ?? null };
  };
  const diagnose = async (): Promise<string> =>
    writeDiagnostics(await services.diagnose(await services.readLog(MOST_LOG_LINES)), new Date());
  return {
    'site.change': ({ job, edit }) =>
      desk.inWritableLibrary(async (store) => {
        const { logo } = edit;
        if (edit.timeZone !== undefined && !isTimeZone(edit.timeZone)) {
          return failure('invalid-argument', { subject: edit.timeZone });
        }
        if (logo !== undefined && logo !== null) {
          const found = await store.assets.get(logo);
          if (!found.ok) return found;
          if (!isImage(found.value)) {
            return failure('unsupported-type', { subject: found.value.fileName });
          }
        }
        preflights.outdate();
        const given = Object.entries(edit).filter(([, value]) => value !== undefined);
        return jobs.run(job, (signal) =>
          changes.apply(
            store,
            [
              {
                kind: 'record',
                record: 'site',
                change: (current) => ({ ...current, ...Object.fromEntries(given) }),
              },
            ],
            { signal },
          ),
        );
      }),
    'site.themes': () =>
      desk.inLibrary(async (store) =>
        success(
          await offeredThemes({
            themesFolder: services.themesFolder,
            libraryFolder: store.folder,
          }),
        ),
      ),
    'backup.state': async () => success(backupState()),
    'backup.folder': async ({ do: what }) => {
      if (what === 'putBack') settings.putBackBackup();
      else if (what === 'stop') settings.setBackupFolder(null);
      else {
        const [folder] = await services.chooseFiles({
          title: services.language.messages.system.choose.backupFolder,
          buttonLabel: services.language.messages.system.choose.backUpHere,
          properties: ['openDirectory', 'createDirectory'],
        });
        if (folder === undefined) return failure('cancelled');
        settings.setBackupFolder(folder);
      }
      return success(backupState());
    },
    'log.read': async () =>
      success({
        lines: await services.readLog(MOST_LOG_LINES),
        diagnostics: await diagnose(),
      }),
    'log.copy': async ({ levels }) => {
      const lines = (await services.readLog(MOST_LOG_LINES)).filter(({ level }) =>
        levels.includes(level),
      );
      await services.copyText(
        lines.map(({ at, level, text }) => `${at} [${level}] ${text}\n`).join(''),
      );
      return success({ lines: lines.length });
    },
    'diagnostics.copy': async () => {
      await services.copyText(await diagnose());
      return success({});
    },
  } satisfies Partial<Handlers>;
}

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).format(0) !== '';
  } catch {
    return false;
  }
}
