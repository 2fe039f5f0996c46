// What does the publish dialog say? The part of the catalogue for targets, plans, receipts, and what is live.
import type { ChangeGroup } from './ipc/publish-contract.ts';
import { countingIn } from './languages/counting.ts';

const { count, grouped } = countingIn('en-GB');

export const publishDialogMessages = {
  command: 'Publish website…',
  short: 'Publish…',
  title: (label: string) => `Publish to “${label}”`,
  titleArticle: (label: string) => `Publish this article to “${label}”`,
  titleBack: (label: string) => `Roll back “${label}”`,
  titleNone: 'Publish the website',
  titleAdd: 'Add a target',
  titleChange: (label: string) => `Change “${label}”`,
  readOnly: 'This newsroom is open for reading only, so nothing can be published from here.',

  targets: 'Targets',
  noTargets: 'A target is where the website goes: a folder, a web server, or a WordPress site.',
  addTarget: 'Add a target…',
  /** What can be done with a target beside publishing to it. */
  more: (label: string) => `More for “${label}”`,
  change: 'Change…',
  promote: (label: string) => `Publish what “${label}” shows…`,
  check: 'Check the connection',
  mapping: 'Words of the site…',
  adopt: 'Link the posts that are there…',
  verify: 'Read back what is there',
  remove: 'Remove',
  removeSure: (label: string) => `Remove “${label}”?`,
  removeText: 'What was published there stays there. Its password is forgotten.',
  removed: (label: string) => `“${label}” is no longer a target. What was published there stays.`,
  removing: (label: string) => `Removing “${label}”`,
  /** At the side of the dialog, with a way back. */
  changed: (label: string) => `“${label}” was changed.`,
  added: (label: string) => `“${label}” is a target now.`,
  mapped: (label: string) => `The words for “${label}” were chosen.`,
  trusted: (label: string) => `The server of “${label}” is trusted.`,
  changedBack: (label: string) =>
    `“${label}” is as it was. If its password was for another server, type it again before publishing.`,
  addedBack: (label: string) => `“${label}” is no target any more.`,
  broughtBack: (label: string) =>
    `“${label}” is a target again. If it has a password, type it before you publish.`,
  unknownKind: 'This Galley does not know this kind of target.',

  guarantee: {
    'whole-site': 'Readers see all of the old website, or all of the new one.',
    'whole-site-with-gap':
      'Readers see all of the old website or all of the new one, and for a moment in between nothing.',
    'file-by-file':
      'Every address is whole at every moment; for a while some pages are new and some old.',
  },

  receipts: 'Publishes',
  noReceipts: 'Nothing was published from here yet.',
  receiptFacts: (changes: number, articles: number) =>
    `${count(changes, 'change', 'changes')}, ${count(articles, 'article', 'articles')}`,
  rollBack: 'Roll back',
  rollBackTo: (when: string) => `Roll back to ${when}`,
  current: 'There now',
  cost: (size: string) => `Kept for rolling back: ${size}`,

  comparing: (label: string) => `Comparing with “${label}”`,
  comparingWait: 'Making the website and looking at what is there. Nothing is sent.',
  compared: (time: string) => `Compared at ${time}. Nothing has been sent yet.`,
  compareAgain: 'Compare again',
  counts: {
    create: 'to create',
    update: 'to update',
    delete: 'to take down',
    leave: 'to leave alone',
  },
  groups: {
    articles: 'Articles',
    redirects: 'Old addresses that lead on',
    lists: 'Front page and lists',
    feeds: 'Feeds and data',
    media: 'Pictures and files',
    design: 'Design',
  } satisfies Record<ChangeGroup, string>,
  groupCounts: ({ create, update, delete: gone }: Record<'create' | 'update' | 'delete', number>) =>
    [
      create > 0 ? `${grouped(create)} new` : '',
      update > 0 ? `${grouped(update)} changed` : '',
      gone > 0 ? `${grouped(gone)} taken down` : '',
    ]
      .filter((part) => part !== '')
      .join(', '),
  signs: { create: 'New:', update: 'Changed:', delete: 'Taken down:' },
  changesList: 'What changes',
  now: 'Now',
  moreChanges: (number: number) => `and ${grouped(number)} more`,
  whatChanges: (headline: string) => `What changes in “${headline}”`,
  looking: 'Comparing both pages',
  noDifference: 'The words are the same; what changes is around them.',
  moreDifferences: (number: number) => `${count(number, 'more line', 'more lines')} differ`,
  fields: {
    headline: 'Headline',
    heading: 'Heading',
    paragraph: 'Text',
    listItem: 'List',
    picture: 'Picture',
    other: 'Text',
  } as Readonly<Record<string, string>>,
  marks: { added: 'added:', removed: 'removed:' },
  nothing: 'Nothing to do: what is there is what is public now.',
  warningsTitle: (number: number) => count(number, 'thing to know', 'things to know'),

  staysInside: 'Stays inside',
  goesLive: (when: string) => `Goes live ${when}`,
  embargo: (when: string) => `Embargo to ${when}`,
  inside: { draft: 'Draft', inReview: 'In review', approved: 'Approved, not published' },
  moreInside: (number: number) => `${count(number, 'more article', 'more articles')}`,
  later: 'It goes out with the publish after that time.',

  bigDelete: (gone: number, all: number) =>
    `This plan takes down ${grouped(gone)} of ${grouped(all)}. Type ${gone} to go on.`,
  bigDeleteField: 'How many are taken down',
  foreign: (number: number) =>
    `${count(number, 'file is', 'files are')} there already that Galley did not put there.`,
  foreignTick: 'Replace them',
  waitingForTakeOver: (number: number) =>
    `${count(number, 'article waits', 'articles wait')}: what is there was made or changed by somebody else.`,
  takeOverTick: 'Replace what is there with ours',
  takeOverNewsroom: 'Take the place over',
  withoutFiles: (number: number) =>
    `${count(number, 'article waits', 'articles wait')}: the site does not take some of their files.`,
  withoutFilesTick: 'Publish them without those files',
  confirmFirst: 'Say what is to become of this first.',

  toSend: (changes: number, size: string) =>
    `${count(changes, 'change', 'changes')}, ${size} to send.`,
  canRollBack: 'You can roll back to any of the last 10 publishes.',
  publish: (changes: number) => `Publish ${count(changes, 'change', 'changes')}`,
  publishNothing: 'Nothing to publish',
  rollBackNow: (changes: number) => `Roll back ${count(changes, 'change', 'changes')}`,
  changedMeanwhile:
    'Something was saved since the plan was made, so it was made again. Look at it, then publish.',
  stale: 'Something was saved since. This plan is not what would happen now.',
  unsaved: 'An article is not saved, so nothing was compared. Save it, then compare again.',

  publishing: (label: string) => `Publishing to “${label}”`,
  rollingBack: (label: string) => `Rolling back “${label}”`,
  progress: (done: number, total: number) => `${grouped(done)} of ${grouped(total)}`,
  stopHint: 'Stopped, it goes on from there with the next publish.',
  stoppedComparing: 'Comparing was stopped. Nothing was sent.',
  stopped: 'Publishing was stopped. The next publish goes on from there.',

  done: (changes: number, seconds: string) =>
    `Published ${count(changes, 'change', 'changes')} in ${seconds} s.`,
  doneBack: (changes: number, seconds: string) =>
    `Rolled back ${count(changes, 'change', 'changes')} in ${seconds} s.`,
  facts: {
    articles: 'Articles live',
    files: 'Files there',
    sent: 'Sent',
    readBack: 'Read back',
    retries: 'Tried again',
  },
  readBackRight: (checked: number) => `${grouped(checked)}, all as published`,
  retries: (number: number) => (number === 0 ? 'Never' : count(number, 'time', 'times')),
  readBackWrong: (wrong: number, checked: number) =>
    `${grouped(wrong)} of ${grouped(checked)} are not as they were published.`,
  readBackWrongWhat: 'Somebody else may have changed them. Publish again to put them right.',
  verifying: (label: string) => `Reading back “${label}”`,
  verified: (checked: number) => `${grouped(checked)} read back, all as they were published.`,
  again: 'Publish somewhere else',

  failed: 'It was not published',
  failedToCompare: 'The target could not be compared',
  tryAgain: 'Try again',
  wholeWebsite: 'Publish the whole website',
  changeTarget: 'Change the target…',
  wish: 'Publish when it answers again',
  wishKept:
    'The wish to publish is kept. Galley asks the target now and then, makes a new plan once it answers, and asks you before anything is sent.',
  wishWaiting: 'Waits for the network',
  wishOff: 'Do not wait any longer',
  ready: (label: string) => `“${label}” answers again.`,
  readyAction: 'See the plan',

  form: {
    kind: 'Kind of target',
    label: 'Name',
    labelHint: 'As you call it, such as “Live website” or “Staging”.',
    choose: 'Choose…',
    notChosen: 'Nothing chosen yet',
    rules: 'Which articles go there',
    rulesHint: 'Where nothing is ticked, all that is public goes there.',
    rulesOf: { categories: 'Categories', newsTypes: 'News types', languages: 'Languages' },
    secretKept: {
      safe: 'Kept by this computer’s keyring',
      session: 'Kept until Galley ends',
      none: '',
    },
    secretChange: 'Type a new one to replace it',
    session:
      'This computer has no keyring that Galley can use: what you type here is kept until Galley ends, and asked for again after that.',
    safe: 'Encrypted by this computer’s keyring, never in the newsroom.',
    optional: 'optional',
    save: 'Save and check',
    saving: 'Checking',
    missing: (title: string) => `“${title}” is missing.`,
    wrong: (title: string, why: string) => `“${title}”: ${why}.`,
    taken: 'Another target is called that.',
  },

  mappedTitle: (number: number) =>
    `What stands there for ${count(number, 'word', 'words')} of yours`,
  mappingTitle: (label: string) => `Words of “${label}”`,
  mappingLead:
    'What stands for what on the site. What fits is proposed; nothing is made there unless you say so.',
  mappingReading: 'Reading what the site has',
  mappingCreate: 'Make it on the site',
  mappingCreated: 'Made on the site',
  mappingCreateAll: (number: number) => `Tick all ${grouped(number)} that are missing`,
  mappingProposed: (label: string) => `${label} (proposed)`,
  mappingSave: 'Keep and compare',
  adopting: 'Reading the posts of the site',
  adopted: (linked: number, there: number) =>
    `${grouped(linked)} of ${count(there, 'post belongs', 'posts belong')} to articles now. Nothing was changed there.`,
  adoptedUnsure: (number: number) => `${count(number, 'post was', 'posts were')} left alone:`,

  checked: 'The target answers',
  checkedServer: (server: string) => `The target answers: ${server}.`,
  there: (files: number) => `Galley published ${count(files, 'file', 'files')} there.`,
  thereNone: 'Nothing was published there by Galley yet.',
  thereCut: 'A publish there was cut short. The next one finishes it.',
  trustTitle: 'Is this the right server?',
  trustText:
    'Compare this fingerprint with what whoever runs the server tells you. Nothing was sent yet, not even your name.',
  trust: 'Trust this key',
  goOn: 'Compare',

  live: {
    title: 'On the website',
    live: 'Live',
    changed: 'Live, changed since',
    notLive: 'Not live',
    alone: 'Publish this article only…',
    at: (label: string, state: string) => `${label}: ${state}`,
  },
};
