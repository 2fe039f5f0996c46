// Does a publish to WordPress end the same, whichever request fails and whenever it is killed, with nothing made twice and no dead link on the way?
import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import type { Result } from '../../core/errors.ts';
import type { Published, Run } from '../../electron/publish/target.ts';
import { publishing } from '../../electron/publish/wordpress/newsroom-for-tests.ts';
import {
  type StandInFault,
  WordPressStandIn,
} from '../../electron/publish/wordpress/wordpress-server-for-tests.ts';
import { bundle } from './bundle.ts';
import { inFolder, percentile, type Suite, type SuiteReport, seeded } from './suite.ts';
import { articlesOf, targetOf, type WordPressJob } from './wordpress-driver.ts';

const run: Run = { signal: new AbortController().signal, onProgress: () => undefined };

type Which = WordPressJob['which'];

/** One empty site and one newsroom that publishes there. */
class Newsroom {
  readonly site: WordPressStandIn;
  readonly #library: string;
  /** Live posts that led to something missing, at whatever moment. */
  readonly broken = new Set<string>();

  private constructor(site: WordPressStandIn, library: string) {
    this.site = site;
    this.#library = library;
  }

  static async begin(folder: string, name: string): Promise<Newsroom> {
    const library = join(folder, name);
    await mkdir(library, { recursive: true });
    const site = await WordPressStandIn.start();
    site.term('Prisons');
    site.term('Research');
    return new Newsroom(site, library);
  }

