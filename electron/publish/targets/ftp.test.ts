// Does publishing to an FTP server keep its promises, at the stand-in always and at ProFTPD where it can be started?
import type { Dirent } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { unwrap } from '../../../core/errors.ts';
import { SITE_LIST } from '../../../core/publish/site-list.ts';
import { badCertificates, certificateFileOf, makeCertificate } from '../certificates-for-tests.ts';
import { ftpPlace } from '../ftp/ftp-place.ts';
import {
  type FtpServerForTests,
  type FtpServerOptions,
  startFtpServer,
} from '../ftp/ftp-server-for-tests.ts';
import type { FtpServer } from '../ftp/ftp-session.ts';
import { placeContract, siteOf, toPublish } from '../place-contract.ts';
import {
  isLeftOut,
  REAL_SERVER,
  type RealServer,
  startRealServer,
} from '../real-servers-for-tests.ts';
import type { FileContent } from '../site-place.ts';
import { contentOf, siteTarget } from '../site-target.ts';
import type { PublishTarget, Run } from '../target.ts';
import type { Secrets } from '../target-kind.ts';
import { newPublishId, settingForTests } from '../target-setting-for-tests.ts';
import { ftp } from './ftp.ts';

const login = { user: 'press', password: 'pass “wörd” of the canary' };
const run: Run = { signal: new AbortController().signal, onProgress: () => undefined };
const { signal } = run;

// The new ways, and those of encryption, are those of the tests below, and of the real server.
placeContract(
  'a plain FTP server of old ways',
  { guarantee: 'file-by-file', mayWatch: false, momentsApart: 13 },
  async () => {
    const server = await startFtpServer({
      ...login,
      unknown: ['MLSD', 'MLST', 'SIZE', 'EPSV', 'OPTS'],
      keepsWhatIsThere: true,
    });
    return {
      open: ftpPlace(serverAt(server), ''),
      visit: async () => new Map(visible(server)),
      plant: async (path, text) => {
        for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1)) {
          server.folders.add(path.slice(0, at));
        }
        server.files.set(path, Buffer.from(text));
      },
      stop: server.stop,
    };
  },
);

/** What a visitor gets: what is on its way has a name that nothing leads to. */
function visible(server: FtpServerForTests): [string, Buffer][] {
  return [...server.files].filter(([path]) => !path.startsWith('.galley-uploads/'));
}

function serverAt(
  { port }: FtpServerForTests,
  { certificateFile = '', isPlain = true, silentMilliseconds = 20_000 } = {},
): FtpServer {
  const encryption = isPlain ? 'none' : 'explicit';
  return { host: '127.0.0.1', port, ...login, encryption, certificateFile, silentMilliseconds };
}

