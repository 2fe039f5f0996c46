// Which small newsroom do tests of WordPress publish: articles that lead to each other, with pictures, files, terms and people?

import { hrefOfArticle } from '../../../core/blocks/link.ts';
import type { Article } from '../../../core/content/article.ts';
import type { Asset } from '../../../core/content/asset.ts';
import { personId } from '../../../core/content/ids.ts';
import {
  exampleArticle,
  exampleArticleId,
  exampleAsset,
  exampleAssetId,
  exampleNewsroom,
  examplePersonId,
  exampleTerm,
  exampleTermId,
  textBody,
} from '../../../core/export/example-newsroom.ts';
import { makeEdition } from '../../../core/site/edition.ts';
import { contentOf } from '../site-target.ts';
import type { StagedSite, ToPublish } from '../target.ts';
import type { JsonValue, TargetState } from '../target-kind.ts';

/** A paragraph that leads to another article. */
export function linkTo(number: number, words: string) {
  const mark = { type: 'link', attrs: { href: hrefOfArticle(exampleArticleId(number)) } };
  return { type: 'paragraph', content: [{ type: 'text', text: words, marks: [mark] }] };
}

export function pictureOf(asset: number, caption = '') {
  const content = caption === '' ? {} : { content: [{ type: 'text', text: caption }] };
  return { type: 'figure', attrs: { asset: exampleAssetId(asset) }, ...content };
}

/** Three articles: the first two lead to each other, the second and third show the same picture. */
export function someArticles(): Article[] {
  const prisons = exampleTermId(1);
  return [
    exampleArticle(1, {
      slug: 'kick-off-in-lodz',
      headline: 'Kick-off in Łódź & “next steps” <soon>',
      standfirst: 'Partners met; it’s on.',
      body: textBody(
        'It’s 5 < 6 & fine \\ “quoted”.',
        linkTo(2, 'the report'),
        pictureOf(1, 'On stage'),
      ),
      categories: [prisons],
      featuredImage: { asset: exampleAssetId(2), alt: 'The hall' },
      attachments: [{ asset: exampleAssetId(3), title: 'Programme', language: 'en' }],
      bylines: [examplePersonId(1)],
      tags: [exampleTermId(50)],
    }),
    exampleArticle(2, {
      slug: 'report',
      headline: 'Report',
      body: textBody('The report.', linkTo(1, 'the meeting'), pictureOf(4)),
      categories: [prisons, exampleTermId(2)],
      highlighted: true,
    }),
    exampleArticle(3, {
      slug: 'third',
      headline: 'Third',
      body: textBody('A third one.', pictureOf(4)),
    }),
  ];
}

export const someAssets: readonly Asset[] = [
  exampleAsset(1, { fileName: 'Stage.png', mediaType: 'image/png', extension: 'png' }),
  exampleAsset(2, { fileName: 'Hall.png', mediaType: 'image/png', extension: 'png' }),
  exampleAsset(3, {
    fileName: 'Programme.pdf',
    mediaType: 'application/pdf',
    extension: 'pdf',
    alt: {},
  }),
  exampleAsset(4, {
    fileName: 'Cover Łódź.png',
    mediaType: 'image/png',
    extension: 'png',
    caption: { en: 'The cover' },
  }),
  exampleAsset(5, { fileName: 'Map.svg', mediaType: 'image/svg+xml', extension: 'svg', alt: {} }),
];

export const somePeople = [
  {
    id: personId.parse(examplePersonId(1)),
    name: 'The author',
    role: '',
    organisation: '',
    link: '',
  },
];

/** What is published of these articles. Sizes of files may be given by their numbers. */
export function publishing(
  articles: readonly Article[],
  {
    asOf = new Date('2026-03-09T12:00:00Z'),
    assets = someAssets,
    sizes = {},
  }: {
    readonly asOf?: Date;
    readonly assets?: readonly Asset[];
    readonly sizes?: Readonly<Record<number, number>>;
  } = {},
): ToPublish & { readonly staged: StagedSite } {
  const newsroom = exampleNewsroom(articles, {
    assets,
    people: somePeople,
    taxonomy: {
      categories: [exampleTerm(1, 'Prisons'), exampleTerm(2, 'Research')],
      tags: [exampleTerm(50, 'Łódź')].map((tag) => ({ ...tag, slug: 'lodz' })),
    },
  });
  const edition = makeEdition(newsroom, { asOf });
  const contents = new Map(
    [...edition.media.values()].map(({ asset, path }) => {
      const number = Number.parseInt(asset.id.slice(-8), 16);
      const bytes = bytesOf(asset, number, sizes[number]);
      return [path, contentOf(bytes)] as const;
    }),
  );
  const staged: StagedSite = {
    files: new Map([...contents].map(([path, { sha256, size }]) => [path, { sha256, size }])),
    content(path) {
      const content = contents.get(path);
      if (content === undefined) throw new Error(`${path} is not of this site`);
      return content;
    },
  };
  return {
    library: newsroom.id,
    asOf,
    site: async () => ({ ok: true, value: staged }),
    bundle: () => Promise.reject(new Error('WordPress takes no bundle')),
    edition: async () => ({ ok: true, value: edition }),
    media: () => {
      throw new Error('the files of the website are all that is asked for');
    },
    staged,
  };
}

function bytesOf({ extension }: Asset, number: number, size: number | undefined): Buffer {
  const filled = (text: string): Buffer => Buffer.alloc(size ?? text.length, text);
  if (extension === 'png') return Buffer.concat([picture, Buffer.from(`picture ${number}`)]);
  if (extension === 'svg') return filled('<svg xmlns="http://www.w3.org/2000/svg"></svg>');
  return filled(`%PDF-1.4\n% file ${number}\n%%EOF\n`);
}

/** A PNG of one point; what follows it makes each file another. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** What a target remembers, in memory; as JSON, as it would be on disk. */
export class StateInMemory implements TargetState {
  text: string | undefined;
  writes = 0;
  /** Called before each write. */
  before: () => void = () => undefined;

  async read(): Promise<unknown> {
    return this.text === undefined ? undefined : JSON.parse(this.text);
  }

  async write(state: JsonValue): Promise<void> {
    this.before();
    this.writes += 1;
    this.text = JSON.stringify(state);
  }
}
