// Under which name is the frame of an issue kept for the next ones?
import { useId, useState } from 'react';
import { useServices } from '../../app/services.ts';
import { Modal } from '../../ui/Modal.tsx';
import type { IssueSession } from './issue-session.ts';
import { useIssueActions } from './use-issue-actions.ts';

export function TemplateDialog(props: {
  readonly session: IssueSession;
  readonly onClose: () => void;
}) {
  const { session, onClose } = props;
  const { messages } = useServices();
  const words = messages.newsletter.templates;
  const actions = useIssueActions();
  const id = useId();
  const [name, setName] = useState('');
  const save = async (): Promise<void> => {
    if (!(await session.flush())) return;
    const made = await actions.make(
      (api) => api.call('newsletter.saveTemplate', { id: session.id, name }),
      () => words.saved(name.trim()),
    );
    if (made !== null) onClose();
  };
  return (
    <Modal title={words.saveTitle} lead={words.saveLead} size="question" onClose={onClose}>
      <form
        className="modal-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') void save();
        }}
      >
        <div className="modal-body">
          <label className="stacked-field" htmlFor={id}>
            {words.name}
            <input
              id={id}
              className="field"
              maxLength={120}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </label>
        </div>
        <footer className="modal-foot">
          <button type="button" className="button" onClick={onClose}>
            {messages.common.cancel}
          </button>
          <button type="submit" className="button is-primary" disabled={name.trim() === ''}>
            {words.saveTitle}
          </button>
        </footer>
      </form>
    </Modal>
  );
}
