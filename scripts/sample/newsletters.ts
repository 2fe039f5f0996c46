// Which issues of its newsletter has the sample newsroom? Three that went out and the one that is being made.
import type { ArticleId, TermId } from '../../core/content/ids.ts';
import {
  type NewsletterIssue,
  type NewsletterTemplate,
  newsletterId,
  templateId,
} from '../../core/content/newsletter.ts';

interface Item {
  /** The name of its manuscript. */
  readonly article: string;
  readonly blurb?: string;
  readonly pinned?: boolean;
}

interface Manuscript
  extends Pick<NewsletterIssue, 'number' | 'period' | 'subject' | 'preheader' | 'intro'> {
  /** By news type, in the order of readers. */
  readonly sections: Readonly<Record<string, readonly Item[]>>;
  readonly sentAt?: string;
  readonly dueAt?: string;
  /** The manuscript of the article that announced it. */
  readonly announcement?: string;
  readonly begun: string;
}

const ZONE = 'Europe/Brussels';

const issues: readonly Manuscript[] = [
  {
    number: 37,
    period: { from: '2026-05-01', until: '2026-07-15' },
    subject: 'Two chairs, one summer school, and a diary that closes',
    preheader: 'Why sentences are slow to cross a border, and five more reads for the train',
    intro:
      'Before the offices empty for the summer: what the network did since May.\n\nIf you read one thing only, read the goodbye from Brno. Thirty-one years fit into four minutes.',
    sections: {
      News: [
        { article: 'news-skoda-retires', pinned: true },
        { article: 'restorative-two-chairs' },
        { article: 'domestic-partner-calls' },
      ],
      'Event report': [
        { article: 'event-summer-school' },
        {
          article: 'event-cross-border-lyon',
          blurb:
            'From judgment to first appointment in 143 days: our Lyon meeting counted each of them.',
        },
      ],
    },
    begun: '2026-07-13T08:00:00.000Z',
    sentAt: '2026-07-16T08:30:00.000Z',
  },
  {
    number: 38,
    period: { from: '2026-07-16', until: '2026-09-30' },
    subject: 'What we took home from Riga',
    preheader: 'The annual conference in short, judges on site, and a call for workshops',
    intro: 'September was conference month. Here is what stays of it, and what comes next.',
    sections: {
      'Event report': [{ article: 'event-conference-riga', pinned: true }],
      News: [{ article: 'news-judges-on-site' }],
      Vacancy: [
        {
          article: 'call-workshops-porto',
          blurb:
            'You have an hour worth sharing? Porto has the room. Proposals until the end of October.',
        },
      ],
    },
    begun: '2026-09-28T13:00:00.000Z',
    sentAt: '2026-10-01T07:45:00.000Z',
  },
  {
    number: 39,
    period: { from: '2026-10-01', until: '2026-11-12' },
    subject: 'How many is too many? And the calendar for 2027',
    preheader: 'First figures of the caseload survey, eleven dates, and notes from Zagreb',
    intro:
      'The figures are in: 22 services have counted their caseloads for us.\n\nWith this letter comes the activity calendar for 2027. Four cities, and one conference that moves to the coast.',
    sections: {
      Publication: [{ article: 'publication-caseloads', pinned: true }],
      News: [
        { article: 'news-athina-mentors' },
        { article: 'service-lodz-tram' },
        { article: 'news-mental-health-appointments' },
      ],
      'Event report': [{ article: 'event-monitoring-zagreb' }],
      'Partner news': [{ article: 'partner-doorstep-alliance' }],
    },
    begun: '2026-11-10T09:00:00.000Z',
    sentAt: '2026-11-13T10:00:00.000Z',
    announcement: 'newsletter-november-2026',
  },
  {
    number: 40,
    period: { from: '2026-11-13', until: '2026-11-30' },
    subject: 'The second conversation, and plain words for the first',
    preheader: '',
    intro: 'The last letter of the year is a short one.',
    sections: {
      'Event report': [
        {
          article: 'seminar-second-conversation',
          blurb:
            'Ghent asked what happens after the first appointment. Three speakers answered, and their slides are here.',
          pinned: true,
        },
      ],
      Publication: [{ article: 'guide-first-appointments' }],
    },
    begun: '2026-11-23T14:00:00.000Z',
    dueAt: '2026-12-03T08:00:00.000Z',
  },
];

/** How identifiers are made and articles and news types found, as `build.ts` does for every other record. */
export interface NewsletterLookups {
  makeId(moment: string, name: string): string;
  article(key: string): ArticleId;
  newsType(name: string): TermId;
}

/** The issues of the sample newsroom, as they are kept. */
export function sampleIssues({ makeId, article, newsType }: NewsletterLookups): NewsletterIssue[] {
  return issues.map(({ sections, begun, sentAt, dueAt, announcement, ...written }) => ({
    id: newsletterId.parse(makeId(begun, `newsletter ${written.number}`)),
    ...written,
    language: 'en',
    grouping: 'newsType',
    sections: Object.entries(sections).map(([title, items]) => ({
      id: newsType(title),
      title,
      items: items.map((item) => ({ ...item, article: article(item.article) })),
    })),
    slots: [],
    excluded: [],
    service: 'generic',
    ...(dueAt === undefined ? {} : { dueAt: { instant: dueAt, zone: ZONE } }),
    ...(sentAt === undefined ? { status: 'draft' } : { status: 'sent', sentAt }),
    ...(announcement === undefined ? {} : { announcement: article(announcement) }),
    createdAt: begun,
    updatedAt: sentAt ?? begun,
    revision: 1,
  }));
}

/** The template that they began with. */
export function sampleTemplate({ makeId }: NewsletterLookups): NewsletterTemplate {
  const made = '2026-07-13T08:30:00.000Z';
  return {
    id: templateId.parse(makeId(made, 'template Letter to members')),
    name: 'Letter to members',
    language: 'en',
    grouping: 'newsType',
    subject: '',
    preheader: '',
    intro: '',
    sections: [{ title: 'Event report' }, { title: 'News' }],
    slots: [],
    service: 'generic',
    createdAt: made,
    updatedAt: made,
  };
}
