// Was this revision made from that one? The line of an article, in few enough words to be in every record.
import * as z from 'zod';

/**
 * Who wrote the revisions up to which one, oldest first. A writer is one opening of a library, under a random name, so
 * that two writers never count the same revisions. An article that was never saved has an empty line.
 */
export const lineage = z.array(
  z.object({ by: z.string().min(1).max(40), to: z.int().nonnegative() }),
);
export type Lineage = z.infer<typeof lineage>;

/** Older writers than these are forgotten; what they wrote then counts as unrelated, and both sides are kept. */
const WRITERS_KEPT = 24;

/** The line with one more revision at its end. */
export function extendLine(line: Lineage, by: string, revision: number): Lineage {
  const before = line.at(-1)?.by === by ? line.slice(0, -1) : line;
  return [...before, { by, to: revision }].slice(-WRITERS_KEPT);
}

/** How a found revision stands to a known one: the same, made from it, what it was made from, or on a line apart. */
export type LineRelation = 'same' | 'after' | 'before' | 'apart';

export function relateLines(found: Lineage, known: Lineage): LineRelation {
  const isAfter = passesThroughEnd(found, known);
  const isBefore = passesThroughEnd(known, found);
  if (isAfter && isBefore) return 'same';
  if (isAfter) return 'after';
  return isBefore ? 'before' : 'apart';
}

/** Whether the last revision of `other` is one that `line` came along. */
function passesThroughEnd(line: Lineage, other: Lineage): boolean {
  const end = other.at(-1);
  if (end === undefined) return true;
  return line.some(({ by, to }) => by === end.by && to >= end.to);
}
