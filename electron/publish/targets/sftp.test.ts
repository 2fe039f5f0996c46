// Does publishing by SFTP keep its promises: to trust one server, to hold its tongue before, and to leave a whole website?
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  realpath,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { unwrap } from '../../../core/errors.ts';
import { placeContract, type Stage, siteOf, toPublish } from '../place-contract.ts';
import {
  isLeftOut,
  REAL_SERVER,
  type RealServer,
  startRealServer,
} from '../real-servers-for-tests.ts';
import type { OpenPlace } from '../site-place.ts';
import { contentOf } from '../site-target.ts';
import {
  EVERY_EXTENSION,
  newHostKey,
  newUserKey,
  type SftpServerForTests,
  type SftpServerOptions,
  startAgent,
  startSftpServer,
} from '../ssh/sftp-server-for-tests.ts';
import { SftpSession } from '../ssh/sftp-session.ts';
import type { PublishTarget, Run } from '../target.ts';
import { settingForTests } from '../target-setting-for-tests.ts';
import { openSftp, type SftpOptions, sftp } from './sftp.ts';

const hostKey = newHostKey();
const userKey = newHostKey();
const canary = 'canary-in-a-coal-mine';
const run: Run = { signal: new AbortController().signal, onProgress: () => undefined };

const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

async function newFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'galley-sftp-')));
  ending.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function newServer(
  more: Partial<SftpServerOptions> = {},
): Promise<SftpServerForTests & { folder: string }> {
  const folder = more.folder ?? (await newFolder());
  const server = await startSftpServer({
    folder,
    hostKeys: [hostKey.private],
    user: 'newsroom',
    password: canary,
    publicKeys: [userKey.public],
    ...more,
  });
  ending.push(() => server.stop());
  return Object.assign(server, { folder });
}

function optionsFor(port: number, more: Partial<SftpOptions> = {}): SftpOptions {
  return {
    host: '127.0.0.1',
    port,
    user: 'newsroom',
    login: 'password',
    folder: 'web',
    switchable: false,
    hostKey: hostKey.fingerprint,
    ...more,
  };
}

function targetOf(
  chosen: SftpOptions,
  secrets: Readonly<Record<string, string>> = { password: canary },
  more: { takeOver?: boolean } = {},
): PublishTarget {
  return sftp.open(chosen, settingForTests({ secrets, ...more }));
}

const website = { 'index.html': '<!doctype html><title>News</title>', 'site.css': 'body {}' };

async function publish(target: PublishTarget, texts: Readonly<Record<string, string>> = website) {
  return await unwrap(await target.plan(toPublish(texts), run)).apply(run);
}

/** All files below a folder, as a visitor gets them: in one go, so that nothing changes between two of them. */
function filesBelow(folder: string): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  const walk = (at: string, prefix: string): void => {
    for (const name of readdirSync(at)) {
      const file = join(at, name);
      if (statSync(file).isDirectory()) walk(file, `${prefix}${name}/`);
      else found.set(`${prefix}${name}`, readFileSync(file));
    }
  };
  if (existsSync(folder)) walk(folder, '');
  return found;
}

/** A stage on a folder of this computer that some server shows. */
function stageIn(
  folder: string,
  open: OpenPlace,
  switchable: boolean,
  stop: () => Promise<void>,
): Stage {
  const shown = switchable ? join(folder, 'current') : folder;
  return {
    open,
    visit: async () => filesBelow(shown),
    async plant(path, text) {
      if (switchable && (await lstat(shown).catch(() => undefined)) === undefined) {
        await mkdir(join(folder, 'by-hand'));
        await symlink('by-hand', shown);
      }
      await mkdir(dirname(join(shown, path)), { recursive: true });
      await rm(join(shown, path), { force: true });
      await writeFile(join(shown, path), text);
    },
    stop,
  };
}

