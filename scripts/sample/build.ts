// How is the sample newsroom made? `npm run sample` writes resources/sample-newsroom from the sources beside this file.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Article, type ArticleStatus, articleStatus } from '../../core/content/article.ts';
import { type Asset, assetPath } from '../../core/content/asset.ts';
import { BODY_SCHEMA_VERSION } from '../../core/content/body.ts';
import {
  type ArticleId,
  type AssetId,
  assetId,
  type IdSource,
  makeArticleId,
  makeLibraryId,
  makePersonId,
  makeTermId,
  makeUuid,
  type PersonId,
  type TermId,
} from '../../core/content/ids.ts';
import type { RecordOf, RecordType } from '../../core/content/record-types.ts';
import { encodeRecord } from '../../core/content/records.ts';
import { startingNewsTypes } from '../../core/content/site.ts';
import { makeSlug } from '../../core/content/text.ts';
import { relatedFacts } from '../../core/related/related-facts.ts';
import { RelatedIndex } from '../../core/related/related-index.ts';
import { nothingRelated, relatedItems } from '../../core/related/stored-list.ts';
import { basisOfText } from '../../core/translations/basis.ts';
import { inProject, runScript } from '../project.ts';
import { renderDownload } from './documents.ts';
import { downloads } from './downloads.ts';
import { illustrations, renderIllustration, renderLogo } from './illustrations.ts';
import { type Manuscript, parseBody, readManuscript } from './manuscript.ts';
import { type NewsletterLookups, sampleIssues, sampleTemplate } from './newsletters.ts';
import {
  categories,
  footer,
  navigation,
  newsTypeDescriptions,
  people,
  siteText,
  tags,
} from './vocabulary.ts';

/** Where the finished library is kept. */
export const sampleFolder = inProject('resources', 'sample-newsroom');

const ZONE = 'Europe/Brussels';
/** The day the newsroom was set up: what belongs to no article carries it. */
const FOUNDED = '2025-01-06T08:00:00.000Z';

const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

/** Identifiers that are the same on every run: the moment is given, the chance comes from a name. */
function steadyIds(moment: string, name: string): IdSource {
  return {
    now: () => Date.parse(moment),
    random: (bytes) => {
      bytes.set(createHash('sha256').update(name).digest().subarray(0, bytes.length));
      return bytes;
    },
  };
}

/** Every file of the sample newsroom, by its path inside the library. Same sources, same bytes. */
export async function compileSample(): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const put = <T extends RecordType>(path: string, type: T, value: RecordOf<T>): void => {
    files.set(path, new TextEncoder().encode(encodeRecord(type, value, sha256).text));
  };

  const media = await compileMedia();
  for (const { record, bytes } of media.all) {
    files.set(assetPath(record), bytes);
    put(`media/${record.id.slice(0, 2)}/${record.id}.json`, 'asset', record);
  }

  const terms = compileTaxonomy();
  put('taxonomy.json', 'taxonomy', terms.taxonomy);
  const persons = people.map((entry) => ({
    id: makePersonId(steadyIds(FOUNDED, `person ${entry.name}`)),
    ...entry,
  }));
  put('people.json', 'people', { people: persons });
  put('site.json', 'site', { ...siteText, logo: media.logo, navigation, footer });
  put('galley.json', 'library', {
    id: makeLibraryId(steadyIds(FOUNDED, 'library')),
    createdAt: FOUNDED,
  });
  put('redirects.json', 'redirects', {
    redirects: [{ from: 'news/ghent-seminar/', to: 'news/earning-the-second-conversation/' }],
  });
  put('targets.json', 'targets', { targets: [] });

  const articles = compileArticles(await readManuscripts(), {
    asset: media.find,
    term: terms.find,
    person: (name) => {
      const found = persons.find((entry) => entry.name === name);
      if (found === undefined) throw new Error(`There is no person named ${name}.`);
      return found.id;
    },
  });
  const named = {
    person: (id: PersonId) => persons.find((entry) => entry.id === id)?.name,
    category: (id: TermId) => terms.taxonomy.categories.find((entry) => entry.id === id)?.name,
  };
  for (const record of comparedWithOriginals(withRelatedNews(articles, named))) {
    put(`articles/${record.id}.json`, 'article', record);
  }
  const articleIds = await sampleArticleIds();
  const lookups: NewsletterLookups = {
    makeId: (moment, name) => makeUuid(steadyIds(moment, name)),
    newsType: (name) => terms.find('news type', name),
    article: (key) => {
      const found = articleIds.get(key);
      if (found === undefined) throw new Error(`There is no sample article named ${key}.`);
      return found;
    },
  };
  for (const issue of sampleIssues(lookups)) {
    put(`newsletters/${issue.id}.json`, 'newsletterIssue', issue);
  }
  const template = sampleTemplate(lookups);
  put(`templates/${template.id}.json`, 'newsletterTemplate', template);
  return files;
}

