// What does a newsroom look like in which every field that a person may fill holds something hostile?
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { newArticle } from '../../core/content/article.ts';
import type { BodyNode } from '../../core/content/body.ts';
import {
  assetId,
  type IdSource,
  makeArticleId,
  makePersonId,
  makeTermId,
} from '../../core/content/ids.ts';
import type { RecordOf, RecordType } from '../../core/content/record-types.ts';
import { encodeRecord } from '../../core/content/records.ts';
import { makeSlug } from '../../core/content/text.ts';
import { unwrap } from '../../core/errors.ts';
import { withoutControls } from '../../core/markup.ts';
import { hostileHtml } from '../../core/paste/hostile-html.ts';
import { Chance } from '../../electron/cli/generated-newsroom.ts';
import { cleanFileName } from '../../electron/media/asset-store.ts';
import { createLibrary } from '../../electron/storage/create-library.ts';
import { writeDurably } from '../../electron/storage/durable-file.ts';
import { files } from '../../electron/storage/library-files.ts';
import { readRecord, sha256 } from '../../electron/storage/record-file.ts';
import { inProject } from '../project.ts';
import { MOMENT } from './exported-site.ts';

const run = 'window.canary(1)';

/** Our own: what breaks out of text, attributes, scripts, comments, templates, addresses, names and lines. */
export const ownStrings: readonly string[] = [
  ...hostileHtml.map(({ html }) => html),
  `"><img src=x onerror=${run}>`,
  `'><img src=x onerror=${run}>`,
  `" onmouseover="${run}" autofocus onfocus="${run}" x="`,
  `' onmouseover='${run}' x='`,
  `</title><script>${run}</script>`,
  `</script><script>${run}</script>`,
  `"</script><script>${run}</script>"`,
  `--><script>${run}</script><!--`,
  `]]><script xmlns="http://www.w3.org/1999/xhtml">${run}</script><![CDATA[`,
  `</textarea></style></noscript><script>${run}</script>`,
  `javascript:${run}`,
  ` java\tscript:${run}`,
  `data:text/html,<script>${run}</script>`,
  `vbscript:${run}`,
  `{{ 7 | times: 6 }}{% if true %}${run}{% endif %}`,
  `{{ '<script>${run}</script>' | raw }}`,
  `{% raw %}{{ x }}`,
  '{%- comment -%} {{',
  `\${7*6} #{7*6} <%= 7*6 %>`,
  'a & b &amp; c &lt;script&gt; &#60;script&#62; &unknown; &',
  '"double" \'single\' `back` \\ / %00 %3Cscript%3E',
  'nothing\u0000null\u0001one\u0008back\u000bvt\u000cff\u001bescape\u007fdel\u0085nel',
  '\u0001\u0002',
  'two\r\nlines\rand\nmore\ttabs\u2028line\u2029paragraph',
  '\u202eright to left\u202c \u2066isolated\u2069 \u200b\u200d\ufeffinvisible',
  '\ud800 lone high, lone low \udc00, swapped \udc00\ud800',
  '\ufffe\uffff not characters \u{1fffe}',
  'Z̸̡̢a̶l̴g̵o̷ \u0301\u0301\u0301\u0301 combining first',
  'مرحبا بالعالم עברית 日本語 한국어 ไทย 🏳️‍🌈👩‍👩‍👧‍👦',
  'W'.repeat(400),
  `${'long words without a rest '.repeat(40)}`,
  '../../../../etc/passwd',
  '..\\..\\windows\\system32',
  'con',
  'nul.txt',
  '.htaccess',
  '__proto__',
  'constructor',
  'index.html',
  '404.html',
  'feed.xml',
  'undefined',
  'null',
  'NaN',
  '[object Object]',
  '0',
  '-1',
  '1e309',
  `\${jndi:ldap://canary.invalid/a}`,
  '=1+1',
  '+1',
  '@SUM(A1)',
  '-- ; DROP TABLE articles',
  "' OR 1=1 --",
  ' ',
  '',
  '\u00a0',
  '.',
  '…',
  '#',
  '?a=b&c=d#e',
  '//canary.invalid/',
  'https://canary.invalid/"x',
  '\\\\canary.invalid\\share',
  'url(https://canary.invalid/a.css); @import "https://canary.invalid/b.css"; }',
  'red; background: url(https://canary.invalid/c.png)',
  '@import "https://canary.invalid/b.css";',
  '</style><script>window.canary(1)</script>',
  'BEGIN:VEVENT\r\nSUMMARY:injected\r\nEND:VEVENT',
  ';,:\\n\\N"',
  'CN="a";X=1:mailto:x',
];

