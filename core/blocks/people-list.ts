// What is a list of people: speakers or contacts, each with role and organisation?
import type { BodyNode } from '../content/body.ts';
import { escapeHtml } from '../markup.ts';
import { type Block, checkText, plainBlock, type RenderContext, textOf } from './define-block.ts';
import { emailStyle } from './email.ts';
import { isAllowedHref } from './link.ts';
import { asItem, escapeMarkdown, markdownAddress } from './markdown.ts';

export const peopleList: Block = {
  ...plainBlock,
  type: 'peopleList',
  schema: { group: 'block', content: 'personEntry+', isolating: true },
  html: (_node, inner) => (inner === '' ? '' : `<ul class="people">\n${inner}</ul>\n`),
  email: (_node, inner) => (inner === '' ? '' : `<ul style="${emailStyle.list}">\n${inner}</ul>\n`),
  wordpress: (_node, inner) =>
    inner === ''
      ? ''
      : `<!-- wp:list -->\n<ul class="wp-block-list">${inner}</ul>\n<!-- /wp:list -->\n\n`,
  markdown: (_node, inner) => (inner === '' ? '' : `${inner}\n`),
  text: (_node, inner) => inner,
};

interface Entry {
  readonly name: string;
  readonly href: string | undefined;
  /** Role and organisation, as far as they are known. */
  readonly standing: string;
}

function entryOf(node: BodyNode, context: RenderContext): Entry {
  const standing = [textOf(node, 'role'), textOf(node, 'organisation')];
  return {
    name: textOf(node, 'name'),
    href: context.link(textOf(node, 'link')),
    standing: standing.filter((part) => part !== '').join(', '),
  };
}

function nameHtml({ name, href }: Entry, style: string): string {
  const words = escapeHtml(name);
  return href === undefined ? words : `<a href="${escapeHtml(href)}"${style}>${words}</a>`;
}

export const personEntry: Block = {
  ...plainBlock,
  type: 'personEntry',
  schema: {
    atom: true,
    attrs: {
      name: { default: null },
      role: { default: null },
      organisation: { default: null },
      link: { default: null },
    },
  },
  check(node) {
    const link = textOf(node, 'link');
    return link === '' || isAllowedHref(link)
      ? checkText(node, ['name', 'role', 'organisation', 'link'])
      : 'A person’s link leads to an address that is neither web, mail, telephone nor an article.';
  },
  html(node, _inner, context) {
    const entry = entryOf(node, context);
    if (entry.name === '') return '';
    const standing =
      entry.standing === ''
        ? ''
        : ` <span class="person-standing">${escapeHtml(entry.standing)}</span>`;
    return `<li><span class="person-name">${nameHtml(entry, '')}</span>${standing}</li>\n`;
  },
  email(node, _inner, context) {
    const entry = entryOf(node, context);
    if (entry.name === '') return '';
    const standing = entry.standing === '' ? '' : `, ${escapeHtml(entry.standing)}`;
    const name = nameHtml(entry, ` style="${emailStyle.link}"`);
    return `<li style="${emailStyle.item}"><strong>${name}</strong>${standing}</li>\n`;
  },
  wordpress(node, _inner, context) {
    const entry = entryOf(node, context);
    if (entry.name === '') return '';
    const standing = entry.standing === '' ? '' : `, ${escapeHtml(entry.standing)}`;
    return `<!-- wp:list-item -->\n<li><strong>${nameHtml(entry, '')}</strong>${standing}</li>\n<!-- /wp:list-item -->`;
  },
  markdown(node, _inner, context) {
    const { name, href, standing } = entryOf(node, context);
    if (name === '') return '';
    const words = escapeMarkdown(name);
    const linked = href === undefined ? words : `[${words}](${markdownAddress(href)})`;
    return asItem('- ', `**${linked}**${standing === '' ? '' : `, ${escapeMarkdown(standing)}`}`);
  },
  text(node) {
    const parts = ['name', 'role', 'organisation'].map((name) => textOf(node, name));
    const line = parts.filter((part) => part !== '').join(', ');
    return line === '' ? '' : `- ${line}\n`;
  },
};
