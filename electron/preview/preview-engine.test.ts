import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Article, isPublic } from '../../core/content/article.ts';
import { bodyOf } from '../../core/content/packed-article.ts';
import { unwrap } from '../../core/errors.ts';
import { pageAs } from '../../core/preview/looks.ts';
import { madeForTests } from '../export/made-for-tests.ts';
import { runExport } from '../export/run-export.ts';
import { LibraryStore } from '../storage/library-store.ts';
import { readLibrary } from '../storage/read-library.ts';
import { openRecord } from '../storage/record-file.ts';
import { PreviewEngine } from './preview-engine.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));
const moment = new Date('2026-11-25T08:00:00Z');

let root: string;
let library: string;
let themesFolder: string;
let site: string;
let articles: readonly Article[];
const cacheFolder = madeForTests;
const settingOf = () => ({ library, themesFolder, cacheFolder });

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'galley-preview-'));
  library = join(root, 'sample-newsroom');
  themesFolder = join(root, 'themes');
  site = join(root, 'site');
  for (const name of ['sample-newsroom', 'themes', 'theme-parts']) {
    await cp(join(project, 'resources', name), join(root, name), { recursive: true });
  }
  unwrap(
    await runExport({
      libraryFolder: library,
      themesFolder,
      cacheFolder,
      destination: { kind: 'folder', path: site },
      asOf: moment,
      onProgress: () => {},
    }),
  );
  articles = unwrap(await readLibrary(library)).snapshot.articles.map((packed) => {
    const { bodyText: _, ...facts } = packed;
    return { ...facts, body: bodyOf(packed) };
  });
});
afterAll(() => rm(root, { recursive: true, force: true }));

let engine: PreviewEngine;
beforeEach(() => {
  engine = new PreviewEngine(settingOf(), () => moment);
});

const show = async (article: Article) => unwrap(await engine.show(1, JSON.stringify(article)));
const textOf = async (
  path: string,
  look: 'light' | 'dark' | 'print' = 'light',
): Promise<string | undefined> => {
  const file = await engine.file(1, path, look);
  return file === undefined || !('bytes' in file) ? undefined : Buffer.from(file.bytes).toString();
};

