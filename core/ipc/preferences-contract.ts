// What belongs to the person, not to the newsroom: what is kept of it, what they begin with, and how it changes?
import * as z from 'zod';
import { savedView } from '../desk/views.ts';
import { languageChoices } from '../language-choice.ts';

export const preferences = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  /** Of the app; what the website says is the newsroom's. */
  language: z.enum(languageChoices),
  /** More contrast than usual, and less motion: as the system says, or always. */
  contrast: z.enum(['system', 'more']),
  motion: z.enum(['system', 'less']),
  /** Of the body text in the editor, in pixels at 100 %. */
  textSize: z.int().min(16).max(24),
  density: z.enum(['compact', 'normal', 'roomy']),
  /** Of everything in the window; 1 is 100 %. */
  zoom: z.number().min(0.8).max(4),
  detailsOpen: z.boolean(),
  listWidth: z.number(),
  detailsWidth: z.number(),
  /** Of the details panel while it shows the preview. */
  previewWidth: z.number(),
  /** Typing brings curly quotes, dashes and the spaces of French. */
  smartPunctuation: z.boolean(),
  /** What they sign decisions with. */
  personName: z.string().max(120),
  /** Bundles are signed, where there is a key. */
  signsBundles: z.boolean(),
  /** Whether the side bar has words, beside one article and on screens about many; else it has icons only. */
  sideBarBesideText: z.boolean(),
  sideBarElsewhere: z.boolean(),
  /** Filters of the article desk with a name, of all newsrooms. */
  views: z.array(savedView).max(200),
});
export type Preferences = z.infer<typeof preferences>;

/** What is the same in all windows; the rest is how one of them is set up. */
export const sharedPreferences = preferences.pick({
  theme: true,
  language: true,
  contrast: true,
  motion: true,
  textSize: true,
  density: true,
  zoom: true,
  smartPunctuation: true,
  personName: true,
  signsBundles: true,
});

/** What a person begins with. */
export const defaultPreferences: Preferences = {
  theme: 'system',
  language: 'system',
  contrast: 'system',
  motion: 'system',
  textSize: 18,
  density: 'normal',
  zoom: 1,
  detailsOpen: true,
  listWidth: 288,
  detailsWidth: 316,
  previewWidth: 440,
  smartPunctuation: true,
  personName: '',
  signsBundles: false,
  sideBarBesideText: false,
  sideBarElsewhere: true,
  views: [],
};

export const preferencesCalls = {
  'preferences.set': { input: preferences.partial(), output: preferences },
} as const;

export const preferencesEvents = {
  /** A window changed something that holds for all of them. */
  'preferences.changed': sharedPreferences.partial(),
} as const;
