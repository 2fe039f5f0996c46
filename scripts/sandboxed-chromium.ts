// How is the system's Chromium started for looking at pages: with its sandbox, and never as root?
import { chmod, chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { findOnPath } from './electron-runtime/system-packages.ts';
import { ScriptFailure } from './project.ts';
import {
  findUnprivilegedPerson,
  type Person,
  requireUserNamespaces,
} from './unprivileged-person.ts';

export interface LookingGlass {
  readonly browser: Browser;
  close(): Promise<void>;
}

/**
 * Starts Chromium; root hands it to an ordinary user first. Fails with a sentence where there is none to start.
 * @param args what it is started with besides
 */
export async function startChromium(args: readonly string[] = []): Promise<LookingGlass> {
  const program = findOnPath('chromium') ?? findOnPath('google-chrome');
  if (program === undefined)
    throw new ScriptFailure(
      'There is no Chromium to look with: install the package “chromium” of the system, and begin again.',
    );
  const person = await findUnprivilegedPerson((line) => console.error(line));
  await requireUserNamespaces(person);
  const own = await mkdtemp(join(tmpdir(), 'galley-chromium-'));
  const executablePath = person === undefined ? program : await handedOver(program, person, own);
  // Without this Playwright turns the sandbox off.
  const browser = await chromium.launch({ executablePath, chromiumSandbox: true, args: [...args] });
  return {
    browser,
    async close() {
      await browser.close();
      await rm(own, { recursive: true, force: true });
    },
  };
}

/** A program that gives the profile it is started with to the person, and then becomes Chromium as that person. */
async function handedOver(program: string, person: Person, own: string): Promise<string> {
  const path = join(own, 'chromium.sh');
  const home = join(own, 'home');
  const lines = [
    '#!/bin/sh',
    `mkdir -p '${home}' && chown ${person.uid}:${person.gid} '${home}'`,
    'for given in "$@"; do',
    '  case "$given" in',
    `    --user-data-dir=*) chown -R ${person.uid}:${person.gid} "\${given#*=}" ;;`,
    '  esac',
    'done',
    `export HOME='${home}'`,
    `exec setpriv --reuid=${person.uid} --regid=${person.gid} --clear-groups '${program}' "$@"`,
    '',
  ];
  await writeFile(path, lines.join('\n'));
  await chmod(path, 0o755);
  await chmod(own, 0o755);
  await chown(own, person.uid, person.gid);
  return path;
}
