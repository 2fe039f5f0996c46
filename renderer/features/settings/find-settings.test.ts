// Is every setting found by the words that people have for it, and does each have its place?
import { describe, expect, it } from 'vitest';
import { english } from '../../../core/messages.ts';
import { isFound } from './find-settings.ts';
import { sections } from './registry.ts';
import type { SettingId } from './setting.ts';

const ids = sections.flatMap(({ settings }) => settings.map(({ id }) => id));
const found = (typed: string): SettingId[] => ids.filter((id) => isFound(id, typed, english));

describe('the settings', () => {
  it('have each one line in the registry, for every entry of the catalogue', () => {
    expect([...ids].sort()).toEqual(Object.keys(english.settings.entry).sort());
  });

  it('are all there while nothing is typed', () => {
    expect(found('  ')).toEqual(ids);
  });

  it.each(ids)('find %s by its own name', (id) => {
    expect(found(english.settings.entry[id].label)).toContain(id);
  });

  it.each([
    ['color', ['colours']],
    ['backup', ['backup']],
    ['wordpress', ['targets']],
    ['dark mode', ['appearance']],
    ['font larg', ['textSize']],
    ['roomy', ['density']],
    ['Français?', ['appLanguage']],
    ['zzz', []],
  ])('find by “%s” what is meant', (typed, expected) => {
    expect(found(typed)).toEqual(expected);
  });
});
