// What is a font of the shipped themes cut to? As little as their pages need.
//
// A reader waits for these files. What is cut away is what no page of ours shows: weights lighter and heavier than the
// themes have, and the smallest cuts of a serif whose text is large. The licences beside them are kept by hand.
import { readFile } from 'node:fs/promises';
import subsetFont from 'subset-font';
import type { FontManifest } from '../core/site/theme-manifest.ts';
import { inProject } from './project.ts';

type Axes = Readonly<Record<string, number | { readonly min: number; readonly max: number }>>;

/** A font of a theme, and what it is cut from. */
export interface FontSource {
  readonly theme: string;
  readonly package: string;
  /** What stands between the script and the style in the names of the package's files. */
  readonly axis: 'wght' | 'wdth' | 'opsz';
  readonly axes: Axes;
  /** Where italics are cut differently. */
  readonly italicAxes?: Axes;
  readonly manifest: Omit<FontManifest, 'metrics' | 'licence'>;
}

const sans = ['system-ui', '-apple-system', 'Segoe UI', 'Roboto', 'Noto Sans', 'sans-serif'];
type File = FontManifest['files'][number];
const upright = (letters: File['letters'], weight: string): File => ({
  file: `${letters}.woff2`,
  letters,
  style: 'normal',
  weight,
});
const italic = (letters: File['letters'], weight: string): File => ({
  file: `${letters}-italic.woff2`,
  letters,
  style: 'italic',
  weight,
});

/** The fonts of the shipped themes. */
export const fontSources: readonly FontSource[] = [
  {
    theme: 'column',
    // Its licence keeps the name “Source” for the untouched font: what is cut from it has to be called otherwise.
    package: 'source-serif-4',
    axis: 'opsz',
    axes: { wght: { min: 400, max: 600 }, opsz: { min: 20, max: 60 } },
    // Set in running text alone.
    italicAxes: { wght: { min: 400, max: 600 }, opsz: 20 },
    manifest: {
      name: 'galley-serif',
      label: 'Galley Serif',
      fallback: ['Charter', 'Iowan Old Style', 'Georgia', 'Noto Serif', 'serif'],
      files: [
        upright('latin', '400 600'),
        upright('latin-ext', '400 600'),
        upright('greek', '400 600'),
        upright('cyrillic', '400 600'),
        italic('latin', '400 600'),
      ],
    },
  },
  {
    theme: 'column',
    package: 'schibsted-grotesk',
    axis: 'wght',
    axes: { wght: { min: 400, max: 700 } },
    manifest: {
      name: 'schibsted-grotesk',
      label: 'Schibsted Grotesk',
      fallback: sans,
      files: [upright('latin', '400 700'), upright('latin-ext', '400 700')],
    },
  },
  {
    theme: 'placard',
    package: 'bricolage-grotesque',
    axis: 'wdth',
    axes: { wght: { min: 400, max: 800 }, wdth: { min: 75, max: 100 } },
    manifest: {
      name: 'bricolage-grotesque',
      label: 'Bricolage Grotesque',
      fallback: ['Arial Narrow', 'Roboto Condensed', ...sans],
      files: [
        { ...upright('latin', '400 800'), stretch: '75% 100%' },
        { ...upright('latin-ext', '400 800'), stretch: '75% 100%' },
      ],
    },
  },
  {
    theme: 'placard',
    package: 'hanken-grotesk',
    axis: 'wght',
    axes: { wght: { min: 400, max: 800 } },
    manifest: {
      name: 'hanken-grotesk',
      label: 'Hanken Grotesk',
      fallback: sans,
      files: [
        upright('latin', '400 800'),
        upright('latin-ext', '400 800'),
        italic('latin', '400 800'),
        italic('latin-ext', '400 800'),
      ],
    },
  },
];

/** The records of a font’s names that tell whose it is and under which licence, and stay; all others tell what it is called. */
const OWNERS = new Set([0, 5, 7, 8, 9, 10, 11, 12, 13, 14]);

/** Makes one file of a font. */
export async function cutFontFile(
  { package: from, axis, axes, italicAxes }: FontSource,
  { letters, style }: File,
): Promise<Uint8Array> {
  const files = inProject('node_modules', '@fontsource-variable', from, 'files');
  const whole = await readFile(`${files}/${from}-${letters}-${axis}-${style}.woff2`);
  return cutFont(whole, style === 'italic' ? (italicAxes ?? axes) : axes);
}

/** A part of a variable font, under a name that nobody has reserved. */
async function cutFont(whole: Uint8Array, axes: Axes): Promise<Uint8Array> {
  const all = { keepAllGlyphs: true } as const;
  const cut = await subsetFont(Buffer.from(whole), '', {
    ...all,
    targetFormat: 'sfnt',
    variationAxes: axes,
  });
  rename(cut);
  return subsetFont(cut, '', { ...all, targetFormat: 'woff2' });
}

/** Calls a font that is made of Source Serif by our name, which has as many letters. */
function rename(font: Uint8Array): void {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  for (let entry = 12; entry < 12 + 16 * view.getUint16(4); entry += 16) {
    if (String.fromCharCode(...font.subarray(entry, entry + 4)) !== 'name') continue;
    const table = view.getUint32(entry + 8);
    const texts = table + view.getUint16(table + 4);
    for (
      let record = table + 6;
      record < table + 6 + 12 * view.getUint16(table + 2);
      record += 12
    ) {
      if (OWNERS.has(view.getUint16(record + 6))) continue;
      const start = texts + view.getUint16(record + 10);
      const text = Buffer.from(font.buffer, font.byteOffset + start, view.getUint16(record + 8));
      for (const encoding of ['latin1', 'utf16le'] as const) {
        const [old, own] = ['Source', 'Galley'].map((name) => {
          const bytes = Buffer.from(name, encoding);
          return encoding === 'latin1' ? bytes : bytes.swap16();
        });
        if (old === undefined || own === undefined) continue;
        for (let at = text.indexOf(old); at !== -1; at = text.indexOf(old)) own.copy(text, at);
      }
    }
  }
}