for (const [name, switchable, extensions] of [
  ['by SFTP', false, EVERY_EXTENSION],
  ['by SFTP to a server that replaces nothing', false, []],
  ['by SFTP to a folder that is switched', true, EVERY_EXTENSION],
] as const) {
  placeContract(
    name,
    {
      guarantee: switchable ? 'whole-site' : 'file-by-file',
      // A server that replaces nothing lets a page be missing for a moment, as its target says.
      mayWatch: extensions.length > 0,
    },
    async () => {
      const server = await newServer({ extensions });
      const folder = join(server.folder, 'web');
      await mkdir(folder);
      return stageIn(
        folder,
        openSftp(optionsFor(server.port, { switchable }), { password: canary }),
        switchable,
        async () => undefined,
      );
    },
  );
}

describe.skipIf(isLeftOut('sshd'))(`with OpenSSH ${REAL_SERVER}`, () => {
  let server: RealServer;
  beforeAll(async () => {
    server = await startRealServer('sshd');
  });
  afterAll(() => server?.stop());

  for (const switchable of [false, true]) {
    const name = switchable ? 'OpenSSH, a folder that is switched' : 'OpenSSH';
    placeContract(
      name,
      {
        guarantee: switchable ? 'whole-site' : 'file-by-file',
        momentsApart: 12,
      },
      async () => {
        const folder = await mkdtemp(join(server.get('SFTP_FILES'), 'web-'));
        const at = `${server.get('SFTP_PATH')}/${basename(folder)}`;
        const chosen = realOptions(server, { switchable, folder: at });
        return stageIn(folder, openSftp(chosen, {}), switchable, async () => undefined);
      },
    );
  }

  it('is trusted by its fingerprint, as OpenSSH tells it', async () => {
    const { hostKey: _, ...unpinned } = realOptions(server);
    expect(unwrap(await targetOf({ ...unpinned, hostKey: undefined }).connect(run))).toMatchObject({
      toTrust: { option: 'hostKey', value: server.get('SFTP_HOST_SHA256') },
    });
    const chosen = realOptions(server);
    const { server: software } = unwrap(await targetOf(chosen).connect(run));
    expect(software).toMatch(/^OpenSSH_/);
    unwrap(await publish(targetOf(chosen)));
    const other = { ...chosen, hostKey: newHostKey().fingerprint };
    expect(await targetOf(other).connect(run)).toMatchObject({
      error: { code: 'host-key-changed' },
    });
    const stranger = { ...chosen, keyFile: server.get('SFTP_KEY_REFUSED') };
    expect(await targetOf(stranger).connect(run)).toMatchObject({
      error: { code: 'login-refused' },
    });
  });
});

function realOptions(server: RealServer, more: Partial<SftpOptions> = {}): SftpOptions {
  return optionsFor(Number(server.get('SFTP_PORT')), {
    user: server.get('SFTP_USER'),
    login: 'key',
    keyFile: server.get('SFTP_KEY'),
    folder: server.get('SFTP_PATH'),
    hostKey: server.get('SFTP_HOST_SHA256'),
    ...more,
  });
}

describe('a server that nobody has trusted yet', () => {
  it('is asked for its host key, and told neither a name nor a password', async () => {
    const server = await newServer();
    const target = targetOf(optionsFor(server.port, { hostKey: undefined }));
    const { notes, toTrust } = unwrap(await target.connect(run));
    expect(toTrust).toEqual({ option: 'hostKey', value: hostKey.fingerprint });
    expect(notes[0]).toContain(hostKey.fingerprint);
    expect(server.heard).toEqual({ logins: 0, passwords: [], content: 0 });
  });

  it('gets nothing published', async () => {
    const server = await newServer();
    const target = targetOf(optionsFor(server.port, { hostKey: undefined }));
    const refused = { error: { code: 'host-key-unknown' } };
    expect(await target.plan(toPublish(website), run)).toMatchObject(refused);
    expect(await target.rollback(siteOf(website), 'a library', run)).toMatchObject(refused);
    expect(await target.verify(new Map(), run)).toMatchObject(refused);
    expect(server.heard).toEqual({ logins: 0, passwords: [], content: 0 });
  });
});

