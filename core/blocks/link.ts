// What is a link, to another article or to the outside?
import type { BodyMark } from '../content/body.ts';
import { type ArticleId, articleId } from '../content/ids.ts';
import { escapeHtml, safeHref } from '../markup.ts';
import type { Mark } from './define-block.ts';
import { emailStyle } from './email.ts';
import { markdownAddress } from './markdown.ts';

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
  accessibility: (_mark, words) => (isUnclear(words) ? ['link-text-unclear'] : []),
};

/** Words that say nothing on their own, in the languages of the app (WCAG 2.4.4, 2.4.9). */
const emptyWords: ReadonlySet<string> = new Set([
  ...['here', 'click here', 'link', 'this link', 'more', 'read more', 'this', 'this page'],
  ...['ici', 'cliquez ici', 'lien', 'ce lien', 'plus', 'lire la suite', 'en savoir plus'],
  ...['hier', 'hier klicken', 'klicken sie hier', 'link', 'mehr', 'weiterlesen', 'mehr lesen'],
]);

/** Whether the words of a link, read out of their sentence, do not say where it leads. */
function isUnclear(words: string): boolean {
  const plain = words
    .trim()
    .toLowerCase()
    .replace(/[.…:!>»\s]+$/, '');
  return plain === '' || emptyWords.has(plain) || /^(https?:\/\/|www\.)\S{24,}$/.test(plain);
}
