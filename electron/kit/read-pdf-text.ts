// What does a PDF say of itself, in either of the two places for it, and what are its first lines?
import { SaxesParser } from 'saxes';
import type { DocumentFacts } from '../../core/kit/folder-facts.ts';
import { pdfFactsOf } from '../checks/read-pdf.ts';
import { readFirstPages } from '../media/pdf-page.ts';
import { Lines, languageTag, oneLine } from './lines.ts';

/** Enough for a programme, and to tell a language. */
const MOST_PAGES = 12;
const MOST_XMP = 256 * 1024;

export type PdfDocumentFacts = Omit<DocumentFacts, 'is' | 'kind' | 'unread'>;

/** Reads a PDF. Throws where it is locked or damaged. */
export async function readPdfText(
  bytes: Buffer,
  program?: () => Promise<Uint8Array>,
): Promise<PdfDocumentFacts> {
  const facts = pdfFactsOf(bytes);
  const metadata = readMetadata(bytes);
  const { title, author, pages } = await readFirstPages(bytes, MOST_PAGES, program);
  const lines = new Lines();
  for (const page of pages) lines.add(page);
  const first = new Lines();
  first.add(pages[0] ?? '');
  return {
    title: oneLine(title) ?? oneLine(metadata.get('title')),
    author: oneLine(author) ?? oneLine(metadata.get('creator')),
    language: languageTag(facts?.language) ?? languageTag(metadata.get('language')),
    firstTitle: first.all[0] ?? null,
    opening: first.all,
    lines: lines.all,
    slides: null,
    isTagged: facts?.isTagged ?? null,
  };
}

/** The words of its XMP, by the names of Dublin Core; it stands in the open, so that everybody finds it. */
function readMetadata(bytes: Buffer): ReadonlyMap<string, string> {
  const said = new Map<string, string>();
  const start = bytes.lastIndexOf('<x:xmpmeta');
  const end = start === -1 ? -1 : bytes.indexOf('</x:xmpmeta>', start);
  if (end === -1 || end - start > MOST_XMP) return said;
  const open: string[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => void open.push(name));
  parser.on('text', (words) => {
    const of = open.find((name) => name.startsWith('dc:'))?.slice(3);
    if (of !== undefined && words.trim() !== '' && !said.has(of)) said.set(of, words.trim());
  });
  parser.on('closetag', () => void open.pop());
  parser.on('error', (error) => {
    throw error;
  });
  try {
    parser.write(bytes.toString('utf8', start, end + '</x:xmpmeta>'.length)).close();
  } catch {
    // What was read before it broke off is as good as any.
  }
  return said;
}
