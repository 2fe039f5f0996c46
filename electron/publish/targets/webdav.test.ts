import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createClient, type FileStat, type WebDAVClient } from 'webdav';
import { unwrap } from '../../../core/errors.ts';
import { SITE_LIST } from '../../../core/publish/site-list.ts';
import { badCertificates, certificateFileOf, makeCertificate } from '../certificates-for-tests.ts';
import { placeContract, siteOf, toPublish } from '../place-contract.ts';
import {
  isLeftOut,
  REAL_SERVER,
  type RealServer,
  startRealServer,
} from '../real-servers-for-tests.ts';
import type { FileContent, OpenPlace } from '../site-place.ts';
import { contentOf, siteTarget } from '../site-target.ts';
import type { PublishTarget, Run } from '../target.ts';
import type { Secrets } from '../target-kind.ts';
import { newPublishId, settingForTests } from '../target-setting-for-tests.ts';
import { webdavPlace } from '../webdav/webdav-place.ts';
import {
  startWebdavServer,
  type WebdavServer,
  type WebdavServerOptions,
} from '../webdav/webdav-server-for-tests.ts';
import { webdav } from './webdav.ts';

const login = { user: 'newsroom', password: 'pass “wörd” of the canary' };
const run: Run = { signal: new AbortController().signal, onProgress: () => undefined };
const { signal } = run;

