// Are files found by what is written about them, sorted in one way only, and changed no further than was asked?
import { describe, expect, it } from 'vitest';
import type { Article, ArticleEdit } from '../content/article.ts';
import type { BodyNode } from '../content/body.ts';
import { assetId } from '../content/ids.ts';
import { readUses, usesOfFiles, withFileReplaced, withFraming, writeUses } from './file-uses.ts';
import { editOf, isSameShape, wordsFor } from './media-change.ts';
import {
  chosenFiles,
  countFaults,
  type MediaFile,
  mediaFile,
  prepareSearch,
  sortedFiles,
} from './media-file.ts';

const id = (digit: string) => assetId.parse(digit.repeat(64));

const file = (digit: string, change: Partial<MediaFile> = {}): MediaFile =>
  mediaFile.parse({
    ...{ id: id(digit), fileName: `${digit}.jpg`, mediaType: 'image/jpeg', extension: 'jpg' },
    ...{ size: 1000, width: 300, height: 200, alt: {}, decorative: false, caption: {} },
    ...{ credit: 'Ana', licence: '', createdAt: '2026-01-01T00:00:00.000Z' },
    ...{ uses: 1, isUndescribed: false, ...change },
  });

const everything = { kind: 'all', fault: null, text: '', sort: 'newest' } as const;
const figure = (asset: string, attrs: object = {}): BodyNode => ({
  type: 'figure',
  attrs: { asset, ...attrs },
});
const article = (
  content: readonly BodyNode[],
  more: Partial<Pick<Article, 'featuredImage' | 'attachments'>> = {},
) => ({
  attachments: [],
  body: { schemaVersion: 1, document: { type: 'doc', content } },
  ...more,
});

/** An article with what an edit changes of it. */
const withEdit = (before: ReturnType<typeof article>, edit: ArticleEdit | null) => ({
  ...before,
  ...edit,
  body: edit?.body ?? before.body,
  attachments: edit?.attachments ?? before.attachments,
});

describe('the files that are shown', () => {
  const files = [
    file('a', { fileName: 'Łódź at night.jpg', alt: { en: 'A tram' } }),
    file('b', { mediaType: 'application/pdf', uses: 0, size: 30_000_000, credit: '' }),
    file('c', { credit: '', isUndescribed: true }),
  ];
  const ids = (found: readonly MediaFile[]) => found.map(({ id: one }) => one[0]).join('');

  it('hold every word of a search, whatever its case and accents', () => {
    expect(ids(chosenFiles(files, { ...everything, text: 'lodz TRAM' }))).toBe('a');
    expect(ids(chosenFiles(files, { ...everything, text: 'lodz bus' }))).toBe('');
  });

  it('are of one kind, or have one fault', () => {
    expect(ids(chosenFiles(files, { ...everything, kind: 'document' }))).toBe('b');
    expect(ids(chosenFiles(files, { ...everything, fault: 'noCredit' }))).toBe('c');
    expect(countFaults(files)).toEqual({ noAlt: 1, noCredit: 1, tooLarge: 1, unused: 1 });
  });

  it('are in one order only, whatever order they came in', () => {
    for (const sort of ['newest', 'oldest', 'name', 'size', 'uses'] as const) {
      const sorted = ids(sortedFiles(files, sort, 'en'));
      expect(ids(sortedFiles([...files].reverse(), sort, 'en')), sort).toBe(sorted);
    }
  });

  it('are prepared once for all keys of a search', () => {
    prepareSearch(files);
    expect(ids(chosenFiles(files, { ...everything, text: 'ana' }))).toBe('a');
  });
});

