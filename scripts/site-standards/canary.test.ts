// Is a website, and a bundle, the same byte for byte whether or not a newsroom holds what nobody outside may know?
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Article } from '../../core/content/article.ts';
import type { BodyNode } from '../../core/content/body.ts';
import {
  articleId,
  assetId,
  makeArticleId,
  makePersonId,
  makeTermId,
} from '../../core/content/ids.ts';
import type { RecordOf, RecordType } from '../../core/content/record-types.ts';
import { encodeRecord } from '../../core/content/records.ts';
import { unwrap } from '../../core/errors.ts';
import { Chance } from '../../electron/cli/generated-newsroom.ts';
import { writeDurably } from '../../electron/storage/durable-file.ts';
import { files, listArticleIds } from '../../electron/storage/library-files.ts';
import { readRecord, sha256 } from '../../electron/storage/record-file.ts';
import { MOMENT, readBundle, readSite, type Site, Workshop } from './exported-site.ts';

const CANARY = 'quokkacanary';
const HOUR = 3_600_000;
const hence = (hours: number): string => new Date(MOMENT.getTime() + hours * HOUR).toISOString();
const zoned = (hours: number) => ({ instant: hence(hours), zone: 'Europe/Brussels' });

/** Everything an article may be and not be public. */
const secret: Readonly<Record<string, Partial<Article>>> = {
  'a draft': { status: 'draft' },
  'in review': { status: 'inReview' },
  approved: { status: 'approved' },
  'scheduled in an hour': { status: 'scheduled', publishAt: zoned(1) },
  'under embargo for an hour': {
    status: 'published',
    publishedAt: hence(-2),
    embargoUntil: zoned(1),
  },
  archived: { status: 'archived', publishedAt: hence(-200) },
  'dated tomorrow': { status: 'published', publishedAt: hence(24) },
};

let workshop: Workshop;
let plain: string;
let planted: string;
/** What a public article was translated from. */
const secretOriginal = articleId.parse('01a09485-ecc0-7c3a-b1fa-00000000ca7a');
/** Ids of records that only secret articles name. */
const ids: string[] = [];
beforeAll(async () => {
  workshop = await Workshop.make();
  plain = await workshop.sample();
  await nameSecretOriginal(plain);
  planted = join(workshop.folder, 'planted');
  await cp(plain, planted, { recursive: true });
  await plant(planted);
});
afterAll(() => workshop.remove());

async function write<T extends RecordType>(type: T, path: string, record: RecordOf<T>) {
  await mkdir(dirname(path), { recursive: true });
  await writeDurably(path, encodeRecord(type, record, sha256).text);
}

/** A public article in another language says that it is a translation of one that only the planted newsroom has. */
async function nameSecretOriginal(library: string): Promise<void> {
  for (const id of await listArticleIds(library)) {
    const path = files.article(library, id);
    const article = unwrap(await readRecord('article', path));
    if (article.language !== 'de' || article.translationOf !== undefined) continue;
    await write('article', path, { ...article, translationOf: secretOriginal });
    return;
  }
  throw new Error('the sample has no article in German');
}

/** Puts the word into every place of a newsroom that is nobody else's business. */
async function plant(library: string): Promise<void> {
  const chance = new Chance(4, 2);
  const source = { ...chance.ids(0), now: () => MOMENT.getTime() };
  const taxonomy = unwrap(await readRecord('taxonomy', files.taxonomy(library)));
  const { people } = unwrap(await readRecord('people', files.people(library)));
  const term = { id: makeTermId(source), name: `${CANARY} topic`, slug: `${CANARY}-topic` };
  const tag = { id: makeTermId(source), name: `${CANARY} tag`, slug: `${CANARY}-tag` };
  const person = {
    id: makePersonId(source),
    name: `${CANARY} person`,
    role: CANARY,
    organisation: CANARY,
    link: `https://${CANARY}.example/`,
  };
  const rest = { description: CANARY, order: 999 };
  await write('taxonomy', files.taxonomy(library), {
    ...taxonomy,
    categories: [...taxonomy.categories, { ...term, ...rest }],
    tags: [...taxonomy.tags, { ...tag, ...rest }],
  });
  await write('people', files.people(library), { people: [...people, person] });
  const bytes = Buffer.from(`${CANARY};1;2\n`);
  const asset = assetId.parse(sha256(bytes));
  await write('asset', files.assetRecord(library, asset), {
    id: asset,
    fileName: `${CANARY}.csv`,
    mediaType: 'text/csv',
    extension: 'csv',
    size: bytes.length,
    alt: { en: CANARY },
    decorative: false,
    caption: { en: CANARY },
    credit: CANARY,
    licence: CANARY,
    createdAt: hence(-5),
  });
  await writeFile(files.assetBytes(library, asset, 'csv'), bytes);
  ids.push(term.id, tag.id, person.id, asset);

  const like = await richest(library);
  const redirects = unwrap(await readRecord('redirects', files.redirects(library))).redirects;
  let number = 0;
  for (const changes of Object.values(secret)) {
    const { publishedAt: _, publishAt: __, ...whole } = like;
    const id = number === 0 ? secretOriginal : makeArticleId(source);
    const slug = `${CANARY}-${++number}`;
    ids.push(id);
    await write('article', files.article(library, id), {
      ...whole,
      id,
      slug,
      // Each is a translation of a public article, into a language that the newsroom has nothing else in.
      language: 'pt',
      translationOf: like.id,
      headline: `${CANARY} headline`,
      standfirst: CANARY,
      summary: CANARY,
      body: { ...whole.body, document: spoken(whole.body.document) },
      bylines: [...whole.bylines, person.id],
      categories: [...whole.categories, term.id],
      tags: [tag.id],
      attachments: [{ asset, title: CANARY, language: 'en' }],
      event: {
        start: zoned(30),
        end: zoned(32),
        place: CANARY,
        link: `https://${CANARY}.example/`,
      },
      seo: { title: CANARY, description: CANARY },
      sourceLink: { label: CANARY, url: `https://${CANARY}.example/source` },
      corrections: [{ at: hence(-1), text: CANARY }],
      highlighted: true,
      assignee: CANARY,
      dueAt: zoned(100),
      ...changes,
    });
    redirects.push({ from: `news/${CANARY}-old-${number}/`, to: `news/${slug}/` });
    await put(library, `notes/${id}.json`);
    await put(library, `history/${id}/${hence(-3).replace(/\W/g, '')}.json`);
  }
  await write('redirects', files.redirects(library), { redirects });
  await write('targets', files.targets(library), {
    targets: [{ id: CANARY, kind: 'sftp', label: `${CANARY}.example`, options: { user: CANARY } }],
  });
  // What is said of a public article inside the house.
  await write('article', files.article(library, like.id), {
    ...like,
    assignee: CANARY,
    dueAt: zoned(3),
  });
  for (const path of [
    `notes/${like.id}.json`,
    `receipts/${CANARY}.json`,
    `receipts/objects/${sha256(CANARY)}`,
    `audit/2026-11.jsonl`,
    `templates/${CANARY}.json`,
    `newsletters/${CANARY}.json`,
    `trash/${CANARY}.json`,
    `themes/${CANARY}/theme.json`,
    `.galley/journal/${CANARY}.json`,
  ]) {
    await put(library, path);
  }
}

