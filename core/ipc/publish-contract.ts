// What passes between the window and the main process about publishing: targets, plans, receipts, and what is live. No secret is among it.
import * as z from 'zod';
import { articleId } from '../content/ids.ts';
import { targetRules } from '../content/site.ts';
import { mappingChoices, targetMapping } from '../publish/target-mapping.ts';
import { changeOutcome, undoToken } from './desk-contract.ts';
import { guarantee, jobId } from './export-contract.ts';

const nothing = z.object({});
const targetId = z.string().min(1).max(80);
const receiptId = z.uuid();
const planId = z.uuid();

/** How an option of a target is asked for. */
export const formField = z.object({
  name: z.string(),
  title: z.string(),
  hint: z.string(),
  kind: z.enum(['text', 'number', 'switch', 'choice', 'file', 'folder']),
  /** What there is to choose from. */
  choices: z.array(z.string()),
  /** What it is where nothing is given. */
  fallback: z.union([z.string(), z.number(), z.boolean()]).nullable(),
  isOptional: z.boolean(),
});
export type FormField = z.infer<typeof formField>;

export const targetForm = z.object({
  kind: z.string(),
  title: z.string(),
  about: z.string(),
  fields: z.array(formField),
  secrets: z.array(z.object({ name: z.string(), title: z.string(), isOptional: z.boolean() })),
  /** What the newsroom calls things has counterparts there that can be chosen; what was there before may be linked. */
  isMapped: z.boolean(),
});
export type TargetForm = z.infer<typeof targetForm>;

/** Where a secret is: encrypted by the system's keyring, in memory until Galley ends, or nowhere. */
export const secretPlace = z.enum(['safe', 'session', 'none']);
export type SecretPlace = z.infer<typeof secretPlace>;

const counts = z.object({ create: z.int(), update: z.int(), delete: z.int(), leave: z.int() });

/** A publish that was kept, as the list of them shows it. */
export const publishReceipt = z.object({
  id: receiptId,
  at: z.string(),
  counts,
  /** Bytes that were sent. */
  bytes: z.int(),
  articles: z.int(),
  files: z.int(),
  /** Its bytes are kept, and something else was published since. */
  canBringBack: z.boolean(),
});
export type PublishReceipt = z.infer<typeof publishReceipt>;

export const targetInfo = z.object({
  id: targetId,
  label: z.string(),
  kind: z.string(),
  kindTitle: z.string(),
  /** Where it is, in a few words; empty where this Galley does not know its kind. */
  place: z.string(),
  /** Null where this Galley does not know its kind, and can only remove it. */
  guarantee: guarantee.nullable(),
  options: z.record(z.string(), z.json()),
  /** Which articles it takes; null where it takes all. */
  rules: targetRules.nullable(),
  secrets: z.record(z.string(), secretPlace),
  isMapped: z.boolean(),
  /** Newest first, the last ten. */
  receipts: z.array(publishReceipt),
  /** Since when a publish waits for the network; null where none does. */
  waitingSince: z.string().nullable(),
});
export type TargetInfo = z.infer<typeof targetInfo>;

/** What a first look at a target says. */
export const targetDiagnosis = z.object({
  server: z.string().nullable(),
  notes: z.array(z.string()),
  there: z.object({ files: z.int(), isOurs: z.boolean() }).nullable(),
  /** A fingerprint that a person compares before they trust it. */
  toTrust: z.object({ option: z.string(), value: z.string() }).nullable(),
});
export type TargetDiagnosis = z.infer<typeof targetDiagnosis>;

/** What was there before Galley, and belongs to articles now. */
export const adopted = z.object({
  there: z.int(),
  linked: z.int(),
  /** The first of what might belong to an article, with the reason why it was left alone. */
  unsure: z.array(z.object({ at: z.string(), why: z.string() })),
  unsureInAll: z.int(),
});
export type Adopted = z.infer<typeof adopted>;

const difference = z.object({ field: z.string(), before: z.string(), after: z.string() });
export type Difference = z.infer<typeof difference>;

