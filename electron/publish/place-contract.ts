// What must hold for every place a website can be published to? One suite, run against each stand-in and each real server.

import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GalleyError, unwrap } from '../../core/errors.ts';
import type { Guarantee } from '../../core/ipc/contract.ts';
import { SITE_LIST } from '../../core/publish/site-list.ts';
import { type PlaceCall, withFaults } from './memory-place.ts';
import { type OpenPlace, PlaceTrouble } from './site-place.ts';
import { contentOf, siteTarget } from './site-target.ts';
import type { PublishTarget, Run, StagedSite, ToPublish } from './target.ts';

/** One place, made new for each test. */
export interface Stage {
  readonly open: OpenPlace;
  /** All files as a visitor of the website gets them, whoever put them there; the list among them. */
  visit(): Promise<ReadonlyMap<string, Uint8Array>>;
  /** Puts a file there past Galley. */
  plant(path: string, text: string): Promise<void>;
  stop(): Promise<void>;
}

export interface ContractOptions {
  readonly guarantee: Guarantee;
  /** Whether a visitor may be asked during a publish: some stages are too slow for it. */
  readonly mayWatch?: boolean;
  /**
   * Of so many moments at which a publish can be broken one is tried, where each costs processes; with GALLEY_EVERY_MOMENT=1 all
   * of them are.
   */
  readonly momentsApart?: number;
}

const library = '0199aaaa-bbbb-7ccc-8ddd-eeeeffff0000';
const run: Run = { signal: new AbortController().signal, onProgress: () => undefined };

type Texts = Readonly<Record<string, string>>;

const page = (...links: string[]): string =>
  `<!doctype html><title>A page</title>${links.map((to) => `<a href="${to}">x</a>`).join('')}`;

/** A small website in which pages lead to pages, and with names that protocols like to get wrong. */
const before: Texts = {
  'index.html': page('news/one/index.html', 'news/two/index.html'),
  'feed.xml': '<feed>one two</feed>',
  'news/index.html': page('one/index.html', 'two/index.html'),
  'news/one/index.html': page('../two/index.html', '../../media/a picture.webp'),
  'news/two/index.html': page('../one/index.html'),
  'media/a picture.webp': 'RIFF one',
  'media/100 % Łódź & co + #1.pdf': '%PDF',
  'assets/column/site.css': 'body { color: black }',
  'empty.txt': '',
};

const after: Texts = {
  ...Object.fromEntries(Object.entries(before).filter(([path]) => !path.startsWith('news/two'))),
  'index.html': page('news/one/index.html', 'news/three/index.html'),
  'feed.xml': '<feed>one three</feed>',
  'news/index.html': page('one/index.html', 'three/index.html'),
  'news/one/index.html': page('../three/index.html', '../../media/b.webp'),
  'news/three/index.html': page('../one/index.html'),
  'media/b.webp': 'RIFF two',
};

export function siteOf(texts: Texts): StagedSite {
  const contents = new Map(
    Object.entries(texts).map(([path, text]) => [path, contentOf(Buffer.from(text))]),
  );
  return {
    files: new Map(
      [...contents].map(([path, { sha256, size }]) => [path, { sha256, size }] as const),
    ),
    content(path) {
      const content = contents.get(path);
      if (content === undefined) throw new Error(`${path} is not of this site`);
      return content;
    },
  };
}

export function toPublish(texts: Texts, of = library): ToPublish {
  return {
    library: of,
    asOf: new Date('2026-03-01T10:00:00Z'),
    site: async () => ({ ok: true, value: siteOf(texts) }),
    bundle: () => Promise.reject(new Error('a website is all that a place for files asks for')),
    edition: () => Promise.reject(new Error('a website is all that a place for files asks for')),
    media: () => {
      throw new Error('a website is all that a place for files asks for');
    },
  };
}

