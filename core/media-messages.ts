// Which words does the media library use?
import type { Keeper } from './ipc/media-contract.ts';
import type { FilePlace } from './media/file-places.ts';
import type { MediaFault, MediaKind, MediaSort } from './media/media-file.ts';

const grouped = (number: number): string => number.toLocaleString('en');
const count = (number: number, one: string, many: string): string =>
  `${grouped(number)} ${number === 1 ? one : many}`;
const files = (number: number): string => count(number, 'file', 'files');
const articles = (number: number): string => count(number, 'article', 'articles');

const kinds: Readonly<Record<MediaKind | 'all', string>> = {
  all: 'All',
  picture: 'Images',
  document: 'Documents',
  recording: 'Video and audio',
};
const faults: Readonly<Record<MediaFault, string>> = {
  noAlt: 'No alt text',
  noCredit: 'No credit',
  tooLarge: 'Too large',
  unused: 'Unused',
};
const sorts: Readonly<Record<MediaSort, string>> = {
  newest: 'Newest first',
  oldest: 'Oldest first',
  name: 'By name',
  size: 'Largest first',
  uses: 'Most used first',
};
const places: Readonly<Record<FilePlace, string>> = {
  featured: 'Featured image',
  figure: 'Image in the text',
  gallery: 'Image in a gallery',
  poster: 'Image of a video',
  card: 'File in the text',
  attachment: 'Attachment',
  block: 'In the text',
};
const keepers: Readonly<Record<Keeper, (number: number) => string>> = {
  article: (number) => `${files(number)} in a block of an article that this Galley does not know`,
  trash: (number) => `${files(number)} in an article in the trash`,
  history: (number) => `${files(number)} in an earlier revision`,
  receipt: (number) => `${files(number)} in something that was published`,
  recent: (number) => `${files(number)} added within the last day`,
  other: (number) => `${files(number)} in text that is not saved, or in what can still be undone`,
};

