// Which types of record does a library hold? The registry; `docs/FORMAT.md` describes each, with an example file.
import type * as z from 'zod';
import { historyEntry, historyName } from '../history/entry.ts';
import { article } from './article.ts';
import { asset } from './asset.ts';
import { auditEvent } from './audit.ts';
import { newsletterIssue, newsletterTemplate } from './newsletter.ts';
import { receipt } from './receipt.ts';
import { libraryCard, people, redirects, site, targetState, targets, taxonomy } from './site.ts';

export const recordTypes = {
  library: libraryCard,
  site,
  taxonomy,
  people,
  redirects,
  targets,
  article,
  asset,
  historyEntry,
  historyName,
  auditEvent,
  receipt,
  targetState,
  newsletterIssue,
  newsletterTemplate,
} as const;

export type RecordType = keyof typeof recordTypes;
export type RecordOf<T extends RecordType> = z.infer<(typeof recordTypes)[T]>;
