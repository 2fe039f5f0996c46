// Which events of a calendar file become drafts? Each with what is known of it, before anything is made.

import { Check, TriangleAlert } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import type { ImportCandidate, ImportPlan } from '../../../core/calendar/import-events.ts';
import type { Messages } from '../../../core/messages.ts';
import { eventDays } from '../../../core/site/event-when.ts';
import { factLine } from '../../app/fact-line.ts';
import { useServices } from '../../app/services.ts';
import { DialogProgress } from '../../ui/JobProgress.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { QuestionFoot } from '../../ui/QuestionFoot.tsx';
import { eventText } from './calendar-words.ts';

interface Props {
  readonly plan: ImportPlan;
  /** Makes drafts of these, and says so. */
  readonly onImport: (keys: readonly string[], job: string) => Promise<void>;
  readonly onClose: () => void;
}

export function ImportDialog({ plan, onImport, onClose }: Props) {
  const { messages } = useServices();
  const words = messages.calendar.import;
  const { candidates, unreadable, left, others } = plan;
  const fresh = candidates.filter(({ article }) => article === null);
  // What is over, or off, is no plan of anybody: it is made where a person says so.
  const [ticked, setTicked] = useState<ReadonlySet<string>>(
    () => new Set(fresh.filter(isLikely).map(({ key }) => key)),
  );
  const [job, setJob] = useState<string | null>(null);
  /** The focus begins at the first tick. */
  const hasBegun = useRef(false);
  const title = words.title(plan.name.trim() || plan.fileName);
  if (job !== null) {
    return (
      <Modal title={title} canClose={false} onClose={onClose}>
        <DialogProgress
          job={job}
          label={words.working}
          numbers={(progress) =>
            progress === null ? '' : words.progress(progress.done, progress.total)
          }
        />
      </Modal>
    );
  }
  const apply = async (): Promise<void> => {
    const id = crypto.randomUUID();
    setJob(id);
    await onImport(
      fresh.filter(({ key }) => ticked.has(key)).map(({ key }) => key),
      id,
    );
    onClose();
  };
  const tick = (key: string, isOn: boolean): void => {
    const next = new Set(ticked);
    if (isOn) next.add(key);
    else next.delete(key);
    setTicked(next);
  };
  const isAll = fresh.length > 0 && fresh.every(({ key }) => ticked.has(key));
  return (
    <Modal title={title} lead={words.lead} onClose={onClose}>
      <div className="modal-body">
        <p role="status">
          {candidates.length === 0
            ? words.none
            : words.sum(candidates.length, fresh.length, candidates.length - fresh.length)}
        </p>
        {fresh.length < 2 ? null : (
          <label className="check">
            <input
              type="checkbox"
              checked={isAll}
              ref={(box) => {
                if (box === null) return;
                if (!hasBegun.current) box.focus();
                hasBegun.current = true;
                box.indeterminate = ticked.size > 0 && !isAll;
              }}
              onChange={() => setTicked(new Set(isAll ? [] : fresh.map(({ key }) => key)))}
            />
            <span>{words.all}</span>
          </label>
        )}
        {candidates.length === 0 ? null : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be scrolled by keys, too.
          <ul className="calendar-import" aria-label={words.list} tabIndex={0}>
            {candidates.map((one) => (
              <Candidate
                key={one.key}
                candidate={one}
                isTicked={ticked.has(one.key)}
                messages={messages}
                onTick={(isOn) => tick(one.key, isOn)}
              />
            ))}
          </ul>
        )}
        {unreadable.length === 0 ? null : (
          <details className="calendar-unreadable">
            <summary>{words.unreadable(unreadable.length)}</summary>
            <ul>
              {unreadable.map(({ title: name, why }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: they have no name of their own, and stay where they are.
                <li key={at}>
                  {name.trim() === '' ? messages.list.untitled : name}: {words.unreadableWhy[why]}
                </li>
              ))}
            </ul>
          </details>
        )}
        {left === 0 ? null : <p className="field-help">{words.left(left)}</p>}
        {others === 0 ? null : <p className="field-help">{words.others(others)}</p>}
      </div>
      <QuestionFoot
        yes={words.apply(ticked.size)}
        isOff={ticked.size === 0}
        onYes={() => void apply()}
        onNo={onClose}
      />
    </Modal>
  );
}

function isLikely({ isOver, notes }: ImportCandidate): boolean {
  return !isOver && !notes.includes('cancelled') && !notes.includes('private');
}

function Candidate(props: {
  readonly candidate: ImportCandidate;
  readonly isTicked: boolean;
  readonly messages: Messages;
  readonly onTick: (isOn: boolean) => void;
}) {
  const { candidate, isTicked, messages, onTick } = props;
  const words = messages.calendar.import;
  const id = useId();
  const { article, differs, event, isOver, notes } = candidate;
  const name = candidate.title.trim() === '' ? messages.list.untitled : candidate.title;
  const when = eventText(event, eventDays(event), messages);
  const remarks = [
    ...(isOver ? [words.isOver] : []),
    ...notes.map((note) => words.notes[note]),
    ...(article !== null && differs ? [words.differs(article.headline)] : []),
  ];
  return (
    <li className="calendar-candidate">
      {article === null ? (
        <input
          id={id}
          type="checkbox"
          checked={isTicked}
          aria-describedby={`${id}-more`}
          onChange={(change) => onTick(change.target.checked)}
        />
      ) : (
        <Check aria-hidden />
      )}
      <div>
        {article === null ? (
          <label className="dry-run-headline" htmlFor={id}>
            {name}
          </label>
        ) : (
          <span className="dry-run-headline">{name}</span>
        )}
        <p id={`${id}-more`}>
          {factLine(
            when,
            event.place,
            article !== null && !differs && words.known(article.headline),
          )}
        </p>
        {remarks.map((remark) => (
          <p key={remark} className="calendar-line-warning">
            <TriangleAlert aria-hidden />
            <span>{remark}</span>
          </p>
        ))}
      </div>
    </li>
  );
}
