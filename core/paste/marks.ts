// What does an element say about its text? Bold, a language and the like, from its name and its style; nothing about looks.
import { language as languageTag } from '../content/text.ts';
import type { Marks } from './inline-run.ts';
import { attribute, isInline, type PasteElement, styleOf } from './tree.ts';

const boldTags: ReadonlySet<string> = new Set(['b', 'strong', 'dt', 'summary']);
const italicTags: ReadonlySet<string> = new Set(['i', 'em', 'dfn', 'var', 'cite']);
const strikeTags: ReadonlySet<string> = new Set(['s', 'del', 'strike']);
const codeTags: ReadonlySet<string> = new Set(['code', 'kbd', 'samp', 'tt', 'pre']);

/** The marks inside an element that stands within `around`. Links and deletions are not decided here. */
export function marksWithin(element: PasteElement, around: Marks, article: string): Marks {
  const { tag } = element;
  const style = styleOf(element);
  const weight = style.get('font-weight');
  const slant = style.get('font-style');
  const lines = `${style.get('text-decoration') ?? ''} ${style.get('text-decoration-line') ?? ''}`;
  const isUnderlined =
    tag === 'u' || (tag === 'ins' && !isTracked(element)) || /\bunderline\b/.test(lines);
  return {
    link: around.link,
    language: languageWithin(element, around.language, article),
    bold: isBold(weight) ?? (boldTags.has(tag) || around.bold),
    italic: isItalic(slant) ?? (italicTags.has(tag) || around.italic),
    // Links are underlined everywhere: that says nothing.
    underline: (isUnderlined && tag !== 'a' && around.link === undefined) || around.underline,
    strike: strikeTags.has(tag) || /\bline-through\b/.test(lines) || around.strike,
    script: scriptOf(element) ?? around.script,
    code: codeTags.has(tag) || around.code,
  };
}

/** Word says when a change was made; such a change is not formatting. */
export function isTracked(element: PasteElement): boolean {
  return attribute(element, 'datetime') !== '' && ['ins', 'del'].includes(element.tag);
}

/** Whether an element carries what only looks: fonts, sizes, colours. */
export function hasLooks(element: PasteElement): boolean {
  if (element.tag === 'font' || attribute(element, 'color') !== '') return true;
  for (const name of styleOf(element).keys()) {
    if (/^(font|color|background|line-height|letter-spacing|text-align|margin)/.test(name))
      return true;
  }
  return false;
}

function isBold(weight: string | undefined): boolean | undefined {
  if (weight === undefined) return undefined;
  if (/^(bold|bolder)/.test(weight)) return true;
  const number = Number.parseInt(weight, 10);
  if (weight.startsWith('normal') || number < 600) return false;
  return number >= 600 ? true : undefined;
}

function isItalic(slant: string | undefined): boolean | undefined {
  if (slant === undefined) return undefined;
  if (/^(italic|oblique)/.test(slant)) return true;
  return slant.startsWith('normal') ? false : undefined;
}

function scriptOf(element: PasteElement): Marks['script'] {
  if (element.tag === 'sub') return 'subscript';
  if (element.tag === 'sup') return 'superscript';
  const align = styleOf(element).get('vertical-align');
  if (!isInline(element) || align === undefined) return undefined;
  if (align === 'sub') return 'subscript';
  return align === 'super' ? 'superscript' : undefined;
}

function languageWithin(
  element: PasteElement,
  around: string | undefined,
  article: string,
): string | undefined {
  const written = attribute(element, 'lang');
  if (written === '') return around;
  const [primary = '', ...rest] = written.split(/[-_]/);
  const [own] = article.toLowerCase().split('-');
  const name = primary.toLowerCase();
  // Word writes these for text without a language.
  if (['x', 'zxx', 'und', 'mul', 'c'].includes(name)) return around;
  if (name === own) return undefined;
  const tag = languageTag.safeParse([name, ...rest].join('-'));
  return tag.success ? tag.data : around;
}
