// Who works in the pretended newsroom, and what have they written? An invented association with articles in every state.
import { instantOfWallTime } from '../../core/calendar/wall-time.ts';
import {
  type Article,
  type ArticleStatus,
  newArticle,
  type ZonedInstant,
} from '../../core/content/article.ts';
import type { Asset } from '../../core/content/asset.ts';
import type { BodyNode } from '../../core/content/body.ts';
import {
  articleId,
  assetId,
  libraryId,
  makeUuid,
  personId,
  termId,
} from '../../core/content/ids.ts';
import {
  type Category,
  type Person,
  type Site,
  startingNewsTypes,
  type Taxonomy,
} from '../../core/content/site.ts';
import { makeSlug } from '../../core/content/text.ts';
import { writeReason } from '../../core/related/reason.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export interface FakeNewsroom {
  readonly libraryId: ReturnType<typeof libraryId.parse>;
  readonly site: Site;
  readonly taxonomy: Taxonomy;
  readonly people: Person[];
  readonly articles: Article[];
  readonly assets: Asset[];
  pictureUrl(id: string): string;
}

/** Builds the newsroom with `more` further published articles. */
export function fakeNewsroom(more: number): FakeNewsroom {
  const now = Date.now();
  let made = 0;
  const uuid = (at: number): string =>
    makeUuid({
      now: () => at,
      random: (bytes) => {
        made += 1;
        for (let index = 0; index < bytes.length; index++) {
          bytes[index] = (made * 31 + index * 17) % 256;
        }
        new DataView(bytes.buffer).setUint32(12, made);
        return bytes;
      },
    });
  const term = (name: string, order: number) => ({
    id: termId.parse(uuid(now - 900 * DAY)),
    name,
    slug: makeSlug(name, new Set(), 'term'),
    description: '',
    order,
  });
  const sortedBy: Category[] = [
    'Rehabilitation',
    'Restorative practice',
    'Electronic monitoring',
    'Staff and training',
    'Mental health',
    'Young adults',
    'Prison estate and community sanctions',
  ].map(term);
  const [, , , above, ...below] = sortedBy;
  if (above !== undefined) for (const one of below.slice(0, 2)) one.parent = above.id;
  const taxonomy: Taxonomy = {
    categories: sortedBy,
    newsTypes: startingNewsTypes.map(term),
    tags: ['Seminar', 'Survey', 'Podcast'].map(term),
  };
  const people: Person[] = [
    ['Marta Lindqvist', 'Communications officer'],
    ['Daan Okafor', 'Editor'],
    ['Ilse Brandt', 'Policy adviser'],
  ].map(([name = '', role = '']) => ({
    id: personId.parse(uuid(now - 900 * DAY)),
    name,
    role,
    organisation: 'Harbour Bridge',
    link: '',
  }));
  const site: Site = {
    name: 'Harbour Bridge Newsroom',
    tagline: 'News of community justice, from the people who do it',
    description: '',
    baseUrl: null,
    languages: ['en-GB', 'fr', 'de'],
    timeZone: 'Europe/Amsterdam',
    dateFormat: 'dd/mm/yyyy',
    logo: null,
    colours: { primary: '#0f4a42', badge: '#f6c64a' },
    fonts: { headings: null, text: null, labels: null },
    newBadgeDays: 14,
    relatedCount: 6,
    relatedIntro: '',
    newsletter: null,
    navigation: [],
    footer: [],
    social: [],
    theme: 'column',
    themeSettings: {},
  };

  const asset = (digit: string, fileName: string, mediaType: string, size: number): Asset => ({
    id: assetId.parse(digit.repeat(64)),
    fileName,
    mediaType,
    extension: fileName.split('.').at(-1) ?? 'bin',
    size,
    ...(mediaType.startsWith('image/') ? { width: 1200, height: 700 } : {}),
    alt: digit === 'a' ? { 'en-GB': 'Twelve people around a long table, a map between them' } : {},
    decorative: false,
    caption: {},
    credit: '',
    licence: '',
    createdAt: new Date(now).toISOString(),
  });
  const pptx = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';
  const assets = [
    asset('a', 'workshop.jpg', 'image/jpeg', 410_000),
    asset('b', 'whiteboard.jpg', 'image/jpeg', 380_000),
    asset('c', 'Leaving is a road.pdf', 'application/pdf', 2_400_000),
    asset('d', 'El primer encuentro.pptx', pptx, 6_100_000),
    asset('e', 'Counting what counts.pdf', 'application/pdf', 1_800_000),
  ];

  const build = (
    status: ArticleStatus,
    headline: string,
    type: number,
    changedAgo: number,
    change: Partial<Article> = {},
  ): Article => {
    const changed = now - changedAgo;
    const id = articleId.parse(uuid(changed - 3 * DAY));
    const newsType = taxonomy.newsTypes[type]?.id ?? termId.parse(uuid(now));
    const base = newArticle(id, {
      newsType,
      language: 'en-GB',
      now: new Date(changed).toISOString(),
    });
    const isOut = status === 'published' || status === 'archived';
    return {
      ...base,
      headline,
      slug: makeSlug(headline, new Set(), base.slug),
      status,
      revision: 3,
      summary: 'A short teaser for lists.',
      body: { schemaVersion: 1, document: doc(paragraph('The text of this article is short.')) },
      ...(isOut ? { publishedAt: new Date(changed).toISOString() } : {}),
      ...change,
    };
  };
  /** So many days from now, at that hour. */
  const at = (days: number, hour: number): ZonedInstant => {
    const day = new Date(now + days * DAY).toISOString().slice(0, 10);
    const wall = `${day}T${String(hour).padStart(2, '0')}:00`;
    return { instant: instantOfWallTime(wall, site.timeZone) ?? '', zone: site.timeZone };
  };
  const categories = (...indexes: number[]) =>
    indexes.flatMap((index) => taxonomy.categories[index]?.id ?? []);
  const byline = people[0]?.id;
  const attach = (...digits: string[]): Article['attachments'] =>
    digits.map((digit) => {
      const found = assets.find((one) => one.id.startsWith(digit));
      return {
        asset: assetId.parse(digit.repeat(64)),
        title: (found?.fileName ?? digit).replace(/\.\w+$/, ''),
        language: digit === 'd' ? 'es' : 'en-GB',
      };
    });

  const articles: Article[] = [
    build(
      'inReview',
      'How patience changes minds: slides from the harbour seminar on leaving violence',
      1,
      5 * MINUTE,
      {
        standfirst:
          'Eighty practitioners spent a November day on one question: how does a supervision officer begin a conversation with someone who has no reason to talk?',
        summary:
          'Three practitioners on patience, first meetings and what supervision can measure. Their slides are ready to download.',
        categories: categories(0, 4),
        bylines: byline === undefined ? [] : [byline],
        attachments: attach('c', 'd', 'e'),
        body: { schemaVersion: 1, document: seminarText() },
      },
    ),
    build(
      'inReview',
      'Peer mentors in the old shipyard: the first two hundred journeys',
      0,
      26 * 60 * MINUTE,
      { attachments: attach('c'), publishAt: at(2, 9) },
    ),
    build('inReview', 'Electronic monitoring without the ankle: a reader’s guide', 2, 3 * DAY),
    build('draft', 'Neurodivergent clients: a practice guide enters its pilot year', 0, 4 * DAY, {
      event: { start: at(2, 10), end: at(2, 16), place: 'Aalhaven', link: '' },
    }),
    build('draft', 'Two benches, episode 18: the judge who visits', 3, 4 * DAY),
    build('draft', 'Call for papers: community sanctions in small states', 5, 5 * DAY, {
      attachments: attach('c', 'e'),
      dueAt: at(2, 17),
      assignee: 'Daan Okafor',
    }),
    build('draft', 'Staff wellbeing survey: read the national annexes', 5, 8 * DAY, {
      dueAt: at(-1, 12),
    }),
    build('draft', '', 0, 9 * DAY),
    build(
      'draft',
      'Ein sehr langer deutscher Titel über Bewährungshilfeweiterbildungsveranstaltungen in Grenzregionen',
      0,
      11 * DAY,
      { language: 'de' },
    ),
    build('approved', 'Agreement signed with the Small Houses Alliance', 6, 3 * DAY, {
      event: { start: at(1, 0), end: at(3, 0), place: 'Nordkap', link: '' },
    }),
    build('scheduled', 'Winter newsletter, with the calendar of the coming year', 4, 2 * DAY, {
      publishAt: { instant: new Date(now + 3 * DAY).toISOString(), zone: 'Europe/Amsterdam' },
    }),
    build('scheduled', 'Court-ordered care: 1,140 people still waiting in cells', 0, 4 * DAY, {
      publishAt: { instant: new Date(now + 5 * DAY).toISOString(), zone: 'Europe/Amsterdam' },
      embargoUntil: { instant: new Date(now + 6 * DAY).toISOString(), zone: 'Europe/Amsterdam' },
    }),
    ...[
      'Restorative meetings after burglary: the second year in Aalhaven',
      'How much stress is too much? What staff in twenty-six services say',
      'Reading corner: six novels about second chances',
      'Annual conference: the programme is out',
      'A night shift with the duty officer',
      'What young adults told us about curfews',
      'New partner: the Northern Mediation House',
      'Vacancy: project officer for the learning programme',
      'Podcast: the long way home from prison',
      'Work in the community pays back, a review of forty studies finds',
      'Interview: a probation chief who began as a volunteer',
      'The map of open centres has been redrawn',
    ].map((headline, index) =>
      build('published', headline, index % 8, (6 + index * 5) * DAY, {
        categories: categories(index % 7),
        highlighted: index === 1,
        attachments: index % 4 === 0 ? attach('e') : [],
      }),
    ),
    build('archived', 'Registration for the spring seminar has closed', 0, 200 * DAY),
  ];
  const out = articles.filter((one) => one.status === 'published');
  for (const [place, one] of out.entries()) {
    const others = [...out.slice(place + 1), ...out.slice(0, place)].slice(0, 9);
    const items = others.map(({ id, headline }, index) => ({
      id,
      score: 300 - index * 20,
      reason: writeReason({
        words: headline.split(' ').slice(-2),
        categories: taxonomy.categories.slice(index % 3, (index % 3) + 1).map(({ name }) => name),
        people: index === 1 ? people.slice(0, 1).map(({ name }) => name) : [],
        daysApart: index * 5,
      }),
    }));
    one.related = { items, computedFor: 2, pinned: [], excluded: [] };
  }
  for (let index = 0; index < more; index++) {
    articles.push(
      build(
        'published',
        `Notice ${index + 1} from the archive of the network`,
        index % 8,
        ((70 + index) * DAY) / 4,
      ),
    );
  }

  return {
    libraryId: libraryId.parse(uuid(now - 900 * DAY)),
    site,
    taxonomy,
    people,
    articles,
    assets,
    pictureUrl,
  };
}

