// Which words does a person read? One typed catalogue per language; English comes first and sets the shape.
import { blockMessages } from './block-messages.ts';
import { calendarMessages } from './calendar-messages.ts';
import { checkMessages } from './check-messages.ts';
import { commandLabels } from './commands.ts';
import type { ArticleStatus } from './content/article.ts';
import { deskMessages } from './desk-messages.ts';
import type { Failure, FailureCode } from './errors.ts';
import { helpMessages } from './help-messages.ts';
import { kitMessages } from './kit-messages.ts';
import { countingIn } from './languages/counting.ts';
import type { Phrases } from './languages/phrases.ts';
import { mediaMessages } from './media-messages.ts';
import { newsletterCheckMessages } from './newsletter-check-messages.ts';
import { newsletterMessages } from './newsletter-messages.ts';
import { paletteMessages } from './palette-messages.ts';
import { previewMessages } from './preview-messages.ts';
import { publishDialogMessages } from './publish-dialog-messages.ts';
import { publishFailures } from './publish-messages.ts';
import { relatedMessages } from './related-messages.ts';
import { settingsMessages } from './settings-messages.ts';
import { systemMessages } from './system-messages.ts';
import { termsMessages } from './terms-messages.ts';
import { workflowMessages } from './workflow-messages.ts';
import { writingMessages } from './writing-messages.ts';

/** What a person is told about a failure: what happened and what is safe, then what to do. */
export interface FailureSentence {
  readonly sentence: (subject: string | undefined) => string;
  readonly action: string;
}

const named = (subject: string | undefined, otherwise: string): string =>
  subject === undefined || subject === '' ? otherwise : `“${subject}”`;

/** What to do about a picture that its server does not give out. */
const BY_HAND = 'Open the page it comes from, save the picture there, and insert its file.';

