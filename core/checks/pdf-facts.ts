// What do the bytes of a PDF say of it, as far as its readers feel it?
import * as z from 'zod';

export const pdfFacts = z.object({
  /** Whether it holds the structure that screen readers need. */
  isTagged: z.boolean(),
  /** The language it says it is in. */
  language: z.string().optional(),
});
export type PdfFacts = z.infer<typeof pdfFacts>;

export const PDF = 'application/pdf';
