// What is a card that points to another article of the newsroom?
import type { BodyNode } from '../content/body.ts';
import { type ArticleId, articleId } from '../content/ids.ts';
import { escapeHtml } from '../markup.ts';
import { type Block, plainBlock, type RenderContext, type ShownArticle } from './define-block.ts';
import { emailBox, emailStyle } from './email.ts';
import { asQuote, escapeMarkdown, markdownAddress } from './markdown.ts';

function articleOf(node: BodyNode): ArticleId | undefined {
  const parsed = articleId.safeParse(node.attrs?.article);
  return parsed.success ? parsed.data : undefined;
}

function shownBy(node: BodyNode, context: RenderContext): ShownArticle | undefined {
  const id = articleOf(node);
  return id === undefined ? undefined : context.article(id);
}

export const articleCard: Block = {
  ...plainBlock,
  type: 'articleCard',
  schema: { group: 'block', atom: true, attrs: { article: { default: null } } },
  check(node) {
    // While it is being written it may point to none yet: readers then see nothing.
    return (node.attrs?.article ?? null) === null || articleOf(node) !== undefined
      ? undefined
      : 'A card points to something that is no article.';
  },
  html(node, _inner, context) {
    const shown = shownBy(node, context);
    // An article that readers may not see leaves no trace.
    if (shown === undefined) return '';
    const language = shown.language === undefined ? '' : ` lang="${escapeHtml(shown.language)}"`;
    const summary =
      shown.summary === ''
        ? ''
        : `\n<p class="article-card-summary"${language}>${escapeHtml(shown.summary)}</p>`;
    return `<aside class="article-card">\n<p class="article-card-label">${escapeHtml(shown.label)}</p>\n<p class="article-card-headline"${language}><a href="${escapeHtml(shown.href)}">${escapeHtml(shown.headline)}</a></p>${summary}\n</aside>\n`;
  },
  email(node, _inner, context) {
    const shown = shownBy(node, context);
    if (shown === undefined) return '';
    const summary = shown.summary === '' ? '' : `<br>${escapeHtml(shown.summary)}`;
    return emailBox(
      `<p style="${emailStyle.card}"><a href="${escapeHtml(shown.href)}" style="${emailStyle.link}"><strong>${escapeHtml(shown.headline)}</strong></a>${summary}</p>\n`,
      emailStyle.box,
    );
  },
  wordpress(node, _inner, context) {
    const shown = shownBy(node, context);
    if (shown === undefined) return '';
    const summary = shown.summary === '' ? '' : `<br>${escapeHtml(shown.summary)}`;
    return `<!-- wp:paragraph -->\n<p><a href="${escapeHtml(shown.href)}"><strong>${escapeHtml(shown.headline)}</strong></a>${summary}</p>\n<!-- /wp:paragraph -->\n\n`;
  },
  markdown(node, _inner, context) {
    const shown = shownBy(node, context);
    if (shown === undefined) return '';
    const summary = shown.summary === '' ? '' : `\n\n${escapeMarkdown(shown.summary)}`;
    return asQuote(
      `[${escapeMarkdown(shown.headline)}](${markdownAddress(shown.href)})${summary}\n`,
    );
  },
  text: () => '',
  articles(node) {
    const id = articleOf(node);
    return id === undefined ? [] : [id];
  },
  accessibility: (node) => (articleOf(node) === undefined ? ['article-missing'] : []),
};
