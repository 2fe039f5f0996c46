// Is every word of the menu bar a word of the catalogue?
import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { type CommandId, commands } from '../../core/commands.ts';
import { pseudoLocale } from '../../core/languages/pseudo.ts';
import { english } from '../../core/messages.ts';
import { menuTemplate } from './menu-template.ts';

type Item = MenuItemConstructorOptions;

const itemsOf = (items: readonly Item[]): Item[] =>
  items.flatMap((item) => [
    item,
    ...(Array.isArray(item.submenu) ? itemsOf(item.submenu as Item[]) : []),
  ]);

describe('the menu bar', () => {
  it.each(['linux', 'win32', 'darwin'])('has no word of its own on %s', (platform) => {
    const bar = menuTemplate({
      messages: pseudoLocale('en-XA'),
      platform,
      developerTools: true,
      run: () => undefined,
    });
    const plain = itemsOf(bar)
      .filter(({ type, label }) => type !== 'separator' && label !== 'Galley')
      .map(({ label }) => label)
      .filter((label) => label === undefined || !/^⟦.*⟧$/.test(label));
    expect(plain).toEqual([]);
  });

  it('hands on the command that was chosen, and has all of them', () => {
    const run: CommandId[] = [];
    const bar = menuTemplate({
      messages: english,
      platform: 'linux',
      developerTools: false,
      run: (command) => run.push(command),
    });
    for (const { click } of itemsOf(bar))
      click?.call(undefined, ...([] as unknown as Parameters<typeof click>));
    expect(run.sort()).toEqual(commands.map(({ id }) => id).sort());
  });
});
