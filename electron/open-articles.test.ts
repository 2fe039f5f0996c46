// Does each window come back to its own article, and Galley to the one the person saw last?
import { beforeEach, describe, expect, it } from 'vitest';
import { type ArticleId, articleId } from '../core/content/ids.ts';
import { OpenArticles } from './open-articles.ts';
import type { Settings } from './settings.ts';

const [one, two] = ['01', '02'].map((end) =>
  articleId.parse(`01a20ebd-a10a-743e-a2af-ac93d2f356${end}`),
) as [ArticleId, ArticleId];
const folder = '/home/editor/Newsroom';

let place: Settings['place'];
/** As a start finds it: nothing is known but what the settings hold. */
const start = (): OpenArticles =>
  new OpenArticles({
    get place() {
      return place;
    },
    setPlace: (next) => {
      place = next;
    },
  });

beforeEach(() => {
  place = null;
});

describe('the articles that windows have open', () => {
  it('come back in the window whose page ended, and nowhere else', () => {
    const open = start();
    open.opened(1, folder, one);
    open.opened(2, folder, two);
    expect([1, 2, 3].map((window) => open.toReopen(window, folder))).toEqual([one, two, null]);
    expect(open.toReopen(1, '/another/newsroom')).toBeNull();
  });

  it('leave the one that was seen last for the next start, in its first window only', () => {
    const open = start();
    open.opened(1, folder, one);
    open.opened(2, folder, two);
    open.focused(1);
    const again = start();
    expect(again.toReopen(7, folder)).toBe(one);
    again.opened(7, folder, one);
    expect(again.toReopen(8, folder)).toBeNull();
  });

  it('leave that of the window that stays when the other one closes', () => {
    const open = start();
    open.opened(1, folder, one);
    open.opened(2, folder, two);
    open.closed(2);
    expect(place).toEqual({ folder, article: one });
  });

  it('are not opened again once they are gone, or once a window died of them', () => {
    const open = start();
    open.opened(1, folder, one);
    open.opened(2, folder, one);
    open.gone(one);
    expect([1, 2].map((window) => open.toReopen(window, folder))).toEqual([null, null]);
    open.opened(1, folder, two);
    open.forget(1);
    expect(open.toReopen(1, folder)).toBeNull();
    expect(place).toEqual({ folder, article: null });
  });
});
