// Does any source, or any program built from it with its dependencies, use an API above the floor?
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';
import { type Environment, type FloorViolation, findInScript, findInStyle } from './api-floor.ts';
import { inProject, projectFolder } from './project.ts';

/**
 * Uses in built programs that are known to be safe. `uses` is exact: one more of them, or one fewer, and the
 * reason has to be read again.
 */
interface FloorException {
  readonly where: string;
  readonly api: string;
  readonly uses: number;
  readonly because: string;
}

export const floorExceptions: readonly FloorException[] = [];

/** Folders of sources, and where their code runs. */
const sourceFolders: readonly { readonly folder: string; readonly environment: Environment }[] = [
  { folder: 'core', environment: 'both' },
  { folder: 'electron', environment: 'node' },
  { folder: 'renderer', environment: 'page' },
];

/** Looks through sources and dist/. Returns one line per fault; empty when all is well. */
export async function checkApiFloor(): Promise<string[]> {
  const faults: string[] = [];
  for (const { folder, environment } of sourceFolders) {
    for (const file of await filesOf(inProject(folder), ['.ts', '.tsx', '.css'])) {
      if (file.includes('.test.')) continue;
      const violations = await findInFile(file, environment);
      faults.push(...violations.map((one) => `${shown(file)}:${one.line} uses ${one.api}`));
    }
  }
  const counts = new Map<string, { where: string; api: string; lines: number[] }>();
  for (const file of await filesOf(inProject('dist'), ['.cjs', '.js', '.css'])) {
    const page = file.startsWith(inProject('dist', 'renderer')) || file.endsWith('preload.cjs');
    // The names of the page's files carry a hash that changes with every edit.
    const where = page && !file.endsWith('.cjs') ? `dist/renderer/*${extname(file)}` : shown(file);
    for (const { api, line } of await findInFile(file, page ? 'page' : 'node')) {
      const key = `${where}\0${api}`;
      const count = counts.get(key) ?? { where, api, lines: [] };
      count.lines.push(line);
      counts.set(key, count);
    }
  }
  for (const { where, api, lines } of counts.values()) {
    const excused = floorExceptions.find((one) => one.where === where && one.api === api);
    if (excused?.uses === lines.length) continue;
    const expected = excused ? `; ${excused.uses} are argued for` : '';
    faults.push(
      `${where} uses ${api} ${lines.length} times (lines ${lines.slice(0, 5).join(', ')})${expected}`,
    );
  }
  if (counts.size > 0 || existsSync(inProject('dist', 'main.cjs'))) {
    for (const one of floorExceptions) {
      if (!counts.has(`${one.where}\0${one.api}`)) {
        faults.push(`The exception for ${one.api} in ${one.where} is no longer needed: remove it.`);
      }
    }
  }
  return faults;
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

function shown(file: string): string {
  return relative(projectFolder, file).replaceAll('\\', '/');
}
