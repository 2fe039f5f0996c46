// `npm run real-servers`: installs the real servers that publishing is tried against, where they are beside the project. What cannot be had is said, and left out of the tests.
import {
  installRealServer,
  isLeftOut,
  realServerKinds,
  realServers,
  whyLeftOut,
} from '../electron/publish/real-servers-for-tests.ts';
import { runScript } from './project.ts';

/** The largest are fifty packages. */
const LONGEST_MS = 240_000;

await runScript(async () => {
  if (!realServers.areWanted) {
    console.log(`No real servers: ${realServers.because}.`);
    return 0;
  }
  for (const kind of realServerKinds) {
    if (!isLeftOut(kind)) continue;
    const began = performance.now();
    // Packages are installed one after the other: they share a lock.
    const why = await installRealServer(kind, LONGEST_MS).then(
      () => whyLeftOut(kind),
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    console.log(
      why === undefined
        ? `${kind}: installed in ${seconds} s.`
        : `${kind}: cannot be had here, and is left out. ${why}`,
    );
  }
  return 0;
});
