// Does every link to another article lead to one that readers can see when they see this one?
import { articleOfHref } from '../blocks/link.ts';
import { fixWord, type Reason, reason } from '../check-messages.ts';
import { type Article, isPublic } from '../content/article.ts';
import type { ArticleId } from '../content/ids.ts';
import { withoutMarks } from './body-reading.ts';
import type { Check, CheckContext } from './define-check.ts';

export const internalLinks: Check = {
  id: 'internal-links',
  *run({ article, reading }, context) {
    for (const { node, path, number, href, words } of reading.links) {
      if (!href.startsWith('galley:')) continue;
      const id = articleOfHref(href);
      const why = id === undefined ? gone(words) : wrong(id, words, article, context);
      if (why === undefined) continue;
      yield {
        severity: 'warning',
        place: { at: 'body', path, type: node.type, number },
        judged: { href, words, why: why.id },
        reason: why,
        fix: {
          mends: 'block',
          label: fixWord('remove-link'),
          change: (block) =>
            withoutMarks(block, ({ type, attrs }) => type === 'link' && attrs?.href === href),
        },
      };
    }
    for (const { node, path, number, articles } of reading.cards) {
      for (const id of articles) {
        const why = wrong(id, '', article, context);
        if (why === undefined) continue;
        yield {
          severity: 'warning',
          place: { at: 'body', path, type: node.type, number },
          judged: { node, why: why.id },
          reason: why,
          fix: { mends: 'block', label: fixWord('remove-card'), change: () => null },
        };
      }
    }
  },
};

const gone = (words: string): Reason =>
  reason('article-gone', words.trim() === '' ? 'A card' : words.trim());

function wrong(
  id: ArticleId,
  words: string,
  from: Article,
  context: CheckContext,
): Reason | undefined {
  const target = context.article(id);
  if (target === undefined) return undefined;
  if (target === null) return gone(words);
  if (isPublic(target, whenSeen(from, context.now))) return undefined;
  const name = target.headline.trim();
  return reason('article-not-public', name === '' ? words.trim() : name);
}

/** When readers see the article first: now, or once its hour has come. */
function whenSeen({ publishedAt, publishAt, embargoUntil }: Article, now: Date): Date {
  const moments = [publishedAt ?? publishAt?.instant, embargoUntil?.instant];
  return new Date(
    Math.max(now.getTime(), ...moments.flatMap((at) => (at === undefined ? [] : [Date.parse(at)]))),
  );
}
