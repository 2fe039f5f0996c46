// What of a body may leave the house as data: known blocks, known attributes, links that lead somewhere public?
import { articleOfHref } from '../blocks/link.ts';
import { blockOf, markOf } from '../blocks/registry.ts';
import type { ArticleBody, BodyMark, BodyNode } from '../content/body.ts';
import { bodyOf } from '../content/packed-article.ts';
import type { EditionArticle } from '../site/edition.ts';

type Public = EditionArticle['mentions'];

/**
 * The body with everything left out that this version does not know, since it cannot tell whether that is public,
 * and with links to articles that are not public turned into plain words. The stored body is not touched.
 */
export function publicBody({ record, mentions }: EditionArticle): ArticleBody {
  const body = bodyOf(record);
  return { schemaVersion: body.schemaVersion, document: publicNode(mentions, body.document) };
}

function publicNode(mentions: Public, node: BodyNode): BodyNode {
  if (node.text !== undefined) {
    const marks = publicMarks(mentions, node.marks);
    return { type: 'text', text: node.text, ...(marks.length > 0 ? { marks } : {}) };
  }
  const known = blockOf(node.type)?.schema.attrs ?? {};
  const attrs = pick(mentions, node.attrs, known);
  const marks = publicMarks(mentions, node.marks);
  const content = (node.content ?? [])
    .filter((child) => child.text !== undefined || mayLeave(mentions, child))
    .map((child) => publicNode(mentions, child));
  return {
    type: node.type,
    ...(attrs === undefined ? {} : { attrs }),
    ...(marks.length > 0 ? { marks } : {}),
    ...(content.length > 0 ? { content } : {}),
  };
}

function publicMarks(mentions: Public, marks: BodyNode['marks']): BodyMark[] {
  return (marks ?? []).flatMap((mark) => {
    const known = markOf(mark.type);
    if (known === undefined) return [];
    const href = mark.attrs?.href;
    if (mark.type === 'link' && typeof href === 'string') {
      const target = articleOfHref(href);
      if (target !== undefined && mentions[target] === undefined) return [];
    }
    const attrs = pick(mentions, mark.attrs, known.attrs ?? {});
    return [{ type: mark.type, ...(attrs === undefined ? {} : { attrs }) }];
  });
}

/** A block that points to an article which is not public would say that there is one. */
function mayLeave(mentions: Public, node: BodyNode): boolean {
  const block = blockOf(node.type);
  return block?.articles(node).every((id) => mentions[id] !== undefined) ?? false;
}

function pick(
  mentions: Public,
  attrs: BodyNode['attrs'],
  known: Readonly<Record<string, unknown>>,
): Record<string, unknown> | undefined {
  const kept = Object.entries(attrs ?? {}).filter(
    ([name, value]) =>
      name in known && value !== null && value !== undefined && !leadsInside(mentions, value),
  );
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

/** Whether an attribute is a link to an article that readers may not see. */
function leadsInside(mentions: Public, value: unknown): boolean {
  const target = typeof value === 'string' ? articleOfHref(value) : undefined;
  return target !== undefined && mentions[target] === undefined;
}
