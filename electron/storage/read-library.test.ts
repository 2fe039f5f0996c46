import { cp, mkdtemp, readdir, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unwrap } from '../../core/errors.ts';
import { LibraryStore } from './library-store.ts';
import { LibraryReader, readLibrary } from './read-library.ts';

let folder: string;
let library: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-warm-'));
  library = join(folder, 'newsroom');
  const sample = fileURLToPath(new URL('../../resources/sample-newsroom', import.meta.url));
  await cp(sample, library, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('reading a library again and again', () => {
  it('gives the same objects for files that are as they were, and reads the others anew', async () => {
    const reader = new LibraryReader(library);
    const before = unwrap(await reader.read()).snapshot;
    const store = unwrap(await LibraryStore.open(library));
    await store.look();
    const [one] = store.summaries();
    if (one === undefined) throw new Error('the sample has articles');
    const { article } = unwrap(await store.article(one.id));
    unwrap(await store.saveArticle(one.id, article.revision, { headline: 'Another headline' }));
    await store.close();
    const after = unwrap(await reader.read()).snapshot;
    const known = new Set(before.articles);
    const fresh = after.articles.filter((record) => !known.has(record));
    expect(fresh.map(({ id, headline }) => [id, headline])).toEqual([[one.id, 'Another headline']]);
    expect(after.site).toBe(before.site);
    // And it is what a reader finds that knows nothing of before.
    expect(after).toEqual(unwrap(await readLibrary(library)).snapshot);
  });

  it('reports a file that is damaged meanwhile, forgets one that is gone, and takes both back', async () => {
    const reader = new LibraryReader(library);
    const before = unwrap(await reader.read()).snapshot;
    const [damaged = '', gone = ''] = (await readdir(join(library, 'articles'))).sort();
    const texts = await Promise.all(
      [damaged, gone].map((name) => readFile(join(library, 'articles', name), 'utf8')),
    );
    await writeFile(join(library, 'articles', damaged), (texts[0] ?? '').slice(0, 100));
    await unlink(join(library, 'articles', gone));
    const meanwhile = unwrap(await reader.read());
    expect(meanwhile.snapshot.articles).toHaveLength(before.articles.length - 2);
    expect(meanwhile.problems.map(({ file }) => file)).toEqual([join('articles', damaged)]);
    await writeFile(join(library, 'articles', damaged), texts[0] ?? '');
    await writeFile(join(library, 'articles', gone), texts[1] ?? '');
    expect(unwrap(await reader.read())).toEqual({ snapshot: before, problems: [] });
  });
});