describe('the preview of an article that is public', () => {
  it('is letter by letter what the export writes, for every one of them', async () => {
    const out = articles.filter((article) => isPublic(article, moment));
    expect(out.length).toBeGreaterThan(20);
    for (const article of out) {
      const first = await show(article);
      // Until they have copies, pictures are shown as they are; then nothing differs any more.
      await engine.makeCopies(engine.waitingPictures(1), () => true);
      const page = await show(article);
      expect(page.asIfPublished).toBe(false);
      expect(page.isWaitingForPictures).toBe(false);
      expect(page.html, page.path).toBe(await readFile(join(site, page.path), 'utf8'));
      expect(page.stamp !== first.stamp).toBe(first.html !== page.html);
    }
  });

  it('is that in every theme', async () => {
    const names = (await readdir(themesFolder)).filter((name) => name !== 'column');
    expect(names).toContain('placard');
    for (const theme of names) {
      const other = join(root, `in-${theme}`);
      const otherSite = join(root, `site-in-${theme}`);
      await cp(library, other, { recursive: true });
      const record = unwrap(await openRecord('site', join(other, 'site.json')));
      await record.update((settings) => Object.assign(settings, { theme }));
      const place = { libraryFolder: other, themesFolder, cacheFolder };
      unwrap(
        await runExport({
          ...place,
          destination: { kind: 'folder', path: otherSite },
          asOf: moment,
          onProgress: () => {},
        }),
      );
      engine = new PreviewEngine({ ...settingOf(), library: other }, () => moment);
      for (const article of articles.filter((one) => isPublic(one, moment)).slice(0, 6)) {
        await show(article);
        await engine.makeCopies(engine.waitingPictures(1), () => true);
        const page = await show(article);
        expect(page.html, page.path).toBe(await readFile(join(otherSite, page.path), 'utf8'));
      }
    }
  });

  it('differs as soon as a letter of it does', async () => {
    const article = articles.find((one) => isPublic(one, moment));
    if (article === undefined) throw new Error('nothing is public');
    const page = await show({ ...article, headline: `${article.headline}!` });
    const exported = await readFile(join(site, page.path), 'utf8');
    expect(page.html).not.toBe(exported);
    expect(page.html).toContain(`${article.headline}!`.replaceAll('&', '&amp;').slice(0, 20));
  });

  it('loads what the export has beside it, but for the answers that its style sheets ask for', async () => {
    const article = articles.find((one) => isPublic(one, moment) && one.featuredImage);
    if (article === undefined) throw new Error('no picture is public');
    await show(article);
    await engine.makeCopies(engine.waitingPictures(1), () => true);
    const page = await show(article);
    const exported = (path: string) => readFile(join(site, path));
    expect(await textOf(page.path)).toBe(pageAs(page.html, 'light', '../../'));
    expect(await textOf('assets/colours.css')).toBe(
      (await exported('assets/colours.css')).toString(),
    );
    const css = (await exported('assets/site.css')).toString();
    expect(css).toContain('(prefers-color-scheme: dark)');
    expect(await textOf('assets/site.css')).not.toContain('prefers-color-scheme');
    expect((await textOf('assets/site.css', 'dark'))?.length).toBeGreaterThan(css.length / 2);
    const card = /(media\/cards\/[^"]*\.png)/.exec(page.html)?.[1] ?? '';
    const drawn = await engine.file(1, card, 'light');
    if (drawn === undefined || !('bytes' in drawn)) throw new Error('its card is not served');
    expect(Buffer.from(drawn.bytes).equals(await exported(card))).toBe(true);
    const pictures = [...page.html.matchAll(/media\/[\w.-]+/g)].map(([path]) => path);
    expect(pictures.length).toBeGreaterThan(2);
    for (const path of pictures.filter((one) => /\.(?:webp|jpg|png)$/.test(one))) {
      const file = await engine.file(1, path, 'light');
      if (file === undefined || !('path' in file)) throw new Error(`${path} is not served`);
      expect(await readFile(file.path), path).toEqual(await exported(path));
    }
  });
});

it('an article that is not public is shown as if it were published now', async () => {
  const draft = articles.find((one) => one.status === 'draft' && one.headline !== '');
  if (draft === undefined) throw new Error('the sample has a draft');
  const page = await show(draft);
  expect(page.asIfPublished).toBe(true);
  expect(page.html).toContain('25/11/2026');
});

it('shows what is typed and not saved, and makes nothing of the library of it', async () => {
  const [article] = articles;
  if (article === undefined) throw new Error('the sample has articles');
  const before = unwrap(await readLibrary(library)).snapshot;
  expect((await show({ ...article, standfirst: 'Typed a moment ago' })).html).toContain(
    'Typed a moment ago',
  );
  expect(unwrap(await readLibrary(library)).snapshot).toEqual(before);
});

it('is made from what the library holds by now, saved here or by another program', async () => {
  const copy = join(root, 'to-be-saved');
  await cp(library, copy, { recursive: true });
  engine = new PreviewEngine({ ...settingOf(), library: copy }, () => moment);
  const out = articles
    .filter((article) => isPublic(article, moment))
    .sort((a, b) => ((a.publishedAt ?? '') < (b.publishedAt ?? '') ? 1 : -1));
  const [newest, second] = out;
  if (newest === undefined || second === undefined) throw new Error('two are public');
  const before = await show(newest);
  expect(before.html).not.toContain('Kestrel over the quarry');
  const store = unwrap(await LibraryStore.open(copy));
  unwrap(
    await store.saveArticle(second.id, second.revision, { headline: 'Kestrel over the quarry' }),
  );
  await store.close();
  const page = await show(newest);
  // The way to the article before it names that.
  expect(page.html).toContain('Kestrel over the quarry');
  expect(page.stamp).not.toBe(before.stamp);
  expect((await show(newest)).stamp).toBe(page.stamp);
});

it('is the same page whether everything is looked at or only the text, whatever was typed before', async () => {
  const [first, second] = articles.filter((article) => isPublic(article, moment));
  if (first === undefined || second === undefined) throw new Error('two are public');
  const featured = articles.find((article) => article.featuredImage)?.featuredImage;
  const steps: Article[] = [
    first,
    { ...first, headline: 'Garden' },
    { ...first, headline: 'Garden', body: second.body },
    { ...first, slug: 'another-address' },
    { ...first, categories: second.categories, newsType: second.newsType },
    second,
    { ...second, ...(featured === undefined ? {} : { featuredImage: featured }) },
    { ...second, status: 'draft' },
    first,
  ];
  for (const [place, step] of steps.entries()) {
    const typed = unwrap(await engine.show(1, JSON.stringify(step), { isTyping: true }));
    const anew = new PreviewEngine(settingOf(), () => moment);
    const whole = unwrap(await anew.show(1, JSON.stringify(step)));
    expect(typed.html, `step ${place}`).toBe(whole.html);
    for (const [path] of typed.html.matchAll(/media\/[\w.-]+/g)) {
      expect(await engine.file(1, path, 'light'), path).toEqual(await anew.file(1, path, 'light'));
    }
  }
});

describe('the frame gets', () => {
  it('nothing before a page was made, nothing of another window, and nothing beside the page', async () => {
    const [article] = articles;
    if (article === undefined) throw new Error('the sample has articles');
    expect(await engine.file(1, 'assets/site.css', 'light')).toBeUndefined();
    const page = await show(article);
    expect(await engine.file(1, 'assets/site.css', 'light')).toBeDefined();
    expect(await engine.file(2, page.path, 'light')).toBeUndefined();
    for (const path of [
      'index.html',
      'feed.xml',
      '../galley.json',
      'assets/../../galley.json',
      `articles/${article.id}.json`,
      '-galley/picture/../../galley.json',
      '-galley/picture/media/other.jpg',
      '/etc/passwd',
      '',
    ]) {
      expect(await engine.file(1, path, 'light'), path).toBeUndefined();
    }
    engine.away(1);
    expect(await engine.file(1, page.path, 'light')).toBeUndefined();
  });

  it('the pictures of the page before as well, which it may still be loading, and not those of one longer ago', async () => {
    const article = articles.find((one) => one.featuredImage && isPublic(one, moment));
    if (article === undefined) throw new Error('the sample has articles with a picture');
    const { featuredImage: _, related: __, ...plain } = article;
    const bare = { ...plain, body: { ...plain.body, document: { type: 'doc', content: [] } } };
    const { html } = await show(article);
    const after = await show(bare);
    const picture = [...html.matchAll(/ src="[./]*(media\/[^"]+)"/g)]
      .map(([, path = '']) => path)
      .find((path) => !after.html.includes(path));
    if (picture === undefined) throw new Error('the picture is on one page only');
    expect(await engine.file(1, picture, 'light')).toBeDefined();
    await show({ ...bare, headline: 'And on' });
    expect(await engine.file(1, picture, 'light')).toBeUndefined();
  });

  it('pages for paper as sheets with the margins of the theme', async () => {
    const [article] = articles;
    if (article === undefined) throw new Error('the sample has articles');
    const page = await show(article);
    expect(await textOf(page.path, 'print')).toContain('-galley/paper.css');
    expect(await textOf('-galley/paper.css', 'print')).toContain('padding: 18mm 16mm 18mm 16mm');
    expect(await textOf('assets/site.css', 'print')).toContain('@media all');
  });
});

it('what is no article is refused, and a theme that does not work says which template', async () => {
  expect(await engine.show(1, '{"id":1}')).toMatchObject({ error: { code: 'invalid-argument' } });
  expect(await engine.show(1, 'no JSON')).toMatchObject({ error: { code: 'invalid-argument' } });
  const themes = join(root, 'broken-themes');
  await cp(themesFolder, themes, { recursive: true });
  const template = join(themes, 'column', 'templates', 'article.liquid');
  await writeFile(template, '{{ page.headline | no_such_filter }}');
  engine = new PreviewEngine({ ...settingOf(), themesFolder: themes }, () => moment);
  const [article] = articles;
  const failed = await engine.show(1, JSON.stringify(article));
  expect(failed).toMatchObject({ ok: false, error: { code: 'export-failed' } });
  // Mended while the preview is open, it works at once.
  await cp(join(themesFolder, 'column', 'templates', 'article.liquid'), template);
  expect((await engine.show(1, JSON.stringify(article))).ok).toBe(true);
});
