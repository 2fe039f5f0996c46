// What do the commands of publishing share? An open newsroom, one of its targets with its secrets, and words for what was found.
import { randomFillSync } from 'node:crypto';
import { join } from 'node:path';
import { makeUuid } from '../../core/content/ids.ts';
import type { Target } from '../../core/content/site.ts';
import { unreachable, unwrap } from '../../core/errors.ts';
import type { Guarantee } from '../../core/ipc/contract.ts';
import { Publisher } from '../publish/publish-library.ts';
import type { Diagnosis, Run } from '../publish/target.ts';
import { type Secrets, secretName, type TargetKind } from '../publish/target-kind.ts';
import { targetKind } from '../publish/targets/registry.ts';
import { oneLine } from '../storage/check-findings.ts';
import { LibraryStore } from '../storage/library-store.ts';
import { sameLabel } from '../storage/target-records.ts';
import { type CliEnvironment, CommandFailed, errorFor } from './command.ts';
import { signingKeyOf } from './signing-key-of.ts';

/** Opens a newsroom for writing, runs `work`, and gives the newsroom back. */
export async function inNewsroom<T>(
  library: string,
  environment: CliEnvironment,
  work: (store: LibraryStore) => Promise<T>,
): Promise<T> {
  const opened = await LibraryStore.open(library, {
    now: environment.now,
    warn: (line) => environment.note(line),
  });
  if (!opened.ok) throw errorFor(opened.error, library);
  const store = opened.value;
  try {
    if (store.readOnly !== null) {
      throw new CommandFailed(
        `${library} cannot be written to now (${store.readOnly}). Publishing keeps a receipt in it: close the newsroom elsewhere first.`,
      );
    }
    return await work(store);
  } finally {
    await store.close();
  }
}

/** The target of that name; a name that none has is input that cannot be used. */
export async function targetNamed(store: LibraryStore, name: string): Promise<Target> {
  const targets = await store.publishing.targets();
  if (!targets.ok) throw errorFor(targets.error, 'targets.json');
  const target = targets.value.find(({ label }) => sameLabel(label, name));
  if (target !== undefined) return target;
  throw errorFor({ code: 'not-found', subject: `The target “${oneLine(name)}”` }, name);
}

export async function publisherOf(
  store: LibraryStore,
  name: string,
  environment: CliEnvironment,
  yes: {
    readonly takeOver?: boolean;
    readonly mayDeleteMany?: boolean;
    readonly mayLeaveOut?: boolean;
  } = {},
): Promise<Publisher> {
  const target = await targetNamed(store, name);
  const kind = targetKind(target.kind);
  const opened = await Publisher.open(target.label, {
    store,
    themesFolder: join(environment.resources, 'themes'),
    cacheFolder: environment.cacheFolder,
    secrets: kind === undefined ? {} : secretsOf(kind, environment),
    asOf: environment.now(),
    newId: () =>
      makeUuid({
        now: () => environment.now().getTime(),
        random: (bytes) => randomFillSync(bytes),
      }),
    ...yes,
  });
  if (!opened.ok) throw errorFor(opened.error, name);
  return opened.value;
}

/** What the environment says of the secrets that a kind of target knows. */
function secretsOf(kind: TargetKind, { secret }: CliEnvironment): Secrets {
  const found: Record<string, string> = {};
  for (const name of Object.keys(kind.secrets)) {
    const value = secret(secretName(name));
    if (value !== undefined && value !== '') found[name] = value;
  }
  return found;
}

export function runOf(environment: CliEnvironment): Run {
  return {
    signal: environment.signal,
    sign: async (manifest) => unwrap(await signingKeyOf(environment)).sign(manifest),
    onProgress(done, total, label) {
      environment.progress(total === 0 ? label : `${done} of ${total}: ${oneLine(label)}`);
    },
  };
}

export function tellDiagnosis(
  { server, notes, there }: Diagnosis,
  environment: CliEnvironment,
): void {
  environment.print(
    server === null ? 'The target answers.' : `The target answers: ${oneLine(server)}.`,
  );
  for (const note of notes) environment.print(oneLine(note));
  if (there === null) environment.print('Nothing was published there by Galley yet.');
  else if (there.isOurs) environment.print(`Galley published ${there.files} files there.`);
  else environment.print('A publish there was cut short. The next one finishes it.');
}

export function guaranteeText(guarantee: Guarantee): string {
  switch (guarantee) {
    case 'whole-site':
      return 'Readers see all of the old website, or all of the new one.';
    case 'whole-site-with-gap':
      return 'Readers see all of the old website or all of the new one, and for a moment in between nothing.';
    case 'file-by-file':
      return 'Every address is whole at every moment; for a while some pages are new and some old.';
    default:
      return unreachable(guarantee);
  }
}
