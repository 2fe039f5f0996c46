// Which words stand around everything: the welcome, the frame of a newsroom, its list and search, saving and its conflicts?
import type { ArticleStatus } from './content/article.ts';
import { countingIn } from './languages/counting.ts';

const { count, grouped } = countingIn('en-GB');

const statuses: Readonly<Record<ArticleStatus, string>> = {
  draft: 'Draft',
  inReview: 'In review',
  approved: 'Approved',
  scheduled: 'Scheduled',
  published: 'Published',
  archived: 'Archived',
};

export const frameMessages = {
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

  menus: {
    file: 'Newsroom and files',
    edit: 'Editing',
    article: 'Article',
    view: 'View',
    go: 'Going about',
    help: 'Help',
  },

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
    usedAfterAll:
      'The last version that Galley kept is back. What the file said is in the history.',
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
      `${count(headlines, 'headline', 'headlines')}, the best ${texts === 1 ? 'text' : `${grouped(texts)} texts`}`,
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
} as const;
