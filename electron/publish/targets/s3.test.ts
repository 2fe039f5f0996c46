// Does publishing to an S3-compatible service keep its promises, at the stand-in always and at Ceph's gateway and moto where they can be started?
import dns, { type LookupOptions } from 'node:dns';
import { Readable } from 'node:stream';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { unwrap } from '../../../core/errors.ts';
import { SITE_LIST } from '../../../core/publish/site-list.ts';
import { badCertificates, certificateFileOf, makeCertificate } from '../certificates-for-tests.ts';
import { placeContract, sha256Of, siteOf, toPublish } from '../place-contract.ts';
import {
  isLeftOut,
  REAL_SERVER,
  type RealServer,
  startRealServer,
} from '../real-servers-for-tests.ts';
import { type S3Bucket, S3Client } from '../s3/s3-client.ts';
import { s3Place } from '../s3/s3-place.ts';
import { type S3Server, type S3ServerOptions, startS3Server } from '../s3/s3-server-for-tests.ts';
import type { FileContent, SitePlace } from '../site-place.ts';
import { contentOf, siteTarget } from '../site-target.ts';
import type { PublishTarget, Run } from '../target.ts';
import type { Secrets } from '../target-kind.ts';
import { newPublishId, settingForTests } from '../target-setting-for-tests.ts';
import { s3 } from './s3.ts';

const login = { accessKeyId: 'AKIDEXAMPLE', secretKey: 'secret/of+the=canary' };
const bucket = 'news';
const run: Run = { signal: new AbortController().signal, onProgress: () => undefined };
const { signal } = run;

function bucketAt(address: string, more: Partial<S3Bucket> = {}): S3Bucket {
  return { endpoint: address, region: 'us-east-1', bucket, isInName: false, ...login, ...more };
}

placeContract(
  'an S3-compatible service',
  { guarantee: 'file-by-file', momentsApart: 3 },
  async () => {
    const server = await startS3Server({ ...login, bucket, pageSize: 7 });
    const plant = (path: string, text: string): void => {
      const bytes = Buffer.from(text);
      server.objects.set(path, { bytes, type: '', cacheControl: '', acl: '' });
    };
    // A website that is beside ours, and begins like it.
    plant('site-of-others/index.html', 'x');
    return {
      open: s3Place({ ...bucketAt(server.address), folder: 'site', isPublic: false }),
      visit: async () =>
        new Map(
          [...server.objects].flatMap(([key, { bytes }]) =>
            key.startsWith('site/') ? [[key.slice('site/'.length), bytes] as const] : [],
          ),
        ),
      plant: async (path, text) => plant(`site/${path}`, text),
      stop: async () => {
        expect(server.objects.has('site-of-others/index.html')).toBe(true);
        await server.stop();
      },
    };
  },
);

