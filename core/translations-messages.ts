// Which words do versions of an article in other languages need: their section in the details, and what is said beside the text?
import { countingIn } from './languages/counting.ts';

const { count, grouped } = countingIn('en-GB');

export const translationMessages = {
  title: 'Languages',
  help: 'Versions of this article in other languages.',
  oneLanguage: 'The website has one language. Once it has more, articles are translated from here.',
  settings: 'Languages of the website…',
  /** A version in the list: the language is said before it. */
  open: (headline: string, language: string) => `Open “${headline}”, in ${language}`,
  isOpen: 'Open here',
  original: 'Original',
  upToDate: 'Up to date',
  behind: (changes: number) => `Behind by ${grouped(changes)}`,
  notCompared: 'Not compared yet',
  make: 'Translate into…',
  making: 'Making a translation',
  made: (language: string) => `Draft in ${language}. Write over the text that was copied.`,
  makeUndone: (headline: string) => `“${headline}” moved to the trash.`,
  link: 'Link an existing article…',
  linking: 'Linking versions',
  linked: (headline: string) =>
    `“${headline}” is a version of this article now, and counts as up to date.`,
  unlink: (headline: string) => `Unlink “${headline}”`,
  unlinked: (headline: string) => `“${headline}” is no longer a version of another article.`,
  refusals: {
    already: () => 'These are versions of the same article already. Nothing was changed.',
    'language-taken': (language: string) =>
      `There would be two versions in ${language}. Unlink one of them first. Nothing was changed.`,
    'not-there': () => 'That article is not there any more. Nothing was changed.',
  },
  originalGone:
    'The original is in the trash or gone. What was made from it stays linked, and is compared with it again once it is back.',
  showTrash: 'Show the trash',
  twice: (language: string) =>
    `Two versions are in ${language}. Choose another language for one of them, or unlink it.`,
  trashedWithVersions: (headline: string, versions: number) =>
    `“${headline}” moved to the trash. ${count(versions, 'translation stays', 'translations stay')}.`,
  mark: 'Mark as up to date',
  marking: 'Marking as up to date',
  marked: 'The translation counts as up to date with the original.',
  /** Beside the text of a translation. */
  source: {
    title: (language: string) => `Changes in the ${language} version`,
    changes: (changes: number, language: string) =>
      `${count(changes, 'change', 'changes')} in the ${language} version since this translation`,
    /** Which one is looked at. */
    at: (place: number, changes: number) => `${grouped(place)} of ${grouped(changes)}`,
    next: 'Next change in the original',
    previous: 'Previous change in the original',
    open: 'Open the original',
    markAll: 'Mark all as up to date',
    markedOne: 'This place counts as up to date with the original.',
    none: 'Nothing has changed in the original since this translation.',
    notCompared:
      'This translation has not been compared with its original yet. Mark it as up to date to begin.',
    noTranslation: 'This article is not a translation.',
    kinds: {
      changed: (language: string) => `Changed in the ${language} version`,
      new: (language: string) => `New in the ${language} version`,
      gone: (language: string) => `Gone from the ${language} version`,
    },
    before: 'Before',
    now: 'Now',
    noCounterpart: 'This translation has no paragraph of its own for it.',
    forgotten: 'The history no longer holds what stood there before.',
    otherThanWords: 'The words are the same: a picture, its description or a link is another one.',
  },
} as const;
