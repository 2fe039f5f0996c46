import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkBody } from '../../core/blocks/check-body.ts';
import { countWords, plainText } from '../../core/content/body.ts';
import { bodyOf } from '../../core/content/packed-article.ts';
import { unwrap } from '../../core/errors.ts';
import { readLibrary } from '../storage/read-library.ts';
import { galley } from './galley-for-tests.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-generate-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const at = (name: string): string => join(folder, name);

const generate = (...args: string[]) => galley('generate', ...args);

/** Every file with the hash of its bytes. */
async function fingerprint(library: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const entry of await readdir(library, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    found[relative(library, path)] = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
  }
  return found;
}

describe('a generated newsroom', () => {
  it('is the same bytes for the same number and seed, and other bytes for another seed', async () => {
    expect(await generate('60', at('one'), '--seed', '7')).toMatchObject({ code: 0, err: '' });
    expect(await generate('60', at('two'), '--seed', '7')).toMatchObject({ code: 0, err: '' });
    expect(await generate('60', at('other'), '--seed', '8')).toMatchObject({ code: 0, err: '' });
    const one = await fingerprint(at('one'));
    expect(Object.keys(one).length).toBeGreaterThan(60);
    expect(await fingerprint(at('two'))).toEqual(one);
    expect(await fingerprint(at('other'))).not.toEqual(one);
  });

  it('holds whole articles of a real length, in categories, mostly published, with files', async () => {
    await generate('200', at('room'));
    const { snapshot, problems } = unwrap(await readLibrary(at('room')));
    expect(problems).toEqual([]);
    expect(snapshot.articles).toHaveLength(200);
    expect(snapshot.taxonomy.categories).toHaveLength(24);
    expect(snapshot.taxonomy.newsTypes).toHaveLength(8);
    const words = snapshot.articles.map((one) => countWords(plainText(bodyOf(one).document)));
    const mean = words.reduce((sum, one) => sum + one, 0) / words.length;
    expect(mean).toBeGreaterThan(550);
    expect(mean).toBeLessThan(750);
    const published = snapshot.articles.filter((one) => one.status === 'published');
    expect(published.length).toBeGreaterThan(160);
    expect(published.length).toBeLessThan(195);
    for (const article of snapshot.articles) {
      expect(checkBody(bodyOf(article))).toMatchObject({ complete: true });
      expect(article.categories.length).toBeGreaterThanOrEqual(1);
      expect(article.categories.length).toBeLessThanOrEqual(3);
    }
    expect(new Set(snapshot.articles.map((one) => one.slug)).size).toBe(200);
    const years = new Set(snapshot.articles.map((one) => one.createdAt.slice(0, 4)));
    expect(years.size).toBeGreaterThan(10);
    expect(snapshot.articles.some((one) => one.featuredImage !== undefined)).toBe(true);
    expect(snapshot.articles.some((one) => one.attachments.length > 0)).toBe(true);
  });

  it('refuses a number that is none, and a folder that holds something, and leaves both alone', async () => {
    expect(await generate('many', at('room'))).toMatchObject({ code: 2 });
    expect(await generate('3', at('room'), '--seed', '-1')).toMatchObject({ code: 2 });
    await generate('3', at('room'));
    const before = await fingerprint(at('room'));
    expect(await generate('3', at('room'))).toMatchObject({ code: 2 });
    expect(await fingerprint(at('room'))).toEqual(before);
  });
});
