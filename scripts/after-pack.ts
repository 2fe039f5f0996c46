// What is changed in a packed app before it is signed? Called by electron-builder for each platform.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AfterPackContext } from 'electron-builder';
import { setFuses } from './fuses.ts';

/** Removes the default app that a development runtime carries, and sets the fuses. */
export default async function afterPack(context: AfterPackContext): Promise<void> {
  const { appOutDir, electronPlatformName, packager } = context;
  const name = packager.appInfo.productFilename;
  const isMac = electronPlatformName === 'darwin' || electronPlatformName === 'mas';
  const resources = isMac
    ? join(appOutDir, `${name}.app`, 'Contents', 'Resources')
    : join(appOutDir, 'resources');
  for (const leftover of ['default_app.asar', 'default_app.asar.stamp']) {
    await rm(join(resources, leftover), { force: true });
  }
  if (isMac) await setFuses(join(appOutDir, `${name}.app`));
  else if (electronPlatformName === 'win32') await setFuses(join(appOutDir, `${name}.exe`));
  else await setFuses(join(appOutDir, 'galley'));
}
