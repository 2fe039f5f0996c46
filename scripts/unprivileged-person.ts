// As whom do the tests run Electron, when this session is root's? Chromium's sandbox refuses root.
import { isInstallForbidden } from './electron-runtime/runtime.ts';
import { ScriptFailure } from './project.ts';
import { lastWords, runCommand } from './run-command.ts';

/** An ordinary user of this machine. */
export interface Person {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const ownUser = 'galley-e2e';

/** Undefined when this session is an ordinary user's already. As root: our own system user, or `nobody`. */
export async function findUnprivilegedPerson(
  log: (line: string) => void,
): Promise<Person | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const existing = await lookUp(ownUser);
  if (existing) return existing;
  if (!isInstallForbidden(process.env)) {
    log(`Creating the system user ${ownUser} (no login, no home): Electron is never run as root.`);
    await runCommand('useradd', [
      '--system',
      '--user-group',
      '--no-create-home',
      '--home-dir',
      '/nonexistent',
      '--shell',
      '/usr/sbin/nologin',
      ownUser,
    ]).catch(() => undefined);
    const created = await lookUp(ownUser);
    if (created) return created;
  }
  const nobody = await lookUp('nobody');
  if (nobody) return nobody;
  throw new ScriptFailure(
    `Electron is never run as root, and there is no ordinary user to run it as. Create one: useradd --system ${ownUser}`,
  );
}

async function lookUp(name: string): Promise<Person | undefined> {
  const [uid, gid] = await Promise.all([
    runCommand('id', ['-u', name]),
    runCommand('id', ['-g', name]),
  ]);
  if (uid.code !== 0 || gid.code !== 0) return undefined;
  return { name, uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

/** Stops with a sentence when the person cannot make the namespaces that Chromium's sandbox is built of. */
export async function requireUserNamespaces(person: Person | undefined): Promise<void> {
  if (process.platform !== 'linux') return;
  const tried = await runCommand('unshare', ['--user', '--map-root-user', 'true'], {
    ...(person ? { uid: person.uid, gid: person.gid } : {}),
  }).catch(() => undefined);
  // Without the `unshare` program nothing is known; the security tests then tell.
  if (tried === undefined || tried.code === 0) return;
  throw new ScriptFailure(
    [
      `This machine does not let ordinary users create user namespaces (${lastWords(tried, 1)}), and Chromium's sandbox needs them.`,
      'Galley is not tested with the sandbox off. Allow them, as root:',
      '  Debian:  sysctl -w kernel.unprivileged_userns_clone=1 user.max_user_namespaces=10000',
      '  Ubuntu:  sysctl -w kernel.apparmor_restrict_unprivileged_userns=0',
      '  In a container, start it with a seccomp profile that allows unshare and clone.',
    ].join('\n'),
  );
}
