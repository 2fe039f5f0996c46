// `npm run runtime`: which Electron would Galley run on here? Fetches and installs what is missing.
import { runScript } from '../project.ts';
import { findRuntime } from './find-runtime.ts';
import { ensureSystemPackages } from './system-packages.ts';

await runScript(async () => {
  const runtime = await findRuntime({ retry: process.argv.includes('--retry') });
  const hasDisplay = Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
  await ensureSystemPackages(runtime.executable, !hasDisplay);
  console.log(runtime.executable);
  return 0;
});
