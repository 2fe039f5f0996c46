// Which words does a person read while writing: tools, the fields of blocks, what a paste became?
import { blockMessages } from './block-messages.ts';
import { countingIn } from './languages/counting.ts';
import { writingMessages } from './writing-messages.ts';

const { count } = countingIn('en-GB');

export const editorMessages = {
  headline: 'Headline',
  standfirst: 'Standfirst',
  standfirstHint: 'Standfirst: the lead that draws the reader in',
  body: 'Article body',
  bodyHint: 'Write here, paste from Word, or drop pictures and files',
  changed: (when: string) => `Changed ${when}`,
  justNow: 'just now',
  minutesAgo: (number: number) => `${number} min ago`,
  yesterday: 'Yesterday',
  words: (number: number) => count(number, 'word', 'words'),
  minutesToRead: (number: number) => `${number} min read`,
  nothingOpenTitle: 'Choose an article',
  nothingOpen: 'Pick one from the list, or start a new one.',
  loading: 'Opening the article',
  readOnlyTitle: 'Reading only.',
  readOnlyUnknown: (why: string) =>
    `${why} It is shown as far as possible and left exactly as it is.`,
  readOnlyLibrary: (reason: string) => `This newsroom can be read, not changed: ${reason}`,
  ...writingMessages,
  leaveHint: 'Press Escape, then Tab, to leave the text.',
  formatting: 'Formatting',
  selectionFormatting: 'Formatting of the selection',
  style: 'Text style',
  styles: {
    paragraph: 'Paragraph',
    heading2: 'Heading 2',
    heading3: 'Heading 3',
    heading4: 'Heading 4',
  },
  bold: 'Bold',
  italic: 'Italic',
  link: 'Link',
  bulletList: 'Bulleted list',
  orderedList: 'Numbered list',
  quote: 'Quote',
  image: 'Insert image…',
  attachment: 'Add attachment…',
  undo: 'Undo',
  redo: 'Redo',
  attribution: 'Who is quoted',
  attributionHint: 'Who said it? (optional)',
  caption: 'Caption',
  captionHint: 'Caption (optional)',
  alt: 'Alternative text',
  altHint: 'What the picture shows, for people who cannot see it',
  decorative: 'Decorative',
  decorativeHint: 'It says nothing that the text does not say; screen readers pass over it.',
  frameImage: 'Crop and focus…',
  removeImage: 'Remove image',
  missingImage: 'This picture is not in the newsroom.',
  linkTitle: 'Link',
  linkText: 'Text',
  linkApply: 'Apply',
  linkRemove: 'Remove link',
  linkOpen: 'Open in browser',
  paste: {
    title: 'Paste report',
    pasted: (words: number, from: string) =>
      `Pasted ${count(words, 'word', 'words')}${from === '' ? '' : ` from ${from}`}.`,
    keptAll: (list: string) => `Kept ${list}.`,
    changedAll: (list: string) => `Changed: ${list}.`,
    droppedAll: (list: string) => `Left out: ${list}.`,
    plain: 'Paste as plain text',
    plainKey: (key: string) => `Paste as plain text instead (${key})`,
    details: 'What changed',
    dialogTitle: 'What the paste kept, changed and left out',
    kept: 'Kept',
    changed: 'Changed',
    dropped: 'Left out',
    more: (number: number) => `and ${number} more`,
    others: (number: number) => `${number} more`,
    sources: {
      galley: 'Galley',
      word: 'Word',
      wordWeb: 'Word on the web',
      googleDocs: 'Google Docs',
      googleSheets: 'Google Sheets',
      libreOffice: 'LibreOffice',
      outlook: 'Outlook',
      excel: 'Excel',
      applePages: 'an Apple program',
      web: 'a web page',
      plainText: '',
    },
    kinds: {
      headings: (number: number) => count(number, 'heading', 'headings'),
      lists: (number: number) => count(number, 'list', 'lists'),
      tables: (number: number) => count(number, 'table', 'tables'),
      footnotes: (number: number) => count(number, 'footnote', 'footnotes'),
      quotes: (number: number) => count(number, 'quote', 'quotes'),
      links: (number: number) => count(number, 'link', 'links'),
      pictures: (number: number) => count(number, 'picture', 'pictures'),
      languages: (number: number) =>
        count(number, 'passage in another language', 'passages in another language'),
    },
    changes: {
      typedLists: (number: number) =>
        `${count(number, 'typed list became a real one', 'typed lists became real ones')}`,
      headingLevels: (number: number) =>
        `${count(number, 'heading', 'headings')} moved to the next level`,
      tableHeaders: (number: number) =>
        number === 1
          ? 'a bold first row became the heading of its table'
          : `the bold first rows of ${number} tables became their headings`,
      captions: (number: number) =>
        number === 1
          ? 'a caption went to what it is about'
          : `${number} captions went to what they are about`,
      noteMarks: (number: number) =>
        `${count(number, 'note became a footnote', 'notes became footnotes')}`,
      trackedLinks: (number: number) =>
        `${count(number, 'link no longer tells', 'links no longer tell')} who follows it`,
      layoutTables: (number: number) =>
        `${count(number, 'table', 'tables')} for layout became text`,
      places: (number: number) => `${count(number, 'part', 'parts')} moved to where it may stand`,
      joinedLines: (number: number) => `${count(number, 'broken line', 'broken lines')} joined`,
      joinedWords: (number: number) => `${count(number, 'divided word', 'divided words')} joined`,
    },
    drops: {
      formatting: () => 'fonts and colours',
      comments: (number: number) => count(Math.max(1, number), 'comment', 'comments'),
      deletions: (number: number) =>
        count(number, 'deletion that was tracked', 'deletions that were tracked'),
      navigation: (number: number) => count(number, 'menu or sidebar', 'menus and sidebars'),
      hidden: (number: number) => count(number, 'hidden text', 'hidden texts'),
      controls: (number: number) => count(number, 'button or field', 'buttons and fields'),
      links: (number: number) => `${count(number, 'link', 'links')} to where no link may lead`,
      pictures: (number: number) =>
        `${count(number, 'picture', 'pictures')} of which only the address was copied`,
      trackingPixels: (number: number) => count(number, 'tracking pixel', 'tracking pixels'),
      captionLinks: (number: number) => count(number, 'link in a caption', 'links in captions'),
    },
    picturesHelp: 'Copy each picture itself, or insert its file.',
    noReport: 'Nothing was pasted into this article that there would be a report of.',
    remote: 'Pictures that can be fetched',
    remoteHelp: (hosts: string) =>
      `Only their addresses were copied. Nobody is asked for them until you say so: then Galley asks ${hosts}, and tells nothing of you but the address of your connection.`,
    fetch: (number: number, hosts: string) =>
      `Fetch ${count(number, 'picture', 'pictures')} from ${hosts}`,
    fetchMany: (number: number, hosts: number) =>
      `Fetch ${count(number, 'picture', 'pictures')} from ${count(hosts, 'server', 'servers')}`,
    fetchChoose: (number: number) => `Fetch ${count(number, 'picture', 'pictures')}…`,
    fetching: (number: number) => `Fetching ${count(number, 'picture', 'pictures')}`,
    fetchedAll: (number: number) => `Fetched ${count(number, 'picture', 'pictures')}.`,
    fetchedSome: (came: number, wanted: number) =>
      `Fetched ${came} of ${count(wanted, 'picture', 'pictures')}.`,
    notFetched: (host: string) => `Picture from ${host}, not fetched`,
    notFetchedNamed: (alt: string, host: string) => `“${alt}”: picture from ${host}, not fetched`,
  },
  imageNotPicture: (name: string) => `“${name}” is not a picture, so it became an attachment.`,
  dropHere: 'Drop pictures into the text, other files as attachments',
  blocks: blockMessages,
} as const;
