// How long does it take from a key to the rows it brings, those found by headline and those found by text?
import type { Page } from '@playwright/test';

/** Long enough for every answer, and for its rows to be drawn. */
export const SETTLED_MS = 450;

export interface Painted {
  /** Milliseconds from the key to the frame that shows the last change of rows found by headline. */
  readonly headlines: number;
  /** The same for the first rows, and all rows, that were found by text; NaN where there are none in sight. */
  readonly firstFound: number;
  readonly allFound: number;
}

export async function timeKey(page: Page, key: string): Promise<Painted> {
  await page.evaluate(() => {
    const times = {
      pressed: Number.NaN,
      headlines: Number.NaN,
      firstFound: Number.NaN,
      allFound: Number.NaN,
    };
    Reflect.set(globalThis, 'benchTimes', times);
    const pane = document.querySelector('.list-filter')?.parentElement;
    if (pane == null) throw new Error('there is no list');
    const observer = new MutationObserver((mutations) => {
      let [isHeadline, isFound] = [false, false];
      for (const { target, addedNodes, removedNodes } of mutations) {
        const element = target instanceof Element ? target : target.parentElement;
        if (element?.closest('.search-foot, .list-filter') != null) continue;
        const nodes = [...addedNodes, ...removedNodes].filter((node) => node instanceof Element);
        const touched = nodes.length > 0 ? nodes : [element];
        for (const one of touched) {
          if (!(one instanceof Element) || one.matches('.list-rows, .search-foot')) continue;
          if (one.closest('[data-found]') === null) isHeadline = true;
          else isFound = true;
        }
      }
      requestAnimationFrame(() =>
        setTimeout(() => {
          const now = performance.now();
          if (isHeadline) times.headlines = now;
          if (isFound && Number.isNaN(times.firstFound)) times.firstFound = now;
          if (isFound) times.allFound = now;
        }),
      );
    });
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
  });
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
