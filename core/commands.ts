// What a person can do by menu, keyboard or button: one list, so that all three always agree.

export interface Command {
  readonly id: string;
  readonly label: string;
  /** Electron accelerator; `CmdOrCtrl` is ⌘ on a Mac and Ctrl elsewhere. */
  readonly shortcut?: string;
  /** On a Mac, where it is another one there. */
  readonly macShortcut?: string;
  /** A second key that does the same, but on a Mac, which has other uses for it; no menu names it. */
  readonly alsoShortcut?: string;
  /** `undo` is the top of the menu `edit`, before what the system does there. */
  readonly menu:
    | 'file'
    | 'undo'
    | 'edit'
    | 'view'
    | 'preview'
    | 'language'
    | 'article'
    | 'go'
    | 'help';
}

export const commands = [
  { id: 'article.new', label: 'New article', shortcut: 'CmdOrCtrl+N', menu: 'file' },
  { id: 'article.newFromFolder', label: 'New from a folder…', menu: 'file' },
  { id: 'window.new', label: 'New window', shortcut: 'CmdOrCtrl+Shift+N', menu: 'file' },
  { id: 'library.open', label: 'Open newsroom…', shortcut: 'CmdOrCtrl+O', menu: 'file' },
  { id: 'library.backup', label: 'Back up now', menu: 'file' },
  { id: 'library.backupFolder', label: 'Backup folder…', menu: 'file' },
  { id: 'library.close', label: 'Close newsroom', menu: 'file' },
  { id: 'article.save', label: 'Save now', shortcut: 'CmdOrCtrl+S', menu: 'file' },
  {
    id: 'publish',
    label: 'Publish website…',
    shortcut: 'CmdOrCtrl+Shift+E',
    menu: 'file',
  },
  {
    id: 'article.publishAlone',
    label: 'Publish this article only…',
    shortcut: 'CmdOrCtrl+Shift+Enter',
    menu: 'article',
  },
  { id: 'export', label: 'Export website…', shortcut: 'CmdOrCtrl+E', menu: 'file' },
  { id: 'edit.undo', label: 'Undo', shortcut: 'CmdOrCtrl+Z', menu: 'undo' },
  {
    id: 'edit.redo',
    label: 'Redo',
    shortcut: 'CmdOrCtrl+Shift+Z',
    alsoShortcut: 'CmdOrCtrl+Y',
    menu: 'undo',
  },
  { id: 'article.find', label: 'Find in the article…', shortcut: 'CmdOrCtrl+F', menu: 'edit' },
  {
    id: 'article.replace',
    label: 'Find and replace…',
    shortcut: 'CmdOrCtrl+H',
    macShortcut: 'CmdOrCtrl+Alt+F',
    menu: 'edit',
  },
  { id: 'edit.smartPunctuation', label: 'Smart punctuation on or off', menu: 'edit' },
  {
    id: 'view.outline',
    label: 'Outline of the article',
    shortcut: 'CmdOrCtrl+Shift+O',
    menu: 'view',
  },
  {
    id: 'view.details',
    label: 'Show or hide details',
    shortcut: 'CmdOrCtrl+Shift+D',
    menu: 'view',
  },
  {
    id: 'view.list',
    label: 'Show or hide the article list',
    shortcut: 'CmdOrCtrl+Shift+L',
    menu: 'view',
  },
  {
    id: 'view.sideBar',
    label: 'Side bar with or without words',
    shortcut: 'CmdOrCtrl+\\',
    menu: 'view',
  },
  {
    id: 'view.preview',
    label: 'Show or hide the preview',
    shortcut: 'CmdOrCtrl+Shift+P',
    menu: 'view',
  },
  {
    id: 'palette',
    label: 'Search articles or run a command…',
    shortcut: 'CmdOrCtrl+P',
    menu: 'go',
  },
  { id: 'go.back', label: 'Back', shortcut: 'Alt+Left', macShortcut: 'CmdOrCtrl+[', menu: 'go' },
  {
    id: 'go.forward',
    label: 'Forward',
    shortcut: 'Alt+Right',
    macShortcut: 'CmdOrCtrl+]',
    menu: 'go',
  },
  { id: 'go.articles', label: 'Articles', shortcut: 'CmdOrCtrl+1', menu: 'go' },
  { id: 'go.calendar', label: 'Activity calendar', shortcut: 'CmdOrCtrl+2', menu: 'go' },
  { id: 'go.media', label: 'Media', shortcut: 'CmdOrCtrl+3', menu: 'go' },
  { id: 'go.newsletters', label: 'Newsletter', shortcut: 'CmdOrCtrl+5', menu: 'go' },
  { id: 'go.terms', label: 'Categories and people', shortcut: 'CmdOrCtrl+4', menu: 'go' },
  { id: 'go.audit', label: 'Audit trail', menu: 'go' },
  { id: 'go.settings', label: 'Settings', shortcut: 'CmdOrCtrl+,', menu: 'go' },
  { id: 'preview.phone', label: 'As on a phone', menu: 'preview' },
  { id: 'preview.tablet', label: 'As on a tablet', menu: 'preview' },
  { id: 'preview.desktop', label: 'As on a desktop', menu: 'preview' },
  { id: 'preview.zoomed', label: 'At 400 % zoom', menu: 'preview' },
  { id: 'preview.print', label: 'As printed', menu: 'preview' },
  { id: 'preview.dark', label: 'Dark or light', menu: 'preview' },
  { id: 'preview.heard', label: 'As heard', menu: 'preview' },
  { id: 'preview.search', label: 'As search result', menu: 'preview' },
  { id: 'preview.card', label: 'As social card', menu: 'preview' },
  {
    id: 'view.history',
    label: 'History of the article',
    shortcut: 'CmdOrCtrl+Shift+H',
    menu: 'view',
  },
  { id: 'view.trash', label: 'Trash', menu: 'view' },
  { id: 'view.theme.system', label: 'Appearance: as the system', menu: 'view' },
  { id: 'view.theme.light', label: 'Appearance: light', menu: 'view' },
  { id: 'view.theme.dark', label: 'Appearance: dark', menu: 'view' },
  { id: 'view.language.system', label: 'Language: as the system', menu: 'language' },
  { id: 'view.language.en', label: 'Language: English', menu: 'language' },
  { id: 'view.language.fr', label: 'Language: français', menu: 'language' },
  { id: 'view.language.de', label: 'Language: Deutsch', menu: 'language' },
  { id: 'view.zoom.in', label: 'Larger', shortcut: 'CmdOrCtrl+Plus', menu: 'view' },
  { id: 'view.zoom.out', label: 'Smaller', shortcut: 'CmdOrCtrl+-', menu: 'view' },
  { id: 'view.zoom.usual', label: 'Usual size', shortcut: 'CmdOrCtrl+0', menu: 'view' },
  { id: 'article.translate', label: 'Translate the article…', menu: 'article' },
  {
    id: 'article.nextSourceChange',
    label: 'Next change in the original',
    shortcut: 'F7',
    menu: 'article',
  },
  {
    id: 'article.previousSourceChange',
    label: 'Previous change in the original',
    shortcut: 'Shift+F7',
    menu: 'article',
  },
  { id: 'article.markTranslation', label: 'Mark the translation as up to date', menu: 'article' },
  { id: 'article.linkVersion', label: 'Link a version in another language…', menu: 'article' },
  {
    id: 'article.addAttachment',
    label: 'Add attachment…',
    shortcut: 'CmdOrCtrl+Shift+A',
    menu: 'article',
  },
  {
    id: 'article.addImage',
    label: 'Insert image…',
    shortcut: 'CmdOrCtrl+Shift+I',
    menu: 'article',
  },
  { id: 'article.pasteReport', label: 'Paste report…', menu: 'article' },
  { id: 'library.refreshRelated', label: 'Refresh related news…', menu: 'article' },
  { id: 'article.trash', label: 'Move to trash', menu: 'article' },
  { id: 'help.here', label: 'Help on this screen', shortcut: 'F1', menu: 'help' },
  { id: 'go.help', label: 'Guide', menu: 'help' },
  { id: 'help.shortcuts', label: 'Keyboard shortcuts', shortcut: 'CmdOrCtrl+/', menu: 'help' },
  { id: 'help.log', label: 'Log…', menu: 'help' },
  { id: 'help.diagnostics', label: 'Copy diagnostics', menu: 'help' },
] as const satisfies readonly Command[];

/** The accelerator of a command on a platform, or undefined where it has none. */
export function shortcutOf(command: Command, platform: string): string | undefined {
  return platform === 'darwin' ? (command.macShortcut ?? command.shortcut) : command.shortcut;
}

/** Every key of a command on a platform, the one that menus name first. */
export function shortcutsOf(command: Command, platform: string): string[] {
  const also = platform === 'darwin' ? undefined : command.alsoShortcut;
  return [shortcutOf(command, platform), also].flatMap((shortcut) => shortcut ?? []);
}

export type CommandId = (typeof commands)[number]['id'];

/** What each command is called in English; other languages have a line for each of them. */
// One entry for each of `commands`, whose ids the compiler does not follow through `fromEntries`.
export const commandLabels = Object.fromEntries(
  commands.map(({ id, label }) => [id, label]),
) as Readonly<Record<CommandId, string>>;

export function isCommandId(id: string): id is CommandId {
  return commands.some((command) => command.id === id);
}
