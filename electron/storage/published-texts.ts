// From which texts was a published website made? Kept beside its bytes, one object for each article, so that one of them alone can be published anew.
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import * as z from 'zod';
import { canonicalJson } from '../../core/canonical-json.ts';
import { article } from '../../core/content/article.ts';
import { asset } from '../../core/content/asset.ts';
import { libraryId } from '../../core/content/ids.ts';
import { newsletterIssue } from '../../core/content/newsletter.ts';
import { bodyOf, packArticle } from '../../core/content/packed-article.ts';
import { people, redirects, site, taxonomy } from '../../core/content/site.ts';
import { failure, type Result, success } from '../../core/errors.ts';
import type { LibrarySnapshot } from '../../core/library.ts';
import { files } from './library-files.ts';
import { keepObjects, type ObjectContent } from './receipt-objects.ts';
import { sha256 } from './record-file.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** The list: the objects of the articles, and everything else in one. */
const textList = z.object({
  galley: z.literal('published-texts'),
  format: z.literal(1),
  articles: z.array(hash),
  around: hash,
});

const around = z.object({
  id: libraryId,
  site,
  taxonomy,
  people: people.shape.people,
  redirects: redirects.shape.redirects,
  assets: z.array(asset),
  /** What was published before there were newsletters has none. */
  newsletters: z.array(newsletterIssue).default([]),
});

/** Keeps what a website was made from, and answers with the name of its list. What is kept already is not written again. */
export async function keepTexts(library: string, texts: LibrarySnapshot): Promise<string> {
  // Templates are in no website.
  const { articles, assets, templates: _, ...rest } = texts;
  const records = articles.map(({ bodyText, ...facts }) =>
    canonicalJson({ ...facts, body: bodyOf({ bodyText }) }),
  );
  const others = canonicalJson({ ...rest, assets: [...assets.values()] });
  const list = canonicalJson({
    galley: 'published-texts',
    format: 1,
    articles: records.map(hashOf),
    around: hashOf(others),
  });
  // The list comes last: where it is, everything it names is.
  await keepObjects(library, [...records, others].map(objectOf));
  await keepObjects(library, [objectOf(list)]);
  return hashOf(list);
}

/** The objects that a list needs, itself among them; undefined where it cannot be read, or is not there any more. */
export async function objectsOfTexts(library: string, list: string): Promise<string[] | undefined> {
  const read = await readObject(library, list, textList);
  return read === undefined ? undefined : [list, read.around, ...read.articles];
}

/** What a website was made from. Fails with `last-publish-unknown` where it is not kept, or cannot be read any more. */
export async function readTexts(library: string, list: string): Promise<Result<LibrarySnapshot>> {
  const listed = await readObject(library, list, textList);
  const rest = listed && (await readObject(library, listed.around, around));
  if (listed === undefined || rest === undefined) return failure('last-publish-unknown');
  const articles = [];
  for (const name of listed.articles) {
    const read = await readObject(library, name, article);
    if (read === undefined) return failure('last-publish-unknown');
    articles.push(packArticle(read));
  }
  const { assets, ...others } = rest;
  return success({
    ...others,
    templates: [],
    articles,
    assets: new Map(assets.map((one) => [one.id, one])),
  });
}

async function readObject<T>(
  library: string,
  name: string,
  schema: z.ZodType<T>,
): Promise<T | undefined> {
  const bytes = await readFile(files.receiptObject(library, name)).catch(() => undefined);
  if (bytes === undefined || sha256(bytes) !== name) return undefined;
  return schema.safeParse(JSON.parse(bytes.toString('utf8'))).data;
}

function hashOf(text: string): string {
  return sha256(Buffer.from(text, 'utf8'));
}

function objectOf(text: string): ObjectContent {
  const bytes = Buffer.from(text, 'utf8');
  return { sha256: sha256(bytes), size: bytes.length, open: () => Readable.from([bytes]) };
}
