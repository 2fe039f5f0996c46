// Do the checks of the text find what keeps readers out, in three languages, and nothing in a good text?
import { describe, expect, it } from 'vitest';
import { doc, paragraph, text } from '../blocks/bodies-for-tests.ts';
import type { BodyNode } from '../content/body.ts';
import { emptyBody } from '../content/body.ts';
import {
  goodArticle,
  hall,
  mended,
  pictureId,
  reasonsOf,
  told,
  world,
} from './checks-for-tests.ts';

const heading = (level: number, words: string): BodyNode => ({
  type: 'heading',
  attrs: { level },
  ...(words === '' ? {} : { content: [text(words)] }),
});
const figure = (attrs: Record<string, unknown>, caption = ''): BodyNode => ({
  type: 'figure',
  attrs: { asset: pictureId, ...attrs },
  ...(caption === '' ? {} : { content: [text(caption)] }),
});
const link = (words: string, href = 'https://example.org/a/report'): BodyNode =>
  paragraph(text('See '), text(words, { type: 'link', attrs: { href } }), text('.'));
const table = (...cells: string[]): BodyNode => ({
  type: 'table',
  content: [
    { type: 'tableRow', content: cells.map((type) => ({ type, content: [paragraph(text('a'))] })) },
    {
      type: 'tableRow',
      content: cells.map(() => ({ type: 'tableCell', content: [paragraph(text('b'))] })),
    },
  ],
});

it('nothing is found in a good article', () => {
  expect(told(goodArticle())).toEqual([]);
  const full = goodArticle(
    {},
    heading(2, 'One'),
    heading(3, 'Two'),
    heading(2, 'Three'),
    figure({}, 'The last evening.'),
    figure({ alt: 'A hand on a door' }),
    link('the annual report'),
    link('example.org', 'https://example.org/'),
    link('office@example.org', 'mailto:office@example.org'),
    table('tableHeader', 'tableHeader'),
  );
  expect(told(full)).toEqual([]);
});

describe('text', () => {
  it('is missed where there is none', () => {
    expect(told(goodArticle({ body: emptyBody() }))).toEqual(['text: The article has no text']);
    const space = { ...emptyBody(), document: doc(paragraph(text('  '))) };
    expect(reasonsOf(goodArticle({ body: space }))).toEqual(['text-missing']);
    const picture = { ...emptyBody(), document: doc(figure({})) };
    expect(reasonsOf(goodArticle({ body: picture }))).toEqual([]);
  });
});

describe('alternative text', () => {
  it('is missed where neither the picture nor its use has one', () => {
    const silent = { ...hall, alt: {} };
    expect(told(goodArticle({}, figure({})), world({}, silent))).toEqual([
      'picture-alt: “hall.jpg” has no alternative text',
    ]);
    expect(reasonsOf(goodArticle({}, figure({ alt: ' ' })))).toEqual(['alt-missing']);
    expect(reasonsOf(goodArticle({}, figure({ decorative: true })), world({}, silent))).toEqual([]);
    const featured = { featuredImage: { asset: pictureId } };
    expect(reasonsOf(goodArticle(featured), world({}, silent))).toEqual(['alt-missing']);
    expect(reasonsOf(goodArticle(featured))).toEqual([]);
    expect(
      reasonsOf(goodArticle({ featuredImage: { asset: pictureId, decorative: true } })),
    ).toEqual([]);
  });

  it('is not asked for while nothing is known of the picture', () => {
    const featured = { featuredImage: { asset: pictureId } };
    const unknown = world({ asset: () => undefined });
    expect(reasonsOf(goodArticle(featured, figure({})), unknown)).toEqual([]);
  });

  it.each([
    'IMG_4711.JPG',
    'DSC01234',
    'hall.jpg',
    'hall',
    'Bild-12',
    'photo 3.png',
    'screenshot_2',
  ])('is no name of a file, as %s is', (alt) => {
    expect(reasonsOf(goodArticle({}, figure({ alt })))).toEqual(['alt-file-name']);
  });

  it.each([
    ['Image of a bridge', 'A bridge'],
    ['A photo of three people', 'Three people'],
    ['Bild von einer Brücke', 'Einer Brücke'],
    ['Das Foto zeigt eine Brücke', 'Eine Brücke'],
    ['Image d’un pont', 'Un pont'],
    ['Une photo de deux juges', 'Deux juges'],
  ])('does not say that it is a picture: %s', (alt, better) => {
    const article = goodArticle({}, figure({ alt }));
    expect(reasonsOf(article)).toEqual(['alt-says-picture']);
    const better_ = mended(article);
    expect(better_.body.document.content?.[1]?.attrs?.alt).toBe(better);
    expect(reasonsOf(better_)).toEqual([]);
    const featured = goodArticle({ featuredImage: { asset: pictureId, alt } });
    expect(mended(featured).featuredImage?.alt).toBe(better);
  });

  it('says something else than the caption', () => {
    expect(
      reasonsOf(goodArticle({}, figure({ alt: 'The last evening' }, 'The last evening.'))),
    ).toEqual(['alt-is-caption']);
  });

  it('may speak of pictures within it', () => {
    for (const alt of ['A wall with photos of children', 'Ein Mann hält ein Bild', 'Un cadre']) {
      expect(reasonsOf(goodArticle({}, figure({ alt }))), alt).toEqual([]);
    }
  });
});

