// Which words do the guide inside the app and the window of the log use? The guide itself is in English.
export const helpMessages = {
  title: 'Guide',
  here: 'Help on this screen',
  pages: 'Pages of the guide',
  find: 'Search the guide',
  clear: 'Clear the search',
  found: (count: number) => (count === 1 ? '1 place found' : `${count} places found`),
  results: 'Found in the guide',
  nothing: (typed: string) => `The guide has no “${typed}”`,
  nothingHelp: 'Try fewer words, or another one.',
  inPage: (page: string) => `in ${page}`,
  back: 'Back',
  read: 'How Galley works',

  log: {
    title: 'Log',
    lead: 'What Galley noted down about itself. It holds no text of articles; your folders are not named.',
    level: 'Show',
    levels: { error: 'Errors', warning: 'Errors and warnings', info: 'Everything' },
    word: { error: 'Error', warning: 'Warning', info: 'Note' },
    filter: 'Filter',
    lines: 'Lines of the log',
    shown: (count: number) => (count === 1 ? '1 line' : `${count} lines`),
    none: 'Nothing is noted here.',
    noneHelp: 'Choose “Everything”, or another word.',
    copy: 'Copy these lines',
    copied: (count: number) => (count === 1 ? '1 line is copied.' : `${count} lines are copied.`),
    refresh: 'Read again',
  },
  diagnostics: {
    copy: 'Copy diagnostics',
    copied:
      'The diagnostics are copied: versions, counts and states, and nothing that anybody typed.',
    show: 'What the diagnostics hold',
  },
} as const;
