// Which settings are meant by what was typed? Those whose name, sentence or other words begin so.
import { transliterate } from '../../../core/content/transliterate.ts';
import type { Messages } from '../../../core/messages.ts';
import type { SettingId } from './setting.ts';

/** Every word that was typed begins a word of the setting; nothing typed finds all of them. */
export function isFound(id: SettingId, typed: string, messages: Messages): boolean {
  const { entry } = messages.settings;
  const { label, help, words } = entry[id];
  const choices: Readonly<Record<string, Readonly<Record<string, string>>>> =
    messages.settings.choice;
  const own = Object.values(choices[id] ?? {}).join(' ');
  const known = wordsOf(`${label} ${help} ${words} ${own}`);
  return wordsOf(typed).every((word) => known.some((one) => one.startsWith(word)));
}

function wordsOf(text: string): string[] {
  return transliterate(text)
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}
