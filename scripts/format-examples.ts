// Writes docs/format-examples: one example file for each record type, as docs/FORMAT.md shows them.
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type RecordType, recordTypes } from '../core/content/record-types.ts';
import { encodeRecord } from '../core/content/records.ts';

const assetName = createHash('sha256').update('the bytes of the example picture').digest('hex');
const news = '019a0000-0000-7000-8000-000000000001';
const mentoring = '019a0000-0000-7000-8000-000000000002';
const tess = '019a0000-0000-7000-8000-000000000003';
const articleId = '019a0000-0000-7000-8000-000000000004';

const article = {
  id: articleId,
  slug: 'peer-mentors-in-lisbon',
  headline: 'Peer mentors in Lisbon',
  standfirst: 'The first two hundred journeys.',
  summary: 'Volunteers who once served sentences wait at the gate.',
  language: 'en',
  body: {
    schemaVersion: 1,
    document: {
      type: 'doc',
      content: [
        {
          type: 'heading',
          attrs: { level: 2 },
          content: [{ type: 'text', text: 'At the gate' }],
        },
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'A city evaluation ' },
            {
              type: 'text',
              text: 'counts missed appointments',
              marks: [{ type: 'link', attrs: { href: 'https://example.org/report' } }],
            },
            { type: 'text', text: '.' },
          ],
        },
        {
          type: 'figure',
          attrs: {
            asset: assetName,
            alt: 'A path over hills',
            decorative: null,
            focalPoint: null,
          },
          content: [{ type: 'text', text: 'The way home.' }],
        },
      ],
    },
  },
  bylines: [tess],
  categories: [mentoring],
  newsType: news,
  tags: [],
  featuredImage: { asset: assetName, alt: 'A path over hills' },
  attachments: [{ asset: assetName, title: 'The evaluation', language: 'en' }],
  status: 'published',
  publishAt: { instant: '2026-03-02T08:00:00.000Z', zone: 'Europe/Brussels' },
  publishedAt: '2026-03-02T08:00:00.000Z',
  createdAt: '2026-03-01T10:05:00.000Z',
  updatedAt: '2026-03-02T08:00:00.000Z',
  corrections: [],
  highlighted: false,
  revision: 12,
  lineage: [{ by: '5f3c9a1e7b20', to: 12 }],
};

