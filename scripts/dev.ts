// `npm run dev`: Galley with the window's page reloading as it is edited, and a restart when main changes.
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'vite';
import { watchBundles } from './bundles.ts';
import { hasScreen } from './display.ts';
import { findRuntime } from './electron-runtime/find-runtime.ts';
import { ensureSystemPackages } from './electron-runtime/system-packages.ts';
import { inProject, projectFolder, runScript, ScriptFailure } from './project.ts';

await runScript(async () => {
  if (!hasScreen()) {
    throw new ScriptFailure('npm run dev opens a window, and this machine has no display.');
  }
  if (process.getuid?.() === 0) {
    throw new ScriptFailure(
      "npm run dev opens Electron, and Chromium's sandbox refuses to run as root. Run it as an ordinary user.",
    );
  }
  const runtime = await findRuntime();
  await ensureSystemPackages(runtime.executable, false);
  const page = await createServer({
    configFile: inProject('vite.config.ts'),
    configLoader: 'native',
    logLevel: 'warn',
  });
  await page.listen();
  const url = page.resolvedUrls?.local[0];
  if (url === undefined) throw new ScriptFailure('The page server gave no address.');

  let app: ChildProcess | undefined;
  let restarting = false;
  let closed: (code: number) => void = () => {};
  const finished = new Promise<number>((resolve) => {
    closed = resolve;
  });
  const open = () => {
    app = spawn(runtime.executable, [projectFolder, '--sample', ...process.argv.slice(2)], {
      stdio: 'inherit',
      env: { ...process.env, GALLEY_DEV_URL: url },
    });
    app.once('exit', (code) => {
      if (restarting) {
        restarting = false;
        open();
      } else closed(code ?? 1);
    });
  };
  const restart = () => {
    if (app === undefined || restarting) return;
    console.error('Sources of the main process changed: restarting Galley.');
    restarting = true;
    // SIGTERM lets it save what was typed before it goes.
    app.kill('SIGTERM');
  };
  // Several programs may be rebuilt by one edit; they share one restart.
  let soon: NodeJS.Timeout | undefined;
  const bundles = await watchBundles(() => {
    clearTimeout(soon);
    soon = setTimeout(restart, 200);
  });
  console.error(`The window's page comes from ${url} and reloads as you edit renderer/.`);
  open();
  const end = () => app?.kill('SIGTERM');
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  const code = await finished;
  clearTimeout(soon);
  await bundles.stop();
  await page.close();
  return code;
});
