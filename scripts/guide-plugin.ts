// How does the window's page get the guide? As a module that is made from its files while the page is built, pictures beside it.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { guidePages } from './guide-pages.ts';
import { inProject } from './project.ts';

const NAME = 'virtual:guide';
/** A picture that is larger is left out: the text says what it shows. */
const MOST_PICTURE_BYTES = 400_000;

/** The module `virtual:guide`, with `pages` of `core/help/guide.ts`. */
export function guidePlugin(folder: string = inProject('docs', 'guide')): Plugin {
  return {
    name: 'galley-guide',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load(id) {
      if (id !== `\0${NAME}`) return undefined;
      const names = readdirSync(folder).filter((name) => name.endsWith('.md'));
      const files = names.map((name) => {
        this.addWatchFile(join(folder, name));
        return { name, text: readFileSync(join(folder, name), 'utf8') };
      });
      const imports: string[] = [];
      const known = new Map<string, string>();
      const pages = guidePages(files, (path) => {
        const file = join(folder, path);
        const size = statSync(file, { throwIfNoEntry: false })?.size;
        if (size === undefined) throw new Error(`The guide shows ${path}, which is not there.`);
        if (size > MOST_PICTURE_BYTES) return undefined;
        const source = known.get(file) ?? `@picture${known.size}@`;
        if (!known.has(file)) {
          imports.push(`import picture${known.size} from ${JSON.stringify(`${file}?url`)};`);
          known.set(file, source);
        }
        return source;
      });
      // A picture's address is known to the bundler alone: its name stands for it until then.
      const json = JSON.stringify(pages).replaceAll(/"@(picture\d+)@"/g, '$1');
      return `${imports.join('\n')}\nexport const pages = ${json};\n`;
    },
  };
}
