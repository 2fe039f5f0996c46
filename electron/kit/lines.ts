// Which lines does a document have, as far as they are kept?
import { MOST_LINE_LENGTH, MOST_LINES } from '../../core/kit/folder-facts.ts';

/** Collects lines until there are enough. */
export class Lines {
  readonly #lines: string[] = [];

  get isFull(): boolean {
    return this.#lines.length >= MOST_LINES;
  }

  get all(): string[] {
    return this.#lines;
  }

  add(text: string): void {
    for (const piece of text.split(/[\n\r\v\u2028\u2029]+/)) {
      const line = oneLine(piece);
      if (line !== null && !this.isFull) this.#lines.push(line);
    }
  }
}

/** Words in one line, without signs that are not seen, as long as a line may be; null where there are none. */
export function oneLine(text: string | null | undefined): string | null {
  const line = (text ?? '')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MOST_LINE_LENGTH)
    .trim();
  return line === '' ? null : line;
}

/** A language tag, where it is one. */
export function languageTag(text: string | null | undefined): string | null {
  const tag = (text ?? '').trim().replaceAll('_', '-');
  return /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(tag)
    ? tag.replace(/^[A-Za-z]+/, (first) => first.toLowerCase())
    : null;
}