async function readManuscripts(): Promise<Manuscript[]> {
  const folder = fileURLToPath(new URL('articles/', import.meta.url));
  const names = (await readdir(folder)).filter((name) => name.endsWith('.txt')).sort();
  return Promise.all(
    names.map(async (name) =>
      readManuscript(name.replace(/\.txt$/, ''), await readFile(join(folder, name), 'utf8')),
    ),
  );
}

// ——— Media ———

interface StoredMedia {
  readonly record: Asset;
  readonly bytes: Uint8Array;
}

async function compileMedia(): Promise<{
  all: StoredMedia[];
  logo: AssetId;
  find(key: string): AssetId;
}> {
  const byKey = new Map<string, StoredMedia>();
  const shared = {
    licence: 'CC0 1.0',
    createdAt: FOUNDED,
    caption: {},
    decorative: false,
  };
  for (const illustration of illustrations) {
    const { bytes, width, height } = renderIllustration(illustration);
    byKey.set(illustration.key, {
      bytes,
      record: {
        ...shared,
        id: assetId.parse(sha256(bytes)),
        fileName: illustration.fileName,
        mediaType: 'image/jpeg',
        extension: 'jpg',
        size: bytes.length,
        width,
        height,
        alt: illustration.alt === '' ? {} : { en: illustration.alt },
        decorative: illustration.decorative ?? false,
        caption: illustration.caption === undefined ? {} : { en: illustration.caption },
        credit: 'Illustration: Waymark studio (invented)',
        ...(illustration.focalPoint === undefined ? {} : { focalPoint: illustration.focalPoint }),
      },
    });
  }
  const logo = renderLogo();
  byKey.set('logo', {
    bytes: logo.bytes,
    record: {
      ...shared,
      id: assetId.parse(sha256(logo.bytes)),
      fileName: 'waymark-logo.png',
      mediaType: 'image/png',
      extension: 'png',
      size: logo.bytes.length,
      width: logo.width,
      height: logo.height,
      alt: { en: 'Waymark Network' },
      credit: 'Illustration: Waymark studio (invented)',
    },
  });
  for (const download of downloads) {
    const bytes = await renderDownload(download);
    const powerPoint = download.kind === 'pptx';
    byKey.set(download.key, {
      bytes,
      record: {
        ...shared,
        id: assetId.parse(sha256(bytes)),
        fileName: download.fileName,
        mediaType: powerPoint
          ? 'application/vnd.openxmlformats-officedocument.presentationml.presentation'
          : 'application/pdf',
        extension: powerPoint ? 'pptx' : 'pdf',
        size: bytes.length,
        alt: {},
        credit: download.author,
        createdAt: download.made,
      },
    });
  }
  const find = (key: string): StoredMedia => {
    const found = byKey.get(key);
    if (found === undefined) throw new Error(`There is no picture or download named ${key}.`);
    return found;
  };
  return {
    all: [...byKey.values()],
    logo: find('logo').record.id,
    find: (key) => find(key).record.id,
  };
}

// ——— Vocabulary ———

type TermKind = 'category' | 'news type' | 'tag';

function compileTaxonomy(): {
  taxonomy: RecordOf<'taxonomy'>;
  find(kind: TermKind, name: string): TermId;
} {
  const idOf = (kind: TermKind, name: string): TermId =>
    makeTermId(steadyIds(FOUNDED, `${kind} ${name}`));
  const slugs = (names: readonly string[]): ((name: string) => string) => {
    const made = new Map<string, string>();
    for (const name of names) made.set(name, makeSlug(name, new Set(made.values()), 'term'));
    return (name) => made.get(name) ?? 'term';
  };
  const term = (
    kind: TermKind,
    entry: { name: string; description: string },
    order: number,
    slug: string,
  ) => ({
    id: idOf(kind, entry.name),
    name: entry.name,
    slug,
    description: entry.description,
    order,
  });
  const categorySlug = slugs(categories.map((entry) => entry.name));
  const typeSlug = slugs(startingNewsTypes);
  const tagSlug = slugs(tags.map((entry) => entry.name));
  const taxonomy = {
    categories: categories.map((entry, order) => ({
      ...term('category', entry, order, categorySlug(entry.name)),
      ...(entry.parent === undefined ? {} : { parent: idOf('category', entry.parent) }),
    })),
    newsTypes: startingNewsTypes.map((name, order) =>
      term(
        'news type',
        { name, description: newsTypeDescriptions[name] ?? '' },
        order,
        // "news" is a folder of the website, so the type's own address says a little more.
        name === 'News' ? 'news-items' : typeSlug(name),
      ),
    ),
    tags: tags.map((entry, order) => term('tag', entry, order, tagSlug(entry.name))),
  };
  const lists = {
    category: taxonomy.categories,
    'news type': taxonomy.newsTypes,
    tag: taxonomy.tags,
  };
  return {
    taxonomy,
    find: (kind, name) => {
      const found = lists[kind].find((entry) => entry.name === name);
      if (found === undefined) throw new Error(`There is no ${kind} named ${name}.`);
      return found.id;
    },
  };
}

