// Does the committed sample newsroom hold together, and is it what its sources make?
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { blocks, marks } from '../../core/blocks/registry.ts';
import { type Article, articleStatuses, isPublic } from '../../core/content/article.ts';
import { assetPath, isImage } from '../../core/content/asset.ts';
import { type BodyNode, countWords, nodesOf, plainText } from '../../core/content/body.ts';
import type { RecordOf, RecordType } from '../../core/content/record-types.ts';
import { decodeRecord } from '../../core/content/records.ts';
import { startingNewsTypes } from '../../core/content/site.ts';
import { compileSample, sampleFolder } from './build.ts';
import { parseBody, readManuscript } from './manuscript.ts';

const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

/** Every committed file by its path inside the library. */
function readCommitted(): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (const entry of readdirSync(sampleFolder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(relative(sampleFolder, path).split(sep).join('/'), readFileSync(path));
  }
  return files;
}

const files = readCommitted();

function read<T extends RecordType>(type: T, path: string): RecordOf<T> {
  const bytes = files.get(path);
  if (bytes === undefined) throw new Error(`${path} is not in the sample newsroom.`);
  const decoded = decodeRecord(type, bytes.toString('utf8'), sha256);
  if (!decoded.ok) throw new Error(`${path}: ${decoded.error.detail}`);
  return decoded.value.value;
}

const pathsUnder = (folder: string, ending: string): string[] =>
  [...files.keys()].filter((path) => path.startsWith(folder) && path.endsWith(ending)).sort();

const articles = pathsUnder('articles/', '.json').map((path) => read('article', path));
const assets = pathsUnder('media/', '.json').map((path) => read('asset', path));
const assetById = new Map<string, RecordOf<'asset'>>(assets.map((asset) => [asset.id, asset]));
const issues = pathsUnder('newsletters/', '.json').map((path) => read('newsletterIssue', path));
const templates = pathsUnder('templates/', '.json').map((path) => read('newsletterTemplate', path));
const taxonomy = read('taxonomy', 'taxonomy.json');
const persons = read('people', 'people.json').people;
const site = read('site', 'site.json');

const linksOf = (article: Article): string[] =>
  [...nodesOf(article.body.document)].flatMap((node) =>
    (node.marks ?? []).flatMap((mark) =>
      mark.type === 'link' && typeof mark.attrs?.href === 'string' ? [mark.attrs.href] : [],
    ),
  );
const assetsOf = (article: Article): string[] => [
  ...(article.featuredImage === undefined ? [] : [article.featuredImage.asset]),
  ...article.attachments.map((attachment) => attachment.asset),
  ...[...nodesOf(article.body.document)].flatMap((node) =>
    node.type === 'figure' ? [String(node.attrs?.asset)] : [],
  ),
];