for (const isApache of [false, true]) {
  placeContract(
    `a WebDAV server${isApache ? ' that replaces files whole' : ''}`,
    { guarantee: 'file-by-file' },
    async () => {
      const server = await startWebdavServer({ ...login, isApache });
      return {
        open: webdavPlace({ address: server.address, ...login }),
        visit: async () => new Map(server.files),
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
}

describe('the WebDAV target', () => {
  let server: WebdavServer;
  afterEach(() => server.stop());

  const start = async (options: Partial<WebdavServerOptions> = {}): Promise<void> => {
    server = await startWebdavServer({ ...login, ...options });
  };
  const target = (
    options: Readonly<Record<string, unknown>> = {},
    secrets: Secrets = { password: login.password },
  ): PublishTarget =>
    webdav.open(
      { address: server.address, user: login.user, ...options },
      settingForTests({ secrets }),
    );

  it('says what each file is', async () => {
    await start();
    const texts = { 'index.html': 'x', 'feed.xml': 'x', 'media/a b.webp': 'x', 'x.unknown': 'x' };
    unwrap(await unwrap(await target().plan(toPublish(texts), run)).apply(run));
    expect(Object.fromEntries(server.types)).toMatchObject({
      'index.html': 'text/html; charset=utf-8',
      'feed.xml': 'application/atom+xml; charset=utf-8',
      'media/a b.webp': 'image/webp',
      'x.unknown': 'application/octet-stream',
    });
  });

  it('leaves a file as it was when its upload is cut, and puts nothing half', async () => {
    await start();
    const place = await webdavPlace({ address: server.address, ...login })(signal);
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
    await expect(place.put('index.html', cut)).rejects.toThrow();
    expect(String(server.files.get('index.html'))).toBe('whole');
    await place.close();
  });

  it('takes away what a killed publish left waiting, and nothing else', async () => {
    await start();
    server.folders.add('.galley-new').add('.galley-new-ideas');
    server.files.set('.galley-new/1', Buffer.from('half'));
    server.files.set('.galley-new-ideas/1', Buffer.from('of somebody else'));
    const kept = webdavPlace({ address: server.address, ...login });
    const place = await kept(signal);
    await place.put('index.html', contentOf(Buffer.from('whole')));
    expect(server.files.has('.galley-new/1')).toBe(false);
    await place.finish();
    await place.close();
    expect([...server.files.keys()].sort()).toEqual(['.galley-new-ideas/1', 'index.html']);
    expect(server.folders.has('.galley-new')).toBe(false);
  });

  it('lists folders when there is much to ask for, and enters none that is not there', async () => {
    await start();
    server.folders.add('news').add('news/100 % & co');
    server.files.set('news/100 % & co/Łódź #1+.pdf', Buffer.from('x'));
    const place = await webdavPlace({ address: server.address, ...login })(signal);
    const paths = Array.from({ length: 200 }, (_, index) => `media/${index}/a.webp`);
    const asked = ['news/100 % & co/Łódź #1+.pdf', ...paths];
    expect([...(await place.present(asked))]).toEqual(['news/100 % & co/Łódź #1+.pdf']);
    expect(server.requests.length).toBeLessThan(5);
    await place.close();
  });

  it('keeps a folder in which somebody else has a file', async () => {
    await start();
    server.folders.add('news').add('news/one');
    server.files.set('news/one/index.html', Buffer.from('ours'));
    server.files.set('news/theirs.txt', Buffer.from('theirs'));
    const place = await webdavPlace({ address: server.address, ...login })(signal);
    await place.remove('news/one/index.html');
    expect([...server.folders].sort()).toEqual(['', 'news']);
    expect([...server.files.keys()]).toEqual(['news/theirs.txt']);
    await place.close();
  });

  it.each([
    { status: 401, code: 'login-refused' },
    { status: 403, code: 'place-refused' },
    { status: 404, code: 'place-refused' },
    { status: 507, code: 'place-refused' },
  ])('says that it was refused with $status', async ({ status, code }) => {
    await start({ fault: () => ({ status }) });
    expect(await target().connect(run)).toMatchObject({ error: { code } });
  });

  it.each(['PUT', 'MOVE', 'MKCOL', 'DELETE', 'PROPFIND', 'GET', 'OPTIONS'])(
    'tries %s again when the server is busy, and waits as long as it asks',
    async (method) => {
      let refused = 0;
      await start({
        fault: (request, when) => {
          if (when !== 'before' || request.method !== method || refused > 0) return undefined;
          refused += 1;
          return { status: 503, headers: { 'retry-after': '0.01' } };
        },
      });
      await publishTwice();
      expect(refused).toBe(1);
    },
  );

  it.each(['PUT', 'MOVE', 'MKCOL', 'DELETE', 'PROPFIND', 'GET', 'OPTIONS'])(
    'ends the same when the answer to %s is lost after the server acted',
    async (method) => {
      let lost = 0;
      await start({
        fault: (request, when) => {
          if (when !== 'after' || request.method !== method || lost > 0) return undefined;
          lost += 1;
          return 'cut';
        },
      });
      await publishTwice();
      expect(lost).toBe(1);
    },
  );

  it('gives up on a server that says nothing', async () => {
    await start({ fault: ({ method }) => (method === 'PUT' ? 'silence' : undefined) });
    const open = webdavPlace({ address: server.address, ...login, silentMilliseconds: 200 });
    const place = await open(signal);
    await expect(place.put('index.html', contentOf(Buffer.from('x')))).rejects.toMatchObject({
      failure: { code: 'server-slow' },
    });
    await place.close();
  });

  it.each(badCertificates)(
    'sends nothing to a server whose certificate is $why',
    async ({ make }) => {
      const certificate = make();
      await start({ certificate });
      for (const certificateFile of ['', await certificateFileOf(makeCertificate())]) {
        const refused = { error: { code: 'certificate-refused' } };
        expect(await target({ certificateFile }).connect(run)).toMatchObject(refused);
        const plan = await target({ certificateFile }).plan(toPublish({ 'a.html': 'a' }), run);
        expect(plan).toMatchObject(refused);
      }
      expect([server.contentBytes, server.requests]).toEqual([0, []]);
    },
  );

  it('trusts the certificate of an organisation that is given as a file, and an expired one not even so', async () => {
    const certificate = makeCertificate();
    await start({ certificate });
    const certificateFile = await certificateFileOf(certificate);
    expect(await target({ certificateFile }).connect(run)).toMatchObject({ ok: true });
    await server.stop();
    const expired = badCertificates[1]?.make() ?? certificate;
    await start({ certificate: expired });
    expect(
      await target({ certificateFile: await certificateFileOf(expired) }).connect(run),
    ).toMatchObject({ error: { code: 'certificate-refused' } });
  });

  it('takes https alone, unless a person says what that means', async () => {
    await start();
    const options = { address: 'http://files.example.org/site', user: 'a' };
    expect(webdav.check(options)).toMatchObject({
      error: { code: 'invalid-argument', subject: 'Address of the folder' },
    });
    expect(webdav.check({ ...options, mayBeReadOnTheWay: true }).ok).toBe(true);
    for (const address of ['ftp://a.example/', 'https://a:b@c.example/', 'https://c.example/?x']) {
      expect(webdav.check({ ...options, address }).ok, address).toBe(false);
    }
  });

  it('tells its password to nobody but the server', async () => {
    const told: unknown[] = [];
    for (const status of [200, 401, 403, 404, 409, 500]) {
      await start({
        fault: ({ method }) => (status !== 200 && method !== 'OPTIONS' ? { status } : undefined),
      });
      told.push(target());
      // What may pass would be tried again for seconds.
      if (status !== 500) {
        told.push(await target().connect(run));
        const plan = await target().plan(toPublish({ 'a/b.html': 'x' }), run);
        told.push(plan, plan.ok && status !== 409 ? await plan.value.apply(run) : undefined);
      }
      const place = await webdavPlace({ address: server.address, ...login })(signal);
      told.push(await place.put('a/b.html', contentOf(Buffer.from('x'))).catch((error) => error));
      await place.close();
      if (status !== 500) await server.stop();
    }
    const written = inspect(told, { depth: 12, showHidden: false });
    expect(written).toContain('place-refused');
    expect(written).not.toContain('canary');
    expect(written).not.toContain(
      Buffer.from(`${login.user}:${login.password}`).toString('base64'),
    );
  });

  /** Publishes, publishes another state, and compares what is there. */
  async function publishTwice(): Promise<void> {
    const first = { 'news/one/index.html': 'one', 'index.html': 'home' };
    const second = { 'index.html': 'home again', 'news/two/index.html': 'two' };
    const many = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [`media/${at}.webp`, 'x']),
    );
    let waits = 0;
    const patient = siteTarget({
      guarantee: 'file-by-file',
      open: webdavPlace({ address: server.address, ...login }),
      newId: newPublishId,
      wait: async () => {
        waits += 1;
      },
    });
    for (const texts of [
      { ...first, ...many },
      { ...second, ...many },
    ]) {
      unwrap(await unwrap(await patient.plan(toPublish(texts), run)).apply(run));
      expect([...server.files.keys()].filter((path) => path !== SITE_LIST).sort()).toEqual(
        Object.keys(texts).sort(),
      );
    }
    expect(waits).toBe(1);
    const { files } = siteOf({ ...second, ...many });
    expect(unwrap(await target().verify(files, run)).wrong).toEqual([]);
  }
});

describe(`WebDAV servers ${REAL_SERVER}`, () => {
  // Apache replaces a file whole by PUT; rclone does not, and shows what was put before it is on its disk.
  for (const engine of ['apache', 'rclone'] as const) {
    describe.skipIf(isLeftOut(engine))(engine, () => {
      let real: RealServer;
      let client: WebDAVClient;
      beforeAll(async () => {
        real = await startRealServer(engine);
        client = createClient(real.get('WEBDAV_URL'), {
          username: real.get('WEBDAV_USER'),
          password: real.get('WEBDAV_PASSWORD'),
        });
      });
      afterAll(() => real?.stop());
      const openReal = (): OpenPlace =>
        webdavPlace({
          address: real.get('WEBDAV_URL'),
          user: real.get('WEBDAV_USER'),
          password: real.get('WEBDAV_PASSWORD'),
        });

      it.runIf(engine === 'apache')(
        'shows the old file or the new one, however often it is replaced',
        async () => {
          const place = await openReal()(signal);
          const sizes = [300_000, 200_000];
          const contents = sizes.map((size) => contentOf(Buffer.alloc(size, 'x')));
          const seen = new Set<string>();
          let isOver = false;
          const put = async (): Promise<void> => {
            for (let at = 0; at < 100; at += 1) {
              for (const content of contents) await place.put('busy.html', content);
            }
            isOver = true;
          };
          for (const content of contents) await place.put('busy.html', content);
          const watch = async (): Promise<void> => {
            while (!isOver) {
              const response = await fetch(`${real.get('WEBDAV_PUBLIC')}busy.html`);
              // Apache looks at the size, then opens the file: of one that was replaced between the two it ends the answer early, and a
              // browser asks again.
              const bytes = await response.arrayBuffer().catch(() => undefined);
              if (bytes !== undefined) seen.add(`${response.status} ${bytes.byteLength}`);
            }
          };
          await Promise.all([put(), watch(), watch()]);
          await place.remove('busy.html');
          await place.close();
          expect([...seen].sort()).toEqual(sizes.map((size) => `200 ${size}`).sort());
        },
      );

      // A listing of rclone and the files asked for after it are not one moment.
      const mayWatch = engine === 'apache';
      placeContract(engine, { guarantee: 'file-by-file', mayWatch }, async () => {
        for (const { basename } of await listed(client, '/'))
          await client.deleteFile(`/${basename}`);
        return {
          open: openReal(),
          visit: async () => new Map(await filesIn(client, '')),
          plant: async (path, text) => {
            if (path.includes('/')) {
              await client.createDirectory(`/${dirname(path)}`, { recursive: true });
            }
            await client.putFileContents(`/${path}`, text);
          },
          stop: async () => undefined,
        };
      });
    });
  }
});

async function filesIn(client: WebDAVClient, folder: string): Promise<[string, Uint8Array][]> {
  const found: [string, Uint8Array][] = [];
  for (const { basename, type } of await listed(client, `/${folder}`)) {
    const path = folder === '' ? basename : `${folder}/${basename}`;
    if (type === 'directory') found.push(...(await filesIn(client, path)));
    // Asked for as it is, a file comes as bytes.
    else found.push([path, (await client.getFileContents(`/${path}`)) as Buffer]);
  }
  return found;
}

/** What lies in a folder; nothing where a publish took it away this very moment. */
async function listed(client: WebDAVClient, folder: string): Promise<FileStat[]> {
  return await client.getDirectoryContents(folder).catch((error: { status?: number }) => {
    if (error.status === 404) return [];
    throw error;
  });
}
