// Does a translation say what its original says by now?
import { reason } from '../check-messages.ts';
import type { SourceChange } from '../translations/source-changes.ts';
import type { BodyReading } from './body-reading.ts';
import type { Check, CheckPlace } from './define-check.ts';

export const sourceChanged: Check = {
  id: 'source-changed',
  *run({ article, reading }, context) {
    const source = context.source(article);
    if (source === undefined || source === null) return;
    const [first] = source.changes;
    if (first === undefined) return;
    yield {
      severity: 'warning',
      place: placeOf(first, reading),
      judged: source.changes.map(({ key }) => key),
      reason: reason('source-changed', source.changes.length, source.language),
      go: 'show',
    };
  },
};

/** Where the first change belongs: its block, or the line beside the text. */
function placeOf({ part, at }: SourceChange, reading: BodyReading): CheckPlace {
  if (part !== 'body') return { at: 'field', field: part };
  const block = [...reading.texts, ...reading.figures, ...reading.tables].find(
    ({ path }) => path.length === 1 && path[0] === at,
  );
  if (block === undefined) return { at: 'field', field: 'text' };
  const { path, number, node } = block;
  return { at: 'body', path, type: node.type, number };
}
