// What no page may do, whatever it holds: leave its address, open windows, ask for devices, download, reach the network.
import { app, type Session, type WebContents } from 'electron';
import { isOwnOrigin, PREVIEW_SCHEME, SCHEME } from './origin.ts';

/** Switches that would undo the protections; a packaged app refuses to start with one. */
const refusedSwitches = [
  'disable-web-security',
  'ignore-certificate-errors',
  'allow-running-insecure-content',
  'remote-debugging-port',
  'remote-debugging-pipe',
  'js-flags',
] as const;

/**
 * The first refused switch of this start, or undefined. Debugging ports pass where Node's inspector is on: that
 * needs a fuse which the shipped build has blown, so only the test twin gets here.
 */
export function refusedSwitch(inspectorIsOn: boolean): string | undefined {
  return refusedSwitches.find(
    (name) => app.commandLine.hasSwitch(name) && !(inspectorIsOn && name.startsWith('remote-')),
  );
}

/**
 * Applies to every page of the app, now and later. `mayPreview` says of an address whether a frame may be led there: to the page of a
 * preview, and to nothing that a link in it leads to.
 */
export function hardenContents(
  developmentUrl: string | undefined,
  mayPreview: (address: string) => boolean,
): void {
  app.on('web-contents-created', (_event, contents: WebContents) => {
    const stay = (event: { preventDefault(): void }): void => event.preventDefault();
    contents.on('will-navigate', stay);
    contents.on('will-redirect', stay);
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame && mayPreview(event.url)) return;
      // A reload of our own page by the development server stays allowed.
      if (!(developmentUrl && isOwnOrigin(event.url, developmentUrl))) event.preventDefault();
    });
    contents.on('will-attach-webview', stay);
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/** Applies to one session: no permission, no device, no download, no request but to our own scheme. */
export function hardenSession(session: Session, developmentUrl: string | undefined): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((details, decide) => {
    const { protocol } = new URL(details.url);
    if (details.frame?.url.startsWith(`${PREVIEW_SCHEME}:`)) {
      // What is shown there knows of nothing but itself.
      decide({ cancel: protocol !== `${PREVIEW_SCHEME}:` });
      return;
    }
    const allowed =
      protocol === `${SCHEME}:` ||
      // Only the frame gets there: the policy of the window names it for frames alone.
      protocol === `${PREVIEW_SCHEME}:` ||
      protocol === 'blob:' ||
      protocol === 'devtools:' ||
      protocol === 'data:' ||
      isDevelopment(details.url, developmentUrl);
    decide({ cancel: !allowed });
  });
}

function isDevelopment(address: string, developmentUrl: string | undefined): boolean {
  if (developmentUrl === undefined) return false;
  const [wanted, own] = [new URL(address), new URL(developmentUrl)];
  return wanted.host === own.host && ['http:', 'ws:'].includes(wanted.protocol);
}
