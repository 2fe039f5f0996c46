// Does a whole newsroom get to a WordPress site and back from the command line, and is no password left anywhere?
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unwrap } from '../../../core/errors.ts';
import { exampleArticleId } from '../../../core/export/example-newsroom.ts';
import { galley, galleyWith, NOW } from '../../cli/galley-for-tests.ts';
import { filesUnder } from '../../storage/library-files.ts';
import { LibraryStore } from '../../storage/library-store.ts';
import { bodyOf } from '../../storage/newsroom-for-tests.ts';
import { WordPressStandIn } from '../wordpress/wordpress-server-for-tests.ts';

const PASSWORD = 'Kana rien Voge l5Zq';

describe('the sample newsroom published to WordPress', () => {
  let root: string;
  let library: string;
  let site: WordPressStandIn;
  const said: string[] = [];

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'galley-wordpress-'));
    library = join(root, 'Newsroom');
    site = await WordPressStandIn.start({ now: () => NOW });
    site.users.push({ ...site.user('editor'), id: 40, login: 'ana', password: PASSWORD });
    expect((await galley('new', library, '--sample')).code).toBe(0);
    const options = [`address=${site.address}`, 'user=ana', 'mayUseHttpHere=yes', 'createTags=yes'];
    const set = options.flatMap((option) => ['--set', option]);
    const added = await galley('target', 'add', library, 'Site', '--kind', 'wordpress', ...set);
    expect(added).toMatchObject({ code: 0 });
  });
  afterAll(async () => {
    await site.stop();
    await rm(root, { recursive: true, force: true });
  });

  const noArticle = exampleArticleId(1);
  const inStore = async <T>(work: (store: LibraryStore) => Promise<T>): Promise<T> => {
    const store = unwrap(await LibraryStore.open(library));
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  };
  const aCategory = (): Promise<string> =>
    inStore(async ({ taxonomy }) => taxonomy.categories[0]?.slug ?? '');

  let minute = 0;
  /** A minute after the command before. */
  const command = async (...args: string[]) => {
    minute += 1;
    const now = new Date(NOW.getTime() + minute * 60_000);
    const done = await galleyWith({ secrets: { password: PASSWORD }, now }, ...args);
    said.push(done.out, done.err);
    return done;
  };
  const publish = (...args: string[]) =>
    command('publish', library, '--target', 'Site', '--no-preflight', ...args);

  it('shows what stands there for its words, keeps what a person chooses, and takes it back', async () => {
    const { slug } = site.term('Prison news');
    const map = (...args: string[]) => command('target', 'map', library, 'Site', ...args);
    const shown = JSON.parse((await map('--json')).out);
    const rows = shown.groups.flatMap(({ rows: some }: { rows: unknown[] }) => some);
    const [row] = rows.filter(({ key }: { key: string }) => key.startsWith('categories/'));
    expect(row).toMatchObject({ chosen: null, proposed: 'leave-out', mayCreate: true });
    const wrong = await map('--set', `${row.key}=category/none`);
    expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining(`category/${slug}`) });
    const chosen = await map('--set', `${row.key}=category/${slug}`);
    expect(chosen.out).toContain(`${row.key}: ${row.ours} → Prison news`);
    expect((await publish('--plan')).out).toContain(`Category “${row.ours}” → Prison news`);
    expect((await command('target', 'list', library)).out).toContain(`category/${slug}`);
    expect((await map('--set', `${row.key}=`)).out).toContain('→ Leave out (as proposed)');
    expect(site.posts).toEqual([]);
    expect(site.terms).toHaveLength(2);
  });

  it('looks at the site, plans, publishes, reads back, and then has nothing to do', async () => {
    const looked = await command('target', 'check', library, 'Site');
    expect(looked.out).toContain('WordPress, “Stand-in & news”');
    const planned = JSON.parse((await publish('--plan', '--json')).out);
    expect(site.posts).toEqual([]);
    const done = await publish();
    expect(done, done.err).toMatchObject({ code: 0 });
    expect(done.out).toContain('0 not as published');
    const created = planned.plan.items.filter(({ what }: { what: string }) => what === 'post');
    expect(site.visit().size).toBe(created.length);
    expect(site.visit().size).toBeGreaterThan(10);
    const again = await publish();
    expect(again.out).toContain('nothing to change');
  });

  it('leads to nothing that is not there', () => {
    const live = site.visit();
    const files = new Set(site.media.map(({ file }) => file));
    const dead = [...live.values()].flatMap(({ slug, content }) =>
      [...content.matchAll(/(?:href|src)="([^"]+)"/g)]
        .map(([, to = '']) => to)
        .filter((to) => to.startsWith(site.address) || to.startsWith('galley:'))
        .filter((to) => {
          const path = to.slice(site.address.length);
          return !live.has(path.replace(/\//g, '')) && !files.has(path.split('/').at(-1) ?? '');
        })
        .map((to) => `${slug} → ${to}`),
    );
    expect(dead).toEqual([]);
  });

  it('sends a typo that was mended, and a roll-back brings back what was there', async () => {
    const store = unwrap(await LibraryStore.open(library));
    const first = [...site.visit().values()].find(({ title }) => !title.includes('&'));
    const one = store.summaries().find(({ headline }) => headline === first?.title);
    if (one === undefined || first === undefined) throw new Error('an article that is live');
    const { article } = unwrap(await store.article(one.id));
    unwrap(await store.saveArticle(one.id, article.revision, { body: bodyOf('Mended.') }));
    await store.close();
    const before = first.content;
    expect(await publish()).toMatchObject({ code: 0 });
    expect(first.content).toContain('Mended.');
    const back = await publish('--roll-back', '1');
    expect(back, back.err).toMatchObject({ code: 0 });
    expect(first.content).toBe(before);
  });

  it('makes an article of a post that was there before, and the post stays as it is until the article is changed', async () => {
    expect(await publish()).toMatchObject({ code: 0 });
    const [picture] = site.media.filter(({ type }) => type === 'image/jpeg');
    const [file] = site.media.filter(({ type }) => type === 'application/pdf');
    if (picture === undefined || file === undefined) throw new Error('pictures and files');
    const category = site.term('Older news');
    const uploads = `${site.address}/wp-content/uploads`;
    const content = `<!-- wp:paragraph -->
<p>What was <strong>said</strong> before Galley came. <a href="https://example.org/">More</a></p>
<!-- /wp:paragraph -->
<!-- wp:image {"id":${picture.id}} -->
<figure class="wp-block-image"><img src="${uploads}/small-${picture.file}" alt="A hall" class="wp-image-${picture.id}"/><figcaption>Full</figcaption></figure>
<!-- /wp:image -->
<!-- wp:file {"id":${file.id}} -->
<div class="wp-block-file"><a href="${uploads}/${file.file}">The programme</a><a href="${uploads}/${file.file}" class="wp-block-file__button" download>Download</a></div>
<!-- /wp:file -->`;
    const post = site.plant({ slug: 'before-galley', title: 'Before &amp; after', content });
    post.featured = picture.id;
    const row = `categories/${await aCategory()}`;
    await command('target', 'map', library, 'Site', '--set', `${row}=category/${category.slug}`);
    post.categories = [category.id];
    expect(await publish()).toMatchObject({ code: 0 });
    const before = { posts: site.posts.length, media: site.media.length, content: post.content };

    const opened = await command(
      'target',
      'open',
      library,
      'Site',
      `${site.address}/before-galley/`,
    );
    expect(opened, opened.err).toMatchObject({ code: 0 });
    const article = await inStore(async (store) => {
      const one = store.summaries().find(({ headline }) => headline === 'Before & after');
      return unwrap(await store.article(one?.id ?? noArticle)).article;
    });
    expect(article).toMatchObject({
      slug: 'before-galley',
      status: 'published',
      publishedAt: '2025-01-01T09:00:00Z',
      attachments: [{ title: 'The programme' }],
    });
    expect(article.categories).toHaveLength(1);
    expect(article.featuredImage).toBeDefined();
    const nodes = article.body.document.content ?? [];
    expect(nodes.map(({ type }) => type)).toEqual(['paragraph', 'figure']);
    expect(nodes[1]).toMatchObject({ attrs: { alt: 'A hall' }, content: [{ text: 'Full' }] });

    expect((await publish()).out).toContain('nothing to change');
    expect(post.content).toBe(before.content);
    const again = await command('target', 'open', library, 'Site', String(post.id));
    expect(again).toMatchObject({ code: 2, err: expect.stringContaining('already') });

    await inStore((store) =>
      store.saveArticle(article.id, article.revision, { summary: 'Now with a summary.' }),
    );
    const done = await publish();
    expect(done, done.err).toMatchObject({ code: 0 });
    expect(post).toMatchObject({ excerpt: 'Now with a summary.', slug: 'before-galley' });
    expect(post.content).toContain('What was <strong>said</strong> before Galley came.');
    expect(post.content).toContain('The programme');
    expect(site.posts).toHaveLength(before.posts);

    // It goes on as any other: what is published later is taken back with it in its place.
    const [other] = await inStore(async (store) =>
      store.summaries().filter(({ id, status }) => id !== article.id && status === 'published'),
    );
    await inStore(async (store) => {
      const loaded = unwrap(await store.article(other?.id ?? noArticle)).article;
      return await store.saveArticle(loaded.id, loaded.revision, { summary: 'For a day.' });
    });
    expect(await publish()).toMatchObject({ code: 0 });
    const back = await publish('--roll-back', '1');
    expect(back, back.out + back.err).toMatchObject({ code: 0 });
  });

  it('leaves its password nowhere: not in the newsroom, not in what was said', async () => {
    const everything = [...said];
    for (const path of await filesUnder(library)) {
      everything.push((await readFile(path)).toString('latin1'));
    }
    const bare = PASSWORD.replace(/ /g, '');
    const login = Buffer.from(`ana:${bare}`).toString('base64');
    for (const secret of [PASSWORD, bare, login]) {
      expect(everything.some((text) => text.includes(secret))).toBe(false);
    }
    // The control: what is looked for would be found.
    expect(everything.some((text) => text.includes(site.address))).toBe(true);
  });
});
