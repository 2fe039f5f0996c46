// How does plain text become paragraphs? Line by line, but where a page had broken its lines they are joined again.
import type { BodyNode } from '../content/body.ts';
import { withoutControls } from '../markup.ts';
import { paragraph } from './flow.ts';
import type { ReportBook } from './report.ts';

/** Every line that is not empty, as a paragraph: what “Paste as plain text” inserts. */
export function linesToParagraphs(text: string): BodyNode[] {
  return linesOf(text)
    .map(tidy)
    .filter((line) => line !== '')
    .map((line) => paragraph([{ type: 'text', text: line }]));
}

/** Reads plain text. Signs such as `#` and `*` stay what they are. */
export function readPlainText(text: string, book: ReportBook): BodyNode[] {
  const groups: string[][] = [[]];
  for (const line of linesOf(text)) {
    const tidied = tidy(line);
    if (tidied === '') groups.push([]);
    else groups.at(-1)?.push(tidied);
  }
  const lengths = groups.flatMap((group) => group.slice(0, -1)).map((line) => line.length);
  const measure = Math.max(0, ...lengths);
  const vocabulary = new Set(text.toLowerCase().match(/[\p{L}\p{M}-]+/gu) ?? []);
  return groups.flatMap((group) =>
    isBrokenByPage(group, measure)
      ? joinLines(group, measure, vocabulary, book)
      : group.map((line) => paragraph([{ type: 'text', text: line }])),
  );
}

function linesOf(text: string): string[] {
  // A form feed is where a page ended.
  return text.split(/\r\n?|\n|\f|\u2028|\u2029/);
}

function tidy(line: string): string {
  return withoutControls(line)
    .replace(/[ \t]+/g, ' ')
    .trim();
}

/** The shortest measure a page of text has; lists of names and addresses have shorter lines. */
const SHORTEST_MEASURE = 45;
const LONGEST_MEASURE = 140;

/** Whether lines were broken by a page: they fill its measure, all but the ends of paragraphs. */
function isBrokenByPage(lines: readonly string[], measure: number): boolean {
  if (lines.length < 2 || measure < SHORTEST_MEASURE || measure > LONGEST_MEASURE) return false;
  const inner = lines.slice(0, -1);
  const full = inner.filter((line) => line.length >= measure * 0.7);
  return full.length > 0 && full.length >= inner.length * 0.6;
}

const startsItem = /^([•●▪■◦○‣⁃\uf0b7\uf0a7]|[-–—*]|\(?[\p{L}\d]{1,3}[.)]) ?/u;

function joinLines(
  lines: readonly string[],
  measure: number,
  vocabulary: ReadonlySet<string>,
  book: ReportBook,
): BodyNode[] {
  const joined: string[] = [];
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const last = joined.at(-1);
    // A short line that ends like a sentence ends a paragraph; a line that begins like an item begins one.
    const isEnd =
      before !== undefined && before.length < measure * 0.7 && /[.!?:…»”"]$/.test(before);
    if (last === undefined || before === undefined || isEnd || startsItem.test(line)) {
      joined.push(line);
      continue;
    }
    book.changed('joinedLines');
    joined[joined.length - 1] = joinAtLineEnd(last, line, vocabulary, book);
  }
  return joined.map((text) => paragraph([{ type: 'text', text }]));
}

/** Joins two lines; a word that was divided at the end of the first becomes one again. */
function joinAtLineEnd(
  first: string,
  second: string,
  vocabulary: ReadonlySet<string>,
  book: ReportBook,
): string {
  const start = /([\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*)([-\u00ad\u2010])$/u.exec(first);
  const end = /^\p{Ll}[\p{L}\p{M}]*/u.exec(second)?.[0];
  if (start === null || end === undefined) return `${first} ${second}`;
  const [, stem = '', hyphen = ''] = start;
  // “long-term” keeps its hyphen where the text writes it so elsewhere.
  if (hyphen !== '\u00ad' && vocabulary.has(`${stem}-${end}`.toLowerCase())) return first + second;
  // “in- and outside”: the hyphen stands for what follows.
  if (/^(and|or|und|oder|et|ou|en|of|y|o)$/.test(end)) return `${first} ${second}`;
  book.changed('joinedWords', stem + end);
  return first.slice(0, -1) + second;
}
