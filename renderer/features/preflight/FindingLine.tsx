// How is one finding shown? Its sign, what was found, how grave it is and where.
import { Info, OctagonX, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Saying } from '../../../core/check-messages.ts';
import { say } from '../../../core/check-messages.ts';
import type { CheckPlace, Severity } from '../../../core/checks/define-check.ts';
import { placeWords } from '../../../core/checks/place-words.ts';
import { useServices } from '../../app/services.ts';

export const severityIcons: Readonly<Record<Severity, ReactNode>> = {
  blocking: <OctagonX aria-hidden />,
  warning: <TriangleAlert aria-hidden />,
  advice: <Info aria-hidden />,
};

interface Props {
  readonly severity: Severity;
  readonly reason: Saying;
  readonly place: CheckPlace;
  /** What stands behind severity and place. */
  readonly more?: ReactNode;
  /** Goes to the place when the words are pressed. */
  readonly onGo: () => void;
}

export function FindingLine({ severity, reason, place, more, onGo }: Props) {
  const { messages } = useServices();
  const words = messages.preflight;
  const where = placeWords(place, messages.preflight.places);
  const what = say(words.reasons, reason);
  return (
    <>
      {severityIcons[severity]}
      <div className="finding-words">
        <button
          type="button"
          className="finding-go"
          aria-label={`${words[severity]}: ${words.goTo(what, where)}`}
          onClick={onGo}
        >
          {what}
        </button>
        <small>
          {words[severity]} · {where}
          {more}
        </small>
      </div>
    </>
  );
}
