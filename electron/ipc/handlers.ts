// What each call does, put together: one entry per call of the contract, each one step into a service.
import type { Result } from '../../core/errors.ts';
import type { LibraryInfo } from '../../core/ipc/contract.ts';
import { appHandlers } from './handlers/app.ts';
import { articleHandlers } from './handlers/articles.ts';
import { assetHandlers } from './handlers/assets.ts';
import { auditHandlers } from './handlers/audit.ts';
import { calendarHandlers } from './handlers/calendar.ts';
import { changeHandlers } from './handlers/changes.ts';
import { Desk, type HandlerServices } from './handlers/desk.ts';
import { jobHandlers } from './handlers/jobs.ts';
import { journalHandlers } from './handlers/journal.ts';
import { kitHandlers } from './handlers/kit.ts';
import { libraryHandlers } from './handlers/library.ts';
import { mediaHandlers } from './handlers/media.ts';
import { newsletterHandlers } from './handlers/newsletter.ts';
import { preflightHandlers } from './handlers/preflight.ts';
import { previewHandlers } from './handlers/preview.ts';
import { publishHandlers } from './handlers/publish.ts';
import { relatedHandlers } from './handlers/related.ts';
import { searchHandlers } from './handlers/search.ts';
import { settingsHandlers } from './handlers/settings.ts';
import { signatureHandlers } from './handlers/signature.ts';
import { termsHandlers } from './handlers/terms.ts';
import { translationHandlers } from './handlers/translations.ts';
import { undoHandlers } from './handlers/undo.ts';
import type { Handlers } from './serve.ts';

export function makeHandlers(
  services: HandlerServices,
  openLibrary: (folder: string) => Promise<Result<LibraryInfo>>,
): Handlers {
  const desk = new Desk(services, openLibrary);
  return {
    ...appHandlers(desk),
    ...libraryHandlers(desk),
    ...articleHandlers(desk),
    ...journalHandlers(desk),
    ...assetHandlers(desk),
    ...auditHandlers(desk),
    ...preflightHandlers(desk),
    ...jobHandlers(desk),
    ...publishHandlers(desk),
    ...searchHandlers(desk),
    ...relatedHandlers(desk),
    ...previewHandlers(desk),
    ...undoHandlers(desk),
    ...changeHandlers(desk),
    ...termsHandlers(desk),
    ...translationHandlers(desk),
    ...settingsHandlers(desk),
    ...signatureHandlers(desk),
    ...mediaHandlers(desk),
    ...newsletterHandlers(desk),
    ...calendarHandlers(desk),
    ...kitHandlers(desk),
  };
}
