// What does a file hold once the line that keeps a promise is gone?
import type { KeptPromise } from './promise-list.ts';

/** The text with the line taken out or replaced. Throws where it stands in it not once. */
export function withoutLine(
  text: string,
  { line, instead = '', file }: Pick<KeptPromise, 'line' | 'instead' | 'file'>,
): string {
  const parts = text.split(line);
  const [before, after] = parts;
  if (parts.length !== 2 || before === undefined || after === undefined) {
    throw new Error(`${file} has this ${parts.length - 1} times: ${line.trim()}`);
  }
  return `${before}${instead}${after}`;
}
