// Which level has each heading on a page, where none may be skipped?
import type { BodyNode } from '../content/body.ts';

/**
 * The body with its headings at the levels a page needs: the headline is level 1, the first heading level 2, and
 * none is more than one below the one before. Headings that were equal side by side stay equal. The stored body
 * keeps what the writer chose.
 */
export function withEvenOutline(document: BodyNode): BodyNode {
  const open: number[] = [];
  const visit = (node: BodyNode): BodyNode => {
    if (node.type === 'heading') {
      const chosen = Number(node.attrs?.level ?? 2);
      while ((open.at(-1) ?? 0) >= chosen) open.pop();
      const level = open.length + 2;
      open.push(chosen);
      return level === chosen ? node : { ...node, attrs: { ...node.attrs, level } };
    }
    if (node.content === undefined) return node;
    const content = node.content.map(visit);
    const isSame = content.every((child, index) => child === node.content?.[index]);
    return isSame ? node : { ...node, content };
  };
  return visit(document);
}
