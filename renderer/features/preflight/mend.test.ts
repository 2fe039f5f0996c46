// Is the finding that a person pressed found again, when words were typed since it was shown?
import { expect, it } from 'vitest';
import { goodArticle, world } from '../../../core/checks/checks-for-tests.ts';
import { checkArticle, type Finding } from '../../../core/checks/run-checks.ts';
import type { BodyNode } from '../../../core/content/body.ts';
import { foundAgain } from './mend.ts';

const heading = (level: number, words: string): BodyNode => ({
  type: 'heading',
  attrs: { level },
  content: [{ type: 'text', text: words }],
});
const findingsOf = (...blocks: BodyNode[]): readonly Finding[] =>
  checkArticle(goodArticle({}, ...blocks), world()).findings;
const firstOf = (...blocks: BodyNode[]): Finding => {
  const [found] = findingsOf(...blocks);
  if (found === undefined) throw new Error('nothing was found');
  return found;
};

it('a heading that was typed on since is the one that was pressed', () => {
  const pressed = firstOf(heading(4, 'Too d'));
  expect(foundAgain(pressed, findingsOf(heading(4, 'Too deep')))?.fix).toBeDefined();
});

it('a heading that moved is the one that was pressed', () => {
  const pressed = firstOf(heading(4, 'Too deep'));
  const above: BodyNode = { type: 'paragraph', content: [{ type: 'text', text: 'Typed above.' }] };
  expect(foundAgain(pressed, findingsOf(above, heading(4, 'Too deep')))).toBeDefined();
});

it('what would be mended by another step than the one on the button is another one', () => {
  const pressed = firstOf(heading(4, 'Too deep'));
  expect(pressed.fix?.label).toBeDefined();
  expect(
    foundAgain(pressed, findingsOf(heading(2, 'One'), heading(4, 'Too deep'))),
  ).toBeUndefined();
});
