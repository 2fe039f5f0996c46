// What is a table, with its caption, its heading row or column, and cells that span others?
import type { BodyNode } from '../content/body.ts';
import { escapeHtml } from '../markup.ts';
import { type Block, checkText, plainBlock, textOf } from './define-block.ts';
import { emailStyle } from './email.ts';
import { escapeMarkdown } from './markdown.ts';

const MOST_SPANNED = 1000;

function spanOf(cell: BodyNode, name: 'colspan' | 'rowspan'): number {
  const span = cell.attrs?.[name];
  return typeof span === 'number' && Number.isSafeInteger(span) && span > 0 && span <= MOST_SPANNED
    ? span
    : 1;
}

function spans(cell: BodyNode): string {
  const columns = spanOf(cell, 'colspan');
  const rows = spanOf(cell, 'rowspan');
  return `${columns === 1 ? '' : ` colspan="${columns}"`}${rows === 1 ? '' : ` rowspan="${rows}"`}`;
}

function isHeadingRow(row: BodyNode): boolean {
  const cells = row.content ?? [];
  return cells.length > 0 && cells.every((cell) => cell.type === 'tableHeader');
}

/** What a header cell is the heading of: its column in a row of headings, else its row (WCAG 1.3.1, H63). */
function scopeOf(row: BodyNode | undefined): 'col' | 'row' {
  return row !== undefined && isHeadingRow(row) ? 'col' : 'row';
}

function headingRowsOf(table: BodyNode): number {
  const rows = table.content ?? [];
  const first = rows.findIndex((row) => !isHeadingRow(row));
  return first === -1 ? 0 : first;
}

/** Rows split into head and body; no row of text can look like the end of one, since text is escaped. */
function sections(table: BodyNode, inner: string): string {
  const rows = inner.split('</tr>\n').slice(0, -1);
  const heads = headingRowsOf(table);
  const join = (part: readonly string[]): string => part.map((row) => `${row}</tr>\n`).join('');
  const head = heads === 0 ? '' : `<thead>\n${join(rows.slice(0, heads))}</thead>\n`;
  return `${head}<tbody>\n${join(rows.slice(heads))}</tbody>\n`;
}

/** The width of a table without wider or narrower columns while writing, in pixels: what widths are shares of. */
const WHOLE_WIDTH = 620;

/** The widths that columns were given while writing, as shares, so that the table still fits a narrow page. */
function columnGroup(table: BodyNode): string {
  const shares = columnShares(table);
  if (shares === undefined) return '';
  const columns = shares.map((share) => (share === 0 ? '<col>' : `<col style="width:${share}%">`));
  return `<colgroup>${columns.join('')}</colgroup>\n`;
}

/** The share of each column in hundredths, 0 where it was left as it came; undefined where all were. */
function columnShares(table: BodyNode): readonly number[] | undefined {
  const widths = (table.content?.[0]?.content ?? []).flatMap((cell) => {
    const given: unknown = cell.attrs?.colwidth;
    return Array.from({ length: spanOf(cell, 'colspan') }, (_, index) => {
      const width: unknown = Array.isArray(given) ? given[index] : undefined;
      return typeof width === 'number' && Number.isFinite(width) && width > 0 ? width : 0;
    });
  });
  if (!widths.some((width) => width > 0)) return undefined;
  const sum = widths.reduce((total, width) => total + width, 0);
  const whole = widths.includes(0) ? Math.max(WHOLE_WIDTH, sum) : sum;
  return widths.map((width) => Math.round((width / whole) * 100));
}

function checkSpans(cell: BodyNode): string | undefined {
  for (const name of ['colspan', 'rowspan'] as const) {
    const span = cell.attrs?.[name];
    if (span !== undefined && span !== null && spanOf(cell, name) !== span) {
      return 'A cell of a table spans something that is not a number of cells.';
    }
  }
  return undefined;
}

