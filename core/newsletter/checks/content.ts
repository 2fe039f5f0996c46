// Does the issue hold something to read, under titles and headlines?
import { issueReason } from '../../newsletter-check-messages.ts';
import type { IssueCheck } from './define-check.ts';

export const content: IssueCheck = {
  id: 'content',
  *run({ issue, view }) {
    if (!view.parts.some(({ kind }) => kind === 'section')) {
      yield { severity: 'blocking', place: { at: 'issue' }, reason: issueReason('issue-empty') };
    }
    const shown = new Map(
      view.parts.flatMap((part) => (part.kind === 'section' ? [[part.id, part] as const] : [])),
    );
    for (const { id, title } of issue.sections) {
      const place = { at: 'section', section: id } as const;
      const section = shown.get(id);
      if (section === undefined) {
        yield { severity: 'advice', place, reason: issueReason('section-empty', title) };
        continue;
      }
      if (title.trim() === '') {
        yield { severity: 'warning', place, reason: issueReason('section-untitled') };
      }
      for (const { article, headline, text } of section.items) {
        const at = { at: 'item', section: id, article } as const;
        if (headline.trim() === '') {
          yield { severity: 'blocking', place: at, reason: issueReason('headline-missing') };
        }
        if (text.length === 0) {
          yield { severity: 'warning', place: at, reason: issueReason('text-missing', headline) };
        }
      }
    }
  },
};
