// What is an issue of the newsletter, and the template that one begins with?
import * as z from 'zod';
import { zonedInstant } from './article.ts';
import { articleId, assetId } from './ids.ts';
import { language } from './text.ts';

const uuid = z.uuidv7();
export const newsletterId = uuid.brand<'NewsletterId'>();
export const templateId = uuid.brand<'TemplateId'>();
export type NewsletterId = z.infer<typeof newsletterId>;
export type TemplateId = z.infer<typeof templateId>;

/** A day as `2026-03-09`, in the site's zone. */
const day = z.iso.date();

/** Both days belong to it. */
export const newsletterPeriod = z.object({ from: day, until: day });
export type NewsletterPeriod = z.infer<typeof newsletterPeriod>;

/** By which term of its articles the proposal fills sections. */
export const newsletterGroupings = ['newsType', 'category'] as const;
export type NewsletterGrouping = (typeof newsletterGroupings)[number];

/** Services that send it; each has its own words for the address online and for leaving the list. */
export const sendingServices = ['generic', 'mailchimp', 'brevo', 'mailjet', 'listmonk'] as const;
export type SendingService = (typeof sendingServices)[number];

/** An article in a section. Its own headline and summary are shown unless `blurb` says it in other words. */
export const newsletterItem = z.object({
  article: articleId,
  blurb: z.string().optional(),
  /** Stays where a person put it, whatever is proposed anew. */
  pinned: z.boolean().optional(),
});
export type NewsletterItem = z.infer<typeof newsletterItem>;

export const newsletterSection = z.object({
  /** Stable within its issue. */
  id: z.string().min(1),
  title: z.string(),
  items: z.array(newsletterItem),
});
export type NewsletterSection = z.infer<typeof newsletterSection>;

/** Where a slot stands: before the first section, after the last, or after the section of that id. */
export const slotPlace = z.union([
  z.literal('start'),
  z.literal('end'),
  z.object({ after: z.string().min(1) }),
]);

/** A part that is no article of ours: a sponsor's or a partner's, and named as such to readers. */
export const newsletterSlot = z.object({
  /** Stable within its issue. */
  id: z.string().min(1),
  kind: z.enum(['sponsor', 'partner']),
  place: slotPlace,
  title: z.string(),
  text: z.string(),
  label: z.string(),
  url: z.string(),
  image: z.object({ asset: assetId, alt: z.string() }).optional(),
});
export type NewsletterSlot = z.infer<typeof newsletterSlot>;

export const newsletterStatuses = ['draft', 'sent'] as const;
export type NewsletterStatus = (typeof newsletterStatuses)[number];

export const newsletterIssue = z.object({
  id: newsletterId,
  number: z.int().positive(),
  language,
  period: newsletterPeriod,
  grouping: z.enum(newsletterGroupings),
  subject: z.string(),
  preheader: z.string(),
  /** Paragraphs of plain text, an empty line between them. */
  intro: z.string(),
  sections: z.array(newsletterSection),
  slots: z.array(newsletterSlot),
  /** What was proposed and taken out: not proposed again for this issue. */
  excluded: z.array(articleId),
  service: z.enum(sendingServices),
  /** When it is to be sent. */
  dueAt: zonedInstant.optional(),
  status: z.enum(newsletterStatuses),
  /** When it was marked as sent. Galley itself sends nothing to a list. */
  sentAt: z.iso.datetime().optional(),
  /** The article that announces it, once it was made. */
  announcement: articleId.optional(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** The save counter: a save names the revision it is based on. */
  revision: z.int().nonnegative(),
});
export type NewsletterIssue = z.infer<typeof newsletterIssue>;

/** The issues that readers were sent by the given moment, the first ones first. Drafts are nobody's business outside. */
export function sentIssues(
  { newsletters }: { readonly newsletters: readonly NewsletterIssue[] },
  moment: Date,
): { readonly issue: NewsletterIssue; readonly sentAt: Date }[] {
  return newsletters
    .flatMap((issue) => {
      const sentAt = new Date(issue.sentAt ?? Number.NaN);
      return issue.status === 'sent' && sentAt <= moment ? [{ issue, sentAt }] : [];
    })
    .sort(
      (one, other) =>
        one.sentAt.getTime() - other.sentAt.getTime() || (one.issue.id < other.issue.id ? -1 : 1),
    );
}

/** What a person changes of an issue at once; what is not named stays. */
export const newsletterEdit = newsletterIssue
  .omit({ id: true, createdAt: true, updatedAt: true, revision: true })
  .partial();
export type NewsletterEdit = z.infer<typeof newsletterEdit>;

/** What issues have in common: kept under a name, and taken by a new issue. */
export const newsletterTemplate = z.object({
  id: templateId,
  name: z.string().min(1),
  language,
  grouping: z.enum(newsletterGroupings),
  /** May hold `{number}` and `{period}`. */
  subject: z.string(),
  preheader: z.string(),
  intro: z.string(),
  /** Sections that are always there, in this order, whatever the proposal adds. */
  sections: z.array(z.object({ title: z.string() })),
  slots: z.array(newsletterSlot),
  service: z.enum(sendingServices),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type NewsletterTemplate = z.infer<typeof newsletterTemplate>;
