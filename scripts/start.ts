// `npm start`: opens Galley on the sample newsroom, or runs the demo where no window could be shown.
import { buildAll } from './build-all.ts';
import { hasScreen } from './display.ts';
import { findRuntime } from './electron-runtime/find-runtime.ts';
import { ensureSystemPackages } from './electron-runtime/system-packages.ts';
import { inProject, projectFolder, runScript } from './project.ts';
import { runCommand } from './run-command.ts';

await runScript(async () => {
  const why = reasonForDemo();
  if (why !== undefined) {
    console.error(`${why} Running the demo on a virtual display instead (npm run demo).`);
    const demo = await runCommand(process.execPath, [inProject('scripts', 'demo.ts')], {
      output: 'show',
    });
    return demo.code ?? 1;
  }
  await buildAll();
  const runtime = await findRuntime();
  await ensureSystemPackages(runtime.executable, false);
  console.error('Opening Galley on the sample newsroom. Close its window to end.');
  const app = await runCommand(
    runtime.executable,
    [projectFolder, '--sample', ...process.argv.slice(2)],
    { output: 'show' },
  );
  return app.code ?? 1;
});

function reasonForDemo(): string | undefined {
  if (!hasScreen()) return 'This machine has no display, so there is no window to open.';
  if (process.getuid?.() === 0) {
    return "This is root's session, and Chromium's sandbox refuses to run as root.";
  }
  return undefined;
}