describe('the S3 target', () => {
  let server: S3Server;
  /** The waits of patient publishes, in milliseconds. */
  const pauses: number[] = [];
  afterEach(async () => {
    pauses.length = 0;
    vi.restoreAllMocks();
    await server.stop();
  });

  const start = async (options: Partial<S3ServerOptions> = {}): Promise<void> => {
    server = await startS3Server({ ...login, bucket, ...options });
  };
  const target = (
    options: Readonly<Record<string, unknown>> = {},
    secrets: Secrets = { secretKey: login.secretKey },
  ): PublishTarget =>
    s3.open(
      { address: server.address, bucket, accessKeyId: login.accessKeyId, ...options },
      settingForTests({ secrets }),
    );
  const open = (more: Partial<S3Bucket> = {}): Promise<SitePlace> =>
    s3Place({ ...bucketAt(server.address, more), folder: '', isPublic: false })(signal);

  it('says what each file is, and how long it may be kept', async () => {
    await start();
    const texts = { 'index.html': 'x', 'feed.xml': 'x', 'media/a b.webp': 'x', 'x.unknown': 'x' };
    unwrap(await unwrap(await target().plan(toPublish(texts), run)).apply(run));
    const said = [...server.objects].map(([key, { type, cacheControl, acl }]) => [
      key,
      [type, cacheControl, acl],
    ]);
    expect(Object.fromEntries(said)).toMatchObject({
      'index.html': ['text/html; charset=utf-8', 'no-cache', ''],
      'feed.xml': ['application/atom+xml; charset=utf-8', 'no-cache', ''],
      'media/a b.webp': ['image/webp', 'public, max-age=86400', ''],
      'x.unknown': ['application/octet-stream', 'no-cache', ''],
    });
    unwrap(
      await unwrap(
        await target({ isPublic: true, folder: '/b/' }).plan(toPublish(texts), run),
      ).apply(run),
    );
    expect(server.objects.get('b/index.html')?.acl).toBe('public-read');
  });

  it('finds the bucket in the name of the server, too', async () => {
    await start({ isInName: true });
    const answer = (
      _name: string,
      { all }: LookupOptions,
      done: (error: null, ...found: unknown[]) => void,
    ): void => {
      if (all === true) done(null, [{ address: '127.0.0.1', family: 4 }]);
      else done(null, '127.0.0.1', 4);
    };
    // It can be called in many ways; this is the one of connections.
    vi.spyOn(dns, 'lookup').mockImplementation(answer as unknown as typeof dns.lookup);
    const options = { bucketInName: true, mayBeReadOnTheWay: true };
    unwrap(await unwrap(await target(options).plan(toPublish({ 'a.html': 'a' }), run)).apply(run));
    expect([...server.objects.keys()].sort()).toEqual([SITE_LIST, 'a.html']);
    expect(server.requests[0]?.headers.host).toMatch(/^news\.s3\.example:/);
  });

  it('sends a file again that did not arrive whole, though the service says that it did', async () => {
    let cuts = 0;
    await start({ keepsOnly: (key) => (key === 'a.html' && cuts++ === 0 ? 2 : undefined) });
    expect(await patient({ 'a.html': 'whole' })).toBe(1);
    expect(String(server.objects.get('a.html')?.bytes)).toBe('whole');
  });

  it('is content with a service whose marks are no sums, once it has seen that the bytes are there', async () => {
    await start({ hasOwnMarks: true });
    expect(await patient({ 'a.html': 'a', 'b.html': 'b', 'c.html': 'c' })).toBe(0);
    expect(server.requests.filter(({ kind }) => kind === 'PUT')).toHaveLength(5);
    // The list, which is sent first, is read back; then no other file is.
    const read = server.requests.filter(({ kind }) => kind === 'GET');
    expect(new Set(read.map(({ key }) => key))).toEqual(new Set([SITE_LIST]));
  });

  it('is refused when the bytes are not those that were signed', async () => {
    await start();
    const place = await open();
    const changed: FileContent = {
      ...contentOf(Buffer.from('what was planned')),
      open: () => Readable.from([Buffer.from('what is read now')]),
    };
    await expect(place.put('a.html', changed)).rejects.toMatchObject({
      failure: { code: 'server-refused', detail: expect.stringContaining('SHA256Mismatch') },
    });
    expect(server.objects.size).toBe(0);
    await place.close();
  });

  it('asks for few files one by one, and for many by pages of a list', async () => {
    await start({ pageSize: 10 });
    const there = Array.from({ length: 25 }, (_, at) => `media/${at} Łódź & <co> +%2F.webp`);
    for (const key of [...there, 'media/10 Łódź & <co> +%2F.webp.old']) {
      server.objects.set(key, { bytes: Buffer.from('x'), type: '', cacheControl: '', acl: '' });
    }
    const missing = Array.from({ length: 40 }, (_, at) => `news/${at}/index.html`);
    const place = await open();
    expect([...(await place.present([...missing, ...there]))].sort()).toEqual([...there].sort());
    expect(server.requests).toHaveLength(3);
    const few = [...there.slice(0, 3), 'media/10 Łódź & <co>', 'media'];
    expect([...(await place.present(few))].sort()).toEqual(there.slice(0, 3).sort());
    expect(server.requests).toHaveLength(8);
    await place.close();
  });

  it.each([
    { status: 403, code: 'SignatureDoesNotMatch', failure: 'login-refused' },
    { status: 403, code: 'AccessDenied', failure: 'place-refused' },
    { status: 403, code: 'RequestTimeTooSkewed', failure: 'place-refused' },
    { status: 404, code: 'NoSuchBucket', failure: 'place-refused' },
    { status: 301, code: 'PermanentRedirect', failure: 'place-refused' },
  ])('says that it was refused with $code', async ({ status, code, failure }) => {
    await start({ fault: () => ({ status, code }) });
    expect(await target().connect(run)).toMatchObject({
      error: { code: failure, detail: expect.stringContaining(`${status} ${code}`) },
    });
  });

  it('says which key, bucket or region is wrong', async () => {
    await start({ region: 'eu-central-1' });
    const region = 'eu-central-1';
    for (const [options, secret, code, detail] of [
      [{}, login.secretKey, 'place-refused', 'its region is eu-central-1'],
      [{ region }, 'another', 'login-refused', 'the secret key is another'],
      [{ region, accessKeyId: 'X' }, login.secretKey, 'login-refused', 'does not know'],
      [{ region, bucket: 'old' }, login.secretKey, 'place-refused', 'no such bucket'],
    ] as const) {
      expect(await target(options, { secretKey: secret }).connect(run)).toMatchObject({
        error: { code, detail: expect.stringContaining(detail) },
      });
    }
    expect((await target({ region }).connect(run)).ok).toBe(true);
  });

  const kinds = ['LIST', 'GET', 'PUT', 'DELETE'] as const;

  it.each(kinds)(
    'tries %s again when the service is busy, and waits as long as it asks',
    async (kind) => {
      let refused = 0;
      await start({
        fault: (request, when) => {
          if (when !== 'before' || request.kind !== kind || refused > 0) return undefined;
          refused += 1;
          return { status: 503, code: 'SlowDown', headers: { 'retry-after': '7' } };
        },
      });
      await publishTwice();
      expect([refused, ...pauses]).toEqual([1, 7000]);
    },
  );

  it.each(kinds)(
    'ends the same when the answer to %s is lost after the service acted',
    async (kind) => {
      let lost = 0;
      await start({
        fault: (request, when) => {
          if (when !== 'after' || request.kind !== kind || lost > 0) return undefined;
          lost += 1;
          return 'cut';
        },
      });
      await publishTwice();
      expect(lost).toBe(1);
    },
  );

  it('gives up on a service that says nothing', async () => {
    await start({ fault: ({ kind }) => (kind === 'PUT' ? 'silence' : undefined) });
    const place = await open({ silentMilliseconds: 200 });
    await expect(place.put('index.html', contentOf(Buffer.from('x')))).rejects.toMatchObject({
      failure: { code: 'server-slow' },
    });
    await place.close();
  });

  it('takes no page of something else for a list', async () => {
    await start({ fault: ({ kind }) => (kind === 'LIST' ? { status: 200 } : undefined) });
    const client = await S3Client.open(bucketAt(server.address), signal);
    await expect(client.list('').next()).rejects.toMatchObject({
      failure: { code: 'place-refused' },
    });
    client.end();
  });

  it.each(badCertificates)(
    'sends nothing to a service whose certificate is $why',
    async ({ make }) => {
      await start({ certificate: make() });
      for (const certificateFile of ['', await certificateFileOf(makeCertificate())]) {
        const refused = { error: { code: 'certificate-refused' } };
        expect(await target({ certificateFile }).connect(run)).toMatchObject(refused);
        const plan = await target({ certificateFile }).plan(toPublish({ 'a.html': 'a' }), run);
        expect(plan).toMatchObject(refused);
      }
      expect([server.contentBytes, server.requests]).toEqual([0, []]);
    },
  );

  it('trusts the certificate of an organisation that is given as a file', async () => {
    const certificate = makeCertificate();
    await start({ certificate });
    const certificateFile = await certificateFileOf(certificate);
    expect(await target({ certificateFile }).connect(run)).toMatchObject({ ok: true });
  });

  it('takes https alone, unless a person says what that means, and no name that leads elsewhere', async () => {
    await start();
    const options = { address: 'http://s3.example.org', bucket: 'news', accessKeyId: 'a' };
    expect(s3.check(options)).toMatchObject({
      error: { code: 'invalid-argument', subject: 'Address of the service' },
    });
    expect(s3.check({ ...options, mayBeReadOnTheWay: true }).ok).toBe(true);
    const secure = { ...options, address: 'https://s3.example.org' };
    expect(s3.check(secure).ok).toBe(true);
    for (const bad of [
      { bucket: 'news/../other' },
      { bucket: 'evil.example/' },
      { bucket: 'News_1', bucketInName: true },
      { accessKeyId: 'a\r\nb' },
      { region: 'a/b' },
      { folder: '../x' },
    ]) {
      expect(s3.check({ ...secure, ...bad }).ok, JSON.stringify(bad)).toBe(false);
    }
  });

  it('tells its secret key to nobody', async () => {
    const told: unknown[] = [];
    for (const code of ['', 'AccessDenied', 'SignatureDoesNotMatch', login.secretKey]) {
      await start({
        fault: ({ kind }) => (code !== '' && kind === 'PUT' ? { status: 403, code } : undefined),
      });
      told.push(target(), await target().connect(run));
      const plan = await target().plan(toPublish({ 'a/b.html': 'x' }), run);
      told.push(plan, plan.ok ? await plan.value.apply(run) : undefined, server.requests);
      if (code !== login.secretKey) await server.stop();
    }
    const written = inspect(told, { depth: 12, showHidden: false, maxArrayLength: 500 });
    expect(written).toContain('login-refused');
    expect(written).toContain('AWS4-HMAC-SHA256');
    expect(written).not.toContain('canary');
  });

  /** Publishes with patience, and answers with how often it had to wait. */
  async function patient(texts: Readonly<Record<string, string>>): Promise<number> {
    const before = pauses.length;
    const to = siteTarget({
      guarantee: 'file-by-file',
      open: s3Place({ ...bucketAt(server.address), folder: '', isPublic: false }),
      newId: newPublishId,
      wait: async (milliseconds) => {
        pauses.push(milliseconds);
      },
    });
    unwrap(await unwrap(await to.plan(toPublish(texts), run)).apply(run));
    return pauses.length - before;
  }

  /** Publishes, publishes another state, and compares what is there. */
  async function publishTwice(): Promise<void> {
    const first = { 'news/one/index.html': 'one', 'index.html': 'home' };
    const second = { 'index.html': 'home again', 'news/two/index.html': 'two' };
    let waits = 0;
    for (const texts of [first, second]) {
      waits += await patient(texts);
      expect([...server.objects.keys()].filter((path) => path !== SITE_LIST).sort()).toEqual(
        Object.keys(texts).sort(),
      );
    }
    expect(waits).toBe(1);
    expect(unwrap(await target().verify(siteOf(second).files, run)).wrong).toEqual([]);
  }
});

