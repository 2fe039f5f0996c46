// Are the next steps, the checks and the counts before an export what a person is told?
import { describe, expect, it } from 'vitest';
import { titleFromFileName } from '../../../core/checks/file-name.ts';
import { articleStatuses } from '../../../core/content/article.ts';
import { summarise } from '../../../core/library.ts';
import { withAttachments } from '../../app/imports.ts';
import { fakeNewsroom } from '../../dev/fake-newsroom.ts';
import { countOut } from '../export/ExportDialog.tsx';
import { effectOf, nextSteps } from './next-steps.ts';

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
