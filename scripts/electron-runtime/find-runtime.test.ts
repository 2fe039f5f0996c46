// Does the search for a runtime keep its order, its promises about fetching, and its digests?
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { requireDigest } from './fallback-runtime.ts';
import { findRuntime, runtimeSources } from './find-runtime.ts';
import { recentFailure, rememberFailure } from './official-runtime.ts';
import { type FindContext, programName, type Runtime, type RuntimeSource } from './runtime.ts';
import { installCommand, readDistribution, unresolvedLibraries } from './system-packages.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-runtime-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const quiet = () => {};

function runtime(kind: Runtime['kind']): Runtime {
  return {
    kind,
    directory: `/${kind}`,
    executable: `/${kind}/electron`,
    version: '1.0.0',
    mayBeReleased: kind !== 'fallback',
  };
}

function source(answer: Runtime | { reason: string }, asked: string[], name: string) {
  return async (_context: FindContext) => {
    asked.push(name);
    return answer;
  };
}

function unpackElectron(version: string): string {
  const directory = join(folder, 'unpacked');
  mkdirSync(join(directory, 'Electron.app/Contents/MacOS'), { recursive: true });
  writeFileSync(join(directory, programName()), '');
  writeFileSync(join(directory, 'version'), version);
  return directory;
}

describe('the order of the search', () => {
  it('asks the override first, then the official binary, then the fallback', () => {
    expect(runtimeSources.map((one) => one.name)).toEqual([
      'findOverrideRuntime',
      'findOfficialRuntime',
      'findFallbackRuntime',
    ]);
  });

  it('takes the first runtime that is found and asks no further', async () => {
    const asked: string[] = [];
    const found = await findRuntime({
      env: {},
      log: quiet,
      sources: [
        source({ reason: 'none here' }, asked, 'first'),
        source(runtime('official'), asked, 'second'),
        source(runtime('fallback'), asked, 'third'),
      ],
    });
    expect(found.kind).toBe('official');
    expect(asked).toEqual(['first', 'second']);
  });

  it('uses the folder of ELECTRON_OVERRIDE_DIST_PATH before all others', async () => {
    const directory = unpackElectron('45.0.0');
    const found = await findRuntime({
      env: { ELECTRON_OVERRIDE_DIST_PATH: directory },
      log: quiet,
    });
    expect(found).toMatchObject({
      kind: 'override',
      directory,
      version: '45.0.0',
      mayBeReleased: true,
    });
  });

  it('does not let an end-of-life Electron become releasable by naming its folder', async () => {
    const directory = unpackElectron('25.1.1');
    const found = await findRuntime({
      env: { ELECTRON_OVERRIDE_DIST_PATH: directory },
      log: quiet,
    });
    expect(found.mayBeReleased).toBe(false);
  });

  it('stops at an override that holds no Electron, instead of running another one', async () => {
    await expect(
      findRuntime({ env: { ELECTRON_OVERRIDE_DIST_PATH: folder }, log: quiet }),
    ).rejects.toThrow(/there is no electron/i);
  });
});

describe('what the person is told', () => {
  it('says which runtime was chosen, and that the fallback is not for a release', async () => {
    const lines: string[] = [];
    const log = (line: string) => lines.push(line);
    await findRuntime({ env: {}, log, sources: [source(runtime('fallback'), [], 'only')] });
    expect(lines.join('\n')).toMatch(/fallback from the npm registry/);
    expect(lines.join('\n')).toMatch(/for development and tests only/);
  });

  it('names every reason when no runtime was found', async () => {
    const none: RuntimeSource[] = [
      source({ reason: 'Nothing in the attic.' }, [], 'a'),
      source({ reason: 'Nothing in the cellar.' }, [], 'b'),
    ];
    await expect(findRuntime({ env: {}, log: quiet, sources: none })).rejects.toThrow(
      /attic[\s\S]*cellar[\s\S]*npm run runtime -- --retry/,
    );
  });
});

