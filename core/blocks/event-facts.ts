// What are the facts of the event an article is about: when and where, from its details?
import { escapeHtml } from '../markup.ts';
import { type Block, plainBlock, type RenderContext, type ShownEvent } from './define-block.ts';
import { emailBox, emailStyle } from './email.ts';
import { bareAddress } from './link.ts';
import { escapeMarkdown, markdownAddress } from './markdown.ts';

/** It holds nothing itself: the details of the article are the one place where an event is written down. */
export const eventFacts: Block = {
  ...plainBlock,
  type: 'eventFacts',
  schema: { group: 'block', atom: true },
  html(_node, _inner, { event, words }) {
    if (event === undefined) return '';
    const rows = [
      row(words.when, `<time datetime="${escapeHtml(event.iso)}">${escapeHtml(event.when)}</time>`),
      event.place === '' ? '' : row(words.where, escapeHtml(event.place)),
      event.link === undefined ? '' : row(words.eventLink, anchor(event.link, '')),
    ];
    return `<dl class="event-facts">\n${rows.join('')}</dl>\n`;
  },
  email(_node, _inner, context) {
    const lines = linesOf(
      context,
      (link) => anchor(link, ` style="${emailStyle.link}"`),
      escapeHtml,
    );
    if (lines === undefined) return '';
    return emailBox(`<p style="${emailStyle.card}">${lines.join('<br>')}</p>\n`, emailStyle.box);
  },
  wordpress(_node, _inner, context) {
    const lines = linesOf(context, (link) => anchor(link, ''), escapeHtml);
    if (lines === undefined) return '';
    return `<!-- wp:paragraph -->\n<p>${lines.join('<br>')}</p>\n<!-- /wp:paragraph -->\n\n`;
  },
  markdown(_node, _inner, context) {
    const lines = linesOf(
      context,
      (link) => `[${escapeMarkdown(bareAddress(link))}](${markdownAddress(link)})`,
      escapeMarkdown,
    );
    return lines === undefined ? '' : `${lines.join('\\\n')}\n\n`;
  },
  text: () => '',
};

function row(name: string, value: string): string {
  return `<div><dt>${escapeHtml(name)}</dt><dd>${value}</dd></div>\n`;
}

function anchor(link: string, style: string): string {
  return `<a href="${escapeHtml(link)}"${style}>${escapeHtml(bareAddress(link))}</a>`;
}

function linesOf(
  { event, words }: RenderContext,
  link: (href: string) => string,
  write: (text: string) => string,
): string[] | undefined {
  if (event === undefined) return undefined;
  const line = (name: string, value: string): string => `${write(name)}: ${value}`;
  return [...facts(event, words, link, write)].map(([name, value]) => line(name, value));
}

function* facts(
  event: ShownEvent,
  words: RenderContext['words'],
  link: (href: string) => string,
  write: (text: string) => string,
): Generator<readonly [string, string]> {
  yield [words.when, write(event.when)];
  if (event.place !== '') yield [words.where, write(event.place)];
  if (event.link !== undefined) yield [words.eventLink, link(event.link)];
}
