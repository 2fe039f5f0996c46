// Does the search of the guide lead to the part that is meant?

import { pages } from 'virtual:guide';
import { expect, it } from 'vitest';
import { sectionsOf } from '../../../core/help/guide.ts';
import { findInGuide } from './find-in-guide.ts';

const sections = sectionsOf(pages);
const found = (typed: string): string[] =>
  findInGuide(sections, typed).map(({ section }) => section.heading);

it.each([
  ['backup', 'Backups'],
  ['pre-flight', 'Pre-flight'],
  ['pasting wor', 'Pasting'],
  ['SFTP', 'Publishing by SFTP'],
])('leads by “%s” first to “%s”', (typed, heading) => {
  expect(found(typed)[0]).toBe(heading);
});

it('shows some words around what was found', () => {
  const [hit] = findInGuide(sections, 'keystroke journal');
  expect(hit?.passage.toLowerCase()).toContain('keystroke');
  expect(hit?.passage.length).toBeLessThan(145);
});

it('finds nothing for nothing, and says so for what is not there', () => {
  expect(found('  ')).toEqual([]);
  expect(found('zzzz')).toEqual([]);
});
