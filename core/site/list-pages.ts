// How is a long list cut into pages, so that a new article changes few of them?

/** How many articles one page of a list holds. */
export const ARTICLES_PER_PAGE = 12;

/** How many numbers are offered on the newer side of a page. */
const NEIGHBOURS = 2;

export interface ListPage<T> {
  /** Counted from the oldest: what page 1 holds never changes by a new article. */
  readonly number: number;
  /** True for the newest page, which stands at the list's own address. */
  readonly isNewest: boolean;
  readonly items: readonly T[];
  /** Numbers of the pages to offer, newest first, down to 1; a theme may leave some out. */
  readonly offered: readonly number[];
  readonly last: number;
}

/**
 * Cuts a list (newest first) into pages numbered from the oldest. The newest page holds the newest full page and the
 * remainder above it. The numbers offered stop a little above the page itself: were the newest named, every new page
 * would change all the others.
 */
export function cutIntoPages<T>(
  newestFirst: readonly T[],
  size = ARTICLES_PER_PAGE,
): ListPage<T>[] {
  const total = newestFirst.length;
  const last = Math.max(1, Math.floor(total / size));
  const pages: ListPage<T>[] = [];
  for (let number = last; number >= 1; number--) {
    const oldest = total - (number - 1) * size;
    const newest = number === last ? 0 : total - number * size;
    const offered: number[] = [];
    for (let near = Math.min(last, number + NEIGHBOURS); near >= 1; near--) offered.push(near);
    pages.push({
      number,
      isNewest: number === last,
      items: newestFirst.slice(newest, oldest),
      offered,
      last,
    });
  }
  return pages;
}
