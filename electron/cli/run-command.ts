// Which command was asked for, and with which exit code does it end?
import { adoptFile } from './adopt-file.ts';
import { backUpLibrary } from './back-up.ts';
import { checkNewsroom } from './check-newsroom.ts';
import { checkTheme } from './check-theme.ts';
import {
  BadInput,
  type CliEnvironment,
  type Command,
  CommandFailed,
  type ExitCode,
} from './command.ts';
import { exportLibrary } from './export-library.ts';
import { finishCutShort } from './finish-exports.ts';
import { generateLibrary } from './generate-library.ts';
import { listArticles } from './list-articles.ts';
import { newLibrary } from './new-library.ts';
import { newsletter } from './newsletter.ts';
import { preflightLibrary } from './preflight-library.ts';
import { publicCalendar } from './public-calendar.ts';
import { publish } from './publish.ts';
import { relatedNews } from './related-news.ts';
import { searchLibrary } from './search-library.ts';
import { showAudit } from './show-audit.ts';
import { targets } from './targets.ts';
import { verifyBundle } from './verify-bundle.ts';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  newLibrary,
  listArticles,
  showAudit,
  searchLibrary,
  preflightLibrary,
  relatedNews,
  exportLibrary,
  finishCutShort,
  publicCalendar,
  targets,
  publish,
  newsletter,
  verifyBundle,
  checkNewsroom,
  checkTheme,
  adoptFile,
  backUpLibrary,
  generateLibrary,
];

/** Runs what was typed. Whatever goes wrong is one sentence on standard error and an exit code. */
export async function runCommand(
  args: readonly string[],
  environment: CliEnvironment,
  version: string,
): Promise<ExitCode> {
  const [name, ...rest] = args;
  try {
    if (name === undefined) {
      for (const line of help()) environment.note(line);
      return 2;
    }
    if (name === '--version' || name === '-v') {
      environment.print(version);
      return 0;
    }
    if (name === '--help' || name === '-h' || name === 'help') {
      const [about] = rest;
      const command = about === undefined ? undefined : commandNamed(about);
      for (const line of command === undefined ? help() : helpFor(command)) environment.print(line);
      return 0;
    }
    const command = commandNamed(name);
    if (rest.includes('--help') || rest.includes('-h')) {
      for (const line of helpFor(command)) environment.print(line);
      return 0;
    }
    return await command.run(rest, environment);
  } catch (error) {
    environment.progress('');
    environment.note(`galley: ${error instanceof Error ? error.message : String(error)}`);
    if (error instanceof BadInput) return 2;
    if (!(error instanceof CommandFailed) && error instanceof Error && error.stack !== undefined) {
      environment.note(error.stack);
    }
    return 1;
  }
}

function commandNamed(name: string): Command {
  const command = commands.find((one) => one.name === name);
  if (command === undefined) {
    const known = commands.map((one) => one.name).join(', ');
    throw new BadInput(`There is no command “${name}”. There are ${known}.`);
  }
  return command;
}

function help(): string[] {
  return [
    'Galley, the offline newsroom.',
    '',
    ...commands.flatMap((command) => [`  galley ${command.usage}`, `      ${command.summary}`]),
    '',
    '  galley --help COMMAND, galley --version',
    '',
    'Exit codes: 0 done, 1 faults found or failed, 2 the input could not be used.',
  ];
}

function helpFor(command: Command): string[] {
  return [
    `galley ${command.usage}`,
    command.summary,
    '',
    ...command.options.map(([option, meaning]) => `  ${option.padEnd(18)} ${meaning}`),
  ];
}
