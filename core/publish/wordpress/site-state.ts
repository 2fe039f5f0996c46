// What does a newsroom remember of what it published to a WordPress site?
import * as z from 'zod';
import { articleId } from '../../content/ids.ts';

/** Fingerprints of one field: as it was sent, and as the site had it right afterwards, which may differ. */
const keptField = z.object({ sent: z.string(), site: z.string() });

const keptPost = z.object({
  /** Its number on the site. */
  post: z.int(),
  slug: z.string(),
  link: z.string(),
  /** Whether readers may see it, or will at its date. */
  isLive: z.boolean(),
  /** The SHA-256 of the document that was published; empty while none was finished. */
  document: z.string(),
  /** The site took something out of the text that was sent. */
  isFiltered: z.boolean(),
  fields: z.record(z.string(), keptField),
  /**
   * What an adopted article was then: the SHA-256 of what it said itself, and of its files, which the site may not have. As long as it is
   * the same, nobody opened and changed the article here, and its post is only read.
   */
  untouched: z.object({ document: z.string(), files: z.array(z.string()) }).optional(),
  /** The taxonomies, by their addresses, in which it has terms from here: they go when no more are wanted. */
  given: z.array(z.string()).default([]),
});
export type KeptPost = z.infer<typeof keptPost>;

const keptMedium = z.object({
  id: z.int(),
  url: z.string(),
  /** Fingerprints of what is said of it there. */
  about: keptField,
});
export type KeptMedium = z.infer<typeof keptMedium>;

/**
 * Posts by article, files by the SHA-256 of their bytes. Losing it makes no duplicate: posts are found again by their addresses,
 * files by their names.
 */
export const siteState = z.object({
  galley: z.literal('wordpress-state'),
  format: z.literal(1),
  /** The site it is about. */
  site: z.string(),
  posts: z.record(articleId, keptPost),
  media: z.record(z.string(), keptMedium),
  /** Files that the site did not take, by their SHA-256, and until when it is not asked again. */
  refused: z.record(z.string(), z.object({ why: z.string(), until: z.iso.datetime() })),
  /** The posts that were on the site before, as they were read last. */
  adopted: z
    .object({
      /** The page that is read next; null once all were read. */
      next: z.int().nullable(),
      posts: z.record(
        z.string(),
        z.object({ slug: z.string(), title: z.string(), link: z.string(), status: z.string() }),
      ),
    })
    .nullable(),
});
export type SiteState = z.infer<typeof siteState>;

export function noState(site: string): SiteState {
  return {
    galley: 'wordpress-state',
    format: 1,
    site,
    posts: {},
    media: {},
    refused: {},
    adopted: null,
  };
}

/** What was remembered of this site; nothing where it is unreadable or of another one. */
export function readState(value: unknown, site: string): SiteState {
  const parsed = siteState.safeParse(value);
  return parsed.success && parsed.data.site === site ? parsed.data : noState(site);
}
