// How is a theme read from its folder, with what it inherits, and made that of one newsroom?
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Site } from '../../core/content/site.ts';
import { failure, type Result, success, toFailure } from '../../core/errors.ts';
import type { Theme } from '../../core/site/theme.ts';
import { checkTheme } from '../../core/site/theme-check.ts';
import {
  faultSentence,
  joinTheme,
  readManifest,
  type ThemeFault,
  type ThemeFile,
  type ThemeFolder,
  type WholeTheme,
} from '../../core/site/theme-folder.ts';
import { type Fonts, fontsOf } from '../../core/site/theme-fonts.ts';
import { themeForSite } from '../../core/site/theme-for-site.ts';
import { themeName } from '../../core/site/theme-manifest.ts';
import { errorCode } from '../storage/durable-file.ts';

/** The theme used where the one asked for is missing or broken. */
const DEFAULT_THEME = 'column';
const FILE_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,100}$/;
const TEXT_TYPES = /\.(json|liquid|css|js|svg|txt)$/;
const MOST_PARENTS = 8;

/** Where themes are looked for: those of the newsroom before those that Galley ships. */
export interface ThemePlaces {
  /** The folder that holds the themes Galley ships, each in a folder of its name. */
  readonly themesFolder: string;
  /** The newsroom, whose `themes/` may hold more; undefined for none. */
  readonly libraryFolder?: string | undefined;
}

export interface LoadedTheme {
  readonly theme: Theme;
  readonly warnings: readonly string[];
}

/**
 * Reads the theme that a site asks for, with its fonts and settings; the default one, with a warning that says what is
 * wrong, where it is missing or broken. Fails with `export-failed` when even the default cannot be read.
 */
export async function loadTheme(
  places: ThemePlaces,
  site: Pick<Site, 'theme' | 'fonts' | 'themeSettings'>,
): Promise<Result<LoadedTheme>> {
  const fonts = await shippedFonts(places.themesFolder);
  const own = { fonts, parts: await shippedParts(places.themesFolder) };
  const wanted = await readTheme(places, site.theme, own);
  if ('whole' in wanted) return success(forSite(wanted.whole, fonts, site, []));
  const shipped = { themesFolder: places.themesFolder };
  const fallback = await readTheme(shipped, DEFAULT_THEME, own);
  if (!('whole' in fallback)) {
    return failure('export-failed', {
      subject: `theme ${DEFAULT_THEME}`,
      detail: fallback.faults.map(faultSentence)[0],
    });
  }
  const [first, ...others] = wanted.faults.map(faultSentence);
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return success(
    forSite(fallback.whole, fonts, site, [
      `${first ?? `The theme “${site.theme}” cannot be used.`}${more} “${DEFAULT_THEME}” is used instead.`,
    ]),
  );
}

function forSite(
  whole: WholeTheme,
  fonts: Fonts,
  site: Pick<Site, 'fonts' | 'themeSettings'>,
  warnings: readonly string[],
): LoadedTheme {
  const all = new Map([...fonts, ...fontsOf(whole.files).fonts]);
  const made = themeForSite(whole, all, site);
  return { theme: made.theme, warnings: [...warnings, ...made.warnings] };
}

/** Every fault of the theme in a folder, wherever the folder lies; its parents are looked for beside it, too. */
export async function faultsOfTheme(
  folder: string,
  themesFolder: string,
): Promise<{ name: string; faults: readonly ThemeFault[] }> {
  const place = resolve(folder);
  const name = basename(place);
  const read = await readChain([dirname(place), themesFolder], name);
  if (!('folders' in read)) return { name, faults: [read.fault] };
  const shipped = {
    fonts: await shippedFonts(themesFolder),
    parts: await shippedParts(themesFolder),
  };
  return { name, faults: judge(read.folders, shipped).faults };
}

/** What was found of themes that were read before, by all that is in them: the app exports again and again. */
const judged = new Map<string, ReturnType<typeof judge>>();
const MOST_JUDGED = 4;

/** What themes may take from Galley. */
interface Shipped {
  readonly fonts: Fonts;
  readonly parts: ReadonlyMap<string, ThemeFolder>;
}

function judgeOnce(folders: readonly ThemeFolder[], shipped: Shipped): ReturnType<typeof judge> {
  const hash = createHash('sha256').update([...shipped.fonts.keys()].join());
  for (const { name, files } of [...folders, ...shipped.parts.values()]) {
    for (const [path, { bytes }] of files)
      hash.update(`${name}/${path} ${bytes.length} `).update(bytes);
  }
  const key = hash.digest('hex');
  const known = judged.get(key) ?? judge(folders, shipped);
  judged.delete(key);
  judged.set(key, known);
  for (const oldest of judged.keys()) {
    if (judged.size <= MOST_JUDGED) break;
    judged.delete(oldest);
  }
  return known;
}

/** A theme that may be used, or what is wrong with it. What Galley ships is judged by its tests, not at each export. */
async function readTheme(
  { themesFolder, libraryFolder }: ThemePlaces,
  name: string,
  shipped: Shipped,
): Promise<{ whole: WholeTheme } | { faults: readonly ThemeFault[] }> {
  const places = libraryFolder === undefined ? [] : [join(libraryFolder, 'themes')];
  const read = await readChain([...places, themesFolder], name);
  if (!('folders' in read)) return { faults: [read.fault] };
  if (read.areAllShipped) {
    const joined = joinTheme(read.folders, shipped.parts);
    return 'whole' in joined ? joined : { faults: joined.faults };
  }
  const { whole, faults } = judgeOnce(read.folders, shipped);
  return whole === undefined || faults.length > 0 ? { faults } : { whole };
}