// ——— Articles ———

/** Translations are up to date with their originals: somebody has just written both. */
function comparedWithOriginals(articles: readonly Article[]): Article[] {
  const byId = new Map(articles.map((article) => [article.id, article]));
  return articles.map((article) => {
    const { translationOf, body } = article;
    const original = translationOf === undefined ? undefined : byId.get(translationOf);
    return original === undefined
      ? article
      : { ...article, translatedFrom: basisOfText(original.id, original, body) };
  });
}

/** What articles point at, by the names used in the manuscripts. */
interface Lookups {
  asset(key: string): AssetId;
  term(kind: TermKind, name: string): TermId;
  person(name: string): PersonId;
}

/** The article that each manuscript becomes, by the name of the manuscript. */
export async function sampleArticleIds(): Promise<ReadonlyMap<string, ArticleId>> {
  return articleIdsOf(await readManuscripts());
}

function articleIdsOf(manuscripts: readonly Manuscript[]): Map<string, ArticleId> {
  return new Map(
    manuscripts.map(({ key, front }) => [
      key,
      makeArticleId(steadyIds(createdAt(key, front), `article ${key}`)),
    ]),
  );
}

function compileArticles(manuscripts: readonly Manuscript[], lookups: Lookups): Article[] {
  const ids = articleIdsOf(manuscripts);
  const articleOf = (key: string): ArticleId => {
    const found = ids.get(key);
    if (found === undefined) throw new Error(`There is no sample article named ${key}.`);
    return found;
  };
  const slugs = new Set<string>();
  return manuscripts.map((manuscript) => {
    try {
      const record = compileArticle(manuscript, lookups, articleOf, slugs);
      slugs.add(record.slug);
      return record;
    } catch (cause) {
      throw new Error(`The manuscript ${manuscript.key} could not be made into an article.`, {
        cause,
      });
    }
  });
}

/** Every article that is out, or will be, with the related news that “Refresh related news” gives it. */
function withRelatedNews(
  articles: readonly Article[],
  named: {
    person(id: PersonId): string | undefined;
    category(id: TermId): string | undefined;
  },
): Article[] {
  const index = new RelatedIndex();
  const facts = articles.map((article) => relatedFacts(article, named.person));
  for (const one of facts) if (one !== undefined) index.put(one);
  return articles.map((article, place) => {
    const own = facts[place];
    if (own === undefined) return article;
    const items = relatedItems(index, own, named.category);
    const kept = article.related ?? nothingRelated;
    const { revision } = article;
    return {
      ...article,
      related: { ...kept, items, computedFor: revision },
      revision: revision + 1,
    };
  });
}

/** Articles are begun three days before they appear; others say when. */
function createdAt(key: string, front: Manuscript['front']): string {
  const created = front.get('created')?.[0];
  if (created !== undefined) return localInstant(created, ZONE);
  const published = front.get('published')?.[0] ?? front.get('publish at')?.[0];
  if (published === undefined)
    throw new Error(`${key} says neither when it was made nor published.`);
  return new Date(Date.parse(localInstant(published, ZONE)) - 3 * 86_400_000).toISOString();
}