/** What kind of thing a change of a plan is, for a reader of the plan. */
export const changeGroups = ['articles', 'redirects', 'lists', 'feeds', 'media', 'design'] as const;
export const changeGroup = z.enum(changeGroups);
export type ChangeGroup = z.infer<typeof changeGroup>;

export const plannedChange = z.object({
  do: z.enum(['create', 'update', 'delete']),
  group: changeGroup,
  /** Its path or address at the target. */
  at: z.string(),
  /** The article whose page or post it is. */
  article: articleId.nullable(),
  bytes: z.int(),
  /** Known already; where there are none, `publish.differences` may tell more. */
  differences: z.array(difference),
});
export type PlannedChange = z.infer<typeof plannedChange>;

/** What a publish is of. */
export const publishWhat = z.discriminatedUnion('is', [
  /** All that is public now. */
  z.strictObject({ is: z.literal('all') }),
  /** One article as it is now; all else stays as it was published. */
  z.strictObject({ is: z.literal('article'), article: articleId }),
  /** What an earlier publish left. */
  z.strictObject({ is: z.literal('back'), receipt: receiptId }),
  /** What another target shows. */
  z.strictObject({ is: z.literal('promotion'), from: targetId }),
]);
export type PublishWhat = z.infer<typeof publishWhat>;

/** Whether it is made from the newsroom as it is: then it stands on a pre-flight, and on nothing being saved since. */
export function isOfNow({ is }: PublishWhat): boolean {
  return is === 'all' || is === 'article';
}

export const publishPlan = z.object({
  id: planId,
  target: targetId,
  guarantee,
  /** The moment that decides what is out. */
  asOf: z.string(),
  what: publishWhat,
  counts,
  bytes: z.int(),
  /** More would be deleted than goes without a question. */
  isBigDelete: z.boolean(),
  /** What lies there and is not ours, and would be replaced: the first of them, and how many there are. */
  foreign: z.object({ first: z.array(z.string()), all: z.int() }),
  /** Articles that wait until a person says what becomes of what is there, or that they go out without files. */
  waiting: z.object({ forTakeOver: z.int(), withoutFiles: z.int() }),
  warnings: z.array(z.string()),
  /** What stands at the target for each word of the newsroom, where it has words of its own. */
  mapped: z.array(z.object({ ours: z.string(), theirs: z.string() })),
  groups: z.array(
    z.object({ group: changeGroup, counts: counts.omit({ leave: true }), bytes: z.int() }),
  ),
  /** Articles first; of a long plan only the beginning of each group. */
  changes: z.array(plannedChange),
});
export type PublishPlan = z.infer<typeof publishPlan>;

/** What a person said yes to before a plan is made, since it makes another one of it. */
export const publishConsent = z.strictObject({
  /** Replace what is not ours there. */
  takeOver: z.boolean(),
  /** Publish articles without files that the target does not take. */
  leaveOut: z.boolean(),
});
export type PublishConsent = z.infer<typeof publishConsent>;

export const readBack = z.object({
  checked: z.int(),
  /** The first of what is not as it was published. */
  wrong: z.array(z.object({ at: z.string(), why: z.string() })),
  wrongInAll: z.int(),
});
export type ReadBack = z.infer<typeof readBack>;

export const donePublish = z.object({
  receipt: publishReceipt,
  retries: z.int(),
  milliseconds: z.number(),
  readBack,
});
export type DonePublish = z.infer<typeof donePublish>;

/**
 * What is live at one target: an article, its revision, and when somebody had last changed it (missing in older receipts) a line,
 * packed, since there are thousands.
 */
export const liveAtTarget = z.object({
  target: targetId,
  label: z.string(),
  articles: z.string(),
});

const typedOption = z.union([z.string().max(20_000), z.number(), z.boolean()]);