describe('the FTP target', () => {
  let server: FtpServerForTests;
  afterEach(() => server.stop());

  const start = async (options: Partial<FtpServerOptions> = {}): Promise<void> => {
    server = await startFtpServer({ ...login, ...options });
  };
  const target = (
    options: Readonly<Record<string, unknown>> = {},
    secrets: Secrets = { password: login.password },
  ): PublishTarget =>
    ftp.open(
      { host: '127.0.0.1', port: server.port, user: login.user, encryption: 'none', ...options },
      settingForTests({ secrets }),
    );
  const open = (silentMilliseconds?: number) =>
    ftpPlace(
      serverAt(server, silentMilliseconds === undefined ? {} : { silentMilliseconds }),
      '',
    )(signal);

  it('leaves a file as it was when its upload is cut, and nothing half', async () => {
    await start();
    const place = await open();
    await place.put('index.html', contentOf(Buffer.from('whole')));
    const cut: FileContent = {
      ...contentOf(Buffer.alloc(2_000_000)),
      open: () =>
        Readable.from(
          (async function* () {
            yield Buffer.alloc(100_000);
            throw new Error('the disk went away');
          })(),
        ),
    };
    await expect(place.put('index.html', cut)).rejects.toThrow('the disk went away');
    await place.close();
    expect(String(server.files.get('index.html'))).toBe('whole');
    const next = await open();
    await next.put('index.html', contentOf(Buffer.from('whole again')));
    await next.close();
    expect([...server.files]).toEqual([['index.html', Buffer.from('whole again')]]);
  });

  it('sends a file again that did not arrive whole, though the server says that it did', async () => {
    let cuts = 0;
    await start({
      keepsOnly: (path) => (path.startsWith('.galley-uploads') && cuts++ === 0 ? 2 : undefined),
    });
    expect(await patient({ 'index.html': 'whole' })).toBe(1);
    expect(String(server.files.get('index.html'))).toBe('whole');
  });

  const manyFiles = (): Record<string, string> =>
    Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`pages/${at}.html`, `page ${at}`]));

  it('sends many files over two connections, and a few over one', async () => {
    await start();
    await patient({ 'index.html': 'a', 'news.html': 'b' });
    const forFew = server.connections;
    await patient(manyFiles());
    // Planning and carrying out are a visit each.
    expect(forFew).toBe(2);
    expect(server.connections - forFew).toBe(3);
    expect(Object.keys(manyFiles()).filter((path) => !server.files.has(path))).toEqual([]);
  });

  it('sends all of them over one where the server gives nobody a second', async () => {
    let logins = 0;
    await start({
      fault: ({ verb }, when) =>
        verb === 'PASS' && when === 'before' && ++logins > 2
          ? '421 Too many connections'
          : undefined,
    });
    expect(await patient(manyFiles())).toBe(0);
    expect(logins).toBe(3);
    expect(Object.keys(manyFiles()).filter((path) => !server.files.has(path))).toEqual([]);
  });

  it('takes away what a killed publish left, and nothing else', async () => {
    await start();
    server.folders.add('.galley-uploads').add('.galley-uploads-of-mine');
    const ours = `.galley-uploads/${'0123456789abcdef'.repeat(2)}`;
    server.files.set(ours, Buffer.from('half'));
    server.files.set('.galley-uploads/notes.txt', Buffer.from('of somebody else'));
    server.files.set('.galley-uploads-of-mine/1', Buffer.from('of somebody else'));
    const place = await open();
    await place.put('index.html', contentOf(Buffer.from('whole')));
    await place.finish();
    await place.close();
    expect([...server.files.keys()].sort()).toEqual([
      '.galley-uploads-of-mine/1',
      '.galley-uploads/notes.txt',
      'index.html',
    ]);
  });

  it('makes the folder of the website where it is not there yet, and says so first', async () => {
    await start();
    const options = { folder: 'public/news site' };
    expect(unwrap(await target(options).connect(run)).notes.join()).toContain('is not there yet');
    unwrap(
      await unwrap(await target(options).plan(toPublish({ 'a/b.html': 'x' }), run)).apply(run),
    );
    expect([...server.files.keys()].sort()).toEqual([
      `public/news site/${SITE_LIST}`,
      'public/news site/a/b.html',
    ]);
    expect(unwrap(await target(options).connect(run)).notes.join()).not.toContain('not there yet');
  });

  it('lists folders, and enters none that is not there', async () => {
    await start();
    server.folders.add('news').add('news/100 % & co');
    server.files.set('news/100 % & co/Łódź #1+.pdf', Buffer.from('x'));
    const place = await open();
    const paths = Array.from({ length: 200 }, (_, index) => `media/${index}/a.webp`);
    const asked = ['news/100 % & co/Łódź #1+.pdf', ...paths];
    expect([...(await place.present(asked))]).toEqual(['news/100 % & co/Łódź #1+.pdf']);
    expect(server.commands.filter(({ verb }) => verb === 'MLSD')).toHaveLength(3);
    await place.close();
  });

  it('keeps a folder in which somebody else has a file', async () => {
    await start();
    server.folders.add('news').add('news/one');
    server.files.set('news/one/index.html', Buffer.from('ours'));
    server.files.set('news/theirs.txt', Buffer.from('theirs'));
    const place = await open();
    await place.remove('news/one/index.html');
    await place.remove('news/one/index.html');
    expect([...server.folders].sort()).toEqual(['', 'news']);
    expect([...server.files.keys()]).toEqual(['news/theirs.txt']);
    await place.close();
  });

  it('does not take a file that nobody may touch for one that is not there', async () => {
    await start({
      fault: ({ verb }, when) =>
        when === 'before' && (verb === 'RETR' || verb === 'DELE') ? '550 not yours' : undefined,
    });
    server.files.set('index.html', Buffer.from('x'));
    const place = await open();
    for (const asked of [place.read('index.html'), place.remove('index.html')]) {
      await expect(asked).rejects.toMatchObject({
        failure: { code: 'place-refused', detail: '550 not yours' },
      });
    }
    expect(await place.read('news.html')).toBeUndefined();
    await place.close();
  });

  it('says why the server does not take a file, though it hangs up on its connection first', async () => {
    await start({ hangsUpWith: '552 your space is full' });
    const place = await open();
    const large = contentOf(Buffer.alloc(5_000_000));
    await expect(place.put('index.html', large)).rejects.toMatchObject({
      failure: { code: 'place-refused', detail: '552 your space is full: there is no room left' },
    });
    await place.close();
  });

  it('says why a folder was not made', async () => {
    await start({
      fault: ({ verb, argument }) =>
        verb === 'MKD' && argument.endsWith('/news') ? '550 no folders for you' : undefined,
    });
    const place = await open();
    await expect(place.put('news/a.html', contentOf(Buffer.from('x')))).rejects.toMatchObject({
      failure: { code: 'place-refused', detail: '550 no folders for you' },
    });
    await place.close();
    expect([...server.files.keys()]).toEqual([]);
  });

  it.each([
    { verb: 'PASS', said: '530 who are you?', code: 'login-refused' },
    { verb: 'USER', said: '550 not today', code: 'place-refused' },
    { verb: 'CWD', said: '553 no such name', code: 'place-refused' },
  ] as const)('says that it was refused with $said', async ({ verb, said, code }) => {
    await start({ fault: (command) => (command.verb === verb ? said : undefined) });
    expect(await target().connect(run)).toMatchObject({ error: { code } });
  });

  // No step is tried more than five times, so not all of them in one publish.
  const kinds = [
    ['USER', 'PASS', 'FEAT', 'TYPE'],
    ['PWD', 'CWD', 'EPSV', 'MLSD'],
    ['RETR', 'STOR', 'SIZE', 'MKD'],
    ['RNFR', 'RNTO', 'DELE', 'RMD'],
  ] as const;
  for (const [what, when, fault] of [
    ['tries again when the server is busy at', 'before', '421 come back later'],
    ['ends the same when the server acted and its answer is lost at', 'after', 'cut'],
  ] as const) {
    it.each(kinds)(`${what} %s, %s, %s and %s`, async (...verbs) => {
      const left = new Set<string>(verbs);
      await start({
        fault: (command, now) => (now === when && left.delete(command.verb) ? fault : undefined),
      });
      const waits = await publishTwice();
      expect([...left]).toEqual([]);
      expect(waits).toBeLessThanOrEqual(verbs.length);
    });
  }

  it.each(['STOR', 'CWD', 'PASS'])('gives up on a server that says nothing to %s', async (verb) => {
    await start({ fault: (command) => (command.verb === verb ? 'silence' : undefined) });
    const work = async (): Promise<void> => {
      const place = await open(200);
      await place.look();
      await place.put('index.html', contentOf(Buffer.from('x')));
    };
    await expect(work()).rejects.toMatchObject({ failure: { code: 'server-slow' }, isLost: true });
  });

  it('gives up on a server that agrees to encryption, and says nothing more', async () => {
    await start({ fault: ({ verb }) => (verb === 'AUTH' ? '234 go on' : undefined) });
    const place = ftpPlace(
      { ...serverAt(server, { isPlain: false, silentMilliseconds: 200 }) },
      '',
    );
    await expect(place(signal)).rejects.toMatchObject({ failure: { code: 'server-slow' } });
  });

  it.each(badCertificates)(
    'says neither name nor password to a server whose certificate is $why, and sends nothing',
    async ({ make }) => {
      const certificate = make();
      for (const isImplicit of [false, true]) {
        await start({ certificate, isImplicit });
        for (const certificateFile of ['', await certificateFileOf(makeCertificate())]) {
          const options = { certificateFile, encryption: isImplicit ? 'implicit' : 'explicit' };
          const refused = { error: { code: 'certificate-refused' } };
          expect(await target(options).connect(run)).toMatchObject(refused);
          const plan = await target(options).plan(toPublish({ 'a.html': 'a' }), run);
          expect(plan).toMatchObject(refused);
        }
        expect(server.contentBytes).toBe(0);
        expect(server.commands.filter(({ verb }) => verb !== 'AUTH')).toEqual([]);
        if (!isImplicit) await server.stop();
      }
    },
  );

  it.each(['explicit', 'implicit'])(
    'trusts the certificate of an organisation that is given as a file, with encryption %s, for every file',
    async (encryption) => {
      const certificate = makeCertificate();
      await start({ certificate, isImplicit: encryption === 'implicit' });
      const options = { encryption, certificateFile: await certificateFileOf(certificate) };
      const texts = { 'a.html': 'a', 'b.html': 'b', 'c.html': '' };
      unwrap(await unwrap(await target(options).plan(toPublish(texts), run)).apply(run));
      expect(server.files.size).toBe(4);
      // Every connection for a file goes on with the encryption of the login: nobody else can have taken it.
      expect(server.strangers).toBe(0);
    },
  );

  it('ends where the server offers no encryption, before a name is said', async () => {
    await start();
    expect(await target({ encryption: 'explicit' }).connect(run)).toMatchObject({
      error: { code: 'place-refused', detail: expect.stringContaining('it offers no encryption') },
    });
    expect(server.commands.map(({ verb }) => verb)).not.toContain('USER');
  });

  it('ends where the server encrypts the login and not the files', async () => {
    const certificate = makeCertificate();
    await start({ certificate, unknown: ['PROT'] });
    const options = {
      encryption: 'explicit',
      certificateFile: await certificateFileOf(certificate),
    };
    expect(await target(options).connect(run)).toMatchObject({
      error: { code: 'place-refused', detail: expect.stringContaining('files are not encrypted') },
    });
    expect(server.contentBytes).toBe(0);
  });

  it('is encrypted, unless a person says what that means', async () => {
    await start();
    const options = { host: 'ftp.example.org', user: 'a' };
    expect(ftp.check(options)).toMatchObject({ value: { encryption: 'explicit' } });
    expect(ftp.check({ ...options, encryption: 'none' })).toMatchObject({
      error: { code: 'invalid-argument', subject: 'Encryption' },
    });
    expect(ftp.check({ ...options, encryption: 'none', mayBeReadOnTheWay: true }).ok).toBe(true);
  });

  it('takes no option and no path that would be a second command', async () => {
    await start();
    const options = { host: 'ftp.example.org', user: 'a' };
    for (const bad of [
      { user: 'a\r\nDELE index.html' },
      { folder: 'news\nDELE index.html' },
      { folder: '../etc' },
      { host: 'ftp.example.org\r\n' },
    ]) {
      expect(ftp.check({ ...options, ...bad }).ok, JSON.stringify(bad)).toBe(false);
    }
    server.files.set('index.html', Buffer.from('x'));
    const evil = 'a.html\r\nDELE /home/press/index.html';
    const place = await open();
    await expect(place.put(evil, contentOf(Buffer.from('x')))).rejects.toThrow();
    await expect(place.remove(evil)).rejects.toThrow();
    await place.close();
    const secrets = { password: 'x\r\nDELE /home/press/index.html' };
    expect(await target({}, secrets).connect(run)).toMatchObject({
      error: { code: 'login-refused' },
    });
    expect([...server.files.keys()]).toEqual(['index.html']);
  });

  it('tells its password to nobody but the server', async () => {
    const told: unknown[] = [];
    for (const fault of [undefined, '530 no', '500 PASS?', '553 no'] as const) {
      const password = fault === '530 no' ? 'another of the canary' : login.password;
      await start({
        fault: ({ verb }) => (fault !== undefined && verb === 'CWD' ? fault : undefined),
      });
      told.push(target({}, { password }));
      told.push(await target({}, { password }).connect(run));
      const plan = await target({}, { password }).plan(toPublish({ 'a/b.html': 'x' }), run);
      told.push(plan, plan.ok ? await plan.value.apply(run) : undefined);
      if (fault !== '553 no') await server.stop();
    }
    const written = inspect(told, { depth: 12, showHidden: false });
    expect(written).toContain('login-refused');
    expect(written).not.toContain('canary');
  });

  /** Publishes with patience, and answers with how often it had to wait. */
  async function patient(texts: Readonly<Record<string, string>>): Promise<number> {
    let waits = 0;
    const to = siteTarget({
      guarantee: 'file-by-file',
      open: ftpPlace(serverAt(server), ''),
      newId: newPublishId,
      wait: async () => {
        waits += 1;
      },
    });
    unwrap(await unwrap(await to.plan(toPublish(texts), run)).apply(run));
    return waits;
  }

  /** Publishes, publishes another state, and compares what is there. Answers with how often it had to wait. */
  async function publishTwice(): Promise<number> {
    const first = { 'news/one/index.html': 'one', 'index.html': 'home' };
    const second = { 'index.html': 'home again', 'news/two/index.html': 'two' };
    server.folders.add('media');
    let waits = 0;
    for (const texts of [first, second]) {
      waits += await patient(texts);
      const there = visible(server).map(([path]) => path);
      expect(there.filter((path) => path !== SITE_LIST).sort()).toEqual(Object.keys(texts).sort());
    }
    expect(unwrap(await target().verify(siteOf(second).files, run)).wrong).toEqual([]);
    return waits;
  }
});

