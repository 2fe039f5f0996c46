// Which words does the seminar kit use: a folder that becomes the draft of an event report?
import type { RefusalReason, UnreadReason } from './kit/folder-facts.ts';
import type { DownloadKind } from './kit/kit-plan.ts';
import type { NameSource } from './kit/speakers.ts';
import type { TitleSource } from './kit/titles.ts';
import { countingIn } from './languages/counting.ts';

const { count, grouped } = countingIn('en-GB');

const files = (number: number): string => count(number, 'file', 'files');
const downloads = (number: number): string => count(number, 'download', 'downloads');
const pictures = (number: number): string => count(number, 'photo', 'photos');

const kinds: Readonly<Record<DownloadKind, string>> = {
  presentation: 'Presentation',
  pdf: 'PDF',
  text: 'Text',
  sheet: 'Spreadsheet',
  video: 'Video',
  audio: 'Audio',
  captions: 'Captions',
  archive: 'Archive',
};

const titleFrom: Readonly<Record<TitleSource, string>> = {
  properties: 'title from its properties',
  'first-title': 'title from its first page',
  'file-name': 'title from its file name',
};

const nameFrom: Readonly<Record<NameSource, (file: string) => string>> = {
  'title-slide': (file) => `on the first page of “${file}”`,
  programme: (file) => `in the programme, “${file}”`,
  author: (file) => `as the author of “${file}”: whether they spoke is not said`,
};

const unread: Readonly<Record<UnreadReason, string>> = {
  'old-format':
    'an old format whose properties cannot be read; save it in a newer one, or as a PDF',
  locked: 'it is locked with a password, and readers could not open it',
  damaged: 'it is damaged, or not what its name says',
  'too-large': 'it is too large to be read, so nothing is known of it but its name',
  'too-slow': 'reading it took too long and was ended',
};

const refusals: Readonly<Record<RefusalReason, string>> = {
  link: 'it is a link to somewhere else',
  special: 'it is no file',
  outside: 'it leads out of the folder',
  empty: 'it is empty',
  'too-deep': 'it lies too deep in folders',
  'too-large': 'it has more than a gigabyte',
  'too-many-pixels': 'it has more than 100 megapixels',
  'not-for-browsers': 'browsers do not show this kind of picture; save it as JPEG or PNG',
  program: 'it is a program',
  'unknown-kind': 'it is of a kind that is no download',
  unreadable: 'it could not be read',
  changed: 'it changed while it was read',
  'too-slow': 'reading it took too long',
};

export const kitMessages = {
  title: 'New from a folder',
  lead: (folder: string) =>
    `What would be made of “${folder}”. Nothing in the newsroom is changed until you press the button.`,
  readOnly: 'This newsroom is open for reading only, so no draft can be made of a folder.',
  dropHere: 'Drop a folder here: it becomes the draft of an event report',
  dropOne: 'Drop one folder with the files of an event. Single files go onto an article.',
  reading: 'Reading the folder',
  counting: 'Looking at what is in it…',
  read: (done: number, total: number) => `${grouped(done)} of ${files(total)} read`,
  making: 'Making the draft',
  made: (done: number, total: number) => `${grouped(done)} of ${grouped(total)} steps done`,

  headline: 'Headline',
  headlineFrom: {
    programme: 'From the title of the programme.',
    folder: 'From the name of the folder.',
  },
  language: 'Language of the article',
  languageUnsure: 'Not sure: the documents do not tell plainly.',

  event: {
    title: 'Event',
    confirm: 'These facts are right',
    start: 'Starts',
    end: 'Ends',
    place: 'Place',
    from: (text: string, file: string) => `A guess, from “${text}” in “${file}”.`,
    fromFolder: (text: string) => `A guess, from “${text}” in the name of the folder.`,
    unsure: 'Other days are written elsewhere, or it could be read in another way.',
    noTimes: 'No hour is written: the ones here are only a beginning.',
    none: 'No day is written in the programme or on a first page. Tick the box to say it yourself.',
    endBeforeStart: 'It ends before it starts.',
    noStart: 'Say when it starts, or take the tick away.',
    help: 'Until you tick this, the draft says nothing of when and where.',
  },

  downloads: (chosen: number, all: number) => `Downloads: ${grouped(chosen)} of ${grouped(all)}`,
  isProgramme: 'Programme',
  kinds,
  titleFrom,
  languageUnknown: 'language not known',
  languagePerhaps: (name: string) => `perhaps ${name}`,
  fileName: (name: string) => `File: ${name}`,

  pictures: (chosen: number, all: number) => `Photos: ${grouped(chosen)} of ${grouped(all)}`,
  pictureSize: (width: number, height: number) => `${width} × ${height}`,
  takenAt: (when: string) => `taken ${when}`,
  noTime: 'no time known',
  featured: 'Featured image',
  picturesHelp:
    'In the order in which they were taken. The first landscape one is the featured image.',

  speakers: (chosen: number, all: number) => `Speakers: ${grouped(chosen)} of ${grouped(all)}`,
  speakersHelp: 'Names that were found are guesses: tick those who spoke.',
  nameFrom,
  known: 'one of the newsroom’s people',
  addPerson: (name: string) => `Add ${name} to the newsroom’s people`,

  leftTitle: (number: number) => `Needs you: ${grouped(number)}`,
  leftNone: 'Nothing is left to do.',
  leftHelp:
    'The pre-flight of the draft goes on naming what keeps readers out. The rest is in this list: copy it.',
  copy: 'Copy the list',
  copied: 'The list is copied.',
  /** What is said of a file, in one line. */
  aboutFile: (name: string, what: string) => `${name}: ${what}`,
  toDos: {
    'picture-undescribed': 'say what it shows',
    'no-featured-image': 'No photo is landscape: choose a featured image',
    'pdf-untagged': 'an untagged PDF, which screen readers get as loose words',
    'slides-untitled': (slides: number) => `${count(slides, 'slide has', 'slides have')} no title`,
    'slides-undescribed': (images: number) =>
      `${count(images, 'picture in it has', 'pictures in it have')} no alternative text`,
    'video-uncaptioned': 'no captions lie beside it, so deaf readers miss what is said',
    'audio-untranscribed': 'deaf readers need a transcript',
    archive: 'an archive; readers do not see what is in it',
    large: (size: string) => `${size} is much for a download`,
    'title-from-name': (title: string) =>
      `it has no title of its own; “${title}” is from its file name`,
    'language-unsure': 'say in which language it is',
    'event-unknown': 'Say when and where it was',
    'event-unconfirmed': (text: string) => `Confirm or correct when and where it was: “${text}”`,
    'event-unsure': (text: string) =>
      `Find out when it was: “${text}” is only one way to read the documents`,
    'speakers-unconfirmed': (number: number) =>
      `${count(number, 'name', 'names')} found and not ticked: say who spoke`,
    refused: (why: string) => `stays out: ${why}`,
  },
  unread,
  refusals,
  twice: (name: string, other: string) => `${name} is the same file as ${other} and is taken once.`,
  passedOver: (number: number) =>
    `${files(number)} of systems and programs passed over, such as hidden ones.`,

  make: (offered: number, shown: number) =>
    `Make a draft with ${downloads(offered)} and ${pictures(shown)}`,
  done: (headline: string) => `“${headline}” is a draft now, with its files.`,
  doneExcept: (headline: string, number: number, first: string, why: string) =>
    `“${headline}” is a draft now, without ${files(number)}. ${first}: ${why}`,
  undone: 'The draft and its files are in the trash.',
  undonePartly: 'The draft is in the trash. Files that something else uses by now stay.',
};
