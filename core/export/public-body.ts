// What of a body may leave the house as data: known blocks, known attributes, links that lead somewhere public?
import { articleOfHref } from '../blocks/link.ts';
import { blockOf, markOf } from '../blocks/registry.ts';
import type { ArticleBody, BodyMark, BodyNode } from '../content/body.ts';
import type { Edition } from '../site/edition.ts';

/**
 * The body with everything left out that this version does not know, since it cannot tell whether that is public,
 * and with links to articles that are not public turned into plain words. The stored body is not touched.
 */
export function publicBody(edition: Edition, body: ArticleBody): ArticleBody {
  return { schemaVersion: body.schemaVersion, document: publicNode(edition, body.document) };
}

function publicNode(edition: Edition, node: BodyNode): BodyNode {
  if (node.text !== undefined) {
    const marks = publicMarks(edition, node.marks);
    return { type: 'text', text: node.text, ...(marks.length > 0 ? { marks } : {}) };
  }
  const known = blockOf(node.type)?.schema.attrs ?? {};
  const attrs = pick(edition, node.attrs, known);
  const marks = publicMarks(edition, node.marks);
  const content = (node.content ?? [])
    .filter((child) => child.text !== undefined || mayLeave(edition, child))
    .map((child) => publicNode(edition, child));
  return {
    type: node.type,
    ...(attrs === undefined ? {} : { attrs }),
    ...(marks.length > 0 ? { marks } : {}),
    ...(content.length > 0 ? { content } : {}),
  };
}

function publicMarks(edition: Edition, marks: BodyNode['marks']): BodyMark[] {
  return (marks ?? []).flatMap((mark) => {
    const known = markOf(mark.type);
    if (known === undefined) return [];
    const href = mark.attrs?.href;
    if (mark.type === 'link' && typeof href === 'string') {
      const target = articleOfHref(href);
      if (target !== undefined && !edition.byId.has(target)) return [];
    }
    const attrs = pick(edition, mark.attrs, known.attrs ?? {});
    return [{ type: mark.type, ...(attrs === undefined ? {} : { attrs }) }];
  });
}

/** A block that points to an article which is not public would say that there is one. */
function mayLeave(edition: Edition, node: BodyNode): boolean {
  const block = blockOf(node.type);
  return block?.articles(node).every((id) => edition.byId.has(id)) ?? false;
}

function pick(
  edition: Edition,
  attrs: BodyNode['attrs'],
  known: Readonly<Record<string, unknown>>,
): Record<string, unknown> | undefined {
  const kept = Object.entries(attrs ?? {}).filter(
    ([name, value]) =>
      name in known && value !== null && value !== undefined && !leadsInside(edition, value),
  );
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

/** Whether an attribute is a link to an article that readers may not see. */
function leadsInside(edition: Edition, value: unknown): boolean {
  const target = typeof value === 'string' ? articleOfHref(value) : undefined;
  return target !== undefined && !edition.byId.has(target);
}
