// `galley generate`: how is a large newsroom made for tests and measurements, the same one for the same seed?
import { mkdir, open } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Article } from '../../core/content/article.ts';
import type { Asset } from '../../core/content/asset.ts';
import { assetId, makeLibraryId } from '../../core/content/ids.ts';
import type { RecordOf, RecordType } from '../../core/content/record-types.ts';
import { encodeRecord } from '../../core/content/records.ts';
import { startingSite } from '../../core/content/site.ts';
import { relatedFacts } from '../../core/related/related-facts.ts';
import { RelatedIndex } from '../../core/related/related-index.ts';
import { nothingRelated, relatedItems } from '../../core/related/stored-list.ts';
import { appearWhole } from '../storage/create-library.ts';
import { syncFolder, writeAll } from '../storage/durable-file.ts';
import { files } from '../storage/library-files.ts';
import { sha256 } from '../storage/record-file.ts';
import { readArguments } from './arguments.ts';
import { BadInput, type CliEnvironment, type Command, CommandFailed, errorFor } from './command.ts';
import {
  generatePicture,
  generateTable,
  PICTURE_HEIGHT,
  PICTURE_WIDTH,
} from './generated-files.ts';
import {
  Chance,
  type GeneratedAsset,
  type GeneratedTerms,
  generateArticle,
  generateArticleIds,
  generatedAt,
  generateTerms,
  generateTitle,
} from './generated-newsroom.ts';

const MOST_ARTICLES = 1_000_000;
/** Enough at once that the file system can make several of them durable in one go. */
const AT_ONCE = 64;

export const generateLibrary: Command = {
  name: 'generate',
  usage: 'generate N DIR [--seed S]',
  summary: 'Make a newsroom of N articles of chance, for tests and measurements.',
  options: [
    ['--seed S', 'a whole number; the same number and N give the same bytes (default 1)'],
    ['--json', 'answer with one JSON object'],
  ],
  async run(args, environment) {
    const given = readArguments(args, { seed: { type: 'string' }, json: { type: 'boolean' } }, [
      'N',
      'DIR',
    ]);
    const [typedCount = '', typed = ''] = given.positionals;
    const count = wholeNumber(typedCount, 'N', MOST_ARTICLES);
    const seed = wholeNumber(given.text('seed') ?? '1', 'The seed', 0xffff_ffff);
    const made = await appearWhole(resolve(typed), (building) =>
      build(building, count, seed, environment),
    );
    environment.progress('');
    if (!made.ok) {
      if (made.error.code === 'folder-not-empty') {
        throw new BadInput(`${typed} is not empty. Choose an empty or new folder.`);
      }
      throw errorFor(made.error, typed);
    }
    environment.print(
      given.isSet('json')
        ? JSON.stringify({ ok: true, folder: resolve(typed), articles: count, seed })
        : `Made a newsroom of ${count.toLocaleString('en')} articles in ${typed} (seed ${seed})`,
    );
    return 0;
  },
};

function wholeNumber(typed: string, what: string, most: number): number {
  const number = /^\d{1,10}$/.test(typed) ? Number(typed) : Number.NaN;
  if (!(number <= most)) {
    throw new BadInput(`${what} is a whole number up to ${most}; “${typed}” is not.`);
  }
  return number;
}

