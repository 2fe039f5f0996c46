// What do the app and a process that answers one question say to each other? Each kind of process has a `Talk` of its own.
import * as z from 'zod';
import { failureCodes } from '../../core/errors.ts';

/** A question, by what it is about, and the shape of the answer to each. */
export interface Talk<
  Q extends { readonly about: string },
  A extends Readonly<Record<Q['about'], z.ZodType>>,
> {
  /** As failures name the process: `the … process`. */
  readonly name: string;
  readonly question: z.ZodType<Q>;
  readonly answers: A;
}

/** The answer to one question. */
export type Answer<A extends Readonly<Record<string, z.ZodType>>, About extends keyof A> = z.infer<
  A[About]
>;

/** `label` says what is being looked at; empty where there is nothing to say. */
export type OnProgress = (done: number, total: number, label: string) => void;

export const toldByApp = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ask'), question: z.unknown() }),
  z.object({ type: z.literal('cancel') }),
]);

export const toldByProcess = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('progress'),
    done: z.number(),
    total: z.number(),
    label: z.string(),
  }),
  z.object({ type: z.literal('answer'), value: z.unknown() }),
  z.object({
    type: z.literal('failed'),
    error: z.object({
      code: z.enum(failureCodes),
      subject: z.string().optional(),
      detail: z.string().optional(),
    }),
  }),
]);
export type ToldByProcess = z.infer<typeof toldByProcess>;
