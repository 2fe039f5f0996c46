import {
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Article } from '../../core/content/article.ts';
import { articleId } from '../../core/content/ids.ts';
import { newsletterId } from '../../core/content/newsletter.ts';
import { newNewsletterIssue } from '../../core/content/newsletter-changes.ts';
import { unwrap } from '../../core/errors.ts';
import { LibraryStore } from '../storage/library-store.ts';
import { FOLDER_CHANGES } from './folder-changes.ts';
import { FOLDER_MANIFEST } from './folder-list.ts';
import { copiesForTests, madeForTests } from './made-for-tests.ts';
import { SiteSession } from './site-session.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const asOf = new Date('2026-11-25T08:00:00Z');

let folder: string;
let library: string;
let session: SiteSession;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-session-'));
  library = join(folder, 'newsroom');
  await cp(join(project, 'resources', 'sample-newsroom'), library, { recursive: true });
  session = newSession();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function newSession(cache = madeForTests): SiteSession {
  return new SiteSession({
    libraryFolder: library,
    themesFolder: join(project, 'resources', 'themes'),
    cacheFolder: cache,
  });
}

/** A cache with graphs of its own. The copies of pictures and the cards are those of all tests: nothing here is about them. */
async function cacheOfItsOwn(): Promise<string> {
  await exportTo('so that they are there');
  const cache = join(folder, 'cache');
  await mkdir(cache);
  for (const made of await copiesForTests()) await symlink(made, join(cache, basename(made)));
  return cache;
}

async function exportTo(name: string, from = session) {
  const destination = { kind: 'folder', path: join(folder, name) } as const;
  return unwrap(await from.export({ destination, asOf, onProgress: () => {} }));
}

/** Changes one published article as a save in the app does. */
async function edit(change: (article: Article) => Partial<Article>): Promise<string> {
  const store = unwrap(await LibraryStore.open(library));
  try {
    await store.look();
    const published = store.summaries().filter((one) => one.status === 'published');
    const oldest = published.sort((a, b) => (a.id < b.id ? -1 : 1))[0];
    if (oldest === undefined) throw new Error('the sample has published articles');
    const { article } = unwrap(await store.article(oldest.id));
    unwrap(await store.saveArticle(article.id, article.revision, change(article)));
    return article.slug;
  } finally {
    await store.close();
  }
}

async function contents(name: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  const root = join(folder, name);
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name === FOLDER_MANIFEST) continue;
    const path = join(entry.parentPath, entry.name);
    found[path.slice(root.length + 1)] = (await readFile(path)).toString('latin1');
  }
  return found;
}