const failures: Readonly<Record<FailureCode, FailureSentence>> = {
  ...publishFailures,
  'address-refused': {
    sentence: (subject) =>
      `${named(subject, 'The picture')} was not fetched: its address leads into a private network, or to something else than the web.`,
    action: BY_HAND,
  },
  'altered-record': {
    sentence: (subject) =>
      `${named(subject, 'A file')} was changed outside Galley: its text can be read, but its checksum does not fit. It was left as it is.`,
    action: 'Compare it with the last version Galley wrote, and choose which one counts.',
  },
  cancelled: {
    sentence: () => 'Cancelled. Nothing was changed.',
    action: 'Start again when you are ready.',
  },
  conflict: {
    sentence: (subject) =>
      `${named(subject, 'This article')} changed in two places. Both texts are kept.`,
    action: 'Choose what to keep, side by side.',
  },
  'damaged-record': {
    sentence: (subject) => `${named(subject, 'A file')} could not be read. It was left as it is.`,
    action: 'Put back a good copy of the file, then open the newsroom again.',
  },
  'disk-full': {
    sentence: (subject) =>
      `${named(subject, 'This')} could not be written: the disk is full. Your text is kept in this window.`,
    action: 'Free some space, then try again.',
  },
  'export-failed': {
    sentence: (subject) =>
      `The website could not be exported${subject === undefined ? '' : ` because of “${subject}”`}. No unfinished file was left behind.`,
    action: 'Read the details, then export again.',
  },
  'file-changed': {
    sentence: (subject) => `${named(subject, 'A file')} changed on the disk while Galley was open.`,
    action: 'Open the newsroom again to read the new version.',
  },
  'file-unreadable': {
    sentence: (subject) => `${named(subject, 'The file')} could not be read.`,
    action: 'Check that it is still there and that you may open it, then try again.',
  },
  'folder-not-empty': {
    sentence: (subject) =>
      `${named(subject, 'That folder')} already holds other files. Nothing was changed.`,
    action: 'Choose an empty folder, or a new name.',
  },
  'folder-too-large': {
    sentence: (subject) =>
      `${named(subject, 'That folder')} holds more files than those of one event. Nothing was changed.`,
    action: 'Choose the folder of one event, or put what belongs to it into a folder of its own.',
  },
  internal: {
    sentence: () => 'Something in Galley itself went wrong. What was saved before is safe.',
    action: 'Try again. If it happens twice, restart Galley and report the details.',
  },
  'invalid-argument': {
    sentence: (subject) => `${named(subject, 'That')} could not be used. Nothing was changed.`,
    action: 'Check what you typed or chose, then try again.',
  },
  'library-locked': {
    sentence: (subject) =>
      `${named(subject, 'This newsroom')} is open somewhere else, so nothing here can be changed.`,
    action: 'Close it there, then open it here again.',
  },
  'library-missing': {
    sentence: (subject) => `${named(subject, 'The newsroom')} is not where it was.`,
    action: 'Connect its drive or choose its new place. Nothing was changed.',
  },
  'no-library-open': {
    sentence: () => 'No newsroom is open.',
    action: 'Open a newsroom or create one.',
  },
  'not-a-bundle': {
    sentence: (subject) => `${named(subject, 'That file')} is not a bundle made by Galley.`,
    action: 'Choose another file.',
  },
  'not-a-calendar': {
    sentence: (subject) =>
      `${named(subject, 'That file')} is no calendar that Galley can read. Nothing was changed.`,
    action: 'Have the other program export its calendar as iCalendar (.ics), and choose that file.',
  },
  'calendar-too-large': {
    sentence: (subject) =>
      `${named(subject, 'That calendar')} is larger than 10 MB. Nothing was changed.`,
    action: 'Have the other program export fewer years, and choose that file.',
  },
  'not-a-library': {
    sentence: (subject) =>
      `${named(subject, 'That folder')} is not a Galley newsroom. Nothing was changed.`,
    action: 'Choose the folder that holds galley.json, or create a new newsroom.',
  },
  'not-found': {
    sentence: (subject) => `${named(subject, 'It')} is no longer there.`,
    action: 'Choose another one from the list.',
  },
  'not-permitted': {
    sentence: (subject) => `Galley may not use ${named(subject, 'that place')}.`,
    action: 'Choose another place, or change its permissions.',
  },
  'read-only': {
    sentence: (subject) => `${named(subject, 'This')} is open for reading only. Nothing was saved.`,
    action: 'See the notice above the text for the reason.',
  },
  'related-stopped': {
    sentence: () => 'Computing related news has stopped. No list was lost.',
    action: 'Choose “Refresh related news…” to start it again.',
  },
  'preview-stopped': {
    sentence: () => 'The preview has stopped. What you type is saved as before.',
    action: 'Press Try again to start it anew.',
  },
  'search-stopped': {
    sentence: () => 'The search through texts has stopped. Headlines are searched as before.',
    action: 'Click into the search field to start it again.',
  },
  offline: {
    sentence: () => 'No network. No picture was fetched, and their places are kept.',
    action: 'Fetch them when you are back online.',
  },
  'server-refused': {
    sentence: (subject) =>
      `${named(subject, 'The picture')} was not fetched: its server does not give it out.`,
    action: BY_HAND,
  },
  'server-slow': {
    sentence: (subject) =>
      `${named(subject, 'The picture')} was not fetched: its server took too long.`,
    action: 'Fetch it again later.',
  },
  'server-unreachable': {
    sentence: (subject) =>
      `${named(subject, 'The picture')} was not fetched: its server could not be reached.`,
    action: 'Check the network, then fetch it again.',
  },
  'shutting-down': {
    sentence: () => 'Galley is closing.',
    action: 'Open Galley again to go on.',
  },
  'preflight-blocking': {
    sentence: () =>
      'Nothing was exported: the pre-flight has blocking findings that nobody lets pass.',
    action: 'Mend them, or say why they may pass.',
  },
  'preflight-stale': {
    sentence: () => 'Nothing was exported: the newsroom has changed since it was checked.',
    action: 'Look at the pre-flight again.',
  },
  'picture-too-large': {
    sentence: (subject) => `${named(subject, 'The picture')} has more pixels than Galley can show.`,
    action: 'Make it smaller than 100 megapixels in a picture program, then add it again.',
  },
  'too-large': {
    sentence: (subject) => `${named(subject, 'The file')} is too large to paste.`,
    action: 'Save it as a file and add it with the button or by dropping it.',
  },
  'unsaved-elsewhere': {
    sentence: () => 'Another window holds text that could not be saved. Nothing was changed.',
    action: 'See in that window beside the save state what to do, then try again.',
  },
  'unsupported-type': {
    sentence: (subject) => `${named(subject, 'The file')} is of a kind that cannot be used here.`,
    action: 'Use a JPEG, PNG, WebP, GIF or AVIF picture; offer other files as attachments.',
  },
  'version-too-new': {
    sentence: (subject) => `${named(subject, 'This newsroom')} was made by a newer Galley.`,
    action: 'Update Galley to open it.',
  },
  'write-failed': {
    sentence: (subject) =>
      `${named(subject, 'This')} could not be written to the disk. Your text is kept in this window.`,
    action: 'Check that the disk is connected, then try again.',
  },
};

