// What passes between a window and the main process about the newsletter: its issues and templates, and what readers get of them.
import * as z from 'zod';
import { severities } from '../checks/define-check.ts';
import { articleId } from '../content/ids.ts';
import {
  newsletterEdit,
  newsletterId,
  newsletterIssue,
  newsletterItem,
  newsletterPeriod,
  newsletterSection,
  newsletterTemplate,
  templateId,
} from '../content/newsletter.ts';
import { language } from '../content/text.ts';
import type { IssueReason } from '../newsletter-check-messages.ts';
import { changeOutcome } from './desk-contract.ts';
import { jobId } from './export-contract.ts';
import { secretPlace } from './publish-contract.ts';

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

const issuePlace = z.discriminatedUnion('at', [
  z.object({ at: z.literal('issue') }),
  z.object({
    at: z.literal('field'),
    field: z.enum(['subject', 'preheader', 'intro', 'service']),
  }),
  z.object({ at: z.literal('section'), section: z.string() }),
  z.object({ at: z.literal('item'), section: z.string(), article: articleId }),
  z.object({ at: z.literal('slot'), slot: z.string() }),
]);

/** Both ends are of one build: what fills the gaps of a reason has the shape that its words ask for. */
const issueReason = z.custom<IssueReason>(
  (given) =>
    z.object({ id: z.string(), gaps: z.array(z.union([z.string(), z.number()])) }).safeParse(given)
      .success,
);

export const issueFinding = z.object({
  check: z.string(),
  severity: z.enum(severities),
  place: issuePlace,
  reason: issueReason,
});
export type IssueFindingShown = z.infer<typeof issueFinding>;

/** What a proposal would make of the issue as it is. */
export const issueProposal = z.object({
  sections: z.array(newsletterSection),
  added: z.array(articleId),
  removed: z.array(
    z.object({
      item: newsletterItem,
      section: z.string(),
      why: z.enum(['gone', 'not-public', 'twice', 'in-earlier-issue', 'excluded']),
    }),
  ),
  leftOver: z.array(articleId),
  unseen: z.array(articleId),
});
export type IssueProposal = z.infer<typeof issueProposal>;

/** An issue as readers would get it now. */
export const issueReading = z.object({
  /** As it is handed over: pictures are those of the website. It is read, never put into the window's own page. */
  html: z.string(),
  text: z.string(),
  /** Of the HTML. */
  bytes: z.int(),
  findings: z.array(issueFinding),
  passed: z.int(),
  total: z.int(),
  hints: z.array(
    z.object({ place: issuePlace, reason: issueReason, article: articleId.optional() }),
  ),
  proposal: issueProposal,
  /** Where its page on the website is to be; null where the site has no address. */
  online: z.string().nullable(),
});
export type IssueReading = z.infer<typeof issueReading>;

/** The files of the frame that shows a mail. */
export const MAIL_FILE = '-galley/mail/mail.html';
/** The same without its pictures, as many programs show it until a reader asks for them. */
export const BARE_MAIL_FILE = '-galley/mail/without-pictures.html';

export const handOverKinds = ['folder', 'zip', 'eml'] as const;
export type HandOverKind = (typeof handOverKinds)[number];

/** The mail account of this person that test sends go through: never a newsroom's, and without its password. */
export const testServer = z.object({
  host: z.string().trim().min(1).max(253),
  port: z.int().min(1).max(65_535),
  /** From the first byte, or asked for by STARTTLS and required; there is no third way. */
  security: z.enum(['tls', 'starttls']),
  user: z.string().trim().max(254),
  /** The address it comes from. */
  from: z.string().trim().min(3).max(254),
});
export type TestServer = z.infer<typeof testServer>;

/** Under which name the password of the test server is typed into the channel for secrets. */
export const TEST_SERVER = 'newsletter-test';

const ofIssue = z.object({ id: newsletterId });

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
  /** The issue as readers would get it. The frame of this window shows it from now on, under `galley-preview://<look>-<key>/`. */
  'newsletter.read': {
    input: ofIssue,
    output: z.object({
      reading: issueReading,
      key: z.string(),
      /** Names what the frame gets of it, as the stamp of a page does. */
      stamp: z.string(),
      isWaitingForPictures: z.boolean(),
    }),
  },
  /** The window shows no mail any more. */
  'newsletter.away': { input: z.object({}), output: z.object({}) },
  /** Makes the next issue from a template or from none, with everything that was published in its period: one undo. */
  'newsletter.create': {
    input: z.object({
      number: z.int().positive(),
      language,
      period: newsletterPeriod,
      template: templateId.nullable(),
    }),
    output: z.object({
      id: newsletterId,
      added: z.int(),
      leftOver: z.int(),
      outcome: changeOutcome,
    }),
  },
  'newsletter.trash': { input: ofIssue, output: changeOutcome },
  /** Keeps what is always the same in this issue under a name; a template of that name goes to the trash. One undo. */
  'newsletter.saveTemplate': {
    input: ofIssue.extend({ name: z.string().trim().min(1).max(120) }),
    output: changeOutcome,
  },
  'newsletter.trashTemplate': { input: z.object({ id: templateId }), output: changeOutcome },
  /**
   * Notes that somebody sent it. Fails with `preflight-blocking` while a check blocks, unless `pass` says who lets it go all the same, and
   * why: the audit trail then names both, and what was found.
   */
  'newsletter.markSent': {
    input: ofIssue.extend({
      pass: z
        .object({
          by: z.string().trim().min(1).max(120),
          why: z.string().trim().min(1).max(500),
        })
        .nullable(),
    }),
    output: changeOutcome,
  },
  /** Not sent after all. */
  'newsletter.markUnsent': { input: ofIssue, output: changeOutcome },
  /** Makes a draft that announces it, for a person to check, and notes it with the issue: one undo. */
  'newsletter.announce': {
    input: ofIssue,
    output: z.object({ article: articleId, outcome: changeOutcome }),
  },
  /** Puts the HTML as it is handed over on the clipboard, as text. */
  'newsletter.copyHtml': { input: ofIssue, output: z.object({ bytes: z.int() }) },
  /** Writes the mail into a place that the person is asked for. */
  'newsletter.handOver': {
    input: ofIssue.extend({ job: jobId, as: z.enum(handOverKinds) }),
    output: z.object({ name: z.string(), files: z.int(), bytes: z.int() }),
  },
  'newsletter.testServer': {
    input: z.object({}),
    output: z.object({
      server: testServer.nullable(),
      password: secretPlace,
      /** Whether a password that is typed now outlasts this session. */
      isSafe: z.boolean(),
      /** The name of the file with the certificates that are trusted besides those of the system. */
      certificates: z.string().nullable(),
      /** Where the last test went. */
      to: z.string(),
    }),
  },
  /** The password of another host is forgotten. */
  'newsletter.setTestServer': { input: testServer, output: z.object({}) },
  /** Asks the person for a file of certificates that are trusted too, or forgets the one there is. */
  'newsletter.chooseCertificates': {
    input: z.object({ forget: z.boolean() }),
    output: z.object({ certificates: z.string().nullable() }),
  },
  /** Sends the mail to one address, as a test and marked as one. Refused for anything but exactly one. */
  'newsletter.testSend': {
    input: ofIssue.extend({ job: jobId, to: z.string().max(254) }),
    output: z.object({ to: z.string(), answer: z.string() }),
  },
} as const;

export const newsletterEvents = {
  /** These issues and templates are new or others now; those of `removed` are in the trash. */
  'newsletter.changed': newsletters.extend({
    removed: z.array(z.union([newsletterId, templateId])),
  }),
} as const;
