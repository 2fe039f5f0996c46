// How a window of Galley is made: sandboxed, isolated, shown when its first picture is ready.
import { BrowserWindow, nativeTheme, screen } from 'electron';

export interface WindowPlace {
  readonly x?: number | undefined;
  readonly y?: number | undefined;
  readonly width: number;
  readonly height: number;
}

export function openWindow(options: {
  preload: string;
  url: string;
  icon: string | undefined;
  place: WindowPlace;
  developerTools: boolean;
}): BrowserWindow {
  const place = onScreen(options.place);
  const window = new BrowserWindow({
    width: place.width,
    height: place.height,
    ...(place.x !== undefined && place.y !== undefined ? { x: place.x, y: place.y } : {}),
    minWidth: 320,
    minHeight: 480,
    show: false,
    title: 'Galley',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#15171A' : '#FFFFFF',
    ...(process.platform === 'darwin' ? { titleBarStyle: 'hiddenInset' } : {}),
    ...(options.icon !== undefined ? { icon: options.icon } : {}),
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: options.developerTools,
    },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(options.url);
  return window;
}

/** A place for a second window: the size of the first, a little to the right of it and below. */
export function besideOf(window: BrowserWindow): WindowPlace {
  const { x, y, width, height } = window.getNormalBounds();
  return { x: x + 28, y: y + 28, width, height };
}

/** A place from an earlier start, on the screens there are now: no larger than one, and inside it. */
function onScreen(place: WindowPlace): WindowPlace {
  const { x = 0, y = 0 } = place;
  const { workArea } = screen.getDisplayMatching({
    x,
    y,
    width: place.width,
    height: place.height,
  });
  const width = Math.min(place.width, workArea.width);
  const height = Math.min(place.height, workArea.height);
  const isInside =
    place.x !== undefined &&
    place.y !== undefined &&
    x >= workArea.x &&
    y >= workArea.y &&
    x + width <= workArea.x + workArea.width &&
    y + height <= workArea.y + workArea.height;
  return isInside ? { x, y, width, height } : { width, height };
}