function compileArticle(
  { key, front, body }: Manuscript,
  lookups: Lookups,
  articleOf: (key: string) => ArticleId,
  taken: ReadonlySet<string>,
): Article {
  const known = new Set<string>();
  const all = (name: string): readonly string[] => {
    known.add(name);
    return front.get(name) ?? [];
  };
  const one = (name: string): string | undefined => all(name)[0];
  const list = (name: string): string[] =>
    (one(name) ?? '').split(';').flatMap((entry) => (entry.trim() === '' ? [] : [entry.trim()]));
  const zoned = (name: string) => {
    const local = one(name);
    return local === undefined ? undefined : { instant: localInstant(local, ZONE), zone: ZONE };
  };

  const headline = one('headline') ?? '';
  const language = one('language') ?? 'en';
  const status: ArticleStatus = articleStatus.parse(one('status') ?? 'published');
  const published = one('published');
  const publishedAt = published === undefined ? undefined : localInstant(published, ZONE);
  const created = createdAt(key, front);
  known.add('created');
  const corrections = all('correction').map((entry) => {
    const [at, text] = parts(entry);
    return { at: localInstant(at, ZONE), text };
  });
  const updatedAt =
    corrections.at(-1)?.at ?? publishedAt ?? localInstant(one('updated') ?? '', ZONE);
  const image = one('image');
  const alt = one('image alt');
  const caption = one('image caption');
  const translationOf = one('translation of');
  const seo = one('seo');
  const source = one('source');
  const event = one('event');
  const pinned = list('pinned').map(articleOf);
  const publishAt = zoned('publish at');
  const embargoUntil = zoned('embargo until');
  const assignee = one('assignee');
  const dueAt = zoned('due');

  const record: Article = {
    id: articleOf(key),
    slug: makeSlug(one('slug') ?? headline, taken, key),
    headline,
    standfirst: one('standfirst') ?? '',
    summary: one('summary') ?? '',
    language,
    body: {
      schemaVersion: BODY_SCHEMA_VERSION,
      document: parseBody(body, {
        article: (name) => `galley:article/${articleOf(name)}`,
        image: lookups.asset,
        asset: lookups.asset,
      }),
    },
    bylines: list('by').map(lookups.person),
    categories: list('categories').map((name) => lookups.term('category', name)),
    newsType: lookups.term('news type', one('type') ?? 'News'),
    tags: list('tags').map((name) => lookups.term('tag', name)),
    ...(image === undefined
      ? {}
      : {
          featuredImage: {
            asset: lookups.asset(image),
            ...(alt === undefined ? {} : { alt }),
            ...(caption === undefined ? {} : { caption }),
          },
        }),
    attachments: all('file').map((entry) => {
      const [asset, title, fileLanguage] = parts(entry);
      return { asset: lookups.asset(asset), title, language: fileLanguage ?? language };
    }),
    ...(event === undefined ? {} : { event: readEvent(event) }),
    ...(pinned.length === 0
      ? {}
      : { related: { items: [], computedFor: 0, pinned, excluded: [] } }),
    ...(seo === undefined ? {} : { seo: { title: parts(seo)[0], description: parts(seo)[1] } }),
    ...(source === undefined
      ? {}
      : { sourceLink: { label: parts(source)[0], url: parts(source)[1] } }),
    status,
    ...(publishAt === undefined ? {} : { publishAt }),
    ...(embargoUntil === undefined ? {} : { embargoUntil }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    updatedAt,
    createdAt: created,
    corrections,
    highlighted: one('highlighted') === 'yes',
    ...(translationOf === undefined ? {} : { translationOf: articleOf(translationOf) }),
    ...(assignee === undefined ? {} : { assignee }),
    ...(dueAt === undefined ? {} : { dueAt }),
    revision: 2 + corrections.length + (parseInt(sha256(key).slice(0, 2), 16) % 17),
    lineage: [],
  };
  for (const name of front.keys()) {
    if (!known.has(name)) throw new Error(`The front matter key "${name}" is not known.`);
  }
  return record;
}

/** `a | b | c` as its parts; the first two must be there. */
function parts(entry: string): [string, string, string?, string?] {
  const [first, second, ...rest] = entry.split('|').map((part) => part.trim());
  if (first === undefined || second === undefined) {
    throw new Error(`"${entry}" needs two parts with | between them.`);
  }
  return [first, second, ...rest] as [string, string, string?, string?]; // At most four are ever read.
}

/** `start | end or - | place | link`. */
function readEvent(entry: string): NonNullable<Article['event']> {
  const [start, end, place, link] = parts(entry);
  return {
    start: { instant: localInstant(start, ZONE), zone: ZONE },
    ...(end === '-' ? {} : { end: { instant: localInstant(end, ZONE), zone: ZONE } }),
    place: place ?? '',
    link: link ?? '',
  };
}

/** The instant of a wall clock time such as `2026-11-20T09:30` in a zone. */
function localInstant(local: string, zone: string): string {
  const asUtc = Date.parse(`${local}:00.000Z`);
  if (Number.isNaN(asUtc)) throw new Error(`"${local}" is not a time like 2026-11-20T09:30.`);
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const shown = Object.fromEntries(
    format.formatToParts(new Date(asUtc)).map(({ type, value }) => [type, value]),
  );
  const there = Date.parse(
    `${shown.year}-${shown.month}-${shown.day}T${shown.hour}:${shown.minute}:00.000Z`,
  );
  return new Date(asUtc - (there - asUtc)).toISOString();
}

async function main(): Promise<number> {
  const files = await compileSample();
  await rm(sampleFolder, { recursive: true, force: true });
  let bytes = 0;
  for (const [path, content] of files) {
    const target = join(sampleFolder, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content);
    bytes += content.length;
  }
  console.log(
    `Sample newsroom written: ${files.size} files, ${(bytes / 1e6).toFixed(2)} MB, in ${sampleFolder}`,
  );
  return 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runScript(main);