describe('GALLEY_NO_INSTALL', () => {
  it('tells each source that nothing may be fetched, and names the command that would', async () => {
    const seen: boolean[] = [];
    const watching: RuntimeSource = async (context) => {
      seen.push(context.installForbidden);
      return { reason: 'Not fetched.' };
    };
    await expect(
      findRuntime({ env: { GALLEY_NO_INSTALL: '1' }, log: quiet, sources: [watching] }),
    ).rejects.toThrow(/GALLEY_NO_INSTALL=1 forbids.*env -u GALLEY_NO_INSTALL npm run runtime/);
    expect(seen).toEqual([true]);
  });

  it('lets sources fetch when it is not set', async () => {
    const seen: boolean[] = [];
    const watching: RuntimeSource = async (context) => {
      seen.push(context.installForbidden);
      return runtime('fallback');
    };
    await findRuntime({ env: {}, log: quiet, sources: [watching] });
    expect(seen).toEqual([false]);
  });
});

describe('digests', () => {
  const sha256OfHello = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';

  it('accepts the file that was pinned', async () => {
    const file = join(folder, 'tarball');
    writeFileSync(file, 'hello');
    await expect(requireDigest(file, sha256OfHello, 'The tarball')).resolves.toBeUndefined();
  });

  it('refuses a file in which one byte differs, and names both digests', async () => {
    const file = join(folder, 'tarball');
    writeFileSync(file, 'hellp');
    await expect(requireDigest(file, sha256OfHello, 'The tarball')).rejects.toThrow(
      new RegExp(`The tarball is not what it should be.*instead of ${sha256OfHello}`),
    );
  });
});

describe('a download that failed', () => {
  const hour = 60 * 60 * 1000;

  it('is remembered for a day, for that version only', () => {
    const note = join(folder, 'cache', 'failed.json');
    rememberFailure('45.4.1', 'fetch failed', 1_000, note);
    expect(recentFailure('45.4.1', 1_000 + 23 * hour, note)).toBe('fetch failed');
    expect(recentFailure('45.4.1', 1_000 + 25 * hour, note)).toBeUndefined();
    expect(recentFailure('45.4.2', 1_000, note)).toBeUndefined();
  });

  it('is tried again when the note is unreadable or from the future', () => {
    const note = join(folder, 'failed.json');
    writeFileSync(note, '{"version":');
    expect(recentFailure('45.4.1', 0, note)).toBeUndefined();
    rememberFailure('45.4.1', 'fetch failed', 5_000, note);
    expect(recentFailure('45.4.1', 4_000, note)).toBeUndefined();
  });
});

describe('what the system lacks', () => {
  const debian13 = 'ID=debian\nVERSION_ID="13"\n';
  const missing = { libraries: ['libgbm.so.1'], xvfb: true };

  it('is read from what ldd could not resolve', () => {
    const output =
      '\tlinux-vdso.so.1 (0x1)\n\tlibnss3.so => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x2)\n\tlibgbm.so.1 => not found\n';
    expect(unresolvedLibraries(output)).toEqual(['libnss3.so', 'libgbm.so.1']);
  });

  it('becomes an exact command with the names this Debian or Ubuntu uses', () => {
    expect(installCommand(missing, readDistribution(debian13))).toMatch(
      /^sudo apt-get update && sudo apt-get install -y --no-install-recommends .*\blibgtk-3-0t64\b.* xvfb$/,
    );
    const bookworm = readDistribution('ID=debian\nVERSION_ID="12"\n');
    expect(installCommand(missing, bookworm)).toMatch(/ libgtk-3-0 /);
    const jammy = readDistribution('ID=ubuntu\nID_LIKE=debian\nVERSION_ID="22.04"\n');
    expect(installCommand(missing, jammy)).toMatch(/ libgtk-3-0 /);
    const noble = readDistribution('ID=ubuntu\nID_LIKE=debian\nVERSION_ID="24.04"\n');
    expect(installCommand(missing, noble)).toMatch(/ libgtk-3-0t64 /);
  });

  it('asks only for what is missing', () => {
    const command = installCommand({ libraries: [], xvfb: true }, readDistribution(debian13));
    expect(command).toBe(
      'sudo apt-get update && sudo apt-get install -y --no-install-recommends xvfb',
    );
  });

  it('names the libraries themselves on a system whose packages we do not know', () => {
    expect(installCommand(missing, readDistribution('ID=nixos\n'))).toBe(
      'install the packages that hold libgbm.so.1 and install Xvfb',
    );
  });
});
