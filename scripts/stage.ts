// What does an unprivileged user need to run the end-to-end tests, and in which folder may they read it?
import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { copiesForTests } from '../electron/export/made-for-tests.ts';
import { DEV_PAGES } from './build-all.ts';
import type { Runtime } from './electron-runtime/runtime.ts';
import { findOnPath } from './electron-runtime/system-packages.ts';
import { prepareHostile } from './hostile-layers.ts';
import { inProject, ScriptFailure } from './project.ts';
import { lastWords, runCommand } from './run-command.ts';
import type { Person } from './unprivileged-person.ts';

/** A folder that looks like the clone, as far as the tests need it, and belongs to the person. */
export interface Stage {
  readonly folder: string;
  readonly node: string;
  readonly electron: string;
  readonly env: NodeJS.ProcessEnv;
  remove(): Promise<void>;
}

/** The parts of the clone that the app and the specs read. */
const neededParts = ['package.json', 'dist', 'resources', 'core', 'e2e', DEV_PAGES];
/** Packages that the specs may use without an import that we could see. */
const alwaysNeeded = ['@playwright/test', 'axe-core', 'zod'];

export interface StageOptions {
  readonly runtime: Runtime;
  /** Packaged builds, by the environment variable through which specs find each. */
  readonly builds: Readonly<Record<string, string>>;
}

/** Copies everything to a new temporary folder owned by the person. Nothing outside it changes. */
export async function makeStage(person: Person, options: StageOptions): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'galley-e2e-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const copies: Promise<void>[] = neededParts
      .filter((part) => existsSync(inProject(part)))
      .map((part) => copyTree(inProject(part), join(folder, part)));
    const runtimeFolder = join(folder, 'runtime');
    copies.push(copyTree(options.runtime.directory, runtimeFolder));
    const env: NodeJS.ProcessEnv = {};
    for (const [variable, source] of Object.entries(options.builds)) {
      const copy = join(folder, 'builds', variable.toLowerCase());
      copies.push(copyTree(source, copy));
      env[variable] = copy;
    }
    const shared = independentChecks();
    if (shared !== undefined) {
      env.GALLEY_SHARED = join(folder, 'shared-check');
      copies.push(copyTree(shared, env.GALLEY_SHARED));
    }
    env.GALLEY_HOSTILE = await prepareHostile(join(folder, 'hostile'));
    const node = join(folder, 'bin', 'node');
    await mkdir(dirname(node));
    copies.push(copyFile(process.execPath, node));
    copies.push(copyPackages(join(folder, 'node_modules')));
    await Promise.all(copies);
    for (const own of ['home', 'tmp', 'run']) {
      await mkdir(join(folder, own), { mode: 0o700 });
    }
    await lendCopies(folder);
    await run('chown', ['-R', `${person.uid}:${person.gid}`, folder]);
    // A strict umask in the clone must not decide what the copy's owner can read.
    await run('chmod', ['-R', 'u+rwX', folder]);
    await requireReach(person, folder);
    return {
      folder,
      node,
      electron: join(
        runtimeFolder,
        options.runtime.executable.slice(options.runtime.directory.length + 1),
      ),
      env: { ...env, ...personalFolders(folder) },
      remove,
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** The folder of checks that know nothing of our code, where it lies beside the clone and can be run. */
export function independentChecks(): string | undefined {
  const folder = inProject('..', 'shared', 'check');
  return existsSync(folder) && findOnPath('python3') !== undefined ? folder : undefined;
}

/** A home of its own, so that tests neither read nor change what belongs to a real person. */
export function personalFolders(folder: string): NodeJS.ProcessEnv {
  return {
    HOME: join(folder, 'home'),
    XDG_CONFIG_HOME: join(folder, 'home', '.config'),
    XDG_CACHE_HOME: join(folder, 'home', '.cache'),
    XDG_DATA_HOME: join(folder, 'home', '.local', 'share'),
    XDG_STATE_HOME: join(folder, 'home', '.local', 'state'),
    XDG_RUNTIME_DIR: join(folder, 'run'),
    TMPDIR: join(folder, 'tmp'),
  };
}

/**
 * Puts what the tests before these made of pictures where the app looks for it: nothing takes it longer, and tests that
 * begin together would all make the same.
 */
export async function lendCopies(folder: string): Promise<void> {
  const cache = join(folder, 'home', '.cache', 'galley');
  for (const made of await copiesForTests()) await copyTree(made, join(cache, basename(made)));
}

async function copyTree(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await cp(from, to, { recursive: true, dereference: false, verbatimSymlinks: true });
}

async function run(program: string, args: string[]): Promise<void> {
  const finished = await runCommand(program, args);
  if (finished.code !== 0) throw new ScriptFailure(`${program} failed:\n${lastWords(finished)}`);
}

async function requireReach(person: Person, folder: string): Promise<void> {
  const reached = await runCommand('test', ['-r', join(folder, 'package.json')], {
    uid: person.uid,
    gid: person.gid,
  });
  if (reached.code === 0) return;
  throw new ScriptFailure(
    `The user ${person.name} cannot read ${folder}. Set TMPDIR to a folder every user may enter, such as /tmp.`,
  );
}

/** Copies the packages that the specs and `core` import, and everything those need in turn. */
async function copyPackages(into: string): Promise<void> {
  const wanted = new Set([
    ...alwaysNeeded,
    ...(await importedPackages(inProject('e2e'))),
    ...(await importedPackages(inProject('core'))),
  ]);
  const all = await withDependencies(wanted);
  await Promise.all(
    [...all].map((name) => copyTree(inProject('node_modules', name), join(into, name))),
  );
}

async function withDependencies(names: ReadonlySet<string>): Promise<Set<string>> {
  const found = new Set<string>();
  const queue = [...names];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (found.has(name) || !existsSync(inProject('node_modules', name))) continue;
    found.add(name);
    const about: unknown = JSON.parse(
      await readFile(inProject('node_modules', name, 'package.json'), 'utf8'),
    );
    if (typeof about !== 'object' || about === null) continue;
    for (const field of ['dependencies', 'optionalDependencies'] as const) {
      const needs: unknown = field in about ? Reflect.get(about, field) : undefined;
      if (typeof needs === 'object' && needs !== null) queue.push(...Object.keys(needs));
    }
  }
  return found;
}

/** The names of the packages that the TypeScript files of a folder import. */
export async function importedPackages(folder: string): Promise<Set<string>> {
  const names = new Set<string>();
  if (!existsSync(folder)) return names;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.tsx?$/.test(entry.name)) continue;
    const text = await readFile(join(entry.parentPath, entry.name), 'utf8');
    for (const [, from, dynamic] of text.matchAll(
      /\bfrom\s+['"]([^'"]+)['"]|\b(?:import|require(?:\.resolve)?)\s*\(\s*['"]([^'"]+)['"]/g,
    )) {
      const name = packageOf(from ?? dynamic ?? '');
      if (name) names.add(name);
    }
  }
  return names;
}

function packageOf(specifier: string): string | undefined {
  if (specifier === '' || /^[./]|^[a-z]+:/.test(specifier)) return undefined;
  const [first = '', second] = specifier.split('/');
  return first.startsWith('@') && second !== undefined ? `${first}/${second}` : first;
}
