// Does a publish of a website end the same, whichever request to its server fails, with no page on the way that leads to nothing?
import type { Result } from '../../core/errors.ts';
import { SITE_LIST } from '../../core/publish/site-list.ts';
import { ftpPlace } from '../../electron/publish/ftp/ftp-place.ts';
import { type FtpFault, startFtpServer } from '../../electron/publish/ftp/ftp-server-for-tests.ts';
import { s3Place } from '../../electron/publish/s3/s3-place.ts';
import { type S3Fault, startS3Server } from '../../electron/publish/s3/s3-server-for-tests.ts';
import type { OpenPlace } from '../../electron/publish/site-place.ts';
import { contentOf, siteTarget } from '../../electron/publish/site-target.ts';
import type { Published, Run, StagedSite } from '../../electron/publish/target.ts';
import { webdavPlace } from '../../electron/publish/webdav/webdav-place.ts';
import {
  startWebdavServer,
  type WebdavFault,
} from '../../electron/publish/webdav/webdav-server-for-tests.ts';
import type { Suite, SuiteReport } from './suite.ts';

const run: Run = { signal: new AbortController().signal, onProgress: () => undefined };

type Texts = ReadonlyMap<string, string>;

const page = (...links: string[]): string =>
  `<!doctype html>${links.map((to) => `<a href="${to}">x</a>`).join('')}`;

const before: Texts = new Map([
  ['index.html', page('news/one/index.html', 'news/two/index.html')],
  ['feed.xml', '<feed>one two</feed>'],
  ['news/one/index.html', page('../two/index.html', '../../media/a picture.webp')],
  ['news/two/index.html', page('../one/index.html')],
  ['media/a picture.webp', 'RIFF one'],
  ['empty.txt', ''],
]);

const after: Texts = new Map([
  ...[...before].filter(([path]) => !path.startsWith('news/two')),
  ['index.html', page('news/one/index.html', 'news/three/index.html')],
  ['feed.xml', '<feed>one three</feed>'],
  ['news/one/index.html', page('../three/index.html', '../../media/Łódź & b.webp')],
  ['news/three/index.html', page('../one/index.html')],
  ['media/Łódź & b.webp', 'RIFF two'],
]);

/** What befalls one request: nothing was heard of it, it was done and that was not heard, or the server is busy. */
type Fault = 'cut' | 'lost' | 'busy';
const faults: readonly Fault[] = ['cut', 'lost', 'busy'];

interface Server {
  readonly open: OpenPlace;
  /** What a visitor gets, and the list. */
  files(): Texts;
  stop(): Promise<void>;
}

/** Is told of each request before it is acted on, and says what befalls it. */
type Hear = () => Fault | undefined;

/** Each request is seen twice, before the server acts and after; what was to befall it is kept for the second time. */
function twice<F>(hear: Hear, cut: F, busy: F) {
  const lost = new WeakSet<object>();
  return (request: object, when: 'before' | 'after'): F | undefined => {
    if (when === 'after') return lost.has(request) ? cut : undefined;
    const fault = hear();
    if (fault === 'lost') lost.add(request);
    if (fault === undefined || fault === 'lost') return undefined;
    return fault === 'cut' ? cut : busy;
  };
}

const login = { user: 'press', password: 'a password' };

const servers: Readonly<Record<string, (hear: Hear) => Promise<Server>>> = {
  async webdav(hear) {
    const busy = { status: 503, headers: { 'retry-after': '3' } };
    const fault = twice<WebdavFault>(hear, 'cut', busy);
    const server = await startWebdavServer({ ...login, fault });
    return {
      open: webdavPlace({ address: server.address, ...login, silentMilliseconds: 2000 }),
      files: () => textsOf(server.files, '.galley-new/'),
      stop: server.stop,
    };
  },
  async ftp(hear) {
    const fault = twice<FtpFault>(hear, 'cut', '421 busy');
    const server = await startFtpServer({ ...login, fault });
    const { port } = server;
    const to = { host: '127.0.0.1', port, encryption: 'none', silentMilliseconds: 2000 } as const;
    return {
      open: ftpPlace({ ...to, ...login }, ''),
      files: () => textsOf(server.files, '.galley-uploads/'),
      stop: server.stop,
    };
  },
  async s3(hear) {
    const key = { accessKeyId: 'AKID', secretKey: 'a secret', bucket: 'news' };
    const busy = { status: 503, code: 'SlowDown', headers: { 'retry-after': '3' } };
    const fault = twice<S3Fault>(hear, 'cut', busy);
    const server = await startS3Server({ ...key, fault });
    const to = { endpoint: server.address, region: 'us-east-1', isInName: false };
    return {
      open: s3Place({ ...to, ...key, folder: '', isPublic: false, silentMilliseconds: 2000 }),
      files: () =>
        textsOf(new Map([...server.objects].map(([path, { bytes }]) => [path, bytes])), '//'),
      stop: server.stop,
    };
  },
};

function textsOf(files: ReadonlyMap<string, Buffer>, onTheWay: string): Texts {
  const all = [...files].filter(([path]) => !path.startsWith(onTheWay));
  return new Map(all.map(([path, bytes]) => [path, bytes.toString('utf8')]));
}

function siteOf(texts: Texts): StagedSite {
  const contents = new Map(
    [...texts].map(([path, text]) => [path, contentOf(Buffer.from(text))] as const),
  );
  return {
    files: new Map([...contents].map(([path, { sha256, size }]) => [path, { sha256, size }])),
    content(path) {
      const content = contents.get(path);
      if (content === undefined) throw new Error(`${path} is not of this site`);
      return content;
    },
  };
}

let publishes = 0;

