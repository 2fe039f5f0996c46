// Which words tell of what is kept and handed out: export, backup, history, trash, recovered text?
import { countingIn } from './languages/counting.ts';

const { count, grouped } = countingIn('en-GB');

export const keepingMessages = {
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
    sign: 'Sign the bundle',
    /** Each stands before the fingerprint of the key. */
    signBy: 'By the key',
    signedBy: 'Signed by',
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
      'before-translation': 'Before a translation',
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
    rename: 'Change the name',
    nameLabel: 'Name of the revision',
    nameHint: 'Leave it empty for no name',
    nameSave: 'Save name',
    named: (name: string) => `This revision is called “${name}” now.`,
    nameRemoved: (name: string) => `This revision is not called “${name}” any more.`,
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
