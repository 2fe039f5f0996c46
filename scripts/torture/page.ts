// How do the programmes of this folder write their tables into docs/RELIABILITY.md, whose words are written by hand?
import { readFile, writeFile } from 'node:fs/promises';
import { inProject } from '../project.ts';

export const page = inProject('docs', 'RELIABILITY.md');

/** Puts rows into the table of this name; see {@link withRows}. */
export async function replaceRows(
  name: string,
  rows: readonly string[],
  known: readonly string[],
): Promise<void> {
  await writeFile(page, withRows(await readFile(page, 'utf8'), name, rows, known));
}

/**
 * The page with these rows in the table between `<!-- NAME -->` and `<!-- /NAME -->`: each in the place of the row with
 * the same first cell. The rows come in the order of `known`, and what is not known any more goes.
 */
export function withRows(
  text: string,
  name: string,
  rows: readonly string[],
  known: readonly string[],
): string {
  const [begin, end] = [`<!-- ${name} -->\n`, `<!-- /${name} -->`];
  const [start, stop] = [text.indexOf(begin), text.indexOf(end)];
  if (start < 0 || stop < start) throw new Error(`the page has no place for ${name}`);
  const [heading, rule, ...before] = text
    .slice(start + begin.length, stop)
    .trimEnd()
    .split('\n');
  const firstCell = (row: string): string => row.slice(2).split(' | ', 1)[0] ?? '';
  const byName = new Map([...before, ...rows].map((row) => [firstCell(row), row]));
  const table = [heading, rule, ...known.flatMap((one) => byName.get(one) ?? [])];
  return `${text.slice(0, start)}${begin}${table.join('\n')}\n${text.slice(stop)}`;
}