async function put(library: string, path: string): Promise<void> {
  const place = join(library, path);
  await mkdir(dirname(place), { recursive: true });
  await writeFile(place, `${JSON.stringify({ galley: 'note', text: CANARY })}\n`);
}

/** The public article with the longest body. */
async function richest(library: string): Promise<Article> {
  let found: Article | undefined;
  const size = (article: Article | undefined): number => JSON.stringify(article ?? '').length;
  for (const id of await listArticleIds(library)) {
    const article = unwrap(await readRecord('article', files.article(library, id)));
    const isOut = article.status === 'published' && article.embargoUntil === undefined;
    if (isOut && size(article) > size(found)) found = article;
  }
  if (found === undefined) throw new Error('the sample has no public article');
  return found;
}

function spoken(node: BodyNode): BodyNode {
  return {
    ...node,
    ...(node.text === undefined ? {} : { text: `${node.text} ${CANARY}` }),
    ...(node.content === undefined ? {} : { content: node.content.map(spoken) }),
  };
}

/** Where the word or an id stands in an export: in names of files, in texts and in bytes. */
function hits(site: Site): string[] {
  const words = [CANARY, ...ids];
  return [...site].flatMap(([path, content]) => {
    const text = typeof content === 'string' ? content : Buffer.from(content).toString('latin1');
    const all = `${path}\n${text}`.toLowerCase();
    return words.filter((word) => all.includes(word)).map((word) => `${path}: ${word}`);
  });
}

describe('what a newsroom keeps to itself', () => {
  it('is in no file of a website, and no number on it is another for it', async () => {
    const folder = await workshop.export(planted);
    const site = await readSite(folder);
    expect(hits(site)).toEqual([]);
    expect(await readFile(join(folder, '.galley-site.json'), 'utf8')).not.toContain(CANARY);
    const without = await readSite(await workshop.export(plain));
    expect([...site.keys()]).toEqual([...without.keys()]);
    for (const [path, content] of site) expect(content, path).toEqual(without.get(path));
  });

  it('is in no file of a bundle, which is the same zip without it', async () => {
    const zip = await workshop.export(planted, {}, 'bundle');
    expect(hits(await readBundle(zip))).toEqual([]);
    const without = await workshop.export(plain, {}, 'bundle');
    expect((await readFile(zip)).equals(await readFile(without))).toBe(true);
  });

  it('leaves nothing behind on a website that showed it yesterday', async () => {
    const library = join(workshop.folder, 'taken back');
    await cp(planted, library, { recursive: true });
    const [first] = ids.filter((id) => id.length === 36).slice(3);
    const path = files.article(
      library,
      (await listArticleIds(library)).find((id) => id === first) ?? fail(),
    );
    const article = unwrap(await readRecord('article', path));
    await write('article', path, { ...article, status: 'published', publishedAt: hence(-1) });
    const folder = await workshop.export(library);
    expect(hits(await readSite(folder)).length).toBeGreaterThan(20);
    await write('article', path, article);
    await workshop.export(library, {}, 'folder', folder);
    expect(hits(await readSite(folder))).toEqual([]);
    expect((await readdir(join(folder, 'news'))).join('\n')).not.toContain(CANARY);
  });
});

function fail(): never {
  throw new Error('the planted article is not there');
}