function judge(
  folders: readonly ThemeFolder[],
  { fonts, parts }: Shipped,
): { whole: WholeTheme | undefined; faults: readonly ThemeFault[] } {
  const joined = joinTheme(folders, parts);
  if (!('whole' in joined)) return { whole: undefined, faults: joined.faults };
  return { whole: joined.whole, faults: [...joined.faults, ...checkTheme(joined.whole, fonts)] };
}

/** The folder of a theme and those of its parents, nearest first. */
async function readChain(
  places: readonly string[],
  name: string,
): Promise<{ folders: ThemeFolder[]; areAllShipped: boolean } | { fault: ThemeFault }> {
  const folders: ThemeFolder[] = [];
  let areAllShipped = true;
  let wanted: string | undefined = name;
  while (wanted !== undefined) {
    const child = folders.at(-1)?.name;
    const fault = (says: string): { fault: ThemeFault } => ({
      fault: { theme: child ?? name, file: 'theme.json', line: null, says },
    });
    if (folders.some((one) => one.name === wanted)) {
      const way = [...folders.map((one) => one.name), wanted].join('”, which extends “');
      return fault(`“${way}”: a theme cannot extend itself`);
    }
    if (folders.length > MOST_PARENTS) return fault('it extends too many themes in a row');
    let found: Found | undefined;
    try {
      found = await findFolder(places, wanted);
    } catch (error) {
      return fault(`it cannot be read (${toFailure(error).detail ?? 'no reason is known'})`);
    }
    if (found === undefined) {
      return fault(
        child === undefined
          ? 'there is no such theme'
          : `it extends “${wanted}”, which is not there`,
      );
    }
    folders.push(found.folder);
    areAllShipped &&= found.place === places.at(-1);
    const read = readManifest(found.folder);
    if ('fault' in read) return read;
    wanted = read.manifest.extends;
  }
  return { folders, areAllShipped };
}

interface Found {
  readonly folder: ThemeFolder;
  readonly place: string;
}

async function findFolder(places: readonly string[], name: string): Promise<Found | undefined> {
  if (!themeName.safeParse(name).success) return undefined;
  for (const place of places) {
    const folder = await readFolder(place, name);
    if (folder !== undefined) return { folder, place };
  }
  return undefined;
}

async function readFolder(place: string, name: string): Promise<ThemeFolder | undefined> {
  const root = join(place, name);
  const files = new Map<string, ThemeFile>();
  // At once: there are a hundred small files, which cost more to wait for than to read.
  try {
    for (const path of filesUnder(root)) {
      const bytes = readFileSync(join(root, path));
      files.set(path, { bytes, text: TEXT_TYPES.test(path) ? bytes.toString('utf8') : null });
    }
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    return undefined;
  }
  return { name, files };
}

/** Parts that themes may use, by name: they lie beside the shipped themes. */
async function shippedParts(themesFolder: string): Promise<ReadonlyMap<string, ThemeFolder>> {
  const place = join(dirname(resolve(themesFolder)), 'theme-parts');
  const names = await readdir(place, { withFileTypes: true }).catch(() => []);
  const parts = new Map<string, ThemeFolder>();
  for (const { name } of names.filter((entry) => entry.isDirectory())) {
    const folder = await readFolder(place, name);
    if (folder !== undefined) parts.set(name, folder);
  }
  return parts;
}

/** The fonts of every theme that Galley ships: a newsroom may use each of them with any theme. */
async function shippedFonts(themesFolder: string): Promise<Fonts> {
  const all: [string, Awaited<ReturnType<typeof fontsIn>>][] = [];
  for (const entry of (await readdir(themesFolder, { withFileTypes: true })).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    if (entry.isDirectory()) all.push([entry.name, await fontsIn(themesFolder, entry.name)]);
  }
  return new Map(all.flatMap(([, fonts]) => [...fonts]));
}

async function fontsIn(themesFolder: string, theme: string): Promise<Fonts> {
  const files = new Map<string, ThemeFile & { theme: string }>();
  const root = join(themesFolder, theme);
  const names = await readdir(join(root, 'fonts'), { withFileTypes: true }).catch(() => []);
  for (const { name } of names.filter((entry) => entry.isDirectory())) {
    for (const path of filesUnder(root, `fonts/${name}/`)) {
      const bytes = readFileSync(join(root, path));
      files.set(path, {
        bytes,
        text: path.endsWith('.json') ? bytes.toString('utf8') : null,
        theme,
      });
    }
  }
  return fontsOf(files).fonts;
}

/** Every file under a folder, with `/` between parts, in byte order; odd names and links are left alone. */
function filesUnder(folder: string, before = ''): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(join(folder, before), { withFileTypes: true })) {
    if (!FILE_NAME.test(entry.name)) continue;
    const path = `${before}${entry.name}`;
    if (entry.isDirectory()) found.push(...filesUnder(folder, `${path}/`));
    else if (entry.isFile()) found.push(path);
  }
  return found.sort();
}
