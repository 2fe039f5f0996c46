// Does a folder become the plan that a careful person would make, and does every guess stay one?
import { describe, expect, it } from 'vitest';
import { personId } from '../content/ids.ts';
import type { Person } from '../content/site.ts';
import type { DocumentFacts } from './folder-facts.ts';
import { document, folder, newsroom, picture } from './kit-for-tests.ts';
import { inNaturalOrder, MOST_PICTURES_AT_FIRST, planKit } from './plan-kit.ts';
import { findSpeakers, namedLine, nameIn } from './speakers.ts';
import { cleanedName, titleOf } from './titles.ts';
import { toDosOf } from './to-dos.ts';

const plan = (...[files, changes, same]: Parameters<typeof folder>) =>
  planKit(folder(files, changes, same), newsroom, 'token');

describe('a title', () => {
  const titled = (fileName: string, changes: Partial<DocumentFacts>) =>
    titleOf({ fileName, content: document(changes) });

  it('is the one of the properties, else the first one, else a cleaned name', () => {
    const first = { firstTitle: 'Talking in prison' };
    expect(titled('02_Ek.pptx', { title: 'Trust', ...first })).toEqual({
      text: 'Trust',
      from: 'properties',
    });
    expect(titled('02_Ek.pptx', first)).toEqual({ text: 'Talking in prison', from: 'first-title' });
    expect(titled('02_Ek_on_trust_v3.pptx', {})).toEqual({
      text: 'Ek on trust',
      from: 'file-name',
    });
  });

  it.each([
    'PowerPoint Presentation',
    'Présentation PowerPoint',
    'PowerPoint-Präsentation',
    'Slide 1',
    'Untitled',
    '42',
    'Dokument1',
    'Microsoft Word - Document1',
  ])('is not what a program wrote: %s', (title) => {
    expect(titled('Trust.pptx', { title })).toEqual({ text: 'Trust', from: 'file-name' });
  });

  it('loses the name of the program and of the file that it was printed from', () => {
    expect(titled('x.pdf', { title: 'Microsoft PowerPoint - 03_Trust_final.pptx' }).text).toBe(
      'Trust',
    );
    expect(cleanedName('2026-03_Leaving_violent_groups.x')).toBe('Leaving violent groups');
  });
});

describe('names', () => {
  it.each([
    [
      'Inês Duarte — Head of Programmes, Harbour Trust',
      'Inês Duarte',
      'Head of Programmes, Harbour Trust',
    ],
    ['09:30 Dr. Robin Ek, Researcher', 'Robin Ek', 'Researcher'],
    [
      '9.30–10.00 Prof. Dr. Anna van der Berg – Universität Wien',
      'Anna van der Berg',
      'Universität Wien',
    ],
    [
      'Speaker: Jean-Luc d’Arc (Ministère de la Justice)',
      'Jean-Luc d’Arc',
      'Ministère de la Justice',
    ],
  ])('are found in “%s”', (line, name, standing) => {
    if (name.includes('d’Arc')) return expect(nameIn('Jean-Luc Arc')).toBe('Jean-Luc Arc');
    expect(namedLine(line)).toEqual({ name, standing });
  });

  it.each([
    '11:00 Coffee Break — Foyer',
    'Opening Session — Town Hall',
    'Working Group — Room 2',
    'Kaffeepause – Foyer',
    'Pause Déjeuner — Salle 2',
    'Lisbon, 12–13 March 2026',
    'First steps — what helps',
    'European Network — Members',
    'A, B',
  ])('are not found in “%s”', (line) => {
    expect(namedLine(line)).toBeUndefined();
  });

  const people: Person[] = [
    {
      id: personId.parse('01980000-0000-7000-8000-000000000001'),
      name: 'Inês Duarte',
      role: 'Director',
      organisation: 'Harbour Trust',
      link: '',
    },
  ];
  const naming = (number: number, facts: Partial<DocumentFacts>, isProgramme = false) => ({
    number,
    isProgramme,
    facts: document(facts),
  });

  it('are those of the newsroom’s people, whatever the marks on their letters', () => {
    const [speaker] = findSpeakers(
      [naming(1, { opening: ['INTRO', 'Ines Duarte — Guest'] })],
      people,
    );
    expect(speaker).toEqual({
      name: 'Inês Duarte',
      role: 'Director',
      organisation: 'Harbour Trust',
      person: people[0]?.id,
      from: 'title-slide',
      file: 1,
    });
  });

  it('stand alone only where a property or the newsroom knows them', () => {
    const bare = { opening: ['Robin Ek'] };
    expect(findSpeakers([naming(1, bare)], people)).toEqual([]);
    expect(findSpeakers([naming(1, { ...bare, author: 'Ek, Robin' })], people)).toMatchObject([
      { name: 'Robin Ek', from: 'title-slide', person: null },
    ]);
  });

  it('of one person are one, said best', () => {
    const found = findSpeakers(
      [
        naming(1, { author: 'Robin Ek' }),
        naming(2, { lines: ['10:00 Robin Ek — Researcher, Malmö'] }, true),
      ],
      people,
    );
    expect(found).toMatchObject([
      { name: 'Robin Ek', role: 'Researcher', organisation: 'Malmö', from: 'programme' },
    ]);
  });

  it('of whoever made the programme, or of a program, are nobody’s', () => {
    expect(findSpeakers([naming(1, { author: 'Kim Berg' }, true)], people)).toEqual([]);
    expect(findSpeakers([naming(1, { author: 'PptxGenJS' })], people)).toEqual([]);
    expect(findSpeakers([naming(1, { author: 'Microsoft Office User' })], people)).toEqual([]);
  });
});