function pictureUrl(id: string): string {
  const [ground, hill] = id.startsWith('a') ? ['#c9d8e3', '#4c7089'] : ['#e8d9c4', '#8a5a3c'];
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 700"><rect width="1200" height="700" fill="${ground}"/><path d="M0 520 300 300l220 160 260-260 420 320v180H0z" fill="${hill}"/><circle cx="900" cy="160" r="70" fill="#fff" opacity=".7"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(drawing)}`;
}

function doc(...content: BodyNode[]): BodyNode {
  return { type: 'doc', content };
}

function paragraph(...content: (string | BodyNode)[]): BodyNode {
  return {
    type: 'paragraph',
    content: content.map((part) =>
      typeof part === 'string' ? { type: 'text', text: part } : part,
    ),
  };
}

function heading(level: number, text: string): BodyNode {
  return { type: 'heading', attrs: { level }, content: [{ type: 'text', text }] };
}

function seminarText(): BodyNode {
  const link = { type: 'link', attrs: { href: 'https://example.org/call-back' } };
  return doc(
    paragraph(
      'The second of three seminars in the project brought together probation staff, prison psychologists and researchers from seventeen countries. Nobody promised a method. What the morning offered instead was a patient description of the first ten conversations, and of how often the fourth one fails.',
    ),
    paragraph(
      'About one participant in three said their service has no written guidance for that moment. The slides, linked below, are a place to begin.',
    ),
    heading(2, 'Three speakers, one thread'),
    paragraph(
      'Speaking from twenty years of exit work, the opening speaker asked the room to stop counting ideas and start counting ',
      { type: 'text', text: 'people who return a call', marks: [link] },
      '. Her colleague from the coast followed with case notes from two wings, where small courtesies did more than any programme.',
    ),
    {
      type: 'figure',
      attrs: { asset: 'a'.repeat(64), alt: null, decorative: null, focalPoint: null },
      content: [{ type: 'text', text: 'The afternoon workshop drew its own map of the city.' }],
    },
    paragraph(
      'The closing lecture turned to evidence: what supervision can measure without harming the thing it measures.',
    ),
    {
      type: 'bulletList',
      content: [
        'Begin with what the person wants to keep.',
        'Write down what was promised.',
        'Come back when you said you would.',
      ].map((text) => ({ type: 'listItem', content: [paragraph(text)] })),
    },
    {
      type: 'blockquote',
      attrs: { attribution: 'A supervision officer from the north' },
      content: [paragraph('I used to bring arguments. Now I bring time.')],
    },
    {
      type: 'figure',
      attrs: { asset: 'b'.repeat(64), alt: null, decorative: null, focalPoint: null },
    },
    paragraph('The third seminar takes place in spring. Registration opens in January.'),
  );
}