describe('the uses of files in an article', () => {
  const used = article(
    [
      figure(id('a'), { alt: 'Mine' }),
      { type: 'gallery', content: [figure(id('b')), figure(id('a'), { alt: ' ' })] },
      { type: 'fileCard', attrs: { asset: id('c') } },
      { type: 'videoCard', attrs: { poster: id('a'), url: 'https://youtu.be/abcdefghijk' } },
    ],
    {
      featuredImage: { asset: id('a'), decorative: true },
      attachments: [{ asset: id('c'), title: 'Programme', language: 'en' }],
    },
  );

  it('are told in their order, with their place and who describes them', () => {
    const uses = usesOfFiles(used);
    expect(uses.map(({ asset, at, toldBy }) => `${asset[0]} ${at} ${toldBy}`)).toEqual([
      'a featured use',
      'a figure use',
      'b gallery file',
      'a gallery nobody',
      'c card use',
      'a poster use',
      'c attachment use',
    ]);
    expect(readUses(writeUses(uses))).toEqual(uses);
  });

  it('are all of another file once that takes its place, and nothing else changes', () => {
    const edit = withFileReplaced(used, { from: id('a'), to: id('d'), keepsFraming: true });
    const after = withEdit(used, edit);
    const letters = JSON.stringify(used).replaceAll(id('a'), id('d'));
    expect(JSON.stringify(after)).toBe(letters);
    expect(withFileReplaced(after, { from: id('a'), to: id('d'), keepsFraming: true })).toBeNull();
  });

  it('lose a part that does not fit a picture of another shape, and no words', () => {
    const crop = { x: 0, y: 0, width: 0.5, height: 0.5 };
    const cropped = article([figure(id('a'), { alt: 'Mine', crop })], {
      featuredImage: { asset: id('a'), alt: 'Mine too', crop },
    });
    const edit = withFileReplaced(cropped, { from: id('a'), to: id('d'), keepsFraming: false });
    expect(edit).toEqual({
      featuredImage: { asset: id('d'), alt: 'Mine too' },
      body: article([figure(id('d'), { alt: 'Mine', crop: null })]).body,
    });
  });

  it('are framed one by one, and only where the same picture still stands', () => {
    const crop = { x: 0.1, y: 0.1, width: 0.5, height: 0.5 };
    const focalPoint = { x: 0.2, y: 0.3 };
    const edit = withFraming(used, { asset: id('a'), numbers: [0, 2, 3], crop, focalPoint });
    const after = withEdit(used, edit);
    const framed = JSON.stringify(after).split('"width":0.5').length - 1;
    // The second is another file's, so that the featured image and one figure are left.
    expect(framed).toBe(2);
    expect(after.featuredImage).toMatchObject({ decorative: true, crop, focalPoint });
    expect(withFraming(used, { asset: id('e'), numbers: [0], crop, focalPoint })).toBeNull();
  });
});

describe('what is written about files', () => {
  it('changes no further than was asked, and leaves alone what is there where that was asked', () => {
    const before = file('a', { credit: 'Ana', caption: { en: 'Night' } });
    const change = { credit: 'Ben', licence: 'CC BY 4.0', onlyEmpty: true };
    expect(editOf(change, before)).toEqual({ licence: 'CC BY 4.0' });
    expect(editOf({ ...change, onlyEmpty: false }, before)).toEqual({
      credit: 'Ben',
      licence: 'CC BY 4.0',
    });
    const caption = { caption: { language: 'fr', text: 'La nuit' }, onlyEmpty: false };
    expect(editOf(caption, before)).toEqual({ caption: { en: 'Night', fr: 'La nuit' } });
    expect(
      editOf({ decorative: true, onlyEmpty: false }, file('b', { mediaType: 'text/plain' })),
    ).toBeNull();
  });

  it('goes along to the file that takes its place, and never over what that has', () => {
    const from = file('a', { credit: 'Ana', alt: { en: 'A tram', fr: 'Un tram' } });
    const to = file('b', { credit: 'Ben', alt: { en: 'A bus' } });
    expect(wordsFor(from, to)).toEqual({ alt: { en: 'A bus', fr: 'Un tram' } });
    expect(wordsFor(to, { ...from, credit: '' })).toEqual({ credit: 'Ben' });
  });

  it('tells pictures of one shape from those of another', () => {
    expect(isSameShape(file('a'), file('b', { width: 601, height: 400 }))).toBe(true);
    expect(isSameShape(file('a'), file('b', { width: 400, height: 400 }))).toBe(false);
  });
});
