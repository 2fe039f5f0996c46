// `npm run theme-fonts`: makes the fonts of the shipped themes from the packages of fonts, and measures them.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fontManifest } from '../core/site/theme-manifest.ts';
import { inProject, runScript } from './project.ts';
import { cutFontFile, fontSources } from './theme-font-cuts.ts';
import { metricsOfFont } from './theme-font-metrics.ts';

await runScript(async () => {
  for (const source of fontSources) {
    const { name, label, fallback, files } = source.manifest;
    const folder = inProject('resources', 'themes', source.theme, 'fonts', name);
    await mkdir(folder, { recursive: true });
    for (const file of files) {
      const cut = await cutFontFile(source, file);
      await writeFile(`${folder}/${file.file}`, cut);
      console.log(`${name}/${file.file}: ${cut.length} bytes`);
    }
    const metrics = await metricsOfFont(name, await readFile(`${folder}/latin.woff2`));
    const made = fontManifest.parse({ name, label, licence: 'OFL-1.1', fallback, metrics, files });
    await writeFile(`${folder}/font.json`, `${JSON.stringify(made, null, 2)}\n`);
  }
  return 0;
});
