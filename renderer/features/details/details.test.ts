// Are the next steps, the checks and the counts before an export what a person is told?
import { describe, expect, it } from 'vitest';
import { articleStatuses } from '../../../core/content/article.ts';
import { summarise } from '../../../core/library.ts';
import { titleFromFileName, withAttachments } from '../../app/imports.ts';
import { fakeNewsroom } from '../../dev/fake-newsroom.ts';
import { countOut } from '../export/ExportDialog.tsx';
import { effectOf, nextSteps } from './next-steps.ts';
import { bodyFacts, preflight } from './preflight-checks.ts';

const room = fakeNewsroom(0);
const [seminar] = room.articles;
if (seminar === undefined) throw new Error('the newsroom is empty');
const now = new Date('2026-05-01T12:00:00.000Z');
const later = { instant: '2026-06-01T12:00:00.000Z', zone: 'Europe/Paris' };

describe('the next steps', () => {
  it('lead on from every state', () => {
    for (const status of articleStatuses) {
      expect(nextSteps({ status }, now).buttons.length).toBeGreaterThan(0);
    }
  });

  it('offer to schedule instead of publishing when the date is in the future', () => {
    expect(nextSteps({ status: 'draft' }, now).buttons).toContain('publish');
    expect(nextSteps({ status: 'draft', publishAt: later }, now).buttons).toContain('schedule');
  });

  it('keep the first date when an article is published again', () => {
    const before = { publishedAt: '2025-01-01T00:00:00.000Z' };
    expect(effectOf('publish', before, now).edit).toEqual(before);
    expect(effectOf('publish', {}, now).edit).toEqual({ publishedAt: now.toISOString() });
  });
});

describe('pre-flight', () => {
  const asset = (id: string) => room.assets.find((one) => one.id === id) ?? null;
  const kinds = (article: typeof seminar) =>
    preflight(article, bodyFacts(article.body), asset).findings.map((finding) => finding.kind);

  it('finds the one picture without a description', () => {
    const { findings, total } = preflight(seminar, bodyFacts(seminar.body), asset);
    expect(findings).toEqual([
      {
        severity: 'blocking',
        kind: 'inText',
        fault: 'picture-not-described',
        place: 2,
        path: expect.any(Array),
      },
    ]);
    expect(total).toBeGreaterThanOrEqual(4 + 2 + 3);
  });

  it('finds what is missing, worst first', () => {
    const bare = {
      ...seminar,
      headline: ' ',
      summary: '',
      categories: [],
      attachments: seminar.attachments.map((one) => ({ ...one, title: '' })).slice(0, 1),
      body: { schemaVersion: 1, document: { type: 'doc', content: [{ type: 'paragraph' }] } },
    };
    expect(kinds(bare)).toEqual(['noHeadline', 'noBody', 'noCategory', 'noTitle', 'noSummary']);
  });

  it('asks every block and mark, and leads to the place', () => {
    const body = {
      schemaVersion: 1,
      document: {
        type: 'doc',
        content: [
          { type: 'paragraph', content: [{ type: 'text', text: 'Words' }] },
          { type: 'videoCard', attrs: { url: 'https://youtu.be/abcdefghijk', title: 'A title' } },
          { type: 'button', attrs: { href: 'https://example.org/' } },
        ],
      },
    };
    const { findings } = preflight({ ...seminar, body }, bodyFacts(body), asset);
    expect(findings).toMatchObject([
      { severity: 'blocking', fault: 'button-without-label', path: [2] },
      { severity: 'advice', fault: 'video-without-transcript', path: [1] },
    ]);
  });

  it('flags what readers do not see at all, and asks nothing else of it', () => {
    const body = {
      schemaVersion: 1,
      document: {
        type: 'doc',
        content: [
          { type: 'fileCard' },
          { type: 'articleCard' },
          { type: 'videoCard', attrs: { url: 'https://example.org/film' } },
          { type: 'button', attrs: { label: 'Register' } },
        ],
      },
    };
    const { findings } = preflight({ ...seminar, body }, bodyFacts(body), asset);
    expect(findings.filter(({ kind }) => kind === 'inText')).toMatchObject([
      { severity: 'blocking', fault: 'button-without-link', path: [3] },
      { severity: 'warning', fault: 'file-missing', path: [0] },
      { severity: 'warning', fault: 'article-missing', path: [1] },
      { severity: 'warning', fault: 'video-missing', path: [2] },
    ]);
  });

  it('is content with “decorative” and with a description of its own', () => {
    const withFeatured = (use: object) => ({
      ...seminar,
      body: { schemaVersion: 1, document: { type: 'doc', content: [] } },
      featuredImage: { asset: seminar.attachments[0]?.asset ?? ('' as never), ...use },
    });
    expect(kinds(withFeatured({}))).toContain('noFeaturedAlt');
    expect(kinds(withFeatured({ decorative: true }))).not.toContain('noFeaturedAlt');
    expect(kinds(withFeatured({ alt: 'A bridge' }))).not.toContain('noFeaturedAlt');
    expect(kinds(withFeatured({ alt: ' ' }))).toContain('noFeaturedAlt');
  });
});

describe('the counts before an export', () => {
  it('add up, and count what is scheduled for later as staying inside', () => {
    const counts = countOut(room.articles.map(summarise), new Date());
    expect(counts).toEqual({
      out: 12,
      inside: 13,
      draft: 6,
      inReview: 3,
      approved: 1,
      later: 2,
      archived: 1,
    });
  });
});

describe('attachments', () => {
  it('get a title from the name of the file', () => {
    expect(titleFromFileName('Closing_lecture  final.pdf')).toBe('Closing lecture final');
    expect(titleFromFileName('.pdf')).toBe('.pdf');
    expect(titleFromFileName('Report v1.2')).toBe('Report v1.2');
  });

  it('are not offered twice', () => {
    const known = room.assets.find((one) => one.id === seminar.attachments[0]?.asset);
    if (known === undefined) throw new Error('the file is not there');
    const { attachments, twice } = withAttachments(seminar, [known]);
    expect(attachments).toEqual(seminar.attachments);
    expect(twice).toEqual([known]);
  });
});
