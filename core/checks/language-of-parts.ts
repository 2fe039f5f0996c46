// Are paragraphs in another language marked as such, so that they are read aloud rightly?
import { fixWord, reason } from '../check-messages.ts';
import { type BodyNode, plainText } from '../content/body.ts';
import type { Check } from './define-check.ts';
import { LanguageGuess } from './language-guess.ts';

export const languageOfParts: Check = {
  id: 'language-of-parts',
  *run({ article, reading }, context) {
    const guess = new LanguageGuess(article.language, context.languages);
    if (!guess.isNeeded) return;
    for (const { node, path, number } of reading.texts) {
      const found = guess.find(unmarkedWords(node));
      if (found === undefined) continue;
      yield {
        severity: 'warning',
        place: { at: 'body', path, type: node.type, number },
        judged: node,
        reason: reason('words-in-language', found, article.language),
        fix: {
          mends: 'block',
          label: fixWord('mark-language', found),
          change: (block) => inLanguage(block, found),
        },
      };
    }
  },
};

/** The words that nothing is said of: those with a mark are what it says. */
function unmarkedWords(node: BodyNode): string {
  return (node.content ?? [])
    .map((child) =>
      child.marks?.some(({ type }) => type === 'language') === true
        ? ' '
        : (child.text ?? (child.content === undefined ? ' ' : plainText(child))),
    )
    .join('');
}

/** The block with all of its text in a language, where nothing else was said of it. */
function inLanguage(node: BodyNode, language: string): BodyNode {
  const mark = { type: 'language', attrs: { language } };
  const content = (node.content ?? []).map((child) => {
    const marks = child.marks ?? [];
    if (child.text === undefined || marks.some(({ type }) => type === 'language')) return child;
    return { ...child, marks: [...marks, mark] };
  });
  return { ...node, content };
}
