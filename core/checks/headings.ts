// Do the headings make an outline, with no level left out?
import { fixWord, reason } from '../check-messages.ts';
import { plainText } from '../content/body.ts';
import type { Check } from './define-check.ts';

export const headings: Check = {
  id: 'headings',
  *run({ reading, faults }) {
    for (const { fault, node, place: number, path } of faults) {
      if (fault !== 'heading-empty') continue;
      yield {
        severity: 'warning',
        place: { at: 'body', path, type: node.type, number },
        judged: node,
        reason: reason('heading-empty'),
        fix: { mends: 'block', label: fixWord('remove-heading'), change: () => null },
      };
    }
    // The headline is level 1.
    let before = 1;
    for (const { node, path, number } of reading.headings) {
      // An empty one is no part of the outline.
      if (plainText(node).trim() === '') continue;
      const level = Number(node.attrs?.level ?? 2);
      const deepest = before + 1;
      if (level > deepest) {
        yield {
          // Readers get an even outline all the same: the website sees to that.
          severity: 'advice',
          place: { at: 'body', path, type: node.type, number },
          judged: { node, before },
          reason: reason('heading-skips', level, before),
          fix: {
            mends: 'block',
            label: fixWord('make-level', deepest),
            change: (block) => ({ ...block, attrs: { ...block.attrs, level: deepest } }),
          },
        };
      }
      before = level;
    }
  },
};
