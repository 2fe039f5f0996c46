// What passes between a window and the main process about the newsletter: its issues and templates.
import * as z from 'zod';
import {
  newsletterEdit,
  newsletterId,
  newsletterIssue,
  newsletterTemplate,
  templateId,
} from '../content/newsletter.ts';

/** Everything there is of it: a newsroom has a few issues a year. */
export const newsletters = z.object({
  issues: z.array(newsletterIssue),
  templates: z.array(newsletterTemplate),
});
export type Newsletters = z.infer<typeof newsletters>;

/** What is typed into an issue. That it was sent, or announced, is said by calls of their own. */
export const typedNewsletterEdit = newsletterEdit.omit({
  status: true,
  sentAt: true,
  announcement: true,
});
export type TypedNewsletterEdit = z.infer<typeof typedNewsletterEdit>;

export const newsletterCalls = {
  /** Every issue and template, once the files of the newsroom have been looked at. */
  'newsletter.all': { input: z.object({}), output: newsletters },
  /**
   * Saves what was typed into an issue over its revision `base`. Fails with `conflict` where it has moved on since: nothing is written,
   * and `newsletter.changed` has told of what is there.
   */
  'newsletter.save': {
    input: z.object({ id: newsletterId, base: z.int(), edit: typedNewsletterEdit }),
    output: newsletterIssue,
  },
} as const;

export const newsletterEvents = {
  /** These issues and templates are new or others now; those of `removed` are in the trash. */
  'newsletter.changed': newsletters.extend({
    removed: z.array(z.union([newsletterId, templateId])),
  }),
} as const;