const statuses: Readonly<Record<ArticleStatus, string>> = {
  draft: 'Draft',
  inReview: 'In review',
  approved: 'Approved',
  scheduled: 'Scheduled',
  published: 'Published',
  archived: 'Archived',
};

const { count, grouped } = countingIn('en-GB');

/** The English catalogue. A member is a string, or a function of what stands in its gaps. */
export const english = {
  /** For dates, numbers and the page's own language. */
  locale: 'en-GB',
  appName: 'Galley',
  failures,
  /** What stands after “Not saved: ” for the failures a save can have. */
  notSavedBecause: {
    'disk-full': 'disk full',
    conflict: 'changed in two places',
    'read-only': 'open for reading only',
    'write-failed': 'disk not writable',
    'file-changed': 'file changed on disk',
    'library-missing': 'newsroom not found',
    'invalid-argument': 'headline missing',
    other: 'see what to do',
  },
  statuses,

  common: {
    cancel: 'Cancel',
    close: 'Close',
    done: 'Done',
    undo: 'Undo',
    remove: 'Remove',
    add: 'Add',
    details: 'Details',
    tryAgain: 'Try again',
    none: 'None',
    back: 'Back',
    more: 'More',
    notifications: 'Notifications',
  },

  welcome: {
    title: 'Write the news here, offline',
    lead: 'A newsroom is a plain folder on this computer: articles, pictures and files for download. Galley turns it into a finished website whenever you ask.',
    openSample: 'Open the sample newsroom',
    sampleHelp: 'A full newsroom to look at, change and export. It is copied to a folder of yours.',
    create: 'Create a newsroom…',
    createHelp: 'Start empty, in a folder you choose.',
    open: 'Open a newsroom…',
    openHelp: 'One that is already on this computer, a drive or a shared folder.',
    recent: 'Recent newsrooms',
    name: 'Name of the newsroom',
    nameHelp: 'Readers see it at the top of the website. You can change it later.',
    createNow: 'Choose a folder…',
    createTitle: 'Create a newsroom',
    language: 'Language you write in',
    languageHelp: 'That of new articles. Others can be added in the settings.',
    folderNext: 'Next you choose where its folder goes. Everything stays in that folder.',
    /** What went wrong where no newsroom is open yet; for all else the usual sentence says it. */
    failed: {
      'disk-full': {
        sentence: 'The disk is full: no newsroom was made.',
        action: 'Free some space, or choose a folder on another disk.',
      },
      'not-permitted': {
        sentence: 'Nothing can be written in that folder: no newsroom was made.',
        action: 'Choose a folder of your own, such as one in your documents.',
      },
      'write-failed': {
        sentence: 'That folder could not be written: no newsroom was made.',
        action: 'Check that its disk is connected, or choose another folder.',
      },
      'not-found': {
        sentence: 'This newsroom is not in the list any more.',
        action: 'Open it by its folder.',
      },
    },
    opening: (name: string) => `Opening “${name}” …`,
    steps: 'How it works',
    step1: 'Write',
    step1Text: 'Headline, standfirst, text. Saved while you type.',
    step2: 'Attach',
    step2Text: 'Drop presentations and pictures onto the article.',
    step3: 'Export',
    step3Text: 'One press gives the whole website, ready for any server.',
  },

  workflow: workflowMessages,
  commands: commandLabels,
  /** What programs beside the window say in English, in another language. */
  phrases: {} as Phrases,
  system: systemMessages,

  menus: {
    file: 'Newsroom and files',
    edit: 'Editing',
    article: 'Article',
    view: 'View',
    go: 'Going about',
    help: 'Help',
  },

  palette: paletteMessages.palette,
  shortcuts: paletteMessages.shortcuts,

  frame: {
    sideBar: 'Newsroom',
    sideBarToggle: 'Side bar',
    cancelWork: (what: string) => `Cancel: ${what}`,
    back: 'Back',
    forward: 'Forward',
    places: {
      articles: 'Articles',
      calendar: 'Activity calendar',
      media: 'Media',
      newsletters: 'Newsletter',
      terms: 'Categories and people',
      audit: 'Audit trail',
      settings: 'Settings',
      help: 'Guide',
    },
    list: 'Show or hide the article list',
    details: 'Show or hide details',
    export: 'Export website…',
    exportShort: 'Export…',
    saveNow: 'Save again',
    whatToDo: 'What to do',
    developmentRuntime: 'Development runtime',
    closeLibrary: 'Close newsroom',
    backToList: 'Articles',
  },

  preview: previewMessages,
  terms: termsMessages,
  settings: settingsMessages,
  help: helpMessages,
  calendar: calendarMessages,
  media: mediaMessages,
  newsletter: newsletterMessages,
  newsletterChecks: newsletterCheckMessages,
  kit: kitMessages,

  publish: publishDialogMessages,

  save: {
    label: 'Save state',
    clean: 'Saved',
    dirty: 'Unsaved',
    saving: 'Saving…',
    saved: (time: string) => `Saved at ${time}`,
    failed: (reason: string) => `Not saved: ${reason}.`,
    readOnly: 'Reading only',
    dialogTitle: (headline: string) => `“${headline}” is not saved`,
    keptHere: 'Everything you typed is still in this window. Leave it open until it is saved.',
    keptBoth: (headline: string) => `Your text was saved as “${headline}”. The other one is open.`,
    copyHeadline: (headline: string) => `${headline} (my version)`,
  },

  altered: {
    compare: 'Compare and choose…',
    newest: 'The last version Galley kept',
    openNewest: (when: string) => `Open the version of ${when}`,
    none: 'No earlier version was kept',
    file: 'The file as it is now',
    fileFacts: 'Changed outside Galley',
    takeFile: 'Use the file as it is',
    later: 'Decide later',
    help: 'The file stays as it is until you choose. If you use it, the other version stays in the history. If you open the other version, the file is set aside, not deleted.',
    reading: 'Reading both versions',
    used: 'The file is used as it is. The version before stays in the history.',
  },

  conflict: {
    title: 'Changed in two places',
    notice: (headline: string) =>
      `“${headline}” changed in two places. Both texts are kept. Choose what to keep, side by side.`,
    noticeGone: (headline: string) =>
      `“${headline}” is no longer in the list: another window moved it to the trash, or its file cannot be read. What you typed is kept in this window.`,
    compare: 'Compare both…',
    bringBack: 'Bring it back',
    asDraft: 'Keep mine as a draft',
    back: 'Go on writing',
    other: 'In the newsroom',
    otherFacts: (time: string) => `Saved at ${time}`,
    mine: 'In this window',
    mineFacts: 'Not saved yet',
    keepOther: 'Keep the other text',
    keepMine: 'Keep my text',
    keepBoth: 'Keep both',
    help: 'The text you do not keep stays in the history. Keeping both makes yours a draft of its own.',
    article: 'The article',
    draft: 'The draft',
    keepArticle: 'Keep the article',
    useDraft: 'Use the draft’s text',
    leaveBoth: 'Leave both',
    copyHelp:
      'Keeping the article moves the draft to the trash. Using the draft’s text does too, and what it replaces stays in the history.',
    draftUsed: 'The draft’s text is in the article. What it replaced is in the history.',
    keptMine: 'Your text is saved. The other one is in the history.',
    keptOther: 'The other text is open. Yours is in the history.',
    keptAfterAll: 'The other choice is made. What it replaced is in the history.',
    changedAgain: 'The other text has changed once more. Look again, then choose.',
    closedHere: (headline: string) =>
      `“${headline}” was closed here: another window moved it to the trash, or its file cannot be read.`,
    reading: 'Reading the other text',
    same: 'Both texts say the same.',
    wordsHere: (number: number) => `${count(number, 'word', 'words')} only here`,
    wordsThere: (number: number) => `${count(number, 'word', 'words')} only in the newsroom`,
    marks: { added: 'only here:', removed: 'only in the newsroom:', endOfMark: '(end)' },
    row: {
      added: (what: string) => `${what} only here`,
      removed: (what: string) => `${what} only in the newsroom`,
      changed: (what: string) => `${what} differs`,
      replaced: 'Another image',
      movedDown: (blocks: number) => `Here further down by ${count(blocks, 'block', 'blocks')}`,
      movedUp: (blocks: number) => `Here further up by ${count(blocks, 'block', 'blocks')}`,
      moved: 'In another place',
      movedHere: 'In another place',
    },
  },

  list: {
    title: 'Articles',
    newArticle: 'New article',
    filter: 'Filter and search',
    clearFilter: 'Clear the filter',
    untitled: 'Untitled',
    groups: {
      inReview: 'In review',
      draft: 'Drafts',
      approvedAndScheduled: 'Approved and scheduled',
      published: 'Published',
      archived: 'Archived',
      found: 'Found in the text',
    },
    attachments: (number: number) => count(number, 'attachment', 'attachments'),
    embargo: 'Embargo',
    highlighted: 'Highlighted',
    emptyTitle: 'No articles yet',
    empty: 'An article starts as a draft and stays inside until you publish it.',
  },

  search: {
    /** Where a passage stands. The body needs no word. */
    places: {
      headline: 'Headline',
      people: 'People',
      standfirst: 'Standfirst',
      summary: 'Summary',
      attachments: 'Attachment',
      captions: 'Caption',
      body: 'Text',
    },
    headlines: (number: number) => count(number, 'headline', 'headlines'),
    found: (headlines: number, texts: number) =>
      `${count(headlines, 'headline', 'headlines')}, ${count(texts, 'text', 'texts')}`,
    /** More texts hold the words than are listed. */
    foundMany: (headlines: number, texts: number) =>
      `${count(headlines, 'headline', 'headlines')}, the best ${grouped(texts)} texts`,
    reading: (known: number, articles: number) =>
      `Still reading the archive: ${grouped(known)} of ${grouped(articles)}.`,
    goToFound: 'In the text',
    noHeadline: (text: string) => `No headline holds “${text}”`,
    shortHint: 'From three letters on, texts, captions, people and attachments are searched too.',
    nothing: (text: string) => `Nothing holds “${text}”`,
    nothingHint:
      'Headlines and texts were searched. Try fewer letters or fewer words; a space after a word finds misspelt ones too.',
    looking: (text: string) => `Looking for “${text}”`,
    lookingHint: 'No headline holds it. The texts are still being read.',
  },

  editor: {
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
  },

  details: {
    title: 'Details',
    state: 'State',
    moreSteps: 'More steps',
    steps: {
      sendToReview: 'Send to review',
      sendBack: 'Send back…',
      backToDraft: 'Back to draft',
      approve: 'Approve',
      publish: 'Publish',
      schedule: 'Schedule',
      archive: 'Archive',
    },
    headlineFirst: 'The article needs a headline before it goes on. It stays as it was.',
    trash: 'Move to trash',
    moved: (headline: string, state: string) => `“${headline}” is now: ${state}`,
    trashed: (headline: string) => `“${headline}” moved to the trash.`,
    goesLive: 'Goes live',
    wentLive: 'Went live',
    goesLiveHelp: (zone: string) => `Time in ${zone}`,
    setDate: 'Set a date',
    clearDate: 'Clear the date',
    embargo: 'Embargo',
    newsType: 'News type',
    categories: 'Categories',
    uncategorised: 'Uncategorised',
    addCategory: 'Add category',
    tags: 'Tags',
    addTag: 'Add tag',
    bylines: 'Bylines',
    addByline: 'Add byline',
    noLongerThere: 'No longer there',
    language: 'Language',
    event: {
      title: 'Event',
      add: 'Add event',
      help: 'When and where it takes place, for the calendar of the website.',
      start: 'Starts',
      end: 'Ends',
      zone: 'Time zone',
      place: 'Place',
      placeHint: 'Venue and town, or Online',
      link: 'Link',
      linkHint: 'Programme or registration',
      cancelled: 'Cancelled',
      cancelledHelp: 'It stays in the calendar, which says so.',
      remove: 'Remove event',
      removed: 'The event was removed from the article.',
      problems: {
        noStart: 'Choose when it starts. Until then nothing of the event is saved.',
        endBeforeStart: 'It ends before it starts. Choose a later end, and it is saved.',
        badLink: 'This is no address of the web. Write one such as https://example.org.',
      },
    },
    corrections: {
      title: 'Corrections',
      add: 'Add correction',
      help: 'What was wrong and is right now, in a sentence for readers. It stands dated under the article and in feeds.',
      hint: 'An earlier version said…',
      label: (place: number) => `Correction ${place}`,
      now: 'Dated now',
      remove: (place: number) => `Remove correction ${place}`,
      removed: 'The correction was removed.',
    },
    notice: {
      title: 'Notice for readers',
      hint: 'Why this article was taken down',
      help: 'Stands at its address with the date instead of the article. While it is empty, nothing is said.',
    },
    address: 'Address',
    addressHelp: 'Lower-case letters, digits and hyphens.',
    addressBad:
      'Use lower-case letters a to z, digits and single hyphens; “page” and “feed” are kept for the website itself.',
    addressAuto: 'Made from the headline when you publish',
    highlighted: 'Highlighted',
    highlightedHelp: 'First on the home page',
    summary: 'Summary',
    summaryOf: (used: number, limit: number) => `${used} of ${limit}`,
    summaryHint: 'Shown in lists and by search engines',
    attachments: 'Attachments',
    addAttachment: 'Add attachment',
    attachmentsHelp: 'Presentations and documents that readers can download. Drop files here.',
    attachmentTitle: 'Title',
    attachmentLanguage: 'Language',
    openAttachment: (title: string) => `Open “${title}” in another program…`,
    open: 'Open…',
    removeAttachment: (title: string) => `Remove “${title}”`,
    moveAttachment: (title: string) => `Move “${title}”: arrow keys change its place`,
    attachmentMoved: (title: string, place: number, total: number) =>
      `“${title}” is now ${place} of ${total}`,
    attachmentRemoved: (title: string) => `“${title}” is no longer offered.`,
    attachmentTwice: (title: string) => `“${title}” is already attached.`,
    featuredImage: 'Featured image',
    chooseImage: 'Choose an image…',
    replaceImage: 'Replace…',
    removeImage: 'Remove image',
    imageRemoved: 'The featured image was removed.',
    featuredHelp: 'Shown above the article and on cards.',
    removeChip: (name: string) => `Remove ${name}`,
    createOption: (name: string) => `Create “${name}”`,
    search: (label: string) => `${label}: type to search`,
    noOption: 'Nothing left to add. Type a name.',
    noOptionFound: 'Nothing with that name.',
    otherLanguage: 'Other…',
    adding: (name: string) => `Adding ${name}`,
    cancelAdding: (name: string) => `Stop adding ${name}`,
    resize: 'Width of the details',
    resizeList: 'Width of the list',
  },

  picture: {
    open: 'Crop and focus…',
    title: 'Crop and focus',
    lead: 'Choose the part that is shown here and the point that always stays in view. The picture itself is not changed.',
    part: (width: string, height: string) => `Part that is shown: ${width} wide, ${height} high`,
    focus: (right: string, down: string) =>
      `Focal point: ${right} from the left, ${down} from the top`,
    corners: {
      'top-left': 'Top left corner',
      'top-right': 'Top right corner',
      'bottom-left': 'Bottom left corner',
      'bottom-right': 'Bottom right corner',
    },
    keys: 'Drag, or reach each handle with Tab and move it with the arrow keys; Shift makes larger steps.',
    ratio: 'Proportions',
    free: 'Free',
    reset: 'Show the whole picture',
    previews: { card: 'In lists', banner: 'On top of the article' },
  },

  related: relatedMessages,
  desk: deskMessages,

  preflight: checkMessages,

  exportDialog: {
    title: 'Export website',
    lead: 'Makes the whole website from what is published. The newsroom itself is not changed.',
    kind: 'What to make',
    bundle: 'Bundle (.zip)',
    bundleHelp:
      'One file: the website, the articles as data, a WordPress import and checksums. For handing over and archiving.',
    folder: 'Plain folder',
    folderHelp:
      'The website alone, as plain files. For looking at it here, or copying to a server.',
    goesOut: (number: number) => `${count(number, 'article goes', 'articles go')} out`,
    staysInside: (number: number) => `${grouped(number)} stay inside`,
    stays: {
      draft: (number: number) => count(number, 'draft', 'drafts'),
      inReview: (number: number) => `${number} in review`,
      approved: (number: number) => `${number} approved, not published`,
      later: (number: number) => `${number} scheduled for later or under embargo`,
      archived: (number: number) => `${number} archived`,
    },
    nothingOut:
      'Nothing is published yet, so the website would be empty. Publish an article first.',
    start: (number: number) => `Export ${count(number, 'article', 'articles')}…`,
    working: 'Exporting the website',
    preparing: 'Choosing where to save',
    progress: (done: number, total: number, what: string) =>
      `${grouped(done)} of ${grouped(total)}${what === '' ? '' : ` · ${what}`}`,
    receiptTitle: 'Exported',
    receipt: (name: string) => `“${name}” is written.`,
    reveal: 'Show in folder',
    facts: {
      articles: 'Articles',
      pages: 'Pages',
      files: 'Files',
      size: 'Size',
      time: 'Time',
      inside: 'Stay inside',
    },
    seconds: (text: string) => `${text} s`,
    /** What is said of how a folder was put in place, where readers may have met it between two states. */
    placed: {
      'whole-site': null,
      'whole-site-with-gap':
        'The folder was exchanged as a whole. For a moment under a millisecond there was none.',
      'file-by-file':
        'The folder was put in place file by file: each file is whole at every moment, but for a short while some were new and some old.',
    },
    warnings: 'Worth knowing',
    again: 'Export again',
    cancelled: 'Export cancelled. No file was left behind.',
    unsaved: 'The article you are writing could not be saved, so nothing was exported.',
  },

  backup: {
    label: 'Backing up the newsroom',
    cancelled: 'No backup was made.',
    done: (files: number, folder: string) =>
      `${count(files, 'file', 'files')} backed up to “${folder}” and read back. From now on this happens every day.`,
  },

  problems: {
    title: (number: number) =>
      `${count(number, 'file of this newsroom needs', 'files of this newsroom need')} a look`,
    altered:
      'This article was changed outside Galley, or its disk has lost a letter: the text can be read, but its checksum does not fit. Compare it with the last version Galley kept, and choose which one counts.',
    conflictingCopy: (client: string) =>
      `Two computers changed this article, and ${client} kept both versions. The other one is now a draft whose headline ends in “(copy from another computer)”.`,
    arrivingRecord:
      'This file is still arriving from another computer. Galley reads it as soon as it is whole.',
    arrivingCopy: (client: string) =>
      `A second version of an article is still arriving from ${client}. It is read when the newsroom is opened again.`,
    backupFailed: (folder: string, reason: string) =>
      `The backup to “${folder}” was not made. ${reason} Connect the disk or choose another place with File, Backup folder.`,
    setAside: 'Set aside, not deleted',
    left: 'Left as it is',
    lead: 'The rest of the newsroom is whole. These files could not be used as they are:',
    show: 'What happened',
    dismiss: 'Hide this notice',
    openRevision: (headline: string, when: string) =>
      `Open the revision of ${when} of “${headline}”`,
  },

  history: {
    title: 'History',
    compare: 'Compare with now',
    open: 'Compare revisions…',
    revisions: (number: number) => count(number, 'revision', 'revisions'),
    now: 'Now',
    today: 'Today',
    yesterday: 'Yesterday',
    loading: 'Reading the history',
    none: 'No earlier revisions yet',
    noneHelp:
      'Galley keeps one when you leave the article, every ten minutes of writing, and before it is published, restored or moved to the trash.',
    kept: 'Kept: the last 50, then hourly for a day, daily for a month, and every named revision.',
    unreadable: (number: number) =>
      `${count(number, 'revision', 'revisions')} could not be read. The others are whole.`,
    trouble:
      'The last revision could not be written. The article itself is saved. Check that the disk has room.',
    reasons: {
      session: 'End of writing',
      interval: 'While writing',
      'before-draft': 'Before going back to draft',
      'before-review': 'Before sending to review',
      'before-approve': 'Before approving',
      'before-schedule': 'Before scheduling',
      'before-publish': 'Before publishing',
      'before-archive': 'Before archiving',
      'before-address': 'Before a new address',
      'before-restore': 'Before restoring',
      'before-trash': 'Before the trash',
      'before-bulk': 'Before a bulk edit',
      'before-adopt': 'Before a file was adopted',
      conflict: 'Other text of a conflict',
    },
    wordsAdded: (number: number) => `${count(number, 'word', 'words')} added`,
    wordsRemoved: (number: number) => `${count(number, 'word', 'words')} removed`,
    changes: (number: number) => count(number, 'change', 'changes'),
    same: 'This revision is the same as what is written now.',
    back: 'Back to writing',
    restore: (when: string) => `Restore ${when}`,
    restored: (when: string) => `The revision of ${when} is back.`,
    restoreUndone: 'The restoring was taken back.',
    restoreHelp:
      'Text and details come back as a new revision. State, address and dates stay as they are.',
    previousChange: 'Previous change',
    nextChange: 'Next change',
    name: 'Name this revision',
    nameLabel: 'Name of the revision',
    nameSave: 'Save name',
    marks: { added: 'added:', removed: 'removed:', endOfMark: '(end)' },
    row: {
      added: (what: string) => `${what} added`,
      removed: (what: string) => `${what} removed`,
      changed: (what: string) => `${what} changed`,
      replaced: 'Image replaced',
      movedDown: (blocks: number) => `Moved down by ${count(blocks, 'block', 'blocks')}`,
      movedUp: (blocks: number) => `Moved up by ${count(blocks, 'block', 'blocks')}`,
      moved: 'Moved',
      movedHere: 'Moved here',
    },
    kinds: {
      headline: 'Headline',
      standfirst: 'Standfirst',
      heading: 'Heading',
      paragraph: 'Paragraph',
      listItem: 'List item',
      quote: 'Quote',
      attribution: 'Name under a quote',
      picture: 'Image',
      rule: 'Rule',
      other: 'Block',
    },
    alt: (text: string) => `Alt text: ${text}`,
    noAlt: 'Alt text: none',
    decorative: 'Decorative',
    missingFile: 'A file that is not in the newsroom',
    fields: {
      state: 'State',
      goesLive: 'Goes live',
      wentLive: 'Went live',
      embargo: 'Embargo',
      newsType: 'News type',
      categories: 'Categories',
      bylines: 'Bylines',
      tags: 'Tags',
      language: 'Language',
      address: 'Address',
      highlighted: 'Highlighted',
      attachments: 'Attachments',
      featuredImage: 'Featured image',
      featuredAlt: 'Its alt text',
      featuredCaption: 'Its caption',
      event: 'Event',
      source: 'Source link',
      searchTitle: 'Search title',
      searchDescription: 'Search description',
      corrections: 'Corrections',
      notice: 'Notice of withdrawal',
      translationOf: 'Translation of',
      assignee: 'Assigned to',
      due: 'Due',
    },
    summary: 'Summary',
    unchanged: (number: number) => `${number} unchanged`,
    reordered: 'in another order',
    empty: 'none',
    yes: 'Yes',
    no: 'No',
  },

  trash: {
    title: 'Trash',
    lead: 'Articles moved here stay until you restore them. Nothing empties the trash by itself.',
    moved: (when: string) => `Moved ${when}`,
    restore: (headline: string) => `Restore “${headline}”`,
    restoreShort: 'Restore',
    restored: (headline: string) => `“${headline}” is back in the list.`,
    emptyTitle: 'The trash is empty',
    empty: 'What you move to the trash can be restored here.',
    lostTitle: 'Only their history is left',
    lostHelp: 'The files of these articles are damaged or gone. An earlier revision is whole.',
    lostWhole: (when: string) => `Revision of ${when}`,
  },

  recovery: {
    title: 'Recovered text',
    unexpectedly: (time: string) => `Galley closed unexpectedly at ${time}.`,
    closedOver: (time: string) =>
      `Galley was closed at ${time}, when this text could not be saved.`,
    back: (when: string, headline: string) =>
      `${when} “${headline}” is back, up to the last word typed.`,
    waiting: (when: string, headline: string) =>
      `${when} The unsaved text of “${headline}” is kept and comes back when you open it.`,
    movedOn: (when: string, headline: string, copy: string) =>
      `${when} “${headline}” has changed since, so both texts are kept: the one you typed is the draft “${copy}”.`,
    gone: (when: string, headline: string, copy: string) =>
      `${when} “${headline}” is no longer in this newsroom; what you typed is the draft “${copy}”.`,
    open: (headline: string) => `Open “${headline}”`,
    copyHeadline: (headline: string) => `${headline} (recovered)`,
    hide: 'Hide this notice',
    failing:
      'The keystroke journal cannot be written either, so what you type is in this window only.',
    noted: 'It is also in the keystroke journal: should Galley close, it comes back.',
  },

  crash: {
    title: 'This part of the window stopped working',
    text: 'What you typed is kept in the window and has been handed to the disk. Show the window again to go on.',
    again: 'Show the window again',
  },

  sizes: {
    bytes: (text: string) => `${text} bytes`,
    kilobytes: (text: string) => `${text} KB`,
    megabytes: (text: string) => `${text} MB`,
    gigabytes: (text: string) => `${text} GB`,
  },
} as const;

type Widened<T> = T extends string
  ? string
  : T extends (...gaps: infer Gaps) => string
    ? (...gaps: Gaps) => string
    : { readonly [K in keyof T]: Widened<T[K]> };

/** What every language has to say. French and German are further objects of this type. */
export type Messages = Widened<typeof english>;

/** One sentence for a failure, then what to do about it. Codes and technical detail stay under “Details”. */
export function describeFailure(
  messages: Messages,
  failed: Failure,
): { readonly sentence: string; readonly action: string } {
  const found = messages.failures[failed.code];
  return { sentence: found.sentence(failed.subject), action: found.action };
}

/** The few words that follow “Not saved: ”. */
export function notSavedBecause(messages: Messages, failed: Failure): string {
  const reasons: Readonly<Record<string, string>> = messages.notSavedBecause;
  return reasons[failed.code] ?? messages.notSavedBecause.other;
}
