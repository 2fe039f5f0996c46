// What do the app and its preview process say to each other?
import * as z from 'zod';
import { newsletterIssue } from '../../core/content/newsletter.ts';
import { failed } from '../../core/ipc/contract.ts';
import { issueReading } from '../../core/ipc/newsletter-contract.ts';
import { previewedPage } from '../../core/ipc/preview-contract.ts';
import { looks } from '../../core/preview/looks.ts';

export type { PreviewedPage } from '../../core/ipc/preview-contract.ts';

/** A file for the frame: its bytes, or where they are. The page itself says which one it is. */
export const servedFile = z.union([
  z.object({
    mediaType: z.string(),
    bytes: z.instanceof(Uint8Array),
    stamp: z.string().optional(),
  }),
  z.object({ mediaType: z.string(), path: z.string().min(1) }),
]);
export type ServedFile = z.infer<typeof servedFile>;

/** An issue that was read, and the stamp of its mail. */
export const readIssue = z.object({
  reading: issueReading,
  stamp: z.string(),
  isWaitingForPictures: z.boolean(),
});
export type ReadIssue = z.infer<typeof readIssue>;

export const messageToProcess = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('open'),
    library: z.string().min(1),
    themesFolder: z.string().min(1),
    cacheFolder: z.string().min(1),
  }),
  /** A newer number of the same window makes an older one needless. */
  z.object({
    type: z.literal('show'),
    number: z.int(),
    window: z.int(),
    text: z.string(),
    isTyping: z.boolean(),
  }),
  /** An issue of the newsletter in the place of a page; numbers and windows count as for pages. */
  z.object({
    type: z.literal('issue'),
    number: z.int(),
    window: z.int(),
    issue: newsletterIssue,
    /** Only once its pictures have their copies. */
    isWhole: z.boolean(),
  }),
  z.object({ type: z.literal('away'), window: z.int() }),
  z.object({
    type: z.literal('file'),
    number: z.int(),
    window: z.int(),
    path: z.string(),
    look: z.enum(looks),
  }),
]);
export type MessageToProcess = z.infer<typeof messageToProcess>;

export const messageFromProcess = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('page'),
    number: z.int(),
    result: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), value: previewedPage }),
      z.object({ ok: z.literal(false), error: failed }),
    ]),
  }),
  z.object({
    type: z.literal('issue'),
    number: z.int(),
    result: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), value: readIssue }),
      z.object({ ok: z.literal(false), error: failed }),
    ]),
  }),
  z.object({ type: z.literal('file'), number: z.int(), file: servedFile.nullable() }),
  /** Copies of pictures are there now: the page of this window would come out another one. */
  z.object({ type: z.literal('better'), window: z.int() }),
]);
export type MessageFromProcess = z.infer<typeof messageFromProcess>;
