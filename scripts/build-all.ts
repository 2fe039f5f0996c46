// Is everything in dist/ made from the sources as they are now?
import { existsSync } from 'node:fs';
import { type BuildOptions, build as viteBuild } from 'vite';
import { buildBundles, type MadeBundle } from './bundles.ts';
import { inProject, ScriptFailure } from './project.ts';

/** Builds every program and the window, and says how long it took. Returns what the programs were made of. */
export async function buildAll(): Promise<MadeBundle[]> {
  const started = performance.now();
  const made = await buildBundles();
  await buildRenderer();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const names = made.map(({ bundle }) => bundle.name).join(', ');
  console.error(`Built ${names}, renderer in ${seconds} s.`);
  return made;
}

/** Builds the page of the window into dist/renderer. */
export async function buildRenderer(): Promise<void> {
  if (!existsSync(inProject('renderer', 'index.html'))) {
    throw new ScriptFailure('Cannot build the window: renderer/index.html does not exist.');
  }
  await buildPage({});
}

/** Where the pages lie that only developers and tests see; never in dist/, which is shipped. */
export const DEV_PAGES = '.cache/dev-pages';

/** Builds the window with its pretended newsroom, for looking at it without Electron. */
export async function buildDevPages(): Promise<void> {
  await buildPage({
    outDir: inProject(DEV_PAGES),
    rollupOptions: {
      input: ['index.html', 'gallery.html'].map((page) => inProject('renderer', 'dev', page)),
    },
  });
}

async function buildPage(build: BuildOptions): Promise<void> {
  // Vite says to the whole process that it is in production, and what is started later would believe it.
  const { NODE_ENV } = process.env;
  try {
    await viteBuild({
      configFile: inProject('vite.config.ts'),
      configLoader: 'native',
      logLevel: 'warn',
      build,
    });
  } catch (error) {
    throw new ScriptFailure(
      `The window could not be built: ${error instanceof Error ? error.message : String(error)}`,
    );
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
}
