// Where does the window start? It connects to the bridge that the preload offers and shows the app.
import './app/no-eval.ts';
import type { Bridge } from '../core/ipc/contract.ts';
import { startWindow } from './app/start-window.tsx';

declare global {
  interface Window {
    /** Put there by the preload. */
    readonly galley?: Bridge;
  }
}

if (window.galley === undefined) {
  throw new Error('The window was opened without its bridge to the main process.');
}
startWindow(window.galley);
