// Which checks are there? This is the list: a new one is a new file and a line here.
import { address } from './address.ts';
import { attachments } from './attachments.ts';
import { categories } from './categories.ts';
import { dates } from './dates.ts';
import type { Check } from './define-check.ts';
import { embargo } from './embargo.ts';
import { embeddedBlocks } from './embedded-blocks.ts';
import { externalLinks } from './external-links.ts';
import { fileNames } from './file-names.ts';
import { headings } from './headings.ts';
import { headline } from './headline.ts';
import { internalLinks } from './internal-links.ts';
import { languageOfParts } from './language-of-parts.ts';
import { linkText } from './link-text.ts';
import { offeredFiles } from './offered-files.ts';
import { pictureAlt } from './picture-alt.ts';
import { pictureRights } from './picture-rights.ts';
import { searchResult } from './search-result.ts';
import { sourceChanged } from './source-changed.ts';
import { standfirst } from './standfirst.ts';
import { summary } from './summary.ts';
import { tableHeaders } from './table-headers.ts';
import { taggedPdf } from './tagged-pdf.ts';
import { text } from './text.ts';

/** Every check, in the order in which findings of one severity are shown: as one reads an article. */
export const checks: readonly Check[] = [
  headline,
  standfirst,
  text,
  sourceChanged,
  pictureAlt,
  headings,
  linkText,
  internalLinks,
  externalLinks,
  tableHeaders,
  languageOfParts,
  embeddedBlocks,
  summary,
  categories,
  attachments,
  taggedPdf,
  offeredFiles,
  fileNames,
  pictureRights,
  searchResult,
  address,
  dates,
  embargo,
];
