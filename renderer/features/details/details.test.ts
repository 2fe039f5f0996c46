// Are the checks and the counts before an export what a person is told?
import { describe, expect, it } from 'vitest';
import { titleFromFileName } from '../../../core/checks/file-name.ts';
import { summarise } from '../../../core/library.ts';
import { withAttachments } from '../../app/imports.ts';
import { fakeNewsroom } from '../../dev/fake-newsroom.ts';
import { countOut } from '../export/ExportDialog.tsx';

const room = fakeNewsroom(0);
const [seminar] = room.articles;
if (seminar === undefined) throw new Error('the newsroom is empty');

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
