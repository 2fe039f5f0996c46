// What says that some words are in another language than the article?
import type { BodyMark } from '../content/body.ts';
import { language as languageTag, textDirection } from '../content/text.ts';
import type { Mark } from './define-block.ts';

function attributesOf(mark: BodyMark): string | undefined {
  const parsed = languageTag.safeParse(mark.attrs?.language);
  if (!parsed.success) return undefined;
  const direction = textDirection(parsed.data) === 'rtl' ? ' dir="rtl"' : '';
  return ` lang="${parsed.data}"${direction}`;
}

function span(mark: BodyMark, inner: string): string {
  const attributes = attributesOf(mark);
  return attributes === undefined ? inner : `<span${attributes}>${inner}</span>`;
}

export const languageMark: Mark = {
  type: 'language',
  inclusive: true,
  attrs: { language: { default: null } },
  check(mark) {
    return attributesOf(mark) === undefined
      ? 'Some words are said to be in a language that has no such tag.'
      : undefined;
  },
  html: (mark, inner) => span(mark, inner),
  email: (mark, inner) => span(mark, inner),
  markdown: (mark, inner) => span(mark, inner),
  accessibility: () => [],
};
