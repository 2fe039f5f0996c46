// What do tests of checks look at? One article in a small world, of which a test changes what it is about.

import { checkMessages, say } from '../check-messages.ts';
import type { Article } from '../content/article.ts';
import type { Asset } from '../content/asset.ts';
import type { BodyNode } from '../content/body.ts';
import { assetId } from '../content/ids.ts';
import { exampleArticle, exampleAsset, MOMENT, textBody } from '../export/example-newsroom.ts';
import type { CheckContext } from './define-check.ts';
import { checkArticle, type Finding } from './run-checks.ts';

export const pictureId = assetId.parse('a'.repeat(64));
export const slidesId = assetId.parse('b'.repeat(64));

export const hall: Asset = exampleAsset(1, {
  id: pictureId,
  fileName: 'hall.jpg',
  mediaType: 'image/jpeg',
  extension: 'jpg',
  alt: { en: 'People listen in a town hall' },
  credit: 'Photo: Inês Duarte',
  licence: 'CC BY 4.0',
});
export const slides: Asset = exampleAsset(2, {
  id: slidesId,
  fileName: 'Opening_doors.pdf',
  mediaType: 'application/pdf',
  extension: 'pdf',
});

/** A world in which nothing is wrong. */
export function world(changes: Partial<CheckContext> = {}, ...assets: Asset[]): CheckContext {
  const known = new Map([hall, slides, ...assets].map((asset) => [asset.id, asset]));
  return {
    now: MOMENT,
    languages: ['en', 'fr', 'de'],
    day: (moment) => moment.toISOString().slice(0, 10),
    asset: (id) => known.get(id) ?? null,
    pdf: () => ({ isTagged: true }),
    article: () => null,
    addressClash: () => null,
    source: () => null,
    link: () => undefined,
    ...changes,
  };
}

/** An article of which no check finds anything. */
export function goodArticle(changes: Partial<Article> = {}, ...blocks: BodyNode[]): Article {
  return exampleArticle(1, {
    headline: 'Peer mentors in Lisbon',
    standfirst: 'The first two hundred journeys.',
    summary: 'Volunteers who once served sentences wait at the gate.',
    categories: [exampleArticle(1).newsType],
    body: textBody('Thirty employers came to listen.', ...blocks),
    ...changes,
  });
}

export function findingsOf(article: Article, context: CheckContext = world()): readonly Finding[] {
  return checkArticle(article, context).findings;
}

/** What is found, as `check: words`. */
export function told(article: Article, context?: CheckContext): string[] {
  return findingsOf(article, context).map(
    ({ check, reason }) => `${check}: ${say(checkMessages.reasons, reason)}`,
  );
}

/** The reasons alone. */
export function reasonsOf(article: Article, context?: CheckContext): string[] {
  return findingsOf(article, context).map(({ reason }) => reason.id);
}

/** The article after the one-press fix of its first finding, with the block changed where it is one. */
export function mended(article: Article, context?: CheckContext): Article {
  const [finding] = findingsOf(article, context);
  const { fix, place } = finding ?? {};
  if (fix?.mends === 'article') return { ...article, ...fix.edit(article) } as Article;
  if (fix?.mends !== 'block' || place?.at !== 'body') throw new Error('there is nothing to press');
  const document = changeAt(article.body.document, place.path, fix.change);
  if (document === null) throw new Error('the whole text went');
  return { ...article, body: { ...article.body, document } };
}

function changeAt(
  node: BodyNode,
  [index, ...rest]: readonly number[],
  change: (block: BodyNode) => BodyNode | null,
): BodyNode | null {
  if (index === undefined) return change(node);
  const content = (node.content ?? []).flatMap((child, position) => {
    const next = position === index ? changeAt(child, rest, change) : child;
    return next === null ? [] : [next];
  });
  return { ...node, content };
}
