// What do the app and its export process say to each other?
import * as z from 'zod';
import { failureCodes } from '../../core/errors.ts';
import { exportKind, exportReceipt } from '../../core/ipc/contract.ts';

export const exportRequest = z.object({
  libraryFolder: z.string().min(1),
  themesFolder: z.string().min(1),
  cacheFolder: z.string().min(1),
  destination: z.object({ kind: exportKind, path: z.string().min(1) }),
  asOf: z.iso.datetime(),
  since: z.string().optional(),
});
export type ExportRequest = z.infer<typeof exportRequest>;

export const messageToProcess = z.discriminatedUnion('type', [
  z.object({ type: z.literal('start'), options: exportRequest }),
  z.object({ type: z.literal('cancel') }),
]);
export type MessageToProcess = z.infer<typeof messageToProcess>;

export const messageFromProcess = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('progress'),
    done: z.number(),
    total: z.number(),
    label: z.string(),
  }),
  z.object({
    type: z.literal('done'),
    result: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), value: exportReceipt }),
      z.object({
        ok: z.literal(false),
        error: z.object({
          code: z.enum(failureCodes),
          subject: z.string().optional(),
          detail: z.string().optional(),
        }),
      }),
    ]),
  }),
]);
export type MessageFromProcess = z.infer<typeof messageFromProcess>;
