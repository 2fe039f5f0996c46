// What does the menu bar hold? The commands of `core/commands.ts` and what every desktop program has, in the person's words.
import type { MenuItemConstructorOptions } from 'electron';
import { type Command, type CommandId, commands, shortcutOf } from '../../core/commands.ts';
import type { Messages } from '../../core/messages.ts';

export interface MenuWorld {
  readonly messages: Pick<Messages, 'commands' | 'system'>;
  readonly platform: string;
  readonly developerTools: boolean;
  run(command: CommandId): void;
}

type Item = MenuItemConstructorOptions;
type Role = keyof Messages['system']['roles'] & Item['role'];

/** The menus from left to right; every item has its words from the catalogue, those of the system's roles too. */
export function menuTemplate({ messages, platform, developerTools, run }: MenuWorld): Item[] {
  const mac = platform === 'darwin';
  const { menuBar, roles } = messages.system;
  const items = (menu: Command['menu']): Item[] =>
    commands
      .filter((command) => command.menu === menu)
      .map((command) => {
        const accelerator = shortcutOf(command, platform);
        return {
          id: command.id,
          label: messages.commands[command.id],
          ...(accelerator === undefined ? {} : { accelerator }),
          click: () => run(command.id),
        };
      });
  const role = (name: Role): Item => ({ role: name, label: roles[name] });
  const separator: Item = { type: 'separator' };
  const app: Item = {
    role: 'appMenu',
    label: 'Galley',
    submenu: [
      ...[role('about'), separator, role('services'), separator],
      ...[role('hide'), role('hideOthers'), role('unhide'), separator, role('quit')],
    ],
  };
  return [
    ...(mac ? [app] : []),
    {
      label: menuBar.file,
      submenu: [...items('file'), separator, mac ? role('close') : role('quit')],
    },
    {
      label: menuBar.edit,
      submenu: [
        // Not the system's own, which know only text: the window knows what was done last.
        ...[...items('undo'), separator],
        ...[role('cut'), role('copy'), role('paste'), role('pasteAndMatchStyle')],
        ...[role('delete'), role('selectAll'), separator, ...items('edit')],
      ],
    },
    { label: menuBar.article, submenu: items('article') },
    {
      label: menuBar.view,
      submenu: [
        ...items('view'),
        { label: menuBar.preview, submenu: items('preview') },
        ...(items('language').length > 0
          ? [{ label: menuBar.language, submenu: items('language') }]
          : []),
        ...[separator, role('togglefullscreen')],
        ...(developerTools ? [role('toggleDevTools')] : []),
      ],
    },
    { label: menuBar.go, submenu: items('go') },
    {
      role: 'windowMenu',
      label: menuBar.window,
      submenu: mac
        ? [role('minimize'), role('zoom'), separator, role('front')]
        : [role('minimize'), role('close')],
    },
    { role: 'help', label: menuBar.help, submenu: items('help') },
  ];
}
