// Which words do the command palette and the sheet of keys use?
import { countingIn } from './languages/counting.ts';

const { grouped } = countingIn('en-GB');

export const paletteMessages = {
  palette: {
    title: 'Search articles or run a command',
    placeholder: 'Search articles or run a command; > for commands only',
    short: 'Search articles or run a command',
    found: 'Articles and commands',
    recent: 'Open before',
    articles: 'Articles',
    commands: 'Commands',
    nothing: (typed: string) =>
      `No headline and no command has “${typed}”. The filter of the list looks through texts, too.`,
    count: (number: number) => (number === 1 ? '1 found' : `${grouped(number)} found`),
  },

  shortcuts: {
    title: 'Keyboard shortcuts',
    lead: 'Everything else is in the menus, and in the palette.',
    inText: 'In lists and in the text',
    others: [
      ['Next and previous in a list', ['↑', '↓']],
      ['Open what has the focus', ['Enter']],
      ['Quick look, in the table of articles', ['Space']],
      ['Choose one, choose to there, choose all', ['X', 'Shift+↓', 'CmdOrCtrl+A']],
      ['Blocks and special characters', ['/']],
      ['Into the format strip', ['Alt+F10']],
      ['Move a block', ['Alt+↑', 'Alt+↓']],
      ['Link', ['CmdOrCtrl+K']],
      ['Bold, italic', ['CmdOrCtrl+B', 'CmdOrCtrl+I']],
      ['Heading 2, 3, 4', ['CmdOrCtrl+Alt+2', 'CmdOrCtrl+Alt+3', 'CmdOrCtrl+Alt+4']],
    ] as readonly (readonly [what: string, keys: readonly string[]])[],
  },
} as const;