export const table: Block = {
  ...plainBlock,
  type: 'table',
  schema: {
    group: 'block',
    content: 'tableRow+',
    isolating: true,
    tableRole: 'table',
    attrs: { caption: { default: null } },
  },
  check: (node) => checkText(node, ['caption']),
  html(node, inner, { words }) {
    const caption = escapeHtml(textOf(node, 'caption'));
    const element = caption === '' ? '' : `<caption>${caption}</caption>\n`;
    // Wide tables scroll in their own box, which the keyboard must reach.
    const name = caption === '' ? escapeHtml(words.table) : caption;
    return `<div class="table" role="region" tabindex="0" aria-label="${name}">\n<table>\n${element}${columnGroup(node)}${sections(node, inner)}</table>\n</div>\n`;
  },
  email(node, inner) {
    const caption = textOf(node, 'caption');
    const line =
      caption === ''
        ? ''
        : `<caption style="${emailStyle.caption}">${escapeHtml(caption)}</caption>\n`;
    // Shares are shares of something: of the whole column of the mail.
    const whole = columnShares(node) === undefined ? '' : ' width="100%"';
    return `<table cellpadding="0" cellspacing="0" border="0" style="border-collapse:collapse;margin:0 0 20px"${whole}>\n${line}${columnGroup(node)}${sections(node, inner)}</table>\n`;
  },
  wordpress(node, inner) {
    const caption = textOf(node, 'caption');
    const line =
      caption === ''
        ? ''
        : `<figcaption class="wp-element-caption">${escapeHtml(caption)}</figcaption>`;
    const rows = sections(node, inner).replaceAll('\n', '');
    // Its table block knows no widths of columns; the block of plain HTML leaves them alone.
    const columns = columnGroup(node).trimEnd();
    const [start, end] = columns === '' ? ['wp:table', '/wp:table'] : ['wp:html', '/wp:html'];
    return `<!-- ${start} -->\n<figure class="wp-block-table"><table>${columns}${rows}</table>${line}</figure>\n<!-- ${end} -->\n\n`;
  },
  markdown(node, inner) {
    const caption = textOf(node, 'caption');
    const columns = (node.content?.[0]?.content ?? []).reduce(
      (sum, cell) => sum + spanOf(cell, 'colspan'),
      0,
    );
    const rule = `|${' --- |'.repeat(columns)}\n`;
    const rows = inner.split('\n').slice(0, -1);
    // GFM tables always begin with a row of headings.
    const [head, ...body] = headingRowsOf(node) > 0 ? rows : [`|${'  |'.repeat(columns)}`, ...rows];
    const line = caption === '' ? '' : `${escapeMarkdown(caption)}\n\n`;
    return `${line}${head}\n${rule}${body.map((row) => `${row}\n`).join('')}\n`;
  },
  text(node, inner) {
    const caption = textOf(node, 'caption');
    return caption === '' ? inner : `${caption}\n${inner}`;
  },
  accessibility(node) {
    const rows = node.content ?? [];
    const hasHeaders =
      headingRowsOf(node) > 0 ||
      (rows.length > 0 && rows.every((row) => row.content?.[0]?.type === 'tableHeader'));
    return hasHeaders ? [] : ['table-without-header'];
  },
};

export const tableRow: Block = {
  ...plainBlock,
  type: 'tableRow',
  schema: { content: '(tableCell | tableHeader)*', tableRole: 'row' },
  html: (_node, inner) => `<tr>\n${inner}</tr>\n`,
  email: (_node, inner) => `<tr>\n${inner}</tr>\n`,
  wordpress: (_node, inner) => `<tr>\n${inner}</tr>\n`,
  markdown: (_node, inner) => `|${inner}\n`,
  text: (_node, inner) => `${inner.replace(/\t$/, '')}\n`,
};

function cell(type: 'tableCell' | 'tableHeader'): Block {
  const isHeader = type === 'tableHeader';
  const element = (
    node: BodyNode,
    row: BodyNode | undefined,
    style: string,
    inner: string,
  ): string =>
    isHeader
      ? `<th scope="${scopeOf(row)}"${spans(node)}${style}>${inner}</th>\n`
      : `<td${spans(node)}${style}>${inner}</td>\n`;
  return {
    ...plainBlock,
    type,
    schema: {
      content: '(paragraph | bulletList | orderedList)+',
      isolating: true,
      tableRole: isHeader ? 'header_cell' : 'cell',
      attrs: { colspan: { default: 1 }, rowspan: { default: 1 }, colwidth: { default: null } },
    },
    check: checkSpans,
    html: (node, inner, _context, { parent }) => element(node, parent, '', inner),
    email: (node, inner, _context, { parent }) =>
      element(
        node,
        parent,
        ` style="${emailStyle.cell}${isHeader ? ';font-weight:bold;text-align:left' : ''}"`,
        inner,
      ),
    wordpress: (node, inner, _context, { parent }) => element(node, parent, '', inner),
    markdown: (node, inner) =>
      ` ${inner.trim().replace(/\\?\n+/g, '<br>')} |${'  |'.repeat(spanOf(node, 'colspan') - 1)}`,
    text: (_node, inner) => `${inner.trim().replace(/\n+/g, ' ')}\t`,
  };
}

export const tableCell = cell('tableCell');
export const tableHeader = cell('tableHeader');
