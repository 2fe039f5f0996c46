// How do the links and pictures of a post find their addresses on a site, where these are known only once the files and posts are there?
import { type ArticleId, articleId } from '../../content/ids.ts';
import { escapeHtml } from '../../markup.ts';

/** Stands in a text for the address of the post of another article. */
export function postMark(id: ArticleId): string {
  return `galley:post/${id}`;
}

/** Stands in a text for the address of a file of the website. */
export function fileMark(path: string): string {
  return `galley:file/${encodeURIComponent(path)}`;
}

/** What is known of a site when a text is made for it. */
export interface Addresses {
  file(path: string): { readonly id: number; readonly url: string } | undefined;
  /** The address of the post of an article; undefined where readers may not see it (yet). */
  post(id: ArticleId): string | undefined;
}

export interface Resolved {
  readonly content: string;
  /** Articles whose posts it should lead to and does not, since they have no address yet. */
  readonly unlinked: readonly ArticleId[];
  /** Files it should show and does not. */
  readonly missing: readonly string[];
}

const MARK = 'galley:(?:file|post)/[A-Za-z0-9%._~!*()-]+';
const marked = new RegExp(`\\b(href|src)="(${MARK})"`, 'g');
const markedInComment = new RegExp(`"(href|src|url)":"(${MARK})"`, 'g');

/** The paths of files that a text with marks shows or offers. */
export function filesMarkedIn(content: string): string[] {
  return [...content.matchAll(marked)].flatMap(([, , mark = '']) => {
    const path = pathOf(mark);
    return path === undefined ? [] : [path];
  });
}

/** The articles that a text with marks leads to. */
export function postsMarkedIn(content: string): ArticleId[] {
  return [...content.matchAll(marked)].flatMap(([, , mark = '']) => {
    const id = articleOf(mark);
    return id === undefined ? [] : [id];
  });
}

/**
 * A text with the addresses of one site. A link to what has no address becomes its plain words, a picture that is not there goes
 * with its block: readers never meet a dead link. Pictures carry the number by which WordPress offers smaller copies of them and
 * says how large they are; they and files are written as its editor writes them, or it would call them broken.
 */
export function resolveContent(content: string, addresses: Addresses): Resolved {
  const unlinked = new Set<ArticleId>();
  const missing = new Set<string>();
  const find = (mark: string): string | undefined => {
    const path = pathOf(mark);
    if (path !== undefined) {
      const file = addresses.file(path);
      if (file === undefined) missing.add(path);
      return file?.url;
    }
    const id = articleOf(mark);
    const link = id === undefined ? undefined : addresses.post(id);
    if (id !== undefined && link === undefined) unlinked.add(id);
    return link;
  };
  const isFound = (mark: string): boolean => find(mark) !== undefined;
  const whole = content
    .replace(pictureBlock, (block, mark: string) => {
      if (!isFound(mark)) return '';
      const id = addresses.file(pathOf(mark) ?? '')?.id;
      return id === undefined ? block : withNumber(block, id);
    })
    .replace(fileBlock, (block, mark: string) => {
      if (!isFound(mark)) return '';
      const id = addresses.file(pathOf(mark) ?? '')?.id;
      if (id === undefined) return block;
      const more = `{"id":${id},"showDownloadButton":false,`;
      return block.replace('<!-- wp:file {', `<!-- wp:file ${more}`);
    })
    .replace(listedFile, (item, mark: string) =>
      pathOf(mark) === undefined || isFound(mark) ? item : '',
    )
    .replace(anchor, (link, mark: string, inner: string) => (isFound(mark) ? link : inner))
    .replace(markedInComment, (all, name: string, mark: string) => {
      const found = find(mark);
      return found === undefined ? all : `"${name}":${commentJson(found)}`;
    })
    .replace(marked, (_all, name: string, mark: string) => {
      return `${name}="${escapeHtml(find(mark) ?? '')}"`;
    });
  return { content: whole, unlinked: [...unlinked], missing: [...missing] };
}

const pictureBlock = new RegExp(
  `<!-- wp:image \\{[^\\n]*?\\} -->\\n<figure[^>]*><img src="(${MARK})"[\\s\\S]*?<!-- /wp:image -->\\n*`,
  'g',
);
const fileBlock = new RegExp(
  `<!-- wp:file \\{"href":"(${MARK})"\\} -->[\\s\\S]*?<!-- /wp:file -->\\n*`,
  'g',
);
const listedFile = new RegExp(
  `<!-- wp:list-item -->\\n<li><a href="(${MARK})">[^\\n]*</li>\\n<!-- /wp:list-item -->`,
  'g',
);
const anchor = new RegExp(`<a\\b[^>]*?\\bhref="(${MARK})"[^>]*>([\\s\\S]*?)</a>`, 'g');

function withNumber(block: string, id: number): string {
  return block
    .replace('<!-- wp:image {', `<!-- wp:image {"id":${id},`)
    .replace(/<img ([^>]*?)(?: width="\d+" height="\d+")?\/>/, `<img $1 class="wp-image-${id}"/>`);
}

function pathOf(mark: string): string | undefined {
  return mark.startsWith('galley:file/')
    ? decodeURIComponent(mark.slice('galley:file/'.length))
    : undefined;
}

function articleOf(mark: string): ArticleId | undefined {
  if (!mark.startsWith('galley:post/')) return undefined;
  const parsed = articleId.safeParse(mark.slice('galley:post/'.length));
  return parsed.success ? parsed.data : undefined;
}

/** JSON that may stand inside a comment: nothing in it can end the comment. */
function commentJson(value: string): string {
  return JSON.stringify(value).replace(/[<>&]|--/g, (found) =>
    [...found].map((one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  );
}

/**
 * A text as WordPress may write it without having changed it: its filter for logins that may not write everything respells
 * apostrophes and ends empty elements with a blank.
 */
export function spelling(content: string): string {
  return content
    .replace(/&#0*39;|&apos;/g, "'")
    .replace(/\s*\/>/g, '>')
    .replace(/\r\n/g, '\n')
    .trim();
}
