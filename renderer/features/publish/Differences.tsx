// What differs on a page or a post, between what is there and what would be? Line by line, word by word.
import { useEffect, useMemo, useState } from 'react';
import { compareWords } from '../../../core/history/words.ts';
import type { Difference, PlannedChange, PublishPlan } from '../../../core/ipc/publish-contract.ts';
import { useServices } from '../../app/services.ts';

export function Differences(props: {
  readonly change: PlannedChange;
  readonly plan: PublishPlan;
  readonly language: string | undefined;
}) {
  const { api, messages } = useServices();
  const words = messages.publish;
  const { change, plan } = props;
  const [told, setTold] = useState<Told | null>(
    change.differences.length > 0 ? { differences: change.differences, more: 0 } : null,
  );
  const { id } = plan;
  const { at } = change;
  useEffect(() => {
    if (told !== null) return;
    let isWanted = true;
    const take = (answer: Told): void => {
      if (isWanted) setTold(answer);
    };
    api
      .call('publish.differences', { plan: id, at })
      // What cannot be compared is a change all the same.
      .then(take, () => take({ differences: [], more: 0 }));
    return () => {
      isWanted = false;
    };
  }, [api, told, id, at]);
  if (told === null) return <p className="publish-differences">{words.looking}</p>;
  if (told.differences.length === 0) {
    return <p className="publish-differences">{words.noDifference}</p>;
  }
  return (
    <dl className="publish-differences" lang={props.language}>
      {told.differences.map(({ field, before, after }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two lines of a page may differ in the same way.
        <div key={index} className="publish-difference">
          <dt lang={messages.locale}>{words.fields[field] ?? field}</dt>
          <dd>
            <WordRuns before={before} after={after} />
          </dd>
        </div>
      ))}
      {told.more > 0 ? (
        <div className="publish-difference">
          <dt />
          <dd lang={messages.locale}>{words.moreDifferences(told.more)}</dd>
        </div>
      ) : null}
    </dl>
  );
}

interface Told {
  readonly differences: readonly Difference[];
  readonly more: number;
}

/** One line with what was taken out and what came in. */
function WordRuns({ before, after }: { readonly before: string; readonly after: string }) {
  const { messages } = useServices();
  const { marks } = messages.publish;
  const pieces = useMemo(() => inOneLine(before, after), [before, after]);
  return pieces.map(({ text, change }, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces are made anew with every comparison.
    if (change === 'same') return <span key={index}>{text}</span>;
    const Tag = change === 'added' ? 'ins' : 'del';
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: see above.
      <Tag key={index}>
        <span className="visually-hidden">{marks[change]} </span>
        {text}
      </Tag>
    );
  });
}

interface Piece {
  readonly text: string;
  readonly change: 'same' | 'added' | 'removed';
}

/** Both sides in one line: what is the same once, and between it what was removed before what was added. */
export function inOneLine(before: string, after: string): Piece[] {
  const marked = (text: string) => (text === '' ? [] : [{ text, marks: [] }]);
  const words = compareWords(marked(before), marked(after));
  const pieces: Piece[] = [];
  const old = [...words.before];
  for (const run of words.after) {
    while (old[0]?.change === 'removed') pieces.push(...old.splice(0, 1));
    if (run.change === 'same') old.shift();
    pieces.push({ text: run.text, change: run.change });
  }
  return [...pieces, ...old.filter(({ change }) => change === 'removed')];
}
