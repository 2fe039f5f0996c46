// What the menu bar holds: the commands of `core/commands.ts` and what every desktop program has.
import { Menu, type MenuItemConstructorOptions } from 'electron';
import { type Command, type CommandId, commands, shortcutOf } from '../../core/commands.ts';

/** Builds the application menu; choosing an item hands its command's id to `run`. */
export function buildMenu(run: (command: CommandId) => void, developerTools: boolean): Menu {
  const mac = process.platform === 'darwin';
  const items = (menu: Command['menu']): MenuItemConstructorOptions[] =>
    commands
      .filter((command) => command.menu === menu)
      .map((command) => {
        const accelerator = shortcutOf(command, process.platform);
        return {
          label: command.label,
          ...(accelerator === undefined ? {} : { accelerator }),
          click: () => run(command.id),
        };
      });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  return Menu.buildFromTemplate([
    ...(mac ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions] : []),
    {
      label: 'File',
      submenu: [...items('file'), separator, mac ? { role: 'close' } : { role: 'quit' }],
    },
    {
      label: 'Edit',
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'pasteAndMatchStyle' },
        { role: 'delete' },
        { role: 'selectAll' },
        separator,
        ...items('edit'),
      ],
    },
    { label: 'Article', submenu: items('article') },
    {
      label: 'View',
      submenu: [
        ...items('view'),
        { label: 'Preview', submenu: items('preview') },
        separator,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        separator,
        { role: 'togglefullscreen' },
        ...(developerTools
          ? [{ role: 'toggleDevTools' } satisfies MenuItemConstructorOptions]
          : []),
      ],
    },
    { label: 'Go', submenu: items('go') },
    { role: 'windowMenu' },
    { role: 'help', submenu: items('help') },
  ]);
}
