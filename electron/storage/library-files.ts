// Where everything lies inside a library folder, and how a folder is known to be one.
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type * as z from 'zod';
import type { ArticleId, AssetId } from '../../core/content/ids.ts';
import { articleId, assetId } from '../../core/content/ids.ts';
import {
  type NewsletterId,
  newsletterId,
  type TemplateId,
  templateId,
} from '../../core/content/newsletter.ts';
import { failure, type Result, success } from '../../core/errors.ts';
import { errorCode } from './durable-file.ts';
import { readRecord } from './record-file.ts';

export const files = {
  /** What a person double-clicks to open the library: the system hands its path to Galley. */
  pointer: (library: string) => join(library, 'newsroom.galley'),
  card: (library: string) => join(library, 'galley.json'),
  site: (library: string) => join(library, 'site.json'),
  taxonomy: (library: string) => join(library, 'taxonomy.json'),
  people: (library: string) => join(library, 'people.json'),
  redirects: (library: string) => join(library, 'redirects.json'),
  targets: (library: string) => join(library, 'targets.json'),
  articles: (library: string) => join(library, 'articles'),
  article: (library: string, id: ArticleId) => join(library, 'articles', `${id}.json`),
  media: (library: string) => join(library, 'media'),
  assetRecord: (library: string, id: AssetId) =>
    join(library, 'media', id.slice(0, 2), `${id}.json`),
  assetBytes: (library: string, id: AssetId, extension: string) =>
    join(library, 'media', id.slice(0, 2), `${id}.${extension}`),
  newsletters: (library: string) => join(library, 'newsletters'),
  newsletter: (library: string, id: NewsletterId) => join(library, 'newsletters', `${id}.json`),
  templates: (library: string) => join(library, 'templates'),
  template: (library: string, id: TemplateId) => join(library, 'templates', `${id}.json`),
  trashedArticle: (library: string, id: ArticleId) => join(library, 'trash', `${id}.json`),
  trashedNewsletters: (library: string) => join(library, 'trash', 'newsletters'),
  trashedTemplates: (library: string) => join(library, 'trash', 'templates'),
  trash: (library: string) => join(library, 'trash'),
  trashedMedia: (library: string) => join(library, 'trash', 'media'),
  trashedRecord: (library: string, id: AssetId) => join(library, 'trash', 'media', `${id}.json`),
  trashedBytes: (library: string, id: AssetId, extension: string) =>
    join(library, 'trash', 'media', `${id}.${extension}`),
  histories: (library: string) => join(library, 'history'),
  history: (library: string, id: ArticleId) => join(library, 'history', id),
  audit: (library: string) => join(library, 'audit'),
  receipts: (library: string) => join(library, 'receipts'),
  receipt: (library: string, id: string) => join(library, 'receipts', `${id}.json`),
  receiptObject: (library: string, sha256: string) => join(library, 'receipts', 'objects', sha256),
  receiptObjects: (library: string) => join(library, 'receipts', 'objects'),
  targetStates: (library: string) => join(library, 'receipts', 'states'),
  targetState: (library: string, id: string) => join(library, 'receipts', 'states', `${id}.json`),
  /** Galley's own corner: the lock and caches. Deleting a cache loses nothing. */
  own: (library: string) => join(library, '.galley'),
  articleIndex: (library: string) => join(library, '.galley', 'article-index.jsonl'),
  mediaIndex: (library: string) => join(library, '.galley', 'media-index.jsonl'),
  searchIndex: (library: string) => join(library, '.galley', 'search-index'),
  /** Articles whose related news is still to be computed. */
  relatedWaiting: (library: string) => join(library, '.galley', 'related-waiting.json'),
  /** The records of an older format, as they were before they were brought to the next. */
  beforeMigration: (library: string, format: number) => join(library, 'trash', `format-${format}`),
  setAside: (library: string) => join(library, 'trash', 'set-aside'),
} as const;

/**
 * Checks that a folder is a library this Galley can read.
 * Fails with `library-missing` (no folder: never taken for an empty library), `not-a-library` or `version-too-new`.
 */
export async function identifyLibrary(library: string): Promise<Result<{ name: string }>> {
  const subject = basename(library);
  const folder = await stat(library).catch(() => undefined);
  if (!folder?.isDirectory()) return failure('library-missing', { subject });
  const card = await readRecord('library', files.card(library));
  if (card.ok) return success({ name: subject });
  const { code, detail } = card.error;
  return failure(code === 'not-found' ? 'not-a-library' : code, { subject, detail });
}

/** The ids of the articles that have a file; names that are no article of ours are left alone. */
export function listArticleIds(library: string): Promise<ArticleId[]> {
  return articleIdsIn(files.articles(library));
}

/** The ids of the articles in the trash; a library may have none. */
export async function listTrashedIds(library: string): Promise<ArticleId[]> {
  const trash = await stat(files.trash(library)).catch(() => undefined);
  return trash?.isDirectory() ? articleIdsIn(files.trash(library)) : [];
}

/** The ids of the issues of the newsletter; a library may have none. */
export function listNewsletterIds(library: string): Promise<NewsletterId[]> {
  return idsIn(files.newsletters(library), newsletterId);
}

/** The ids of the templates of the newsletter; a library may have none. */
export function listTemplateIds(library: string): Promise<TemplateId[]> {
  return idsIn(files.templates(library), templateId);
}

async function idsIn<S extends z.ZodType>(folder: string, schema: S): Promise<z.output<S>[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  });
  return names.sort().flatMap((name) => {
    const id = schema.safeParse(name.replace(/\.json$/, ''));
    return name.endsWith('.json') && id.success ? [id.data] : [];
  });
}

async function articleIdsIn(folder: string): Promise<ArticleId[]> {
  const ids: ArticleId[] = [];
  for (const name of await readdir(folder)) {
    const id = articleId.safeParse(name.replace(/\.json$/, ''));
    if (name.endsWith('.json') && id.success) ids.push(id.data);
  }
  return ids.sort();
}

/** The ids of the assets that have a record. */
export async function listAssetIds(library: string): Promise<AssetId[]> {
  const ids: AssetId[] = [];
  for (const folder of await readdir(files.media(library), { withFileTypes: true })) {
    if (!folder.isDirectory() || !/^[0-9a-f]{2}$/.test(folder.name)) continue;
    for (const name of await readdir(join(files.media(library), folder.name))) {
      const id = assetId.safeParse(name.replace(/\.json$/, ''));
      if (name.endsWith('.json') && id.success) ids.push(id.data);
    }
  }
  return ids.sort();
}

/** The paths of all files under a folder, at any depth, in order; none where there is no such folder. */
export async function filesUnder(folder: string): Promise<string[]> {
  const found: string[] = [];
  const folders = [folder];
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    const entries = await readdir(next, { withFileTypes: true }).catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') return [];
      throw error;
    });
    for (const entry of entries) {
      const path = join(next, entry.name);
      if (entry.isDirectory()) folders.push(path);
      else if (entry.isFile()) found.push(path);
    }
  }
  return found.sort();
}
