// What must hold for publishing to WordPress? One suite, run against the stand-in always and against the real server where it can be started.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Article } from '../../../core/content/article.ts';
import { failure, unwrap } from '../../../core/errors.ts';
import {
  exampleArticleId,
  exampleAssetId,
  textBody,
} from '../../../core/export/example-newsroom.ts';
import { type OurWords, wrongChoice } from '../../../core/publish/target-mapping.ts';
import { type Mapping, noMapping } from '../../../core/publish/wordpress/mapping.ts';
import type { PublishTarget, Run, ToPublish } from '../target.ts';
import { wordpress } from '../targets/wordpress.ts';
import {
  linkTo,
  pictureOf,
  publishing,
  StateInMemory,
  someArticles,
} from './newsroom-for-tests.ts';
import { type WordPressOptions, wordpressTarget } from './wordpress-target.ts';

export const run: Run = { signal: new AbortController().signal, onProgress: () => undefined };

export type ContractRole = 'administrator' | 'editor' | 'author' | 'contributor' | 'subscriber';

/** One empty site. */
export interface WordPressStage {
  readonly address: string;
  login(role: ContractRole): { readonly user: string; readonly password: string };
  /** Whether the site takes application passwords at all. */
  offerPasswords(isOffered: boolean): Promise<void>;
  stop(): Promise<void>;
}

export type TargetChanges = Partial<Omit<WordPressOptions, 'access'>> & {
  readonly role?: ContractRole;
  readonly password?: string;
};

/** What the newsroom of these tests has. */
const ours: OurWords = {
  categories: [
    { name: 'Prisons', slug: 'prisons' },
    { name: 'Research', slug: 'research' },
  ],
  newsTypes: [
    { name: 'News', slug: 'news' },
    { name: 'Event report', slug: 'event-report' },
  ],
  people: [{ name: 'Nobody of theirs' }],
};

let publishes = 0;

export function targetAt(
  stage: WordPressStage,
  state: StateInMemory,
  { role = 'editor', password, ...changes }: TargetChanges = {},
): PublishTarget {
  const login = stage.login(role);
  return wordpressTarget({
    access: {
      address: stage.address,
      certificateFile: '',
      ...login,
      password: password ?? login.password,
    },
    postType: 'post',
    whenGone: 'draft',
    mapping: noChoices,
    createTags: false,
    largestFile: undefined,
    state,
    newId: () => `publish-${++publishes}`,
    takeOver: false,
    mayDeleteMany: false,
    mayLeaveOut: false,
    wait: async () => undefined,
    chance: () => 0.5,
    ...changes,
  });
}

export const noChoices: Mapping = noMapping;

/** Publishes, and answers the plan and what it left. */
export async function publishTo(target: PublishTarget, wanted: ToPublish) {
  const plan = unwrap(await target.plan(wanted, run));
  const published = unwrap(await plan.apply(run));
  return { summary: plan.summary, published };
}

/** A post as the administrator of the site sees it. */
interface SeenPost {
  readonly id: number;
  readonly slug: string;
  readonly status: string;
  readonly link: string;
  readonly title: { readonly raw: string };
  readonly content: { readonly raw: string };
  readonly excerpt: { readonly raw: string };
  readonly categories: readonly number[];
  readonly tags: readonly number[];
  readonly news_type: readonly number[];
  readonly meta: Readonly<Record<string, unknown>>;
  readonly author: number;
  readonly featured_media: number;
  readonly sticky: boolean;
  readonly date_gmt: string;
}

interface SeenMedium {
  readonly id: number;
  readonly slug: string;
  readonly source_url: string;
  readonly alt_text: string;
  readonly caption: { readonly raw: string };
}

/** What others do at a site, past Galley. */
export class Neighbour {
  readonly #stage: WordPressStage;

  constructor(stage: WordPressStage) {
    this.#stage = stage;
  }

