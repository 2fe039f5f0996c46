// Do the slots of sponsors and partners hold something to show?
import { issueReason } from '../../newsletter-check-messages.ts';
import type { IssueCheck } from './define-check.ts';

export const slots: IssueCheck = {
  id: 'slots',
  *run({ issue, view }) {
    const shown = new Set(view.parts.flatMap((part) => (part.kind === 'slot' ? [part.id] : [])));
    for (const { id } of issue.slots) {
      if (shown.has(id)) continue;
      const place = { at: 'slot', slot: id } as const;
      yield { severity: 'advice', place, reason: issueReason('slot-empty') };
    }
  },
};
