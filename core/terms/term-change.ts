// What may somebody do to the words that a newsroom sorts by: its categories, news types, tags and people?
import * as z from 'zod';
import { personId, termId } from '../content/ids.ts';

/** What has an address of its own and a place in an order; people have neither. */
export const termKinds = ['category', 'newsType', 'tag'] as const;
export type TermKind = (typeof termKinds)[number];

export const entryKinds = [...termKinds, 'person'] as const;
/** An entry is a category, a news type, a tag or a person. */
export type EntryKind = (typeof entryKinds)[number];

export const entryId = z.union([termId, personId]);
export type EntryId = z.infer<typeof entryId>;

/** Longer names fit into no list. */
export const MOST_NAME_LENGTH = 120;

const name = z.string().max(MOST_NAME_LENGTH * 4);
const text = z.string().max(4000);
const ofTerm = { kind: z.enum(termKinds), id: termId };
const ofEntry = { kind: z.enum(entryKinds), id: entryId };

/** One thing that a person does at the desk; `planTerms` says what comes of it. */
export const termChange = z.discriminatedUnion('does', [
  z.object({
    does: z.literal('create'),
    kind: z.enum(entryKinds),
    name,
    /** For a category below another one. */
    parent: termId.nullable(),
  }),
  /** The id stays, and so does an address that readers know. */
  z.object({ does: z.literal('rename'), ...ofEntry, name }),
  z.object({ does: z.literal('readdress'), ...ofTerm, slug: z.string().max(200) }),
  z.object({ does: z.literal('describe'), ...ofTerm, description: text }),
  z.object({
    does: z.literal('portray'),
    id: personId,
    role: text.optional(),
    organisation: text.optional(),
    link: text.optional(),
  }),
  /** To another place: below `parent`, before `before`, or last where that is null. Only categories have a parent. */
  z.object({
    does: z.literal('place'),
    ...ofTerm,
    parent: termId.nullable(),
    before: termId.nullable(),
  }),
  z.object({ does: z.literal('merge'), ...ofEntry, into: entryId }),
  z.object({ does: z.literal('delete'), ...ofEntry }),
]);
export type TermChange = z.infer<typeof termChange>;

/** Why something cannot be done; `core/terms-messages.ts` has the sentences. */
export const termRefusals = [
  'address-empty',
  'address-reserved',
  'address-taken',
  'below-itself',
  'gone',
  'in-use',
  'last-news-type',
  'name-empty',
  'name-taken',
  'name-too-long',
  'same-entry',
  'target-takes-only-this',
] as const;
export type TermRefusalCode = (typeof termRefusals)[number];

export const termRefusal = z.object({
  code: z.enum(termRefusals),
  /** The name, address or target that is in the way. */
  subject: z.string(),
  /** The entry that has the name or the address already. */
  other: entryId.nullable(),
});
export type TermRefusal = z.infer<typeof termRefusal>;

/** What a target publishes differently once a change is made. */
const targetConsequence = z.object({
  label: z.string(),
  /** How many articles that are out it takes then and does not take now, and the other way round. */
  gains: z.int(),
  loses: z.int(),
  /** Its rules name another word then. */
  isRuleChanged: z.boolean(),
  /** What was chosen for the word at the target goes with its new name, or is given up. */
  choice: z.enum(['kept', 'given-up']).nullable(),
});

/** What a change comes to, before it is made. */
export const termConsequences = z.object({
  /** Articles that change, and how many of them are out. */
  articles: z.int(),
  published: z.int(),
  /** Articles that have no category then. */
  uncategorised: z.int(),
  /** Categories below the one that goes, which move up. */
  raised: z.int(),
  redirects: z.array(z.object({ from: z.string(), to: z.string() })),
  /** Addresses of the website at which nothing stands any more. */
  gone: z.array(z.string()),
  /** Links of the navigation and the foot of the website to an address that leads on or goes. */
  links: z.int(),
  targets: z.array(targetConsequence),
});
export type TermConsequences = z.infer<typeof termConsequences>;
