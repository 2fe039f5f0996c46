// Where the window's page comes from: one scheme, one host, and in development one server on this machine.

export const SCHEME = 'app';
export const APP_ORIGIN = `${SCHEME}://galley`;

/** Where the pages of previews come from: another scheme, so that nothing in them has the origin of the window. */
export const PREVIEW_SCHEME = 'galley-preview';

/** The page of the window: the built one, or the development server's. */
export function pageUrl(developmentUrl: string | undefined): string {
  return developmentUrl ?? `${APP_ORIGIN}/index.html`;
}

/** Whether an address belongs to the page, so that its frame may speak to the main process. */
export function isOwnOrigin(address: string, developmentUrl: string | undefined): boolean {
  try {
    const url = new URL(address);
    if (url.protocol === `${SCHEME}:`) return url.host === 'galley';
    return developmentUrl !== undefined && url.origin === new URL(developmentUrl).origin;
  } catch {
    return false;
  }
}
