// Does this machine have the system libraries and the display server that Electron needs?
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ScriptFailure } from '../project.ts';
import { lastWords, runCommand } from '../run-command.ts';
import { isInstallForbidden } from './runtime.ts';

/** What is missing: shared libraries by their file names, and whether an X server is among it. */
export interface Missing {
  readonly libraries: readonly string[];
  readonly xvfb: boolean;
}

/** How this system installs packages. */
export interface Distribution {
  readonly family: 'debian' | 'fedora' | 'arch' | 'other';
  /** Debian 13 and Ubuntu 24.04 renamed many libraries; true from there on. */
  readonly time64: boolean;
}

/** Packages that bring every library Chromium links to. `t64` marks those renamed in newer Debian. */
const debianLibraries: readonly { readonly name: string; readonly t64: boolean }[] = [
  { name: 'libasound2', t64: true },
  { name: 'libatk-bridge2.0-0', t64: true },
  { name: 'libatk1.0-0', t64: true },
  { name: 'libatspi2.0-0', t64: true },
  { name: 'libcups2', t64: true },
  { name: 'libdbus-1-3', t64: false },
  { name: 'libdrm2', t64: false },
  { name: 'libexpat1', t64: false },
  { name: 'libgbm1', t64: false },
  { name: 'libglib2.0-0', t64: true },
  { name: 'libgtk-3-0', t64: true },
  { name: 'libnspr4', t64: false },
  { name: 'libnss3', t64: false },
  { name: 'libx11-6', t64: false },
  { name: 'libxcomposite1', t64: false },
  { name: 'libxdamage1', t64: false },
  { name: 'libxext6', t64: false },
  { name: 'libxfixes3', t64: false },
  { name: 'libxkbcommon0', t64: false },
  { name: 'libxrandr2', t64: false },
];

const packageNames = {
  fedora: {
    libraries: ['gtk3', 'nss', 'alsa-lib', 'mesa-libgbm', 'cups-libs'],
    xvfb: 'xorg-x11-server-Xvfb',
  },
  arch: { libraries: ['gtk3', 'nss', 'alsa-lib', 'mesa', 'libcups'], xvfb: 'xorg-server-xvfb' },
} as const;

/** Finds out what a program lacks on this machine. Only Linux is asked; elsewhere nothing is missing. */
export async function findMissing(executable: string, needsXvfb: boolean): Promise<Missing> {
  if (process.platform !== 'linux') return { libraries: [], xvfb: false };
  const finished = await runCommand('ldd', [executable]);
  return {
    libraries: unresolvedLibraries(finished.stdout),
    xvfb: needsXvfb && findOnPath('Xvfb') === undefined,
  };
}

/** The names that `ldd` could not resolve. */
export function unresolvedLibraries(lddOutput: string): string[] {
  return lddOutput
    .split('\n')
    .filter((line) => line.includes('=> not found'))
    .map((line) => line.trim().split(' ')[0] ?? '')
    .filter((name) => name !== '');
}

/** The full path of a program, if it is on PATH. */
export function findOnPath(program: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find((candidate) => existsSync(candidate));
}

/** Reads which distribution this is from the text of /etc/os-release. */
export function readDistribution(osRelease: string): Distribution {
  const field = (name: string) =>
    osRelease.match(new RegExp(`^${name}="?([^"\\n]*)"?$`, 'm'))?.[1] ?? '';
  const names = `${field('ID')} ${field('ID_LIKE')}`.toLowerCase();
  const version = Number.parseFloat(field('VERSION_ID')) || Number.POSITIVE_INFINITY;
  if (/\b(debian|ubuntu)\b/.test(names)) {
    const ubuntu = /\bubuntu\b/.test(names);
    return { family: 'debian', time64: version >= (ubuntu ? 24.04 : 13) };
  }
  if (/\b(fedora|rhel|centos)\b/.test(names)) return { family: 'fedora', time64: false };
  if (/\barch\b/.test(names)) return { family: 'arch', time64: false };
  return { family: 'other', time64: false };
}

/** The packages to install for what is missing; empty where we do not know their names. */
export function packagesFor(missing: Missing, distribution: Distribution): string[] {
  if (distribution.family === 'other') return [];
  if (distribution.family !== 'debian') {
    const known = packageNames[distribution.family];
    return [
      ...(missing.libraries.length > 0 ? known.libraries : []),
      ...(missing.xvfb ? [known.xvfb] : []),
    ];
  }
  const libraries =
    missing.libraries.length === 0
      ? []
      : debianLibraries.map(({ name, t64 }) => (t64 && distribution.time64 ? `${name}t64` : name));
  return [...libraries, ...(missing.xvfb ? ['xvfb'] : [])];
}

/** The exact command a person types to install them. */
export function installCommand(missing: Missing, distribution: Distribution): string {
  const packages = packagesFor(missing, distribution).join(' ');
  switch (distribution.family) {
    case 'debian':
      return `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages}`;
    case 'fedora':
      return `sudo dnf install -y ${packages}`;
    case 'arch':
      return `sudo pacman -S --needed ${packages}`;
    case 'other':
      return [
        ...(missing.libraries.length > 0
          ? [`install the packages that hold ${missing.libraries.join(', ')}`]
          : []),
        ...(missing.xvfb ? ['install Xvfb'] : []),
      ].join(' and ');
  }
}

/**
 * Makes sure that the runtime can start here. On Debian and Ubuntu, as root, what is missing is installed
 * after saying so; otherwise it stops with the exact command to run.
 */
export async function ensureSystemPackages(
  executable: string,
  needsXvfb: boolean,
  log: (line: string) => void = (line) => console.error(line),
): Promise<void> {
  const missing = await findMissing(executable, needsXvfb);
  if (missing.libraries.length === 0 && !missing.xvfb) return;
  const distribution = readDistribution(
    existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '',
  );
  const what = [
    ...(missing.libraries.length > 0 ? [`system libraries (${missing.libraries.join(', ')})`] : []),
    ...(missing.xvfb ? ['Xvfb, the display server for machines without a screen'] : []),
  ].join(' and ');
  const mayInstall =
    distribution.family === 'debian' &&
    process.getuid?.() === 0 &&
    !isInstallForbidden(process.env) &&
    findOnPath('apt-get') !== undefined;
  if (!mayInstall) {
    const forbidden = isInstallForbidden(process.env)
      ? ' GALLEY_NO_INSTALL=1 forbids installing it.'
      : '';
    throw new ScriptFailure(
      `Electron needs ${what}, which this machine lacks.${forbidden} Run:\n  ${installCommand(missing, distribution)}`,
    );
  }
  const packages = packagesFor(missing, distribution);
  log(`Installing ${what} with apt-get: ${packages.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const updated = await runCommand('apt-get', ['update'], { env });
  if (updated.code !== 0) log(`apt-get update reported a problem:\n${lastWords(updated)}`);
  const installed = await runCommand(
    'apt-get',
    ['install', '-y', '--no-install-recommends', ...packages],
    { env },
  );
  const still = await findMissing(executable, needsXvfb);
  if (installed.code !== 0 || still.libraries.length > 0 || still.xvfb) {
    throw new ScriptFailure(
      `apt-get could not install ${what}:\n${lastWords(installed)}\nRun it yourself:\n  ${installCommand(still, distribution)}`,
    );
  }
}