/** What others collected, where it lies beside the clone: naughty strings, and what sanitisers were attacked with. */
export async function collectedStrings(): Promise<string[]> {
  const folder = inProject('..', 'shared', 'corpora');
  const [strings, xss] = [`${folder}/strings/blns.json`, `${folder}/xss/sanitiser-payloads.json`];
  if (!existsSync(strings) || !existsSync(xss)) return [];
  // Both are lists that their makers fixed.
  const naughty = JSON.parse(await readFile(strings, 'utf8')) as string[];
  const payloads = JSON.parse(await readFile(xss, 'utf8')) as { payload: string }[];
  return [...naughty, ...payloads.map(({ payload }) => payload)];
}

/** Puts so many strings together in one field: fewer articles, and no string left out. */
export function inBunches(strings: readonly string[], size: number): string[] {
  const bunches: string[] = [];
  for (let start = 0; start < strings.length; start += size) {
    bunches.push(strings.slice(start, start + size).join(' \n'));
  }
  return bunches;
}

/**
 * Makes a newsroom in `library` with an article, a category, a news type, a tag, a person and a file for each
 * string, that string in every field. What the site says of itself is all of `siteStrings` together.
 */
export async function makeHostileNewsroom(
  library: string,
  strings: readonly string[],
  siteStrings: readonly string[] = strings.slice(0, 12),
): Promise<void> {
  unwrap(
    await createLibrary(library, { name: 'Hostile', timeZone: 'Europe/Brussels', now: MOMENT }),
  );
  const chance = new Chance(3, 9);
  const ids: IdSource = { ...chance.ids(0), now: () => MOMENT.getTime() - 86_400_000 };
  const write = async <T extends RecordType>(
    type: T,
    path: string,
    record: RecordOf<T>,
  ): Promise<void> => {
    await mkdir(dirname(path), { recursive: true });
    await writeDurably(path, encodeRecord(type, record, sha256).text);
  };
  const slugs = new Map(
    ['article', 'category', 'type', 'tag'].map((kind) => [kind, new Set<string>()]),
  );
  const slugFor = (kind: string, text: string): string => {
    const taken = slugs.get(kind) ?? new Set();
    const slug = makeSlug(text, taken, kind);
    taken.add(slug);
    return slug;
  };
  // Records hold text as it is typed: well-formed, whatever it says.
  const clean = strings.map(wellFormed);
  const term = (kind: string, text: string, order: number) => ({
    id: makeTermId(ids),
    name: named(text),
    slug: slugFor(kind, text),
    description: text,
    order,
  });
  const categories = clean.map((text, order) => term('category', text, order));
  const newsTypes = clean.map((text, order) => term('type', text, order));
  const tags = clean.map((text, order) => term('tag', text, order));
  const people = clean.map((text) => ({
    id: makePersonId(ids),
    name: named(text),
    role: text,
    organisation: text,
    link: text,
  }));
  await write('taxonomy', files.taxonomy(library), { categories, newsTypes, tags });
  await write('people', files.people(library), { people });
  const old = clean.map((text) => ({ from: `news/${text}/`, to: text }));
  await write('redirects', files.redirects(library), { redirects: old });
  let articles = 0;
  for (const [place, text] of clean.entries()) {
    const bytes = Buffer.from(`File ${place}: ${text}`);
    const asset = assetId.parse(createHash('sha256').update(bytes).digest('hex'));
    await write('asset', files.assetRecord(library, asset), {
      id: asset,
      fileName: cleanFileName(`${text.slice(0, 80)}.csv`),
      mediaType: 'text/csv',
      extension: 'csv',
      size: bytes.length,
      alt: { en: text },
      decorative: false,
      caption: { en: text },
      credit: text,
      licence: text,
      createdAt: MOMENT.toISOString(),
    });
    await writeDurably(files.assetBytes(library, asset, 'csv'), bytes);
    const picture = await drawnPicture(place, text);
    await write('asset', files.assetRecord(library, picture.asset.id), picture.asset);
    await writeDurably(files.assetBytes(library, picture.asset.id, 'png'), picture.bytes);
    const at = <T>(list: readonly T[]): T => {
      const found = list[place];
      if (found === undefined) throw new Error('every string has one of each');
      return found;
    };
    const id = makeArticleId(ids);
    const instant = new Date(MOMENT.getTime() - (1 + articles++) * 3_600_000).toISOString();
    await write('article', files.article(library, id), {
      id,
      slug: slugFor('article', text),
      headline: named(text),
      standfirst: text,
      summary: text,
      language: 'en',
      body: { schemaVersion: 1, document: hostileBody(text, picture.asset.id, asset) },
      bylines: [at(people).id],
      categories: [at(categories).id],
      newsType: at(newsTypes).id,
      tags: [at(tags).id],
      featuredImage: { asset: picture.asset.id, alt: text, caption: text },
      attachments: [{ asset, title: named(text), language: 'en' }],
      event: {
        start: { instant, zone: 'Europe/Brussels' },
        place: text,
        link: text,
      },
      seo: { title: text, description: text },
      sourceLink: { label: named(text), url: text },
      status: 'published',
      publishedAt: instant,
      updatedAt: instant,
      createdAt: instant,
      corrections: [{ at: instant, text }],
      highlighted: place % 7 === 0,
      revision: 1,
      lineage: [],
    });
    const gone = makeArticleId(ids);
    await write('article', files.article(library, gone), {
      ...newArticle(gone, { newsType: at(newsTypes).id, language: 'en', now: instant }),
      slug: slugFor('article', `${text} gone`),
      headline: named(text),
      body: { schemaVersion: 1, document: { type: 'doc', content: [{ type: 'paragraph' }] } },
      status: 'archived',
      publishedAt: instant,
      takenDown: { at: instant, text },
    });
  }
  const site = unwrap(await readRecord('site', files.site(library)));
  const all = siteStrings.map(wellFormed).join(' ');
  const links = siteStrings.map(wellFormed).map((text) => ({ label: named(text), href: text }));
  await write('site', files.site(library), {
    ...site,
    name: all,
    tagline: all,
    description: all,
    relatedIntro: all,
    colours: { primary: all, badge: all },
    fonts: { headings: all, text: all, labels: all },
    newsletter: { heading: all, text: all, label: all, url: all },
    navigation: links,
    footer: [{ heading: all, links }],
    social: links,
  });
}

