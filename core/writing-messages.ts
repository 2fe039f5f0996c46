// Which words help a person while writing: finding, links, outline, moving blocks?
import { countingIn } from './languages/counting.ts';

const { count, grouped } = countingIn('en-GB');

export const writingMessages = {
  wordsSelected: (selected: number, all: number) =>
    `${grouped(selected)} of ${count(all, 'word', 'words')} selected`,
  find: {
    title: 'Find in the article',
    find: 'Find',
    replaceBy: 'Replace by',
    next: 'Next match',
    previous: 'Previous match',
    matchCase: 'Match case',
    wholeWords: 'Whole words',
    ignoreAccents: 'Ignore accents',
    showReplace: 'Show or hide replacing',
    replace: 'Replace',
    replaceAll: 'Replace all',
    close: 'Close finding',
    place: (number: number, total: number) => `${number} of ${total}`,
    placeIn: (number: number, total: number, where: string) => `${number} of ${total}: ${where}`,
    total: (total: number) => count(total, 'match', 'matches'),
    nothing: 'Nothing found',
    replaced: (number: number) => `${count(number, 'match', 'matches')} replaced.`,
    changedSince: 'The text has changed since. Use Undo in the text.',
  },
  linkForm: {
    goal: 'Address or article',
    goalHint: 'Headline, web address, email or phone',
    textHint: 'As in the headline or address',
    offers: 'Where the link could lead',
    offered: (number: number) =>
      `${count(number, 'suggestion', 'suggestions')}: arrow keys choose, Enter links.`,
    refused:
      'This is no address, and no headline holds these words. Type a headline, a web address, an email address or a phone number.',
    openArticle: 'Open the article',
    lost: 'The article this link led to is not in the newsroom. Readers see the words without a link.',
    notPublic: 'Readers see the words without a link until this article is published.',
  },
  outline: {
    title: 'Outline',
    close: 'Close the outline',
    none: 'No headings yet. Type ## and a space at the start of a line.',
    level: (level: number) => `Level ${level}:`,
    empty: 'Empty heading',
    faults: {
      empty: 'This heading has no words.',
      skipsLevel: 'A level is skipped before this heading.',
    },
  },
  smartPunctuation: {
    on: 'Smart punctuation is on: quotes, dashes and spaces follow the language of the text.',
    off: 'Smart punctuation is off: signs stay as you type them.',
  },
  blockMenu: {
    title: 'Menu of this block',
    hint: (key: string) => `Drag to move, press for more (${key})`,
    moveUp: 'Move up',
    moveDown: 'Move down',
    duplicate: 'Duplicate',
    delete: 'Delete',
    turnInto: (kind: string) => `Turn into ${kind.toLocaleLowerCase('en')}`,
    moved: (place: number, total: number) => `Moved: now ${place} of ${total}.`,
    cannotMove: 'There is nowhere to move to.',
    deleted: 'Block deleted.',
    duplicated: 'Block copied.',
  },
} as const;
