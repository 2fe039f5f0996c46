// What would be made of a folder? The shape of the dry run that a person looks at, and of what they decide.
import * as z from 'zod';
import { articleEvent } from '../content/article.ts';
import { personId } from '../content/ids.ts';
import { language } from '../content/text.ts';
import { documentKinds, refusedFile, unreadReasons } from './folder-facts.ts';
import { nameSources } from './speakers.ts';
import { titleSources } from './titles.ts';

/** A folder with more files is not that of one seminar. */
export const MOST_KIT_FILES = 1000;

const number = z.int().nonnegative();
const ofFile = { number, shownAs: z.string(), size: z.int().nonnegative() };

export const downloadKinds = [...documentKinds, 'video', 'audio', 'captions', 'archive'] as const;
export type DownloadKind = (typeof downloadKinds)[number];

/** A file that would be offered for download. */
export const plannedDownload = z.object({
  ...ofFile,
  kind: z.enum(downloadKinds),
  extension: z.string(),
  title: z.string(),
  titleFrom: z.enum(titleSources),
  /** Null where nothing tells it. */
  language: z.object({ tag: z.string().nullable(), isSure: z.boolean() }),
  isProgramme: z.boolean(),
  /** Whether it is ticked at first. */
  isOffered: z.boolean(),
  slides: z.object({ all: z.int(), untitled: z.int(), undescribed: z.int() }).nullable(),
  isTagged: z.boolean().nullable(),
  unread: z.enum(unreadReasons).nullable(),
  /** Much for a download. */
  isLarge: z.boolean(),
  /** A video whose captions lie beside it. */
  isCaptioned: z.boolean(),
});
export type PlannedDownload = z.infer<typeof plannedDownload>;

/** A picture that would be in the gallery. */
export const plannedPicture = z.object({
  ...ofFile,
  width: z.int().positive(),
  height: z.int().positive(),
  takenAt: z.string().nullable(),
  /** The newsroom has it already, and says what it shows. */
  isDescribed: z.boolean(),
  isChosen: z.boolean(),
});
export type PlannedPicture = z.infer<typeof plannedPicture>;

export const plannedSpeaker = z.object({
  number,
  name: z.string(),
  role: z.string(),
  organisation: z.string(),
  person: personId.nullable(),
  from: z.enum(nameSources),
  file: number,
  isChosen: z.boolean(),
});
export type PlannedSpeaker = z.infer<typeof plannedSpeaker>;

export const headlineSources = ['programme', 'folder'] as const;

export const kitPlan = z.object({
  /** `kit.make` names it. */
  token: z.string(),
  folder: z.string(),
  headline: z.object({ text: z.string(), from: z.enum(headlineSources) }),
  /** What most of the documents are plainly in; else the website's own. */
  language: z.object({ tag: language, isSure: z.boolean() }),
  downloads: z.array(plannedDownload),
  pictures: z.array(plannedPicture),
  /** The first landscape among the pictures that are ticked at first. */
  featured: number.nullable(),
  speakers: z.array(plannedSpeaker),
  event: z
    .object({
      start: z.string(),
      end: z.string().nullable(),
      place: z.string(),
      text: z.string(),
      /** Null where it is the name of the folder. */
      file: number.nullable(),
      hasTimes: z.boolean(),
      isSure: z.boolean(),
    })
    .nullable(),
  refused: z.array(refusedFile),
  /** Files with the bytes of another one. */
  twice: z.array(z.object({ shownAs: z.string(), as: z.string() })),
  passedOver: z.int(),
});
export type KitPlan = z.infer<typeof kitPlan>;

/** What a person decided. What is not named is left out; nothing that was guessed is taken without being named. */
export const kitChoices = z.object({
  headline: z.string().trim().max(500),
  language,
  /** By their numbers, in the order of the plan. */
  downloads: z.array(number).max(MOST_KIT_FILES),
  pictures: z.array(number).max(MOST_KIT_FILES),
  speakers: z.array(number).max(MOST_KIT_FILES),
  /** Speakers who become people of the newsroom. */
  newPeople: z.array(number).max(MOST_KIT_FILES),
  event: articleEvent.nullable(),
});
export type KitChoices = z.infer<typeof kitChoices>;
