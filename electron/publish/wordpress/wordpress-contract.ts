// What must hold for publishing to WordPress? One suite, run against the stand-in always and against the real server where it can be started.
import { describe, expect, it } from 'vitest';
import { unwrap } from '../../../core/errors.ts';
import { exampleAssetId, textBody } from '../../../core/export/example-newsroom.ts';
import { wordpress } from '../targets/wordpress.ts';
import {
  linkTo,
  pictureOf,
  publishing,
  StateInMemory,
  someArticles,
} from './newsroom-for-tests.ts';
import {
  edited,
  publishTo,
  run,
  type TargetChanges,
  targetAt,
  type WordPressStage,
  wordpressScene,
} from './wordpress-stage.ts';

export function wordpressContract(name: string, make: () => Promise<WordPressStage>): void {
  describe(`articles published to ${name}`, () => {
    const scene = wordpressScene(make);
    const target = (changes: TargetChanges = {}) => targetAt(scene.stage, scene.state, changes);

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
      expect(await scene.others.media()).toEqual([]);
    });

    it('a wrong password is told from a site that takes none', async () => {
      expect(await target({ password: 'wrong wrong' }).connect(run)).toMatchObject({
        error: { code: 'login-refused' },
      });
    });

    it('a site that takes no application passwords says so, though it answers as to a wrong one', async () => {
      await scene.stage.offerPasswords(false);
      try {
        const refused = { code: 'place-refused', detail: expect.stringContaining('offers no') };
        expect(await target().connect(run)).toMatchObject({ error: refused });
        const wanted = publishing(someArticles());
        expect(await target().plan(wanted, run)).toMatchObject({ error: refused });
      } finally {
        await scene.stage.offerPasswords(true);
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
      const first = await scene.others.post('kick-off-in-lodz');
      expect(first).toMatchObject({
        status: 'publish',
        title: { raw: 'Kick-off in Łódź &amp; “next steps” &lt;soon&gt;' },
        excerpt: { raw: 'What article 1 says.' },
        date_gmt: '2026-01-01T09:00:00',
        sticky: false,
      });
      expect(first.content.raw).toContain('<!-- wp:paragraph -->');
      expect(first.content.raw).toContain('5 &lt; 6 &amp; fine \\ ');
      const media = await scene.others.media();
      expect(media).toHaveLength(4);
      const hall = media.find(({ slug }) => slug.startsWith('hall'));
      expect(hall).toMatchObject({ id: first.featured_media, alt_text: 'The hall' });
      const cover = media.find(({ slug }) => slug.startsWith('cover'));
      expect(cover).toMatchObject({ alt_text: 'Picture 4', caption: { raw: 'The cover' } });
      const report = await scene.others.post('report');
      expect(report).toMatchObject({ sticky: true });
      expect(report.content.raw).toContain(`"id":${cover?.id}`);
      expect(first.content.raw).toContain(`href="${report.link}"`);
      expect(report.content.raw).toContain(`href="${first.link}"`);
      expect(await scene.others.deadLinks()).toEqual([]);
      expect(await scene.others.visit(first.link)).toContain('Łódź');
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
      const before = await scene.others.post('report');
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
      expect(await scene.others.post('report')).toMatchObject({
        id: before.id,
        title: { raw: 'The report' },
      });
    });

    it('keep their post when their address changes, and whoever leads there leads to the new one', async () => {
      const articles = someArticles();
      await publishTo(target(), publishing(articles));
      const { id, link } = await scene.others.post('report');
      await publishTo(target(), publishing(edited(articles, 2, { slug: 'final-report' })));
      // WordPress itself leads readers on from the old address.
      expect(await scene.others.visit(link)).toContain('The report.');
      const moved = await scene.others.post('final-report');
      expect(moved.id).toBe(id);
      expect((await scene.others.post('kick-off-in-lodz')).content.raw).toContain(
        `href="${moved.link}"`,
      );
      expect(await scene.others.deadLinks()).toEqual([]);
    });

    it('that are withdrawn become drafts, nothing leads there any more, and they come back as the same post', async () => {
      const articles = someArticles();
      const all = publishing(articles);
      await publishTo(target(), all);
      const { id, link } = await scene.others.post('report');
      const without = publishing(articles.filter(({ slug }) => slug !== 'report'));
      const { summary, published } = await publishTo(target(), without);
      expect(summary.counts).toMatchObject({ update: 1, delete: 1 });
      expect(await scene.others.post('report')).toMatchObject({ status: 'draft', id });
      expect(await scene.others.deadLinks()).toEqual([]);
      expect(await scene.others.visit(link)).toBeUndefined();
      expect(unwrap(await target().verify(published.files, run, ['posts/report'])).wrong).toEqual(
        [],
      );
      expect(unwrap(await target().plan(without, run)).summary.items).toEqual([]);
      await publishTo(target(), all);
      expect(await scene.others.post('report')).toMatchObject({ status: 'publish', id });
      expect(await scene.others.deadLinks()).toEqual([]);
    });

    it('that are withdrawn go to the trash where that was chosen, and come back from it', async () => {
      const articles = someArticles();
      const all = publishing(articles);
      await publishTo(target({ whenGone: 'trash' }), all);
      const { id } = await scene.others.post('third');
      const without = publishing(articles.filter(({ slug }) => slug !== 'third'));
      await publishTo(target({ whenGone: 'trash' }), without);
      expect((await scene.others.posts()).find((post) => post.id === id)).toMatchObject({
        status: 'trash',
      });
      await publishTo(target({ whenGone: 'trash' }), all);
      expect(await scene.others.post('third')).toMatchObject({ status: 'publish', id });
      expect(await scene.others.posts()).toHaveLength(3 + (await foreignPosts()));
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
      expect(await scene.others.post('report')).toMatchObject({ title: { raw: 'Report' } });
      expect(await scene.others.post('third')).toMatchObject({ status: 'publish' });
      expect(unwrap(await target().verify(files, run)).wrong).toEqual([]);
      expect(unwrap(await target().plan(publishing(articles), run)).summary.items).toEqual([]);
    });

    it('that somebody edited on the site wait, both sides are shown, and nothing is overwritten unless a person says so', async () => {
      const articles = someArticles();
      const { published } = await publishTo(target(), publishing(articles));
      await scene.others.change('report', { title: 'Report, corrected on the site' });
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
      expect(await scene.others.post('report')).toMatchObject({
        title: { raw: 'Report, corrected on the site' },
      });
      await publishTo(target({ takeOver: true }), wanted);
      expect(await scene.others.post('report')).toMatchObject({ title: { raw: 'Report II' } });
      expect(unwrap(await target().plan(wanted, run)).summary.items).toEqual([]);
    });

    it('that somebody edited between plan and publish are not overwritten', async () => {
      const articles = someArticles();
      await publishTo(target(), publishing(articles));
      const wanted = publishing(edited(articles, 2, { headline: 'Report II' }));
      const plan = unwrap(await target().plan(wanted, run));
      await scene.others.change('report', { title: 'Meanwhile' });
      expect(await plan.apply(run)).toMatchObject({ error: { code: 'target-changed' } });
      expect(await scene.others.post('report')).toMatchObject({ title: { raw: 'Meanwhile' } });
    });

    it('that somebody put into the trash there wait', async () => {
      const articles = someArticles();
      await publishTo(target(), publishing(articles));
      const { id } = await scene.others.post('third');
      await scene.others.ask('DELETE', `posts/${id}`);
      const plan = unwrap(await target().plan(publishing(articles), run));
      expect(plan.summary.warnings.join(' ')).toContain('trash');
      expect(plan.summary.items).toEqual([]);
      await publishTo(target({ takeOver: true }), publishing(articles));
      expect(await scene.others.post('third')).toMatchObject({ id, status: 'publish' });
    });

    it('are linked with the posts there when everything about them was forgotten, and nothing is made twice', async () => {
      const wanted = publishing(someArticles());
      await publishTo(target(), wanted);
      const [posts, media] = [await scene.others.posts(), await scene.others.media()];
      scene.state = new StateInMemory();
      const { summary } = await publishTo(target(), wanted);
      // Files are found by their names, and are then known; posts wait where something of them cannot be compared yet.
      expect(summary.items.every(({ what }) => what === 'medium')).toBe(true);
      await publishTo(target(), wanted);
      expect(await scene.others.posts()).toEqual(posts);
      expect((await scene.others.media()).map(({ id }) => id)).toEqual(media.map(({ id }) => id));
    });

    it('never replace a post of the site that has their address', async () => {
      await scene.others.make('posts', { title: 'Of others', slug: 'report', status: 'publish' });
      const wanted = publishing(someArticles());
      const { summary } = await publishTo(target(), wanted);
      expect(summary.foreign).toEqual(['posts/report']);
      expect(summary.warnings.join(' ')).toContain('Another post of the site has this address');
      expect(await scene.others.post('report')).toMatchObject({ title: { raw: 'Of others' } });
      // And nothing leads to it as if it were ours.
      expect((await scene.others.post('kick-off-in-lodz')).content.raw).not.toContain('/report/');
    });

    it('that the site had before are linked when they are adopted, and only read until the article is changed here', async () => {
      const body = { slug: 'report', status: 'publish', content: '<p>As it was.</p>' };
      const id = await scene.others.make('posts', { ...body, title: 'Report' });
      await scene.others.make('posts', { title: 'Of others', slug: 'third', status: 'publish' });
      const before = await scene.others.posts();
      const wanted = publishing(someArticles());
      const adopted = await target().adopt?.(wanted, run);
      expect(adopted).toMatchObject({
        value: {
          there: expect.any(Number),
          linked: [{ title: 'Report' }],
          unsure: [{ why: 'the post at this address is called “Of others”, the article “Third”' }],
        },
      });
      expect(await scene.others.posts()).toEqual(before);
      // A publish only reads it; somebody there may go on with it.
      const { published } = await publishTo(target(), wanted);
      await scene.others.change('report', { content: '<p>As it is.</p>' });
      expect(unwrap(await target().plan(wanted, run)).summary.items).toEqual([]);
      expect(unwrap(await target().verify(published.files, run)).wrong).toEqual([]);
      expect(await scene.others.post('report')).toMatchObject({
        id,
        content: { raw: '<p>As it is.</p>' },
      });
      // Once it is opened and changed here, both sides are shown; what somebody did meanwhile is not lost unseen.
      const changed = publishing(edited(someArticles(), 2, { summary: 'New.' }));
      const both = unwrap(await target().plan(changed, run)).summary;
      expect(both.items).toEqual([]);
      expect(both.warnings.join(' ')).toContain('on the site “As it is.”, here “The report.');
      await scene.others.change('report', { content: '<p>As it was.</p>' });
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
      expect(await scene.others.post('report')).toMatchObject({ id, excerpt: { raw: 'New.' } });
      expect(await scene.others.post('third')).toMatchObject({ title: { raw: 'Of others' } });
    });

    it('take an address that only a trashed post had', async () => {
      const id = await scene.others.make('posts', {
        title: 'Old',
        slug: 'report',
        status: 'publish',
      });
      await scene.others.ask('DELETE', `posts/${id}`);
      await publishTo(target(), publishing(someArticles()));
      expect(await scene.others.post('report')).toMatchObject({ title: { raw: 'Report' } });
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
      expect(await scene.others.post('2026-2')).toMatchObject({ status: 'private' });
      // The others are out, and with another address it is the same post.
      expect(await scene.others.post('report')).toMatchObject({ status: 'publish' });
      const { id } = await scene.others.post('2026-2');
      await publishTo(target(), publishing(edited(articles, 3, { slug: 'third' })));
      expect(await scene.others.post('third')).toMatchObject({ id, status: 'publish' });
    });

    it('of a later date are kept by the site until then', async () => {
      const at = new Date(Date.now() + 86_400_000);
      const later = { publishedAt: at.toISOString() };
      const asOf = new Date(at.getTime() + 1000);
      const wanted = publishing(edited(someArticles(), 3, later), { asOf });
      await publishTo(target(), wanted);
      expect(await scene.others.post('third')).toMatchObject({
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
      expect((await scene.others.posts()).map(({ slug }) => slug)).not.toContain('third');
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
      expect((await scene.others.posts()).map(({ slug }) => slug)).not.toContain('third');
      expect(await scene.others.post('report')).toMatchObject({ status: 'publish' });
      // The next plan knows it without asking again.
      const next = unwrap(await target().plan(wanted, run));
      expect(next.summary.warnings.join(' ')).toContain('takes no files of the kind of “Map”');
      await publishTo(target({ mayLeaveOut: true }), wanted);
      expect((await scene.others.post('third')).content.raw).not.toContain('Map');
      expect(await scene.others.deadLinks()).toEqual([]);
    });

    it('name a file that is larger than the site takes with its size and what to do', async () => {
      const wanted = publishing(someArticles(), { sizes: { 3: 2_400_000 } });
      const { summary } = await publishTo(target({ largestFile: 2_000_000 }), wanted);
      const said = summary.warnings.join(' ');
      expect(said).toContain('“Programme” is 2.4 MB, and the site takes 2.0 MB at most.');
      expect(said).toContain('Make the file smaller');
      expect((await scene.others.posts()).map(({ slug }) => slug)).not.toContain(
        'kick-off-in-lodz',
      );
      expect(await scene.others.deadLinks()).toEqual([]);
    });

    it('that lead to one that comes later are led there in the end', async () => {
      const [first, ...rest] = someArticles();
      if (first === undefined) throw new Error('there is a first one');
      const alone = { ...first, body: textBody('Soon:', linkTo(2, 'the report')) };
      await publishTo(target(), publishing([alone]));
      expect((await scene.others.post(first.slug)).content.raw).toContain('the report');
      expect(await scene.others.deadLinks()).toEqual([]);
      await publishTo(target(), publishing([alone, ...rest]));
      const { link } = await scene.others.post('report');
      expect((await scene.others.post(first.slug)).content.raw).toContain(`href="${link}"`);
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
      return (await scene.others.posts()).filter(({ slug }) => !ours.includes(slug)).length;
    }
  });
}
