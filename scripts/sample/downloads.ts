// What do the sample newsroom's presentations, guides and surveys say?
import type { Download } from './documents.ts';

export const downloads: readonly Download[] = [
  {
    key: 'slides-ornfelt',
    fileName: 'Örnfelt - Leaving is slow work.pdf',
    kind: 'slides-pdf',
    title: 'Leaving is slow work',
    author: 'Anders Örnfelt, Norrsken Exit Practice, Sweden',
    language: 'en',
    made: '2026-11-12T08:00:00.000Z',
    pages: [
      {
        heading: 'Three doors out',
        points: [
          'A quarrel inside the group: fast, angry, often reversed',
          'A life outside that begins to weigh more: slow, quiet, lasting',
          'A sentence: an interruption, which may become either of the above',
        ],
      },
      {
        heading: 'What we count in the first year',
        paragraphs: ['Forty-one clients of the practice, 2023 to 2025 (invented figures).'],
        bars: [
          { label: 'Returned a first call', value: 34, unit: '' },
          { label: 'Came to a fourth meeting', value: 27, unit: '' },
          { label: 'Named a person to ring', value: 19, unit: '' },
        ],
      },
      {
        heading: 'What we say at the first meeting',
        points: [
          'Who I am, who pays me, and what I have to report',
          'What we shall not talk about today',
          'When the next meeting is, and how to move it',
        ],
      },
      {
        heading: 'Questions to take home',
        points: [
          'Who in your service answers the telephone at half past six?',
          'Which of your forms asks for a confession nobody needs?',
          'What would make a fourth appointment worth the bus fare?',
        ],
      },
    ],
  },
  {
    key: 'slides-castellfort',
    fileName: 'Castellfort - Small courtesies.pptx',
    kind: 'pptx',
    title: 'Small courtesies: trust on a prison wing',
    author: 'Núria Castellfort, Catalan Rehabilitation Service, Spain',
    language: 'en',
    made: '2026-11-12T08:30:00.000Z',
    pages: [
      {
        heading: 'Two wings, eighteen months',
        points: [
          'Sixty-three men, eleven of them convicted of terrorism offences',
          'One psychologist, two educators, no extra budget',
          'Weekly notes on what opened a conversation and what closed it',
        ],
      },
      {
        heading: 'What opened a conversation',
        points: [
          'Knocking, although the door is ours to open',
          'Using the name the person uses',
          'Returning with the answer on the day we promised it',
        ],
      },
      {
        heading: 'What closed it',
        points: [
          'A new face at every meeting',
          'Questions read aloud from a form',
          'Surprise in our own faces',
        ],
      },
      {
        heading: 'From the wing to the street',
        paragraphs: [
          'Introduce the supervision officer before release, in person, at least twice.',
        ],
        points: ['First visit: say hello and leave', 'Second visit: plan the first day outside'],
      },
    ],
  },
  {
    key: 'slides-dobrinescu',
    fileName: 'Dobrinescu - Measuring without spoiling.pdf',
    kind: 'slides-pdf',
    title: 'Measuring the relationship without spoiling it',
    author: 'Professor Mihai Dobrinescu, Institute for Supervision Studies, Romania',
    language: 'en',
    made: '2026-11-12T09:00:00.000Z',
    pages: [
      {
        heading: 'Why attendance is a poor number',
        points: [
          'It counts buses and shift work as much as willingness',
          'It rises when we threaten and falls when we stop',
          'It says nothing about what happened in the room',
        ],
      },
      {
        heading: 'Four questions, twice a year',
        points: [
          'Did your officer do what was promised?',
          'Could you disagree and still be heard?',
          'Do you know what will happen next?',
          'Would you ring before a problem, or after?',
        ],
      },
      {
        heading: 'Would ring before a problem',
        paragraphs: ['Share of 212 clients who agreed, by the number of officers they had had.'],
        bars: [
          { label: 'One officer', value: 71, unit: '%' },
          { label: 'Two officers', value: 52, unit: '%' },
          { label: 'Three or more', value: 33, unit: '%' },
        ],
      },
      {
        heading: 'Rules we keep',
        points: [
          'Answers go to the team, never to the file',
          'No target is ever set on them',
          'The officer sees her own results first',
        ],
      },
    ],
  },
  {
    key: 'guide-pdf',
    fileName: 'plain-words-guide.pdf',
    kind: 'document-pdf',
    title: 'Plain words at the first appointment',
    author: 'Waymark Network for Community Justice',
    language: 'en',
    made: '2026-11-02T08:00:00.000Z',
    pages: [
      {
        heading: 'Before you begin',
        paragraphs: [
          'This guide is for officers who meet people shortly after a sentence. It was written by forty of them, in five countries, and tested for eight months.',
          'Use what helps. Nothing in it replaces the rules of your own service, and nothing in it needs a new form.',
        ],
        points: [
          'Read the file, then close it',
          'Know the way from the bus stop to your door',
          'Put the clock where you can both see it',
        ],
      },
      {
        heading: 'Say three things',
        paragraphs: [
          'People remember little of a long talk, and least of all when they are tired or afraid. Choose three things and leave the others for the second meeting.',
        ],
        points: [
          'When and where we meet next',
          'What must not happen before then',
          'Whom to ring, and when somebody answers',
        ],
      },
      {
        heading: 'Ask for it back',
        paragraphs: [
          'The question whether everything is clear has one polite answer. Ask instead how the person will explain it at home, and listen for what is missing.',
          'What is missing is nearly always your own sentence. Say it again in other words, and shorter.',
        ],
      },
      {
        heading: 'A checklist for the colleague in the corner',
        points: [
          'Did we begin on time?',
          'Who spoke more?',
          'Was a word used that only we use?',
          'Was the date written down, large?',
          'Did the person ask a question?',
          'Did we wait for it?',
          'Was the telephone quiet?',
          'Did we say what happens next?',
          'Did we say goodbye by name?',
        ],
      },
    ],
  },
  {
    key: 'survey-pdf',
    fileName: 'caseload-survey-2026.pdf',
    kind: 'document-pdf',
    title: 'Caseloads in 22 services',
    author: 'Waymark Network for Community Justice',
    language: 'en',
    made: '2026-10-20T08:00:00.000Z',
    pages: [
      {
        heading: 'In short',
        points: [
          '1,914 officers in 22 services answered between March and May 2026',
          'The median officer looks after 44 people',
          'Knowing who covers for you matters more than the number',
          'All figures in this survey are invented',
        ],
      },
      {
        heading: 'How many people an officer looks after',
        paragraphs: ['Median in each group of services.'],
        bars: [
          { label: 'Large cities', value: 58, unit: '' },
          { label: 'Towns', value: 44, unit: '' },
          { label: 'Rural districts', value: 37, unit: '' },
          { label: 'Islands', value: 21, unit: '' },
        ],
      },
      {
        heading: 'I can do my work well',
        paragraphs: ['Share of officers who agreed, by what they said of cover during absence.'],
        bars: [
          { label: 'A named colleague', value: 68, unit: '%' },
          { label: 'The team', value: 47, unit: '%' },
          { label: 'Nobody', value: 29, unit: '%' },
        ],
      },
      {
        heading: 'How it was counted',
        paragraphs: [
          'A person counts once, whatever the number of sentences. Officers in training are left out, and so are managers with fewer than five cases.',
          'Eight services gave figures from their own systems; in the others officers counted by hand on one day in April.',
        ],
      },
    ],
  },
  {
    key: 'handbook-pdf',
    fileName: 'volunteers-handbook.pdf',
    kind: 'document-pdf',
    title: 'With open eyes: a handbook on volunteers in probation',
    author: 'Waymark Network for Community Justice',
    language: 'en',
    made: '2025-04-01T08:00:00.000Z',
    pages: [
      {
        heading: 'Who this handbook is for',
        paragraphs: [
          'It is for services that work with volunteers, for services that wonder whether they should, and for volunteers who would like to know what they may refuse.',
          'This is an extract of five pages. All examples are invented.',
        ],
      },
      {
        heading: 'Before: whom you look for',
        points: [
          'People with time at the hours when clients have it',
          'People who can bear not to be thanked',
          'People who tell you what went wrong',
          'Nobody who hopes to convert, to rescue or to write a book',
        ],
      },
      {
        heading: 'During: what a volunteer never does',
        points: [
          'Lends money, or borrows it',
          'Keeps a secret about danger',
          'Decides about a breach',
          'Goes alone to a first visit',
          'Takes a client home',
        ],
      },
      {
        heading: 'After: how a volunteer leaves',
        paragraphs: [
          'A volunteer leaves with a last conversation, a written thank you and a date after which no client will call. The client hears of it a month before, from the volunteer and not from a letter.',
        ],
      },
    ],
  },
  {
    key: 'agreement-pdf',
    fileName: 'convention-bénévoles.pdf',
    kind: 'document-pdf',
    title: 'Convention type pour bénévoles',
    author: 'Waymark Network for Community Justice',
    language: 'fr',
    made: '2025-05-02T08:00:00.000Z',
    pages: [
      {
        heading: 'Entre le service et le bénévole',
        paragraphs: [
          'La présente convention fixe ce que chacun peut attendre de l\u2019autre. Elle peut être quittée à tout moment, par écrit et sans explication.',
        ],
        points: [
          'Le bénévole a au moins dix-huit ans.',
          'Il est formé pendant deux journées avant la première rencontre.',
          'Ses frais sont remboursés dans le mois.',
        ],
      },
      {
        heading: 'Ce que le service promet',
        points: [
          'Une personne à appeler, le soir aussi',
          'Un entretien toutes les six semaines',
          'Une assurance, dont une copie est jointe',
        ],
      },
    ],
  },
];
