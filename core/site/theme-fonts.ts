// Which font files does the website carry, and how do its pages name them?
import { type FontRole, fontRoles, type Site } from '../content/site.ts';
import { type StandIn, standInsOf } from './font-stand-ins.ts';
import { type FontSubset, unicodeRanges } from './font-subsets.ts';
import {
  firstIssue,
  parseJson,
  type ThemeFault,
  type ThemeFile,
  type WholeTheme,
} from './theme-folder.ts';
import { type FontManifest, fontManifest } from './theme-manifest.ts';

/** Where the fonts of the site stand: made from its settings, not part of a theme. */
export const FONTS_FILE = 'assets/fonts.css';

/** A family with its files, by their names. */
export interface Font {
  readonly manifest: FontManifest;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

export type Fonts = ReadonlyMap<string, Font>;

const LICENCE = 'OFL.txt';

/** The fonts in the `fonts/` of a theme, and what is wrong with them. */
export function fontsOf(files: ReadonlyMap<string, ThemeFile & { readonly theme: string }>): {
  fonts: Fonts;
  faults: readonly ThemeFault[];
} {
  const fonts = new Map<string, Font>();
  const faults: ThemeFault[] = [];
  for (const [path, { text, theme }] of files) {
    const name = /^fonts\/([^/]+)\/font\.json$/.exec(path)?.[1];
    if (name === undefined) continue;
    const fault = (says: string, line: number | null = null): void => {
      faults.push({ theme, file: path, line, says });
    };
    const read = fontManifest.safeParse(parseJson(text ?? ''));
    if (!read.success) {
      const { says, line } = firstIssue(read.error, text ?? '');
      fault(says, line);
      continue;
    }
    if (read.data.name !== name) {
      fault(`the name is “${read.data.name}”, and that of the folder “${name}”`);
      continue;
    }
    const own = new Map<string, Uint8Array>();
    for (const file of [...read.data.files.map((entry) => entry.file), LICENCE]) {
      const bytes = files.get(`fonts/${name}/${file}`)?.bytes;
      if (bytes === undefined) fault(`there is no file ${file} beside it`);
      else own.set(file, bytes);
    }
    fonts.set(name, { manifest: read.data, files: own });
  }
  return { fonts, faults };
}

/** The font of each part of a page: the newsroom's choice where there is such a font, else the theme's. */
export function fontsByRole(
  whole: WholeTheme,
  site: Pick<Site, 'fonts'>,
  fonts: Fonts,
): { chosen: ReadonlyMap<FontRole, Font>; warnings: readonly string[] } {
  const chosen = new Map<FontRole, Font>();
  const warnings: string[] = [];
  for (const role of fontRoles) {
    const usual = whole.manifest.fonts[role];
    // A role that a theme does not name is set in one that it does.
    if (usual === undefined) continue;
    const wanted = site.fonts[role];
    const font = wanted === null ? undefined : fonts.get(wanted);
    if (wanted !== null && font === undefined) {
      warnings.push(
        `There is no font “${wanted}”. The website has its theme’s own for its ${role}.`,
      );
    }
    const taken = font ?? fonts.get(usual);
    if (taken !== undefined) chosen.set(role, taken);
  }
  return { chosen, warnings };
}

/** A file of a font by its path from the root of the site, and the letters that are in it. */
export interface FontFile {
  readonly path: string;
  readonly letters: FontSubset;
}

/** The upright files of the families in use, which nearly every page is set in. */
export function uprightFiles(chosen: ReadonlyMap<FontRole, Font>): readonly FontFile[] {
  return [...new Set(chosen.values())].flatMap(({ manifest: { name, files } }) =>
    files
      .filter(({ style }) => style === 'normal')
      .map(({ file, letters }) => ({ path: pathOf(name, file), letters })),
  );
}

function pathOf(font: string, file: string): string {
  return `assets/fonts/${font}/${file}`;
}

/** The files of the families in use, by path from the root of the site, and the style sheet that names them. */
export function fontFiles(chosen: ReadonlyMap<FontRole, Font>): {
  css: string;
  files: ReadonlyMap<string, Uint8Array>;
} {
  const families = [...new Set(chosen.values())];
  const files = new Map<string, Uint8Array>();
  for (const { manifest, files: own } of families) {
    for (const [file, bytes] of own) files.set(pathOf(manifest.name, file), bytes);
  }
  const roles = [...chosen].map(
    ([role, { manifest }]) => `  --font-${role}: ${stack(manifest)};\n`,
  );
  const css = `${families.flatMap(({ manifest }) => faces(manifest)).join('')}:root {\n${roles.join('')}}\n`;
  return { css, files };
}

/**
 * Where an italic lacks letters that the upright has, a second family of the upright alone lets the browser slant
 * those letters; otherwise it would take another font for them.
 */
function wider(manifest: FontManifest): FontManifest['files'] {
  const italic = manifest.files.filter(({ style }) => style === 'italic');
  if (italic.length === 0) return [];
  const slanted = new Set(italic.map(({ letters }) => letters));
  return manifest.files.filter(({ style, letters }) => style === 'normal' && !slanted.has(letters));
}

function stack(manifest: FontManifest): string {
  const families = [
    manifest.label,
    ...(wider(manifest).length > 0 ? [widerName(manifest)] : []),
    ...standInsOf(manifest).map(({ family }) => family),
  ];
  return [...families.map((family) => `"${family}"`), ...manifest.fallback.map(quoted)].join(', ');
}

/** A keyword such as `serif` may not be quoted, and a name with a space should be. */
function quoted(family: string): string {
  return family.includes(' ') ? `"${family}"` : family;
}

function widerName({ label }: FontManifest): string {
  return `${label} Wider`;
}

function faces(manifest: FontManifest): string[] {
  return [
    ...manifest.files.map((file) => face(manifest, manifest.label, file)),
    ...wider(manifest).map((file) => face(manifest, widerName(manifest), file)),
    ...standInsOf(manifest).flatMap((standIn) => standInFaces(manifest, standIn)),
  ];
}

/** A stand-in has the letters of its font alone: the others have no font to wait for. */
function standInFaces({ files }: FontManifest, { faces: own }: StandIn): string[] {
  const letters = [...new Set(files.map((file) => file.letters))];
  const ranges = letters.map((one) => unicodeRanges[one]).join(', ');
  return own.map((rules) => `@font-face {\n${rules}\n  unicode-range: ${ranges};\n}\n`);
}

function face(
  { name }: FontManifest,
  family: string,
  { file, letters, style, weight, stretch }: FontManifest['files'][number],
): string {
  return [
    '@font-face {',
    `  font-family: "${family}";`,
    `  font-style: ${style};`,
    `  font-weight: ${weight};`,
    ...(stretch === undefined ? [] : [`  font-stretch: ${stretch};`]),
    '  font-display: swap;',
    `  src: url("fonts/${name}/${file}") format("woff2");`,
    `  unicode-range: ${unicodeRanges[letters]};`,
    '}\n',
  ].join('\n');
}
