// What is a card for one file, offered where the text speaks of it?
import type { BodyNode } from '../content/body.ts';
import { type AssetId, assetId } from '../content/ids.ts';
import { language as languageTag } from '../content/text.ts';
import { escapeHtml } from '../markup.ts';
import { type Block, checkText, plainBlock, type RenderContext, textOf } from './define-block.ts';
import { emailStyle } from './email.ts';
import { escapeMarkdown, markdownAddress } from './markdown.ts';

function assetOf(node: BodyNode): AssetId | undefined {
  const parsed = assetId.safeParse(node.attrs?.asset);
  return parsed.success ? parsed.data : undefined;
}

/** The language of the file, where one is said and is one. */
function languageOf(node: BodyNode): string | undefined {
  const parsed = languageTag.safeParse(node.attrs?.language);
  return parsed.success ? parsed.data : undefined;
}

function shownBy(node: BodyNode, context: RenderContext) {
  const id = assetOf(node);
  const language = languageOf(node);
  const file = id === undefined ? undefined : context.file(id, language);
  if (file === undefined) return undefined;
  const title = textOf(node, 'title');
  return { ...file, title: title === '' ? file.name : title, language };
}

export const fileCard: Block = {
  ...plainBlock,
  type: 'fileCard',
  schema: {
    group: 'block',
    atom: true,
    attrs: { asset: { default: null }, title: { default: null }, language: { default: null } },
  },
  check(node) {
    // While it is being written it may offer none yet: readers then see nothing.
    return (node.attrs?.asset ?? null) === null || assetOf(node) !== undefined
      ? checkText(node, ['title', 'language'])
      : 'A file card offers something that is no file.';
  },
  html(node, _inner, context) {
    const shown = shownBy(node, context);
    if (shown === undefined) return '';
    const { href, name, title, facts, language } = shown;
    const tag = language === undefined ? '' : ` hreflang="${language}"`;
    return `<p class="file-card"><a href="${escapeHtml(href)}" download="${escapeHtml(name)}"${tag}>${escapeHtml(title)}</a> <span class="file-facts">${escapeHtml(facts)}</span></p>\n`;
  },
  email(node, _inner, context) {
    const shown = shownBy(node, context);
    if (shown === undefined) return '';
    return `<p style="${emailStyle.card}"><a href="${escapeHtml(shown.href)}" style="${emailStyle.link}">${escapeHtml(shown.title)}</a> (${escapeHtml(shown.facts)})</p>\n`;
  },
  wordpress(node, _inner, context) {
    const shown = shownBy(node, context);
    if (shown === undefined) return '';
    const href = escapeHtml(shown.href);
    return `<!-- wp:file {"href":${commentJson(shown.href)}} -->\n<div class="wp-block-file"><a href="${href}">${escapeHtml(`${shown.title} (${shown.facts})`)}</a></div>\n<!-- /wp:file -->\n\n`;
  },
  markdown(node, _inner, context) {
    const shown = shownBy(node, context);
    if (shown === undefined) return '';
    return `[${escapeMarkdown(shown.title)}](${markdownAddress(shown.href)}) (${escapeMarkdown(shown.facts)})\n\n`;
  },
  text(node) {
    const title = textOf(node, 'title');
    return title === '' ? '' : `${title}\n`;
  },
  assets(node) {
    const id = assetOf(node);
    return id === undefined ? [] : [{ asset: id, as: 'download' }];
  },
  accessibility(node) {
    // What readers do not see needs no title yet.
    if (assetOf(node) === undefined) return ['file-missing'];
    return textOf(node, 'title') === '' ? ['file-without-title'] : [];
  },
};

/** JSON that may stand inside a comment: nothing in it can end the comment. */
function commentJson(value: string): string {
  return JSON.stringify(value).replace(/[<>&]|--/g, (found) =>
    [...found].map((one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  );
}