/** What is to be followed has a name that can be seen: an empty one is refused where it is typed. */
function named(text: string): string {
  return withoutControls(text).trim() === '' ? `x${text}` : text;
}

/** A lone half of a character cannot be written to a file. */
function wellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

/** Every kind of text that a body has, and attributes that hold words or addresses. */
function hostileBody(text: string, picture: string, file: string): BodyNode {
  const words: BodyNode[] = text === '' ? [] : [{ type: 'text', text }];
  const linked: BodyNode[] =
    text === ''
      ? []
      : [
          {
            type: 'text',
            text,
            marks: [{ type: 'link', attrs: { href: text } }, { type: 'bold' }],
          },
        ];
  const paragraph: BodyNode = { type: 'paragraph', content: words };
  const figure: BodyNode = {
    type: 'figure',
    attrs: { asset: picture, alt: text, decorative: null, focalPoint: null },
    content: words,
  };
  const cell = (type: 'tableHeader' | 'tableCell'): BodyNode => ({ type, content: [paragraph] });
  return {
    type: 'doc',
    content: [
      paragraph,
      { type: 'paragraph', content: [...linked, ...noted(text)] },
      { type: 'heading', attrs: { level: 2 }, content: words },
      { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph] }] },
      { type: 'blockquote', attrs: { attribution: text }, content: [paragraph] },
      figure,
      { type: 'gallery', content: [figure] },
      {
        type: 'table',
        attrs: { caption: text },
        content: [
          { type: 'tableRow', content: [cell('tableHeader')] },
          { type: 'tableRow', content: [cell('tableCell')] },
        ],
      },
      { type: 'factBox', attrs: { title: text }, content: [paragraph] },
      { type: 'button', attrs: { label: named(text), href: text } },
      { type: 'button', attrs: { label: named(text), href: 'https://example.org/' } },
      { type: 'fileCard', attrs: { asset: file, title: text, language: text } },
      { type: 'fileCard', attrs: { asset: file, title: named(text), language: 'en' } },
      { type: 'videoCard', attrs: { url: text, title: text, transcript: text } },
      {
        type: 'videoCard',
        attrs: { url: 'https://youtu.be/abcdefghijk', title: text, poster: picture },
      },
      {
        type: 'peopleList',
        content: [
          {
            type: 'personEntry',
            attrs: { name: text, role: text, organisation: text, link: text },
          },
        ],
      },
      { type: 'eventFacts' },
    ],
  };
}

/** What marks hold: languages that are none, and notes at the foot. */
function noted(text: string): BodyNode[] {
  if (text === '') return [];
  return [
    { type: 'text', text: 'x', marks: [{ type: 'language', attrs: { language: text } }] },
    { type: 'footnote', content: [{ type: 'text', text }] },
  ];
}

/** A picture of its own for each string: the bytes of one PNG, and a trailing text that no decoder minds. */
async function drawnPicture(
  place: number,
  text: string,
): Promise<{ asset: RecordOf<'asset'>; bytes: Buffer }> {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
    'base64',
  );
  const bytes = Buffer.concat([png, Buffer.from(String(place))]);
  return {
    bytes,
    asset: {
      id: assetId.parse(createHash('sha256').update(bytes).digest('hex')),
      fileName: cleanFileName(`${text.slice(0, 80)}.png`),
      mediaType: 'image/png',
      extension: 'png',
      size: bytes.length,
      width: 1,
      height: 1,
      alt: { en: text },
      decorative: false,
      caption: { en: text },
      credit: text,
      licence: text,
      createdAt: MOMENT.toISOString(),
    },
  };
}