describe.skipIf(isLeftOut('ftp'))(`ProFTPD ${REAL_SERVER}`, () => {
  let real: RealServer;
  const start = async (tls: 'required' | 'off'): Promise<void> => {
    real = await startRealServer('ftp', { FTP_TLS: tls });
  };
  const options = () => ({
    host: real.get('FTP_HOST'),
    port: Number(real.get('FTP_PORT')),
    user: real.get('FTP_USER'),
  });
  afterAll(() => real?.stop());

  describe('ProFTPD without encryption', () => {
    beforeAll(() => start('off'));
    afterAll(() => real.stop());

    it('is published to, and says that it offers no encryption where that is wanted', async () => {
      const plain = { ...options(), encryption: 'none' };
      const to = ftp.open(
        plain,
        settingForTests({ secrets: { password: real.get('FTP_PASSWORD') } }),
      );
      const texts = { 'a/b c.html': 'x', 'empty.txt': '' };
      unwrap(await unwrap(await to.plan(toPublish(texts), run)).apply(run));
      expect([...(await filesIn(real.get('FTP_FILES'))).keys()].sort()).toEqual(
        [SITE_LIST, ...Object.keys(texts)].sort(),
      );
      expect(unwrap(await to.verify(siteOf(texts).files, run)).wrong).toEqual([]);
      const secrets = { password: real.get('FTP_PASSWORD') };
      expect(await ftp.open(options(), settingForTests({ secrets })).connect(run)).toMatchObject({
        error: { code: 'place-refused', detail: expect.stringContaining('no encryption') },
      });
    });
  });

  describe('ProFTPD with encryption', () => {
    beforeAll(() => start('required'));

    it('is not trusted without its certificate, and refuses a wrong password', async () => {
      const wrong = settingForTests({ secrets: { password: 'wrong' } });
      expect(await ftp.open(options(), wrong).connect(run)).toMatchObject({
        error: { code: 'certificate-refused' },
      });
      const known = { ...options(), certificateFile: real.get('FTP_CA') };
      expect(await ftp.open(known, wrong).connect(run)).toMatchObject({
        error: { code: 'login-refused' },
      });
    });

    it('is left alone where a folder has the name of the list', async () => {
      await mkdir(join(real.get('FTP_FILES'), '.galley-published.json'));
      const to = ftp.open(
        { ...options(), certificateFile: real.get('FTP_CA') },
        settingForTests({ secrets: { password: real.get('FTP_PASSWORD') } }),
      );
      expect(await to.connect(run)).toMatchObject({ error: { code: 'place-refused' } });
    });

    // Each publish is some forty questions there, one after another.
    const contract = { guarantee: 'file-by-file', momentsApart: 15 } as const;
    placeContract('ProFTPD', contract, async () => {
      const website = real.get('FTP_FILES');
      for (const name of await readdir(website)) {
        await rm(join(website, name), { recursive: true });
      }
      return {
        open: ftpPlace(
          {
            ...options(),
            password: real.get('FTP_PASSWORD'),
            encryption: 'explicit',
            certificateFile: real.get('FTP_CA'),
          },
          '',
        ),
        visit: () => filesIn(website),
        plant: async (path, text) => {
          await mkdir(dirname(join(website, path)), { recursive: true });
          await writeFile(join(website, path), text);
        },
        stop: async () => undefined,
      };
    });
  });
});

/** Everything below a folder. Where one of its folders goes while it is listed, it is listed anew. */
async function listed(website: string): Promise<Dirent[]> {
  for (let tried = 1; ; tried++) {
    try {
      return await readdir(website, { withFileTypes: true, recursive: true });
    } catch (error) {
      if (tried === 20) throw error;
    }
  }
}

/** What a visitor gets; nothing where a publish took it away this very moment. */
async function filesIn(website: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  const entries = await listed(website);
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name).slice(website.length + 1);
    if (!entry.isFile() || path.startsWith('.galley-uploads/')) continue;
    const bytes = await readFile(join(website, path)).catch(() => undefined);
    if (bytes !== undefined) found.set(path, bytes);
  }
  return found;
}
