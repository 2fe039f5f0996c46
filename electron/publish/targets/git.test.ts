// Does publishing to a Git branch keep its promises: one commit or none, nobody's files but ours, and no secret where it can be read?
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import ssh2 from 'ssh2';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { unwrap } from '../../../core/errors.ts';
import { SITE_LIST } from '../../../core/publish/site-list.ts';
import { filesUnder } from '../../storage/library-files.ts';
import { badCertificates, makeCertificate } from '../certificates-for-tests.ts';
import {
  type BareRepository,
  gitIsMissing,
  makeRepository,
  repositoryAt,
  type SshServerForTests,
  startSshServer,
  startWebServer,
  type WebServerForTests,
} from '../git/git-server-for-tests.ts';
import { openSshDoor } from '../git/ssh-door.ts';
import { placeContract, type Stage, siteOf, toPublish } from '../place-contract.ts';
import {
  isLeftOut,
  REAL_SERVER,
  type RealServer,
  startRealServer,
} from '../real-servers-for-tests.ts';
import type { OpenPlace } from '../site-place.ts';
import { siteTarget } from '../site-target.ts';
import { newHostKey } from '../ssh/sftp-server-for-tests.ts';
import type { PublishTarget, Run } from '../target.ts';
import { newPublishId, settingForTests } from '../target-setting-for-tests.ts';
import { git, openGit } from './git.ts';

const canary = 'canary-in-a-coal-mine';
const login = { user: 'newsroom', password: canary };
const hostKey = newHostKey();
const userKey = newHostKey();
const run: Run = { signal: new AbortController().signal, onProgress: () => undefined };
const website = { 'index.html': '<!doctype html><title>News</title>', 'site.css': 'body {}' };
const isLinux = process.platform === 'linux';

const ending: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

async function newFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'galley-git-cache-')));
  ending.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function newRepository(): Promise<BareRepository> {
  const repository = await makeRepository();
  ending.push(repository.remove);
  return repository;
}

async function webServer(
  repository: BareRepository,
  more: Partial<Parameters<typeof startWebServer>[1]> = {},
): Promise<WebServerForTests> {
  const server = await startWebServer(repository, { ...login, ...more });
  ending.push(server.stop);
  return server;
}

async function sshServer(repository: BareRepository, key = hostKey): Promise<SshServerForTests> {
  const server = await startSshServer(repository, {
    hostKey: key.private,
    user: 'git',
    publicKey: userKey.public,
  });
  ending.push(server.stop);
  return server;
}

async function keyIn(folder: string, key: string): Promise<string> {
  const file = join(folder, `id-${randomBytes(3).toString('hex')}`);
  await writeFile(file, key);
  return file;
}

/** The place that such options lead to. */
function open(
  options: Readonly<Record<string, unknown>>,
  secrets: Readonly<Record<string, string>>,
  cacheFolder: string,
): OpenPlace {
  // Checked by its own schema, as the options of every target are.
  return openGit(unwrap(git.check(options)) as Parameters<typeof openGit>[0], secrets, cacheFolder);
}

function targetOf(
  options: Readonly<Record<string, unknown>>,
  secrets: Readonly<Record<string, string>>,
  cacheFolder: string,
  more: { takeOver?: boolean } = {},
): PublishTarget {
  return git.open(unwrap(git.check(options)), settingForTests({ secrets, cacheFolder, ...more }));
}

async function publish(target: PublishTarget, texts: Readonly<Record<string, string>> = website) {
  const plan = await target.plan(toPublish(texts), run);
  return plan.ok ? await plan.value.apply(run) : plan;
}

function stageOf(repository: BareRepository, place: OpenPlace, branch = 'gh-pages'): Stage {
  return {
    open: place,
    async visit() {
      const files = repository.files(branch);
      files.delete('.nojekyll');
      return files;
    },
    plant: async (path, text) => repository.plant(branch, path, text),
    stop: async () => undefined,
  };
}

/** All commits of a branch, newest first, as their subjects. */
function commitsOf(repository: BareRepository, branch = 'gh-pages'): string[] {
  return repository
    .git(['log', '--format=%an <%ae> %s', branch])
    .toString('utf8')
    .trim()
    .split('\n');
}

