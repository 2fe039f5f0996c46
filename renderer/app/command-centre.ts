// What happens when a command is chosen? Menu, keyboard and buttons all come through here.
import {
  type CommandId,
  commands,
  isCommandId,
  shortcutOf,
  shortcutsOf,
} from '../../core/commands.ts';
import type { Api } from './api.ts';

export class CommandCentre {
  /** The last to register wins: a dialog over a screen may take a command for itself. */
  readonly #handlers = new Map<CommandId, (() => void)[]>();

  constructor(api: Api) {
    api.on('app.command', ({ command }) => {
      if (isCommandId(command)) this.run(command);
    });
  }

  /** Runs a command; false when nothing on screen answers to it now. */
  run(id: CommandId): boolean {
    const handler = this.#handlers.get(id)?.at(-1);
    if (handler === undefined) return false;
    handler();
    return true;
  }

  /** Whether anything on the screen answers to a command now. */
  has(id: CommandId): boolean {
    return (this.#handlers.get(id)?.length ?? 0) > 0;
  }

  register(id: CommandId, handler: () => void): () => void {
    const handlers = this.#handlers.get(id) ?? [];
    this.#handlers.set(id, [...handlers, handler]);
    return () => {
      const left = (this.#handlers.get(id) ?? []).filter((one) => one !== handler);
      this.#handlers.set(id, left);
    };
  }

  /** Answers the keyboard where no menu does. A key that ran something goes no further, so no menu repeats it. */
  handleKey(event: KeyboardEvent, platform: string): void {
    if (event.defaultPrevented || event.isComposing) return;
    for (const command of commands) {
      const isIts = shortcutsOf(command, platform).some((keys) => matches(keys, event, platform));
      if (!isIts) continue;
      if (this.run(command.id)) event.preventDefault();
      return;
    }
  }
}

/** Whether a key is the shortcut of a command, which no part of the window may then use for something else. */
export function isCommandKey(event: KeyboardEvent, platform: string): boolean {
  return commands.some((command) =>
    shortcutsOf(command, platform).some((keys) => matches(keys, event, platform)),
  );
}

function matches(shortcut: string, event: KeyboardEvent, platform: string): boolean {
  const parts = shortcut.split('+');
  const key = parts.at(-1) ?? '';
  const isMac = platform === 'darwin';
  const pressed = keyName(event.key);
  return (
    pressed.toLowerCase() === key.toLowerCase() &&
    // Where the plus is on the keyboard, and so whether it takes Shift, differs from country to country.
    (key === 'Plus' || event.shiftKey === parts.includes('Shift')) &&
    event.altKey === parts.includes('Alt') &&
    (isMac ? event.metaKey : event.ctrlKey) === parts.includes('CmdOrCtrl') &&
    !(isMac ? event.ctrlKey : event.metaKey)
  );
}

/** A key as accelerators call it. */
function keyName(key: string): string {
  if (key.startsWith('Arrow')) return key.slice('Arrow'.length);
  // On many keyboards the plus stands above it.
  return key === '+' || key === '=' ? 'Plus' : key;
}

/** A command's shortcut as this platform writes it, such as `Ctrl+N` or `⌘N`; empty when it has none. */
export function shortcutText(id: CommandId, platform: string): string {
  const command = commands.find((one) => one.id === id);
  const shortcut = command === undefined ? undefined : shortcutOf(command, platform);
  return shortcut === undefined ? '' : writeShortcut(shortcut, platform);
}

/** Writes an accelerator for people. */
export function writeShortcut(shortcut: string, platform: string): string {
  const arrows = shortcut
    .replace(/\bLeft$/, '←')
    .replace(/\bRight$/, '→')
    .replace(/\bPlus$/, '+');
  if (platform !== 'darwin') return arrows.replace('CmdOrCtrl', 'Ctrl');
  return arrows
    .replace('CmdOrCtrl', '⌘')
    .replace('Shift', '⇧')
    .replace('Alt', '⌥')
    .replaceAll(/\+(?!$)/g, '');
}