export const publishCalls = {
  /** Where the newsroom publishes to. `cost` is what all kept publishes take on the disk, in bytes. */
  'publish.targets': {
    input: nothing,
    output: z.object({ targets: z.array(targetInfo), cost: z.int(), keepsSecrets: z.boolean() }),
  },
  'publish.forms': { input: nothing, output: z.object({ forms: z.array(targetForm) }) },
  /** Asks the person for a file or folder; no path ever comes inward, so the answer names it by a key. */
  'publish.choosePath': {
    input: z.object({ kind: z.string(), field: z.string() }),
    output: z.object({ key: z.uuid(), path: z.string() }),
  },
  /** Adds a target, or changes one. `chosen` holds keys of `publish.choosePath`; a path that is not in it stays as it is. */
  'publish.saveTarget': {
    input: z.object({
      id: targetId.nullable(),
      kind: z.string(),
      label: z.string().trim().min(1).max(80),
      options: z.record(z.string(), typedOption),
      chosen: z.record(z.string(), z.uuid()),
      rules: targetRules.nullable(),
    }),
    output: z.object({ id: targetId, token: undoToken.nullable() }),
  },
  /** Takes a target off the list, with its secrets; what was published there stays there. */
  'publish.removeTarget': {
    input: z.object({ job: jobId, target: targetId }),
    output: changeOutcome,
  },
  'publish.connect': {
    input: z.object({ job: jobId, target: targetId }),
    output: targetDiagnosis,
  },
  /** Trusts what the last `publish.connect` of this target showed, and nothing else. */
  'publish.trust': {
    input: z.object({ target: targetId, value: z.string() }),
    output: z.object({ token: undoToken.nullable() }),
  },
  /** What may be chosen about the words of a target, with what is there. */
  'publish.mapping': {
    input: z.object({ job: jobId, target: targetId }),
    output: targetMapping,
  },
  /** Keeps choices of that mapping. */
  'publish.choose': {
    input: z.object({ job: jobId, target: targetId, choices: mappingChoices }),
    output: z.object({ token: undoToken.nullable() }),
  },
  /** Links what a target had before with the articles; nothing is changed there. */
  'publish.adopt': { input: z.object({ job: jobId, target: targetId }), output: adopted },
  /** Plans a publish. Nothing is sent. The plan before it is let go. */
  'publish.plan': {
    input: z.object({
      job: jobId,
      target: targetId,
      what: publishWhat,
      consent: publishConsent,
    }),
    output: publishPlan,
  },
  /** What differs on one page of a plan. */
  'publish.differences': {
    input: z.object({ plan: planId, at: z.string().max(4096) }),
    output: z.object({ differences: z.array(difference), more: z.int() }),
  },
  /**
   * Carries a plan out. `preflight` is needed for what is of now. Fails with `preflight-stale` where
   * something has changed since the plan was made: then there has to be another.
   */
  'publish.apply': {
    input: z.object({
      job: jobId,
      plan: planId,
      preflight: jobId.nullable(),
      /** Delete as many as the plan says, though it is much of what is there. */
      deleteMany: z.boolean(),
    }),
    output: donePublish,
  },
  /** Reads back everything that the last publish left. */
  'publish.verify': { input: z.object({ job: jobId, target: targetId }), output: readBack },
  /** Keeps the wish to publish until the target answers, or gives it up. */
  'publish.wish': {
    input: z.object({ target: targetId, isWanted: z.boolean() }),
    output: nothing,
  },
  /** The network is there again, says the window: targets that a publish waits for are asked now. */
  'publish.online': { input: nothing, output: nothing },
  'publish.live': { input: nothing, output: z.object({ targets: z.array(liveAtTarget) }) },
} as const;

export const publishEvents = {
  /** Targets, receipts or wishes are others than before. */
  'publish.changed': nothing,
  /** A target that a publish waits for answers again. */
  'publish.ready': z.object({ target: targetId, label: z.string() }),
} as const;

/** Input of the write-only channel for secrets. An empty value forgets it. */
export const typedSecret = z.strictObject({
  target: targetId,
  name: z.string().min(1).max(40),
  value: z.string().max(20_000),
});

/** All that this channel ever answers. */
export const keptSecret = z.strictObject({ place: secretPlace });
