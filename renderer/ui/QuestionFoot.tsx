// How does a question end? With its two answers: no first, and yes where the hand expects it.
import type { ButtonHTMLAttributes } from 'react';
import { useServices } from '../app/services.ts';

interface Props {
  /** What is done, as a verb. */
  readonly yes: string;
  /** Left out in a form: there the button sends it. */
  readonly onYes?: () => void;
  readonly onNo: () => void;
  /** There is nothing to say yes to yet. */
  readonly isOff?: boolean;
  /** It is being done, and no comes too late. */
  readonly isBusy?: boolean;
  /** For a button that can be pressed and says by that why nothing is done. */
  readonly state?: Pick<ButtonHTMLAttributes<HTMLButtonElement>, 'aria-busy' | 'aria-disabled'>;
}

export function QuestionFoot({ yes, onYes, onNo, isOff = false, isBusy = false, state }: Props) {
  const { messages } = useServices();
  return (
    <div className="modal-foot">
      <button type="button" className="button" disabled={isBusy} onClick={onNo}>
        {messages.common.cancel}
      </button>
      <button
        type={onYes === undefined ? 'submit' : 'button'}
        className="button is-primary"
        disabled={isOff || isBusy}
        onClick={onYes}
        {...state}
      >
        {yes}
      </button>
    </div>
  );
}
