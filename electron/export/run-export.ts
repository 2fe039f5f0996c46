// How is a library exported once? The command line comes through here; the app keeps a session.
import type { Result } from '../../core/errors.ts';
import type { ExportReceipt } from '../../core/ipc/contract.ts';
import { type ExportWish, type SessionPlace, SiteSession } from './site-session.ts';

export type ExportOptions = SessionPlace & ExportWish;

/** Exports a library. Nothing in it is written; failing or cancelling leaves no file behind. */
export async function runExport(options: ExportOptions): Promise<Result<ExportReceipt>> {
  return await new SiteSession(options).export(options);
}
