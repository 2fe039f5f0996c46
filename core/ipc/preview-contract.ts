// What passes between the window and the preview of an article: its text as it is typed, and the page that became of it?
import * as z from 'zod';

/** The page of an article as an export of this moment would write it. */
export const previewedPage = z.object({
  /** Of its file, from the root of the site. */
  path: z.string(),
  /** Letter by letter what an export writes. It is read, never put into the window's own page. */
  html: z.string(),
  /** The address of the site, where one is set. */
  base: z.string().nullable(),
  /** It is not public: this is how it would look if it were published now. */
  asIfPublished: z.boolean(),
  /** Names what a frame gets of it: another stamp, and the frame has to load it again. */
  stamp: z.string(),
  /** Smaller copies of its pictures are still to be made; until then they are shown as they are. */
  isWaitingForPictures: z.boolean(),
  /** What an editor should know of the theme; sentences. */
  warnings: z.array(z.string()),
});
export type PreviewedPage = z.infer<typeof previewedPage>;

/** An article with a text that is longer has no preview. */
export const MOST_PREVIEWED = 20_000_000;

const nothing = z.object({});

export const previewCalls = {
  /**
   * Makes the page of an article as the window has it, saved or not, and shows it to the window's own frame.
   * `article` is an article as JSON: it crosses as text, and is parsed where the page is made. A newer call ends the one before, which then
   * fails with `cancelled`.
   */
  'preview.show': {
    input: z.object({
      article: z.string().max(MOST_PREVIEWED),
      /** The text is all that changed since the last page: nothing else is looked at for a moment. */
      isTyping: z.boolean(),
    }),
    output: previewedPage.extend({
      /** What the address of the frame begins with, for each look: `galley-preview://<look>-<key>/`. */
      key: z.string(),
    }),
  },
  /**
   * Loads the page or mail again in the frame whose addresses have this key, staying where one was in it. Nothing is begun where the frame
   * has the newest one already. While it loads, the window sends the frame nowhere else: what meets on the way gets lost.
   */
  'preview.reload': {
    input: z.object({ key: z.uuid() }),
    output: z.object({ isBegun: z.boolean() }),
  },
  /** The window shows no preview any more. */
  'preview.away': { input: nothing, output: nothing },
} as const;

export const previewEvents = {
  /** The page of the preview would come out another one now: its pictures have got smaller copies. */
  'preview.better': nothing,
  /** Where the link leads that is pointed at or has the focus, anywhere in the window; empty for none. */
  'preview.pointed': z.object({ address: z.string() }),
} as const;
