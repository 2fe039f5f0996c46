// What is said of how much was found, where headlines and texts hold the words?
import { expect, it } from 'vitest';
import { english } from '../../../core/messages.ts';
import { sentence } from './SearchFoot.tsx';
import type { TextResults } from './text-search.ts';

const answered = (total: number) =>
  ({ state: 'answered', total, isReady: true }) as unknown as TextResults;

it('counts headlines and texts, and says where only the best texts are listed', () => {
  expect(sentence(2, 12, answered(14), english)).toBe('2 headlines, 12 texts');
  expect(sentence(2, 98, answered(4000), english)).toBe('2 headlines, the best 98 texts');
  expect(sentence(99, 1, answered(4000), english)).toBe('99 headlines, the best text');
  expect(sentence(0, 0, answered(0), english)).toBe('0 headlines, 0 texts');
});

it('speaks of no best texts where each that was found stands under its headline', () => {
  expect(sentence(120, 0, answered(4000), english)).toBe('120 headlines');
  expect(sentence(3, 0, answered(3), english)).toBe('3 headlines');
});
