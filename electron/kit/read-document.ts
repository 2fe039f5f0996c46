// What does a document say? One way for every kind; what cannot be read says why.
import { open } from 'node:fs/promises';
import * as z from 'zod';
import { type DocumentFacts, documentKinds } from '../../core/kit/folder-facts.ts';
import { Lines } from './lines.ts';
import { readOffice } from './read-office.ts';
import { readPdfText } from './read-pdf-text.ts';

/** How a document is read, found from its bytes. */
export const documentForms = ['office', 'pdf', 'plain', 'old', 'locked'] as const;

export const documentQuestion = z.object({
  path: z.string(),
  kind: z.enum(documentKinds),
  form: z.enum(documentForms),
  size: z.number(),
});
export type DocumentQuestion = z.infer<typeof documentQuestion>;

/** A larger PDF has to be in memory as a whole, and is not read. */
const MOST_PDF_BYTES = 128 * 1024 * 1024;
const MOST_PLAIN_BYTES = 512 * 1024;

const nothingRead: Omit<DocumentFacts, 'is' | 'kind' | 'unread'> = {
  ...{ title: null, author: null, language: null, firstTitle: null },
  ...{ opening: [], lines: [], slides: null, isTagged: null },
};

/** Nothing but why. */
export function unreadDocument(
  kind: DocumentFacts['kind'],
  unread: DocumentFacts['unread'],
): DocumentFacts {
  return { is: 'document', kind, ...nothingRead, unread };
}

/** Reads a document; `program` has the bytes of what reads PDFs where they are not found beside this program. Never throws. */
export async function readDocument(
  { path, kind, form, size }: DocumentQuestion,
  program?: () => Promise<Uint8Array>,
): Promise<DocumentFacts> {
  try {
    switch (form) {
      case 'old':
        return unreadDocument(kind, 'old-format');
      case 'locked':
        return unreadDocument(kind, 'locked');
      case 'office':
        return {
          is: 'document',
          kind,
          ...(await readOffice(path, kind)),
          isTagged: null,
          unread: null,
        };
      case 'plain':
        return { is: 'document', kind, ...nothingRead, ...(await readPlain(path)), unread: null };
      case 'pdf': {
        if (size > MOST_PDF_BYTES) return unreadDocument(kind, 'too-large');
        const bytes = await readStart(path, MOST_PDF_BYTES);
        return { is: 'document', kind, ...(await readPdfText(bytes, program)), unread: null };
      }
    }
  } catch (error) {
    const isLocked = error instanceof Error && /password|encrypted/i.test(error.message);
    return unreadDocument(kind, isLocked ? 'locked' : 'damaged');
  }
}

async function readPlain(
  path: string,
): Promise<Pick<DocumentFacts, 'firstTitle' | 'opening' | 'lines'>> {
  const lines = new Lines();
  lines.add(new TextDecoder().decode(await readStart(path, MOST_PLAIN_BYTES)));
  const { all } = lines;
  const [first = null] = all;
  return {
    firstTitle: first?.replace(/^#+\s*/, '') ?? null,
    opening: all.slice(0, 12),
    lines: all,
  };
}

/** The first bytes of a file, never more than were asked for, whatever it grows to meanwhile. */
async function readStart(path: string, most: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const bytes = Buffer.alloc(Math.min(size, most));
    let filled = 0;
    while (filled < bytes.length) {
      const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return bytes.subarray(0, filled);
  } finally {
    await file.close();
  }
}
