// Does anything run on a page that is not a script of the theme's own? Asked of a real browser, in more than one way.
//
// Whatever calls a name that hostile words call is heard; whatever runs at all, by whatever name, breaks a policy that the
// server sends for the browser to report; what is fetched from others, or leads elsewhere, is seen on the way out.
import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { LookingGlass } from '../sandboxed-chromium.ts';

/** Pages open at once. */
const TABS = 4;

/** So many pages get a browser of their own: one that has seen thousands of hostile ones may not live to see the last. */
const PAGES_OF_A_BROWSER = 400;

/** Milliseconds in which a page has to answer, on a machine that does other things, too. */
const LONGEST = 30_000;

/** Whose players a card of a video brings, once somebody presses for it. */
const PLAYERS = ['https://www.youtube-nocookie.com', 'https://player.vimeo.com'];

/** Only files of the site may run, be shown or be framed. It forbids nothing, so that what it reports also happens. */
export const REPORTING_POLICY = {
  'Content-Security-Policy-Report-Only': [
    "default-src 'self'",
    `frame-src 'self' ${PLAYERS.join(' ')}`,
    // Where a picture's focal point is stands at the picture.
    "style-src 'self' 'unsafe-inline'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; '),
};

/** Schemes of links that cannot run anything. */
const HARMLESS = ['http:', 'https:', 'mailto:', 'tel:'];

/** The functions by which hostile words make themselves heard; `eval` is what looks at the page, too. */
const CALLED = ['canary', 'alert', 'confirm', 'prompt', 'print', 'open'];

/** What is told of a page that did not let itself be looked at: a fault, and no proof that anything was seen. */
export const NOT_LOOKED_AT = 'could not be looked at';

export interface Visit {
  /** Of the page, on the server of the site. */
  readonly address: string;
  /** The page leads on at once: anywhere on the same site. */
  readonly leadsOn?: boolean;
}

/**
 * Opens every page, presses what can be pressed, and tells what happened that must not. Where a browser ends by itself, its pages are
 * opened again in smaller and smaller parts: the page that ends it alone is a fault.
 * @param start starts a browser
 * @param scripts whether the reader's browser runs scripts
 */
export async function executionsOn(
  start: () => Promise<LookingGlass>,
  visits: readonly Visit[],
  scripts: boolean,
): Promise<string[]> {
  const found: string[] = [];
  const waiting = inParts(visits, PAGES_OF_A_BROWSER);
  let looked = 0;
  for (let some = waiting.shift(); some !== undefined; some = waiting.shift()) {
    const seen = await inOneBrowser(start, some, scripts);
    if (seen !== 'ended') {
      found.push(...seen);
      looked += some.length;
      console.error(`… ${looked} of ${visits.length} pages, ${found.length} faults`);
    } else if (some.length === 1) found.push(`${some[0]?.address} ends the browser`);
    else {
      console.log(`A browser ended by itself: its ${some.length} pages once more, in parts`);
      waiting.unshift(...inParts(some, Math.ceil(some.length / 8)));
    }
  }
  return found;
}

function inParts(visits: readonly Visit[], size: number): (readonly Visit[])[] {
  const parts: (readonly Visit[])[] = [];
  for (let place = 0; place < visits.length; place += size) {
    parts.push(visits.slice(place, place + size));
  }
  return parts;
}

/** What a browser that ended by itself said last may be no more than its end: it is not told. */
async function inOneBrowser(
  start: () => Promise<LookingGlass>,
  visits: readonly Visit[],
  scripts: boolean,
): Promise<readonly string[] | 'ended'> {
  const glass = await start();
  try {
    const ended = new Promise<'ended'>((settle) => {
      glass.browser.once('disconnected', () => settle('ended'));
    });
    const seen = await Promise.race([inTabs(glass.browser, visits, scripts), ended]);
    return glass.browser.isConnected() ? seen : 'ended';
  } catch (error) {
    if (glass.browser.isConnected()) throw error;
    return 'ended';
  } finally {
    await glass.close();
  }
}

async function inTabs(
  browser: Browser,
  visits: readonly Visit[],
  scripts: boolean,
): Promise<string[]> {
  const found: string[] = [];
  const context = await browser.newContext({ javaScriptEnabled: scripts, acceptDownloads: false });
  const tell = (page: Page | undefined, what: string): void => {
    const current = page === undefined ? undefined : open.get(page);
    found.push(`${current?.address ?? page?.url() ?? 'a page'} ${what}`);
  };
  const open = new Map<Page, Visit>();
  /** Where everything is being pressed: before, no player may be asked for. */
  const pressed = new WeakSet<Page>();
  await listen(context, tell, pressed);
  const waiting = [...visits];
  await Promise.all(
    Array.from({ length: Math.min(TABS, visits.length) }, async () => {
      let page = await context.newPage();
      for (let visit = waiting.shift(); visit !== undefined; visit = waiting.shift()) {
        open.set(page, visit);
        pressed.delete(page);
        const pressing = (): void => void pressed.add(page);
        try {
          await look(page, visit, { scripts, pressing, tell: (what) => tell(page, what) });
        } catch (error) {
          // A page that went elsewhere under our hands has been told of; a tab that does not answer is let go.
          const says =
            error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
          tell(page, `${NOT_LOOKED_AT}: ${says}`);
          await page.close();
          page = await context.newPage();
        }
      }
    }),
  );
  // The context goes with its browser: closed by itself it now and then never ends.
  return found;
}

async function listen(
  context: BrowserContext,
  tell: (page: Page | undefined, what: string) => void,
  pressed: WeakSet<Page>,
): Promise<void> {
  await context.exposeBinding('galleyRan', ({ page }, what: unknown) => {
    tell(page, `ran ${String(what)}`);
  });
  await context.addInitScript((called) => {
    const ran = (what: string): void => void Reflect.get(globalThis, 'galleyRan')(what);
    for (const name of called) Reflect.set(globalThis, name, () => ran(name));
    document.addEventListener('securitypolicyviolation', (event) => {
      ran(`against ${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`);
    });
  }, CALLED);
  context.on('page', (page) => {
    page.on('dialog', (dialog) => {
      tell(page, `opened a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('pageerror', (error) => tell(page, `has a script that failed: ${error.message}`));
    page.on('popup', (popup) => {
      tell(page, `opened a window: ${popup.url()}`);
      void popup.close();
    });
    page.on('download', (download) => tell(page, `downloaded ${download.url()}`));
  });
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    const isOurs = protocol === 'http:' && hostname === '127.0.0.1';
    if (isOurs || protocol === 'data:') return;
    const page = pageOf(request);
    const isPlayer = PLAYERS.some((player) => request.url().startsWith(`${player}/`));
    if (isPlayer && page !== undefined && pressed.has(page)) return;
    tell(page, `asked for ${request.url()}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400 && response.url().startsWith('http://127.0.0.1')) {
      tell(pageOf(response), `asked for ${response.url()}, which is not there`);
    }
  });
}

function pageOf(asked: { frame(): { page(): Page } }): Page | undefined {
  try {
    return asked.frame().page();
  } catch {
    // A worker, or a page that is gone.
    return undefined;
  }
}

async function look(
  page: Page,
  { address, leadsOn = false }: Visit,
  how: { readonly scripts: boolean; pressing(): void; tell(what: string): void },
): Promise<void> {
  const { scripts, pressing, tell } = how;
  await page.goto(address, { waitUntil: 'load' });
  if (leadsOn) {
    if (new URL(page.url()).origin !== new URL(address).origin) tell(`led to ${page.url()}`);
    return;
  }
  pressing();
  // Without scripts the browser still lets us look; what we do there is no script of the page.
  const odd = await within(
    page.evaluate(pressEverything, { harmless: HARMLESS, scripts }),
    'it did not answer',
  );
  for (const href of odd) tell(`has a link to ${href}`);
  if (placeOf(page.url()) !== placeOf(address)) tell(`led to ${page.url()}`);
}

/** An address without what it asks for: the search and the filters write there what was pressed. */
function placeOf(address: string): string {
  const { origin, pathname } = new URL(address);
  return origin + pathname;
}

/** A page that hangs is a fault, and must not hang us. */
async function within<T>(answer: Promise<T>, otherwise: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(otherwise)), LONGEST);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

/** Runs in the page: hovers, focuses and presses, and answers with the links that are of no harmless kind. */
async function pressEverything({
  harmless,
  scripts,
}: {
  readonly harmless: readonly string[];
  readonly scripts: boolean;
}): Promise<string[]> {
  // Where a link may lead it need not lead now: that is what it is for.
  document.addEventListener(
    'click',
    (event) => {
      const link = event.composedPath().find((one) => one instanceof HTMLAnchorElement);
      if (link instanceof HTMLAnchorElement && harmless.includes(link.protocol)) {
        event.preventDefault();
      }
    },
    true,
  );
  document.addEventListener('submit', (event) => event.preventDefault(), true);
  const odd = new Set<string>();
  for (const link of document.querySelectorAll('a, area')) {
    const href = link.getAttribute('href') ?? link.getAttribute('xlink:href');
    if (href === null) continue;
    const protocol = 'protocol' in link ? String(link.protocol) : '';
    if (!harmless.includes(protocol)) odd.add(href.slice(0, 120));
  }
  if (scripts) {
    for (const element of document.querySelectorAll<HTMLElement>('body, body *')) {
      const hasHandler = [...element.attributes].some(({ name }) => name.startsWith('on'));
      if (hasHandler) {
        for (const kind of ['mouseover', 'mouseenter', 'focus', 'pointerover', 'toggle']) {
          element.dispatchEvent(new Event(kind, { bubbles: true }));
        }
      }
      if (hasHandler || element.matches('a, area, button, summary, label, input, select')) {
        element.click?.();
      }
    }
  }
  // Where scripts are off nothing ever wakes us.
  if (scripts) await new Promise((resolve) => setTimeout(resolve, 5));
  return [...odd];
}