export const mediaMessages = {
  title: 'Media',
  shown: (shown: number, all: number, size: string) =>
    shown === all ? `${files(all)} · ${size}` : `${grouped(shown)} of ${files(all)} · ${size}`,
  filesCount: files,
  reading: 'Looking through the files…',
  failed: 'The files could not be read.',
  tryAgain: 'Try again',
  search: 'Search names and descriptions',
  clearSearch: 'Clear the search',
  kindsLabel: 'Kinds of files',
  kinds,
  faultsLabel: 'What is missing',
  faults,
  sortBy: 'Order',
  sorts,
  viewsLabel: 'How files are shown',
  views: { grid: 'As tiles', list: 'As a list' },
  add: 'Add files…',
  added: (number: number) => `${files(number)} added.`,
  disk: 'Disk use and clean-up…',
  list: 'Files',
  uses: (number: number) => (number === 0 ? 'Not used' : count(number, 'use', 'uses')),
  pixels: (width: number, height: number) => `${width} × ${height}`,
  addedOn: (day: string) => `added ${day}`,

  empty: {
    none: 'No files yet',
    noneHint:
      'Pictures and documents that you put into articles are kept here, each of them once. Drop files here to add some.',
    nothing: 'No file fits',
    nothingHint: 'Names, alternative texts, captions, credits and licences were searched.',
    noFault: (fault: string) => `${fault}: none`,
    noFaultHint: 'No file that is shown here has this problem.',
    showAll: 'Show all files',
  },

  details: {
    label: 'Details of the file',
    back: 'All files',
    choose: 'Choose a file to see where it is used, and to describe it.',
    many: (number: number) => `${files(number)} chosen`,
    manyHint: 'Credit, licence, caption and description can be written for all of them at once.',
    alt: 'Alternative text',
    altHelp: 'Say what a visitor would miss; skip “image of”.',
    altIn: (language: string) => `Language of the alternative text and the caption: ${language}`,
    counted: (length: number) => `${grouped(length)} of 150`,
    language: 'Language',
    decorative: 'Decorative, nothing to describe',
    caption: 'Caption',
    credit: 'Credit',
    creditHint: 'Who made it',
    licence: 'Licence',
    licenceHint: 'Such as CC BY 4.0',
    usedIn: 'Used in',
    notUsed: 'No article uses it.',
    notUsedHint: 'Insert it in an article, or clean up what nothing needs.',
    logo: 'Logo of the website',
    places,
    crop: 'Crop',
    cropHint: 'Crop, and choose what stays in sight',
    replace: 'Replace everywhere…',
    more: 'More for this file',
    open: 'Open in another program…',
    rename: 'Rename…',
    renameLabel: 'Name of the file',
    trash: 'Move to the trash…',
    readOnly: 'This newsroom is open for reading only.',
    focus: 'This stays in sight',
  },

  changedMany: (number: number) => `${files(number)} changed.`,
  failedMany: (number: number, name: string, why: string) =>
    `${files(number)} could not be changed. “${name}”: ${why}`,
  stopped: (number: number) => `Stopped. ${count(number, 'change', 'changes')} made before.`,
  working: 'Changing files',
  progress: (done: number, total: number) => `${grouped(done)} of ${grouped(total)}`,
  preparing: 'Saving what is typed…',

  bulk: {
    bar: 'Files you have chosen',
    chosen: (number: number) => `${grouped(number)} chosen`,
    describe: 'Describe…',
    trash: 'Move to the trash…',
    done: 'Done',
    title: (number: number) => `Describe ${files(number)}`,
    lead: 'Only what you tick is written. Alternative texts belong to one picture each: write those in its details.',
    write: (field: string) => `Write: ${field}`,
    onlyEmpty: 'Only where there is none yet',
    decorative: 'Decorative: nothing to describe',
    notDecorative: 'Not decorative: it is to be described',
    dryRun: 'What changes, file by file',
    changes: (number: number) => `${files(number)} ${number === 1 ? 'changes' : 'change'}`,
    stays: (number: number) =>
      `${files(number)} ${number === 1 ? 'stays as it is' : 'stay as they are'}`,
    becomes: (field: string, from: string, to: string) => `${field}: ${from} → ${to}`,
    nothing: 'nothing',
    same: 'stays as it is',
    apply: (number: number) => `Change ${files(number)}`,
  },

  replace: {
    title: (name: string) => `Replace “${name}” everywhere`,
    lead: 'Every article that uses the file gets the other one. Titles, alternative texts and captions of its uses stay.',
    choose: 'The other file',
    search: 'Find a file of the library',
    fromDisk: 'Add a file…',
    none: 'No file of the library is called that.',
    pick: 'Choose the file that takes its place.',
    refusals: {
      'not-a-picture': 'It is shown as a picture, and the other file is none.',
      'same-file': 'That is the same file.',
    },
    changes: (number: number) => `${articles(number)} ${number === 1 ? 'changes' : 'change'}`,
    unused: 'No article uses it: nothing changes.',
    dryRun: 'What changes, article by article',
    reframed: (number: number) =>
      `${count(number, 'use was', 'uses were')} cropped for a picture of another shape: the whole new picture is shown there.`,
    takesWords:
      'What is written about the old file is written about the new one, where it has nothing of its own.',
    logo: 'The logo of the website stays the old file.',
    apply: (number: number) => `Replace in ${articles(number)}`,
    done: (number: number) => `Replaced in ${articles(number)}.`,
    looking: 'Looking where it is used…',
  },

  frame: {
    title: 'Where is it shown so?',
    lead: 'A crop belongs to each use. The point that stays in sight is kept with the picture, too.',
    uses: 'Uses of the picture',
    apply: (number: number) =>
      number === 0 ? 'Keep the point only' : `Crop ${count(number, 'use', 'uses')}`,
    done: 'The picture is framed.',
    none: 'No article shows this picture, so there is nothing to crop yet. The point that stays in sight is kept with it.',
  },

  cleanup: {
    title: 'Disk use and clean-up',
    use: 'Disk use',
    measuring: 'Measuring…',
    rows: {
      pictures: 'Images, as they were added',
      documents: 'Documents',
      recordings: 'Video and audio',
      history: 'Earlier revisions',
      receipts: 'What was published, for taking back',
      trash: 'Trash',
      copies: 'Smaller copies on this computer, made again when needed',
    },
    unused: 'Files that nothing uses',
    hint: 'Looks through every article, the trash, all revisions and all that was published. What anything refers to is not offered. Nothing is moved yet.',
    look: 'Look for unused files',
    looking: 'Looking through the newsroom',
    found: (number: number, size: string) => `Nothing refers to ${files(number)} (${size}).`,
    foundNone: 'Something refers to every file. There is nothing to clean up.',
    keptTitle: 'Kept, although no article uses them',
    keepers,
    unreadable: (number: number) =>
      `${count(number, 'revision', 'revisions')} could not be read. What they show is not known.`,
    list: 'Files that would go to the trash',
    apply: (number: number, size: string) => `Move ${files(number)} to the trash (${size})`,
    done: (number: number) => `${files(number)} moved to the trash.`,
    doneExcept: (number: number, left: number) =>
      `${files(number)} moved to the trash. ${files(left)} came into use meanwhile and stayed.`,
    chosenUsed: (number: number) =>
      `${files(number)} of your choice ${number === 1 ? 'is' : 'are'} in use and ${number === 1 ? 'stays' : 'stay'}.`,
    trashed: 'Files in the trash',
    noneTrashed: 'No file is in the trash.',
    trashedHint: 'They lie in the folder “trash” of the newsroom until somebody empties it.',
    restore: 'Bring back',
    restoreOne: (name: string) => `Bring back “${name}”`,
    restored: (name: string) => `“${name}” is back.`,
  },
} as const;
