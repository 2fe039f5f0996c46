// Where do this person's programs keep what can be made again? One place for the app and the command line.
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folder for caches by the conventions of the platform; it may not exist yet, and may be deleted at any time. */
export function personCacheFolder(): string {
  const { LOCALAPPDATA, XDG_CACHE_HOME } = process.env;
  if (process.platform === 'win32') {
    return join(LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'Galley', 'Cache');
  }
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'Galley');
  return join(XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'galley');
}
