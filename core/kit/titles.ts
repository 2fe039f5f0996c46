// What is a document called? By its own properties, else by its first title, else by a cleaned name; what programs write there by themselves is no title.
import { titleFromFileName } from '../checks/file-name.ts';
import type { FileFacts } from './folder-facts.ts';

/** Where a title comes from, the surest first. */
export const titleSources = ['properties', 'first-title', 'file-name'] as const;
export type TitleSource = (typeof titleSources)[number];

export interface FoundTitle {
  readonly text: string;
  readonly from: TitleSource;
}

/** A title is read in lists and by screen readers. */
const MOST_TITLE_LENGTH = 160;

/** What programs call a document that nobody named. */
const byPrograms = [
  /^(?:untitled|sans titre|ohne titel|unbenannt|title|titre|titel)\s*\d*$/i,
  /^(?:power ?point[ -](?:presentation|präsentation)|présentation (?:power ?point|\d*)|pr[äé]sentation\s*\d*|presentation\s*\d*)$/i,
  /^(?:document|dokument|slide|folie|diapositive|diapo|book|classeur|mappe)\s*\d*$/i,
  /^(?:pptxgenjs presentation|click to (?:edit|add).*|cliquez pour.*|titelmasterformat.*)$/i,
  /^(?:scan|img|image|print|microsoft (?:word|powerpoint|excel))[\s_-]*\d*$/i,
];

/** What programs put before the name of a file when they print it. */
const before = /^(?:microsoft\s+(?:office\s+)?(?:word|powerpoint|excel)\s*-\s*)/i;

const fileEnd = /\.(?:pptx?|docx?|xlsx?|odp|odt|ods|pdf|indd|key|pages|rtf)$/i;

/** A title as people would write it, or undefined where it says nothing. */
export function cleanTitle(raw: string | null): string | undefined {
  const text = (raw ?? '')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(before, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (text === '' || byPrograms.some((pattern) => pattern.test(text))) return undefined;
  const isFileName = fileEnd.test(text);
  const clean = isFileName ? cleanedName(text) : text;
  if (!/\p{L}/u.test(clean) || byPrograms.some((pattern) => pattern.test(clean))) return undefined;
  return clean.length > MOST_TITLE_LENGTH
    ? `${clean.slice(0, MOST_TITLE_LENGTH - 1).trimEnd()}…`
    : clean;
}

/** A name without its ending, numbers before it and the marks of versions: `02_Prata_final-v3.pptx` is `Prata`. */
export function cleanedName(fileName: string): string {
  const plain = titleFromFileName(fileName).replace(/\s*[-–]\s*|-/g, (sign) =>
    sign === '-' ? ' ' : ' – ',
  );
  const words = plain
    // A day or a number before it is for sorting.
    .replace(/^(?:19|20)\d{2}(?:[ .]\d{1,2}){0,2}\s+(?=\S)/, '')
    .replace(/^\d{1,3}\s*[.)]?\s+(?=\S)/, '')
    .replace(
      /\s*\b(?:v(?:ersion)?\s?\d+(?:\.\d+)*|final|endfassung|finale?|copy|kopie|copie|\(\d+\))\s*$/i,
      '',
    )
    .replace(/\s*\b(?:v(?:ersion)?\s?\d+(?:\.\d+)*|final|finale?)\s*$/i, '')
    .replace(/\s+/g, ' ')
    .trim();
  return words === '' ? titleFromFileName(fileName) : words;
}

/** The title of a file. */
export function titleOf({
  content,
  fileName,
}: Pick<FileFacts, 'content' | 'fileName'>): FoundTitle {
  if (content.is === 'document') {
    const own = cleanTitle(content.title);
    if (own !== undefined) return { text: own, from: 'properties' };
    const first = cleanTitle(content.firstTitle);
    if (first !== undefined) return { text: first, from: 'first-title' };
  }
  return { text: cleanedName(fileName), from: 'file-name' };
}