describe('a server with another host key than the trusted one', () => {
  it('is a hard stop, before a name, a password or a byte of content is sent', async () => {
    const server = await newServer();
    const plan = unwrap(await targetOf(optionsFor(server.port)).plan(toPublish(website), run));
    const { port } = server;
    await server.stop();
    const other = newHostKey();
    const impostor = await startSftpServerAt(port, other.private);
    const changed = {
      error: {
        code: 'host-key-changed',
        detail: `it shows ${other.fingerprint} (ssh-ed25519); trusted was ${hostKey.fingerprint}`,
      },
    };
    expect(await plan.apply(run)).toMatchObject(changed);
    expect(await targetOf(optionsFor(port)).connect(run)).toMatchObject(changed);
    expect(impostor.heard).toEqual({ logins: 0, passwords: [], content: 0 });
  });

  it('(known-bad control) is told all when its own key is trusted', async () => {
    const server = await newServer();
    unwrap(await publish(targetOf(optionsFor(server.port))));
    expect(server.heard.passwords).toContain(canary);
    expect(server.heard.content).toBeGreaterThan(0);
  });

  it('is the trusted one still where it has that key beside a newer kind', async () => {
    const newer = newHostKey();
    const older = newHostKey('ecdsa');
    const server = await newServer({ hostKeys: [newer.private, older.private] });
    unwrap(await publish(targetOf(optionsFor(server.port, { hostKey: older.fingerprint }))));
    const none = optionsFor(server.port, { hostKey: newHostKey().fingerprint });
    expect(await targetOf(none).connect(run)).toMatchObject({
      error: { code: 'host-key-changed', detail: expect.stringContaining(newer.fingerprint) },
    });
  });
});

/** Another server on the port of one that was stopped. */
async function startSftpServerAt(port: number, key: string): Promise<SftpServerForTests> {
  const folder = await newFolder();
  const server = await startSftpServer({ folder, hostKeys: [key], user: 'newsroom', port });
  ending.push(() => server.stop());
  return server;
}

describe('a login by SFTP', () => {
  it('is by a key file, with its passphrase where it has one', async () => {
    const server = await newServer();
    const folder = await newFolder();
    const keyFile = join(folder, 'id');
    await writeFile(keyFile, userKey.private);
    const chosen = optionsFor(server.port, { login: 'key', keyFile });
    unwrap(await targetOf(chosen, {}).connect(run));
    const locked = newUserKey(canary);
    const other = await newServer({ publicKeys: [locked.public] });
    const lockedFile = join(folder, 'locked');
    await writeFile(lockedFile, locked.private);
    const withLocked = optionsFor(other.port, { login: 'key', keyFile: lockedFile });
    unwrap(await targetOf(withLocked, { passphrase: canary }).connect(run));
    expect(await targetOf(withLocked, {}).connect(run)).toMatchObject({
      error: { code: 'login-refused', detail: 'the key file needs its passphrase' },
    });
    expect(await targetOf(withLocked, { passphrase: 'another' }).connect(run)).toMatchObject({
      error: { code: 'login-refused' },
    });
    expect(
      await targetOf({ ...chosen, keyFile: join(folder, 'none') }, {}).connect(run),
    ).toMatchObject({ error: { code: 'file-unreadable' } });
  });

  it('is by a password, also where the server asks for it as a keyboard would', async () => {
    const server = await newServer({ asksByKeyboard: true });
    unwrap(await targetOf(optionsFor(server.port)).connect(run));
    const plain = await newServer();
    for (const wrong of [{ password: 'another' }, {}]) {
      expect(await targetOf(optionsFor(plain.port), wrong).connect(run)).toMatchObject({
        error: { code: 'login-refused', subject: '127.0.0.1' },
      });
    }
  });

  it('is by the agent that runs here', async () => {
    const server = await newServer();
    const before = process.env.SSH_AUTH_SOCK;
    ending.push(async () => {
      if (before === undefined) delete process.env.SSH_AUTH_SOCK;
      else process.env.SSH_AUTH_SOCK = before;
    });
    const agent = await startAgent(userKey.private, await newFolder());
    ending.push(() => agent.stop());
    process.env.SSH_AUTH_SOCK = agent.socket;
    const chosen = optionsFor(server.port, { login: 'agent' });
    unwrap(await targetOf(chosen, {}).connect(run));
    process.env.SSH_AUTH_SOCK = join(await newFolder(), 'nobody');
    expect(await targetOf(chosen, {}).connect(run)).toMatchObject({
      error: { code: 'login-refused' },
    });
    if (process.platform === 'win32') return;
    delete process.env.SSH_AUTH_SOCK;
    expect(await targetOf(chosen, {}).connect(run)).toMatchObject({
      error: { code: 'login-refused', detail: 'no SSH agent runs on this computer' },
    });
  });
});

