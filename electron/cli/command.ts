// What is a command of the command line: the contract each file beside this one fills in?
import type { Failure } from '../../core/errors.ts';
import { publishFailures } from '../../core/publish-messages.ts';

/** What a command may use of the process around it; handed in, so that tests can look. */
export interface CliEnvironment {
  /** One line for people or programs, to standard output. */
  print(line: string): void;
  /** A note for the person, to standard error. */
  note(line: string): void;
  /** Progress on one line that is written over; only where standard error is a terminal. */
  progress(line: string): void;
  /** Where themes and the sample newsroom are. */
  readonly resources: string;
  /** Where copies of pictures are kept between exports. */
  readonly cacheFolder: string;
  now(): Date;
  /** A secret that the person set in the environment for this run, such as `GALLEY_SECRET_PASSWORD`; never one of its own. */
  secret(name: string): string | undefined;
  readonly timeZone: string;
  readonly signal: AbortSignal;
}

export interface Command {
  readonly name: string;
  /** How it is called, without the name of the program. */
  readonly usage: string;
  readonly summary: string;
  /** Further lines of help. */
  readonly options: readonly (readonly [option: string, meaning: string])[];
  readonly run: (args: readonly string[], environment: CliEnvironment) => Promise<ExitCode>;
}

/** 0: done, nothing wrong. 1: done with faults, or failed. 2: the input could not be used. */
export type ExitCode = 0 | 1 | 2;

/** Thrown for input that cannot be used; its message is the one sentence the person reads. */
export class BadInput extends Error {
  override readonly name = 'BadInput';
}

/** Thrown for work that failed for no fault of the input. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
}

/** The error to throw for a failure, with a sentence about `what`, the path or name as the person typed it. */
export function errorFor(failed: Failure, what: string): BadInput | CommandFailed {
  const subject = failed.subject ?? what;
  const because = failed.detail === undefined ? '' : ` (${failed.detail})`;
  switch (failed.code) {
    case 'library-missing':
      return new BadInput(`There is no folder ${what}.`);
    case 'not-a-library':
      return new BadInput(`${what} is not a newsroom: it holds no galley.json that can be read.`);
    case 'version-too-new':
      return new BadInput(`${what} was made by a newer Galley. Update Galley to use it.`);
    case 'folder-too-large':
      return new BadInput(`${subject} holds more files than those of one event.`);
    case 'folder-not-empty':
      return new BadInput(
        `${subject} is not empty and was not made by an export${because}. Choose an empty or new folder.`,
      );
    case 'no-signing-key':
      return new BadInput(
        'Sign with which key? Put it into GALLEY_SECRET_SIGNING_KEY, or, for an export, name its file with --key-file.',
      );
    case 'not-found':
      return new BadInput(`${subject} does not exist.`);
    case 'not-a-bundle':
      return new BadInput(`${subject} is not a bundle${because}.`);
    case 'invalid-argument':
      return new BadInput(`${subject} cannot be used${because}.`);
    case 'file-unreadable':
      return new CommandFailed(`${subject} could not be read${because}.`);
    case 'altered-record':
      return new CommandFailed(
        `${subject} was changed outside Galley${because}. Use it as it is with “galley adopt”, or open the newsroom to choose.`,
      );
    case 'damaged-record':
      return new CommandFailed(
        `${subject} is damaged${because}. Open the newsroom in Galley to mend it.`,
      );
    case 'not-a-calendar':
      return new BadInput(`${subject} is not a calendar that can be read${because}.`);
    case 'disk-full':
      return new CommandFailed(`The disk is full. ${subject} was not written.`);
    case 'not-permitted':
      return new CommandFailed(`${subject} could not be written: not permitted${because}.`);
    case 'another-newsroom':
    case 'big-delete':
    case 'certificate-refused':
    case 'git-missing':
    case 'host-key-changed':
    case 'host-key-unknown':
    case 'last-publish-unknown':
    case 'list-unreadable':
    case 'login-refused':
    case 'place-occupied':
    case 'place-refused':
    case 'publish-cut-short':
    case 'target-changed': {
      const { sentence, action } = publishFailures[failed.code];
      return new CommandFailed(`${sentence(failed.subject)} ${action}${because}`);
    }
    case 'cancelled':
      return new CommandFailed('Cancelled. No file was left behind.');
    case 'address-refused':
    case 'calendar-too-large':
    case 'conflict':
    case 'export-failed':
    case 'file-changed':
    case 'internal':
    case 'library-locked':
    case 'no-keyring':
    case 'no-library-open':
    case 'offline':
    case 'read-only':
    case 'related-stopped':
    case 'preview-stopped':
    case 'search-stopped':
    case 'server-refused':
    case 'server-slow':
    case 'server-unreachable':
    case 'shutting-down':
    case 'picture-too-large':
    case 'preflight-blocking':
    case 'preflight-stale':
    case 'too-large':
    case 'unsaved-elsewhere':
    case 'unsupported-type':
    case 'write-failed':
      return new CommandFailed(`${subject} failed: ${failed.code}${because}.`);
  }
}
