// Does anything that must run without Electron, directly or through others, import it?
import { relative } from 'node:path';
import { build } from 'esbuild';
import { type Bundle, bundles, optionsFor } from './bundles.ts';
import { inProject, projectFolder } from './project.ts';

/** Programs that run in plain Node. */
const withoutElectron: readonly Bundle['name'][] = [
  'cli',
  'export-process',
  'text-thread',
  'card-thread',
  'preview-process',
  'copies-thread',
  'search-process',
  'related-process',
  'preflight-process',
  'media-process',
  'thumbnail-process',
  'publish-process',
  'kit-process',
  'kit-thread',
];
/** Programs that may only hold what the page's sandbox allows: no library that grows with each feature. */
const preloadBudget = 20_000;

/** Follows every import of these programs. Returns one line per fault, with the way that leads to it. */
export async function checkCliReach(): Promise<string[]> {
  const faults: string[] = [];
  for (const bundle of bundles.filter((one) => withoutElectron.includes(one.name))) {
    const { metafile } = await build({
      ...optionsFor(bundle),
      absWorkingDir: projectFolder,
      metafile: true,
      write: false,
    });
    const way = wayToElectron(metafile.inputs, relative(projectFolder, inProject(bundle.source)));
    if (way) {
      faults.push(`${bundle.name} must run without Electron, but imports it: ${way.join(' → ')}`);
    }
  }
  const preload = bundles.find((one) => one.name === 'preload');
  if (preload) {
    const { outputFiles } = await build({ ...optionsFor(preload), write: false, sourcemap: false });
    const size = outputFiles?.reduce((sum, file) => sum + file.contents.byteLength, 0) ?? 0;
    if (size > preloadBudget) {
      faults.push(
        `The preload has ${size} bytes; more than ${preloadBudget} means a library got in.`,
      );
    }
  }
  return faults;
}

interface Inputs {
  readonly [file: string]: {
    readonly imports: readonly { readonly path: string; readonly external?: boolean }[];
  };
}

/** The shortest chain of imports from a file to `electron`, if there is one. */
export function wayToElectron(inputs: Inputs, from: string): string[] | undefined {
  const queue: string[][] = [[from]];
  const seen = new Set([from]);
  for (let way = queue.shift(); way !== undefined; way = queue.shift()) {
    const last = way.at(-1) ?? from;
    for (const { path, external } of inputs[last]?.imports ?? []) {
      if (external === true) {
        if (path === 'electron' || path.startsWith('electron/')) return [...way, path];
        continue;
      }
      if (seen.has(path)) continue;
      seen.add(path);
      queue.push([...way, path]);
    }
  }
  return undefined;
}
