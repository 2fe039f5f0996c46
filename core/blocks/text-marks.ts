// Which marks only wrap text in an element?
import type { Mark } from './define-block.ts';

function wrapping(
  type: string,
  element: string,
  markdown: (inner: string) => string,
  excludes?: string,
): Mark {
  const html = (inner: string): string => `<${element}>${inner}</${element}>`;
  return {
    type,
    inclusive: true,
    ...(excludes === undefined ? {} : { excludes }),
    check: () => undefined,
    html: (_mark, inner) => html(inner),
    email: (_mark, inner) => html(inner),
    markdown: (_mark, inner) => markdown(inner),
    accessibility: () => [],
  };
}

/** A delimiter next to words: spaces at the edges stay outside, or CommonMark would not see it (section 6.2). */
const between =
  (delimiter: string) =>
  (inner: string): string =>
    inner.replace(/^(\s*)([\s\S]*?)(\s*)$/, (_all, before: string, words: string, after: string) =>
      words === '' ? inner : `${before}${delimiter}${words}${delimiter}${after}`,
    );

/** CommonMark has no way of its own to say it: HTML inside Markdown does. */
const asHtml =
  (element: string) =>
  (inner: string): string =>
    `<${element}>${inner}</${element}>`;

export const bold = wrapping('bold', 'strong', between('**'));
export const italic = wrapping('italic', 'em', between('*'));
export const underline = wrapping('underline', 'u', asHtml('u'));
export const strike = wrapping('strike', 's', between('~~'));
// What is escaped inside stays readable: HTML, unlike backticks, unescapes it.
export const code = wrapping('code', 'code', asHtml('code'));
export const subscript = wrapping('subscript', 'sub', asHtml('sub'), 'superscript');
export const superscript = wrapping('superscript', 'sup', asHtml('sup'), 'subscript');
