// Which of Electron's fuses are blown in what we ship, and what does a program's own wire say?
import {
  type FuseState,
  FuseV1Options,
  FuseVersion,
  flipFuses,
  getCurrentFuseWire,
} from '@electron/fuses';

/** Every fuse @electron/fuses knows, and whether it is on in a shipped Galley. */
export const fusePolicy: Readonly<Record<FuseV1Options, boolean>> = {
  // Galley's program must never serve as a Node that runs somebody else's script.
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  // We make no snapshot of our own for the main process.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // Pages come from app://, so file:// needs no privileges.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // Only makes WebAssembly faster; off, its bounds are checked in code.
  [FuseV1Options.WasmTrapHandlers]: true,
};

const knownFuses: readonly FuseV1Options[] = Object.values(FuseV1Options).filter(
  (fuse): fuse is FuseV1Options => typeof fuse === 'number',
);

/** The fuses that a program has, with their states. Older Electrons have fewer. */
export async function readFuses(program: string): Promise<Map<FuseV1Options, FuseState>> {
  const wire = await getCurrentFuseWire(program);
  const states = new Map<FuseV1Options, FuseState>();
  for (const fuse of knownFuses) {
    const state: FuseState | undefined = wire[fuse];
    if (state !== undefined) states.set(fuse, state);
  }
  return states;
}

/**
 * Sets every fuse the program has as the policy says. A program with a fuse that the policy does not know is
 * refused: somebody has to decide about it first.
 */
export async function setFuses(program: string): Promise<void> {
  const present = await readFuses(program);
  const decided = Object.fromEntries([...present.keys()].map((fuse) => [fuse, fusePolicy[fuse]]));
  await flipFuses(program, {
    // The type asks for all fuses there are; naming one that an older runtime lacks is an error at run time.
    ...(decided as Record<FuseV1Options, boolean>),
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
  });
}

/** Turns the inspector on in a copy made for tests, and changes nothing else. */
export async function allowInspector(program: string): Promise<void> {
  await flipFuses(program, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}