describe('a publish by SFTP', () => {
  it('sends the questions of one moment together', async () => {
    const together = vi.spyOn(Socket.prototype, 'cork');
    try {
      unwrap(await publish(targetOf(optionsFor((await newServer()).port))));
      // The pinned client has the socket where it is looked for.
      expect(together).toHaveBeenCalled();
    } finally {
      together.mockRestore();
    }
  });

  it('leaves nothing of a killed publish, and only ours goes', async () => {
    const server = await newServer();
    const uploads = join(server.folder, 'web', '.galley-uploads');
    await mkdir(uploads, { recursive: true });
    await writeFile(join(uploads, 'ab'.repeat(16)), 'half a file');
    await writeFile(join(uploads, 'notes.txt'), 'mine');
    unwrap(await publish(targetOf(optionsFor(server.port))));
    expect(await readdir(uploads)).toEqual(['notes.txt']);
    await rm(join(uploads, 'notes.txt'));
    unwrap(await publish(targetOf(optionsFor(server.port)), { ...website, 'b.txt': 'b' }));
    expect(await readdir(join(server.folder, 'web'))).not.toContain('.galley-uploads');
  });

  it('streams a large file, and one that is not as long as was said leaves nothing', async () => {
    const server = await newServer();
    const chosen = optionsFor(server.port);
    const bytes = randomBytes(3_000_000);
    const place = await openSftp(chosen, { password: canary })(run.signal);
    await place.put('media/film.bin', contentOf(bytes));
    expect(Buffer.compare(bytes, await readFile(join(server.folder, 'web/media/film.bin')))).toBe(
      0,
    );
    await expect(
      place.put('media/film.bin', { ...contentOf(bytes), size: 5 }),
    ).rejects.toMatchObject({ failure: { code: 'file-changed' } });
    await place.close();
    expect(filesBelow(join(server.folder, 'web'))).toEqual(new Map([['media/film.bin', bytes]]));
  });

  it('is refused by a full disk with what the server said, and not tried again', async () => {
    const server = await newServer();
    const target = targetOf(optionsFor(server.port));
    const plan = unwrap(await target.plan(toPublish(website), run));
    let tried = 0;
    server.onRequest = (name, path) => {
      if (name !== 'write' || !path.includes('.galley-uploads')) return 'answer';
      tried += 1;
      return tried > 1 ? 'full' : 'answer';
    };
    expect(await plan.apply(run)).toMatchObject({
      error: { code: 'place-refused', detail: 'no space left' },
    });
    server.onRequest = () => 'answer';
    expect(filesBelow(join(server.folder, 'web'))).toHaveProperty('size', 1);
    unwrap(await publish(target));
    expect([...filesBelow(join(server.folder, 'web')).keys()].sort()).toEqual([
      '.galley-published.json',
      'index.html',
      'site.css',
    ]);
  });

  it('goes on over a new connection when the server hangs up in the middle of a file', async () => {
    const server = await newServer();
    let dropped = 0;
    server.onRequest = (name) => {
      if (name !== 'write' || dropped === 2) return 'answer';
      dropped += 1;
      return 'drop';
    };
    const done = unwrap(await publish(targetOf(optionsFor(server.port))));
    expect(done.retries).toBeGreaterThan(0);
    expect(await readFile(join(server.folder, 'web/site.css'), 'utf8')).toBe('body {}');
    expect(await readdir(join(server.folder, 'web'))).not.toContain('.galley-uploads');
  });

  it('does not wait for ever for an answer that never comes', async () => {
    const server = await newServer();
    const session = await SftpSession.open(
      optionsFor(server.port),
      { by: 'password', password: canary },
      run.signal,
      50,
    );
    server.onRequest = () => 'hang';
    await expect(session.read('index.html')).rejects.toMatchObject({
      failure: { code: 'server-slow' },
      isLost: true,
    });
  });

  it('ends when it is cancelled, whatever the server does', async () => {
    const server = await newServer();
    const target = targetOf(optionsFor(server.port));
    const plan = unwrap(await target.plan(toPublish(website), run));
    const stop = new AbortController();
    server.onRequest = (name) => {
      if (name === 'write') stop.abort();
      return name === 'write' ? 'hang' : 'answer';
    };
    expect(await plan.apply({ ...run, signal: stop.signal })).toMatchObject({
      error: { code: 'cancelled' },
    });
  });

  it('is refused where a file lies in place of a folder, and says which', async () => {
    const server = await newServer();
    await mkdir(join(server.folder, 'web'));
    await writeFile(join(server.folder, 'web', 'news'), 'a file');
    const target = targetOf(optionsFor(server.port));
    expect(await publish(target, { 'news/one/index.html': '1' })).toMatchObject({
      error: { code: 'place-refused' },
    });
    expect(await readFile(join(server.folder, 'web', 'news'), 'utf8')).toBe('a file');
  });

  it('says of a server without replacing what that means, and of a folder that it is missing', async () => {
    const server = await newServer({ extensions: [] });
    const { notes } = unwrap(await targetOf(optionsFor(server.port)).connect(run));
    expect(notes).toEqual([
      expect.stringContaining(hostKey.fingerprint),
      'The folder “web” is not there yet; the first publish makes it.',
      'This server cannot replace a file in one step: a page that changes is missing for a moment.',
    ]);
  });
});

