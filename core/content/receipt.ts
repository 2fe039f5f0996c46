// What is kept of an export? What was written, and who let which finding pass: never in the export itself.
import * as z from 'zod';
import { articleId } from './ids.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const receipt = z.object({
  id: z.uuidv7(),
  at: z.iso.datetime(),
  /** Where it went: until there are other targets, a file or folder on this computer. */
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
  }),
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