describe('the sample newsroom', () => {
  it('has issues of its newsletter: each article in one of them, every word written for it', () => {
    expect(issues.map(({ number, status }) => `${number} ${status}`)).toEqual([
      ...['37 sent', '38 sent', '39 sent', '40 draft'],
    ]);
    const told = issues.flatMap(({ sections }) => sections.flatMap(({ items }) => items));
    expect(new Set(told.map(({ article }) => article)).size).toBe(told.length);
    for (const { article } of told) expect(articles.map(({ id }) => id)).toContain(article);
    for (const { article, blurb } of told) {
      const own = articles.find(({ id }) => id === article);
      if (blurb !== undefined) expect(blurb).not.toBe(own?.summary);
    }
  });

  it('holds nothing but records that can be read and the media they describe', () => {
    const known = new Set([
      'galley.json',
      'site.json',
      'taxonomy.json',
      'people.json',
      'redirects.json',
      'targets.json',
      ...articles.map((article) => `articles/${article.id}.json`),
      ...issues.map((issue) => `newsletters/${issue.id}.json`),
      ...templates.map((template) => `templates/${template.id}.json`),
      ...assets.map((asset) => `media/${asset.id.slice(0, 2)}/${asset.id}.json`),
      ...assets.map(assetPath),
    ]);
    read('library', 'galley.json');
    read('redirects', 'redirects.json');
    read('targets', 'targets.json');
    expect([...files.keys()].sort()).toEqual([...known].sort());
  });

  it('names every media file by the hash of its bytes and tells their size', () => {
    for (const asset of assets) {
      const bytes = files.get(assetPath(asset));
      expect(bytes === undefined ? '' : sha256(bytes)).toBe(asset.id);
      expect(asset.size).toBe(bytes?.length);
    }
  });

  it('holds files that begin as their media type says', () => {
    const magic: Readonly<Record<string, string>> = {
      'application/pdf': '255044462d',
      'image/jpeg': 'ffd8ff',
      'image/png': '89504e470d0a1a0a',
      'application/vnd.openxmlformats-officedocument.presentationml.presentation': '504b0304',
    };
    for (const asset of assets) {
      const start = files.get(assetPath(asset))?.subarray(0, 8).toString('hex') ?? '';
      expect(start).toMatch(new RegExp(`^${magic[asset.mediaType] ?? 'no such type'}`));
    }
    const kinds = assets.map((asset) => asset.extension);
    expect(kinds.filter((kind) => kind === 'pdf').length).toBeGreaterThanOrEqual(4);
    expect(kinds).toContain('pptx');
  });

  it('describes every picture or says that it is decoration, and gives its true size', () => {
    const images = assets.filter(isImage);
    expect(images.length).toBeGreaterThanOrEqual(14);
    for (const image of images) {
      expect(image.decorative || (image.alt.en ?? '').length > 10).toBe(true);
      expect(image.credit).not.toBe('');
      const bytes = files.get(assetPath(image));
      expect({ width: image.width, height: image.height }).toEqual(
        image.mediaType === 'image/png' ? pngSize(bytes) : jpegSize(bytes),
      );
      expect(image.size).toBeLessThan(90_000);
    }
  });

  it('points only at terms, people, media and articles that exist', () => {
    const known = new Set<string>([
      ...taxonomy.categories.map((entry) => entry.id),
      ...taxonomy.newsTypes.map((entry) => entry.id),
      ...taxonomy.tags.map((entry) => entry.id),
      ...persons.map((entry) => entry.id),
      ...assets.map((entry) => entry.id),
      ...articles.map((entry) => entry.id),
    ]);
    const used = articles.flatMap((article) => [
      ...article.bylines,
      ...article.categories,
      article.newsType,
      ...article.tags,
      ...assetsOf(article),
      ...(article.translationOf === undefined ? [] : [article.translationOf]),
      ...(article.related?.pinned ?? []),
      ...(article.related?.items ?? []).map((item) => item.id),
      ...linksOf(article)
        .filter((href) => href.startsWith('galley:article/'))
        .map((href) => href.slice('galley:article/'.length)),
    ]);
    expect(used.filter((id) => !known.has(id))).toEqual([]);
    expect(site.logo === null || assetById.has(site.logo)).toBe(true);
  });

  it('links to its own articles and otherwise only to reserved example addresses', () => {
    const links = articles.flatMap(linksOf);
    expect(links.filter((href) => href.startsWith('galley:article/')).length).toBeGreaterThan(10);
    for (const href of links) {
      expect(href).toMatch(/^galley:article\/|^https:\/\/([a-z]+\.)*example\.org(\/|$)/);
    }
  });

  it('has navigation that leads only to pages the website has', () => {
    const pages = new Set([
      '/',
      '/news/',
      '/archive/',
      '/calendar/',
      '/search/',
      ...taxonomy.categories.map((entry) => `/category/${entry.slug}/`),
      ...taxonomy.newsTypes.map((entry) => `/type/${entry.slug}/`),
    ]);
    const links = [...site.navigation, ...site.footer.flatMap((column) => column.links)];
    expect(links.filter((link) => !pages.has(link.href))).toEqual([]);
  });

  it('gives every article and every term its own address', () => {
    for (const list of [articles, taxonomy.categories, taxonomy.newsTypes, taxonomy.tags]) {
      const slugs = list.map((entry) => entry.slug);
      expect(new Set(slugs).size).toBe(slugs.length);
    }
  });

  it('has enough to read, and something in every state', () => {
    const today = new Date('2026-11-24T09:00:00.000Z');
    const open = articles.filter((article) => isPublic(article, today));
    expect(open.length).toBeGreaterThanOrEqual(30);
    expect(new Set(articles.map((article) => article.status))).toEqual(new Set(articleStatuses));
    const held = articles.filter(
      (article) => article.status === 'published' && !open.includes(article),
    );
    expect(held.map((article) => article.embargoUntil?.zone)).toEqual(['Europe/Brussels']);
    const badgeStart = today.getTime() - site.newBadgeDays * 86_400_000;
    const recent = open.filter((article) => Date.parse(article.publishedAt ?? '') > badgeStart);
    expect(recent.length).toBeGreaterThanOrEqual(5);
    for (const article of open) {
      expect(article.standfirst.length).toBeGreaterThan(20);
      expect(article.summary.length).toBeGreaterThan(20);
      expect(article.bylines.length).toBeGreaterThan(0);
      const words = countWords(plainText(article.body.document));
      expect(words >= 120 && words <= 520 ? '' : `${article.slug}: ${words} words`).toBe('');
    }
    for (const entry of [...taxonomy.categories, ...taxonomy.newsTypes, ...taxonomy.tags]) {
      const used = open.some((article) =>
        [...article.categories, article.newsType, ...article.tags].includes(entry.id),
      );
      expect(used ? '' : `${entry.name} has no article`).toBe('');
    }
  });

  it('uses every block and mark, several languages, and files to download', () => {
    const nodes = articles.flatMap((article) => [...nodesOf(article.body.document)]);
    expect(new Set(nodes.map((node) => node.type))).toEqual(
      new Set(['doc', 'text', ...blocks.map((block) => block.type)]),
    );
    expect(new Set(nodes.flatMap((node) => node.marks ?? []).map((mark) => mark.type))).toEqual(
      new Set(marks.map((mark) => mark.type)),
    );
    expect(new Set(articles.map((article) => article.language))).toEqual(
      new Set(['en', 'fr', 'de']),
    );
    const seminar = articles.find((article) => article.slug === 'earning-the-second-conversation');
    expect(
      seminar?.attachments.map((attachment) => assetById.get(attachment.asset)?.extension),
    ).toEqual(['pdf', 'pptx', 'pdf']);
    expect(articles.filter((article) => article.categories.length === 0)).not.toEqual([]);
  });

  it('says that it is invented', () => {
    expect(`${site.tagline} ${site.description}`).toMatch(/fictional.*invented/s);
  });

  it('knows every starting news type by name', () => {
    expect(taxonomy.newsTypes.map((entry) => entry.name)).toEqual([...startingNewsTypes]);
  });
});