describe('exporting again', () => {
  it('writes nothing where nothing changed, in the same session and in a new one', async () => {
    expect((await exportTo('site')).written.files).toBeGreaterThan(100);
    expect((await exportTo('site')).written).toEqual({ files: 0, pages: 0, removed: 0 });
    expect((await exportTo('site', newSession())).written.files).toBe(0);
  });

  it('makes few pages for a changed word, and the folder is as if made anew', async () => {
    await exportTo('site');
    const slug = await edit(({ body }) => ({
      body: {
        ...body,
        document: {
          ...body.document,
          content: [
            ...(body.document.content ?? []),
            { type: 'paragraph', content: [{ type: 'text', text: 'One more line.' }] },
          ],
        },
      },
    }));
    const { written } = await exportTo('site');
    expect(written.pages).toBe(1);
    const after = await contents('site');
    expect(after[`news/${slug}/index.html`]).toContain('One more line.');
    await exportTo('anew', newSession());
    expect(after).toEqual(await contents('anew'));
  });

  it('moves a page whose address changed, and takes down one that is no longer public', async () => {
    await exportTo('site');
    const slug = await edit(() => ({ slug: 'another-address' }));
    await exportTo('site');
    await edit(() => ({ status: 'archived' }));
    await exportTo('site');
    const after = await contents('site');
    await exportTo('anew', newSession());
    expect(after).toEqual(await contents('anew'));
    expect(Object.keys(after)).not.toContain('news/another-address/index.html');
    expect(slug).not.toBe('another-address');
  });

  it('shows an issue of the newsletter once it was sent, and follows its articles, as if made anew each time', async () => {
    const step = async (): Promise<{ pages: Record<string, string>; made: number }> => {
      const { written } = await exportTo('site');
      await exportTo('anew', newSession());
      const pages = await contents('site');
      expect(pages).toEqual(await contents('anew'));
      return { pages, made: written.pages };
    };
    const inStore = async <T>(work: (store: LibraryStore) => Promise<T>): Promise<T> => {
      const store = unwrap(await LibraryStore.open(library));
      try {
        await store.look();
        return await work(store);
      } finally {
        await store.close();
      }
    };
    await exportTo('site');
    let article = '';
    await edit(({ id }) => {
      article = id;
      return { headline: 'Told in a letter' };
    });
    await step();
    const issue = await inStore(async (store) => {
      const id = newsletterId.parse(store.newId());
      const made = newNewsletterIssue(id, {
        number: 400,
        language: 'de',
        period: { from: '2026-09-01', until: '2026-10-31' },
        subject: 'Canary subject',
        sections: [{ id: 'a', title: 'First', items: [{ article: articleId.parse(article) }] }],
        now: '2026-11-01T09:00:00.000Z',
      });
      return unwrap(await store.newsletters.create(made));
    });
    const drafted = await step();
    expect(drafted.made).toBe(0);
    expect(JSON.stringify(drafted.pages)).not.toContain('Canary subject');

    const sent = { status: 'sent', sentAt: '2026-11-02T09:00:00.000Z' } as const;
    await inStore(async (store) => unwrap(await store.newsletters.change(issue.id, () => sent)));
    const page = 'newsletters/400/index.html';
    const { pages } = await step();
    expect(pages[page]).toContain('<html lang="de"');
    expect(pages[page]).toContain('Told in a letter');
    expect(pages['newsletters/index.html']).toContain('Canary subject');
    expect(pages['sitemap.xml']).toContain('newsletters/400/');

    await edit(() => ({ headline: 'Told otherwise' }));
    expect((await step()).pages[page]).toContain('Told otherwise');
    await edit(() => ({ status: 'archived' }));
    expect((await step()).pages[page]).not.toContain('Told otherwise');
    await inStore(async (store) => unwrap(await store.newsletters.trash(issue.id)));
    expect(Object.keys((await step()).pages)).not.toContain(page);
  });

  it('tells again what a page that was not made again had told', async () => {
    const first = await exportTo('site');
    const second = await exportTo('site');
    expect(second.warnings).toEqual(first.warnings);
  });

  it('is right whatever becomes of the cache', async () => {
    const cache = await cacheOfItsOwn();
    await exportTo('site', newSession(cache));
    for (const name of await readdir(join(cache, 'site-graphs'))) {
      await writeFile(join(cache, 'site-graphs', name), '{"galley":"site-gr');
    }
    await edit(({ headline }) => ({ headline: `${headline}!` }));
    await exportTo('site', newSession(cache));
    await exportTo('anew', newSession());
    expect(await contents('site')).toEqual(await contents('anew'));
  });

  it('finishes what an export that was cut short began', async () => {
    await exportTo('site');
    await edit(({ headline }) => ({ headline: `${headline}!` }));
    await exportTo('next', newSession());
    // As after a kill in the middle: some files are new, the list is the old one, what was on its way is noted.
    const next = await contents('next');
    const changed = Object.entries(await contents('site')).filter(
      ([path, content]) => next[path] !== content,
    );
    expect(changed.length).toBeGreaterThan(2);
    const [[first] = ['']] = changed;
    await rename(join(folder, 'next', first), join(folder, 'site', first));
    await writeFile(
      join(folder, 'site', FOLDER_CHANGES),
      JSON.stringify({
        galley: 'site-folder-changes',
        format: 1,
        paths: changed.map(([path]) => path),
      }),
    );
    await exportTo('site', newSession());
    expect(await contents('site')).toEqual(next);
  });
});