describe('headings', () => {
  it('leave no level out, and one press mends it', () => {
    const article = goodArticle({}, heading(2, 'One'), heading(4, 'Deep'), heading(2, 'Two'));
    expect(told(article)).toEqual(['headings: Heading 4 follows heading 2: a level is left out']);
    expect(reasonsOf(mended(article))).toEqual([]);
    expect(told(goodArticle({}, heading(3, 'First')))).toEqual([
      'headings: Heading 3 follows the headline: a level is left out',
    ]);
  });

  it('are not empty, and one press takes an empty one away', () => {
    const article = goodArticle({}, heading(2, ' '));
    expect(reasonsOf(article)).toEqual(['heading-empty']);
    expect(mended(article).body.document.content).toHaveLength(1);
  });
});

describe('words of links', () => {
  it.each([
    ...['click here', 'Here', 'Read more …', 'this link', 'More »'],
    ...['cliquez ici', 'ici', 'Lire la suite', 'En savoir plus…', 'Plus d’informations'],
    ...['hier', 'Hier klicken', 'Weiterlesen', 'mehr', 'Mehr erfahren'],
  ])('say where it leads, unlike “%s”', (words) => {
    expect(reasonsOf(goodArticle({}, link(words)))).toEqual(['link-unclear']);
  });

  it.each(['https://example.org/', 'www.example.org/news', 'example.org/a/report'])(
    'are no bare address, as %s is',
    (words) => {
      expect(reasonsOf(goodArticle({}, link(words)))).toEqual(['link-bare-address']);
    },
  );

  it.each(['here in Lisbon', 'ici à Lyon', 'hier in Wien', 'the link between both', 'and/or'])(
    'may hold such words: “%s”',
    (words) => {
      expect(reasonsOf(goodArticle({}, link(words)))).toEqual([]);
    },
  );
});

describe('tables', () => {
  it('have headings, and one press makes the first row one', () => {
    const article = goodArticle({}, table('tableCell', 'tableCell'));
    expect(reasonsOf(article)).toEqual(['table-without-header']);
    expect(reasonsOf(mended(article))).toEqual([]);
  });
});

describe('the language of parts', () => {
  const passages = {
    en: 'The people who have been on probation said that they were heard for the first time.',
    de: 'Die Menschen, die nicht mehr in Haft sind, haben uns gesagt, dass sie zum ersten Mal gehört wurden.',
    fr: 'Les personnes qui ne sont plus en prison nous ont dit que leur parole était écoutée pour la première fois.',
  };

  it.each([
    ['en', 'de'],
    ['en', 'fr'],
    ['de', 'en'],
    ['de', 'fr'],
    ['fr', 'en'],
    ['fr', 'de'],
  ] as const)('of an article in %s is marked where it is %s, by one press', (own, other) => {
    const words = paragraph(text(passages[other]));
    const body = { ...emptyBody(), document: doc(paragraph(text(passages[own])), words) };
    const article = goodArticle({ language: own, body });
    expect(told(article)).toHaveLength(1);
    expect(reasonsOf(article)).toEqual(['words-in-language']);
    const marked = mended(article);
    expect(marked.body.document.content?.[1]?.content?.[0]?.marks).toEqual([
      { type: 'language', attrs: { language: other } },
    ]);
    expect(reasonsOf(marked)).toEqual([]);
  });

  it('is not guessed at from names, titles and short words', () => {
    const words = [
      'Der Spiegel, Die Zeit and Die Welt wrote of it on Monday and again in the week after.',
      'He called it “une maison pour tous” when we met, and the name has been with us since.',
      'Bundesministerium der Justiz, Referat für die Bewährungshilfe',
      'Le Monde, Paris',
    ];
    for (const line of words) {
      expect(reasonsOf(goodArticle({}, paragraph(text(line)))), line).toEqual([]);
    }
  });

  it('is only looked for among the languages of the website', () => {
    const article = goodArticle({}, paragraph(text(passages.de)));
    expect(reasonsOf(article, world({ languages: ['en', 'fr'] }))).toEqual([]);
  });
});

describe('blocks with fields of their own', () => {
  it('lead, offer, show and say something', () => {
    const article = goodArticle(
      {},
      { type: 'videoCard', attrs: { url: 'https://youtu.be/abcdefghijk', title: 'A title' } },
      { type: 'button', attrs: { href: 'https://example.org/' } },
      { type: 'fileCard' },
      { type: 'articleCard' },
      { type: 'button', attrs: { label: 'Register' } },
    );
    expect(told(article)).toEqual([
      'embedded-blocks: The button does not say what it does',
      'embedded-blocks: The button leads nowhere, so readers do not see it',
      'embedded-blocks: The download offers no file, so readers do not see it',
      'embedded-blocks: The article card leads to no article, so readers do not see it',
      'embedded-blocks: The video has no transcript for people who do not hear it',
    ]);
  });
});