  get job(): Omit<WordPressJob, 'which'> {
    const { login: user, password } = this.site.user('editor');
    return { address: this.site.address, user, password, library: this.#library };
  }

  /** Publishes. Waits are as long as the site asks, but pass at once; the first one passes when the site is quiet. */
  async publish(which: Which, fault: (number: number) => StandInFault = () => 'none') {
    const offset = this.site.requests.length;
    this.site.fault = ({ number }) => {
      this.look();
      return fault(number - offset);
    };
    const waits: number[] = [];
    const target = targetOf(this.job, {
      wait: async (milliseconds) => {
        waits.push(milliseconds);
        await this.site.quiet();
      },
      silentMilliseconds: 500,
      uploadMilliseconds: 500,
    });
    const plan = await target.plan(publishing(articlesOf({ which })), run);
    const done: Result<Published> = plan.ok ? await plan.value.apply(run) : plan;
    await this.site.quiet();
    this.look();
    return { done, waits, requests: this.site.requests.length - offset };
  }

  /** A visitor's look: every link and picture of every live post leads somewhere. */
  look(): void {
    const live = this.site.visit();
    const files = new Set(this.site.media.map(({ file }) => `/wp-content/uploads/${file}`));
    for (const { slug, content } of live.values()) {
      for (const [, to = ''] of content.matchAll(/(?:href|src)="([^"#]+)"/g)) {
        const path = to.replace(this.site.address, '');
        if (!files.has(path) && !live.has(path.replace(/\//g, '')))
          this.broken.add(`${slug}: ${to}`);
      }
    }
  }

  /** What is there, without numbers, which depend on the order. */
  get there(): string {
    const posts = this.site.posts.map(({ slug, status, title, content, excerpt, sticky }) => {
      const text = content.replace(/wp-image-\d+|"id":\d+/g, '').replaceAll(this.site.address, '');
      return JSON.stringify([slug, status, title, text, excerpt, sticky]);
    });
    const media = this.site.media.map(({ file, alt, caption }) =>
      JSON.stringify([file, alt, caption]),
    );
    return [...posts.sort(), ...media.sort()].join('\n');
  }

  /** Posts and files that are there more than once. */
  get duplicates(): number {
    const posts = this.site.posts.map(({ slug }) => slug.replace(/__trashed|-\d+$/g, ''));
    const files = this.site.media.map(({ file }) => file.replace(/-\d{1,2}(?=\.\w+$)/, ''));
    return posts.length - new Set(posts).size + files.length - new Set(files).size;
  }
}

const faults: readonly (readonly [string, StandInFault])[] = [
  ['cut', 'lost-before'],
  ['answer lost', 'lost-after'],
  ['answer cut', 'truncated'],
  ['answer late', 'late'],
  ['429', { status: 429, headers: { 'retry-after': '3' } }],
  ['500', { status: 500 }],
  ['503', { status: 503, headers: { 'retry-after': '7' } }],
];

/** Each fault at each request of a first publish, and of one with an edit, a new address and a withdrawal. */
export const wordpressFaults: Suite = {
  name: 'wordpress-faults',
  unit: 'of the requests of two publishes, each with each fault',
  fullN: Number.MAX_SAFE_INTEGER,
  shortN: 4,
  missing: async () => undefined,
  run: ({ n, seed, log }) =>
    inFolder(async (folder) => {
      const calm = await calmPublishes(folder);
      const found = new Findings();
      let tried = 0;
      let retries = 0;
      for (const which of ['before', 'after'] as const) {
        const { requests, there } = calm[which];
        // Few rounds look at requests all over the publish.
        const step = Math.max(1, Math.floor(requests / n));
        for (const [name, fault] of faults) {
          for (let at = 1; at <= requests; at += step) {
            const newsroom = await Newsroom.begin(folder, `${which} ${name} ${at}`);
            newsroom.site.lateBy = 900;
            if (which === 'after') await newsroom.publish('before');
            const about = `${which}, ${name} at request ${at}`;
            const { done, waits } = await newsroom.publish(which, (number) =>
              number === at ? fault : 'none',
            );
            found.look(newsroom, about, done, there);
            found.waits(about, waits, fault);
            tried += 1;
            retries += waits.length;
            await newsroom.site.stop();
          }
          log(`  ${which}: ${name} at each of ${requests} requests, ${found.wrong} wrong so far`);
        }
      }
      return {
        suite: 'wordpress-faults',
        n: tried,
        seed,
        where: 'a stand-in with the traps of WordPress 6.8, asked over loopback',
        figures: { ...found.figures, 'tried again': retries },
        wrong: found.wrong,
        examples: found.examples,
        controls: [await carelessCreations(folder)],
      } satisfies SuiteReport;
    }),
};

/** Real programs, killed at any moment of a publish, and a later one that finishes. */
export const wordpressKills: Suite = {
  name: 'wordpress-kills',
  unit: 'publishes killed at a moment of chance and gone on with',
  fullN: 100,
  shortN: 4,
  missing: async () => undefined,
  run: ({ n, seed, log }) =>
    inFolder(async (folder) => {
      const calm = await calmPublishes(folder);
      const driver = await bundle('wordpress-driver.ts', folder);
      const random = seeded(seed);
      const found = new Findings();
      const lasts: number[] = [];
      for (let round = 0; round < 3; round += 1) {
        const newsroom = await Newsroom.begin(folder, `undisturbed ${round}`);
        lasts.push((await startDriver(driver, { ...newsroom.job, which: 'before' })).lasted);
        await newsroom.site.stop();
      }
      const usual = percentile(lasts, 0.5);
      let killed = 0;
      let round = 0;
      // One that was done before its moment came was not killed, and another takes its place.
      while (killed < n && round < 5 * n) {
        round += 1;
        const which = round % 2 === 0 ? 'after' : 'before';
        const newsroom = await Newsroom.begin(folder, `round ${round}`);
        newsroom.site.fault = () => {
          newsroom.look();
          return 'none';
        };
        if (which === 'after') await newsroom.publish('before');
        const moment = random() * usual;
        const { isDone } = await startDriver(driver, { ...newsroom.job, which }, moment);
        if (!isDone) killed += 1;
        await newsroom.site.quiet();
        newsroom.look();
        const { done } = await newsroom.publish(which);
        found.look(
          newsroom,
          `round ${round}, ${which}, after ${moment.toFixed(0)} ms`,
          done,
          calm[which].there,
        );
        await newsroom.site.stop();
        if (round % 20 === 0) log(`  ${round} rounds, ${found.wrong} wrong so far`);
      }
      return {
        suite: 'wordpress-kills',
        n: killed,
        seed,
        where: `a stand-in over loopback; SIGKILL within the ${usual.toFixed(0)} ms of a publish`,
        figures: { 'done before its moment came': round - killed, ...found.figures },
        wrong: found.wrong,
        examples: found.examples,
        controls: [await carelessCreations(folder)],
      } satisfies SuiteReport;
    }),
};

export const wordpressSuites: readonly Suite[] = [wordpressFaults, wordpressKills];

class Findings {
  #broken = 0;
  #duplicates = 0;
  #otherEnds = 0;
  #failed = 0;
  #impatient = 0;
  readonly examples: string[] = [];

  get wrong(): number {
    return this.#broken + this.#duplicates + this.#otherEnds + this.#failed + this.#impatient;
  }

  get figures(): SuiteReport['figures'] {
    return {
      'live pages that led to nothing, at any moment': this.#broken,
      'posts and files made twice': this.#duplicates,
      'acknowledged, and not as undisturbed': this.#otherEnds,
      'not ended': this.#failed,
      'tried too soon or too often': this.#impatient,
    };
  }

  look(newsroom: Newsroom, about: string, done: Result<Published>, wanted: string): void {
    if (!done.ok) {
      this.#failed += 1;
      this.examples.push(`${about}: ${JSON.stringify(done.error)}`);
    } else if (newsroom.there !== wanted) {
      this.#otherEnds += 1;
      this.examples.push(`${about}: ${newsroom.there.slice(0, 400)}`);
    }
    this.#duplicates += newsroom.duplicates;
    if (newsroom.duplicates > 0) this.examples.push(`${about}: made twice`);
    this.#broken += newsroom.broken.size;
    this.examples.push(...[...newsroom.broken].map((link) => `${about}: dead link, ${link}`));
  }

  /** One fault is one wait, no shorter than the site asks. */
  waits(about: string, waits: readonly number[], fault: StandInFault): void {
    const asked =
      typeof fault === 'object' ? Number(fault.headers?.['retry-after'] ?? 0) * 1000 : 0;
    if (waits.length <= 1 && waits.every((wait) => wait >= Math.max(asked, 300))) return;
    this.#impatient += 1;
    this.examples.push(`${about}: waits ${waits.join(', ')}`);
  }
}

async function calmPublishes(folder: string) {
  const newsroom = await Newsroom.begin(folder, 'calm');
  const first = await newsroom.publish('before');
  const before = { requests: first.requests, there: newsroom.there };
  const second = await newsroom.publish('after');
  const after = { requests: second.requests, there: newsroom.there };
  await newsroom.site.stop();
  if (!first.done.ok || !second.done.ok) throw new Error('an undisturbed publish failed');
  return { before, after };
}

/** Starts a publish in a process of its own, kills it after `moment` milliseconds, and answers whether it was done before. */
async function startDriver(
  driver: string,
  job: WordPressJob,
  moment?: number,
): Promise<{ readonly isDone: boolean; readonly lasted: number }> {
  const child = spawn(process.execPath, [driver, JSON.stringify(job)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface(child.stdout);
  let began = 0;
  let lasted = 0;
  let isDone = false;
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  lines.on('line', (line) => {
    if (line === 'ready') {
      began = performance.now();
      if (moment !== undefined) void pause(moment).then(() => child.kill('SIGKILL'));
    } else if (line === 'done') {
      isDone = true;
      lasted = performance.now() - began;
    }
  });
  await ended;
  return { isDone, lasted };
}

/** The known-bad way: whoever gets no answer sends the same again, without asking whether the first was heard. */
async function carelessCreations(folder: string): Promise<SuiteReport['controls'][number]> {
  const { site } = await Newsroom.begin(folder, 'careless');
  const { login, password } = site.user('editor');
  const authorization = `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}`;
  const of = 20;
  for (let number = 1; number <= of; number += 1) {
    let isFirst = true;
    site.fault = () => {
      const fault = isFirst ? 'lost-after' : 'none';
      isFirst = false;
      return fault;
    };
    const create = () =>
      fetch(`${site.address}/wp-json/wp/v2/posts`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify({ title: 'One', slug: `one-of-${number}`, status: 'publish' }),
      });
    await create().catch(create);
  }
  const lost = site.posts.length - of;
  await site.stop();
  return { name: 'a client that sends again unasked makes twice', lost, of };
}
