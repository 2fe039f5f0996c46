// What passes between the window and the main process about what leaves the house: its checks, and exports.
import * as z from 'zod';
import { checkedLink } from '../checks/link-outcome.ts';
import { pdfFacts } from '../checks/pdf-facts.ts';
import { findingCounts, fingerprint, preflightReport } from '../checks/report.ts';
import { articleId, assetId } from '../content/ids.ts';

/** A long job is named by the window that starts it, so that it can follow and cancel it at once. */
export const jobId = z.uuid();

export const exportKind = z.enum(['bundle', 'folder']);
export type ExportKind = z.infer<typeof exportKind>;

/**
 * What whoever looks at an exported place while it changes, or after a crash, can see. `whole-site`: the website as it was or as it
 * is, at every moment. `whole-site-with-gap`: the same, or for some microseconds nothing. `file-by-file`: every file whole, for a
 * while some of them old and some new; after a crash until Galley starts the next time.
 */
export const guarantee = z.enum(['whole-site', 'whole-site-with-gap', 'file-by-file']);
export type Guarantee = z.infer<typeof guarantee>;

export const exportReceipt = z.object({
  /** The name of the file or folder that was written. */
  name: z.string(),
  articles: z.int(),
  pages: z.int(),
  files: z.int(),
  bytes: z.int(),
  /** What was written anew; in a folder the rest was there already. */
  written: z.object({ files: z.int(), pages: z.int(), removed: z.int() }),
  guarantee,
  milliseconds: z.number(),
  /** The site's own search, a step after the pages: how many of the files are its data, and what it took to know them. */
  search: z.object({ files: z.int(), milliseconds: z.number() }),
  /** The social cards, a step before the files: how many there are, how many had to be drawn, and what that took. */
  cards: z.object({ files: z.int(), made: z.int(), milliseconds: z.number() }),
  /** What stays inside, and why, in words. */
  stayedInside: z.int(),
  warnings: z.array(z.string()),
  /** The fingerprint of the key that signed the bundle; null where nothing was signed. */
  signedBy: z.string().nullable(),
});
export type ExportReceipt = z.infer<typeof exportReceipt>;

const nothing = z.object({});

const oneFinding = { article: articleId, check: z.string(), fingerprint };

/** How somebody calls themselves who decides something. */
const signature = z.string().trim().min(1).max(120);

/** Their calls; all of them are in `contract.ts`. */
export const exportCalls = {
  /** What the checks must know of the world around an article, beside what the window knows itself. */
  'preflight.surroundings': {
    input: z.object({ id: articleId, slug: z.string(), assets: z.array(assetId).max(500) }),
    output: z.object({
      clash: z.object({ headline: z.string(), free: z.string() }).nullable(),
      pdfs: z.array(z.object({ asset: assetId, facts: pdfFacts.nullable() })),
    }),
  },
  /** Checks all that would leave the house now. `withLinks` asks the servers of web links, too. */
  'preflight.run': {
    input: z.object({ job: jobId, withLinks: z.boolean() }),
    output: preflightReport,
  },
  /** Counts what would be found in every article that was published as it is; one with nothing is not told of. */
  'preflight.counts': {
    input: z.object({ job: jobId }),
    output: z.object({ articles: z.array(findingCounts) }),
  },
  /** Lets a blocking finding of the pre-flight `job` pass, by name: for good, and for this very text alone. */
  'preflight.override': {
    input: z.object({
      job: jobId,
      ...oneFinding,
      by: signature,
      why: z.string().trim().min(1).max(500),
    }),
    output: preflightReport,
  },
  'preflight.withdraw': {
    input: z.object({ job: jobId, ...oneFinding, by: signature }),
    output: preflightReport,
  },
  /** Asks the servers of web links whether they still lead somewhere, after the person said so. */
  'links.check': {
    input: z.object({ job: jobId, addresses: z.array(z.string().max(4000)).min(1).max(1000) }),
    output: z.object({ links: z.array(checkedLink) }),
  },

  /**
   * Exports what the pre-flight of that name looked at. Fails with `preflight-blocking` or `preflight-stale`, and with `no-signing-key`
   * where a bundle shall be signed and nothing can.
   */
  'export.start': {
    input: z.object({ job: jobId, kind: exportKind, preflight: jobId, isSigned: z.boolean() }),
    output: exportReceipt,
  },
  'export.reveal': { input: z.object({ job: jobId }), output: nothing },
} as const;
