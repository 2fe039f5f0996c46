// Which programs are bundled for Node and Electron, and how?
import { existsSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type BuildOptions, context, build as esbuild, type Metafile, type Plugin } from 'esbuild';
import { cardFontFiles } from '../electron/media/card-font-files.ts';
import { codecFiles } from '../electron/media/codec-files.ts';
import { inProject, projectFolder, ScriptFailure } from './project.ts';

/** One program: its source, and the file it becomes in dist/. */
export interface Bundle {
  readonly name:
    | 'main'
    | 'preload'
    | 'cli'
    | 'export-process'
    | 'text-thread'
    | 'folder-thread'
    | 'card-thread'
    | 'preview-process'
    | 'copies-thread'
    | 'search-process'
    | 'related-process'
    | 'preflight-process'
    | 'newsletter-process'
    | 'media-process'
    | 'thumbnail-process'
    | 'publish-process'
    | 'calendar-process'
    | 'kit-process'
    | 'kit-thread';
  readonly source: string;
}

/** Everything that runs outside the window's page. Each becomes one self-contained `dist/<name>.cjs`. */
export const bundles: readonly Bundle[] = [
  { name: 'main', source: 'electron/main.ts' },
  { name: 'preload', source: 'electron/preload.ts' },
  { name: 'cli', source: 'electron/cli.ts' },
  { name: 'export-process', source: 'electron/export/export-process.ts' },
  { name: 'text-thread', source: 'electron/export/text-thread.ts' },
  { name: 'folder-thread', source: 'electron/export/folder-thread.ts' },
  { name: 'card-thread', source: 'electron/media/card-thread.ts' },
  { name: 'preview-process', source: 'electron/preview/preview-process.ts' },
  { name: 'copies-thread', source: 'electron/preview/copies-thread.ts' },
  { name: 'search-process', source: 'electron/search/search-process.ts' },
  { name: 'related-process', source: 'electron/related/related-process.ts' },
  { name: 'newsletter-process', source: 'electron/newsletter/newsletter-process.ts' },
  { name: 'preflight-process', source: 'electron/checks/preflight-process.ts' },
  { name: 'media-process', source: 'electron/media/media-process.ts' },
  { name: 'thumbnail-process', source: 'electron/media/thumbnail-process.ts' },
  { name: 'publish-process', source: 'electron/publish/publish-process.ts' },
  { name: 'calendar-process', source: 'electron/calendar/calendar-process.ts' },
  { name: 'kit-process', source: 'electron/kit/kit-process.ts' },
  { name: 'kit-thread', source: 'electron/kit/kit-thread.ts' },
];

/** Zod brings its messages in fifty languages, a quarter of a bundle; English is the one that we read in logs. */
const withoutForeignMessages: Plugin = {
  name: 'without-foreign-messages',
  setup(build) {
    build.onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js';",
    }));
  },
};

/**
 * electron-store brings a validator of JSON Schemas, a fifth of what every start reads. Our settings have no such
 * schema: zod parses them. Whoever hands electron-store one is told so at once.
 */
const withoutSecondValidator: Plugin = {
  name: 'without-second-validator',
  setup(build) {
    build.onResolve({ filter: /^ajv(-formats|\/.*)?$/ }, ({ path }) => ({
      path,
      namespace: 'without-second-validator',
    }));
    build.onLoad({ filter: /.*/, namespace: 'without-second-validator' }, () => ({
      contents: `
        export class Ajv2020 {
          constructor() {
            throw new Error('This build has no validator of JSON Schemas; settings are parsed by zod.');
          }
        }
        export default Ajv2020;`,
    }));
  },
};

/**
 * ssh2 looks for native parts that make it a little faster, and does without them. None is shipped: a program is one file, the same
 * on every system, whatever this machine could build.
 */
export const withoutNativeParts: Plugin = {
  name: 'without-native-parts',
  setup(build) {
    build.onResolve({ filter: /^cpu-features$|sshcrypto\.node$/ }, ({ path }) => ({
      path,
      namespace: 'without-native-parts',
    }));
    build.onLoad({ filter: /.*/, namespace: 'without-native-parts' }, () => ({
      contents: "throw new Error('Galley is built without native parts.');",
    }));
  },
};

