// Is it saved? One place that always says so, in words, and what to do when it is not.
import { Check, CircleDashed, CircleX, Eye, LoaderCircle } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { unreachable } from '../../../core/errors.ts';
import { describeFailure, type Messages, notSavedBecause } from '../../../core/messages.ts';
import { timeOfDay } from '../../app/dates.ts';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import type { ArticleSession } from '../../editor/article-session.ts';
import type { SaveState } from '../../editor/autosave.ts';
import { Modal } from '../../ui/Modal.tsx';

/** A save that takes less than this is not worth a word. */
const WORTH_SAYING_MILLISECONDS = 400;

export function SaveStatus({ session }: { readonly session: ArticleSession }) {
  const { messages } = useServices();
  const { save } = useStore(session);
  const shown = useCalmState(save);
  const [asking, setAsking] = useState(false);
  const hasFailed = shown.state === 'failed' || shown.state === 'conflict';
  const { icon, text } =
    session.readOnly === null
      ? describeState(shown, messages)
      : { icon: <Eye aria-hidden />, text: messages.save.readOnly };

  return (
    <div className={hasFailed ? 'save-state is-failed' : 'save-state'}>
      {icon}
      <span
        role="status"
        aria-label={messages.save.label}
        aria-live={hasFailed ? 'assertive' : 'polite'}
        data-state={shown.state}
      >
        {text}
      </span>
      {shown.state === 'failed' ? (
        <button type="button" className="link-button" onClick={() => setAsking(true)}>
          {messages.frame.whatToDo}
        </button>
      ) : null}
      {asking && shown.state === 'failed' ? (
        <NotSavedDialog session={session} onClose={() => setAsking(false)} />
      ) : null}
    </div>
  );
}

/** Quick saves pass unseen: the words change only when a save is slow, or over. */
function useCalmState(save: SaveState): SaveState {
  const [settled, setSettled] = useState(save);
  if (save.state !== 'saving' && settled !== save) setSettled(save);
  useEffect(() => {
    if (save.state !== 'saving') return;
    const timer = window.setTimeout(() => setSettled(save), WORTH_SAYING_MILLISECONDS);
    return () => window.clearTimeout(timer);
  }, [save]);
  return settled;
}

function describeState(save: SaveState, messages: Messages): { icon: ReactNode; text: string } {
  switch (save.state) {
    case 'clean':
      return { icon: <Check aria-hidden className="is-ok" />, text: messages.save.clean };
    case 'dirty':
      return { icon: <CircleDashed aria-hidden />, text: messages.save.dirty };
    case 'saving':
      return { icon: <LoaderCircle aria-hidden className="spinner" />, text: messages.save.saving };
    case 'saved':
      return {
        icon: <Check aria-hidden className="is-ok" />,
        text: messages.save.saved(timeOfDay(save.at, messages.locale)),
      };
    case 'failed':
    case 'conflict':
      return {
        icon: <CircleX aria-hidden />,
        text: messages.save.failed(notSavedBecause(messages, save.failure)),
      };
    default:
      return unreachable(save);
  }
}

function NotSavedDialog(props: { readonly session: ArticleSession; readonly onClose: () => void }) {
  const { messages } = useServices();
  const { article, save, isJournalFailing } = useStore(props.session);
  if (save.state !== 'failed') return null;
  const { sentence, action } = describeFailure(messages, {
    ...save.failure,
    subject: save.failure.subject ?? (article.headline === '' ? undefined : article.headline),
  });
  return (
    <Modal
      title={messages.save.dialogTitle(
        article.headline === '' ? messages.list.untitled : article.headline,
      )}
      lead={sentence}
      size="question"
      onClose={props.onClose}
    >
      <div className="modal-body">
        <p>{action}</p>
        <p>
          {messages.save.keptHere}{' '}
          {isJournalFailing ? messages.recovery.failing : messages.recovery.noted}
        </p>
        <details>
          <summary>{messages.common.details}</summary>
          <code>{[save.failure.code, save.failure.detail].filter(Boolean).join(': ')}</code>
        </details>
      </div>
      <div className="modal-foot">
        <button type="button" className="button" onClick={props.onClose}>
          {messages.common.close}
        </button>
        <button
          type="button"
          className="button is-primary"
          onClick={() => {
            props.onClose();
            void props.session.flush();
          }}
        >
          {messages.frame.saveNow}
        </button>
      </div>
    </Modal>
  );
}
