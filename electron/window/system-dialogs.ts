// What does the app ask a person in a dialog of the system: for files, for a place, for a yes?
import {
  type BrowserWindow,
  dialog,
  type OpenDialogOptions,
  type SaveDialogOptions,
} from 'electron';
import type { Messages } from '../../core/messages.ts';

/** A question that is answered by yes or by going away. */
export interface SystemQuestion {
  readonly message: string;
  readonly detail: string;
  /** What the button for yes says. */
  readonly confirm: string;
}

/** The dialogs, over the window that `focused` answers with. */
export function systemDialogs(
  focused: () => BrowserWindow | undefined,
  words: () => Messages['system'],
) {
  return {
    async chooseFiles(options: OpenDialogOptions): Promise<string[]> {
      const window = focused();
      const chosen = window
        ? await dialog.showOpenDialog(window, options)
        : await dialog.showOpenDialog(options);
      return chosen.canceled ? [] : chosen.filePaths;
    },
    async chooseDestination(options: SaveDialogOptions): Promise<string | undefined> {
      const window = focused();
      const chosen = window
        ? await dialog.showSaveDialog(window, options)
        : await dialog.showSaveDialog(options);
      return chosen.canceled ? undefined : chosen.filePath;
    },
    async ask({ message, detail, confirm }: SystemQuestion): Promise<boolean> {
      const window = focused();
      if (window === undefined) return false;
      const { response } = await dialog.showMessageBox(window, {
        type: 'question',
        message,
        detail,
        buttons: [confirm, words().cancel],
        defaultId: 0,
        cancelId: 1,
      });
      return response === 0;
    },
  };
}

/** A window that does not answer can be started again: what was typed is in the journal. */
export async function askAboutHanging(
  window: BrowserWindow,
  words: Messages['system']['hanging'],
): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    message: words.message,
    detail: words.detail,
    buttons: [words.wait, words.startAgain],
    defaultId: 0,
    cancelId: 0,
  });
  if (response === 1 && !window.isDestroyed()) window.webContents.forcefullyCrashRenderer();
}