describe('a compiled sample', () => {
  let fresh: Map<string, Uint8Array>;
  beforeAll(async () => {
    fresh = await compileSample();
  });

  // Picture encoders may round differently on another kind of processor, and pictures are named by their bytes.
  it.runIf(process.platform === 'linux' && process.arch === 'x64')(
    'is the committed one, byte for byte',
    () => {
      const differing = [...fresh]
        .filter(([path, bytes]) => !files.get(path)?.equals(bytes))
        .map(([path]) => path);
      expect(differing).toEqual([]);
      expect(fresh.size).toBe(files.size);
    },
  );
});

describe('a manuscript', () => {
  const names = {
    article: (key: string) => `galley:article/${key}`,
    image: (key: string) => key,
    asset: (key: string) => key,
  };

  it('becomes blocks and marks', () => {
    const document = parseBody(
      '## A *soft* start\n\nOne [link](article:x),\nnext line.\\\nBroken.\n\n> Words.\n> — Somebody\n\n---\n\n![](image:y) Seen.',
      names,
    );
    expect(document).toEqual({
      type: 'doc',
      content: [
        {
          type: 'heading',
          attrs: { level: 2 },
          content: [
            { type: 'text', text: 'A ' },
            { type: 'text', text: 'soft', marks: [{ type: 'italic' }] },
            { type: 'text', text: ' start' },
          ],
        },
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'One ' },
            {
              type: 'text',
              text: 'link',
              marks: [{ type: 'link', attrs: { href: 'galley:article/x' } }],
            },
            { type: 'text', text: ', next line.' },
            { type: 'hardBreak' },
            { type: 'text', text: 'Broken.' },
          ],
        },
        {
          type: 'blockquote',
          attrs: { attribution: 'Somebody' },
          content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Words.' }] }],
        },
        { type: 'horizontalRule' },
        {
          type: 'figure',
          attrs: { asset: 'y', alt: null, decorative: null, focalPoint: null },
          content: [{ type: 'text', text: 'Seen.' }],
        },
      ],
    } satisfies BodyNode);
  });

  it('nests a list inside an item', () => {
    const list = parseBody('1. First\n   - inner\n   - more\n2. Second', names).content?.[0];
    expect(list?.type).toBe('orderedList');
    expect(list?.content).toHaveLength(2);
    expect(list?.content?.[0]?.content?.[1]?.type).toBe('bulletList');
    expect(list?.content?.[0]?.content?.[1]?.content).toHaveLength(2);
  });

  it('without front matter is refused by name', () => {
    expect(() => readManuscript('lost', 'Just text')).toThrow(/lost/);
  });
});

function pngSize(bytes: Buffer | undefined): { width: number; height: number } {
  return { width: bytes?.readUInt32BE(16) ?? 0, height: bytes?.readUInt32BE(20) ?? 0 };
}

function jpegSize(bytes: Buffer | undefined): { width: number; height: number } {
  if (bytes === undefined) return { width: 0, height: 0 };
  let at = 2;
  while (at < bytes.length) {
    const marker = bytes[at + 1] ?? 0;
    if (marker >= 0xc0 && marker <= 0xc3) {
      return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    }
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return { width: 0, height: 0 };
}
