// What is a link, to another article or to the outside?
import type { BodyMark } from '../content/body.ts';
import { type ArticleId, articleId } from '../content/ids.ts';
import { escapeHtml, safeHref } from '../markup.ts';
import type { Mark } from './define-block.ts';
import { emailStyle } from './email.ts';
import { markdownAddress } from './markdown.ts';
import { saysNothing } from './unclear-words.ts';

const INTERNAL = 'galley:article/';

/** How a link to another article of the same library is stored. */
export function hrefOfArticle(id: ArticleId): string {
  return `${INTERNAL}${id}`;
}

/** The article a stored link leads to, or undefined where it leads elsewhere. */
export function articleOfHref(href: string): ArticleId | undefined {
  if (!href.startsWith(INTERNAL)) return undefined;
  const parsed = articleId.safeParse(href.slice(INTERNAL.length));
  return parsed.success ? parsed.data : undefined;
}

/** Whether a link may be stored: a web, mail or telephone address, or another article. */
export function isAllowedHref(href: string): boolean {
  return safeHref(href) !== undefined || articleOfHref(href) !== undefined;
}

/** An address as people write it: without the scheme, a leading www. and a last slash. */
export function bareAddress(href: string): string {
  return href.replace(/^(https?:\/\/)?(www\.)?/i, '').replace(/\/$/, '');
}

/** Marks a link whose words are its address, so that print need not say it twice. */
function classOf(href: string, inner: string): string {
  const words = inner.replace(/<[^>]*>/g, '').trim();
  const isAddress = bareAddress(words) === bareAddress(escapeHtml(href));
  return isAddress ? ' class="address"' : '';
}

function hrefOf(mark: BodyMark): string {
  return typeof mark.attrs?.href === 'string' ? mark.attrs.href : '';
}

export const link: Mark = {
  type: 'link',
  inclusive: false,
  attrs: { href: { default: null } },
  check(mark) {
    return isAllowedHref(hrefOf(mark))
      ? undefined
      : 'A link leads to an address that is neither web, mail, telephone nor an article.';
  },
  html(mark, inner, context) {
    const href = context.link(hrefOf(mark));
    if (href === undefined) return inner;
    return `<a href="${escapeHtml(href)}"${classOf(href, inner)}>${inner}</a>`;
  },
  email(mark, inner, context) {
    const href = context.link(hrefOf(mark));
    if (href === undefined) return inner;
    return `<a href="${escapeHtml(href)}" style="${emailStyle.link}">${inner}</a>`;
  },
  markdown(mark, inner, context) {
    const href = context.link(hrefOf(mark));
    return href === undefined ? inner : `[${inner}](${markdownAddress(href)})`;
  },
  accessibility: (_mark, words) => (saysNothing(words) ? ['link-text-unclear'] : []),
};