describe('a folder that is switched', () => {
  const releases = (folder: string) => readdir(join(folder, 'web', '.galley-releases'));
  const shownIn = (folder: string) => readlink(join(folder, 'web', 'current'));

  it('keeps three releases, the one that is shown among them, and whatever is not ours', async () => {
    const server = await newServer();
    const chosen = optionsFor(server.port, { switchable: true });
    const shown: string[] = [];
    for (let edit = 1; edit <= 5; edit += 1) {
      unwrap(await publish(targetOf(chosen), { ...website, 'edit.txt': `${edit}` }));
      shown.push(await shownIn(server.folder));
      if (edit === 1) {
        const folder = join(server.folder, 'web', '.galley-releases');
        await mkdir(join(folder, 'by-hand'));
        await mkdir(join(folder, 'galley-20200101T000000000-0badc0de.part'));
        await writeFile(join(folder, 'galley-20200101T000000000-0badc0de.part', 'half'), '');
      }
    }
    expect(new Set(shown).size).toBe(5);
    const left = await releases(server.folder);
    expect(left).toHaveLength(4);
    expect(left).toContain('by-hand');
    expect(shown[4]).toBe(
      `.galley-releases/${left
        .filter((name) => name !== 'by-hand')
        .sort()
        .at(-1)}`,
    );
  });

  it('sends again nothing that stays the same, and changes no release that was shown before', async () => {
    const server = await newServer();
    const chosen = optionsFor(server.port, { switchable: true });
    const large = { ...website, 'large.txt': 'x'.repeat(200_000) };
    unwrap(await publish(targetOf(chosen), large));
    const before = await shownIn(server.folder);
    server.heard.content = 0;
    unwrap(await publish(targetOf(chosen), { ...large, 'site.css': 'p {}' }));
    expect(server.heard.content).toBeLessThan(5_000);
    const at = (release: string) => join(server.folder, 'web', release);
    expect(await readFile(join(at(before), 'site.css'), 'utf8')).toBe('body {}');
    expect(await readFile(join(at('current'), 'site.css'), 'utf8')).toBe('p {}');
    const [old, now] = await Promise.all(
      [before, 'current'].map((release) => lstat(join(at(release), 'large.txt'))),
    );
    expect(now?.ino).toBe(old?.ino);
  });

  it('is refused by a server that cannot link, before anything is planned', async () => {
    const server = await newServer({ extensions: ['posix-rename@openssh.com'] });
    const target = targetOf(optionsFor(server.port, { switchable: true }));
    const refused = { error: { code: 'place-refused', subject: 'web/current' } };
    expect(await target.connect(run)).toMatchObject(refused);
    expect(await target.plan(toPublish(website), run)).toMatchObject(refused);
    expect(filesBelow(server.folder)).toEqual(new Map());
  });

  it('leaves alone a folder that somebody made in place of the link', async () => {
    const server = await newServer();
    await mkdir(join(server.folder, 'web', 'current'), { recursive: true });
    await writeFile(join(server.folder, 'web', 'current', 'index.html'), 'old');
    const target = targetOf(optionsFor(server.port, { switchable: true }));
    expect(await target.plan(toPublish(website), run)).toMatchObject({
      error: { code: 'place-refused' },
    });
    expect(await readFile(join(server.folder, 'web/current/index.html'), 'utf8')).toBe('old');
  });

  it('is not switched where somebody let the link lead elsewhere meanwhile', async () => {
    const server = await newServer();
    const chosen = optionsFor(server.port, { switchable: true });
    unwrap(await publish(targetOf(chosen)));
    const place = await openSftp(chosen, { password: canary })(run.signal);
    await place.put('edit.txt', contentOf(Buffer.from('new')));
    const link = join(server.folder, 'web', 'current');
    await mkdir(join(server.folder, 'web', 'by-hand'));
    await rm(link);
    await symlink('by-hand', link);
    await expect(place.finish()).rejects.toMatchObject({ failure: { code: 'target-changed' } });
    await place.close();
    expect(await readlink(link)).toBe('by-hand');
  });

  it('is not switched by who was overtaken by another publish', async () => {
    const server = await newServer();
    const chosen = optionsFor(server.port, { switchable: true });
    unwrap(await publish(targetOf(chosen)));
    const open = openSftp(chosen, { password: canary });
    const slow = await open(run.signal);
    await slow.put('edit.txt', contentOf(Buffer.from('slow')));
    const late = await open(run.signal);
    await late.put('edit.txt', contentOf(Buffer.from('late')));
    unwrap(await publish(targetOf(chosen), { ...website, 'edit.txt': 'quick' }));
    await expect(slow.finish()).rejects.toMatchObject({ failure: { code: 'target-changed' } });
    // Its release is gone, and nothing makes a half one in its place.
    await expect(
      late.put('news/two/index.html', contentOf(Buffer.from('late'))),
    ).rejects.toMatchObject({ failure: { code: 'place-refused' } });
    await Promise.all([slow.close(), late.close()]);
    expect(await readFile(join(server.folder, 'web/current/edit.txt'), 'utf8')).toBe('quick');
    expect(await releases(server.folder)).toHaveLength(2);
  });
});