describe(`S3 services ${REAL_SERVER}`, () => {
  // Ceph's gateway checks signatures, rights and sums; moto checks none of them, and knows more corners.
  for (const engine of ['radosgw', 'moto'] as const) {
    describe.skipIf(isLeftOut(engine))(engine, () => {
      let real: RealServer;
      beforeAll(async () => {
        real = await startRealServer(engine, {}, 8000);
      });
      afterAll(() => real?.stop());
      const bucketThere = (): S3Bucket =>
        bucketAt(real.get('S3_ENDPOINT'), {
          region: real.get('S3_REGION'),
          bucket: real.get('S3_BUCKET'),
          accessKeyId: real.get('S3_ACCESS_KEY_ID'),
          secretKey: real.get('S3_SECRET_ACCESS_KEY'),
        });
      const everything = async (client: S3Client): Promise<string[]> => {
        const keys: string[] = [];
        for await (const page of client.list('')) keys.push(...page);
        return keys;
      };
      const upload = (client: S3Client, key: string, text: string): Promise<unknown> =>
        client.ask({ method: 'PUT', key, content: contentOf(Buffer.from(text)) });

      it.runIf(engine === 'radosgw')(
        'refuses a wrong key, and one that may not write',
        async () => {
          const options = {
            address: real.get('S3_ENDPOINT'),
            bucket: real.get('S3_BUCKET'),
            accessKeyId: real.get('S3_ACCESS_KEY_ID'),
          };
          expect(
            await s3
              .open(options, settingForTests({ secrets: { secretKey: 'another' } }))
              .connect(run),
          ).toMatchObject({ error: { code: 'login-refused' } });
          const other = { ...options, accessKeyId: real.get('S3_OTHER_ACCESS_KEY_ID') };
          expect(
            await s3
              .open(
                other,
                settingForTests({ secrets: { secretKey: real.get('S3_OTHER_SECRET_ACCESS_KEY') } }),
              )
              .connect(run),
          ).toMatchObject({ error: { code: 'place-refused' } });
        },
      );

      it.runIf(engine === 'radosgw')(
        'refuses bytes that are not those that were signed',
        async () => {
          const client = await S3Client.open(bucketThere(), signal);
          const content = { ...contentOf(Buffer.from('abc')), sha256: sha256Of('abd') };
          await expect(
            client.ask({ method: 'PUT', key: 'changed.html', content }),
          ).rejects.toMatchObject({ failure: { code: 'server-refused' } });
          client.end();
        },
      );

      it('lists all keys, however many pages there are', async () => {
        const client = await S3Client.open(bucketThere(), signal);
        const keys = Array.from({ length: 12 }, (_, at) => `many/${at} & Łódź.html`).sort();
        for (const key of keys) await upload(client, key, 'x');
        const found: string[] = [];
        for await (const page of client.list('many/', 5)) found.push(...page);
        expect(found.sort()).toEqual(keys);
        client.end();
      });

      it.runIf(engine === 'moto')('is published to, and read back', async () => {
        const { endpoint: address, bucket: name, accessKeyId, secretKey, region } = bucketThere();
        const options = { address, bucket: name, accessKeyId, region, folder: 'site' };
        const to = s3.open(options, settingForTests({ secrets: { secretKey } }));
        const texts = { 'a/b & c.html': 'x', 'media/Łódź +#.webp': 'y', 'empty.txt': '' };
        unwrap(await unwrap(await to.plan(toPublish(texts), run)).apply(run));
        expect(unwrap(await to.verify(siteOf(texts).files, run)).wrong).toEqual([]);
        expect(unwrap(await to.plan(toPublish(texts), run)).summary.counts.leave).toBe(3);
      });

      if (engine === 'moto') return;
      // A list and the objects asked for after it are not one moment.
      const contract = {
        guarantee: 'file-by-file',
        momentsApart: 15,
        mayWatch: false,
      } as const;
      placeContract(engine, contract, async () => {
        const client = await S3Client.open(bucketThere(), signal);
        for (const key of await everything(client)) await client.ask({ method: 'DELETE', key });
        return {
          open: s3Place({ ...bucketThere(), folder: '', isPublic: false }),
          visit: async () => {
            const found = new Map<string, Uint8Array>();
            for (const key of await everything(client)) {
              const object = await client.ask({ method: 'GET', key }).catch(() => undefined);
              if (object !== undefined) found.set(key, object.body);
            }
            return found;
          },
          plant: async (path, text) => {
            await upload(client, path, text);
          },
          stop: async () => client.end(),
        };
      });
    });
  }
});
