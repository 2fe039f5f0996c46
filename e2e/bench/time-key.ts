// How long does it take from a key to the rows it brings, those found by headline and those found by text?
import type { Page } from '@playwright/test';

/** Long enough for every answer, and for its rows to be drawn. */
export const SETTLED_MS = 450;

/** Pixels at the foot of the list that a card or the line of results may take. */
const FOOT = 160;

export interface Painted {
  /** Milliseconds from the key to the frame that shows the last change in sight among the rows found by headline. */
  readonly headlines: number;
  /** The same for the first rows, and all rows, that were found by text; NaN where there are none in sight. */
  readonly firstFound: number;
  readonly allFound: number;
}

/** Where rows are: what holds them, what scrolls in it, and a row, as selectors. */
export interface RowsPlace {
  readonly pane: string;
  readonly scroller: string;
  readonly row: string;
}

const articleList: RowsPlace = {
  pane: ':has(> .list-filter)',
  scroller: '.list-scroller',
  row: '.list-row',
};

export async function timeKey(page: Page, key: string, place = articleList): Promise<Painted> {
  await page.evaluate(
    ({ foot, place }) => {
      const times = {
        pressed: Number.NaN,
        headlines: Number.NaN,
        firstFound: Number.NaN,
        allFound: Number.NaN,
      };
      Reflect.set(globalThis, 'benchTimes', times);
      const pane = document.querySelector(place.pane);
      if (pane === null) throw new Error('there is no list');
      /** What a person sees of the list: the rows in sight, their words and where they stand. */
      const seen = (): { headlines: string; found: string } => {
        const inSight = { headlines: '', found: '' };
        const scroller = pane.querySelector(place.scroller);
        if (scroller === null) return inSight;
        const { top } = scroller.getBoundingClientRect();
        // What stands below is covered and uncovered by the line at the foot as its words come and go.
        const bottom = pane.getBoundingClientRect().bottom - foot;
        const rows = [...scroller.querySelectorAll<HTMLElement>(place.row)]
          .map((row) => ({ row, at: row.getBoundingClientRect() }))
          .filter(({ at }) => at.bottom > top && at.top < bottom)
          .sort((one, other) => one.at.top - other.at.top);
        for (const { row, at } of rows) {
          const kind = row.dataset.found === undefined ? 'headlines' : 'found';
          inSight[kind] += `${Math.round(at.top)} ${row.textContent}\n`;
        }
        return inSight;
      };
      let before = seen();
      const observer = new MutationObserver(() =>
        requestAnimationFrame(() =>
          setTimeout(() => {
            const now = performance.now();
            const { headlines, found } = seen();
            if (headlines !== before.headlines) times.headlines = now;
            if (found !== before.found) {
              if (Number.isNaN(times.firstFound)) times.firstFound = now;
              times.allFound = now;
            }
            before = { headlines, found };
          }),
        ),
      );
      observer.observe(pane, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
      const note = (event: KeyboardEvent): void => {
        times.pressed = event.timeStamp;
      };
      addEventListener('keydown', note, { capture: true, once: true });
      setTimeout(() => observer.disconnect(), 400);
    },
    { foot: FOOT, place },
  );
  await page.keyboard.press(key);
  await page.waitForTimeout(SETTLED_MS);
  return page.evaluate(() => {
    // Put there by the call before.
    const times = Reflect.get(globalThis, 'benchTimes') as Record<string, number>;
    const since = (name: string): number => (times[name] ?? Number.NaN) - (times.pressed ?? 0);
    return {
      headlines: since('headlines'),
      firstFound: since('firstFound'),
      allFound: since('allFound'),
    };
  });
}
