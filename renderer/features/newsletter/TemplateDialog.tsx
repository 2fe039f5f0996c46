// Under which name is the frame of an issue kept for the next ones?
import { useState } from 'react';
import { useServices } from '../../app/services.ts';
import { Modal } from '../../ui/Modal.tsx';
import { QuestionFoot } from '../../ui/QuestionFoot.tsx';
import { StackedInput } from '../../ui/StackedField.tsx';
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
          <StackedInput label={words.name} maxLength={120} value={name} onType={setName} />
        </div>
        <QuestionFoot yes={words.saveTitle} isOff={name.trim() === ''} onNo={onClose} />
      </form>
    </Modal>
  );
}
