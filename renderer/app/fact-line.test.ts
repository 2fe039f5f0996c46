import { expect, test } from 'vitest';
import { factLine } from './fact-line.ts';

test('facts stand in one line, without those that are not there, and no line begins with a dot', () => {
  expect(factLine('PDF', '', null, undefined, false, '5 KB')).toBe('PDF\u00a0· 5 KB');
  expect(factLine('PDF')).toBe('PDF');
  expect(factLine()).toBe('');
});
