// Where is everything on the website, and how does one page link to another?

/** Paths are relative to the root of the site; a page's path is its folder with a slash at the end, or a file. */
export const paths = {
  home: '',
  notFound: '404.html',
  newsList: (page?: number): string => (page === undefined ? 'news/' : `news/page/${page}/`),
  article: (slug: string): string => `news/${slug}/`,
  category: (slug: string): string => `category/${slug}/`,
  newsType: (slug: string): string => `type/${slug}/`,
  /** `tag` is part of an address here: small letters, digits and hyphens. */
  language: (tag: string): string => `language/${tag}/`,
  archive: (year?: string): string => (year === undefined ? 'archive/' : `archive/${year}/`),
  people: 'people/',
  person: (slug: string): string => `people/${slug}/`,
  calendar: (year?: string): string => (year === undefined ? 'calendar/' : `calendar/${year}/`),
  calendarFile: 'calendar/events.ics',
  newsletters: 'newsletters/',
  newsletter: (slug: string): string => `newsletters/${slug}/`,
  search: 'search/',
} as const;

/** The file that holds the page at `path`. */
export function fileOfPage(path: string): string {
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

/** How one page reaches the rest of the site. Links name files, so that they also work from a disk. */
export class PageLinks {
  /** Put before a path from the root of the site: ``, `../`, or `/` where the page may be served anywhere. */
  readonly root: string;

  constructor(path: string, root?: string) {
    this.root = root ?? '../'.repeat(fileOfPage(path).split('/').length - 1);
  }

  /** The link to a page or file given by its path from the root. */
  to(path: string): string {
    return this.root + fileOfPage(path);
  }
}

/** The site's address with a slash at the end and nothing after it, or undefined where none is set. */
export function baseAddress(baseUrl: string | null): string | undefined {
  if (baseUrl === null) return undefined;
  return `${baseUrl.replace(/[?#].*$/s, '').replace(/\/+$/, '')}/`;
}

/** The part of the address after the host, such as `/` or `/news-site/`. */
export function basePath(baseUrl: string | null): string | undefined {
  const address = baseAddress(baseUrl);
  return address?.replace(/^https?:\/\/[^/]*/i, '');
}
