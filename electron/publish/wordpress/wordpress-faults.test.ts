// Does publishing to WordPress end well whatever goes wrong on the way: no duplicate, no dead link, nothing claimed that is not so?
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Article } from '../../../core/content/article.ts';
import { GalleyError, unwrap } from '../../../core/errors.ts';
import { exampleArticle, exampleAssetId, textBody } from '../../../core/export/example-newsroom.ts';
import { badCertificates } from '../certificates-for-tests.ts';
import { publishing, StateInMemory, someArticles } from './newsroom-for-tests.ts';
import { type StandInFault, WordPressStandIn } from './wordpress-server-for-tests.ts';
import {
  edited,
  run,
  type TargetChanges,
  targetAt,
  type WordPressStage,
} from './wordpress-stage.ts';

const before = someArticles();
/** Everything that can happen in one publish: a new article, an edit, another address, one that goes. */
const after = edited(edited(before, 2, { slug: 'final-report', headline: 'Final report' }), 1, {
  summary: 'Another summary.',
}).filter(({ slug }) => slug !== 'third');

describe('a publish to WordPress on a bad day', () => {
  let site: WordPressStandIn;
  let state: StateInMemory;
  beforeEach(async () => {
    await begin();
  });
  afterEach(() => site.stop());

  async function begin(): Promise<void> {
    site = await WordPressStandIn.start();
    site.term('Prisons');
    site.term('Research');
    state = new StateInMemory();
  }
  const stage = (): WordPressStage => ({
    address: site.address,
    login: (role) => {
      const { login: user, password } = site.user(role);
      return { user, password };
    },
    offerPasswords: async (isOffered) => {
      site.offersPasswords = isOffered;
    },
    stop: async () => undefined,
  });
  const target = (changes: TargetChanges = {}) => targetAt(stage(), state, changes);
  const publish = async (articles: readonly Article[]) => {
    const plan = await target().plan(publishing(articles), run);
    return plan.ok ? await plan.value.apply(run) : plan;
  };
  /** What is there, without numbers, which depend on the order. */
  const there = () => ({
    posts: site.posts
      .map(({ slug, status, title, content, sticky }) => ({
        slug,
        status,
        title,
        sticky,
        content: content.replace(/wp-image-\d+|"id":\d+/g, '').replaceAll(site.address, ''),
      }))
      .sort((one, other) => (one.slug < other.slug ? -1 : 1)),
    media: site.media
      .map(({ file, alt, caption }) => ({ file, alt, caption }))
      .sort((one, other) => (one.file < other.file ? -1 : 1)),
  });
  const deadLinks = (): string[] => {
    const live = site.visit();
    const files = new Set(site.media.map(({ file }) => `/wp-content/uploads/${file}`));
    return [...live.values()].flatMap(({ content, slug }) =>
      [...content.matchAll(/(?:href|src)="([^"#]+)"/g)]
        .map(([, to = '']) => to.replace(site.address, ''))
        .filter((to) => !files.has(to) && !live.has(to.replace(/\//g, '')))
        .map((to) => `${slug} → ${to}`),
    );
  };

  /** An undisturbed publish of both, and how many requests each took. */
  async function undisturbed() {
    unwrap(await publish(before));
    const first = there();
    const firstRequests = site.requests.length;
    unwrap(await publish(after));
    const second = there();
    const requests = site.requests.length;
    await site.stop();
    return { first, firstRequests, second, secondRequests: requests - firstRequests };
  }

  const faults: readonly [string, StandInFault][] = [
    ['does not arrive', 'lost-before'],
    ['is carried out and its answer is lost', 'lost-after'],
    ['is answered in part', 'truncated'],
    ['is answered by a busy server', { status: 429, headers: { 'retry-after': '1' } }],
    ['is answered by a broken server', { status: 502 }],
  ];
  it.each(faults)('ends the same when one request %s, whichever it is', async (_, fault) => {
    const calm = await undisturbed();
    expect(calm.firstRequests).toBeGreaterThan(25);
    // Each request in turn takes long; a number of steps that has no common factor with what repeats finds as much.
    const step = process.env.GALLEY_TORTURE === '1' ? 1 : 3;
    for (const [publishes, requests, expected] of [
      [[before], calm.firstRequests, calm.first],
      [[before, after], calm.secondRequests, calm.second],
    ] as const) {
      for (let at = 1; at <= requests; at += step) {
        await begin();
        for (const articles of publishes.slice(0, -1)) unwrap(await publish(articles));
        const offset = site.requests.length;
        site.fault = ({ number }) => (number === offset + at ? fault : 'none');
        const [last] = publishes.slice(-1);
        const done = await publish(last ?? before);
        expect(done.ok, `request ${at}: ${JSON.stringify(done)}`).toBe(true);
        expect(there(), `request ${at}`).toEqual(expected);
        expect(deadLinks(), `request ${at}`).toEqual([]);
        await site.stop();
      }
    }
    await begin();
  });

  it('that was killed is finished by the next one, whenever it happened, and nothing is there twice', async () => {
    const calm = await undisturbed();
    // An odd number: moments before and after the site acted take turns.
    const step = process.env.GALLEY_TORTURE === '1' ? 1 : 3;
    const moments = (calm.firstRequests + calm.secondRequests) * 2;
    for (let at = 1; at <= moments; at += step) {
      await begin();
      let moment = 0;
      let isDead = false;
      // From one moment on, nothing arrives and nothing is noted any more; half of the moments lie after the server acted.
      const count = (): boolean => {
        moment += 1;
        isDead ||= moment >= at;
        return isDead;
      };
      site.fault = () => {
        if (count()) return 'lost-before';
        return count() ? 'lost-after' : 'none';
      };
      state.before = () => {
        if (isDead) throw new GalleyError({ code: 'internal', detail: 'killed' });
      };
      const first = await publish(before);
      if (first.ok) await publish(after);
      expect(deadLinks(), `moment ${at}`).toEqual([]);
      site.fault = () => 'none';
      state.before = () => undefined;
      const next = await publish(after);
      expect(next.ok, `moment ${at}: ${JSON.stringify(next)}`).toBe(true);
      // Whoever was killed before it was first published never came to be.
      const third = there().posts.filter(({ slug }) => slug !== 'third');
      const wanted = calm.second.posts.filter(({ slug }) => slug !== 'third');
      expect(third, `moment ${at}`).toEqual(wanted);
      expect(site.posts.filter(({ slug }) => slug.startsWith('third')).length).toBeLessThan(2);
      expect(new Set(site.media.map(({ file }) => file)).size).toBe(site.media.length);
      expect(site.media.every(({ file }) => !/-\d\.\w+$/.test(file))).toBe(true);
      await site.stop();
    }
    await begin();
  });

  it('(known-bad control) has duplicates when somebody creates again without asking whether the first was heard', async () => {
    const { login, password } = site.user('editor');
    const authorization = `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}`;
    const create = () =>
      fetch(`${site.address}/wp-json/wp/v2/posts`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify({ title: 'One', slug: 'one', status: 'publish' }),
      });
    site.createTogether = 4;
    // Four at once even get the very same address: the site is no lock.
    await Promise.all([create(), create(), create(), create()]);
    expect(site.posts.filter(({ slug }) => slug === 'one').length).toBe(4);
  });

  it('is tried a bounded number of times, as long apart as the site asks', async () => {
    unwrap(await publish(before));
    const waits: number[] = [];
    let asked = 0;
    site.fault = ({ method, path }) => {
      if (method !== 'POST' || !path.includes('/posts')) return 'none';
      asked += 1;
      return { status: 503, headers: { 'retry-after': '7' } };
    };
    const wait = async (milliseconds: number) => void waits.push(milliseconds);
    const plan = unwrap(
      await target({ wait }).plan(publishing(edited(before, 3, { headline: 'X' })), run),
    );
    expect(await plan.apply(run)).toMatchObject({ error: { code: 'publish-cut-short' } });
    expect(asked).toBe(5);
    expect(waits).toEqual([7000, 7000, 7000, 7000]);
  });

  it('does not try again what the site will never take, though it says 500', async () => {
    let uploads = 0;
    site.fault = ({ method, path }) => {
      if (method === 'POST' && path.endsWith('/media')) uploads += 1;
      return 'none';
    };
    const [first] = before;
    if (first === undefined) throw new Error('there is a first one');
    const svg = first.attachments.map((one) => ({ ...one, asset: exampleAssetId(5) }));
    const wanted = publishing([
      { ...first, attachments: svg, body: textBody('A map.'), featuredImage: undefined },
    ]);
    const plan = unwrap(await target().plan(wanted, run));
    expect(await plan.apply(run)).toMatchObject({ error: { code: 'place-refused' } });
    expect(uploads).toBe(1);
  });

  it('is patient with a site that works long on a picture, and finds it again when it was not', async () => {
    const wanted = publishing(before);
    const plan = unwrap(
      await target({ silentMilliseconds: 500, uploadMilliseconds: 20_000 }).plan(wanted, run),
    );
    site.slowUploads = 900;
    unwrap(await plan.apply(run));
    expect(site.media).toHaveLength(4);
    await site.stop();
    await begin();
    site.slowUploads = 900;
    const hasty = target({ uploadMilliseconds: 300, wait: () => site.quiet() });
    unwrap(await unwrap(await hasty.plan(wanted, run)).apply(run));
    expect(site.media).toHaveLength(4);
  });

  it('names a file that is over the site’s limit with its size, publishes the others, and goes without it if asked', async () => {
    site.uploadLimit = 1_000_000;
    const wanted = publishing(before, { sizes: { 3: 2_400_000 } });
    const plan = unwrap(await target().plan(wanted, run));
    const done = await plan.apply(run);
    expect(done).toMatchObject({
      error: {
        code: 'place-refused',
        subject: 'Programme',
        detail: expect.stringContaining('“Programme” is 2.4 MB, more than the site takes.'),
      },
    });
    expect([...site.visit().keys()].sort()).toEqual(['report', 'third']);
    expect(deadLinks()).toEqual([]);
    const without = unwrap(await target({ mayLeaveOut: true }).plan(wanted, run));
    unwrap(await without.apply(run));
    expect(site.visit().get('kick-off-in-lodz')?.content).not.toContain('Programme');
    expect(deadLinks()).toEqual([]);
  });

  it('names a file over which the site breaks off each time, and publishes the others', async () => {
    const wanted = publishing(before, { sizes: { 3: 2_400_000 } });
    site.fault = ({ method, path, size }) =>
      method === 'POST' && path.endsWith('/media') && size > 2_000_000 ? { status: 500 } : 'none';
    const plan = unwrap(await target().plan(wanted, run));
    expect(await plan.apply(run)).toMatchObject({
      error: {
        code: 'place-refused',
        subject: 'Programme',
        detail: expect.stringContaining('“Programme” is 2.4 MB, and the site broke off'),
      },
    });
    expect([...site.visit().keys()].sort()).toEqual(['report', 'third']);
    expect(deadLinks()).toEqual([]);
    // A site that is gone is no fault of the file that was on its way.
    state = new StateInMemory();
    const later = unwrap(await target().plan(publishing(before, { sizes: { 3: 2_500_000 } }), run));
    let isGone = false;
    site.fault = ({ size }) => {
      isGone ||= size > 2_000_000;
      return isGone ? 'lost-before' : 'none';
    };
    expect(await later.apply(run)).toMatchObject({ error: { code: 'publish-cut-short' } });
  });

  it('tells a site that takes no application passwords from a wrong one, though WordPress answers both alike', async () => {
    site.offersPasswords = false;
    expect(await target().connect(run)).toMatchObject({
      error: {
        code: 'place-refused',
        detail: expect.stringContaining('offers no application passwords'),
      },
    });
    // The login went nowhere.
    expect(site.requests.every(({ login }) => !login)).toBe(true);
    site.offersPasswords = true;
    expect(await target({ password: 'no' }).connect(run)).toMatchObject({
      error: {
        code: 'login-refused',
        detail: expect.stringContaining('not the password that you log in with'),
      },
    });
  });

  it('notices a featured image that WordPress dropped without a word, before readers see the post', async () => {
    const plan = unwrap(await target().plan(publishing(before), run));
    site.fault = ({ method, path }) => {
      // Somebody deletes it in the very moment in which the post is made.
      if (method === 'POST' && path.endsWith('/posts')) {
        site.media = site.media.filter(({ file }) => !file.startsWith('hall'));
      }
      return 'none';
    };
    expect(await plan.apply(run)).toMatchObject({
      error: { code: 'place-refused', detail: expect.stringContaining('featured image') },
    });
    expect([...site.visit().keys()]).not.toContain('kick-off-in-lodz');
    site.fault = () => 'none';
    unwrap(await publish(before));
    expect(site.visit().get('kick-off-in-lodz')?.featured).toBeGreaterThan(0);
  });

  it('says what WordPress takes out of the text of a login that may not write all of HTML', async () => {
    site.takesOut = /<figcaption[^>]*>.*?<\/figcaption>/g;
    const published = unwrap(
      await unwrap(await target({ role: 'author' }).plan(publishing(before), run)).apply(run),
    );
    const read = unwrap(await target({ role: 'author' }).verify(published.files, run));
    expect(read.wrong).toContainEqual({
      at: 'posts/kick-off-in-lodz',
      why: 'the site took something out of its text, since this login may not write all of HTML',
    });
    // It is no edit of somebody else, and is not sent again and again.
    const next = unwrap(await target({ role: 'author' }).plan(publishing(before), run));
    expect(next.summary).toMatchObject({ items: [], counts: { leave: 3 } });
  });

  it('has every link in the end, also to what goes live while its post is looked at', async () => {
    unwrap(await publish(before));
    unwrap(await publish(before.filter(({ slug }) => slug !== 'report')));
    const id = site.visit().get('kick-off-in-lodz')?.id;
    site.lateBy = 150;
    site.fault = ({ query }) => (query.get('include') === String(id) ? 'late' : 'none');
    unwrap(await publish(before));
    expect(site.visit().get('kick-off-in-lodz')?.content).toContain(`${site.address}/report/`);
  });

  it('finds a site without speaking addresses by what its front page says', async () => {
    site.hasPlainAddresses = true;
    unwrap(await publish(before));
    expect(site.visit().size).toBe(3);
    expect(unwrap(await target().plan(publishing(before), run)).summary.items).toEqual([]);
  });

  it('stops when it is told to, and goes on later', async () => {
    const stop = new AbortController();
    const plan = unwrap(await target().plan(publishing(before), run));
    const done = await plan.apply({
      signal: stop.signal,
      onProgress: (count) => {
        if (count === 5) stop.abort();
      },
    });
    expect(done).toMatchObject({ error: { code: 'cancelled' } });
    unwrap(await publish(before));
    expect(site.visit().size).toBe(3);
    expect(site.media).toHaveLength(4);
  });

  it('asks before it takes many posts from the readers', async () => {
    const many = Array.from({ length: 25 }, (_, index) => exampleArticle(index + 10));
    unwrap(await publish([...before, ...many]));
    const plan = unwrap(await target().plan(publishing(before), run));
    expect(plan.summary.isBigDelete).toBe(true);
    expect(await plan.apply(run)).toMatchObject({ error: { code: 'big-delete' } });
    expect(site.visit().size).toBe(28);
  });

  it('reads a site of 2,000 posts in pages, goes on after a cut, and makes none of them twice', async () => {
    for (let number = 1; number <= 2000; number += 1) {
      site.plant({ slug: `article-${number}`, title: `Article ${number}` });
    }
    const articles = Array.from({ length: 30 }, (_, index) => exampleArticle(index + 1));
    const wanted = publishing(articles);
    const pages = () => site.requests.filter(({ query }) => query.get('order') === 'asc').length;
    site.fault = () => (pages() > 12 ? 'lost-before' : 'none');
    expect(await target().adopt?.(wanted, run)).toMatchObject({
      error: { code: 'publish-cut-short' },
    });
    site.fault = () => 'none';
    const read = pages();
    const adopted = await target().adopt?.(wanted, run);
    expect(adopted).toMatchObject({ value: { there: 2000, unsure: [] } });
    expect(adopted?.ok && adopted.value.linked).toHaveLength(30);
    expect(pages() - read).toBe(8);
    unwrap(await publish(articles));
    expect(site.posts).toHaveLength(2000);
  });

  for (const { why, make } of badCertificates) {
    it(`sends nothing to a site whose certificate is ${why}`, async () => {
      const bad = await WordPressStandIn.start({ certificate: make() });
      const at = targetAt({ ...stage(), address: bad.address }, state);
      expect(await at.connect(run)).toMatchObject({ error: { code: 'certificate-refused' } });
      expect(await at.plan(publishing(before), run)).toMatchObject({
        error: { code: 'certificate-refused' },
      });
      expect(bad.requests).toEqual([]);
      expect(bad.received).toBe(0);
      await bad.stop();
    });
  }

  it('never shows the password: not in failures, in what is remembered, in plans or in addresses', async () => {
    const canary = 'cana ryca nary 7Q9x';
    const { password: real, login } = site.user('editor');
    const told: unknown[] = [];
    told.push(await target({ password: canary }).connect(run));
    told.push(await target({ password: canary }).plan(publishing(before), run));
    site.users.push({ ...site.user('editor'), id: 99, login: 'canary', password: canary });
    const canaryStage = { ...stage(), login: () => ({ user: 'canary', password: canary }) };
    const at = targetAt(canaryStage, state);
    told.push(await at.connect(run));
    const plan = unwrap(await at.plan(publishing(before), run));
    told.push(plan.summary);
    site.fault = ({ method }) => (method === 'POST' ? { status: 502 } : 'none');
    told.push(await plan.apply(run));
    site.fault = () => 'none';
    site.echoesLogins = true;
    told.push(await at.connect(run), await plan.apply(run));
    const all = JSON.stringify([
      told,
      state.text,
      site.requests.map(({ path, query }) => path + query),
    ]);
    const bare = canary.replace(/ /g, '');
    for (const secret of [canary, bare, Buffer.from(`canary:${bare}`).toString('base64'), real]) {
      expect(all).not.toContain(secret);
    }
    expect(login).toBe('editor');
  });
});
