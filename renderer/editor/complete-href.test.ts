// Is what a person types into the address field understood, and nothing else invented?
import { expect, it } from 'vitest';
import { completeHref } from './complete-href.ts';

it.each([
  ['example.org', 'https://example.org'],
  [' www.example.org/a?b#c ', 'https://www.example.org/a?b#c'],
  ['example.org:8080/x', 'https://example.org:8080/x'],
  ['someone@example.org', 'mailto:someone@example.org'],
  ['http://example.org', 'http://example.org'],
  ['tel:+31201234567', 'tel:+31201234567'],
  ['javascript:alert(1)', 'javascript:alert(1)'],
  ['just words', 'just words'],
  ['word', 'word'],
  ['+32 2 555 01 42', 'tel:+3225550142'],
  ['(02) 555-0142', 'tel:025550142'],
  ['2026', '2026'],
  ['007', '007'],
])('completes “%s” to “%s”', (typed, expected) => {
  expect(completeHref(typed)).toBe(expected);
});