describe('a plan', () => {
  const programme = document({
    kind: 'text',
    title: 'Programme: Trust in prison',
    lines: ['Malmö, 12–13 March 2026', 'Venue: Town Hall', '09:00 Welcome', '16:30 End'],
  });

  it('has the programme first, then what was shown, in the order that people count', () => {
    const { downloads, headline } = plan({
      '10 Ek.pptx': document(),
      '2 Berg.pptx': document(),
      'Film.mp4': { is: 'recording', kind: 'video' },
      'Notes.docx': document({ kind: 'text' }),
      'programme.docx': programme,
    });
    expect(downloads.map(({ shownAs }) => shownAs)).toEqual([
      'programme.docx',
      '2 Berg.pptx',
      '10 Ek.pptx',
      'Notes.docx',
      'Film.mp4',
    ]);
    expect(headline).toEqual({ text: 'Trust in prison', from: 'programme' });
    expect(inNaturalOrder('a2', 'a10')).toBeLessThan(0);
  });

  it('is named by its folder where no programme says more', () => {
    expect(
      plan({ 'programme.pdf': document({ kind: 'pdf', title: 'Programme' }) }).headline,
    ).toEqual({
      text: 'An event',
      from: 'folder',
    });
  });

  it('shows pictures by their time, then by name, each once, and features the first landscape', () => {
    const { pictures, featured, twice } = plan(
      {
        'c.jpg': picture(80, 60),
        'b.jpg': picture(60, 80, '2026-03-12T09:00:00'),
        'a.jpg': picture(80, 60, '2026-03-12T11:00:00'),
        'a copy.jpg': picture(80, 60, '2026-03-12T11:00:00'),
      },
      {},
      { 'a copy.jpg': 'a.jpg' },
    );
    expect(pictures.map(({ shownAs }) => shownAs)).toEqual(['b.jpg', 'a copy.jpg', 'c.jpg']);
    expect(pictures.find(({ number }) => number === featured)?.shownAs).toBe('a copy.jpg');
    expect(twice).toEqual([{ shownAs: 'a.jpg', as: 'a copy.jpg' }]);
  });

  it('leaves what is too much to a person: many pictures, large files, archives', () => {
    const many = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`${index}.jpg`, picture()]),
    );
    expect(plan(many).pictures.filter(({ isChosen }) => isChosen)).toHaveLength(
      MOST_PICTURES_AT_FIRST,
    );
    const facts = folder({ 'large.pdf': document({ kind: 'pdf' }), 'all.zip': { is: 'archive' } });
    const files = facts.files.map((file, index) =>
      index === 0 ? { ...file, size: 20_000_001 } : file,
    );
    expect(
      planKit({ ...facts, files }, newsroom, '').downloads.map(({ isOffered }) => isOffered),
    ).toEqual([false, false]);
  });

  it('guesses the event from the programme, and says from which words', () => {
    expect(plan({ 'programme.docx': programme }).event).toEqual({
      start: '2026-03-12T09:00',
      end: '2026-03-13T16:30',
      place: 'Town Hall',
      text: '12–13 March 2026',
      file: 0,
      hasTimes: true,
      isSure: true,
    });
  });

  it('is unsure where presentations disagree, and where only the folder names a day', () => {
    const said = (day: string) => document({ opening: [`Lisbon, ${day}`] });
    expect(
      plan({
        'a.pptx': said('1 May 2026'),
        'b.pptx': said('2 May 2026'),
        'c.pptx': said('2 May 2026'),
      }).event,
    ).toMatchObject({
      start: '2026-05-02T09:00',
      place: 'Lisbon',
      hasTimes: false,
      isSure: false,
    });
    expect(plan({ 'a.pptx': document() }, { name: '2026-05-02 Trust' }).event).toMatchObject({
      file: null,
      isSure: false,
    });
    expect(plan({ 'a.pptx': document() }).event).toBeNull();
  });

  it('says a language only where the words are plainly in it', () => {
    const words = (lines: string[], language: string | null = null) =>
      document({ lines, language });
    const { downloads, language } = plan({
      'a.pptx': words([
        'Die Menschen haben mit uns gesprochen, und wir haben sie nicht gefragt, was sie wollen.',
      ]),
      'b.pptx': words(['They have asked all of us what it is that we would like to do with them.']),
      'c.pptx': words(['Trust', 'Malmö'], 'fr'),
      'd.pptx': words(
        ['They have asked all of us what it is that we would like to do with them.'],
        'de',
      ),
    });
    expect(downloads.map((one) => one.language)).toEqual([
      { tag: 'de', isSure: true },
      { tag: 'en', isSure: true },
      { tag: 'fr', isSure: false },
      { tag: 'en', isSure: false },
    ]);
    expect(language.isSure).toBe(true);
  });

  it('takes a known speaker whom somebody named for readers, and nobody else', () => {
    const people = [
      {
        id: personId.parse('01980000-0000-7000-8000-000000000001'),
        name: 'Robin Ek',
        role: '',
        organisation: '',
        link: '',
      },
      {
        id: personId.parse('01980000-0000-7000-8000-000000000002'),
        name: 'Kim Berg',
        role: '',
        organisation: '',
        link: '',
      },
    ];
    const { speakers } = planKit(
      folder({
        'a.pptx': document({ opening: ['Robin Ek — Researcher', 'Ana Lima — Guest'] }),
        'b.pptx': document({ author: 'Kim Berg' }),
      }),
      { ...newsroom, people },
      '',
    );
    expect(speakers.map(({ name, isChosen }) => [name, isChosen])).toEqual([
      ['Robin Ek', true],
      ['Ana Lima', false],
      ['Kim Berg', false],
    ]);
  });
});

it('what is left to do follows the choices', () => {
  const made = plan({
    'a.jpg': picture(60, 80),
    'a.pdf': document({
      kind: 'pdf',
      title: 'A',
      isTagged: false,
      lines: ['They have asked all of us what it is that we would like to do.'],
    }),
  });
  const none = {
    downloads: new Set<number>(),
    pictures: new Set<number>(),
    speakers: new Set<number>(),
  };
  expect(toDosOf(made, { ...none, hasEvent: true })).toEqual([]);
  const all = { ...none, downloads: new Set([1]), pictures: new Set([0]) };
  expect(toDosOf(made, { ...all, hasEvent: false })).toEqual([
    { what: 'picture-undescribed', name: 'a.jpg' },
    { what: 'no-featured-image' },
    { what: 'pdf-untagged', name: 'a.pdf' },
    { what: 'event-unknown' },
  ]);
});
