// How does a theme become that of one newsroom: with its fonts, and what it chose of the theme's settings?
import type { Site, ThemeSetting } from '../content/site.ts';
import type { Theme } from './theme.ts';
import type { WholeTheme } from './theme-folder.ts';
import { FONTS_FILE, type Fonts, fontFiles, fontsByRole, uprightFiles } from './theme-fonts.ts';
import type { SettingDeclaration } from './theme-manifest.ts';

/** @param fonts those of the theme and of every theme that Galley ships */
export function themeForSite(
  whole: WholeTheme,
  fonts: Fonts,
  site: Pick<Site, 'fonts' | 'themeSettings'>,
): { theme: Theme; warnings: readonly string[] } {
  const { chosen, warnings: aboutFonts } = fontsByRole(whole, site, fonts);
  const { css, files } = fontFiles(chosen);
  const { settings, warnings: aboutSettings } = settingsFor(whole, site);
  const assets = new Map<string, Uint8Array>(files);
  const templates = new Map<string, string>();
  for (const [path, { bytes, text }] of whole.files) {
    if (path.startsWith('assets/')) assets.set(path, bytes);
    else if (path.startsWith('templates/') && path.endsWith('.liquid')) {
      templates.set(path.slice('templates/'.length), text ?? '');
    }
  }
  const sheet = asciiBytes(css);
  assets.set(FONTS_FILE, sheet);
  return {
    theme: {
      name: whole.name,
      templates,
      words: whole.words,
      assets,
      colours: whole.manifest.colours,
      fonts: uprightFiles(chosen),
      settings,
    },
    warnings: [...aboutFonts, ...aboutSettings],
  };
}

/** What was chosen where it fits what the theme declares, else the theme's own choice. */
function settingsFor(
  { name, manifest }: WholeTheme,
  site: Pick<Site, 'themeSettings'>,
): { settings: Readonly<Record<string, ThemeSetting>>; warnings: readonly string[] } {
  const chosen = site.themeSettings[name] ?? {};
  const settings: Record<string, ThemeSetting> = {};
  const warnings: string[] = [];
  for (const [key, declared] of Object.entries(manifest.settings)) {
    const value = Object.hasOwn(chosen, key) ? chosen[key] : undefined;
    settings[key] = value !== undefined && fits(declared, value) ? value : declared.default;
    if (value !== undefined && !fits(declared, value)) {
      warnings.push(
        `The theme “${name}” cannot use “${String(value)}” for “${declared.label}”. Its own choice is used.`,
      );
    }
  }
  return { settings, warnings };
}

function fits(declared: SettingDeclaration, value: ThemeSetting): boolean {
  switch (declared.type) {
    case 'switch':
      return typeof value === 'boolean';
    case 'choice':
      return typeof value === 'string' && Object.hasOwn(declared.choices, value);
    case 'number':
      return typeof value === 'number' && value >= declared.least && value <= declared.most;
    case 'text':
      return typeof value === 'string' && value.length <= declared.longest;
  }
}

/** The sheet holds names that are ASCII by their schemas. */
function asciiBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
