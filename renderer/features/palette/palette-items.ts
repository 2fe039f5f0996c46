// What does the palette offer for what was typed? Commands that can be run now, and articles by their headline.
import { type CommandId, commands } from '../../../core/commands.ts';
import { transliterate } from '../../../core/content/transliterate.ts';
import { type ArticleSummary, searchableHeadline } from '../../../core/library.ts';

export interface PaletteItems {
  readonly commands: readonly { readonly id: CommandId; readonly label: string }[];
  readonly articles: readonly ArticleSummary[];
}

export interface PaletteWorld {
  readonly summaries: ReadonlyMap<string, ArticleSummary>;
  /** What each command is called. */
  readonly labels: Readonly<Record<CommandId, string>>;
  /** The articles of this window, latest first. */
  readonly recent: readonly string[];
  /** Whether anything on the screen answers to a command now. */
  isRunnable(id: CommandId): boolean;
}

/** Typed first, it leaves only commands. */
export const COMMANDS_ONLY = '>';
const MOST_COMMANDS = 8;
const MOST_ARTICLES = 30;
const MOST_RECENT = 5;

/** The offer for `typed`: best first, few enough to be looked over. */
export function paletteItems(typed: string, world: PaletteWorld): PaletteItems {
  const onlyCommands = typed.trimStart().startsWith(COMMANDS_ONLY);
  const words = transliterate(typed.replace(COMMANDS_ONLY, ''))
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const runnable = commands
    .filter(({ id }) => world.isRunnable(id))
    .map(({ id }) => ({ id, label: world.labels[id] }));
  if (words.length === 0) {
    const recent = world.recent.flatMap((id) => world.summaries.get(id) ?? []);
    return {
      commands: runnable,
      articles: onlyCommands ? [] : recent.slice(0, MOST_RECENT),
    };
  }
  const found = runnable
    .map((command) => ({
      command,
      rank: rankOf(transliterate(command.label).toLowerCase(), words),
    }))
    .filter(({ rank }) => rank > 0)
    .sort((one, other) => other.rank - one.rank)
    .map(({ command }) => command);
  return {
    commands: onlyCommands ? found : found.slice(0, MOST_COMMANDS),
    articles: onlyCommands ? [] : articlesFor(words, world.summaries),
  };
}

function articlesFor(
  words: readonly string[],
  summaries: ReadonlyMap<string, ArticleSummary>,
): ArticleSummary[] {
  const found: { summary: ArticleSummary; rank: number }[] = [];
  for (const summary of summaries.values()) {
    const rank = rankOf(searchableHeadline(summary), words);
    if (rank > 0) found.push({ summary, rank });
  }
  // Of two that fit alike the newer one: ids sort by the moment an article was made.
  return found
    .sort((one, other) => other.rank - one.rank || (one.summary.id < other.summary.id ? 1 : -1))
    .slice(0, MOST_ARTICLES)
    .map(({ summary }) => summary);
}

/** 0 where a word is missing; more the more of the words begin one, and most where the text begins with the first. */
function rankOf(text: string, words: readonly string[]): number {
  let rank = 0;
  for (const word of words) {
    const at = text.indexOf(word);
    if (at === -1) return 0;
    const begins = at === 0 || text.includes(` ${word}`);
    rank += begins ? 2 : 1;
  }
  return text.startsWith(words[0] ?? '') ? rank + 1 : rank;
}
