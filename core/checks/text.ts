// Is there anything to read?
import { reason } from '../check-messages.ts';
import type { Check } from './define-check.ts';

export const text: Check = {
  id: 'text',
  *run({ reading }) {
    if (!reading.isEmpty) return;
    const place = { at: 'field', field: 'text' } as const;
    yield { severity: 'blocking', place, judged: '', reason: reason('text-missing'), go: 'write' };
  },
};
