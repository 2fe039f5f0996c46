// Does anything that must run without Electron, directly or through others, import it?
import type { Bundle, MadeBundle } from './bundles.ts';

/** Programs that run in plain Node. */
const withoutElectron: readonly Bundle['name'][] = [
  'cli',
  'export-process',
  'text-thread',
  'folder-thread',
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

/** Follows every import of these programs, as the build saw them. Returns one line per fault, with the way that leads to it. */
export function checkCliReach(made: readonly MadeBundle[]): string[] {
  const faults: string[] = [];
  for (const { bundle, inputs, bytes } of made) {
    if (bundle.name === 'preload' && bytes > preloadBudget) {
      faults.push(
        `The preload has ${bytes} bytes; more than ${preloadBudget} means a library got in.`,
      );
    }
    if (!withoutElectron.includes(bundle.name)) continue;
    const way = wayToElectron(inputs, bundle.source);
    if (way) {
      faults.push(`${bundle.name} must run without Electron, but imports it: ${way.join(' → ')}`);
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