/** Runs the contract. `make` starts a place that is empty. */
export function placeContract(
  name: string,
  options: ContractOptions,
  make: () => Promise<Stage>,
): void {
  const { guarantee, mayWatch = true } = options;
  const apart = process.env.GALLEY_EVERY_MOMENT === '1' ? 1 : (options.momentsApart ?? 1);
  describe(`a website published to ${name}`, () => {
    let stage: Stage;
    let ids = 0;
    let waits = 0;
    beforeEach(async () => {
      stage = await make();
    });
    afterEach(() => stage.stop());

    const target = (
      open: OpenPlace = stage.open,
      more: { takeOver?: boolean; mayDeleteMany?: boolean } = {},
    ): PublishTarget =>
      siteTarget({
        guarantee,
        open,
        newId: () => `publish-${++ids}`,
        chance: () => 0.5,
        wait: async () => {
          waits += 1;
        },
        ...more,
      });
    const publish = async (texts: Texts, to = target()) =>
      unwrap(await unwrap(await to.plan(toPublish(texts), run)).apply(run));
    const visited = async (): Promise<Texts> => {
      const found: Record<string, string> = {};
      for (const [path, bytes] of await stage.visit()) {
        if (path !== SITE_LIST) found[path] = Buffer.from(bytes).toString('utf8');
      }
      return found;
    };

    it('is looked at first, and nothing is written', async () => {
      const found = unwrap(await target().connect(run));
      expect(found.there).toBeNull();
      expect([...(await stage.visit()).keys()]).toEqual([]);
    });

    it('is there as a visitor sees it, and a second publish sends nothing', async () => {
      const first = unwrap(await target().plan(toPublish(before), run));
      expect(first.summary.counts).toMatchObject({ create: 9, update: 0, delete: 0, leave: 0 });
      unwrap(await first.apply(run));
      expect(await visited()).toEqual(before);
      const second = unwrap(await target().plan(toPublish(before), run));
      expect(second.summary).toMatchObject({
        bytes: 0,
        counts: { create: 0, update: 0, delete: 0, leave: 9 },
      });
      expect(unwrap(await target().connect(run)).there).toEqual({ files: 9, isOurs: true });
    });

    it('sends of an edit only what changed, takes away what went, and leaves what others put there', async () => {
      await publish(before);
      await stage.plant('others/robots.txt', 'User-agent: *');
      const sent: string[] = [];
      const open = withFaults(stage.open, ({ when, method, path }) => {
        if (when === 'before' && (method === 'put' || method === 'remove')) sent.push(path);
      });
      await publish(after, target(open));
      const changed = Object.keys(after).filter((path) => after[path] !== before[path]);
      expect(new Set(sent)).toEqual(new Set([...changed, 'news/two/index.html', SITE_LIST]));
      expect(await visited()).toEqual({ ...after, 'others/robots.txt': 'User-agent: *' });
    });

    it('never replaces a file that Galley did not put there, unless somebody says so', async () => {
      await stage.plant('index.html', 'the old website');
      const plan = unwrap(await target().plan(toPublish(before), run));
      expect(plan.summary.foreign).toEqual(['index.html']);
      expect(await plan.apply(run)).toMatchObject({
        error: { code: 'place-occupied', subject: 'index.html' },
      });
      expect(await visited()).toEqual({ 'index.html': 'the old website' });
      await publish(before, target(stage.open, { takeOver: true }));
      expect(await visited()).toEqual(before);
    });

    it('of another newsroom is left alone', async () => {
      await publish(before);
      const other = '0199ffff-bbbb-7ccc-8ddd-eeeeffff0000';
      expect(await target().plan(toPublish(after, other), run)).toMatchObject({
        error: { code: 'another-newsroom' },
      });
      expect(await visited()).toEqual(before);
    });

    it('is left alone when its list cannot be read', async () => {
      await publish(before);
      await stage.plant(SITE_LIST, '{ "galley": "published-site"');
      expect(await target().plan(toPublish(after), run)).toMatchObject({
        error: { code: 'list-unreadable' },
      });
    });

    it('is planned anew when somebody published there since', async () => {
      await publish(before);
      const plan = unwrap(await target().plan(toPublish(after), run));
      await publish({ ...before, 'empty.txt': 'no longer' });
      expect(await plan.apply(run)).toMatchObject({ error: { code: 'target-changed' } });
      expect(await visited()).toEqual({ ...before, 'empty.txt': 'no longer' });
    });

    it('comes back as it was, and only what differs is sent', async () => {
      await publish(before);
      await publish(after);
      const back = unwrap(await target().rollback(siteOf(before), library, run));
      expect(back.summary.counts).toMatchObject({ create: 1, update: 4, delete: 2 });
      unwrap(await back.apply(run));
      expect(await visited()).toEqual(before);
    });

    it('is read back, and a file that is another or gone is named', async () => {
      const { files } = await publish(before);
      expect(unwrap(await target().verify(files, run))).toEqual({ checked: 9, wrong: [] });
      await stage.plant('feed.xml', '<feed>somebody else</feed>');
      const expected = new Map([
        ...files,
        ['news/four/index.html', files.get('empty.txt')] as const,
      ]);
      expect(
        // Every file of the list is there.
        unwrap(await target().verify(expected as typeof files, run)).wrong,
      ).toEqual([
        { at: 'feed.xml', why: 'it is not what was published' },
        { at: 'news/four/index.html', why: 'it is not there' },
      ]);
    });

    it('ends the same when the connection breaks once, at any moment, before or after the server acted', async () => {
      const moments = await countMoments();
      for (let at = 1; at <= moments; at += apart) {
        await reset();
        const open = withFaults(stage.open, breakAt(at));
        waits = 0;
        await publish(after, target(open));
        expect(waits, `moment ${at}`).toBeGreaterThan(0);
        expect(await visited(), `moment ${at}`).toEqual(after);
        expect(unwrap(await target().plan(toPublish(after), run)).summary.counts.leave).toBe(10);
      }
    });

    it('is finished by the next publish when one was killed, at any moment', async () => {
      const moments = await countMoments();
      for (let at = 1; at <= moments; at += 3 * apart) {
        await reset();
        const open = withFaults(stage.open, killAt(at));
        const plan = await target(open).plan(toPublish(after), run);
        if (plan.ok) expect((await plan.value.apply(run)).ok, `moment ${at}`).toBe(false);
        const now = await visited();
        for (const [path, text] of Object.entries(now)) {
          expect([before[path], after[path]], `moment ${at}: ${path}`).toContain(text);
        }
        if (guarantee !== 'file-by-file') expect([before, after]).toContainEqual(now);
        else expect(deadLinks(now), `moment ${at}`).toEqual([]);
        // And the next one wants something else again: nothing of the killed one stays.
        await publish(before);
        expect(await visited(), `moment ${at}`).toEqual(before);
      }
    });

    it('gives up after a bounded number of tries, and says how it went', async () => {
      await publish(before);
      let tries = 0;
      const open = withFaults(stage.open, ({ when, method, path }) => {
        if (when === 'before' && method === 'put' && path === 'feed.xml') {
          tries += 1;
          throw new PlaceTrouble('server-unreachable', { subject: path, detail: 'busy' });
        }
      });
      const plan = unwrap(await target(open).plan(toPublish(after), run));
      expect(await plan.apply(run)).toMatchObject({
        error: { code: 'publish-cut-short', subject: 'feed.xml' },
      });
      expect(tries).toBe(5);
    });

    it('that would lose most of its files is published only if somebody says so', async () => {
      const many = Object.fromEntries(
        Array.from({ length: 30 }, (_, index) => [`news/n${index}/index.html`, page()]),
      );
      await publish({ ...before, ...many });
      const plan = unwrap(await target().plan(toPublish(before), run));
      expect(plan.summary.isBigDelete).toBe(true);
      expect(await plan.apply(run)).toMatchObject({ error: { code: 'big-delete' } });
      expect(Object.keys(await visited())).toHaveLength(39);
      await publish(before, target(stage.open, { mayDeleteMany: true }));
      expect(await visited()).toEqual(before);
    });

    it.runIf(mayWatch)(
      'shows at every moment only whole files, and no page that leads to what is not there',
      async () => {
        await publish(before);
        const moments: Texts[] = [];
        // A visitor reads page after page: what comes after waits until they have, or they would see two moments as one.
        const open = withFaults(stage.open, async ({ when, method }) => {
          if (when === 'after' && method !== 'read') moments.push(await visited());
        });
        await publish(after, target(open));
        expect(moments.length).toBeGreaterThan(5);
        for (const moment of moments) {
          if (guarantee !== 'file-by-file') expect([before, after]).toContainEqual(moment);
          expect(deadLinks(moment)).toEqual([]);
        }
      },
    );

    it('(known-bad control) leads to what is not there when files are put in the order of their names', async () => {
      await publish(before);
      const now: Record<string, string> = { ...(await visited()) };
      let dead = 0;
      for (const path of Object.keys(after).sort()) {
        now[path] = after[path] ?? '';
        dead += deadLinks(now).length;
      }
      expect(dead).toBeGreaterThan(0);
    });

    /** The moments of publishing `after` over `before`. */
    async function countMoments(): Promise<number> {
      await publish(before);
      let moments = 0;
      const open = withFaults(stage.open, ({ number }) => {
        moments = number;
      });
      await publish(after, target(open));
      return moments;
    }

    async function reset(): Promise<void> {
      await publish(before, target(stage.open, { mayDeleteMany: true }));
    }
  });
}

function breakAt(at: number): (call: PlaceCall) => void {
  return ({ number, path }) => {
    if (number === at)
      throw new PlaceTrouble('server-unreachable', { subject: path, isLost: true });
  };
}

/** From that moment on nothing reaches the place any more. */
function killAt(at: number): (call: PlaceCall) => void {
  return ({ number }) => {
    if (number >= at) throw new GalleyError({ code: 'internal', detail: 'killed' });
  };
}

/** Links of pages that lead to nothing. */
function deadLinks(texts: Texts): string[] {
  const dead: string[] = [];
  for (const [path, text] of Object.entries(texts)) {
    if (!path.endsWith('.html')) continue;
    for (const [, to = ''] of text.matchAll(/href="([^"]+)"/g)) {
      const found = decodeURI(new URL(encodeURI(to), `http://site/${path}`).pathname.slice(1));
      if (texts[found] === undefined) dead.push(`${path} → ${found}`);
    }
  }
  return dead;
}

export function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
