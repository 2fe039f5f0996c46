// Which checks of an issue are there? This is the list: a new one is a new file and a line here.
import { altText } from './alt-text.ts';
import { content } from './content.ts';
import { contrast } from './contrast.ts';
import { deadLinks } from './dead-links.ts';
import type { IssueCheck } from './define-check.ts';
import { linkText } from './link-text.ts';
import { notPublic } from './not-public.ts';
import { placeholders } from './placeholders.ts';
import { plainText } from './plain-text.ts';
import { preheader } from './preheader.ts';
import { size } from './size.ts';
import { slots } from './slots.ts';
import { subject } from './subject.ts';
import { translations } from './translations.ts';

/** Every check, in the order in which findings of one severity are shown: as one reads an issue. */
export const issueChecks: readonly IssueCheck[] = [
  subject,
  preheader,
  content,
  notPublic,
  altText,
  linkText,
  deadLinks,
  slots,
  translations,
  placeholders,
  plainText,
  size,
  contrast,
];
