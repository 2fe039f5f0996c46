// What stands over one side of a conflict: whose text it is, and the button that keeps it.
import { signs } from '../history/Comparison.tsx';

interface Props {
  readonly side: 'other' | 'mine';
  readonly name: string;
  readonly facts: string;
  readonly action: string;
  readonly isDisabled: boolean;
  readonly onChosen: () => void;
}

export function SideHead({ side, name, facts, action, isDisabled, onChosen }: Props) {
  return (
    <>
      <span
        className={side === 'mine' ? 'diff-sign is-added' : 'diff-sign is-removed'}
        aria-hidden="true"
      >
        {side === 'mine' ? signs.conflict.added : signs.conflict.removed}
      </span>
      <h3>{name}</h3>
      <span className="comparison-facts">{facts}</span>
      <button type="button" className="button is-small" disabled={isDisabled} onClick={onChosen}>
        {action}
      </button>
    </>
  );
}