describe('secrets of a login by SFTP', () => {
  it('are in no answer, error or log, whatever goes wrong', async () => {
    const told: string[] = [];
    const { log, error, warn } = console;
    ending.push(async () => void Object.assign(console, { log, error, warn }));
    const note = (...what: unknown[]): void => void told.push(what.map(String).join(' '));
    Object.assign(console, { log: note, error: note, warn: note });
    const keep = (what: unknown): void =>
      void told.push(inspect(what, { depth: Infinity, showHidden: true }));
    const server = await newServer();
    const secrets = { password: canary, passphrase: `${canary}-too` };
    const good = optionsFor(server.port);
    const locked = join(await newFolder(), 'id');
    await writeFile(locked, userKey.private);
    await chmod(locked, 0o600);
    for (const chosen of [
      good,
      { ...good, hostKey: undefined },
      { ...good, hostKey: newHostKey().fingerprint },
      { ...good, user: 'stranger' },
      { ...good, login: 'key' as const, keyFile: locked },
      { ...good, switchable: true },
    ]) {
      const target = targetOf(chosen, secrets);
      keep(await target.connect(run));
      const plan = await target.plan(toPublish(website), run);
      keep(plan);
      if (plan.ok) keep(await plan.value.apply(run));
    }
    await openSftp({ ...good, user: 'stranger' }, secrets)(run.signal).catch(keep);
    await openSftp({ ...good, port: 1 }, secrets)(run.signal).catch(keep);
    for (const [path, bytes] of filesBelow(server.folder)) told.push(path, `${bytes}`);
    expect(told.length).toBeGreaterThan(10);
    expect(told.filter((one) => one.includes(canary))).toEqual([]);
    // The passphrase and password did reach what they are for.
    expect(server.heard.passwords).toContain(canary);
  });
});
