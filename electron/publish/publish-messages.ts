// What do the app and its publish process say to each other?
import * as z from 'zod';
import { receipt } from '../../core/content/receipt.ts';
import { target } from '../../core/content/site.ts';
import { failureCodes } from '../../core/errors.ts';
import { jobId } from '../../core/ipc/export-contract.ts';
import {
  adopted,
  donePublish,
  liveAtTarget,
  publishCalls,
  publishConsent,
  publishPlan,
  publishReceipt,
  publishWhat,
  readBack,
  targetDiagnosis,
  targetForm,
  targetInfo,
} from '../../core/ipc/publish-contract.ts';
import { mappingChoices, targetMapping } from '../../core/publish/target-mapping.ts';

/** The newsroom that is published, and where this person's programs keep what can be made again. */
export const publishPlace = z.object({
  library: z.object({ id: z.string(), folder: z.string().min(1) }),
  themesFolder: z.string().min(1),
  cacheFolder: z.string().min(1),
});
export type PublishPlace = z.infer<typeof publishPlace>;

/** A target by its label, and the secrets it is opened with: they go to this process by message, and stay in its memory. */
const opened = z.object({ label: z.string(), secrets: z.record(z.string(), z.string()) });

const term = z.object({ name: z.string(), slug: z.string() });
/** What the newsroom calls its categories, news types and people. */
const ours = z.object({
  categories: z.array(term).readonly(),
  newsTypes: z.array(term).readonly(),
  people: z.array(z.object({ name: z.string() })).readonly(),
});
export type OpenedTarget = z.infer<typeof opened>;

export const publishQuestion = z.discriminatedUnion('about', [
  z.object({ about: z.literal('forms') }),
  /** Whether options are good; fails with the sentence that says which is not. */
  z.object({ about: z.literal('check'), kind: z.string(), options: target.shape.options }),
  z.object({ about: z.literal('overview'), targets: z.array(target) }),
  /** What is live, by the newest receipt of each target: asked for whenever the list is shown, and so for nothing more. */
  z.object({ about: z.literal('live'), targets: z.array(z.string()) }),
  z.object({ about: z.literal('connect'), target: opened }),
  z.object({
    about: z.literal('plan'),
    target: opened,
    id: z.uuid(),
    asOf: z.iso.datetime(),
    what: publishWhat,
    consent: publishConsent,
  }),
  z.object({ about: z.literal('differences'), plan: z.uuid(), at: z.string() }),
  z.object({
    about: z.literal('apply'),
    plan: z.uuid(),
    deleteMany: z.boolean(),
    overrides: receipt.shape.overrides.readonly(),
  }),
  z.object({ about: z.literal('verify'), target: opened }),
  z.object({ about: z.literal('adopt'), target: opened }),
  z.object({ about: z.literal('mapping'), target: opened, ours }),
  z.object({ about: z.literal('choose'), target: opened, ours, choices: mappingChoices }),
]);
export type PublishQuestion = z.infer<typeof publishQuestion>;

export const publishAnswers = {
  forms: z.array(targetForm),
  check: z.null(),
  /** What was published to each target, as the receipts say. `cost` is what all of them take on the disk. */
  overview: z.object({
    targets: z.array(
      z.object({
        target: z.string(),
        guarantee: targetInfo.shape.guarantee,
        receipts: z.array(publishReceipt),
      }),
    ),
    cost: z.int(),
  }),
  live: z.array(liveAtTarget.pick({ target: true, articles: true })),
  connect: targetDiagnosis,
  plan: publishPlan,
  differences: publishCalls['publish.differences'].output,
  apply: donePublish,
  verify: readBack,
  adopt: adopted,
  mapping: targetMapping,
  choose: z.null(),
} as const;
export type PublishAnswer<Q extends PublishQuestion> = z.infer<(typeof publishAnswers)[Q['about']]>;
export type Overview = z.infer<typeof publishAnswers.overview>;

const failed = z.object({
  code: z.enum(failureCodes),
  subject: z.string().optional(),
  detail: z.string().optional(),
});

/** A turn is leave to change a record of the newsroom while the app changes none. */
export const toPublishProcess = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ask'), ask: jobId, place: publishPlace, question: publishQuestion }),
  z.object({ type: z.literal('cancel'), ask: jobId }),
  z.object({ type: z.literal('turn'), turn: z.int(), refused: failed.nullable() }),
  /** The answer to `sign`: the file of the signature, or why there is none. */
  z.object({
    type: z.literal('signed'),
    ask: jobId,
    result: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), value: z.string() }),
      z.object({ ok: z.literal(false), error: failed }),
    ]),
  }),
]);
export type ToPublishProcess = z.infer<typeof toPublishProcess>;

export const fromPublishProcess = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('progress'),
    ask: jobId,
    done: z.number(),
    total: z.number(),
    label: z.string(),
  }),
  z.object({ type: z.literal('answer'), ask: jobId, value: z.unknown() }),
  z.object({ type: z.literal('failed'), ask: jobId, error: failed }),
  /** The tag manifest of a bundle that this question had made is to be signed: no key comes to this process. */
  z.object({ type: z.literal('sign'), ask: jobId, manifest: z.string() }),
  z.object({ type: z.literal('turnWanted'), turn: z.int() }),
  z.object({ type: z.literal('turnOver'), turn: z.int() }),
]);
export type FromPublishProcess = z.infer<typeof fromPublishProcess>;
