// Can every text of the mail be read on its ground, in the light and in the dark?
import { issueReason } from '../../newsletter-check-messages.ts';
import { contrastsOf } from '../mail-colours.ts';
import type { IssueCheck } from './define-check.ts';

/** WCAG 2.2 asks 4.5 of text. */
const ENOUGH = 4.5;

export const contrast: IssueCheck = {
  id: 'contrast',
  *run({ view, edition }) {
    const place = { at: 'issue' } as const;
    for (const look of [view.colours.light, view.colours.dark]) {
      for (const { text, ground, ratio } of contrastsOf(look)) {
        if (ratio >= ENOUGH) continue;
        yield { severity: 'blocking', place, reason: issueReason('contrast-low', text, ground) };
      }
    }
    const chosen = edition.site.colours.primary.toLowerCase();
    const used = edition.colours.primary;
    if (/^#[0-9a-f]{6}$/.test(chosen) && chosen !== used) {
      yield { severity: 'advice', place, reason: issueReason('colour-moved', chosen, used) };
    }
  },
};
