import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Article } from '../../core/content/article.ts';
import { unwrap } from '../../core/errors.ts';
import { galley } from '../cli/galley-for-tests.ts';
import { LibraryStore } from '../storage/library-store.ts';
import { SiteSession } from './site-session.ts';

const themesFolder = fileURLToPath(new URL('../../resources/themes', import.meta.url));
const asOf = new Date('2026-11-25T08:00:00Z');

let folder: string;
let library: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-social-cards-'));
  library = join(folder, 'newsroom');
  expect(await galley('generate', '16', library)).toMatchObject({ code: 0 });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const at = (name: string): string => join(folder, name);

/** Exports as a new process does; says how many cards were made on the way. */
async function exportTo(name: string): Promise<{ made: number; written: number }> {
  const session = new SiteSession({
    libraryFolder: library,
    themesFolder,
    cacheFolder: at('cache'),
  });
  const kind = name.endsWith('.zip') ? 'bundle' : 'folder';
  const receipt = unwrap(
    await session.export({ destination: { kind, path: at(name) }, asOf, onProgress: () => {} }),
  );
  return { made: receipt.cards.made, written: receipt.written.files };
}

async function keptCards(): Promise<string[]> {
  const names = await readdir(at('cache'), { recursive: true }).catch(() => []);
  return names.filter((name) => /cards-.*\.png$/.test(name));
}

async function edit(change: (article: Article) => Partial<Article>): Promise<void> {
  const store = unwrap(await LibraryStore.open(library));
  try {
    await store.look();
    const first = store.summaries().find((one) => one.status === 'published');
    if (first === undefined) throw new Error('a generated newsroom has published articles');
    const { article } = unwrap(await store.article(first.id));
    unwrap(await store.saveArticle(article.id, article.revision, change(article)));
  } finally {
    await store.close();
  }
}

async function cardsOf(name: string): Promise<Map<string, Buffer>> {
  const cards = new Map<string, Buffer>();
  for (const card of (await readdir(at(`${name}/media/cards`))).sort()) {
    cards.set(card, await readFile(at(`${name}/media/cards/${card}`)));
  }
  return cards;
}

describe('the social cards of an export', () => {
  it('are one for each public article and one for the site, made once, and not at all where nothing that they show has changed', async () => {
    const first = await exportTo('site');
    const cards = await cardsOf('site');
    expect(cards.size).toBeGreaterThan(10);
    expect(first.made).toBe(cards.size);
    expect(await exportTo('site')).toEqual({ made: 0, written: 0 });
    await edit(() => ({ standfirst: 'Not on any card.' }));
    expect((await exportTo('site')).made).toBe(0);
    expect(await cardsOf('site')).toEqual(cards);
  });

  it('are made again for a headline that changed, at another address, and the old one goes', async () => {
    await exportTo('site');
    const before = await cardsOf('site');
    await edit(({ headline }) => ({ headline: `${headline} again` }));
    expect((await exportTo('site')).made).toBe(1);
    const after = await cardsOf('site');
    expect(after.size).toBe(before.size);
    expect([...after.keys()].filter((name) => !before.has(name))).toHaveLength(1);
  });

  it('are the same bytes whatever became of those that were kept: deleted, cut, or never there', async () => {
    await exportTo('one.zip');
    const [first = '', second = ''] = await keptCards();
    await rm(at(`cache/${first}`));
    await writeFile(at(`cache/${second}`), 'not a card any more');
    await exportTo('two.zip');
    await rm(at('cache'), { recursive: true });
    await exportTo('three.zip');
    const [one, two, three] = await Promise.all(
      ['one.zip', 'two.zip', 'three.zip'].map((name) => readFile(at(name))),
    );
    expect(one !== undefined && two?.equals(one)).toBe(true);
    expect(one !== undefined && three?.equals(one)).toBe(true);
  });

  it('tell how far they are, and stop when somebody says so', async () => {
    const control = new AbortController();
    const told: string[] = [];
    const session = new SiteSession({
      libraryFolder: library,
      themesFolder,
      cacheFolder: at('cache'),
    });
    const result = await session.export({
      destination: { kind: 'folder', path: at('site') },
      asOf,
      signal: control.signal,
      onProgress(done, total, label) {
        if (label !== 'Social cards') return;
        told.push(`${done} of ${total}`);
        if (done === 2) control.abort();
      },
    });
    expect(result).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(told.slice(0, 3)).toEqual(
      ['0', '1', '2'].map((done) => `${done} of ${told[0]?.slice(5)}`),
    );
    expect(await readdir(folder)).not.toContain('site');
  });
});
