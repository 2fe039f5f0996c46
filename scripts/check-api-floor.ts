// Does any source, or any program built from it with its dependencies, use an API above the floor?
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { SourceMap } from 'node:module';
import { dirname, extname, join, relative } from 'node:path';
import { type Environment, type FloorViolation, findInScript, findInStyle } from './api-floor.ts';
import { projectFolder } from './project.ts';

/**
 * Uses that dependencies bring into built programs and that are known to be safe. `uses` is exact, per program:
 * one more of them, or one fewer, and the reason has to be read again.
 */
interface FloorException {
  /** The module the use comes from; for the minified page, which does not say, the kind of file. */
  readonly from: string;
  readonly api: string;
  readonly uses: number;
  readonly because: string;
}

const floorExceptions: readonly FloorException[] = [
  {
    from: 'node_modules/zod/v4/core/util.js',
    api: 'navigator',
    uses: 1,
    because: 'asked for by typeof before it is read',
  },
  {
    from: 'node_modules/zod/v4/core/util.js',
    api: 'File',
    uses: 2,
    because:
      'once behind typeof; once after Set and Map when a size is wrong, where only z.file() could get, which Galley does not use',
  },
  {
    from: 'node_modules/zod/v4/core/schemas.js',
    api: 'URL.canParse',
    uses: 2,
    because: 'asked for by typeof; without it zod tries new URL()',
  },
  {
    from: 'node_modules/@jsquash/jpeg/codec/dec/mozjpeg_dec.js',
    api: 'navigator',
    uses: 2,
    because: 'asked for by typeof first, to learn a language that nothing here depends on',
  },
  {
    from: 'node_modules/@jsquash/jpeg/codec/enc/mozjpeg_enc.js',
    api: 'navigator',
    uses: 2,
    because: 'as in the decoder',
  },
  {
    from: 'node_modules/@hyzyla/pdfium/dist/index.esm.js',
    api: 'crypto',
    uses: 1,
    because: 'only where this is not Node, whose own module it takes otherwise',
  },
  {
    from: 'node_modules/@hyzyla/pdfium/dist/index.esm.js',
    api: 'navigator',
    uses: 1,
    because: 'asked for by typeof first, to learn a language that nothing here depends on',
  },
  {
    from: 'node_modules/@hyzyla/pdfium/dist/index.esm.js',
    api: '.parentPath',
    uses: 1,
    because: 'a member of an object of its own, not of an entry of a folder',
  },
  {
    from: 'dist/renderer/*.js',
    api: 'URL.canParse',
    uses: 2,
    because: 'zod, as above: asked for by typeof first',
  },
  {
    from: 'dist/renderer/*.js',
    api: '.caretPositionFromPoint',
    uses: 2,
    because:
      'prosemirror-view looks whether it exists, and has caretRangeFromPoint for when it does not',
  },
];

/** Folders of sources, and where their code runs. */
const sourceFolders: readonly { readonly folder: string; readonly environment: Environment }[] = [
  { folder: 'core', environment: 'both' },
  { folder: 'electron', environment: 'node' },
  { folder: 'renderer', environment: 'page' },
];

/** Looks through the sources and dist/ of a clone. Returns one line per fault; empty when all is well. */
export async function checkApiFloor(root = projectFolder): Promise<string[]> {
  const faults: string[] = [];
  for (const { folder, environment } of sourceFolders) {
    for (const file of await filesOf(join(root, folder), ['.ts', '.tsx', '.css'])) {
      if (file.includes('.test.')) continue;
      const violations = await findInFile(file, environment);
      faults.push(...violations.map((one) => `${shown(file, root)}:${one.line} uses ${one.api}`));
    }
  }
  const used = new Set<FloorException>();
  // What a measurement left beside the app is no part of it.
  const measured = join(root, 'dist', 'bench');
  const programs = (await filesOf(join(root, 'dist'), ['.cjs', '.js', '.css'])).filter(
    (file) => !file.startsWith(measured),
  );
  for (const file of programs) {
    const page = file.startsWith(join(root, 'dist', 'renderer')) || file.endsWith('preload.cjs');
    const violations = await findInFile(file, page ? 'page' : 'node');
    if (violations.length === 0) continue;
    const originOf = await originsOf(file, root);
    const counts = new Map<string, { from: string; api: string; lines: number[] }>();
    for (const { api, line, column } of violations) {
      // The names of the page's files carry a hash that changes with every edit.
      const from = originOf(line, column) ?? `dist/renderer/*${extname(file)}`;
      const key = `${from}\0${api}`;
      const count = counts.get(key) ?? { from, api, lines: [] };
      count.lines.push(line);
      counts.set(key, count);
    }
    for (const { from, api, lines } of counts.values()) {
      const excused = floorExceptions.find((one) => one.from === from && one.api === api);
      if (excused) used.add(excused);
      if (excused?.uses === lines.length) continue;
      const expected = excused ? ` where ${excused.uses} are argued for` : '';
      const times = lines.length === 1 ? 'once' : `${lines.length} times`;
      faults.push(
        `${shown(file, root)} uses ${api} ${times}${expected}, from ${from} (lines ${lines.slice(0, 5).join(', ')})`,
      );
    }
  }
  if (programs.length > 0) {
    for (const one of floorExceptions.filter((each) => !used.has(each))) {
      faults.push(`The exception for ${one.api} from ${one.from} is no longer needed: remove it.`);
    }
  }
  return faults;
}

/** From which module a place of a built program came, by its source map; undefined for programs without one. */
async function originsOf(
  file: string,
  root: string,
): Promise<(line: number, column: number) => string | undefined> {
  const map = `${file}.map`;
  if (!existsSync(map)) return () => undefined;
  const sources = new SourceMap(JSON.parse(await readFile(map, 'utf8')));
  return (line, column) => {
    const entry = sources.findEntry(line - 1, column);
    if (!('originalSource' in entry)) return undefined;
    return shown(join(dirname(file), entry.originalSource), root);
  };
}

async function findInFile(file: string, environment: Environment): Promise<FloorViolation[]> {
  const text = await readFile(file, 'utf8');
  switch (extname(file)) {
    case '.css':
      return findInStyle(text);
    case '.ts':
      return findInScript(text, environment, 'ts');
    case '.tsx':
      return findInScript(text, environment, 'tsx');
    default:
      return findInScript(text, environment, 'js');
  }
}

async function filesOf(folder: string, extensions: readonly string[]): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && extensions.includes(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function shown(file: string, root: string): string {
  return relative(root, file).replaceAll('\\', '/');
}