async function build(
  building: string,
  count: number,
  seed: number,
  environment: CliEnvironment,
): Promise<void> {
  const folders = new Set<string>();
  const put = async (path: string, content: string | Uint8Array): Promise<void> => {
    if (environment.signal.aborted) {
      throw new CommandFailed('Stopped. No newsroom was left behind.');
    }
    folders.add(dirname(path));
    const file = await open(path, 'wx', 0o644);
    try {
      await writeAll(file, typeof content === 'string' ? Buffer.from(content) : content);
      await file.sync();
    } finally {
      await file.close();
    }
  };
  const putRecord = <T extends RecordType>(type: T, path: string, record: RecordOf<T>) =>
    put(path, encodeRecord(type, record, sha256).text);

  for (const name of ['articles', 'media', 'trash']) await mkdir(join(building, name));
  const terms = generateTerms(seed);
  const store = (asset: Asset, bytes: Uint8Array): Promise<void> =>
    storeAsset(building, asset, bytes, put, putRecord);
  const images = await makeAssets(Math.min(60, Math.ceil(count / 20)), async (number) => {
    const bytes = generatePicture(seed, number);
    const title = generateTitle(seed, number);
    const kind = { mediaType: 'image/png', extension: 'png' };
    const size = { width: PICTURE_WIDTH, height: PICTURE_HEIGHT };
    const asset = { ...assetOf(`picture-${number + 1}.png`, bytes), ...kind, ...size };
    await store({ ...asset, alt: { en: title } }, bytes);
    return { id: asset.id, title };
  });
  const documents = await makeAssets(Math.min(200, Math.ceil(count / 30)), async (number) => {
    const bytes = generateTable(seed, number);
    const kind = { mediaType: 'text/csv', extension: 'csv' };
    const asset = { ...assetOf(`figures-${number + 1}.csv`, bytes), ...kind };
    await store(asset, bytes);
    return { id: asset.id, title: generateTitle(seed, number + 10_000) };
  });

  const ids = generateArticleIds(seed, count);
  const publish = publishing(terms);
  for (let start = 0; start < count; start += AT_ONCE) {
    const batch = ids.slice(start, start + AT_ONCE);
    await Promise.all(
      batch.map((id, index) => {
        const written = generateArticle(seed, start + index, ids, terms, images, documents);
        return putRecord('article', files.article(building, id), publish(written));
      }),
    );
    environment.progress(`Articles: ${start + batch.length} of ${count}`);
  }

  await putRecord('site', files.site(building), {
    ...startingSite(`Generated newsroom of ${count}`, 'Europe/Brussels'),
    tagline: 'Articles of chance, for tests and measurements',
    baseUrl: 'https://www.example.org/',
  });
  await putRecord('taxonomy', files.taxonomy(building), {
    categories: [...terms.categories],
    newsTypes: [...terms.newsTypes],
    tags: [],
  });
  await putRecord('people', files.people(building), { people: [...terms.people] });
  await putRecord('redirects', files.redirects(building), { redirects: [] });
  await putRecord('targets', files.targets(building), { targets: [] });
  for (const folder of folders) await syncFolder(folder);
  await syncFolder(join(building, 'media'));
  // Last: a folder with a card is a library.
  await putRecord('library', files.card(building), {
    id: makeLibraryId(new Chance(seed, 7, count).ids(generatedAt.getTime())),
    createdAt: generatedAt.toISOString(),
  });
}

/**
 * Gives articles, oldest first, the related news that each would have got on the day it was published: of what was there
 * before it.
 */
function publishing(terms: GeneratedTerms): (article: Article) => Article {
  const index = new RelatedIndex();
  const people = new Map(terms.people.map(({ id, name }) => [id, name]));
  const categories = new Map(terms.categories.map(({ id, name }) => [id, name]));
  return (article) => {
    const facts = relatedFacts(article, (person) => people.get(person));
    if (facts === undefined) return article;
    const items = relatedItems(index, facts, (category) => categories.get(category));
    index.put(facts);
    const related = { ...nothingRelated, items, computedFor: article.revision };
    return { ...article, related, revision: article.revision + 1 };
  };
}

async function makeAssets(
  count: number,
  make: (number: number) => Promise<GeneratedAsset>,
): Promise<GeneratedAsset[]> {
  const made: GeneratedAsset[] = [];
  for (let number = 0; number < count; number++) made.push(await make(number));
  return made;
}

function assetOf(fileName: string, bytes: Uint8Array): Asset {
  return {
    id: assetId.parse(sha256(bytes)),
    fileName,
    mediaType: 'application/octet-stream',
    extension: 'bin',
    size: bytes.byteLength,
    alt: {},
    decorative: false,
    caption: {},
    credit: '',
    licence: '',
    createdAt: generatedAt.toISOString(),
  };
}

async function storeAsset(
  building: string,
  asset: Asset,
  bytes: Uint8Array,
  put: (path: string, content: Uint8Array) => Promise<void>,
  putRecord: (type: 'asset', path: string, record: Asset) => Promise<void>,
): Promise<void> {
  const path = files.assetBytes(building, asset.id, asset.extension);
  await mkdir(dirname(path), { recursive: true });
  await put(path, bytes);
  await putRecord('asset', files.assetRecord(building, asset.id), asset);
}
