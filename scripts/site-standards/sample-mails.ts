// Which issues could the sample newsroom have sent? Six periods one after the other, and issues with something of everything.
import type { NewsletterIssue } from '../../core/content/newsletter.ts';
import type { LibrarySnapshot } from '../../core/library.ts';
import { exampleIssue } from '../../core/newsletter/issues-for-tests.ts';
import { type Proposal, propose } from '../../core/newsletter/propose.ts';
import { MOMENT } from './exported-site.ts';

const periods = [
  ['2025-11-01', '2025-12-31'],
  ['2026-01-01', '2026-02-28'],
  ['2026-03-01', '2026-04-30'],
  ['2026-05-01', '2026-06-30'],
  ['2026-07-01', '2026-09-30'],
  ['2026-10-01', '2026-11-30'],
] as const;

export interface ReplayedIssue {
  readonly issue: NewsletterIssue;
  readonly proposal: Proposal;
  /** The moment it was put together. */
  readonly asOf: Date;
}

/** One issue after the other, each proposed as it would have been on the last day of its period. */
export function replay(
  snapshot: LibrarySnapshot,
  changes: Partial<NewsletterIssue> = {},
): ReplayedIssue[] {
  const replayed: ReplayedIssue[] = [];
  for (const [at, [from, until]] of periods.entries()) {
    const asOf = new Date(Math.min(Date.parse(`${until}T20:00:00Z`), MOMENT.getTime()));
    const begun = exampleIssue(at + 1, { period: { from, until }, ...changes });
    const issues = replayed.map(({ issue }) => issue);
    const proposal = propose(begun, { snapshot, issues, asOf });
    const issue = { ...begun, sections: [...proposal.sections], status: 'sent' as const };
    replayed.push({ issue: { ...issue, sentAt: asOf.toISOString() }, proposal, asOf });
  }
  return replayed;
}

/** Issues by what there is to see in them. */
export function sampleIssues(snapshot: LibrarySnapshot): ReadonlyMap<string, NewsletterIssue> {
  const last = replay(snapshot).at(-1)?.issue;
  if (last === undefined) throw new Error('There is no period.');
  const picture = [...snapshot.assets.values()].find(
    ({ fileName }) => fileName === 'bridge-at-dusk.jpg',
  );
  const full: NewsletterIssue = {
    ...last,
    subject: 'More people, fewer officers: the figures of 2026',
    preheader: 'The annual figures, a guide to first appointments, and the calendar for 2027.',
    intro:
      'Dear readers,\n\nThis autumn the network met in Riga and in Ghent. The slides of both are on our website.\n\nWith this letter comes the calendar for 2027: https://news.example.org/calendar/.',
    slots: [
      {
        id: 'partner',
        kind: 'partner',
        place: { after: last.sections[0]?.id ?? '' },
        title: 'A night walk for hostels',
        text: 'The Doorstep Alliance walks through four cities in January, and asks officers along.',
        label: 'Walk with the alliance',
        url: 'https://doorstep.example/walk',
        ...(picture === undefined
          ? {}
          : { image: { asset: picture.id, alt: 'A bridge at night' } }),
      },
    ],
  };
  return new Map([
    ['full', full],
    ['french', { ...full, language: 'fr', number: 7 }],
    // Of no translation: what counts is which way everything stands.
    [
      'right-to-left',
      { ...full, language: 'ar', number: 8, intro: 'مرحبا بالعالم', subject: 'الأرقام' },
    ],
  ]);
}
