import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { describe, expect, it } from 'vitest';
import { fontManifest } from '../core/site/theme-manifest.ts';
import { inProject } from './project.ts';
import { cutFontFile, fontSources } from './theme-font-cuts.ts';
import { metricsOfFont } from './theme-font-metrics.ts';

const themes = inProject('resources', 'themes');

describe('the fonts of the themes', () => {
  it('are those of the list, with a licence each', () => {
    const listed = fontSources.map(({ theme, manifest }) => `${theme}/${manifest.name}`);
    const there = readdirSync(themes).flatMap((theme) =>
      readdirSync(join(themes, theme, 'fonts')).map((font) => `${theme}/${font}`),
    );
    expect(there.sort()).toEqual(listed.sort());
    for (const font of there) {
      const [theme = '', name = ''] = font.split('/');
      const licence = readFileSync(join(themes, theme, 'fonts', name, 'OFL.txt'), 'utf8');
      expect(licence).toMatch(/^Copyright .*SIL Open Font License, Version 1\.1/s);
    }
  });

  it.each(fontSources)('$manifest.name is cut from its package, and measured', async (source) => {
    const folder = join(themes, source.theme, 'fonts', source.manifest.name);
    const manifest = fontManifest.parse(
      JSON.parse(readFileSync(join(folder, 'font.json'), 'utf8')),
    );
    const latin = readFileSync(join(folder, 'latin.woff2'));
    expect(manifest.metrics).toEqual(await metricsOfFont(manifest.name, latin));
    expect(manifest.files).toEqual(source.manifest.files);
    // The others are made by the same code; all of them together take seconds.
    const last = source.manifest.files.at(-1);
    if (last === undefined) throw new Error('a font has files');
    const made = await cutFontFile(source, last);
    expect(Buffer.compare(made, readFileSync(join(folder, last.file)))).toBe(0);
  });

  it('do not go by a name that is reserved for the untouched font', async () => {
    for (const { theme, manifest } of fontSources) {
      const folder = join(themes, theme, 'fonts', manifest.name);
      const licence = readFileSync(join(folder, 'OFL.txt'), 'utf8');
      // As Source Serif is: “Source”.
      const reserved = /Reserved Font Name '([^']+)'/.exec(licence)?.[1];
      if (reserved === undefined) continue;
      expect(manifest.label).not.toContain(reserved);
      for (const { file } of manifest.files) {
        const plain = await subsetFont(readFileSync(join(folder, file)), '', {
          keepAllGlyphs: true,
          targetFormat: 'sfnt',
        });
        // Whose it is still says so; what it is called does not.
        const names = plain.toString('latin1').replaceAll('\0', '');
        expect(new RegExp(`${reserved} ?Serif`).test(names), file).toBe(false);
        expect(names.includes(manifest.label), file).toBe(true);
      }
    }
  });
});
