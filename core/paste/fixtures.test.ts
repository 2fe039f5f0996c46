// Does every clipboard become the body that was agreed on, read without a page? `GALLEY_REWRITE_GOLDENS=1` writes anew.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { faultsOf, goldenOf, pasteFixture } from './fixtures.ts';
import { parseHtml } from './parse-html.ts';

const folder = fileURLToPath(new URL('./fixtures/', import.meta.url));
const names = readdirSync(folder).filter((name) => /\.(html|txt)$/.test(name));

type HtmlNode = DefaultTreeAdapterTypes.Node;

const notText = /^(head|style|script|template|noscript|title|iframe|object|svg)$/;
const inLine =
  /^(a|abbr|b|bdi|cite|code|del|em|font|i|img|ins|kbd|label|mark|q|s|small|span|strong|sub|sup|time|u|o:p|st1:.*)$/;

/** All text of a page as it is written, by a walk that shares nothing with the rules. */
function visibleText(node: HtmlNode): string {
  if ('value' in node) return node.value;
  if (notText.test(node.nodeName) || !('childNodes' in node)) return '';
  const inner = node.childNodes.map(visibleText).join('');
  // The marks of notes, and a word that replaced another, touch the words before them.
  const isMark =
    'attrs' in node && node.attrs.some(({ name, value }) => name === 'href' && value[0] === '#');
  const isChange = node.nodeName === 'ins' || node.nodeName === 'del';
  return inLine.test(node.nodeName) && !isMark && !isChange ? inner : ` ${inner} `;
}

function clipboardText(name: string, written: string): string {
  return name.endsWith('.txt')
    ? written.slice(written.indexOf('----\n') + 5)
    : visibleText(parse(written, { scriptingEnabled: false }));
}

describe('clipboard fixtures, read by parse5', () => {
  it('are at least sixty, and each says what it is shaped after', () => {
    expect(names.length).toBeGreaterThanOrEqual(60);
    for (const name of names) {
      expect(readFileSync(folder + name, 'utf8'), name).toMatch(/^(<!-- )?fixture: \S/);
    }
  });

  it.each(names)('%s', (name) => {
    const written = readFileSync(folder + name, 'utf8');
    const body = pasteFixture(name, written, parseHtml);
    const golden = `${folder}${name.replace(/\.(html|txt)$/, '.json')}`;
    if (process.env.GALLEY_REWRITE_GOLDENS === '1') {
      writeFileSync(golden, `${JSON.stringify(goldenOf(body), null, 1)}\n`);
    }
    expect(goldenOf(body)).toEqual(JSON.parse(readFileSync(golden, 'utf8')));
    // Text copied within Galley is judged by its own JSON: the HTML beside it is for other programs.
    if (body.report.source !== 'galley')
      expect(faultsOf(body, clipboardText(name, written))).toEqual([]);
  });
});