const examples = {
  library: { id: '019a0000-0000-7000-8000-000000000000', createdAt: '2026-03-01T10:00:00.000Z' },
  site: {
    name: 'Network for Fair Supervision',
    tagline: 'News for people who work in the community',
    description: 'An invented association.',
    baseUrl: 'https://news.example.org/',
    languages: ['en', 'fr'],
    timeZone: 'Europe/Brussels',
    dateFormat: 'dd/mm/yyyy',
    logo: null,
    colours: { primary: '#0F4A42', badge: '#F6C64A' },
    fonts: { headings: null, text: null, labels: null },
    newBadgeDays: 14,
    relatedCount: 6,
    relatedIntro: 'More from the field.',
    newsletter: null,
    navigation: [{ label: 'News', href: '/news/' }],
    footer: [],
    social: [],
    theme: 'column',
    themeSettings: {},
  },
  taxonomy: {
    categories: [
      { id: mentoring, name: 'Mentoring', slug: 'mentoring', description: '', order: 0 },
    ],
    newsTypes: [{ id: news, name: 'News', slug: 'news-items', description: '', order: 0 }],
    tags: [],
  },
  people: {
    people: [
      {
        id: tess,
        name: 'Tess Vermeulen',
        role: 'Editor',
        organisation: 'Network for Fair Supervision',
        link: '',
      },
    ],
  },
  redirects: { redirects: [{ from: 'news/peer-mentors/', to: 'news/peer-mentors-in-lisbon/' }] },
  targets: {
    targets: [
      {
        id: '019a0000-0000-7000-8000-000000000006',
        kind: 'sftp',
        label: 'Website of the association',
        options: { host: 'www.example.org', port: 22, user: 'press', folder: '/var/www/news' },
        rules: { categories: [], newsTypes: [], languages: ['en'] },
      },
    ],
  },
  article,
  asset: {
    id: assetName,
    fileName: 'hills.jpg',
    mediaType: 'image/jpeg',
    extension: 'jpg',
    size: 48213,
    width: 1200,
    height: 800,
    alt: { en: 'A path over hills' },
    decorative: false,
    caption: {},
    credit: 'Drawing: the newsroom',
    licence: 'CC BY 4.0',
    focalPoint: { x: 0.4, y: 0.6 },
    createdAt: '2026-03-01T10:06:00.000Z',
  },
  historyEntry: { at: '2026-03-02T08:00:00.000Z', reason: 'before-archive', article },
  historyName: { name: 'As the board saw it' },
  auditEvent: {
    number: 2,
    before: createHash('sha256').update('the event before').digest('hex'),
    at: '2026-03-02T07:58:00.000Z',
    by: 'Tess Vermeulen',
    kind: 'override',
    subject: { type: 'article', id: articleId },
    details: {
      check: 'picture-alt',
      fingerprint: createHash('sha256').update('what was judged').digest('hex'),
      found: '“hills.jpg” has no alternative text',
      why: 'The artist asks that it is not described.',
    },
  },
  targetState: {
    target: '019a0000-0000-7000-8000-000000000006',
    state: { posts: { [articleId]: { post: 1204, title: 'Peer mentors in Lisbon' } } },
  },
  newsletterIssue: {
    id: '019a0000-0000-7000-8000-000000000008',
    number: 12,
    language: 'en',
    period: { from: '2026-01-05', until: '2026-03-01' },
    grouping: 'newsType',
    subject: 'Peer mentors, and what courts ask of them',
    preheader: 'Six stories from two months, and a seminar in April',
    intro: 'Two months of news from people who work in the community.',
    sections: [
      {
        id: 'news',
        title: 'News',
        items: [
          { article: articleId, blurb: 'What changed for those who came back.', pinned: true },
        ],
      },
    ],
    slots: [
      {
        id: 'partner-1',
        kind: 'partner',
        place: { after: 'news' },
        title: 'A course for volunteers',
        text: 'Our partner in Lisbon takes enrolments until May.',
        label: 'To the course',
        url: 'https://partner.example.org/course',
        image: { asset: assetName, alt: 'A classroom' },
      },
    ],
    excluded: [],
    service: 'generic',
    dueAt: { instant: '2026-03-05T08:00:00.000Z', zone: 'Europe/Brussels' },
    status: 'sent',
    sentAt: '2026-03-05T08:12:00.000Z',
    announcement: '019a0000-0000-7000-8000-000000000009',
    createdAt: '2026-03-02T08:00:00.000Z',
    updatedAt: '2026-03-05T08:12:00.000Z',
    revision: 31,
  },
  newsletterTemplate: {
    id: '019a0000-0000-7000-8000-00000000000a',
    name: 'Every two months',
    language: 'en',
    grouping: 'newsType',
    subject: 'Newsletter {number}: {period}',
    preheader: '',
    intro: '',
    sections: [{ title: 'News' }, { title: 'Reading corner' }],
    slots: [],
    service: 'generic',
    createdAt: '2026-03-02T08:00:00.000Z',
    updatedAt: '2026-03-02T08:00:00.000Z',
  },
  receipt: {
    id: '019a0000-0000-7000-8000-000000000005',
    at: '2026-03-02T08:00:00.000Z',
    target: 'export',
    written: {
      name: 'Network for Fair Supervision.zip',
      kind: 'bundle',
      articles: 1,
      pages: 9,
      files: 64,
      bytes: 812345,
      manifest: createHash('sha256').update('the list of files').digest('hex'),
    },
    publish: {
      target: '019a0000-0000-7000-8000-000000000006',
      id: '019a0000-0000-7000-8000-000000000007',
      counts: { create: 64, update: 0, delete: 0, leave: 0 },
      bytes: 812345,
      list: createHash('sha256').update('the files at the target').digest('hex'),
      texts: createHash('sha256').update('the texts of that publish').digest('hex'),
      articles: [
        {
          ...{ id: articleId, revision: 3, path: 'news/peer-mentors-in-lisbon/' },
          updatedAt: '2026-03-02T07:55:00.000Z',
        },
      ],
    },
    overrides: [
      {
        article: articleId,
        check: 'picture-alt',
        fingerprint: createHash('sha256').update('what was judged').digest('hex'),
        by: 'Tess Vermeulen',
        why: 'The artist asks that it is not described.',
        at: '2026-03-02T07:58:00.000Z',
      },
    ],
  },
} satisfies Record<RecordType, unknown>;

/** The text of each example file, by record type: parsed by its schema first, so that no example can lie. */
export function formatExamples(): ReadonlyMap<RecordType, string> {
  const sha256 = (text: string | Uint8Array): string =>
    createHash('sha256').update(text).digest('hex');
  const encode = <T extends RecordType>(type: T): string => {
    const schema = recordTypes[type];
    const parsed = schema.parse(examples[type]);
    // `parsed` is the output of the schema of this very type, which the compiler loses through the generic index.
    return encodeRecord(type, parsed as Parameters<typeof encodeRecord<T>>[1], sha256).text;
  };
  const types = Object.keys(examples).filter((key): key is RecordType => key in recordTypes);
  return new Map(types.map((type) => [type, encode(type)]));
}

/** Where the examples are kept. */
export const examplesFolder = fileURLToPath(new URL('../docs/format-examples/', import.meta.url));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await mkdir(examplesFolder, { recursive: true });
  for (const [type, text] of formatExamples()) {
    await writeFile(`${examplesFolder}${type}.json`, text);
    console.log(`docs/format-examples/${type}.json`);
  }
}
