// How is a program of Galley made into one file, with parts of it swapped for ones that fail?
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { withoutNativeParts } from '../bundles.ts';
import { inProject } from '../project.ts';

export interface BundleOptions {
  /** `failing` puts failing-fs.ts in the place of `node:fs/promises`. */
  readonly disk?: 'machine' | 'failing';
  /** `careless` puts careless-file.ts in the place of the durable writer. */
  readonly writer?: 'durable' | 'careless';
}

const own = (name: string): string => inProject('scripts', 'torture', name);

function swap(filter: RegExp, by: string): Plugin {
  return {
    name: `swap for ${by}`,
    setup(bundler) {
      bundler.onResolve({ filter }, ({ importer }) =>
        importer === own(by) ? undefined : { path: own(by) },
      );
    },
  };
}

/** Bundles `scripts/torture/<entry>` into `folder`; answers with the file, which starts fast. */
export async function bundle(
  entry: string,
  folder: string,
  { disk = 'machine', writer = 'durable' }: BundleOptions = {},
): Promise<string> {
  const outfile = join(folder, `${entry.replace(/\.ts$/, '')} ${disk} ${writer}.mjs`);
  await build({
    entryPoints: [own(entry)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node18',
    logLevel: 'error',
    plugins: [
      withoutNativeParts,
      ...(disk === 'failing' ? [swap(/^node:fs\/promises$/, 'failing-fs.ts')] : []),
      ...(writer === 'careless' ? [swap(/\/durable-file\.ts$/, 'careless-file.ts')] : []),
    ],
    // Packages written as CommonJS ask for `require`, and where they lie.
    banner: {
      js: [
        "import { createRequire } from 'node:module';",
        'const require = createRequire(import.meta.url);',
        'const __dirname = import.meta.dirname;',
      ].join(' '),
    },
  });
  return outfile;
}

export type TorturedStore = typeof import('./store-under-torture.ts');

/** The store on a disk that fails when it is told to, on the writer of Galley or on the careless one. */
export async function storeOnFailingDisk(
  folder: string,
  writer: 'durable' | 'careless',
): Promise<TorturedStore> {
  const file = await bundle('store-under-torture.ts', folder, { disk: 'failing', writer });
  // Made one line above, of that file.
  return (await import(pathToFileURL(file).href)) as TorturedStore;
}
