// What do tests of the store begin with? A new newsroom in a folder of its own, and an edit that writes one paragraph.
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Article } from '../../core/content/article.ts';
import { plainText } from '../../core/content/body.ts';
import { unwrap } from '../../core/errors.ts';
import { createLibrary } from './create-library.ts';

/** The caller removes `root`, which holds nothing but the newsroom. */
export async function newNewsroom(
  now = new Date('2026-03-01T10:00:00Z'),
  timeZone = 'UTC',
): Promise<{ root: string; library: string }> {
  const root = await mkdtemp(join(tmpdir(), 'galley-newsroom-'));
  const library = join(root, 'Newsroom');
  unwrap(await createLibrary(library, { name: 'Newsroom', timeZone, now }));
  return { root, library };
}

export const bodyOf = (text: string): Article['body'] => ({
  schemaVersion: 1,
  document: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
});

export const edit = (text: string) => ({ headline: 'Peer mentors', body: bodyOf(text) });

export const wordsOf = (article: Article): string => plainText(article.body.document);

/** The content records of a newsroom on the disk, without what every save counts up. */
export async function contentRecords(library: string): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const name of await readdir(join(library, 'articles'))) {
    const { record } = JSON.parse(await readFile(join(library, 'articles', name), 'utf8'));
    const { revision: _count, lineage: _line, updatedAt: _day, ...rest } = record;
    found[name] = rest;
  }
  for (const name of [
    'site.json',
    'taxonomy.json',
    'people.json',
    'redirects.json',
    'targets.json',
  ]) {
    found[name] = JSON.parse(await readFile(join(library, name), 'utf8')).record;
  }
  return found;
}
