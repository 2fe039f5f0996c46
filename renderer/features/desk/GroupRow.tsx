// How does the head of a group stand in the table? Its name, how many it has, and whether they are folded away.
import { ChevronDown, ChevronRight } from 'lucide-react';
import { memo } from 'react';
import type { Messages } from '../../../core/messages.ts';
import { dateFormat } from '../../app/dates.ts';
import { type DeskRow, FOUND } from './desk-rows.ts';
import { type RowPlace, rowStyle } from './row-place.ts';

interface Props extends RowPlace {
  readonly row: Extract<DeskRow, { kind: 'group' }>;
  readonly isCounted: boolean;
  readonly messages: Messages;
  /** The same function at every draw. */
  readonly onFold: (group: string) => void;
}

export const GroupRow = memo(function GroupRow(props: Props) {
  const { index, isStop, row, isCounted, messages, onFold } = props;
  const name = (
    <>
      <span className="desk-group-name">{groupName(row.key, messages)}</span>
      <span className="count">{isCounted ? messages.desk.ofGroup(row.count) : ''}</span>
    </>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a grid of rows that are placed one by one.
    <div
      role="row"
      className={props.top === null ? 'desk-row is-group is-stuck' : 'desk-row is-group'}
      data-index={index}
      data-found={row.key === FOUND ? '' : undefined}
      aria-rowindex={index + 2}
      tabIndex={isStop ? 0 : -1}
      style={rowStyle(props)}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: see above. */}
      <div role="gridcell" className="desk-cell is-group" tabIndex={-1} aria-colspan={8}>
        {row.key === FOUND ? (
          <span className="desk-fold">{name}</span>
        ) : (
          <button
            type="button"
            className="desk-fold"
            tabIndex={-1}
            aria-expanded={!row.isFolded}
            onClick={() => onFold(row.key)}
          >
            {row.isFolded ? <ChevronRight aria-hidden /> : <ChevronDown aria-hidden />}
            {name}
          </button>
        )}
      </div>
    </div>
  );
});

function groupName(key: string, messages: Messages): string {
  if (key === FOUND) return messages.desk.foundInText;
  if (/^\d{4}-\d\d$/.test(key)) {
    const month = dateFormat(messages.locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
    return month.format(new Date(`${key}-15T00:00:00Z`));
  }
  const statuses: Readonly<Record<string, string>> = messages.statuses;
  return statuses[key] ?? key;
}
