#!/usr/bin/env node
// `npx galley`: runs the command line twin of the app in plain Node, building it first when it is missing or old.
// Written for any Node from 20 on, because the person's own Node runs it; the build itself needs a newer one.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = dirname(dirname(fileURLToPath(import.meta.url)));
const program = join(project, 'dist', 'cli.cjs');

function newestChange(folder) {
  let newest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) newest = Math.max(newest, newestChange(path));
    else if (!entry.name.endsWith('.test.ts')) newest = Math.max(newest, statSync(path).mtimeMs);
  }
  return newest;
}

function isOutOfDate() {
  if (!existsSync(program)) return true;
  const sources = ['core', 'electron'].map((name) => join(project, name)).filter(existsSync);
  const built = statSync(program).mtimeMs;
  return sources.some((folder) => newestChange(folder) > built);
}

/** A Node that can run the build scripts: this one if it is new enough, else the one among our packages. */
function nodeForBuilding() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  const own = join(project, 'node_modules', 'node', 'bin', 'node');
  return existsSync(own) ? own : process.execPath;
}

if (isOutOfDate()) {
  const built = spawnSync(nodeForBuilding(), [join(project, 'scripts', 'build.ts'), 'cli'], {
    cwd: project,
    // What the CLI itself prints may be read by a program: the build may speak on stderr only.
    stdio: ['ignore', 2, 'pipe'],
  });
  if (built.status !== 0) {
    console.error(String(built.stderr));
    console.error('galley could not be built. Run "npm ci" in its folder, then try again.');
    process.exit(1);
  }
}

const child = spawn(process.execPath, [program, ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => {
  const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };
  process.exit(code ?? 128 + (signalNumbers[signal] ?? 1));
});