describe.skipIf(gitIsMissing !== undefined)(`with Git (${gitIsMissing ?? 'it is here'})`, () => {
  placeContract('a Git branch', { guarantee: 'whole-site', momentsApart: 9 }, async () => {
    const repository = await newRepository();
    const { address } = await webServer(repository);
    return stageOf(
      repository,
      open({ address, user: login.user }, { token: canary }, await newFolder()),
    );
  });

  describe('a publish to a Git branch', () => {
    it('is one commit on top of what is there, and changes no file but ours', async () => {
      const repository = await newRepository();
      repository.plant('main', 'README.md', 'The source');
      repository.plant('gh-pages', 'CNAME', 'news.example.org');
      const { address } = await webServer(repository);
      const options = {
        address,
        user: login.user,
        authorName: 'Press',
        authorEmail: 'press@example.org',
      };
      const target = targetOf(options, { token: canary }, await newFolder());
      unwrap(await publish(target));
      unwrap(await publish(target));
      unwrap(await publish(target, { 'index.html': 'new', 'site.css': 'body {}' }));
      expect(commitsOf(repository)).toEqual([
        'Press <press@example.org> Publish the website: one file changed',
        'Press <press@example.org> Publish the website: 2 files changed',
        'Somebody <somebody@example.org> Mine',
      ]);
      expect([...repository.files('gh-pages').keys()].sort()).toEqual(
        ['.nojekyll', SITE_LIST, 'CNAME', 'index.html', 'site.css'].sort(),
      );
      expect([...repository.files('main').keys()]).toEqual(['README.md']);
    });

    it('makes the branch where it is not there, with no history of any other', async () => {
      const repository = await newRepository();
      repository.plant('main', 'README.md', 'The source');
      const { address } = await webServer(repository);
      const target = targetOf(
        { address, user: login.user, branch: 'pages/live' },
        { token: canary },
        await newFolder(),
      );
      expect(unwrap(await target.connect(run)).notes[0]).toBe(
        'The branch “pages/live” is not there yet. Publishing makes it.',
      );
      expect(repository.files('pages/live').size).toBe(0);
      unwrap(await publish(target));
      expect(commitsOf(repository, 'pages/live')).toHaveLength(1);
    });

    it('gives way to whoever pushed in the meantime: nothing of theirs is lost', async () => {
      const repository = await newRepository();
      const server = await webServer(repository);
      const target = targetOf(
        { address: server.address, user: login.user },
        { token: canary },
        await newFolder(),
      );
      unwrap(await publish(target));
      server.intercept = ({ url }) => {
        // At the last moment: the place was looked at, the commit is made, and the push begins.
        if (url?.includes('service=git-receive-pack')) {
          server.intercept = () => false;
          repository.plant('gh-pages', 'index.html', 'theirs');
        }
        return false;
      };
      expect(await publish(target, { ...website, 'new.html': 'x' })).toMatchObject({
        error: { code: 'target-changed' },
      });
      expect(String(repository.files('gh-pages').get('index.html'))).toBe('theirs');
      expect(commitsOf(repository)[0]).toContain('Mine');
    });

    it('is recognised where it was made and only the answer was lost', async () => {
      const repository = await newRepository();
      const server = await webServer(repository);
      let lost = 0;
      server.losesAnswer = (asked) => asked === 'POST git-receive-pack' && lost++ === 0;
      const target = quick({ address: server.address, user: login.user }, await newFolder());
      unwrap(await publish(target));
      expect(lost).toBeGreaterThan(0);
      expect(commitsOf(repository)).toHaveLength(1);
    });

    it('goes on when the server is busy for a moment, and not when it refuses', async () => {
      const repository = await newRepository();
      const server = await webServer(repository);
      let busy = 2;
      server.intercept = (request, response) => {
        if (request.method !== 'POST' || !request.url?.includes('receive-pack')) return false;
        if (busy-- <= 0) return false;
        response.writeHead(503).end();
        return true;
      };
      const target = quick({ address: server.address, user: login.user }, await newFolder());
      expect(unwrap(await publish(target)).retries).toBe(2);
      server.intercept = ({ url }, response) => {
        if (!url?.includes('receive-pack')) return false;
        response.writeHead(403).end();
        return true;
      };
      expect(await publish(target, { 'index.html': 'x' })).toMatchObject({
        error: { code: 'place-refused' },
      });
    });

    it('needs no cache, and mends one that a crash left half', async () => {
      const repository = await newRepository();
      const { address } = await webServer(repository);
      const cache = await newFolder();
      const target = targetOf({ address, user: login.user }, { token: canary }, cache);
      unwrap(await publish(target));
      const [name = ''] = readdirSync(cache);
      await writeFile(join(cache, name, 'shallow.lock'), '');
      await writeFile(join(cache, name, 'refs/galley/shown'), `${'0'.repeat(40)}\n`);
      unwrap(await publish(target, { ...website, 'two.html': '2' }));
      await rm(cache, { recursive: true });
      unwrap(await publish(target, { ...website, 'three.html': '3' }));
      expect(commitsOf(repository)).toHaveLength(3);
      // Read back from the server alone.
      await rm(cache, { recursive: true });
      const { files } = siteOf({ ...website, 'three.html': '3' });
      expect(unwrap(await target.verify(files, run))).toEqual({ checked: 3, wrong: [] });
    });

    it('asks for replacing a file that has to become a folder', async () => {
      const repository = await newRepository();
      repository.plant('gh-pages', 'news', 'a file');
      repository.plant('gh-pages', 'feed.xml/old', 'in a folder');
      const { address } = await webServer(repository);
      const target = targetOf({ address, user: login.user }, { token: canary }, await newFolder());
      const wanted = toPublish({ 'news/one/index.html': 'x', 'feed.xml': 'x' });
      const plan = unwrap(await target.plan(wanted, run));
      expect(plan.summary.foreign).toEqual(['feed.xml', 'news/one/index.html']);
    });

    it('stops when it is told to, and nothing is changed', async () => {
      const repository = await newRepository();
      const server = await webServer(repository);
      const target = targetOf(
        { address: server.address, user: login.user },
        { token: canary },
        await newFolder(),
      );
      const plan = unwrap(await target.plan(toPublish(website), run));
      const stop = new AbortController();
      server.intercept = ({ method }) => {
        if (method === 'POST') stop.abort();
        return method === 'POST';
      };
      const cancelled = await plan.apply({ ...run, signal: stop.signal });
      expect(cancelled).toMatchObject({ error: { code: 'cancelled' } });
      expect(repository.files('gh-pages').size).toBe(0);
    });
  });

  describe('what Git is allowed', () => {
    it.runIf(isLinux)('shows its token in no argument, file, plan or failure', async () => {
      const repository = await newRepository();
      const server = await webServer(repository);
      const cache = await newFolder();
      let seen = 0;
      server.intercept = () => {
        for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
          const line = readOrNothing(`/proc/${pid}/cmdline`);
          if (line.includes('git')) seen += 1;
          expect(line).not.toContain(canary);
        }
        return false;
      };
      const target = targetOf(
        { address: server.address, user: login.user },
        { token: canary },
        cache,
      );
      const told: unknown[] = [await target.connect(run), await publish(target)];
      server.intercept = (_, response) => {
        response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end(canary);
        return true;
      };
      const refused = await publish(target, { 'index.html': 'x' });
      expect(refused).toMatchObject({ error: { code: 'login-refused' } });
      expect(inspect([...told, refused, target], { depth: 12 })).not.toContain(canary);
      for (const file of await filesUnder(cache)) {
        expect(String(await readFile(file)), file).not.toContain(canary);
      }
      expect(seen).toBeGreaterThan(0);
      expect(server.heard.logins).toBeGreaterThan(3);
    });

    it('runs no program of the person, and reads no setting of theirs', async () => {
      const repository = await newRepository();
      const server = await webServer(repository);
      const home = await newFolder();
      const proof = join(home, 'it-ran');
      const hooks = join(home, 'hooks');
      await mkdir(hooks);
      for (const hook of ['pre-push', 'reference-transaction', 'post-index-change']) {
        await writeFile(join(hooks, hook), `#!/bin/sh\ntouch "${proof}"\n`);
        await chmod(join(hooks, hook), 0o755);
      }
      await writeFile(
        join(home, '.gitconfig'),
        `[core]\n hooksPath = ${hooks}\n[credential]\n helper = "!touch ${proof}; true"\n[url "http://127.0.0.1:9/"]\n insteadOf = ${server.address}\n`,
      );
      setEnvironment({
        HOME: home,
        GIT_CONFIG_GLOBAL: join(home, '.gitconfig'),
        GIT_ASKPASS: join(hooks, 'pre-push'),
        GIT_TRACE_CURL: proof,
        GIT_TRACE: proof,
      });
      const target = targetOf(
        { address: server.address, user: login.user },
        { token: canary },
        await newFolder(),
      );
      unwrap(await publish(target));
      expect(existsSync(proof)).toBe(false);
    });

    it('asks nobody for a password: without one, it says so', async () => {
      const { address } = await webServer(await newRepository());
      for (const secrets of [{}, { token: 'wrong' }]) {
        expect(await targetOf({ address }, secrets, await newFolder()).connect(run)).toMatchObject({
          error: { code: 'login-refused' },
        });
      }
    });

    it('looks for the right to write, where everybody may read', async () => {
      const { address } = await webServer(await newRepository(), { isPublic: true });
      expect(await targetOf({ address }, {}, await newFolder()).connect(run)).toMatchObject({
        error: { code: 'login-refused' },
      });
    });

    it('tells no other server a password, and says that the address leads on', async () => {
      const elsewhere = await webServer(await newRepository());
      const server = await webServer(await newRepository());
      server.intercept = ({ url = '' }, response) => {
        response.writeHead(302, { location: new URL(url, elsewhere.address).href }).end();
        return true;
      };
      const target = targetOf(
        { address: server.address, user: login.user },
        { token: canary },
        await newFolder(),
      );
      expect(await target.connect(run)).toMatchObject({ error: { code: 'place-refused' } });
      expect(elsewhere.asked).toEqual([]);
    });

    it('says in a sentence that Git is not here', async () => {
      const cache = await newFolder();
      setEnvironment({ PATH: cache });
      const target = targetOf({ address: 'https://git.example.org/news.git' }, {}, cache);
      expect(await target.connect(run)).toMatchObject({ error: { code: 'git-missing' } });
    });

    for (const { why, make } of badCertificates) {
      it(`sends nothing to a server with a certificate ${why}, whatever the environment says`, async () => {
        const repository = await newRepository();
        const certificate = make();
        const server = await webServer(repository, { certificate });
        setEnvironment({ GIT_SSL_NO_VERIFY: '1' });
        const target = targetOf(
          { address: server.address, user: login.user },
          { token: canary },
          await newFolder(),
        );
        expect(await publish(target)).toMatchObject({ error: { code: 'certificate-refused' } });
        expect(server.asked).toEqual([]);
        expect(server.heard).toEqual({ content: 0, logins: 0 });
      });
    }

    it('trusts the certificate of an organisation that it is given as a file', async () => {
      const repository = await newRepository();
      const certificate = makeCertificate();
      const server = await webServer(repository, { certificate });
      const folder = await newFolder();
      const certificateFile = join(folder, 'own.pem');
      await writeFile(certificateFile, certificate.cert);
      const options = { address: server.address, user: login.user, certificateFile };
      unwrap(await publish(targetOf(options, { token: canary }, folder)));
      expect(server.heard.content).toBeGreaterThan(0);
    });
  });

  describe('a repository behind ssh', () => {
    const optionsFor = async (
      server: SshServerForTests,
      folder: string,
      key = userKey.private,
    ) => ({
      address: `ssh://git@127.0.0.1:${server.port}/news.git`,
      keyFile: await keyIn(folder, key),
      hostKey: hostKey.fingerprint,
    });

    it('is published to, edited, and read back by whoever has no cache', async () => {
      const repository = await newRepository();
      const folder = await newFolder();
      const server = await sshServer(repository);
      const options = await optionsFor(server, folder);
      unwrap(await publish(targetOf(options, {}, join(folder, 'one'))));
      const edited = { ...website, 'index.html': 'edited', 'new.html': 'new' };
      const other = targetOf(options, {}, join(folder, 'other'));
      unwrap(await publish(other, edited));
      expect(commitsOf(repository)).toHaveLength(2);
      expect(String(repository.files('gh-pages').get('index.html'))).toBe('edited');
      const third = targetOf(options, {}, join(folder, 'third'));
      expect(unwrap(await third.verify(siteOf(edited).files, run)).wrong).toEqual([]);
    });

    it('goes on over a new connection when the server hangs up', async () => {
      const repository = await newRepository();
      const folder = await newFolder();
      const server = await sshServer(repository);
      let dropped = 0;
      server.onCommand = (command) =>
        command.startsWith('git-receive-pack') && dropped++ === 0 ? 'drop' : 'answer';
      const target = quick(await optionsFor(server, folder), folder, {});
      expect(unwrap(await publish(target)).retries).toBeGreaterThan(0);
      expect(commitsOf(repository)).toHaveLength(1);
    });

    it('is asked for its host key first, and told nothing before somebody trusts it', async () => {
      const folder = await newFolder();
      const server = await sshServer(await newRepository());
      const { hostKey: _, ...options } = await optionsFor(server, folder);
      const target = targetOf(options, {}, folder);
      expect(unwrap(await target.connect(run)).toTrust).toEqual({
        option: 'hostKey',
        value: hostKey.fingerprint,
      });
      expect(await publish(target)).toMatchObject({ error: { code: 'host-key-unknown' } });
      expect(server.heard).toEqual({ logins: 0, commands: [], content: 0 });
    });

    it('with another host key is a hard stop, before a name or a byte is sent', async () => {
      const folder = await newFolder();
      const server = await sshServer(await newRepository(), newHostKey());
      const target = targetOf(await optionsFor(server, folder), {}, folder);
      expect(await publish(target)).toMatchObject({ error: { code: 'host-key-changed' } });
      expect(server.heard).toEqual({ logins: 0, commands: [], content: 0 });
    });

    it('takes a key with a passphrase, and refuses a stranger’s key and another repository', async () => {
      const folder = await newFolder();
      const server = await sshServer(await newRepository());
      const locked = ssh2.utils.generateKeyPairSync('ed25519', {
        passphrase: canary,
        cipher: 'aes256-ctr',
        rounds: 4,
      });
      const withLocked = await optionsFor(server, folder, locked.private);
      expect(await targetOf(withLocked, { passphrase: canary }, folder).connect(run)).toMatchObject(
        {
          error: { code: 'login-refused' },
        },
      );
      const options = await optionsFor(server, folder);
      const address = options.address.replace('news.git', "other';touch$IFS-x;'.git");
      expect(await targetOf({ ...options, address }, {}, folder).connect(run)).toMatchObject({
        error: { code: 'place-refused', detail: expect.stringContaining('Repository not found') },
      });
      expect(server.heard.commands).toEqual([
        "git-upload-pack '/other'\\'';touch$IFS-x;'\\''.git'",
      ]);
    });

    it('is behind a door that nobody else on this computer can open', async () => {
      const server = await sshServer(await newRepository());
      const folder = await newFolder();
      const keyFile = await keyIn(folder, userKey.private);
      const door = await openSshDoor(
        { host: '127.0.0.1', port: server.port, user: 'git', hostKey: hostKey.fingerprint },
        { by: 'key', keyFile, passphrase: undefined },
        '/news.git',
        run.signal,
      );
      ending.push(door.close);
      const { port, pathname } = new URL(door.address.replace('git:', 'http:'));
      const knock = (path: string): Promise<string> =>
        new Promise((resolve) => {
          const socket = connect(Number(port), '127.0.0.1');
          let heard = '';
          socket.on('data', (bytes) => {
            heard += String(bytes);
            socket.destroy();
          });
          socket.on('error', () => undefined);
          socket.on('close', () => resolve(heard));
          const request = `git-upload-pack ${path}\0host=127.0.0.1\0`;
          socket.write(`${(request.length + 4).toString(16).padStart(4, '0')}${request}`);
        });
      expect(await knock(`/${'0'.repeat(64)}`)).toBe('');
      expect(await knock('/news.git')).toBe('');
      expect(await knock(pathname)).not.toBe('');
      expect(server.heard.commands).toEqual(["git-upload-pack '/news.git'"]);
    });
  });

  describe.skipIf(isLeftOut('git-http'))(`git-http ${REAL_SERVER}`, () => {
    let server: RealServer;
    beforeAll(async () => {
      server = await startRealServer('git-http');
    });
    afterAll(() => server?.stop());
    /** That of the server, as if nobody had ever pushed there. */
    const realRepository = (): BareRepository => {
      const path = server.get('GIT_FILE_URL').replace('file://', '');
      const repository = repositoryAt(path, server.folder);
      repository.git(['update-ref', '-d', 'refs/heads/pages']);
      return repository;
    };
    placeContract(
      'a Git branch on a real server',
      { guarantee: 'whole-site', momentsApart: 12 },
      async () => {
        const repository = realRepository();
        const options = {
          address: server.get('GIT_URL'),
          user: server.get('GIT_USER'),
          branch: 'pages',
        };
        return stageOf(
          repository,
          open(options, { token: server.get('GIT_PASSWORD') }, await newFolder()),
          'pages',
        );
      },
    );

    it('is shown to visitors by the Pages service behind the branch', async () => {
      realRepository();
      const options = {
        address: server.get('GIT_URL'),
        user: server.get('GIT_USER'),
        branch: 'pages',
      };
      const target = targetOf(options, { token: server.get('GIT_PASSWORD') }, await newFolder());
      unwrap(await publish(target));
      for (const [path, text] of Object.entries(website)) {
        expect(await (await fetch(`${server.get('GIT_PAGES_URL')}${path}`)).text()).toBe(text);
      }
      unwrap(await publish(target, { 'index.html': 'edited' }));
      expect(await (await fetch(server.get('GIT_PAGES_URL'))).text()).toBe('edited');
      expect((await fetch(`${server.get('GIT_PAGES_URL')}site.css`)).status).toBe(404);
    });
  });

  describe.skipIf(isLeftOut('sshd'))(`OpenSSH ${REAL_SERVER}`, () => {
    it('is published to through OpenSSH', async () => {
      const server = await startRealServer('sshd', { SFTP_ONLY: '0' });
      ending.push(server.stop);
      const repository = await newRepository();
      const address = `ssh://${server.get('SFTP_USER')}@127.0.0.1:${server.get('SFTP_PORT')}${repository.path}`;
      const options = {
        address,
        keyFile: server.get('SFTP_KEY'),
        hostKey: server.get('SFTP_HOST_SHA256'),
      };
      const folder = await newFolder();
      unwrap(await publish(targetOf(options, {}, folder)));
      unwrap(await publish(targetOf(options, {}, join(folder, 'other')), { 'index.html': 'x' }));
      expect(commitsOf(repository)).toHaveLength(2);
      const stranger = { ...options, keyFile: server.get('SFTP_KEY_REFUSED') };
      expect(await targetOf(stranger, {}, folder).connect(run)).toMatchObject({
        error: { code: 'login-refused' },
      });
    });
  });

  /** A target that does not wait before it tries again. */
  function quick(
    options: Readonly<Record<string, unknown>>,
    folder: string,
    secrets: Readonly<Record<string, string>> = { token: canary },
  ): PublishTarget {
    return siteTarget({
      guarantee: 'whole-site',
      open: open(options, secrets, folder),
      newId: newPublishId,
      wait: async () => undefined,
    });
  }
});

function readOrNothing(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // It is over.
    return '';
  }
}

/** Sets variables of the environment for one test. */
function setEnvironment(values: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(values)) {
    const before = process.env[name];
    process.env[name] = value;
    ending.push(async () => {
      if (before === undefined) delete process.env[name];
      else process.env[name] = before;
    });
  }
}
