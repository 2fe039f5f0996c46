// The program that is killed while it publishes a small website to a place for files, and what the harness shares with it.
import { fileURLToPath } from 'node:url';
import { unwrap } from '../../core/errors.ts';
import { ftpPlace } from '../../electron/publish/ftp/ftp-place.ts';
import { s3Place } from '../../electron/publish/s3/s3-place.ts';
import type { OpenPlace } from '../../electron/publish/site-place.ts';
import { contentOf, siteTarget } from '../../electron/publish/site-target.ts';
import type { PublishTarget, Run, ToPublish } from '../../electron/publish/target.ts';
import { folderPlace } from '../../electron/publish/targets/folder.ts';
import { openGit } from '../../electron/publish/targets/git.ts';
import { openSftp } from '../../electron/publish/targets/sftp.ts';
import { webdavPlace } from '../../electron/publish/webdav/webdav-place.ts';

export const login = { user: 'press', password: 'a password of the torture' };

/** Where to publish: everything a process of its own has to be told. */
export type PlaceJob = { readonly cache: string } & (
  | { readonly kind: 'folder'; readonly path: string }
  | {
      readonly kind: 'sftp';
      readonly port: number;
      readonly hostKey: string;
      readonly switchable: boolean;
    }
  | { readonly kind: 'git'; readonly port: number }
  | {
      readonly kind: 'git-ssh';
      readonly port: number;
      readonly hostKey: string;
      readonly keyFile: string;
    }
  | { readonly kind: 'webdav' | 'ftp' | 's3'; readonly port: number }
);

export function openJob(job: PlaceJob): OpenPlace {
  switch (job.kind) {
    case 'folder':
      return folderPlace(job.path, { cacheFolder: job.cache, personCacheFolder: job.cache });
    case 'sftp':
      return openSftp(
        {
          ...{ host: '127.0.0.1', port: job.port, user: login.user, login: 'password' },
          ...{ folder: 'web', switchable: job.switchable, hostKey: job.hostKey },
        },
        { password: login.password },
      );
    case 'git':
    case 'git-ssh':
      return openGit(
        {
          address:
            job.kind === 'git'
              ? `http://127.0.0.1:${job.port}/news.git`
              : `ssh://git@127.0.0.1:${job.port}/news.git`,
          ...{ branch: 'pages', user: login.user, certificateFile: '', login: 'key' },
          keyFile: job.kind === 'git' ? '' : job.keyFile,
          ...(job.kind === 'git' ? {} : { hostKey: job.hostKey }),
          ...{ authorName: 'Galley', authorEmail: 'galley@localhost' },
        },
        { token: login.password },
        job.cache,
      );
    case 'webdav':
      return webdavPlace({ address: `http://127.0.0.1:${job.port}/`, ...login });
    case 'ftp':
      return ftpPlace(
        {
          ...{ host: '127.0.0.1', port: job.port, ...login },
          ...{ encryption: 'none', certificateFile: '', silentMilliseconds: 5000 },
        },
        '',
      );
    case 's3':
      return s3Place({
        ...{ endpoint: `http://127.0.0.1:${job.port}`, region: 'us-east-1', bucket: 'news' },
        ...{ isInName: false, accessKeyId: login.user, secretKey: login.password },
        ...{ folder: '', isPublic: false },
      });
  }
}

export type Texts = Readonly<Record<string, string>>;

const page = (...links: readonly string[]): string =>
  `<!doctype html><title>A page</title>${links.map((to) => `<a href="${to}">x</a>`).join('')}`;

/** What is published first, and a state with an edit, a new page, one that goes, and another picture. */
export const states: Readonly<Record<'before' | 'after', Texts>> = {
  before: {
    'index.html': page('news/one/index.html', 'news/two/index.html'),
    'feed.xml': '<feed>one two</feed>',
    'news/one/index.html': page('../two/index.html', '../../media/a.webp'),
    'news/two/index.html': page('../one/index.html'),
    'media/a.webp': 'RIFF one'.repeat(20_000),
    'assets/site.css': 'body { color: black }',
  },
  after: {
    'index.html': page('news/one/index.html', 'news/three/index.html'),
    'feed.xml': '<feed>one three</feed>',
    'news/one/index.html': page('../three/index.html', '../../media/b.webp'),
    'news/three/index.html': page('../one/index.html'),
    'media/b.webp': 'RIFF two'.repeat(20_000),
    'assets/site.css': 'body { color: black }',
  },
};

export function toPublish(texts: Texts): ToPublish {
  const contents = new Map(
    Object.entries(texts).map(([path, text]) => [path, contentOf(Buffer.from(text))]),
  );
  const refuse = (): never => {
    throw new Error('a website is all that a place for files asks for');
  };
  return {
    library: 'the newsroom of the torture',
    asOf: new Date(0),
    site: async () => ({
      ok: true,
      value: {
        files: new Map([...contents].map(([path, { sha256, size }]) => [path, { sha256, size }])),
        content: (path) => contents.get(path) ?? refuse(),
      },
    }),
    bundle: refuse,
    edition: refuse,
    media: refuse,
  };
}

export function targetOf(
  job: PlaceJob,
  open: OpenPlace,
  wait?: (milliseconds: number) => Promise<void>,
): PublishTarget {
  return siteTarget({
    guarantee: isWhole(job) ? 'whole-site' : 'file-by-file',
    open,
    newId: () => `publish-${process.pid}-${Math.random()}`,
    ...(wait === undefined ? {} : { wait }),
  });
}

/** Whether readers see all of the old website or all of the new one. */
export function isWhole(job: PlaceJob): boolean {
  return ['folder', 'git', 'git-ssh'].includes(job.kind) || (job.kind === 'sftp' && job.switchable);
}

const run: Run = { signal: new AbortController().signal, onProgress: () => undefined };

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // Written by whoever started it.
  const { job, which } = JSON.parse(process.argv[2] ?? '') as {
    job: PlaceJob;
    which: 'before' | 'after';
  };
  console.log('ready');
  const plan = unwrap(await targetOf(job, openJob(job)).plan(toPublish(states[which]), run));
  unwrap(await plan.apply(run));
  console.log('done');
}
