// Do the checks of what stands beside the text find what is missing or wrong, and nothing where all is said?
import { describe, expect, it } from 'vitest';
import { paragraph, text } from '../blocks/bodies-for-tests.ts';
import { hrefOfArticle } from '../blocks/link.ts';
import { assetId } from '../content/ids.ts';
import { exampleArticle, exampleArticleId, MOMENT } from '../export/example-newsroom.ts';
import {
  findingsOf,
  goodArticle,
  hall,
  mended,
  pictureId,
  reasonsOf,
  slides,
  slidesId,
  told,
  world,
} from './checks-for-tests.ts';
import type { OtherArticle } from './define-check.ts';
import { faultOfName, safeName } from './file-name.ts';
import { checks } from './registry.ts';

const DAY = 24 * 60 * 60 * 1000;
const inDays = (days: number): string => new Date(MOMENT.getTime() + days * DAY).toISOString();
const zoned = (days: number) => ({ instant: inDays(days), zone: 'UTC' });

it('every check has a name of its own', () => {
  const ids = checks.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

it('what is missing is found worst first', () => {
  const bare = goodArticle({ headline: ' ', standfirst: '', summary: '', categories: [] });
  expect(told(bare)).toEqual([
    'headline: The article has no headline',
    'categories: No category is chosen',
    'standfirst: There is no standfirst',
    'summary: There is no summary for lists',
  ]);
});

describe('lengths', () => {
  it('of headline, summary and what search engines show are looked at', () => {
    const long = 'word '.repeat(60).trim();
    expect(reasonsOf(goodArticle({ headline: long }))).toEqual(['headline-long']);
    expect(reasonsOf(goodArticle({ summary: long }))).toEqual(['summary-long']);
    const seo = { title: long, description: long };
    expect(reasonsOf(goodArticle({ seo }))).toEqual([
      'search-title-long',
      'search-description-long',
    ]);
    expect(mended(goodArticle({ seo })).seo).toEqual({ title: '', description: long });
    expect(reasonsOf(goodArticle({ seo: { title: 'Short', description: 'Short.' } }))).toEqual([]);
  });
});

describe('the summary', () => {
  it('is the standfirst by one press, where that fits', () => {
    expect(mended(goodArticle({ summary: '' })).summary).toBe('The first two hundred journeys.');
    const [finding] = findingsOf(goodArticle({ summary: '', standfirst: 'word '.repeat(60) }));
    expect(finding?.fix).toBeUndefined();
  });
});

describe('the address', () => {
  it('is nobody else’s, and one press takes a free one', () => {
    const clash = { headline: 'Another', free: 'peer-mentors-2' };
    const context = world({ addressClash: ({ slug }) => (slug === clash.free ? null : clash) });
    const article = goodArticle({ slug: 'peer-mentors' });
    expect(reasonsOf(article, context)).toEqual(['address-taken']);
    expect(mended(article, context).slug).toBe('peer-mentors-2');
    expect(reasonsOf(mended(article, context), context)).toEqual([]);
  });

  it('is none of the website’s own, in whichever letters', () => {
    for (const slug of ['feed', 'FEED', 'nul', 'Con']) {
      const article = goodArticle({ slug });
      expect(reasonsOf(article), slug).toEqual(['address-reserved']);
      expect(reasonsOf(mended(article)), slug).toEqual([]);
    }
    expect(reasonsOf(goodArticle({ slug: 'feeding-the-five-thousand' }))).toEqual([]);
  });
});

describe('links to other articles', () => {
  const id = exampleArticleId(7);
  const link = paragraph(text('the report', { type: 'link', attrs: { href: hrefOfArticle(id) } }));
  const card = { type: 'articleCard', attrs: { article: id } };
  const where = (article: OtherArticle | null) => world({ article: () => article });

  it('lead to one that is there, or go by one press', () => {
    const article = goodArticle({}, link, card);
    expect(told(article, where(null))).toEqual([
      'internal-links: “the report” leads to an article that is not there',
      'internal-links: “A card” leads to an article that is not there',
    ]);
    const once = mended(article, where(null));
    expect(once.body.document.content?.[1]).toEqual(paragraph(text('the report')));
    expect(mended(once, where(null)).body.document.content).toHaveLength(2);
  });

  it('lead to one that readers can see when they see this one', () => {
    const draft = exampleArticle(7, { status: 'draft', headline: 'Still a draft' });
    expect(told(goodArticle({}, link), where(draft))).toEqual([
      'internal-links: Readers cannot see “Still a draft” yet, so what leads there is left out',
    ]);
    const later = exampleArticle(7, { status: 'scheduled', publishAt: zoned(3) });
    const { publishedAt: _now, ...scheduled } = later;
    expect(reasonsOf(goodArticle({}, link), where(scheduled))).toEqual(['article-not-public']);
    const after = goodArticle({ status: 'scheduled', publishAt: zoned(4) }, link);
    const { publishedAt: _never, ...afterIt } = after;
    expect(reasonsOf(afterIt, where(scheduled))).toEqual([]);
    expect(reasonsOf(goodArticle({}, link), where(exampleArticle(7)))).toEqual([]);
    expect(reasonsOf(goodArticle({}, link), world({ article: () => undefined }))).toEqual([]);
  });
});

describe('links to the web', () => {
  const href = 'https://example.org/report';
  const link = paragraph(text('the report', { type: 'link', attrs: { href } }));
  const article = goodArticle({}, link);

  it('are judged by what came of asking, and only then', () => {
    expect(reasonsOf(article)).toEqual([]);
    const reasons = (outcome: NonNullable<ReturnType<ReturnType<typeof world>['link']>>) =>
      findingsOf(article, world({ link: () => outcome })).map(
        ({ severity, reason }) => `${severity} ${reason.id}`,
      );
    expect(reasons({ state: 'good', status: 200 })).toEqual([]);
    expect(reasons({ state: 'gone', status: 404 })).toEqual(['warning web-link-gone']);
    expect(reasons({ state: 'refused', status: 403 })).toEqual(['advice web-link-refused']);
    expect(reasons({ state: 'slow' })).toEqual(['warning web-link-silent']);
    expect(reasons({ state: 'unreachable' })).toEqual(['warning web-link-silent']);
    expect(reasons({ state: 'private' })).toEqual(['warning web-link-private']);
  });

  it('follow a page that has moved by one press', () => {
    const to = 'https://example.org/reports/1';
    const moved = world({
      link: (asked) => (asked === href ? { state: 'moved', status: 301, to } : undefined),
    });
    expect(reasonsOf(article, moved)).toEqual(['web-link-moved']);
    const marks = mended(article, moved).body.document.content?.[1]?.content?.[0]?.marks;
    expect(marks).toEqual([{ type: 'link', attrs: { href: to } }]);
  });
});

describe('the rights of a picture', () => {
  it('are said once for each picture, wherever it is shown', () => {
    const figure = { type: 'figure', attrs: { asset: pictureId } };
    const article = goodArticle({ featuredImage: { asset: pictureId } }, figure, figure);
    const reasons = (change: object) => reasonsOf(article, world({}, { ...hall, ...change }));
    expect(reasons({ credit: '', licence: ' ' })).toEqual(['picture-without-rights']);
    expect(reasons({ credit: '' })).toEqual(['picture-without-credit']);
    expect(reasons({ licence: '' })).toEqual(['picture-without-licence']);
    expect(reasons({})).toEqual([]);
  });
});

describe('attachments', () => {
  const attached = (change: object = {}) =>
    goodArticle({
      attachments: [{ asset: slidesId, title: 'Opening doors', language: 'en', ...change }],
    });

  it('have a title, by one press that of the file', () => {
    expect(told(attached({ title: ' ' }))).toEqual([
      'attachments: “Opening_doors.pdf” has no title',
    ]);
    expect(mended(attached({ title: '' })).attachments[0]?.title).toBe('Opening doors');
    expect(reasonsOf(attached())).toEqual([]);
  });

  it('have a language, and the one that the file says', () => {
    expect(reasonsOf(attached({ language: 'und' }))).toEqual(['attachment-without-language']);
    expect(mended(attached({ language: 'und' })).attachments[0]?.language).toBe('en');
    const german = world({ pdf: () => ({ isTagged: true, language: 'de-AT' }) });
    expect(told(attached(), german)).toEqual([
      'attachments: “Opening doors” says of itself that it is German, and is offered as English',
    ]);
    expect(mended(attached(), german).attachments[0]?.language).toBe('de-AT');
    expect(reasonsOf(attached({ language: 'de' }), german)).toEqual([]);
    const odd = world({ pdf: () => ({ isTagged: true, language: 'Deutsch (Österreich)' }) });
    expect(reasonsOf(attached(), odd)).toEqual([]);
  });

  it('are in the newsroom', () => {
    expect(reasonsOf(attached(), world({ asset: () => null }))).toEqual(['attachment-gone']);
    expect(reasonsOf(attached(), world({ asset: () => undefined }))).toEqual([]);
  });

  it('are tagged where they are PDFs', () => {
    const untagged = world({ pdf: () => ({ isTagged: false }) });
    expect(told(attached(), untagged)).toEqual([
      'tagged-pdf: “Opening doors” is an untagged PDF: screen readers get loose words, without headings or order',
    ]);
    const card = { type: 'fileCard', attrs: { asset: slidesId, title: 'Slides' } };
    expect(reasonsOf(goodArticle({}, card), untagged)).toEqual(['pdf-untagged']);
    expect(reasonsOf(attached(), world({ pdf: () => null }))).toEqual([]);
    expect(reasonsOf(attached(), world({ pdf: () => undefined }))).toEqual([]);
    const word = { ...slides, mediaType: 'application/msword', extension: 'doc' };
    expect(reasonsOf(attached(), world({ pdf: () => ({ isTagged: false }) }, word))).toEqual([]);
  });
});

describe('names of files', () => {
  it.each([
    ['report\u202efdp.exe', 'hidden'],
    ['re\u200bport.pdf', 'hidden'],
    ['report\u0007.pdf', 'hidden'],
    ['report.pdf.exe', 'disguised'],
    ['report.pdf .scr', 'disguised'],
    ['photo.jpg.js ', 'disguised'],
    ['setup.exe', 'program'],
    ['NUL.pdf', 'device'],
    ['com1.txt', 'device'],
    ['aux', 'device'],
    ['../report.pdf', 'path'],
    ['C:\\reports\\one.pdf', 'path'],
    ['report.pdf.', 'end'],
    ['report.pdf ', 'end'],
  ] as const)('“%s” is %s', (name, fault) => {
    expect(faultOfName(name)).toBe(fault);
  });

  it.each(['Report v1.2.pdf', 'Opening doors.pdf', 'Jahresbericht (2026).docx', 'contents.pdf'])(
    '“%s” is as it should be',
    (name) => {
      expect(faultOfName(name)).toBeUndefined();
      expect(faultOfName(safeName(name, 'pdf'))).toBeUndefined();
    },
  );

  it('become safe by one press, where the file is no program', () => {
    const article = goodArticle({
      attachments: [{ asset: slidesId, title: 'Opening doors', language: 'en' }],
    });
    const bad = { ...slides, fileName: 'report\u202efdp.exe' };
    const [finding] = findingsOf(article, world({}, bad));
    expect(finding).toMatchObject({ severity: 'blocking', check: 'file-names' });
    if (finding?.fix?.mends !== 'asset') throw new Error('there is nothing to press');
    expect(finding.fix.edit(bad)).toEqual({ fileName: 'reportfdp-exe.pdf' });
    const program = { ...slides, fileName: 'setup.exe', extension: 'exe' };
    const [other] = findingsOf(article, world({}, program));
    expect(other).toMatchObject({ severity: 'warning' });
    expect(other?.fix).toBeUndefined();
  });
});

describe('dates', () => {
  it('that keep an article inside are told', () => {
    const { publishedAt: _at, ...undated } = goodArticle({ status: 'scheduled' });
    expect(reasonsOf(undated)).toEqual(['scheduled-without-date']);
    expect(told(goodArticle({ publishedAt: inDays(2) }))).toEqual([
      'dates: Its date is 11 March 2026: it stays inside until then, although it is published',
    ]);
    expect(reasonsOf({ ...undated, publishAt: zoned(2) })).toEqual([]);
  });

  it('of an embargo are told while it runs', () => {
    expect(told(goodArticle({ embargoUntil: zoned(1) }))).toEqual([
      'embargo: Under embargo until 10 March 2026: it stays inside until then',
    ]);
    expect(findingsOf(goodArticle({ status: 'draft', embargoUntil: zoned(1) }))).toMatchObject([
      { severity: 'advice' },
    ]);
    expect(reasonsOf(goodArticle({ embargoUntil: zoned(-1) }))).toEqual([]);
  });

  it.each([
    ['en', 'Join us in Utrecht', 'What the seminar in Utrecht taught us'],
    ['de', 'Das Seminar findet am Montag statt', 'Was das Seminar uns gelehrt hat'],
    ['fr', 'Le séminaire aura lieu lundi', 'Ce que le séminaire nous a appris'],
  ])('of an event that is over do not go with an invitation (%s)', (language, invites, reports) => {
    const event = { start: zoned(-4), end: zoned(-3), place: 'Utrecht', link: '' };
    const { publishedAt: _at, ...draft } = goodArticle({ status: 'draft', language, event });
    const over = { ...draft, body: goodArticle().body };
    const context = world({ languages: [language] });
    expect(reasonsOf({ ...over, headline: invites }, context)).toEqual(['event-over']);
    expect(reasonsOf({ ...over, headline: reports }, context)).toEqual([]);
    const announced = { ...over, headline: invites, status: 'published' as const };
    expect(reasonsOf({ ...announced, publishedAt: inDays(-20) }, context)).toEqual([]);
    const ahead = { ...event, start: zoned(2), end: zoned(3) };
    expect(reasonsOf({ ...over, headline: invites, event: ahead }, context)).toEqual([]);
  });
});

describe('offered files', () => {
  const offering = (...files: (typeof slides)[]) =>
    reasonsOf(
      goodArticle({
        attachments: files.map(({ id }) => ({ asset: id, title: 'A talk', language: 'en' })),
      }),
      world({}, ...files),
    );
  const file = (number: number, changes: Partial<typeof slides>) => ({
    ...slides,
    id: assetId.parse(String(number).repeat(64)),
    ...changes,
  });
  const film = file(1, { fileName: 'Talk.mp4', mediaType: 'video/mp4' });

  it('are missed by deaf readers where no captions have their name', () => {
    expect(offering(film)).toEqual(['video-uncaptioned']);
    const captions = { mediaType: 'text/plain', fileName: 'talk.en.vtt' };
    expect(offering(film, file(2, captions))).toEqual([]);
    expect(offering(film, file(2, { ...captions, fileName: 'other.vtt' }))).toEqual([
      'video-uncaptioned',
    ]);
  });

  it('should be of a format of today, and not too much', () => {
    expect(offering(file(1, { mediaType: 'application/x-cfb', fileName: 'a.ppt' }))).toEqual([
      'attachment-old-format',
    ]);
    expect(offering(file(1, { size: 20_000_001 }))).toEqual(['attachment-large']);
    expect(offering(file(1, { size: 20_000_000 }))).toEqual([]);
  });
});