/** How a bundle is made. */
export function optionsFor(bundle: Bundle): BuildOptions {
  return {
    absWorkingDir: projectFolder,
    entryPoints: [inProject(bundle.source)],
    outfile: inProject('dist', `${bundle.name}.cjs`),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node18',
    external: ['electron'],
    // Packages written as ES modules only ask for `import.meta.url`; a CJS bundle has none.
    define: { 'import.meta.url': 'importMetaUrl' },
    banner: {
      js:
        bundle.name === 'preload'
          ? // A sandboxed preload may not require node:url.
            'const importMetaUrl = undefined;'
          : "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;",
    },
    // Every start reads the whole file. Names stay, so that what is logged can be read.
    minifyWhitespace: true,
    minifySyntax: true,
    plugins: [withoutForeignMessages, withoutSecondValidator, withoutNativeParts],
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    logLevel: 'warning',
    charset: 'utf8',
  };
}

/** A bundle that was made, and what it was made of: each file by its path in the clone, with its imports. */
export interface MadeBundle {
  readonly bundle: Bundle;
  readonly inputs: Metafile['inputs'];
  readonly bytes: number;
}

/** Bundles the named programs (all by default) whose sources exist. */
export async function buildBundles(
  names: readonly string[] = bundles.map((one) => one.name),
): Promise<MadeBundle[]> {
  const wanted = bundles.filter((one) => names.includes(one.name));
  for (const bundle of wanted) {
    if (!existsSync(inProject(bundle.source))) {
      throw new ScriptFailure(`Cannot build ${bundle.name}: ${bundle.source} does not exist.`);
    }
  }
  const made = await Promise.all(wanted.map(buildBundle)).catch(() => {
    // esbuild has printed what is wrong, with file and line.
    throw new ScriptFailure('The build stopped: esbuild found the errors above.');
  });
  await copyCodecs();
  await copyCardFonts();
  return made;
}

async function buildBundle(bundle: Bundle): Promise<MadeBundle> {
  const { metafile } = await esbuild({ ...optionsFor(bundle), metafile: true });
  const program = Object.entries(metafile.outputs).find(([path]) => path.endsWith('.cjs'));
  return { bundle, inputs: metafile.inputs, bytes: program?.[1].bytes ?? 0 };
}

/** Puts the codecs of pictures beside the programs. */
async function copyCodecs(): Promise<void> {
  const folder = inProject('dist', 'codecs');
  await mkdir(folder, { recursive: true });
  for (const file of codecFiles) {
    await copyFile(inProject('node_modules', file), join(folder, basename(file)));
  }
}

/** Puts the fonts of social cards beside the programs. */
async function copyCardFonts(): Promise<void> {
  const folder = inProject('dist', 'card-fonts');
  await mkdir(folder, { recursive: true });
  for (const file of cardFontFiles) {
    await copyFile(inProject('resources', 'card-fonts', file), join(folder, file));
  }
}

/** Keeps the bundles up to date while sources change, and calls `onChange` after each rebuild but the first. */
export async function watchBundles(onChange: () => void): Promise<{ stop(): Promise<void> }> {
  const firstBuilds: Promise<void>[] = [];
  const contexts = await Promise.all(
    bundles.map((bundle) => {
      let announceFirst: () => void = () => {};
      let isFirst = true;
      firstBuilds.push(
        new Promise((resolve) => {
          announceFirst = resolve;
        }),
      );
      return context({
        ...optionsFor(bundle),
        plugins: [
          {
            name: 'tell-about-rebuild',
            setup(build) {
              build.onEnd((result) => {
                if (!isFirst && result.errors.length === 0) onChange();
                isFirst = false;
                announceFirst();
              });
            },
          },
        ],
      });
    }),
  );
  await Promise.all(contexts.map((one) => one.watch()));
  await Promise.all(firstBuilds);
  return {
    async stop() {
      await Promise.all(contexts.map((one) => one.dispose()));
    },
  };
}
