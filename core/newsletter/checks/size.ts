// Is the mail small enough to be shown whole?
import { issueReason } from '../../newsletter-check-messages.ts';
import type { IssueCheck } from './define-check.ts';

/** Gmail shows 102 kB of a mail and hides the rest behind a link; the service adds a little of its own. */
export const MOST_BYTES = 100 * 1000;
const NEARLY = 90 * 1000;

export const size: IssueCheck = {
  id: 'size',
  *run({ html }) {
    const bytes = utf8Length(html);
    const [kilobytes, most] = [Math.ceil(bytes / 1000), MOST_BYTES / 1000];
    const place = { at: 'issue' } as const;
    if (bytes > MOST_BYTES) {
      yield { severity: 'blocking', place, reason: issueReason('too-large', kilobytes, most) };
    } else if (bytes > NEARLY) {
      yield { severity: 'advice', place, reason: issueReason('nearly-too-large', kilobytes, most) };
    }
  },
};

/** Bytes of a text in UTF-8. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
