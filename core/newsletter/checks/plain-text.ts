// Does the plain text have every link of the HTML?
import { escapeHtml } from '../../markup.ts';
import { issueReason } from '../../newsletter-check-messages.ts';
import { linksInHtml, linksInText } from '../mail-links.ts';
import type { IssueCheck } from './define-check.ts';

export const plainText: IssueCheck = {
  id: 'plain-text',
  *run({ view, html, text }) {
    const place = { at: 'issue' } as const;
    const [inHtml, inText] = [linksInHtml(html), linksInText(text, view.tags)];
    for (const address of inHtml) {
      if (inText.has(address)) continue;
      yield { severity: 'blocking', place, reason: issueReason('link-only-in-html', address) };
    }
    for (const address of inText) {
      // A headline that holds an address names it in both.
      if (inHtml.has(address) || html.includes(escapeHtml(address))) continue;
      yield { severity: 'warning', place, reason: issueReason('link-only-in-text', address) };
    }
  },
};
