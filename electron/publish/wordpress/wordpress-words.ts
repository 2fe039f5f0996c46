// What must hold for the words of a WordPress site that stand for those of a newsroom: its terms, authors and fields? The second part of the suite.
import { describe, expect, it } from 'vitest';
import { failure, unwrap } from '../../../core/errors.ts';
import { type OurWords, wrongChoice } from '../../../core/publish/target-mapping.ts';
import type { Mapping } from '../../../core/publish/wordpress/mapping.ts';
import { publishing, someArticles } from './newsroom-for-tests.ts';
import {
  noChoices,
  publishTo,
  run,
  type TargetChanges,
  targetAt,
  type WordPressStage,
  wordpressScene,
} from './wordpress-stage.ts';

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

export function wordpressWords(name: string, make: () => Promise<WordPressStage>): void {
  describe(`articles published to ${name} with the words of its site`, () => {
    const scene = wordpressScene(make);
    const target = (changes: TargetChanges = {}) => targetAt(scene.stage, scene.state, changes);

    it('have the categories that the site has, and those that it lacks are said and never made unasked', async () => {
      const { summary } = await publishTo(target(), publishing(someArticles()));
      const said = summary.warnings.join(' ');
      expect(said).toContain('no category “Research”');
      expect(said).toContain('no tag “Łódź”');
      const terms = (await scene.others.ask('GET', 'categories?per_page=100')) as {
        slug: string;
      }[];
      expect(terms.map(({ slug }) => slug).sort()).toEqual(['other', 'prisons', 'uncategorized']);
      const mapping: Mapping = { ...noChoices, categories: { research: 'category/other' } };
      await publishTo(target({ mapping, createTags: true }), publishing(someArticles()));
      expect((await scene.others.post('report')).categories).toHaveLength(2);
      expect((await scene.others.post('kick-off-in-lodz')).tags).toHaveLength(1);
    });

    it('make a category only where it was ticked, and use the one that somebody made meanwhile', async () => {
      const mapping: Mapping = { ...noChoices, categories: { research: 'create' } };
      const plan = unwrap(await target({ mapping }).plan(publishing(someArticles()), run));
      expect(plan.summary.warnings.join(' ')).toContain('“Research” is made on the site');
      const id = await scene.others.make('categories', { name: 'Research' });
      unwrap(await plan.apply(run));
      expect((await scene.others.post('report')).categories).toContain(id);
    });

    it('show what a person may choose among what the site has, and what fits best of it', async () => {
      await scene.others.make('news_type', { name: 'Event report', slug: 'reports' });
      const before = await scene.others.posts();
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
      expect(await scene.others.posts()).toEqual(before);
      expect(wrongChoice(mapping, { 'categories/research': 'category/none' })?.key).toBe(
        'categories/research=category/none',
      );
    });

    it('have their news types as terms of the site’s own taxonomy, and the plan says so', async () => {
      const id = await scene.others.make('news_type', { name: 'Report' });
      const { summary } = await publishTo(target(), publishing(someArticles()));
      expect(summary.mapped).toContainEqual({
        ours: 'News type “Report”',
        theirs: 'Report (Type of news)',
      });
      expect((await scene.others.post('report')).news_type).toEqual([id]);
      const mapping: Mapping = { ...noChoices, newsTypes: { report: 'leave-out' } };
      await publishTo(target({ mapping }), publishing(someArticles()));
      expect((await scene.others.post('report')).news_type).toEqual([]);
    });

    it('have their downloads in a field where that was chosen, and in the text again where it is taken back', async () => {
      const articles = publishing(someArticles());
      const field = (downloads: string): TargetChanges => ({
        mapping: { ...noChoices, downloads },
      });
      await publishTo(target(field('numbers/download_files')), articles);
      const programme = (await scene.others.media()).find(({ slug }) =>
        slug.startsWith('programme'),
      );
      const first = await scene.others.post('kick-off-in-lodz');
      expect(first.meta.download_files).toEqual([programme?.id]);
      expect(first.content.raw).not.toContain('Programme');
      await publishTo(target(field('list/downloads')), articles);
      const second = await scene.others.post('kick-off-in-lodz');
      expect(second.meta.download_files).toEqual([]);
      expect(second.meta.downloads).toContain(`<a href="${programme?.source_url}">Programme</a>`);
      await publishTo(target(), articles);
      const third = await scene.others.post('kick-off-in-lodz');
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
        expect(await scene.others.post('kick-off-in-lodz')).toMatchObject({ status: 'private' });
      }
    });

    it('notice what WordPress drops without a word, before readers see it', async () => {
      const mapping: Mapping = { ...noChoices, categories: { research: 'category/other' } };
      const plan = unwrap(await target({ mapping }).plan(publishing(someArticles()), run));
      const terms = (await scene.others.ask('GET', 'categories?slug=other')) as { id: number }[];
      await scene.others.ask('DELETE', `categories/${terms[0]?.id}?force=true`);
      expect(await plan.apply(run)).toMatchObject({
        error: { code: 'place-refused', detail: expect.stringContaining('categories') },
      });
      expect(await scene.others.post('report')).toMatchObject({ status: 'private' });
    });

    it('of an author are their own, and what WordPress respells is no edit', async () => {
      const wanted = publishing(someArticles());
      const { published } = await publishTo(target({ role: 'author' }), wanted);
      expect(unwrap(await target({ role: 'author' }).verify(published.files, run)).wrong).toEqual(
        [],
      );
      expect(unwrap(await target({ role: 'author' }).plan(wanted, run)).summary.items).toEqual([]);
      expect((await scene.others.post('report')).sticky).toBe(false);
    });

    it('name an author where a person of the newsroom is one of the site’s', async () => {
      const people = { 'The author': 'author' };
      const mapping: Mapping = { ...noChoices, people };
      await publishTo(target({ mapping, role: 'administrator' }), publishing(someArticles()));
      const [kickOff, report] = [
        await scene.others.post('kick-off-in-lodz'),
        await scene.others.post('report'),
      ];
      expect(kickOff.author).not.toBe(report.author);
    });
  });
}