  async ask(method: string, route: string, body?: unknown): Promise<unknown> {
    const { user, password } = this.#stage.login('administrator');
    const answer = await fetch(`${this.#stage.address}/wp-json/wp/v2/${route}`, {
      method,
      headers: {
        authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const said: unknown = await answer.json();
    if (!answer.ok) throw new Error(`${method} ${route}: ${answer.status} ${JSON.stringify(said)}`);
    return said;
  }

  async posts(): Promise<SeenPost[]> {
    const status = 'publish,future,draft,pending,private,trash';
    const query = `context=edit&status=${status}&per_page=100&orderby=id&order=asc`;
    return (await this.ask('GET', `posts?${query}`)) as SeenPost[];
  }

  async post(slug: string): Promise<SeenPost> {
    const found = (await this.posts()).filter((post) => post.slug === slug);
    expect(found, `posts at ${slug}`).toHaveLength(1);
    return found[0] as SeenPost;
  }

  async media(): Promise<SeenMedium[]> {
    return (await this.ask('GET', 'media?context=edit&per_page=100')) as SeenMedium[];
  }

  async change(slug: string, body: unknown): Promise<void> {
    const { id } = await this.post(slug);
    await this.ask('POST', `posts/${id}`, body);
  }

  async make(what: 'posts' | 'categories' | 'tags' | 'news_type', body: unknown): Promise<number> {
    return ((await this.ask('POST', what, body)) as { id: number }).id;
  }

  /** A page as a visitor gets it; undefined where there is none. */
  async visit(address: string): Promise<string | undefined> {
    const answer = await fetch(new URL(address, this.#stage.address));
    const text = await answer.text();
    return answer.status === 200 ? text : undefined;
  }

  /** Links and pictures in the texts of live posts that lead to nothing. */
  async deadLinks(): Promise<string[]> {
    const dead: string[] = [];
    const live = (await this.posts()).filter(({ status }) => status === 'publish');
    const known = new Set(live.map(({ link }) => link));
    const files = new Set((await this.media()).map(({ source_url }) => source_url));
    for (const post of live) {
      for (const [, to = ''] of post.content.raw.matchAll(/(?:href|src)="([^"#]+)"/g)) {
        if (!known.has(to) && !files.has(to)) dead.push(`${post.slug} → ${to}`);
      }
    }
    return dead;
  }
}

export function edited(articles: readonly Article[], number: number, changes: Partial<Article>) {
  const id = exampleArticleId(number);
  return articles.map((article) => (article.id === id ? { ...article, ...changes } : article));
}

export function wordpressContract(
  name: string,
  make: () => Promise<WordPressStage>,
  { timeout = 15_000 }: { readonly timeout?: number } = {},
): void {
  describe(`articles published to ${name}`, { timeout }, () => {
    let stage: WordPressStage;
    let others: Neighbour;
    let state: StateInMemory;
    beforeEach(async () => {
      stage = await make();
      others = new Neighbour(stage);
      state = new StateInMemory();
      for (const [name, slug] of [
        ['Prisons', 'prisons'],
        ['Research!', 'other'],
      ]) {
        await others.make('categories', { name, slug });
      }
    }, timeout);
    afterEach(() => stage.stop(), timeout);
    const target = (changes: TargetChanges = {}) => targetAt(stage, state, changes);

    it('are looked at first: who the login is and what it may do, and nothing is written', async () => {
      const found = unwrap(await target().connect(run));
      expect(found.there).toBeNull();
      expect(found.notes.join(' ')).toContain('editor');
      const author = unwrap(await target({ role: 'author' }).connect(run));
      expect(author.notes.join(' ')).toContain('filters what this login writes');
      const contributor = unwrap(await target({ role: 'contributor' }).connect(run));
      expect(contributor.notes.join(' ')).toContain('may not publish');
      const subscriber = unwrap(await target({ role: 'subscriber' }).connect(run));
      expect(subscriber.notes.join(' ')).toContain('subscriber');
      expect(subscriber.notes.join(' ')).toContain('may not publish');
      const administrator = unwrap(await target({ role: 'administrator' }).connect(run));
      expect(administrator.notes.join(' ')).not.toContain('may not');
      expect(await others.media()).toEqual([]);
    });

    it('a wrong password is told from a site that takes none', async () => {
      expect(await target({ password: 'wrong wrong' }).connect(run)).toMatchObject({
        error: { code: 'login-refused' },
      });
    });

    it('a site that takes no application passwords says so, though it answers as to a wrong one', async () => {
      await stage.offerPasswords(false);
      try {
        const refused = { code: 'place-refused', detail: expect.stringContaining('offers no') };
        expect(await target().connect(run)).toMatchObject({ error: refused });
        const wanted = publishing(someArticles());
        expect(await target().plan(wanted, run)).toMatchObject({ error: refused });
      } finally {
        await stage.offerPasswords(true);
      }
    });

    it('a login that may not publish is refused before anything is sent', async () => {
      const wanted = publishing(someArticles());
      for (const role of ['contributor', 'subscriber'] as const) {
        expect(await target({ role }).plan(wanted, run), role).toMatchObject({
          error: { code: 'place-refused', detail: expect.stringContaining('may not publish') },
        });
      }
    });

    it('wait where the login may not change the post of somebody else, and say whose login may', async () => {
      await publishTo(target(), publishing(someArticles()));
      const wanted = publishing(edited(someArticles(), 2, { summary: 'New.' }));
      const { summary } = await publishTo(target({ role: 'author' }), wanted);
      expect(summary.items).toEqual([]);
      expect(summary.warnings.join(' ')).toContain('Use the login of an editor');
    });

    it('are there as readers see them, each file once, every link alive; a second publish sends nothing', async () => {
      const wanted = publishing(someArticles());
      const { summary, published } = await publishTo(target(), wanted);
      expect(summary.counts).toMatchObject({ create: 7, update: 0, delete: 0, leave: 0 });
      const first = await others.post('kick-off-in-lodz');
      expect(first).toMatchObject({
        status: 'publish',
        title: { raw: 'Kick-off in Łódź &amp; “next steps” &lt;soon&gt;' },
        excerpt: { raw: 'What article 1 says.' },
        date_gmt: '2026-01-01T09:00:00',
        sticky: false,
      });
      expect(first.content.raw).toContain('<!-- wp:paragraph -->');
      expect(first.content.raw).toContain('5 &lt; 6 &amp; fine \\ ');
      const media = await others.media();
      expect(media).toHaveLength(4);
      const hall = media.find(({ slug }) => slug.startsWith('hall'));
      expect(hall).toMatchObject({ id: first.featured_media, alt_text: 'The hall' });
      const cover = media.find(({ slug }) => slug.startsWith('cover'));
      expect(cover).toMatchObject({ alt_text: 'Picture 4', caption: { raw: 'The cover' } });
      const report = await others.post('report');
      expect(report).toMatchObject({ sticky: true });
      expect(report.content.raw).toContain(`"id":${cover?.id}`);
      expect(first.content.raw).toContain(`href="${report.link}"`);
      expect(report.content.raw).toContain(`href="${first.link}"`);
      expect(await others.deadLinks()).toEqual([]);
      expect(await others.visit(first.link)).toContain('Łódź');
      expect(unwrap(await target().verify(published.files, run))).toEqual({
        checked: 7,
        wrong: [],
      });
      const again = unwrap(await target().plan(wanted, run));
      expect(again.summary.items).toEqual([]);
      expect(again.summary).toMatchObject({ bytes: 0, counts: { leave: 3 } });
    });

    it('of an edit only that is sent, with both sides in the plan', async () => {
      const articles = someArticles();
      await publishTo(target(), publishing(articles));
      const before = await others.post('report');
      const changed = edited(articles, 2, { headline: 'The report', summary: 'New.' });
      const { summary } = await publishTo(target(), publishing(changed));
      expect(summary.items).toMatchObject([
        {
          do: 'update',
          at: 'posts/report',
          differences: [
            { field: 'headline', before: 'Report', after: 'The report' },
            { field: 'summary', before: 'What article 2 says.', after: 'New.' },
          ],
        },
      ]);
      expect(await others.post('report')).toMatchObject({
        id: before.id,
        title: { raw: 'The report' },
      });
    });

    it('keep their post when their address changes, and whoever leads there leads to the new one', async () => {
      const articles = someArticles();
      await publishTo(target(), publishing(articles));
      const { id, link } = await others.post('report');
      await publishTo(target(), publishing(edited(articles, 2, { slug: 'final-report' })));
      // WordPress itself leads readers on from the old address.
      expect(await others.visit(link)).toContain('The report.');
      const moved = await others.post('final-report');
      expect(moved.id).toBe(id);
      expect((await others.post('kick-off-in-lodz')).content.raw).toContain(`href="${moved.link}"`);
      expect(await others.deadLinks()).toEqual([]);
    });

    it('that are withdrawn become drafts, nothing leads there any more, and they come back as the same post', async () => {
      const articles = someArticles();
      const all = publishing(articles);
      await publishTo(target(), all);
      const { id, link } = await others.post('report');
      const without = publishing(articles.filter(({ slug }) => slug !== 'report'));
      const { summary, published } = await publishTo(target(), without);
      expect(summary.counts).toMatchObject({ update: 1, delete: 1 });
      expect(await others.post('report')).toMatchObject({ status: 'draft', id });
      expect(await others.deadLinks()).toEqual([]);
      expect(await others.visit(link)).toBeUndefined();
      expect(unwrap(await target().verify(published.files, run, ['posts/report'])).wrong).toEqual(
        [],
      );
      expect(unwrap(await target().plan(without, run)).summary.items).toEqual([]);
      await publishTo(target(), all);
      expect(await others.post('report')).toMatchObject({ status: 'publish', id });
      expect(await others.deadLinks()).toEqual([]);
    });

    it('that are withdrawn go to the trash where that was chosen, and come back from it', async () => {
      const articles = someArticles();
      const all = publishing(articles);
      await publishTo(target({ whenGone: 'trash' }), all);
      const { id } = await others.post('third');
      const without = publishing(articles.filter(({ slug }) => slug !== 'third'));
      await publishTo(target({ whenGone: 'trash' }), without);
      expect((await others.posts()).find((post) => post.id === id)).toMatchObject({
        status: 'trash',
      });
      await publishTo(target({ whenGone: 'trash' }), all);
      expect(await others.post('third')).toMatchObject({ status: 'publish', id });
      expect(await others.posts()).toHaveLength(3 + (await foreignPosts()));
    });

    it('come back as an earlier publish left them', async () => {
      const articles = someArticles();
      const first = await publishTo(target(), publishing(articles));
      const later = edited(articles, 2, { headline: 'Another', slug: 'another' }).filter(
        ({ slug }) => slug !== 'third',
      );
      await publishTo(target(), publishing(later));
      const { files, content } = first.published;
      const back = unwrap(await target().rollback({ files, content }, 'library', run));
      unwrap(await back.apply(run));
      expect(await others.post('report')).toMatchObject({ title: { raw: 'Report' } });
      expect(await others.post('third')).toMatchObject({ status: 'publish' });
      expect(unwrap(await target().verify(files, run)).wrong).toEqual([]);
      expect(unwrap(await target().plan(publishing(articles), run)).summary.items).toEqual([]);
    });

    it('that somebody edited on the site wait, both sides are shown, and nothing is overwritten unless a person says so', async () => {
      const articles = someArticles();
      const { published } = await publishTo(target(), publishing(articles));
      await others.change('report', { title: 'Report, corrected on the site' });
      const verified = unwrap(await target().verify(published.files, run));
      expect(verified.wrong).toEqual([
        { at: 'posts/report', why: 'somebody edited it on the site: headline' },
      ]);
      const wanted = publishing(edited(articles, 2, { headline: 'Report II', summary: 'New.' }));
      const { summary } = await publishTo(target(), wanted);
      expect(summary.items).toEqual([]);
      const said = summary.warnings.join(' ');
      expect(said).toContain('Report, corrected on the site');
      expect(said).toContain('Report II');
      expect(await others.post('report')).toMatchObject({
        title: { raw: 'Report, corrected on the site' },
      });
      await publishTo(target({ takeOver: true }), wanted);
      expect(await others.post('report')).toMatchObject({ title: { raw: 'Report II' } });
      expect(unwrap(await target().plan(wanted, run)).summary.items).toEqual([]);
    });

    it('that somebody edited between plan and publish are not overwritten', async () => {
      const articles = someArticles();
      await publishTo(target(), publishing(articles));
      const wanted = publishing(edited(articles, 2, { headline: 'Report II' }));
      const plan = unwrap(await target().plan(wanted, run));
      await others.change('report', { title: 'Meanwhile' });
      expect(await plan.apply(run)).toMatchObject({ error: { code: 'target-changed' } });
      expect(await others.post('report')).toMatchObject({ title: { raw: 'Meanwhile' } });
    });

    it('that somebody put into the trash there wait', async () => {
      const articles = someArticles();
      await publishTo(target(), publishing(articles));
      const { id } = await others.post('third');
      await others.ask('DELETE', `posts/${id}`);
      const plan = unwrap(await target().plan(publishing(articles), run));
      expect(plan.summary.warnings.join(' ')).toContain('trash');
      expect(plan.summary.items).toEqual([]);
      await publishTo(target({ takeOver: true }), publishing(articles));
      expect(await others.post('third')).toMatchObject({ id, status: 'publish' });
    });

    it('are linked with the posts there when everything about them was forgotten, and nothing is made twice', async () => {
      const wanted = publishing(someArticles());
      await publishTo(target(), wanted);
      const [posts, media] = [await others.posts(), await others.media()];
      state = new StateInMemory();
      const { summary } = await publishTo(target(), wanted);
      // Files are found by their names, and are then known; posts wait where something of them cannot be compared yet.
      expect(summary.items.every(({ what }) => what === 'medium')).toBe(true);
      await publishTo(target(), wanted);
      expect(await others.posts()).toEqual(posts);
      expect((await others.media()).map(({ id }) => id)).toEqual(media.map(({ id }) => id));
    });

    it('never replace a post of the site that has their address', async () => {
      await others.make('posts', { title: 'Of others', slug: 'report', status: 'publish' });
      const wanted = publishing(someArticles());
      const { summary } = await publishTo(target(), wanted);
      expect(summary.foreign).toEqual(['posts/report']);
      expect(summary.warnings.join(' ')).toContain('Another post of the site has this address');
      expect(await others.post('report')).toMatchObject({ title: { raw: 'Of others' } });
      // And nothing leads to it as if it were ours.
      expect((await others.post('kick-off-in-lodz')).content.raw).not.toContain('/report/');
    });

    it('that the site had before are linked when they are adopted, and only read until the article is changed here', async () => {
      const body = { slug: 'report', status: 'publish', content: '<p>As it was.</p>' };
      const id = await others.make('posts', { ...body, title: 'Report' });
      await others.make('posts', { title: 'Of others', slug: 'third', status: 'publish' });
      const before = await others.posts();
      const wanted = publishing(someArticles());
      const adopted = await target().adopt?.(wanted, run);
      expect(adopted).toMatchObject({
        value: {
          there: expect.any(Number),
          linked: [{ title: 'Report' }],
          unsure: [{ why: 'the post at this address is called “Of others”, the article “Third”' }],
        },
      });
      expect(await others.posts()).toEqual(before);
      // A publish only reads it; somebody there may go on with it.
      const { published } = await publishTo(target(), wanted);
      await others.change('report', { content: '<p>As it is.</p>' });
      expect(unwrap(await target().plan(wanted, run)).summary.items).toEqual([]);
      expect(unwrap(await target().verify(published.files, run)).wrong).toEqual([]);
      expect(await others.post('report')).toMatchObject({
        id,
        content: { raw: '<p>As it is.</p>' },
      });
      // Once it is opened and changed here, both sides are shown; what somebody did meanwhile is not lost unseen.
      const changed = publishing(edited(someArticles(), 2, { summary: 'New.' }));
      const both = unwrap(await target().plan(changed, run)).summary;
      expect(both.items).toEqual([]);
      expect(both.warnings.join(' ')).toContain('on the site “As it is.”, here “The report.');
      await others.change('report', { content: '<p>As it was.</p>' });
      const { summary } = await publishTo(target(), changed);
      expect(summary.items).toContainEqual(
        expect.objectContaining({
          do: 'update',
          at: 'posts/report',
          differences: expect.arrayContaining([
            expect.objectContaining({ field: 'text', before: 'As it was.' }),
          ]),
        }),
      );
      expect(await others.post('report')).toMatchObject({ id, excerpt: { raw: 'New.' } });
      expect(await others.post('third')).toMatchObject({ title: { raw: 'Of others' } });
    });

    it('take an address that only a trashed post had', async () => {
      const id = await others.make('posts', { title: 'Old', slug: 'report', status: 'publish' });
      await others.ask('DELETE', `posts/${id}`);
      await publishTo(target(), publishing(someArticles()));
      expect(await others.post('report')).toMatchObject({ title: { raw: 'Report' } });
    });

    it('that WordPress would put at another address wait where no reader sees them, and are named', async () => {
      const articles = edited(someArticles(), 3, { slug: '2026' });
      const plan = unwrap(await target().plan(publishing(articles), run));
      expect(await plan.apply(run)).toMatchObject({
        error: {
          code: 'place-occupied',
          subject: 'Third',
          detail: expect.stringContaining('2026-2'),
        },
      });
      expect(await others.post('2026-2')).toMatchObject({ status: 'private' });
      // The others are out, and with another address it is the same post.
      expect(await others.post('report')).toMatchObject({ status: 'publish' });
      const { id } = await others.post('2026-2');
      await publishTo(target(), publishing(edited(articles, 3, { slug: 'third' })));
      expect(await others.post('third')).toMatchObject({ id, status: 'publish' });
    });

    it('have the categories that the site has, and those that it lacks are said and never made unasked', async () => {
      const { summary } = await publishTo(target(), publishing(someArticles()));
      const said = summary.warnings.join(' ');
      expect(said).toContain('no category “Research”');
      expect(said).toContain('no tag “Łódź”');
      const terms = (await others.ask('GET', 'categories?per_page=100')) as { slug: string }[];
      expect(terms.map(({ slug }) => slug).sort()).toEqual(['other', 'prisons', 'uncategorized']);
      const mapping: Mapping = { ...noChoices, categories: { research: 'category/other' } };
      await publishTo(target({ mapping, createTags: true }), publishing(someArticles()));
      expect((await others.post('report')).categories).toHaveLength(2);
      expect((await others.post('kick-off-in-lodz')).tags).toHaveLength(1);
    });

    it('make a category only where it was ticked, and use the one that somebody made meanwhile', async () => {
      const mapping: Mapping = { ...noChoices, categories: { research: 'create' } };
      const plan = unwrap(await target({ mapping }).plan(publishing(someArticles()), run));
      expect(plan.summary.warnings.join(' ')).toContain('“Research” is made on the site');
      const id = await others.make('categories', { name: 'Research' });
      unwrap(await plan.apply(run));
      expect((await others.post('report')).categories).toContain(id);
    });

    it('show what a person may choose among what the site has, and what fits best of it', async () => {
      await others.make('news_type', { name: 'Event report', slug: 'reports' });
      const before = await others.posts();
      const mapping = unwrap((await target().mapping?.(ours, run)) ?? failure('internal'));
      const rows = mapping.groups.flatMap((group) => group.rows);
      const row = (key: string) => rows.find((one) => one.key === key);
      expect(row('categories/prisons')).toMatchObject({
        chosen: null,
        proposed: 'category/prisons',
        mayCreate: false,
      });
      expect(row('categories/research')).toMatchObject({ proposed: 'leave-out', mayCreate: true });
      expect(row('categories/research')?.choices.map(({ value }) => value)).toContain(
        'category/other',
      );
      expect(row('newsTypes/event-report')?.proposed).toBe('news_type/reports');
      expect(row('people/Nobody of theirs')?.proposed).toBe('leave-out');
      expect(row('downloads')?.choices.map(({ value }) => value)).toEqual(
        expect.arrayContaining(['block', 'list/downloads', 'numbers/download_files']),
      );
      const types = row('postType')?.choices.map(({ value }) => value);
      expect(types).toContain('post');
      expect(types).not.toContain('attachment');
      expect(types).not.toContain('wp_block');
      expect(await others.posts()).toEqual(before);
      expect(wrongChoice(mapping, { 'categories/research': 'category/none' })?.key).toBe(
        'categories/research=category/none',
      );
    });

    it('have their news types as terms of the site’s own taxonomy, and the plan says so', async () => {
      const id = await others.make('news_type', { name: 'Report' });
      const { summary } = await publishTo(target(), publishing(someArticles()));
      expect(summary.mapped).toContainEqual({
        ours: 'News type “Report”',
        theirs: 'Report (Type of news)',
      });
      expect((await others.post('report')).news_type).toEqual([id]);
      const mapping: Mapping = { ...noChoices, newsTypes: { report: 'leave-out' } };
      await publishTo(target({ mapping }), publishing(someArticles()));
      expect((await others.post('report')).news_type).toEqual([]);
    });

    it('have their downloads in a field where that was chosen, and in the text again where it is taken back', async () => {
      const articles = publishing(someArticles());
      const field = (downloads: string): TargetChanges => ({
        mapping: { ...noChoices, downloads },
      });
      await publishTo(target(field('numbers/download_files')), articles);
      const programme = (await others.media()).find(({ slug }) => slug.startsWith('programme'));
      const first = await others.post('kick-off-in-lodz');
      expect(first.meta.download_files).toEqual([programme?.id]);
      expect(first.content.raw).not.toContain('Programme');
      await publishTo(target(field('list/downloads')), articles);
      const second = await others.post('kick-off-in-lodz');
      expect(second.meta.download_files).toEqual([]);
      expect(second.meta.downloads).toContain(`<a href="${programme?.source_url}">Programme</a>`);
      await publishTo(target(), articles);
      const third = await others.post('kick-off-in-lodz');
      expect(third.meta).toMatchObject({ downloads: '', download_files: [] });
      expect(third.content.raw).toContain(`<a href="${programme?.source_url}">Programme</a>`);
      expect(unwrap(await target().plan(articles, run)).summary.items).toEqual([]);
    });

    it('wait before readers see them where a field drops what it is sent', async () => {
      for (const downloads of ['list/tidied', 'list/of_no_plugin']) {
        const mapping = { ...noChoices, downloads };
        const plan = unwrap(await target({ mapping }).plan(publishing(someArticles()), run));
        expect(await plan.apply(run)).toMatchObject({
          error: {
            code: 'place-refused',
            detail: expect.stringContaining(`field “${downloads.slice(5)}”`),
          },
        });
        expect(await others.post('kick-off-in-lodz')).toMatchObject({ status: 'private' });
      }
    });

    it('notice what WordPress drops without a word, before readers see it', async () => {
      const mapping: Mapping = { ...noChoices, categories: { research: 'category/other' } };
      const plan = unwrap(await target({ mapping }).plan(publishing(someArticles()), run));
      const terms = (await others.ask('GET', 'categories?slug=other')) as { id: number }[];
      await others.ask('DELETE', `categories/${terms[0]?.id}?force=true`);
      expect(await plan.apply(run)).toMatchObject({
        error: { code: 'place-refused', detail: expect.stringContaining('categories') },
      });
      expect(await others.post('report')).toMatchObject({ status: 'private' });
    });

    it('of an author are their own, and what WordPress respells is no edit', async () => {
      const wanted = publishing(someArticles());
      const { published } = await publishTo(target({ role: 'author' }), wanted);
      expect(unwrap(await target({ role: 'author' }).verify(published.files, run)).wrong).toEqual(
        [],
      );
      expect(unwrap(await target({ role: 'author' }).plan(wanted, run)).summary.items).toEqual([]);
      expect((await others.post('report')).sticky).toBe(false);
    });

    it('name an author where a person of the newsroom is one of the site’s', async () => {
      const people = { 'The author': 'author' };
      const mapping: Mapping = { ...noChoices, people };
      await publishTo(target({ mapping, role: 'administrator' }), publishing(someArticles()));
      const [kickOff, report] = [
        await others.post('kick-off-in-lodz'),
        await others.post('report'),
      ];
      expect(kickOff.author).not.toBe(report.author);
    });

    it('of a later date are kept by the site until then', async () => {
      const at = new Date(Date.now() + 86_400_000);
      const later = { publishedAt: at.toISOString() };
      const asOf = new Date(at.getTime() + 1000);
      const wanted = publishing(edited(someArticles(), 3, later), { asOf });
      await publishTo(target(), wanted);
      expect(await others.post('third')).toMatchObject({
        status: 'future',
        date_gmt: at.toISOString().slice(0, 19),
      });
      expect(unwrap(await target().plan(wanted, run)).summary.items).toEqual([]);
    });

    it('that go live within two minutes wait, since WordPress would show them at once', async () => {
      const at = new Date(Date.now() + 60_000);
      const wanted = publishing(edited(someArticles(), 3, { publishedAt: at.toISOString() }), {
        asOf: new Date(at.getTime() + 1000),
      });
      const { summary } = await publishTo(target(), wanted);
      expect(summary.warnings.join(' ')).toContain('within two minutes');
      expect((await others.posts()).map(({ slug }) => slug)).not.toContain('third');
    });

    it('wait for a file that the site does not take, or go without it if a person says so', async () => {
      const articles = edited(someArticles(), 3, {
        body: textBody('A map.', pictureOf(4)),
        attachments: [{ asset: exampleAssetId(5), title: 'Map', language: 'en' }],
      });
      const wanted = publishing(articles);
      const plan = unwrap(await target().plan(wanted, run));
      const refused = await plan.apply(run);
      expect(refused).toMatchObject({ error: { code: 'place-refused', subject: 'Map' } });
      expect((await others.posts()).map(({ slug }) => slug)).not.toContain('third');
      expect(await others.post('report')).toMatchObject({ status: 'publish' });
      // The next plan knows it without asking again.
      const next = unwrap(await target().plan(wanted, run));
      expect(next.summary.warnings.join(' ')).toContain('takes no files of the kind of “Map”');
      await publishTo(target({ mayLeaveOut: true }), wanted);
      expect((await others.post('third')).content.raw).not.toContain('Map');
      expect(await others.deadLinks()).toEqual([]);
    });

    it('name a file that is larger than the site takes with its size and what to do', async () => {
      const wanted = publishing(someArticles(), { sizes: { 3: 2_400_000 } });
      const { summary } = await publishTo(target({ largestFile: 2_000_000 }), wanted);
      const said = summary.warnings.join(' ');
      expect(said).toContain('“Programme” is 2.4 MB, and the site takes 2.0 MB at most.');
      expect(said).toContain('Make the file smaller');
      expect((await others.posts()).map(({ slug }) => slug)).not.toContain('kick-off-in-lodz');
      expect(await others.deadLinks()).toEqual([]);
    });

    it('that lead to one that comes later are led there in the end', async () => {
      const [first, ...rest] = someArticles();
      if (first === undefined) throw new Error('there is a first one');
      const alone = { ...first, body: textBody('Soon:', linkTo(2, 'the report')) };
      await publishTo(target(), publishing([alone]));
      expect((await others.post(first.slug)).content.raw).toContain('the report');
      expect(await others.deadLinks()).toEqual([]);
      await publishTo(target(), publishing([alone, ...rest]));
      const { link } = await others.post('report');
      expect((await others.post(first.slug)).content.raw).toContain(`href="${link}"`);
    });

    it('says of its options which is wrong', () => {
      const options = { address: 'https://news.example', user: 'ana' };
      expect(wordpress.check(options).ok).toBe(true);
      expect(wordpress.check({ ...options, address: 'http://news.example' })).toMatchObject({
        error: { subject: 'Address of the site' },
      });
      const here = { ...options, address: 'http://127.0.0.1:8080' };
      expect(wordpress.check(here).ok).toBe(false);
      expect(wordpress.check({ ...here, mayUseHttpHere: true }).ok).toBe(true);
      const mapping = '{"categories":{"prisons":"category/prison-news"}}';
      expect(wordpress.check({ ...options, mapping }).ok).toBe(true);
      expect(wordpress.check({ ...options, mapping: '{' })).toMatchObject({
        error: { subject: 'Terms and people of the site' },
      });
    });

    async function foreignPosts(): Promise<number> {
      const ours = ['kick-off-in-lodz', 'report', 'third'];
      return (await others.posts()).filter(({ slug }) => !ours.includes(slug)).length;
    }
  });
}
