// `npm run card-fonts`: makes the fonts of social cards from the packages of fonts: one weight, cut for large sizes.
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import subsetFont from 'subset-font';
import { type CardFontFile, cardFontFiles } from '../electron/media/card-font-files.ts';
import { inProject, runScript } from './project.ts';

/** Where the parts of a face come from, and where on its axes it is cut. */
interface Source {
  readonly package: string;
  readonly file: string;
  readonly axes: Readonly<Record<string, number>>;
}

const serif = (script: string): Source => ({
  package: 'source-serif-4',
  file: `source-serif-4-${script}-opsz-normal`,
  axes: { wght: 540, opsz: 60 },
});

const grotesk = (script: string): Source => ({
  package: 'schibsted-grotesk',
  file: `schibsted-grotesk-${script}-wght-normal`,
  axes: { wght: 600 },
});

const sources: Readonly<Record<CardFontFile, Source>> = {
  'serif-latin.ttf': serif('latin'),
  'serif-latin-ext.ttf': serif('latin-ext'),
  'serif-vietnamese.ttf': serif('vietnamese'),
  'serif-greek.ttf': serif('greek'),
  'serif-cyrillic.ttf': serif('cyrillic'),
  'serif-cyrillic-ext.ttf': serif('cyrillic-ext'),
  'serif-hebrew.ttf': {
    package: 'noto-serif-hebrew',
    file: 'noto-serif-hebrew-hebrew-wght-normal',
    axes: { wght: 540 },
  },
  'serif-arabic.ttf': {
    package: 'noto-naskh-arabic',
    file: 'noto-naskh-arabic-arabic-wght-normal',
    axes: { wght: 540 },
  },
  'grotesk-latin.ttf': grotesk('latin'),
  'grotesk-latin-ext.ttf': grotesk('latin-ext'),
};

await runScript(async () => {
  const folder = inProject('resources', 'card-fonts');
  await mkdir(folder, { recursive: true });
  for (const name of cardFontFiles) {
    const { package: of, file, axes } = sources[name];
    const home = inProject('node_modules', '@fontsource-variable', of);
    const whole = await readFile(`${home}/files/${file}.woff2`);
    // Every character the file may have: what it has not is passed over.
    const made = await subsetFont(whole, everyCharacter(), {
      targetFormat: 'sfnt',
      variationAxes: axes,
    });
    await writeFile(`${folder}/${name}`, made);
    await copyFile(`${home}/LICENSE`, `${folder}/OFL-${of}.txt`);
    console.error(`${name}: ${made.length} bytes`);
  }
  return 0;
});

/** The plane in which all alphabets in use are; surrogates are no characters. */
function everyCharacter(): string {
  let all = '';
  for (let code = 0x20; code < 0xfffe; code++) {
    if (code < 0xd800 || code > 0xdfff) all += String.fromCharCode(code);
  }
  return all;
}
