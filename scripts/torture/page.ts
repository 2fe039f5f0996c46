// How do the programmes of this folder write their tables into docs/RELIABILITY.md, whose words are written by hand?
import { readFile, writeFile } from 'node:fs/promises';
import { inProject } from '../project.ts';

export const page = inProject('docs', 'RELIABILITY.md');

/**
 * Puts rows into the table between `<!-- NAME -->` and `<!-- /NAME -->`: each in the place of the row with the same
 * first cell, or at the end.
 */
export async function replaceRows(name: string, rows: readonly string[]): Promise<void> {
  await writeFile(page, withRows(await readFile(page, 'utf8'), name, rows));
}

export function withRows(text: string, name: string, rows: readonly string[]): string {
  const [begin, end] = [`<!-- ${name} -->\n`, `<!-- /${name} -->`];
  const [start, stop] = [text.indexOf(begin), text.indexOf(end)];
  if (start < 0 || stop < start) throw new Error(`the page has no place for ${name}`);
  const lines = text
    .slice(start + begin.length, stop)
    .trimEnd()
    .split('\n');
  const firstCell = (line: string): string => line.split(' | ', 1)[0] ?? '';
  for (const row of rows) {
    const known = lines.findIndex((line) => firstCell(line) === firstCell(row));
    if (known < 0) lines.push(row);
    else lines[known] = row;
  }
  return `${text.slice(0, start)}${begin}${lines.join('\n')}\n${text.slice(stop)}`;
}
