// What does the window say about the blocks of an article? The part of the catalogue that inserting and editing them needs.

/** What can be put into the text: its name, and what it is for. */
const insertable = {
  paragraph: { name: 'Paragraph', purpose: 'Plain text' },
  heading2: { name: 'Heading 2', purpose: 'A new section' },
  heading3: { name: 'Heading 3', purpose: 'A part of a section' },
  heading4: { name: 'Heading 4', purpose: 'The smallest heading' },
  bulletList: { name: 'Bulleted list', purpose: 'Points in no order' },
  orderedList: { name: 'Numbered list', purpose: 'Steps, or points in order' },
  quote: { name: 'Quote', purpose: 'What somebody said, and who' },
  image: { name: 'Image', purpose: 'A picture with caption and description' },
  gallery: { name: 'Gallery', purpose: 'Several pictures side by side' },
  table: { name: 'Table', purpose: 'Rows and columns with a heading row' },
  factBox: { name: 'Fact box', purpose: 'A few facts set apart from the text' },
  button: { name: 'Button', purpose: 'One thing for readers to do' },
  fileCard: { name: 'Download', purpose: 'A file where the text speaks of it' },
  videoCard: { name: 'Video', purpose: 'From YouTube, Vimeo or PeerTube' },
  peopleList: { name: 'People', purpose: 'Speakers or contacts with their roles' },
  eventFacts: { name: 'Event facts', purpose: 'When and where, from the details' },
  articleCard: { name: 'Article card', purpose: 'Leads to another article' },
  footnote: { name: 'Footnote', purpose: 'A remark or source at the end' },
  divider: { name: 'Divider', purpose: 'A line between two parts' },
} satisfies Record<string, { readonly name: string; readonly purpose: string }>;

/** The fields inside blocks. */
const fields = {
  factBoxTitle: { label: 'Title', hint: 'What the facts are about (optional)' },
  buttonLabel: { label: 'Label', hint: 'Register by 1 March' },
  buttonHref: { label: 'Leads to', hint: 'https://, mailto:, tel:' },
  fileAsset: { label: 'File', hint: 'Choose file…' },
  fileTitle: { label: 'Title', hint: 'What readers see' },
  fileLanguage: { label: 'Language', hint: 'As the article' },
  videoUrl: { label: 'Address', hint: 'Paste the address of the video’s page' },
  videoTitle: { label: 'Title', hint: 'What the video is called' },
  videoTranscript: { label: 'Transcript', hint: 'Address of the words as text' },
  videoPoster: { label: 'Picture', hint: 'Choose picture…' },
  personName: { label: 'Name', hint: 'Name' },
  personRole: { label: 'Role', hint: 'Role' },
  personOrganisation: { label: 'Organisation', hint: 'Organisation' },
  personLink: { label: 'Link', hint: 'https://, mailto:' },
  cardArticle: { label: 'Leads to', hint: 'Type a few letters of its headline' },
  tableCaption: { label: 'Table caption', hint: 'What the table shows (optional)' },
} satisfies Record<string, { readonly label: string; readonly hint: string }>;

export type BlockFieldKey = keyof typeof fields;
export type InsertableId = keyof typeof insertable;

export const blockMessages = {
  insert: 'Insert',
  insertable,
  fields,
  slash: {
    title: 'Insert into the text',
    none: 'Nothing by that name',
  },
  more: 'More formatting',
  marks: {
    underline: 'Underline',
    strike: 'Strike through',
    superscript: 'Superscript',
    subscript: 'Subscript',
    code: 'Code',
  },
  language: 'Language of the words',
  languageOfArticle: 'As the article',
  chosenFile: (name: string, kind: string, size: string) => `${name} · ${kind}, ${size}`,
  replace: 'Replace…',
  missingFile: 'This file is not in the newsroom.',
  remove: 'Remove',
  linkRefused: 'Not kept: use an address that starts with https:, http:, mailto: or tel:.',
  videoOn: (service: string) => `On ${service}. Nothing loads before the reader asks for it.`,
  videoUnknown:
    'Galley knows videos on YouTube, Vimeo and PeerTube. This address is on none of them.',
  articleGone: 'This article is not in the newsroom any more.',
  articlesFound: (number: number) =>
    number === 0
      ? 'No article found'
      : `${number === 1 ? 'One article' : `${number} articles`} found`,
  eventMissing: 'The article has no event yet. Add it in the details, under Event.',
  eventWhere: 'Taken from the event of this article, not typed here.',
  person: (place: number) => `Person ${place}`,
  addPerson: 'Add person',
  moveUp: 'Move up',
  moveDown: 'Move down',
  addPictures: 'Add pictures…',
  footnote: 'Footnote',
  footnoteWords: 'Words of the footnote',
  carried: {
    newer: 'Content of a newer Galley',
    damaged: 'Content that cannot be edited here',
    kept: 'It stays exactly as it is.',
    remove: 'Remove it',
  },
  context: {
    table: 'Table',
    numbering: 'Numbering',
    startAt: 'Start at',
    numberings: { '1': '1, 2, 3', a: 'a, b, c', A: 'A, B, C', i: 'i, ii, iii', I: 'I, II, III' },
    headingRow: 'Heading row',
    headingColumn: 'Heading column',
    rowAbove: 'Insert row above',
    rowBelow: 'Insert row below',
    columnBefore: 'Insert column before',
    columnAfter: 'Insert column after',
    deleteRow: 'Delete row',
    deleteColumn: 'Delete column',
    merge: 'Merge cells',
    split: 'Split cell',
    wider: 'Wider column',
    narrower: 'Narrower column',
    evenly: 'Even columns',
    deleteTable: 'Delete table',
    rows: 'Row',
    columns: 'Column',
    hint: 'Select cells with Shift and the arrow keys.',
  },
};
