// What is kept of an export? What was written, and who let which finding pass: never in the export itself.
import * as z from 'zod';
import { articleId } from './ids.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const receipt = z.object({
  id: z.uuidv7(),
  at: z.iso.datetime(),
  /** Where it went, in words: a file or folder on this computer, or what the target is called. */
  target: z.string(),
  written: z.object({
    name: z.string(),
    kind: z.string(),
    articles: z.int(),
    pages: z.int(),
    files: z.int(),
    bytes: z.int(),
    /** The SHA-256 of the list of all files with their checksums; null where none was written. */
    manifest: sha256.nullable(),
    /** The fingerprint of the key that signed a bundle; missing where nobody did. */
    signedBy: z.string().optional(),
  }),
  /** What was published to a target of the newsroom; null for an export. */
  publish: z
    .object({
      target: z.string(),
      /** Names this publish in the list at the target. */
      id: z.string(),
      counts: z.object({ create: z.int(), update: z.int(), delete: z.int(), leave: z.int() }),
      bytes: z.int(),
      /** The SHA-256 of the list of what is there now; its bytes, and those of every file it names, are objects as long as they are kept. */
      list: sha256,
      /** The SHA-256 of the list of the texts it was made from, which are objects, too; missing in older receipts. */
      texts: sha256.optional(),
      /** The articles that are live since, by their revision and their address in the website. */
      articles: z.array(
        z.object({
          id: articleId,
          revision: z.int(),
          path: z.string(),
          /** When somebody had last changed it, which a computed list does not move; missing in older receipts. */
          updatedAt: z.iso.datetime().optional(),
        }),
      ),
    })
    .nullable(),
  overrides: z.array(
    z.object({
      article: articleId,
      check: z.string(),
      fingerprint: sha256,
      by: z.string(),
      why: z.string(),
      at: z.iso.datetime(),
    }),
  ),
});
export type Receipt = z.infer<typeof receipt>;
