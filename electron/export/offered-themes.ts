// Which themes can a newsroom choose, and which fonts? What their manifests say; whether a theme keeps its promises is judged when it is used.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fontRoles } from '../../core/content/site.ts';
import type { OfferedTheme } from '../../core/ipc/settings-contract.ts';
import {
  joinTheme,
  parseJson,
  readManifest,
  type ThemeFolder,
} from '../../core/site/theme-folder.ts';
import { fontManifest, themeName } from '../../core/site/theme-manifest.ts';
import type { ThemePlaces } from './load-theme.ts';

const MOST_PARENTS = 8;

/** Themes of the newsroom win over those that Galley ships; one whose manifest cannot be read is not offered. */
export async function offeredThemes({ themesFolder, libraryFolder }: ThemePlaces): Promise<{
  themes: OfferedTheme[];
  fonts: { name: string; label: string }[];
}> {
  const places = [
    ...(libraryFolder === undefined ? [] : [join(libraryFolder, 'themes')]),
    themesFolder,
  ];
  const manifests = new Map<string, ThemeFolder>();
  const fonts = new Map<string, string>();
  for (const place of places) {
    for (const name of await foldersIn(place)) {
      if (manifests.has(name)) continue;
      const folder = await manifestIn(place, name);
      if (folder !== undefined) manifests.set(name, folder);
      for (const [font, label] of await fontsIn(join(place, name, 'fonts'))) fonts.set(font, label);
    }
  }
  const themes = [...manifests.keys()].flatMap((name) => {
    const chain = chainOf(name, manifests);
    if (chain === undefined) return [];
    const joined = joinTheme(chain, new Map());
    if (!('whole' in joined)) return [];
    const { label, description, colours, settings, fonts: roles } = joined.whole.manifest;
    const own = fontRoles.flatMap((role) => {
      const font = roles[role];
      return font === undefined ? [] : [[role, font] as const];
    });
    return [{ name, label, description, colours, settings, fonts: Object.fromEntries(own) }];
  });
  return {
    themes: themes.sort((one, other) => (one.name < other.name ? -1 : 1)),
    fonts: [...fonts]
      .map(([name, label]) => ({ name, label }))
      .sort((one, other) => (one.label < other.label ? -1 : 1)),
  };
}

/** A theme and its parents, nearest first; undefined where one of them is not there or cannot be read. */
function chainOf(
  name: string,
  manifests: ReadonlyMap<string, ThemeFolder>,
): ThemeFolder[] | undefined {
  const chain: ThemeFolder[] = [];
  for (let wanted: string | undefined = name; wanted !== undefined; ) {
    const folder = manifests.get(wanted);
    if (folder === undefined || chain.length > MOST_PARENTS) return undefined;
    const read = readManifest(folder);
    if ('fault' in read) return undefined;
    chain.push(folder);
    wanted = read.manifest.extends;
  }
  return chain;
}

async function foldersIn(place: string): Promise<string[]> {
  const entries = await readdir(place, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && themeName.safeParse(entry.name).success)
    .map(({ name }) => name);
}

async function manifestIn(place: string, name: string): Promise<ThemeFolder | undefined> {
  const bytes = await readFile(join(place, name, 'theme.json')).catch(() => undefined);
  if (bytes === undefined) return undefined;
  return { name, files: new Map([['theme.json', { bytes, text: bytes.toString('utf8') }]]) };
}

async function fontsIn(place: string): Promise<[string, string][]> {
  const found: [string, string][] = [];
  for (const name of await foldersIn(place)) {
    const text = await readFile(join(place, name, 'font.json'), 'utf8').catch(() => '');
    const read = fontManifest.safeParse(parseJson(text));
    if (read.success && read.data.name === name) found.push([name, read.data.label]);
  }
  return found;
}
