// What does the folder of a seminar hold, as far as reading it tells? Facts alone: what is made of them is for `plan-kit.ts`.
import * as z from 'zod';
import { assetId } from '../content/ids.ts';

/** Longer ones are cut where they are read: a line is a title, a name or a sentence. */
export const MOST_LINE_LENGTH = 300;
/** So many lines of a document are read: enough for a programme of several days. */
export const MOST_LINES = 600;

const line = z.string().max(MOST_LINE_LENGTH);

/** Why nothing could be read in a document that is offered all the same. */
export const unreadReasons = ['old-format', 'locked', 'damaged', 'too-large', 'too-slow'] as const;
export type UnreadReason = (typeof unreadReasons)[number];

export const documentKinds = ['presentation', 'pdf', 'text', 'sheet'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** What a document says of itself, and what its words are. */
export const documentFacts = z.object({
  is: z.literal('document'),
  kind: z.enum(documentKinds),
  /** Its own properties, as they are written; null where they say nothing. */
  title: line.nullable(),
  author: line.nullable(),
  /** As a language tag. */
  language: z.string().max(35).nullable(),
  /** The title of its first slide, or its first heading. */
  firstTitle: line.nullable(),
  /** The lines of its first slide or page. */
  opening: z.array(line).max(MOST_LINES),
  /** The lines of all of it, as far as it was read. */
  lines: z.array(line).max(MOST_LINES),
  /** Of a presentation. */
  slides: z.object({ all: z.int(), untitled: z.int(), undescribed: z.int() }).nullable(),
  /** Of a PDF; null where that cannot be known. */
  isTagged: z.boolean().nullable(),
  unread: z.enum(unreadReasons).nullable(),
});
export type DocumentFacts = z.infer<typeof documentFacts>;

export const contentFacts = z.discriminatedUnion('is', [
  documentFacts,
  z.object({
    is: z.literal('picture'),
    width: z.int().positive(),
    height: z.int().positive(),
    /** What the clock of the camera showed: `2026-03-12T10:02:07`. */
    takenAt: z.string().nullable(),
  }),
  z.object({ is: z.literal('recording'), kind: z.enum(['video', 'audio']) }),
  z.object({ is: z.literal('captions') }),
  z.object({ is: z.literal('archive') }),
]);
export type ContentFacts = z.infer<typeof contentFacts>;

/** A file that can become part of a report. */
export const fileFacts = z.object({
  /** How windows name it: they are told no path. */
  number: z.int().nonnegative(),
  /** For people to read: its folders inside the one that was chosen, and its name, cleaned. */
  shownAs: z.string(),
  fileName: z.string().min(1),
  sha256: assetId,
  size: z.int().nonnegative(),
  mediaType: z.string(),
  extension: z.string(),
  content: contentFacts,
});
export type FileFacts = z.infer<typeof fileFacts>;

/** Why a file is not taken. */
export const refusalReasons = [
  'link',
  'special',
  'outside',
  'empty',
  'too-deep',
  'too-large',
  'too-many-pixels',
  'not-for-browsers',
  'program',
  'unknown-kind',
  'unreadable',
  'changed',
  'too-slow',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

export const refusedFile = z.object({ shownAs: z.string(), why: z.enum(refusalReasons) });
export type RefusedFile = z.infer<typeof refusedFile>;

export const folderFacts = z.object({
  name: z.string(),
  files: z.array(fileFacts),
  refused: z.array(refusedFile),
  /** Files that systems and programs leave in folders, and that are no part of them. */
  passedOver: z.int(),
});
export type FolderFacts = z.infer<typeof folderFacts>;
