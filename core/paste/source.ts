// Where was this HTML copied? Read off the marks each program leaves in it, before anything is cleaned.
import { cocoaHeadings } from './cocoa-headings.ts';
import type { PasteSource } from './report.ts';

/** In this order: Outlook writes with Word's engine, and Docs is told by its wrapper alone. */
const marksOfSources: readonly { readonly source: PasteSource; readonly mark: RegExp }[] = [
  { source: 'galley', mark: /\bdata-galley-slice=/i },
  { source: 'googleDocs', mark: /\bid="?docs-internal-guid-/i },
  { source: 'googleSheets', mark: /<google-sheets-html-origin|\bdata-sheets-(root|value)/i },
  { source: 'excel', mark: /urn:schemas-microsoft-com:office:excel|content="?(Microsoft )?Excel/i },
  { source: 'wordWeb', mark: /\bclass="[^"]*\b(SCXW\d|BCX\d|OutlineElement)/ },
  {
    source: 'outlook',
    mark: /\b(id="?(x_)?divRplyFwdMsg|id="?mail-editor-reference|class="?(x_)?WordSection1"? data-ogs|name="?_MailOriginal|class="?elementToProof|class="?x_Mso)/i,
  },
  {
    source: 'word',
    mark: /urn:schemas-microsoft-com:office:word|content="?(Microsoft )?Word|class="?Mso|\bmso-list:/i,
  },
  { source: 'libreOffice', mark: /content="?(LibreOffice|OpenOffice)|class="?sdfootnote/i },
  { source: 'applePages', mark: /content="Cocoa HTML Writer"/i },
];

/** What is known of clipboard HTML before it is purified. */
export interface Origin {
  /** The program that wrote it; a web page where none is recognised. */
  readonly source: PasteSource;
  /** Classes of paragraphs that are headings, by their level, where only the style sheet says so. */
  readonly headingClasses: ReadonlyMap<string, number>;
}

/** Reads where HTML was copied off the marks each program leaves. */
export function originOf(html: string): Origin {
  const source = marksOfSources.find(({ mark }) => mark.test(html))?.source ?? 'web';
  return { source, headingClasses: source === 'applePages' ? cocoaHeadings(html) : new Map() };
}
