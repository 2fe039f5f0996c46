// Do buttons, downloads, videos and cards say and hold what readers need? As their own rules have it.
import type { AccessibilityFault } from '../blocks/define-block.ts';
import { type GoWord, reason } from '../check-messages.ts';
import type { Check, Severity } from './define-check.ts';

/** Faults that a check of their own speaks of. */
type SpokenOfElsewhere =
  | 'picture-not-described'
  | 'heading-empty'
  | 'link-text-unclear'
  | 'table-without-header';

/** A new fault of a block is a line here, or in a check of its own: the compiler asks for it. */
const faultsHere: Readonly<
  Record<Exclude<AccessibilityFault, SpokenOfElsewhere>, readonly [Severity, GoWord]>
> = {
  'button-without-label': ['blocking', 'name'],
  'button-without-link': ['blocking', 'addLink'],
  'file-missing': ['warning', 'choose'],
  'article-missing': ['warning', 'choose'],
  'video-missing': ['warning', 'add'],
  'file-without-title': ['warning', 'name'],
  'video-without-title': ['warning', 'name'],
  'video-without-transcript': ['advice', 'add'],
};

export const embeddedBlocks: Check = {
  id: 'embedded-blocks',
  *run({ faults }) {
    for (const { fault, node, place: number, path } of faults) {
      if (!isHere(fault)) continue;
      const [severity, go] = faultsHere[fault];
      const place = { at: 'body', path, type: node.type, number } as const;
      yield { severity, place, judged: node, reason: reason(fault), go };
    }
  },
};

function isHere(fault: AccessibilityFault): fault is keyof typeof faultsHere {
  return Object.hasOwn(faultsHere, fault);
}