/** Publishes to a server, where something befalls the request of that number. */
class Trial {
  readonly dead = new Set<string>();
  readonly waits: number[] = [];
  requests = 0;
  #at = 0;
  #fault: Fault | undefined;
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async begin(kind: string): Promise<Trial> {
    const start = servers[kind];
    if (start === undefined) throw new Error(`there is no ${kind}`);
    // The server is started with what only the trial can tell.
    const trial: { hear: Hear } = { hear: () => undefined };
    const begun = new Trial(await start(() => trial.hear()));
    trial.hear = () => begun.#hear();
    return begun;
  }

  async publish(texts: Texts, fault?: Fault, at = 0): Promise<Result<Published>> {
    this.requests = 0;
    this.#at = at;
    this.#fault = fault;
    const target = siteTarget({
      guarantee: 'file-by-file',
      open: this.#server.open,
      newId: () => `publish-${++publishes}`,
      chance: () => 0.5,
      wait: async (milliseconds) => {
        this.waits.push(milliseconds);
      },
    });
    // A plan that brings a website to its target asks for nothing else of a newsroom.
    const plan = await target.rollback(siteOf(texts), 'a-newsroom', run);
    const done = plan.ok ? await plan.value.apply(run) : plan;
    this.#look();
    return done;
  }

  get there(): string {
    const ours = [...this.#server.files()].filter(([path]) => path !== SITE_LIST);
    return JSON.stringify(ours.sort(([one], [other]) => (one < other ? -1 : 1)));
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }

  #hear(): Fault | undefined {
    this.requests += 1;
    this.#look();
    return this.requests === this.#at ? this.#fault : undefined;
  }

  #look(): void {
    for (const link of deadLinks(this.#server.files())) this.dead.add(link);
  }
}

/** Links that lead to nothing, on pages that a visitor comes to from the front page. */
function deadLinks(texts: Texts): string[] {
  const dead: string[] = [];
  const seen = new Set(['index.html']);
  for (const path of seen) {
    for (const [, to = ''] of (texts.get(path) ?? '').matchAll(/href="([^"]+)"/g)) {
      const url = new URL(encodeURI(to), `http://site/${encodeURI(path)}`);
      const found = decodeURI(url.pathname.slice(1));
      if (texts.has(found)) seen.add(found);
      else dead.push(`${path} → ${found}`);
    }
  }
  return dead;
}

/** How many files may wait for one request, such as the making of their folder: each of them tries again. As many as connections. */
const sharedBy: Readonly<Record<string, number>> = { webdav: 4, ftp: 2 };

function placeFaults(kind: string): Suite {
  return {
    name: `${kind}-faults`,
    unit: 'of the requests of two publishes, each with each fault',
    fullN: Number.MAX_SAFE_INTEGER,
    shortN: 4,
    missing: async () => undefined,
    async run({ n, seed, log }) {
      const wrong = { dead: 0, other: 0, failed: 0, impatient: 0 };
      const examples: string[] = [];
      let tried = 0;
      let retries = 0;
      for (const texts of [before, after]) {
        const calm = await Trial.begin(kind);
        if (texts === after) await calm.publish(before);
        await calm.publish(texts);
        const { requests, there } = calm;
        await calm.stop();
        const step = Math.max(1, Math.floor(requests / n));
        for (const fault of faults) {
          for (let at = 1; at <= requests; at += step) {
            const trial = await Trial.begin(kind);
            if (texts === after) await trial.publish(before);
            const done = await trial.publish(texts, fault, at);
            const about = `${texts === before ? 'first' : 'second'} publish, ${fault} at request ${at}`;
            if (!done.ok) {
              wrong.failed += 1;
              examples.push(`${about}: ${JSON.stringify(done.error)}`);
            } else if (trial.there !== there) {
              wrong.other += 1;
              examples.push(`${about}: ${trial.there.slice(0, 300)}`);
            }
            const asked = fault === 'busy' && kind !== 'ftp' ? 3000 : 300;
            if (
              trial.waits.length > (sharedBy[kind] ?? 1) ||
              trial.waits.some((wait) => wait < asked)
            ) {
              wrong.impatient += 1;
              examples.push(`${about}: waits ${trial.waits.join(', ')}`);
            }
            wrong.dead += trial.dead.size;
            examples.push(...[...trial.dead].map((link) => `${about}: dead link, ${link}`));
            tried += 1;
            retries += trial.waits.length;
            await trial.stop();
          }
          log(
            `  ${kind}: ${fault} at each of ${requests} requests, ${examples.length} wrong so far`,
          );
        }
      }
      return {
        suite: `${kind}-faults`,
        n: tried,
        seed,
        where: 'a stand-in in memory, asked over loopback',
        figures: {
          'live pages that led to nothing, at any moment': wrong.dead,
          'acknowledged, and not as undisturbed': wrong.other,
          'not ended': wrong.failed,
          'tried too soon or too often': wrong.impatient,
          'tried again': retries,
        },
        wrong: wrong.dead + wrong.other + wrong.failed + wrong.impatient,
        examples: examples.slice(0, 10),
        controls: [carelessOrder()],
      } satisfies SuiteReport;
    },
  };
}

/** The known-bad way: files in the order of their names, as most programs upload them. */
function carelessOrder(): SuiteReport['controls'][number] {
  const now = new Map(before);
  let lost = 0;
  for (const [path, text] of [...after].sort(([one], [other]) => (one < other ? -1 : 1))) {
    now.set(path, text);
    if (deadLinks(now).length > 0) lost += 1;
  }
  return {
    name: 'files in the order of their names: steps with a dead link',
    lost,
    of: after.size,
  };
}

export const placeSuites: readonly Suite[] = Object.keys(servers).map(placeFaults);
