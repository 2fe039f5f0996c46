// What do the app and its export process say to each other?
import * as z from 'zod';
import { exportKind, exportReceipt, failed } from '../../core/ipc/contract.ts';

const resultOf = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), error: failed }),
  ]);

export const exportRequest = z.object({
  libraryFolder: z.string().min(1),
  themesFolder: z.string().min(1),
  cacheFolder: z.string().min(1),
  destination: z.object({ kind: exportKind, path: z.string().min(1) }),
  asOf: z.iso.datetime(),
  since: z.string().optional(),
  /** Whether the process asks for a signature of what it has made. */
  isSigned: z.boolean(),
});
export type ExportRequest = z.infer<typeof exportRequest>;

export const messageToProcess = z.discriminatedUnion('type', [
  z.object({ type: z.literal('start'), options: exportRequest }),
  z.object({ type: z.literal('cancel') }),
  /** The answer to `sign`: the file of the signature, or why there is none. */
  z.object({ type: z.literal('signed'), result: resultOf(z.string()) }),
]);
export type MessageToProcess = z.infer<typeof messageToProcess>;

export const messageFromProcess = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('progress'),
    done: z.number(),
    total: z.number(),
    label: z.string(),
  }),
  /** The tag manifest of the bundle that is being made is to be signed: no key ever comes to this process. */
  z.object({ type: z.literal('sign'), manifest: z.string() }),
  z.object({ type: z.literal('done'), result: resultOf(exportReceipt) }),
]);
export type MessageFromProcess = z.infer<typeof messageFromProcess>;
