// Who does this, and why? A dialog whose two answers are kept in the audit trail.
import { type ReactNode, useId, useState } from 'react';
import { MOST_WHY } from '../../../core/ipc/article-contract.ts';
import { useServices } from '../../app/services.ts';
import { Modal } from '../../ui/Modal.tsx';
import { QuestionFoot } from '../../ui/QuestionFoot.tsx';

interface Props {
  readonly title: string;
  readonly lead: string;
  readonly confirm: string;
  /** What it is about, above the questions. */
  readonly children?: ReactNode;
  readonly onCancel: () => void;
  readonly onSay: (why: string) => void;
}

export function ReasonDialog({ title, lead, confirm, children, onCancel, onSay }: Props) {
  const { messages, preferences, setPreferences } = useServices();
  const words = messages.workflow.ask;
  const [why, setWhy] = useState('');
  const [by, setBy] = useState(() => preferences.get().personName);
  const [isMissing, setIsMissing] = useState(false);
  const id = useId();
  const lacks = (text: string): boolean => isMissing && text.trim() === '';
  return (
    <Modal title={title} lead={lead} size="question" onClose={onCancel}>
      <form
        className="reason-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (why.trim() === '' || by.trim() === '') {
            setIsMissing(true);
            document.getElementById(why.trim() === '' ? `${id}-why` : `${id}-by`)?.focus();
            return;
          }
          // Before the save that it signs: calls of one window are answered in their order.
          if (by.trim() !== preferences.get().personName) setPreferences({ personName: by.trim() });
          onSay(why.trim());
        }}
      >
        <div className="modal-body">
          {children}
          <div>
            <label className="field-label" htmlFor={`${id}-why`}>
              {words.why}
            </label>
            <textarea
              id={`${id}-why`}
              className="field"
              rows={3}
              // biome-ignore lint/a11y/noAutofocus: a dialog begins at its first field.
              autoFocus
              maxLength={MOST_WHY}
              value={why}
              aria-invalid={lacks(why)}
              onChange={(event) => setWhy(event.target.value)}
            />
          </div>
          <div>
            <label className="field-label" htmlFor={`${id}-by`}>
              {words.who}
            </label>
            <input
              id={`${id}-by`}
              className="field"
              maxLength={120}
              autoComplete="name"
              value={by}
              aria-invalid={lacks(by)}
              onChange={(event) => setBy(event.target.value)}
            />
          </div>
          {lacks(why) || lacks(by) ? (
            <p className="field-error" role="alert">
              {words.missing}
            </p>
          ) : null}
        </div>
        <QuestionFoot yes={confirm} onNo={onCancel} />
      </form>
    </Modal>
  );
}
