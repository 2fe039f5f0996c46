// What does the Nu HTML checker, the one of the W3C, say of a folder of pages?
import { createRequire } from 'node:module';
import { findOnPath } from '../electron-runtime/system-packages.ts';
import { ScriptFailure } from '../project.ts';
import { runCommand } from '../run-command.ts';

/** What it warns of, and is meant so. */
const onPurpose = [
  // Safari's screen reader needs the role where a list has no bullets.
  /^The “list” role is unnecessary for element “[uo]l”\.$/,
  // A person's words begin with whatever sign they typed, and hold whatever sign: no page changes them.
  /starts with a composing character\.$/,
  /^Document uses the Unicode Private Use Area/,
];

interface Message {
  readonly type: 'error' | 'info' | 'non-document-error';
  readonly url?: string;
  readonly lastLine?: number;
  readonly message: string;
}

/** Errors and warnings, each a sentence with its page and line. Fails with a sentence where there is no Java. */
export async function nuFaults(folder: string): Promise<string[]> {
  const java = findOnPath('java');
  if (java === undefined) {
    throw new ScriptFailure(
      'The Nu HTML checker needs Java 17 or newer, and there is none on this machine. On Debian: apt install default-jre-headless',
    );
  }
  const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');
  const args = ['-Xss8m', '-jar', jar, '--format', 'json', '--skip-non-html', folder];
  const finished = await runCommand(java, args);
  // It writes what it found to the other channel, and ends with 1 when there is an error.
  const said = finished.stderr.trim();
  if (!said.startsWith('{')) throw new ScriptFailure(`The Nu HTML checker did not run: ${said}`);
  // The format is the checker's own.
  const { messages } = JSON.parse(said) as { messages: Message[] };
  return messages
    .filter(({ type, message }) => type !== 'info' || !onPurpose.some((one) => one.test(message)))
    .map(({ type, url = '', lastLine, message }) => {
      const page = decodeURIComponent(url).replace(`file:${folder}/`, '');
      return `${page}:${lastLine ?? 0} ${type === 'info' ? 'warns' : 'error'}: ${message}`;
    });
}
